"""What a second reader returned, held to the words of the readout: what stands, what was refused.

A statement is taken only where its quote stands in the running text, its actors are known to the
readout, its act is of the scheme, its issue of the scheme or in words of the readout. Whether what
the quote says is so, and whether it means what the reader made of it, is not told here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from summitgraph.link.cast import Cast
from summitgraph.link.issue import scheme
from summitgraph.link.meeting import meeting_day
from summitgraph.link.named import Names, NotNamedError
from summitgraph.link.quoted_place import Place, Places
from summitgraph.link.refused import Refusal, RefusedError, notices
from summitgraph.link.register import register
from summitgraph.link.returned_issue import ReturnedIssues
from summitgraph.link.when import future_times
from summitgraph.reading.quote import Quotable
from summitgraph.records.actor import Actor, ActorKind
from summitgraph.records.commitment import Commitment
from summitgraph.records.draft import Extraction
from summitgraph.records.evidence import Evidence
from summitgraph.records.knowledge import Knowledge
from summitgraph.records.notice import Notice
from summitgraph.records.readout import Readout
from summitgraph.records.returned import Returned, SecondReading
from summitgraph.records.statement import Act, Statement
from summitgraph.records.when import When

CONFIDENCE = 0.5
"""Of a statement that only a language model read. A code, no probability: none was measured."""
MOST = 3000
"""Statements of one answer at most; of a short text fewer, one for every twenty letters."""
_BINDING = frozenset((Act.AGREES, Act.AFFIRMS, Act.COMMITS, Act.STATES))


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What stands of a second reading, in the order of the text, and what was refused of it."""

    statements: tuple[Statement, ...]
    notices: tuple[Notice, ...]


def hold(
    readout: Readout, extraction: Extraction, second: SecondReading, knowledge: Knowledge
) -> Held:
    """Hold the answers of a second reading to the readout; what cannot be taken is a notice."""
    holder = _Holder(readout, extraction, second, knowledge)
    for answer in second.answers:
        holder.answer(answer)
    found = sorted(holder.statements, key=lambda s: (s.evidence.start, s.evidence.end, s.act))
    return Held(statements=tuple(found), notices=notices(readout, holder.refusals))


class _Holder:
    def __init__(
        self,
        readout: Readout,
        extraction: Extraction,
        second: SecondReading,
        knowledge: Knowledge,
    ) -> None:
        self._readout = readout
        self._reader = second.reader
        self._text = Quotable.of(readout.text)
        when, _ = meeting_day(readout)
        self._anchor = when.earliest if when else None
        day = self._anchor or readout.published
        compiled = register(knowledge)
        cast = Cast(readout, extraction, compiled, day)
        self._names = Names(self._text, extraction, cast, compiled, day)
        self._issues = ReturnedIssues(self._text, scheme(knowledge))
        self._places = Places(readout, self._text)
        self._most = min(MOST, 20 + len(readout.text) // 20)
        self.statements: list[Statement] = []
        self.refusals: list[Refusal] = []
        self._seen: set[tuple[object, ...]] = set()

    def answer(self, answer: str) -> None:
        """Take the statements of one answer, each by itself."""
        for number, entry in enumerate(_entries(answer), 1):
            if number > self._most:
                why = f"more than {self._most} statements were returned of so short a text"
                self._refuse(None, "llm-malformed", why)
                break
            if isinstance(entry, str):
                self._refuse(None, "llm-malformed", f"statement {number} is not as asked", entry)
                continue
            place: Place | None = None
            try:
                place = self._places.of(entry)
                self._take(entry, place)
            except RefusedError as refused:
                self._refuse(place.span if place else None, *refused.told)

    def _refuse(self, span: tuple[int, int] | None, reason: str, why: str, value: str = "") -> None:
        self.refusals.append(Refusal(span=span, reason=reason, why=why, value=value))

    def _take(self, entry: Returned, place: Place) -> None:
        if not entry.actors:
            raise RefusedError("llm-actor", "no actor was returned")
        speakers = self._actors(entry.actors, "llm-actor")
        self._check_act(entry, speakers)
        span = place.span
        issues = self._issues.of(entry.issues, lambda error: self._refuse(span, *error.told))
        addressees = self._addressees(entry.addressees, speakers, span)
        due = self._due(entry, place)
        commitment = self._commitment(entry, speakers, addressees, due, place)
        one = (*span, entry.act, tuple(sorted(a.key for a in speakers)))
        if one in self._seen:
            raise RefusedError("llm-repeated", "it was returned twice", entry.quote)
        self._seen.add(one)
        self.statements.append(
            Statement(
                evidence=Evidence.of(self._readout.text, *span),
                speakers=speakers,
                act=entry.act,
                issues=issues,
                addressees=addressees,
                negated=entry.negated,
                modality=entry.modality,
                commitment=commitment,
                due=due,
                rule="llm",
                confidence=CONFIDENCE,
                section=place.section,
                readers=(self._reader,),
            )
        )

    @staticmethod
    def _check_act(entry: Returned, speakers: tuple[Actor, ...]) -> None:
        if entry.negated and entry.act in (Act.AGREES, Act.AFFIRMS):
            raise RefusedError("llm-act", "what is denied is no agreement", entry.act.value)
        alone = len(speakers) == 1 and speakers[0].kind in (ActorKind.PERSON, ActorKind.STATE)
        if alone and entry.act is Act.AFFIRMS:
            raise RefusedError(
                "llm-act", "to affirm is a joint act, and one acts", speakers[0].name
            )

    def _actors(self, names: Sequence[str], reason: str) -> tuple[Actor, ...]:
        found: dict[str, Actor] = {}
        for name in names:
            try:
                actor = self._names.actor(name)
            except NotNamedError as error:
                raise RefusedError(reason, f"an actor was returned, but {error}", name) from None
            found.setdefault(actor.key, actor)
        return tuple(found.values())

    def _addressees(
        self, names: Sequence[str], speakers: Sequence[Actor], span: tuple[int, int]
    ) -> tuple[Actor, ...]:
        """Those that can be told; another is left out, and told."""
        found: dict[str, Actor] = {}
        mine = {a.key for a in speakers}
        for name in names:
            try:
                for actor in self._actors((name,), "llm-addressee"):
                    if actor.key not in mine:
                        found.setdefault(actor.key, actor)
            except RefusedError as refused:
                self._refuse(span, *refused.told)
        return tuple(found.values())

    def _due(self, entry: Returned, place: Place) -> When | None:
        """The time that the quoted words tell, by our own reading of them."""
        if not entry.due.strip():
            return None
        where = self._text.find(entry.due, within=place.near)
        times = future_times(" ".join(entry.due.split()), self._anchor) if self._anchor else []
        if where and len(times) == 1:
            return times[0].when
        why = "the words tell no one time ahead" if where else "these words stand not beside it"
        self._refuse(place.span, "llm-due", why, entry.due)
        return None

    def _commitment(
        self,
        entry: Returned,
        speakers: tuple[Actor, ...],
        addressees: tuple[Actor, ...],
        due: When | None,
        place: Place,
    ) -> Commitment | None:
        if not entry.undertaking.strip():
            return None
        where = self._text.find(entry.undertaking, within=place.near)
        if not where:
            why = "the words of the undertaking stand not beside it"
        elif entry.act not in _BINDING:
            why = f"an act that {entry.act.value} binds nobody"
        elif entry.negated:
            why = "what is denied binds nobody"
        else:
            start, end = min(where, key=lambda w: (abs(w[0] - place.span[0]), w))
            return Commitment(
                bound=speakers,
                beneficiaries=addressees,
                undertaking=self._readout.text[start:end],
                due=due,
            )
        self._refuse(place.span, "llm-undertaking", why, entry.undertaking)
        return None


def _entries(answer: str) -> Iterator[Returned | str]:
    """Each statement of an answer, or why it is none, so that one bad spoils no other."""
    import msgspec

    try:
        told: Any = msgspec.json.decode(answer)
        found = told["statements"]
        if not isinstance(found, list):
            raise TypeError
    except (msgspec.DecodeError, UnicodeError, KeyError, TypeError):
        yield answer
        return
    for entry in found:
        try:
            yield msgspec.convert(entry, Returned)
        except msgspec.ValidationError as error:
            yield str(error)
