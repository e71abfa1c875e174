"""The journal of corrections: nothing that was acknowledged is ever lost, and nothing is taken."""

from __future__ import annotations

import multiprocessing
from dataclasses import replace
from pathlib import Path

import pytest

from summitgraph.errors import GraphError, OutputError, UsageError
from summitgraph.records import Act, ActorKind
from summitgraph.records.decision import (
    Decision,
    FinalStatement,
    NamedActor,
    NamedIssue,
    StatementRef,
    ThingKind,
    Verb,
)
from summitgraph.review import Journal, decision_line, numbered, read_decision, standing

RUTO = NamedActor(key="person/william-ruto", name="William Ruto", kind=ActorKind.PERSON)
REF = StatementRef(start=3, end=9, quote="agreed", act=Act.AGREES, speakers=(RUTO.key,))
FINAL = FinalStatement(
    start=3,
    end=9,
    quote="agreed",
    act=Act.COMMITS,
    speakers=(RUTO,),
    issues=(NamedIssue(key="issue/trade", label="trade"),),
)


def decision(verb: Verb = Verb.REJECT, **more: object) -> Decision:
    plain = Decision(when="2026-11-24T13:00:00Z", who="Ada", verb=verb, readout="r", file="a.txt")
    about = {"about": (REF,)} if verb in (Verb.REJECT, Verb.ACCEPT, Verb.CHANGE) else {}
    return numbered(replace(plain, **(about | more)))  # type: ignore[arg-type]


def test_a_decision_comes_back_as_it_was_written(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "corrections.jsonl")
    given = (
        decision(why="“Nobody” agreed = nonsense\nhere"),
        decision(Verb.CHANGE, to=(FINAL,)),
        decision(Verb.SAME, kind=ThingKind.ISSUE, one="issue/a", other="issue/b"),
    )
    assert journal.append(given) == given
    assert journal.read() == (given, ())
    assert len((tmp_path / "corrections.jsonl").read_text().splitlines()) == 3


@pytest.mark.parametrize(
    "wrong", [{"who": " "}, {"when": "yesterday"}, {"about": ()}, {"why": "x" * (1 << 20)}]
)
def test_what_would_not_be_read_again_is_not_acknowledged(
    tmp_path: Path, wrong: dict[str, object]
) -> None:
    journal = Journal(tmp_path / "corrections.jsonl")
    with pytest.raises(UsageError):
        journal.append([decision(), decision(Verb.REJECT, **wrong)])
    assert journal.read() == ((), ())
    assert journal.append([decision(who="Ada B.")]) == journal.read()[0]


def test_a_statement_at_the_very_begin_of_a_text_is_kept(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "corrections.jsonl")
    given = decision(about=(replace(REF, start=0, end=6),))
    assert journal.append([given]) == (given,)
    assert journal.read() == ((given,), ())


def test_every_prefix_of_the_file_keeps_every_whole_line(tmp_path: Path) -> None:
    path = tmp_path / "corrections.jsonl"
    given = [decision(why=f"reason {number}") for number in range(5)]
    Journal(path).append(given)
    whole = path.read_bytes()
    for cut in range(len(whole) + 1):
        path.write_bytes(whole[:cut])
        found, faults = Journal(path).read()
        assert list(found) == given[: whole[:cut].count(b"\n")]
        assert bool(faults) == (cut > 0 and whole[cut - 1 : cut] != b"\n")


def test_a_line_that_was_cut_off_is_closed_and_told_and_nothing_else_is_lost(
    tmp_path: Path,
) -> None:
    path = tmp_path / "corrections.jsonl"
    first, second = decision(why="one"), decision(why="two")
    path.write_bytes(decision_line(first) + decision_line(second)[:30])
    third = decision(why="three")
    Journal(path).append([third])
    found, faults = Journal(path).read()
    assert found == (first, third)
    assert [fault.line for fault in faults] == [2]


def test_a_line_that_was_changed_by_hand_is_told_and_does_not_count() -> None:
    line = decision_line(decision(why="right"))
    assert read_decision(line).why == "right"
    with pytest.raises(GraphError, match="changed after it was written"):
        read_decision(line.replace(b"right", b"wrong"))
    with pytest.raises(GraphError, match="no decision"):
        read_decision(b'{"verb": "sing"}')


def test_a_merge_that_brings_a_line_twice_counts_it_once(tmp_path: Path) -> None:
    path = tmp_path / "corrections.jsonl"
    path.write_bytes(2 * decision_line(decision()))
    assert len(Journal(path).read()[0]) == 1


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="could not be written down"):
        Journal(tmp_path / "none" / "corrections.jsonl").append([decision()])
    (tmp_path / "corrections.jsonl").mkdir()
    with pytest.raises(GraphError, match="cannot be read"):
        Journal(tmp_path / "corrections.jsonl").read()


def _add(path: Path, who: str) -> None:
    for number in range(25):
        Journal(path).append([decision(who=who, why=str(number))])


def test_two_reviewers_write_at_once_and_both_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "corrections.jsonl"
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_add, args=(path, who)) for who in ("Ada", "Ben")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    found, faults = Journal(path).read()
    assert (len(found), faults) == (50, ())


def test_what_was_undone_no_longer_holds_until_the_undo_is_undone() -> None:
    first = decision()
    undo = decision(Verb.UNDO, undoes=first.id)
    again = decision(Verb.UNDO, undoes=undo.id)
    assert standing([first, undo]).holding == ()
    assert standing([first, undo, again]).holding == (first,)


def test_of_two_who_did_not_know_of_each_other_the_first_holds_and_the_other_is_shown() -> None:
    first = decision(who="Ada")
    rival = decision(Verb.ACCEPT, who="Ben")
    aware = decision(Verb.ACCEPT, who="Ben", seen=(first.id,))
    assert standing([first, rival]).holding == (first,)
    assert standing([first, rival]).conflicts == {rival.id: (first.id,)}
    assert standing([first, aware]).conflicts == {}
    undo = decision(Verb.UNDO, undoes=first.id)
    assert standing([first, rival, undo]).holding == (rival,)


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"when": "yesterday"}, "who decided, or when"),
        ({"who": " "}, "who decided, or when"),
        ({"readout": ""}, "on which readout"),
        ({"readout": "../../x"}, "on which readout"),
        ({"about": ()}, "does not fit"),
        ({"to": (FINAL,)}, "does not fit"),
        ({"about": (replace(REF, end=99),)}, "as long as their span"),
        ({"verb": Verb.CHANGE, "to": (replace(FINAL, issues=()),)}, "required field `issues`"),
        (
            {"verb": Verb.CHANGE, "to": (replace(FINAL, speakers=(replace(RUTO, key="a b>"),)),)},
            "no key",
        ),
        ({"verb": Verb.UNDO, "undoes": "<x>"}, "takes back"),
        ({"verb": Verb.SAME, "kind": ThingKind.ISSUE, "one": "issue/a"}, "which two things"),
    ],
)
def test_a_line_that_could_never_stand_in_a_graph_is_told_and_stops_no_other(
    tmp_path: Path, wrong: dict[str, object], why: str
) -> None:
    path, sound = tmp_path / "corrections.jsonl", decision()
    unsound = numbered(replace(sound, **wrong))  # type: ignore[arg-type]
    path.write_bytes(decision_line(unsound) + decision_line(sound))
    found, faults = Journal(path).read()
    assert found == (sound,)
    assert [fault.line for fault in faults] == [1]
    assert why in faults[0].what


def test_a_line_that_is_no_utf8_is_told_and_stops_nothing(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "corrections.jsonl")
    (first, second) = journal.append([decision(why="first"), decision(why="second")])
    whole = journal.path.read_bytes()
    journal.path.write_bytes(whole.replace(b"first", b"f\xffrst"))
    found, faults = journal.read()
    assert found == (second,)
    assert [fault.line for fault in faults] == [1]
    assert first not in found
