"""What a person settled stands under the heading under which its words stand."""

from __future__ import annotations

import pytest

from summitgraph.pipeline.account import account_of
from summitgraph.reading import read_bytes
from summitgraph.records import Account, Act
from summitgraph.records.decision import Decision, NamedIssue, OutcomeKind, Verb
from tests.review.test_replay import decide, final, over

TEXT = """Talks in Accra

President William Ruto met President John Mahama in Accra on 2 May 2024.

1. Trade

Ruto urged Ghana to open its market for tea. Mahama rejected the proposal on fisheries.

2. Security

The two presidents discussed piracy.
"""


def machine(text: str = TEXT) -> Account:
    return account_of(read_bytes(text.encode(), "accra.txt"))


def made(verb: Verb) -> Decision:
    """A decision by which something is settled on the words under "Trade"."""
    account = machine()
    one, other, _ = account.statements
    match verb:
        case Verb.CHANGE:
            return decide(verb, account, one, to=(final(one, act=Act.PROPOSES),))
        case Verb.SPLIT:
            tea = NamedIssue(key="issue/tea", label="tea")
            return decide(verb, account, one, to=(final(one), final(one, issues=(tea,))))
        case Verb.MERGE:
            return decide(verb, account, one, other, to=(final(other, act=Act.STATES),))
    return decide(verb, account, to=(final(other, act=Act.STATES),))


def headings(account: Account) -> list[str]:
    return [statement.section for statement in account.statements]


def test_the_machine_reads_three_statements_under_two_headings() -> None:
    assert headings(machine()) == ["Trade", "Trade", "Security"]


@pytest.mark.parametrize("verb", [Verb.CHANGE, Verb.SPLIT, Verb.MERGE, Verb.ADD])
def test_what_is_settled_stands_under_the_heading_of_its_words(verb: Verb) -> None:
    told, kinds = over(machine(), made(verb))
    assert kinds == [OutcomeKind.APPLIED]
    people = [s.section for s in told.statements if s.rule == "review/person"]
    assert people
    assert set(people) == {"Trade"}
    assert headings(told)[-1] == "Security"


@pytest.mark.parametrize("verb", [Verb.CHANGE, Verb.SPLIT, Verb.MERGE, Verb.ADD])
def test_a_heading_that_was_changed_is_told_as_it_is_now(verb: Verb) -> None:
    told, _ = over(machine(TEXT.replace("1. Trade", "1. Commerce")), made(verb), here=[])
    people = [s.section for s in told.statements if s.rule == "review/person"]
    assert people
    assert set(people) == {"Commerce"}


def test_words_over_two_parts_stand_under_the_first_heading() -> None:
    readout = machine().readout
    start, end = TEXT.index("Mahama rejected"), TEXT.index("piracy")
    assert readout.heading_over(start, end) == "Trade"
    assert readout.heading_over(end, end + 6) == "Security"
    assert readout.heading_over(0, 5) == ""
