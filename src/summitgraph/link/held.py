"""What a second reader returned, held to the words of the readout: what stands, what was refused.

A statement is taken only where its quote stands in the running text, its actors are known to the
readout, its act is of the scheme, its issue of the scheme or in words of the readout. Whether what
the quote says is so, and whether it means what the reader made of it, is not told here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from summitgraph.link.cast import Cast
from summitgraph.link.issue import Scheme, clean, scheme
from summitgraph.link.meeting import meeting_day
from summitgraph.link.named import Names, NotNamedError
from summitgraph.link.refused import Refusal, notices
from summitgraph.link.register import register
from summitgraph.link.when import future_times
from summitgraph.reading.quote import Quotable
from summitgraph.records.actor import Actor, ActorKind
from summitgraph.records.commitment import Commitment
from summitgraph.records.draft import Extraction
from summitgraph.records.evidence import Evidence
from summitgraph.records.issue import Issue
from summitgraph.records.knowledge import Knowledge
from summitgraph.records.notice import Notice
from summitgraph.records.readout import Block, BlockKind, Readout
from summitgraph.records.returned import Returned, ReturnedIssue, SecondReading
from summitgraph.records.statement import Act, Statement
from summitgraph.records.when import When

CONFIDENCE = 0.5
"""Of a statement that only a language model read. A code, no probability: none was measured."""
LONGEST = 1200
"""Characters of a quote at most: evidence is the narrowest run of words, not a page."""
_BINDING = frozenset((Act.AGREES, Act.AFFIRMS, Act.COMMITS, Act.STATES))
_LABEL = 12
_WRAPPED = (BlockKind.PARAGRAPH, BlockKind.ITEM)
_BLANK = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What stands of a second reading, in the order of the text, and what was refused of it."""

    statements: tuple[Statement, ...]
    notices: tuple[Notice, ...]


def hold(
    readout: Readout, extraction: Extraction, second: SecondReading, knowledge: Knowledge
) -> Held:
    """Hold the answers of a second reading to the readout.

    Raises:
        nothing: what cannot be taken becomes a notice.
    """
    holder = _Holder(readout, extraction, second, knowledge)
    for answer in second.answers:
        holder.answer(answer)
    found = sorted(holder.statements, key=lambda s: (s.evidence.start, s.evidence.end, s.act))
    return Held(statements=tuple(found), notices=notices(readout, holder.refusals))


class _RefusedError(Exception):
    def __init__(self, reason: str, why: str, value: str = "") -> None:
        self.told = (reason, why, value)
        super().__init__(why)


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
        self._scheme: Scheme = scheme(knowledge)
        self._blocks = [b for b in readout.blocks if b.sentences]
        self.statements: list[Statement] = []
        self.refusals: list[Refusal] = []
        self._seen: set[tuple[object, ...]] = set()

    def answer(self, answer: str) -> None:
        """Take the statements of one answer, each by itself."""
        for number, entry in enumerate(_entries(answer), 1):
            if isinstance(entry, str):
                self._refuse(None, "llm-malformed", f"statement {number} is not as asked", entry)
                continue
            span: tuple[int, int] | None = None
            try:
                span, blocks = self._span(entry)
                self._take(entry, span, blocks)
            except _RefusedError as refused:
                self._refuse(span, *refused.told)

    def _refuse(self, span: tuple[int, int] | None, reason: str, why: str, value: str = "") -> None:
        self.refusals.append(Refusal(span=span, reason=reason, why=why, value=value))

    def _take(self, entry: Returned, span: tuple[int, int], blocks: list[Block]) -> None:
        if not entry.actors:
            raise _RefusedError("llm-actor", "no actor was returned")
        speakers = self._actors(entry.actors, "llm-actor")
        self._check_act(entry, speakers)
        issues = self._issues(entry.issues, span)
        addressees = self._addressees(entry.addressees, speakers, span)
        near = (blocks[0].start, blocks[-1].end)
        due = self._due(entry, near, span)
        commitment = self._commitment(entry, speakers, addressees, due, near, span)
        headings = blocks[0].headings
        one = (*span, entry.act, tuple(sorted(a.key for a in speakers)))
        if one in self._seen:
            raise _RefusedError("llm-repeated", "it was returned twice", entry.quote)
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
                section=headings[-1] if headings else "",
                readers=(self._reader,),
            )
        )

    def _span(self, entry: Returned) -> tuple[tuple[int, int], list[Block]]:
        """Where the quote stands, and in which blocks of the running text."""
        if not entry.quote.strip():
            raise _RefusedError("llm-quote", "no words were quoted")
        found = self._text.find(entry.quote, before=entry.before)
        if not found and entry.before:
            found = self._text.find(entry.quote)
            found = found if len(found) == 1 else []
        if not found:
            raise _RefusedError("llm-quote", "these words do not stand in the readout", entry.quote)
        if len(found) > 1:
            raise _RefusedError(
                "llm-ambiguous",
                f"these words stand {len(found)} times in the readout, and nothing tells which",
                entry.quote,
            )
        start, end = found[0]
        if end - start > LONGEST:
            raise _RefusedError(
                "llm-quote", f"the quote is longer than {LONGEST} letters", entry.quote
            )
        blocks = self._blocks_of(start, end)
        if blocks:
            return (start, end), blocks
        raise _RefusedError(
            "llm-place", "these words stand in no one paragraph of the running text", entry.quote
        )

    def _blocks_of(self, start: int, end: int) -> list[Block]:
        """The paragraph that holds a span; several where only line ends part them; or none."""
        found = [b for b in self._blocks if b.start < end and start < b.end]
        if not found or start < found[0].sentences[0].start or end > found[-1].end:
            return []
        if any(a < end and start < b for block in found for a, b in block.gaps):
            return []
        wrapped = all(b.kind in _WRAPPED for b in found)
        if len(found) > 1 and not (wrapped and not _BLANK.search(self._readout.text, start, end)):
            return []
        return found

    @staticmethod
    def _check_act(entry: Returned, speakers: tuple[Actor, ...]) -> None:
        if entry.negated and entry.act in (Act.AGREES, Act.AFFIRMS):
            raise _RefusedError("llm-act", "what is denied is no agreement", entry.act.value)
        alone = len(speakers) == 1 and speakers[0].kind in (ActorKind.PERSON, ActorKind.STATE)
        if alone and entry.act is Act.AFFIRMS:
            raise _RefusedError(
                "llm-act", "to affirm is a joint act, and one acts", speakers[0].name
            )

    def _actors(self, names: Sequence[str], reason: str) -> tuple[Actor, ...]:
        found: dict[str, Actor] = {}
        for name in names:
            try:
                actor = self._names.actor(name)
            except NotNamedError as error:
                raise _RefusedError(reason, f"an actor was returned, but {error}", name) from None
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
            except _RefusedError as refused:
                self._refuse(span, *refused.told)
        return tuple(found.values())

    def _issues(self, told: Sequence[ReturnedIssue], span: tuple[int, int]) -> tuple[Issue, ...]:
        """Those that hold; a statement of which none does is refused."""
        found: dict[str, Issue] = {}
        refused = _RefusedError("llm-issue", "no issue was returned")
        for one in told:
            try:
                issue = self._issue(one)
                found.setdefault(issue.key, issue)
            except _RefusedError as error:
                refused = error
                if len(told) > 1:
                    self._refuse(span, *error.told)
        if not found:
            raise refused
        return tuple(found.values())

    def _issue(self, told: ReturnedIssue) -> Issue:
        label = clean(told.label)
        entry = self._scheme.find(label)
        if entry is not None:
            stands = self._stands(label)
            return Issue(
                key=entry.key,
                label=entry.label,
                broader=entry.broader,
                mentioned_as=label if stands else "",
            )
        if not told.minted:
            raise _RefusedError(
                "llm-issue", "the issue is not of the scheme, nor marked as minted", told.label
            )
        if not label or len(label.split()) > _LABEL or not self._stands(label):
            raise _RefusedError(
                "llm-issue",
                f"the minted issue is not {_LABEL} words or less of the readout",
                told.label,
            )
        return self._scheme.issue(label)

    def _stands(self, label: str) -> bool:
        """Whether a label stands in the text; its first letter may be large or small."""
        forms = {label, label[:1].upper() + label[1:], label[:1].lower() + label[1:]}
        return any(self._text.find(form) for form in forms)

    def _due(self, entry: Returned, near: tuple[int, int], span: tuple[int, int]) -> When | None:
        """The time that the quoted words tell, by our own reading of them."""
        if not entry.due.strip():
            return None
        where = self._text.find(entry.due, within=near)
        times = future_times(" ".join(entry.due.split()), self._anchor) if self._anchor else []
        if where and len(times) == 1:
            return times[0].when
        why = "the words tell no one time ahead" if where else "these words stand not beside it"
        self._refuse(span, "llm-due", why, entry.due)
        return None

    def _commitment(
        self,
        entry: Returned,
        speakers: tuple[Actor, ...],
        addressees: tuple[Actor, ...],
        due: When | None,
        near: tuple[int, int],
        span: tuple[int, int],
    ) -> Commitment | None:
        if not entry.undertaking.strip():
            return None
        where = self._text.find(entry.undertaking, within=near)
        if not where:
            why = "the words of the undertaking stand not beside it"
        elif entry.act not in _BINDING:
            why = f"an act that {entry.act.value} binds nobody"
        else:
            start, end = min(where, key=lambda w: (abs(w[0] - span[0]), w))
            return Commitment(
                bound=speakers,
                beneficiaries=addressees,
                undertaking=self._readout.text[start:end],
                due=due,
            )
        self._refuse(span, "llm-undertaking", why, entry.undertaking)
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
