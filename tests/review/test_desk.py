"""The desk: what a reviewer sees, and what is written down, or refused."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from summitgraph import authority
from summitgraph.errors import GraphError, RivalError, UsageError
from summitgraph.pipeline.corrections import NAME
from summitgraph.pipeline.extend import extend
from summitgraph.pipeline.graph import KnowledgeGraph
from summitgraph.pipeline.reviewing import Desk, Effect, Names, due_of, find_span
from summitgraph.records import Act, ActorKind
from summitgraph.records.decision import Decision, OutcomeKind, StatementRef, ThingKind, Verb
from summitgraph.review import Journal, ref_of
from summitgraph.store.lock import Lock
from summitgraph.triples.iris import DEFAULT_BASE
from tests.review.test_replay import TEXT, told_acts


@pytest.fixture
def store(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "accra.txt").write_text(TEXT, encoding="utf-8")
    extend(tmp_path / "docs", tmp_path / "graph")
    return tmp_path / "graph"


@pytest.fixture
def desk(store: Path) -> Desk:
    return Desk(store, base=DEFAULT_BASE, clock=lambda: "2026-11-24T13:00:00Z")


def first(desk: Desk) -> tuple[str, StatementRef]:
    account = desk.look("accra.txt").account
    return account.readout.sha256, ref_of(account.statements[0])


def rejects(desk: Desk, who: str = "Ada", seen: tuple[str, ...] = ()) -> Decision:
    sha, ref = first(desk)
    return Decision(
        when="", who=who, verb=Verb.REJECT, readout=sha, file="accra.txt", about=(ref,), seen=seen
    )


def test_a_decision_is_seen_at_once_and_named_in_what_became_of_it(desk: Desk) -> None:
    done = desk.decide(rejects(desk))
    seen = desk.look("accra.txt")
    assert [s.act for s in seen.account.statements] == [Act.REJECTS]
    assert [(o.decision.id, o.kind) for o in seen.outcomes] == [(done.id, OutcomeKind.APPLIED)]
    assert desk.outcomes() == seen.outcomes


def test_who_did_not_know_is_refused_and_nothing_is_written(desk: Desk) -> None:
    mine = rejects(desk, "Ben")
    hers = desk.decide(rejects(desk, "Ada"))
    with pytest.raises(RivalError) as told:
        desk.decide(mine)
    assert told.value.rivals == (hers.id,) == desk.on(mine)
    assert len(desk.outcomes()) == 1
    knowing = Decision(
        **{
            **{name: getattr(mine, name) for name in mine.__slots__},
            "verb": Verb.ACCEPT,
            "seen": (hers.id,),
        }
    )
    desk.decide(knowing)
    assert len(desk.outcomes()) == 2


def test_what_was_taken_back_is_not_taken_back_twice(desk: Desk) -> None:
    done = desk.decide(rejects(desk))
    undo = Decision(when="", who="Ben", verb=Verb.UNDO, undoes=done.id)
    desk.decide(undo)
    assert [o.kind for o in desk.look("accra.txt").outcomes] == [
        OutcomeKind.UNDONE,
        OutcomeKind.APPLIED,
    ]
    with pytest.raises(RivalError, match="taken back already"):
        desk.decide(undo)
    with pytest.raises(UsageError, match="no such decision"):
        desk.decide(Decision(when="", who="Ben", verb=Verb.UNDO, undoes="c-0"))


def test_a_folder_without_a_store_has_no_desk(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="no store"):
        Desk(tmp_path, base=DEFAULT_BASE)


def test_things_are_named_by_their_keys_and_meetings_by_an_account(desk: Desk) -> None:
    assert desk.thing(f"{DEFAULT_BASE}issue/tea").kind is ThingKind.ISSUE
    assert desk.thing("https://w3id.org/summitgraph/state/GH").key == "state/GH"
    sha = desk.look("accra.txt").account.readout.sha256
    meeting = desk.thing(f"{DEFAULT_BASE}meeting/x", [f"{DEFAULT_BASE}readout/{sha[:16]}"])
    assert (meeting.kind, meeting.key) == (ThingKind.MEETING, sha)
    with pytest.raises(UsageError, match="only issues"):
        desk.thing(f"{DEFAULT_BASE}notice/x")


@pytest.fixture
def effect(store: Path) -> Iterator[Effect]:
    made = Effect(store)
    yield made
    made.stop()


def wait(effect: Effect) -> None:
    for _ in range(200):
        if not effect.waits:
            return
        effect._ended.wait(0.05)
    raise AssertionError(effect.fault)


def test_the_graph_follows_also_where_another_held_it_meanwhile(
    desk: Desk, store: Path, effect: Effect
) -> None:
    held = Lock(store)
    desk.decide(rejects(desk))
    effect.wake()
    for _ in range(100):
        if effect.fault:
            break
        effect._ended.wait(0.05)
    assert "another process" in effect.fault
    assert effect.waits
    assert told_acts(store) == ["rejects", "requests"]
    held.release()
    wait(effect)
    assert told_acts(store) == ["rejects"]


def test_an_error_that_nobody_foresaw_is_told_and_tried_again(
    desk: Desk, store: Path, effect: Effect, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise RuntimeError("the disk sighed")

    with monkeypatch.context() as broken:
        broken.setattr("summitgraph.pipeline.reviewing.effect.Writer", fails)
        desk.decide(rejects(desk))
        effect.wake()
        for _ in range(100):
            if effect.fault:
                break
            effect._ended.wait(0.05)
        assert "the disk sighed" in effect.fault
        assert effect.waits
    wait(effect)
    assert (effect.fault, told_acts(store)) == ("", ["rejects"])


def test_what_a_killed_server_left_is_put_into_effect_at_the_next_start(
    desk: Desk, store: Path
) -> None:
    desk.decide(rejects(desk))
    effect = Effect(store)
    wait(effect)
    effect.stop()
    assert told_acts(store) == ["rejects"]
    again = Effect(store)
    assert not again.waits
    again.stop()


def test_names_mean_whom_the_readout_or_a_register_calls_so(desk: Desk) -> None:
    account = desk.look("accra.txt").account
    names = Names(authority.load(), account)
    assert [a.key for a in names.actors("william ruto; Japan")] == [
        "person/william-ruto",
        "state/JP",
    ]
    assert [a.key for a in names.actors("G7; state/GH")] == ["org/G7", "state/GH"]
    assert names.actors(" ; ") == ()
    assert [a.name for a in names.actors("Gha\u202ena\x00; \u2066")] == ["Ghana"]
    (made,) = names.actors("Tea Board", ActorKind.ORGANIZATION)
    assert (made.key, made.kind) == ("org/tea-board", ActorKind.ORGANIZATION)
    with pytest.raises(UsageError, match="no actor is called so"):
        names.actors("Tea Board")
    issue = account.statements[0].issues[0]
    assert [i.key for i in names.issues(f"{issue.label.upper()}; a brand new matter")] == [
        issue.key,
        "issue/brand-new-matter",
    ]


def test_a_time_is_a_date_or_words_ahead_of_the_meeting() -> None:
    assert due_of("2018-12/2019-01", None).latest == date(2019, 1, 31)
    assert due_of("2019-02-28", None).earliest == date(2019, 2, 28)
    assert due_of("in late August", date(2017, 7, 7)).edtf == "2017-08"
    for wrong in ("soon", "2019-02-30", "2019/2018", "2019-01/2019-02/2019-03"):
        with pytest.raises(UsageError, match="no one time"):
            due_of(wrong, date(2017, 7, 7))


def test_words_are_found_where_they_were_selected() -> None:
    text = "They met. We agreed\nto talk. They met."
    assert find_span(text, "They met.", 29, 38) == (29, 38)
    assert find_span(text, "They met.", 27) == (29, 38)
    assert find_span(text, "agreed to   talk", -1) == (13, 27)
    with pytest.raises(UsageError, match="several times"):
        find_span(text, "They met.", -1)
    for wrong in ("They left.", "  "):
        with pytest.raises(UsageError, match="do not stand"):
            find_span(text, wrong, 0)


def test_the_journal_lies_beside_the_store(desk: Desk, store: Path) -> None:
    done = desk.decide(rejects(desk))
    assert Journal(store / NAME).read() == ((done,), ())
    assert KnowledgeGraph.open(store).query("positions")
