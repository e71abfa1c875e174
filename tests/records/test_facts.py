"""Records refuse what is no fact, and tell what follows from what they hold."""

from __future__ import annotations

import pytest

from summitgraph.records import Act, Evidence, Meeting, Statement
from summitgraph.records.decision import Decision, FinalStatement, StatementRef, Verb
from summitgraph.records.reader import person
from summitgraph.records.shared_meeting import Joined, SharedMeeting


@pytest.mark.parametrize(
    ("start", "end", "quote"), [(3, 3, ""), (-1, 2, "abc"), (3, 9, "agree"), (9, 3, "agreed")]
)
def test_evidence_that_is_no_quote_of_its_span_is_refused(start: int, end: int, quote: str) -> None:
    with pytest.raises(ValueError, match="must quote its own span"):
        Evidence(start=start, end=end, quote=quote)
    assert Evidence(start=3, end=9, quote="agreed").quote == "agreed"


def test_a_statement_by_nobody_is_refused() -> None:
    evidence = Evidence(start=0, end=6, quote="agreed")
    with pytest.raises(ValueError, match="leave a notice instead"):
        Statement(
            evidence=evidence, speakers=(), act=Act.AGREES, issues=(), rule="r", confidence=0.5
        )


def test_a_meeting_is_as_sure_as_the_least_sure_of_its_pairs() -> None:
    meeting = Meeting(key="meeting/a", label="a", date=None)
    pairs = [Joined(readouts=("1", "2"), confidence=c, why="same day") for c in (0.9, 0.6)]
    both = SharedMeeting(meeting=meeting, readouts=("1", "2"), told=(), joined=tuple(pairs))
    alone = SharedMeeting(meeting=meeting, readouts=("1",), told=(meeting,))
    assert (both.confidence, alone.confidence) == (0.6, 1.0)


def test_a_decision_touches_the_words_it_is_on_and_no_neighbour() -> None:
    ref = StatementRef(start=3, end=9, quote="agreed", act=Act.AGREES, speakers=("a",))
    final = FinalStatement(
        start=20, end=23, quote="met", act=Act.STATES, speakers=(), issues=(), negated=True
    )
    told = Decision(when="w", who="Ada", verb=Verb.CHANGE, about=(ref,), to=(final,))
    assert told.words == (ref, final)
    touched = [told.touches(*span) for span in ((8, 12), (22, 40), (9, 20), (23, 30), (0, 3))]
    assert touched == [True, True, False, False, False]


def test_a_person_has_one_key_whenever_she_reads() -> None:
    assert person("Ada") == person("Ada")
    assert person("Ada").key != person("Ada ").key
