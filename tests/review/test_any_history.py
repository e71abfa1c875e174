"""Whatever happens to a store, in any order: no decision is lost, and none comes back.

Reviewers decide, take back, and meet; documents change; the writer is killed at any of its writes,
a journal's last line is cut off; stores are built anew, backed up and restored. `SUMMITGRAPH_STEPS`
makes the run as long as one likes:

    SUMMITGRAPH_STEPS=100000 python -m pytest tests/review/test_any_history.py
"""

from __future__ import annotations

import os
import shutil
import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any
from unittest import mock

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from summitgraph import authority, triples
from summitgraph.errors import RivalError
from summitgraph.pipeline.account import account_of
from summitgraph.pipeline.care import backup, restore
from summitgraph.pipeline.corrections import NAME, Corrections, copy_into
from summitgraph.pipeline.linked import linked
from summitgraph.pipeline.reviewing import Desk
from summitgraph.pipeline.shelf import Shelf, Source
from summitgraph.pipeline.verify import verify
from summitgraph.pipeline.writer import Writer
from summitgraph.reading import read_bytes
from summitgraph.records import Account, Act
from summitgraph.records.decision import Decision, OutcomeKind, ThingKind, Verb
from summitgraph.review import Journal, decision_line, numbered, ref_of
from summitgraph.store import GraphStore
from summitgraph.store.disk import Database, open_latest
from summitgraph.triples.iris import DEFAULT_BASE
from tests.review.test_replay import TEXT, final

STEPS = int(os.environ.get("SUMMITGRAPH_STEPS", "120"))
_AT_ONCE = min(STEPS, 60)
_OTHER = TEXT.replace("Talks in Accra", "Meeting of the presidents").replace("tea", "coffee")
TEXTS = {
    "accra.txt": (
        TEXT,
        TEXT.replace("Talks in", "The talks in"),
        TEXT.replace("fisheries", "fish"),
    ),
    "other.txt": (_OTHER, _OTHER.replace("Ruto urged Ghana", "Ruto again urged Ghana")),
}
"""Each document as it is at first, and as it is changed."""
_FILES = sorted(TEXTS)


class _KilledError(BaseException):
    """Where the process would be gone."""


@cache
def account(name: str, number: int) -> Account:
    """A document as the machine reads it; there are only these, so each is read once."""
    return account_of(read_bytes(TEXTS[name][number].encode(), name))


class History(RuleBasedStateMachine):
    """A store with two documents, and the list of all that was acknowledged."""

    def __init__(self) -> None:
        super().__init__()
        self.room = Path(tempfile.mkdtemp(prefix="history-"))
        self.folder = self.room / "store-0"
        self.number = self.stores = 0
        self.acknowledged: list[Decision] = []
        self.kept: tuple[Path, list[Decision], dict[str, int]] | None = None
        self.texts = dict.fromkeys(_FILES, 0)
        self._build(self.folder)

    def teardown(self) -> None:
        """Leave nothing behind, once the graph was seen to hold all of it."""
        self.in_effect()
        assert verify(self.folder) == []
        shutil.rmtree(self.room)

    # --- what happens

    @rule(file=st.sampled_from(_FILES), verb=st.sampled_from(Verb), data=st.data())
    def decides(self, file: str, verb: Verb, data: st.DataObject) -> None:
        """Somebody decides who has seen all that was decided, or has not."""
        made = self._made(file, verb, data)
        if made is None:
            return
        rivals = self._desk().on(made) if made.verb is not Verb.UNDO else ()
        aware = data.draw(st.booleans())
        made = replace(made, seen=tuple(sorted(rivals)) if aware else ())
        refused: tuple[str, ...] | None = None
        try:
            self.acknowledged.append(self._desk().decide(made))
        except RivalError as told:
            refused = told.rivals
        if refused is None:
            assert aware or not rivals
        else:
            assert made.verb is Verb.UNDO or (rivals and not aware)
            assert set(refused) <= {d.id for d in self.acknowledged}

    @rule(file=st.sampled_from(_FILES), data=st.data())
    def another_program_decides(self, file: str, data: st.DataObject) -> None:
        """A line is added that knows of nothing, as by a merge in git."""
        made = self._made(file, Verb.REJECT, data)
        if made is not None:
            made = numbered(replace(made, when=self._clock()))
            self.acknowledged += Journal(self.folder / NAME).append([made])

    @rule(cut=st.integers(1, 60), file=st.sampled_from(_FILES))
    def killed_while_a_line_is_written(self, cut: int, file: str) -> None:
        """What was cut off was never acknowledged, and is never there."""
        lost = Decision(when=self._clock(), who="Lost", verb=Verb.REJECT, file=file)
        with (self.folder / NAME).open("ab") as journal:
            journal.write(decision_line(numbered(lost))[:cut])

    @rule()
    def in_effect(self) -> None:
        """The graph holds what a build of the same documents and decisions holds."""
        with Writer(self.folder):
            pass
        told = open_latest(self.folder).write("nq")
        assert told == self._at_once()
        self._holds()

    @rule(write=st.integers(0, 9))
    def killed_while_the_graph_follows(self, write: int) -> None:
        """The writer is gone at its n-th write, wherever that is."""
        left = [write]

        def maybe(real: Any) -> Any:
            def call(*given: Any, **more: Any) -> Any:
                left[0] -= 1
                if left[0] < 0:
                    raise _KilledError
                return real(*given, **more)

            return call

        with (
            mock.patch.object(Database, "apply", maybe_method(Database.apply, maybe)),
            mock.patch.object(Database, "publish", maybe_method(Database.publish, maybe)),
            mock.patch.object(Shelf, "set_meta", maybe_method(Shelf.set_meta, maybe)),
        ):
            try:
                made = Writer(self.folder)
                try:
                    made.settle()
                except _KilledError:
                    pass
                finally:
                    made.close(settle=False)
            except _KilledError:
                pass

    @rule(file=st.sampled_from(_FILES), data=st.data())
    def a_document_changes(self, file: str, data: st.DataObject) -> None:
        """Its text is another; what was decided is anchored anew, or asks."""
        old = account(file, self.texts[file]).readout.sha256
        self.texts[file] = data.draw(st.integers(0, len(TEXTS[file]) - 1))
        with Writer(self.folder) as made:
            made.put(account(file, self.texts[file]), Source(place=file), instead_of=[old])

    @rule()
    def built_anew(self) -> None:
        """The store is gone, and built again from documents and journal."""
        self.stores += 1
        fresh = self.room / f"store-{self.stores}"
        if (self.folder / NAME).is_file():
            copy_into(fresh, self.folder / NAME)
        self._build(fresh)
        shutil.rmtree(self.folder)
        self.folder = fresh

    @rule()
    def backed_up(self) -> None:
        """A copy is kept; only the newest."""
        if self.kept:
            shutil.rmtree(self.kept[0])
        self.number += 1
        target = backup(self.folder, self.room / f"backup-{self.number}")
        self.kept = target, list(self.acknowledged), dict(self.texts)

    @precondition(lambda self: self.kept is not None)
    @rule(merged=st.booleans())
    def restored(self, merged: bool) -> None:
        """A copy holds what was decided until then; the journal of today can be added to it."""
        assert self.kept is not None
        source, then, texts = self.kept
        self.stores += 1
        fresh = restore(source, self.room / f"store-{self.stores}")
        assert list(Journal(fresh / NAME).read()[0]) == then
        if merged and (self.folder / NAME).is_file():
            copy_into(fresh, self.folder / NAME)
            self.acknowledged = [*then, *(d for d in self.acknowledged if d not in then)]
        else:
            self.acknowledged = list(then)
        shutil.rmtree(self.folder)
        self.folder, self.texts = fresh, dict(texts)

    # --- what holds

    @invariant()
    def none_is_lost_and_none_comes_back(self) -> None:
        """The journal holds what was acknowledged, in its order, and nothing else."""
        assert list(Journal(self.folder / NAME).read()[0]) == self.acknowledged

    def _holds(self) -> None:
        """What holds stands in the readouts, and what was taken back has no effect."""
        told = {o.decision.id: o.kind for o in self._desk().outcomes()}
        assert list(told) == [d.id for d in self.acknowledged]
        back: set[str] = set()
        for decision in reversed(self.acknowledged):
            takers = [d.id for d in self.acknowledged if d.undoes == decision.id]
            if any(taker not in back for taker in takers):
                back.add(decision.id)
        assert {i for i, kind in told.items() if kind is OutcomeKind.UNDONE} == back
        for file in _FILES:
            stands = self._desk().look(file).account
            who = {r.name for s in stands.statements for r in s.readers} - {"rules"}
            assert who <= {d.who for d in self.acknowledged if d.id not in back}

    # --- how

    def _clock(self) -> str:
        self.number += 1
        minutes, seconds = divmod(self.number, 60)
        return f"2026-11-24T{minutes // 60 % 24:02}:{minutes % 60:02}:{seconds:02}Z"

    def _desk(self) -> Desk:
        return Desk(self.folder, base=DEFAULT_BASE, clock=self._clock)

    def _build(self, folder: Path) -> None:
        with Writer(folder) as made:
            for file in _FILES:
                made.put(account(file, self.texts[file]), Source(place=file))

    def _at_once(self) -> str:
        machine = [account(file, self.texts[file]) for file in _FILES]
        here = {a.readout.sha256 for a in machine}
        people = Corrections(Journal(self.folder / NAME), here.__contains__)
        told = linked([people.over(a) for a in machine])
        store = GraphStore()
        store.add([*told.account_quads(), *told.common_quads()])
        store.add(triples.decision_quads(people.outcomes(machine), authority.load()))
        return store.write("nq")

    def _made(self, file: str, verb: Verb, data: st.DataObject) -> Decision | None:
        stands = self._desk().look(file).account
        plain = Decision(when="", who=data.draw(st.sampled_from(["Ada", "Ben"])), verb=verb)
        if verb is Verb.UNDO:
            if not self.acknowledged:
                return None
            return replace(plain, undoes=data.draw(st.sampled_from(self.acknowledged)).id)
        shas = [account(name, self.texts[name]).readout.sha256 for name in _FILES]
        if verb in (Verb.SAME, Verb.APART):
            return replace(plain, kind=ThingKind.MEETING, one=shas[0], other=shas[1])
        plain = replace(plain, readout=stands.readout.sha256, file=file)
        if not stands.statements:
            return None
        one = data.draw(st.sampled_from(stands.statements))
        act = data.draw(st.sampled_from([Act.STATES, Act.PROPOSES, Act.AGREES]))
        to = (final(one, act=act),)
        match verb:
            case Verb.ACCEPT | Verb.REJECT:
                return replace(plain, about=(ref_of(one),))
            case Verb.CHANGE:
                return replace(plain, about=(ref_of(one),), to=to)
            case Verb.SPLIT:
                return replace(plain, about=(ref_of(one),), to=(*to, final(one, act=Act.WELCOMES)))
            case Verb.MERGE:
                return replace(plain, about=tuple(map(ref_of, stands.statements)), to=to)
        return replace(plain, to=to)


def maybe_method(real: Any, maybe: Any) -> Any:
    """A method of a class that may be the last that its process calls."""

    def method(self: Any, *given: Any, **more: Any) -> Any:
        return maybe(real.__get__(self))(*given, **more)

    return method


TestAnyHistory = History.TestCase
TestAnyHistory.settings = settings(
    max_examples=max(1, STEPS // _AT_ONCE),
    stateful_step_count=_AT_ONCE,
    deadline=None,
    derandomize=STEPS <= 1000,
    suppress_health_check=list(HealthCheck),
)
