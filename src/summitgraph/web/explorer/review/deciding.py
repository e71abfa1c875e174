"""From a form to a decision: each field checked against the readout as it stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar, get_args

from summitgraph import authority
from summitgraph.errors import UsageError
from summitgraph.pipeline.reviewing import Names, Reviewed, due_of, find_span
from summitgraph.pipeline.reviewing.settled import plain
from summitgraph.records.actor import Actor, ActorKind
from summitgraph.records.decision import (
    Decision,
    FinalCommitment,
    FinalStatement,
    NamedActor,
    NamedIssue,
    Verb,
)
from summitgraph.records.returned import Modality
from summitgraph.records.statement import Act, Statement
from summitgraph.records.when import When
from summitgraph.review import ref_of
from summitgraph.web.form import Form
from summitgraph.web.refusal import RefusedError

MOST_WHY = 2000
"""Characters of a reason; and between the first and the last word of a merged statement."""
MODALITIES: tuple[str, ...] = get_args(Modality)
PARTS = ("a-", "b-")
"""What the names of the fields of the two halves of a split begin with."""
_T = TypeVar("_T", bound=StrEnum)
_ON_ONE = {Verb.ACCEPT, Verb.REJECT, Verb.CHANGE, Verb.SPLIT, Verb.MERGE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """What a form means.

    Attributes:
        decision: without time and id.
        place: where in the text it is, to come back to.
    """

    decision: Decision
    place: int


class GoneError(Exception):
    """The statement that a form is about no longer stands in the readout."""


def meant(form: Form, who: str, seen: Reviewed, statements: dict[str, Statement]) -> Meant:
    """The decision on statements that a form means.

    Args:
        statements: those that stand now, by their IRIs.

    Raises:
        RefusedError: 400 for a form that no page of ours sends.
        UsageError: for a value that a person should mend.
        GoneError: where what it is about no longer stands.
    """
    verb = verb_of(form)
    plainly = Decision(
        when="",
        who=who,
        verb=verb,
        why=plain(form.one("why") or "", MOST_WHY),
        readout=seen.account.readout.sha256,
        file=seen.account.readout.name,
        seen=tuple(sorted({i for i in (form.one("seen") or "").split(",") if i})),
    )
    maker = _Maker(seen)
    if verb is Verb.ADD:
        final = maker.final(form, "", number_of(form, "start"), number_of(form, "end"))
        _told_apart((final,), statements.values())
        return Meant(decision=replace(plainly, to=(final,)), place=final.start)
    if verb not in _ON_ONE:
        raise RefusedError(400, "this form takes another decision")
    iri = form.one("statement") or ""
    about = [_standing(iri, statements)]
    to: tuple[FinalStatement, ...] = ()
    start, end = about[0].evidence.start, about[0].evidence.end
    if verb is Verb.CHANGE:
        to = (maker.final(form, "", start, end, about[0]),)
    elif verb is Verb.SPLIT:
        to = tuple(maker.final(form, part, start, end, about[0]) for part in PARTS)
    elif verb is Verb.MERGE:
        others = dict.fromkeys(other for other in form.all("with") if other != iri)
        about += [_standing(other, statements) for other in others]
        if len(about) == 1:
            raise UsageError("there is nothing to merge it with", advice="choose another statement")
        to = (maker.merged(about),)
    _told_apart(to, [s for s in statements.values() if s not in about])
    ready = replace(plainly, about=tuple(map(ref_of, about)), to=to)
    return Meant(decision=ready, place=start)


def verb_of(form: Form) -> Verb:
    """What a form decides; RefusedError 400 for no verb."""
    try:
        return Verb(form.one("verb") or "")
    except ValueError as error:
        raise RefusedError(400, "the form does not say what is decided") from error


def number_of(form: Form, name: str) -> int:
    """A place in the text, or -1."""
    value = form.one(name) or ""
    return int(value) if value.isascii() and value.isdigit() and len(value) < 10 else -1


def _standing(iri: str, statements: dict[str, Statement]) -> Statement:
    if iri not in statements:
        raise GoneError
    return statements[iri]


def _told_apart(new: tuple[FinalStatement, ...], standing: Iterable[Statement]) -> None:
    """Refuse what the graph would take for one statement: words, act and speakers name it."""
    known = {
        (s.evidence.start, s.evidence.end, s.act, frozenset(a.key for a in s.speakers))
        for s in standing
    }
    for final in new:
        name = (final.start, final.end, final.act, frozenset(a.key for a in final.speakers))
        if name in known:
            raise UsageError(
                "two statements of the same words, act and speakers are one",
                value=f"{', '.join(a.name for a in final.speakers)} {final.act.value}",
                advice="name both issues in one statement, or let words, act or speakers differ",
            )
        known.add(name)


class _Maker:
    """Makes the statements that stand from then on."""

    def __init__(self, seen: Reviewed) -> None:
        self._text = seen.account.readout.text
        self._names = Names(authority.load(), seen.account)
        when = seen.account.meeting.date
        self._anchor = (when.earliest if when else None) or seen.account.readout.published

    def final(
        self, form: Form, part: str, start: int, end: int, old: Statement | None = None
    ) -> FinalStatement:
        def given(name: str) -> str:
            return form.one(part + name) or ""

        start, end = find_span(self._text, given("words"), start, end)
        kind = _choice(ActorKind, given("kind"), "kind of actor") if given("kind") else None
        speakers = self._names.actors(given("speakers"), kind)
        issues = self._names.issues(given("issues"))
        if not speakers or not issues:
            raise UsageError(
                "a statement needs who makes it and what it is on",
                advice="name at least one speaker and one issue",
            )
        due = self._due(given("due"), old.due if old else None)
        return FinalStatement(
            start=start,
            end=end,
            quote=self._text[start:end],
            act=_choice(Act, given("act"), "act"),
            speakers=speakers,
            issues=issues,
            addressees=self._names.actors(given("addressees"), kind),
            negated=given("denied") == "yes",
            modality=_modality(given("modality")),
            due=due,
            commitment=self._commitment(form, part, kind, speakers, due, self._text[start:end]),
        )

    def _commitment(
        self,
        form: Form,
        part: str,
        kind: ActorKind | None,
        speakers: tuple[NamedActor, ...],
        due: When | None,
        quote: str,
    ) -> FinalCommitment | None:
        if form.one(part + "commitment") != "yes":
            return None
        return FinalCommitment(
            undertaking=plain(form.one(part + "undertaking") or "", MOST_WHY) or quote,
            bound=self._names.actors(form.one(part + "bound") or "", kind) or speakers,
            beneficiaries=self._names.actors(form.one(part + "beneficiaries") or "", kind),
            due=due,
        )

    def _due(self, words: str, old: When | None) -> When | None:
        words = plain(words)
        if not words:
            return None
        return old if old is not None and words == old.edtf else due_of(words, self._anchor)

    def merged(self, several: list[Statement]) -> FinalStatement:
        """One statement of the first's act on all their words, by all their speakers."""
        first = several[0]
        start = min(s.evidence.start for s in several)
        end = max(s.evidence.end for s in several)
        if end - start > MOST_WHY:
            raise UsageError(
                "these statements stand too far apart to be one",
                value=f"{end - start} characters",
                advice=f"merge what stands within {MOST_WHY} characters",
            )
        promises = list(dict.fromkeys(s.commitment for s in several if s.commitment))
        if len(promises) > 1:
            raise UsageError(
                "these make several commitments, of which one statement keeps one",
                value=" | ".join(promise.undertaking for promise in promises)[:MOST_WHY],
                advice="leave all but one out, or change the others first",
            )
        promise = promises[0] if promises else None
        return FinalStatement(
            start=start,
            end=end,
            quote=self._text[start:end],
            act=first.act,
            speakers=_named(a for s in several for a in s.speakers),
            issues=tuple(
                {
                    i.key: NamedIssue(key=i.key, label=i.label) for s in several for i in s.issues
                }.values()
            ),
            addressees=_named(a for s in several for a in s.addressees),
            negated=first.negated,
            modality=first.modality,
            due=next((s.due for s in several if s.due), None),
            commitment=FinalCommitment(
                undertaking=promise.undertaking,
                bound=_named(promise.bound),
                beneficiaries=_named(promise.beneficiaries),
                due=promise.due,
            )
            if promise
            else None,
        )


def _named(actors: Iterable[Actor]) -> tuple[NamedActor, ...]:
    found = {a.key: NamedActor(key=a.key, name=a.name, kind=a.kind) for a in actors}
    return tuple(found.values())


def _choice(choices: type[_T], value: str, what: str) -> _T:
    try:
        return choices(value)
    except ValueError as error:
        raise RefusedError(400, f"there is no such {what}") from error


def _modality(value: str) -> str:
    if value not in MODALITIES:
        raise RefusedError(400, "there is no such modality")
    return value
