"""Decisions over what the machine reads: applied, re-anchored, or asked about; never lost."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from summitgraph import authority
from summitgraph.pipeline.account import account_of
from summitgraph.pipeline.corrections import NAME, copy_into
from summitgraph.pipeline.extend import extend
from summitgraph.pipeline.graph import KnowledgeGraph
from summitgraph.pipeline.verify import verify
from summitgraph.pipeline.writer import Writer
from summitgraph.reading import read_bytes
from summitgraph.records import Account, Act, Statement
from summitgraph.records.decision import (
    Decision,
    FinalStatement,
    NamedActor,
    NamedIssue,
    OutcomeKind,
    ThingKind,
    Verb,
)
from summitgraph.review import Journal, corrected, numbered, ref_of, standing

TEXT = """Talks in Accra

President William Ruto met President John Mahama in Accra on 2 May 2024.
Ruto urged Ghana to open its market for tea. Mahama rejected the proposal on fisheries.
"""


def machine(text: str = TEXT) -> Account:
    return account_of(read_bytes(text.encode(), "accra.txt"))


def decide(verb: Verb, account: Account, *about: Statement, **more: object) -> Decision:
    plain = Decision(
        when="2026-11-24T13:00:00Z",
        who="Ada",
        verb=verb,
        readout=account.readout.sha256,
        file=account.readout.name,
        about=tuple(ref_of(statement) for statement in about),
    )
    return numbered(replace(plain, **more))  # type: ignore[arg-type]


def final(statement: Statement, **more: object) -> FinalStatement:
    made = FinalStatement(
        start=statement.evidence.start,
        end=statement.evidence.end,
        quote=statement.evidence.quote,
        act=statement.act,
        speakers=tuple(NamedActor(key=a.key, name=a.name, kind=a.kind) for a in statement.speakers),
        issues=tuple(NamedIssue(key=i.key, label=i.label) for i in statement.issues),
    )
    return replace(made, **more)  # type: ignore[arg-type]


def over(
    account: Account, *decisions: Decision, here: Sequence[str] = ()
) -> tuple[Account, list[OutcomeKind]]:
    told, outcomes = corrected(
        account, standing(decisions), authority.load(), is_here=list(here).__contains__
    )
    return told, [outcome.kind for outcome in outcomes]


def acts(account: Account) -> list[str]:
    return [str(statement.act) for statement in account.statements]


def test_the_machine_reads_two_statements_here() -> None:
    assert acts(machine()) == ["requests", "rejects"]


def test_a_rejected_statement_is_gone_and_its_sentence_says_why() -> None:
    account = machine()
    told, kinds = over(account, decide(Verb.REJECT, account, account.statements[0]))
    assert (acts(told), kinds) == (["rejects"], [OutcomeKind.APPLIED])
    assert [n.reason for n in told.notices if "urged" in n.evidence.quote] == ["rejected"]
    assert told.coded_sentence_count == account.coded_sentence_count - 1


def test_an_accepted_statement_is_sure_and_names_who_read_it_so() -> None:
    account = machine()
    told, _ = over(account, decide(Verb.ACCEPT, account, account.statements[0]))
    assert told.statements[0].confidence == 1.0
    assert [reader.name for reader in told.statements[0].readers] == ["rules", "Ada"]


def test_a_changed_statement_takes_the_place_of_the_other() -> None:
    account = machine()
    one = account.statements[0]
    change = decide(Verb.CHANGE, account, one, to=(final(one, act=Act.PROPOSES),))
    told, kinds = over(account, change)
    assert (acts(told), kinds) == (["proposes", "rejects"], [OutcomeKind.APPLIED])


def test_a_split_gives_two_and_a_merge_one() -> None:
    account = machine()
    one, other = account.statements
    both = (final(one), final(one, issues=(NamedIssue(key="issue/markets", label="markets"),)))
    told, _ = over(account, decide(Verb.SPLIT, account, one, to=both))
    assert acts(told) == ["requests", "requests", "rejects"]
    told, _ = over(account, decide(Verb.MERGE, account, one, other, to=(final(other),)))
    assert acts(told) == ["rejects"]


def test_a_missed_statement_is_added_and_takes_the_notice_of_its_sentence() -> None:
    account = machine()
    start = TEXT.index("President William Ruto met")
    added = final(
        account.statements[0], start=start, end=start + 26, quote=TEXT[start : start + 26]
    )
    told, kinds = over(account, decide(Verb.ADD, account, to=(added,)))
    assert (len(told.statements), kinds) == (3, [OutcomeKind.APPLIED])
    assert told.coded_sentence_count == account.coded_sentence_count + 1
    assert not [n for n in told.notices if n.evidence.start == start]


def test_words_that_moved_are_found_again_and_words_that_went_are_asked_for() -> None:
    account = machine()
    one = account.statements[0]
    change = decide(Verb.CHANGE, account, one, to=(final(one, act=Act.PROPOSES),))
    moved = machine(TEXT.replace("Talks in Accra", "Long talks in Accra"))
    told, kinds = over(moved, change)
    assert (acts(told), kinds) == (["proposes", "rejects"], [OutcomeKind.APPLIED])
    gone = machine(TEXT.replace("tea", "coffee"))
    told, kinds = over(gone, change)
    assert (acts(told), kinds) == (["requests", "rejects"], [OutcomeKind.LOST])
    assert over(moved, change, here=[account.readout.sha256])[1] == []


def test_another_reading_of_the_same_words_gives_way_and_is_asked_about() -> None:
    account = machine()
    one = account.statements[0]
    change = decide(Verb.CHANGE, account, one, to=(final(one, act=Act.PROPOSES),))
    reject = decide(Verb.REJECT, account, one)
    other = replace(account, statements=(replace(one, act=Act.STATES), account.statements[1]))
    assert over(other, change)[1] == [OutcomeKind.ASKS]
    assert acts(over(other, change)[0]) == ["proposes", "rejects"]
    told, kinds = over(other, reject)  # another claim than the one that was rejected
    assert (acts(told), kinds) == (["states", "rejects"], [OutcomeKind.ASKS])
    nothing = replace(account, statements=account.statements[1:])
    assert over(nothing, reject)[1] == [OutcomeKind.MOOT]
    assert acts(over(nothing, change)[0]) == ["proposes", "rejects"]


def test_two_issues_that_are_the_same_become_one_everywhere() -> None:
    account = machine()
    old = account.statements[0].issues[0].key
    same = decide(Verb.SAME, account, kind=ThingKind.ISSUE, one="issue/tea", other=old)
    told, _ = over(account, same)
    assert told.statements[0].issues[0].key == "issue/tea"
    apart = decide(
        Verb.APART, account, kind=ThingKind.ISSUE, one="issue/tea", other=old, seen=(same.id,)
    )
    assert over(account, same, apart)[0].statements[0].issues[0].key == old


# --- in a store


@pytest.fixture
def store(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "accra.txt").write_text(TEXT, encoding="utf-8")
    extend(tmp_path / "docs", tmp_path / "graph")
    return tmp_path / "graph"


def told_acts(store: Path) -> list[str]:
    rows = KnowledgeGraph.open(store).query("positions")
    return sorted(str(row["actLabel"]) for row in rows)


def but_decisions(store: Path) -> list[str]:
    """The quads of all graphs but that which tells what people decided."""
    quads = KnowledgeGraph.open(store).store.write("nq").splitlines()
    return [quad for quad in quads if "/graph/corrections> ." not in quad]


def take(store: Path) -> None:
    with Writer(store):
        pass


def test_a_decision_is_put_into_effect_and_taken_back_in_the_graph(store: Path) -> None:
    account = machine()
    assert told_acts(store) == ["rejects", "requests"]
    before = but_decisions(store)
    journal = Journal(store / NAME)
    (reject,) = journal.append([decide(Verb.REJECT, account, account.statements[0])])
    take(store)
    assert told_acts(store) == ["rejects"]
    assert verify(store) == []
    journal.append([decide(Verb.UNDO, account, undoes=reject.id, readout="", file="", about=())])
    take(store)
    assert but_decisions(store) == before


def test_a_rebuild_from_the_documents_replays_the_journal(store: Path, tmp_path: Path) -> None:
    account = machine()
    one = account.statements[0]
    journal = Journal(store / NAME)
    journal.append([decide(Verb.CHANGE, account, one, to=(final(one, act=Act.PROPOSES),))])
    take(store)
    wanted = KnowledgeGraph.open(store).store.write("nq")
    assert copy_into(tmp_path / "again", store / NAME) == 1
    extend(tmp_path / "docs", tmp_path / "again")
    assert KnowledgeGraph.open(tmp_path / "again").store.write("nq") == wanted
    assert copy_into(tmp_path / "again", store / NAME) == 0


def test_a_document_that_changed_keeps_what_was_decided_on_it(store: Path, tmp_path: Path) -> None:
    account = machine()
    Journal(store / NAME).append([decide(Verb.REJECT, account, account.statements[0])])
    changed = TEXT.replace("Talks in Accra", "The talks in Accra")
    (tmp_path / "docs" / "accra.txt").write_text(changed, encoding="utf-8")
    extend(tmp_path / "docs", store)
    assert told_acts(store) == ["rejects"]


def test_two_accounts_are_of_one_meeting_or_not_as_a_person_says(
    store: Path, tmp_path: Path
) -> None:
    other = TEXT.replace("Talks in Accra", "Meeting of the presidents")
    (tmp_path / "docs" / "other.txt").write_text(other, encoding="utf-8")
    extend(tmp_path / "docs", store)
    assert len(KnowledgeGraph.open(store).query("matches")) == 1
    shas = [read_bytes(text.encode(), "x").sha256 for text in (TEXT, other)]
    apart = decide(
        Verb.APART,
        machine(),
        kind=ThingKind.MEETING,
        one=shas[0],
        other=shas[1],
        readout="",
        file="",
    )
    Journal(store / NAME).append([apart])
    take(store)
    assert len(KnowledgeGraph.open(store).query("matches")) == 0
    assert verify(store) == []  # the graph of links is empty now, which is no damage
    again = numbered(replace(apart, verb=Verb.SAME, seen=(apart.id,)))
    Journal(store / NAME).append([again])
    take(store)
    [match] = KnowledgeGraph.open(store).query("matches")
    assert match["why"] == "a person has said that they are one meeting"


def test_the_journal_can_be_read_by_a_person(store: Path) -> None:
    account = machine()
    Journal(store / NAME).append([decide(Verb.REJECT, account, account.statements[0], why="no")])
    told = json.loads((store / NAME).read_text())
    assert list(told) == ["id", "when", "who", "verb", "why", "readout", "file", "about"]
    assert (
        told["about"][0]["quote"].startswith("urged Ghana") or "urged" in told["about"][0]["quote"]
    )
