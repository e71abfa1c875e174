"""Decisions over an account: what people settled takes the place of what the machine read.

Whatever the machine reads now, what a person settled stands in the graph. Where reading or text
have changed under a decision, it is told that somebody should look again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from summitgraph.records.account import Account
from summitgraph.records.actor import Actor
from summitgraph.records.commitment import Commitment
from summitgraph.records.decision import (
    Decision,
    FinalStatement,
    NamedActor,
    NamedIssue,
    Outcome,
    OutcomeKind,
    StatementRef,
    ThingKind,
    Verb,
)
from summitgraph.records.evidence import Evidence
from summitgraph.records.issue import Issue
from summitgraph.records.knowledge import Knowledge
from summitgraph.records.meeting import Meeting, Participation
from summitgraph.records.notice import Notice, NoticeKind
from summitgraph.records.reader import person
from summitgraph.records.readout import Readout, Sentence, places_on
from summitgraph.records.statement import Statement
from summitgraph.review.anchor import find_words, matching, on_the_words
from summitgraph.review.standing import Standing, things

_RULE = "review/person"


def corrected(
    account: Account, decided: Standing, knowledge: Knowledge, *, is_here: Callable[[str], bool]
) -> tuple[Account, tuple[Outcome, ...]]:
    """The account as it stands with what people decided, and what became of each decision on it.

    Args:
        decided: the decisions of the journal.
        is_here: whether the store holds a readout of this SHA-256. A decision on one that is gone
            is on the readout of the same file name that took its place.
    """
    keys = same_keys(decided.holding, knowledge)
    statements = [_renamed(statement, keys, knowledge) for statement in account.statements]
    told = [
        _apply(decision, account, statements, keys, knowledge)
        for decision in decided.holding
        if decision.kind is None and is_on(decision, account, is_here)
    ]
    sha = account.readout.sha256
    stands = replace(
        account,
        meeting=_renamed_meeting(account.meeting, keys, knowledge),
        joined_with=_partners(decided, Verb.SAME, sha),
        parted_from=_partners(decided, Verb.APART, sha),
    )
    if tuple(statements) != account.statements:
        stands = _with(stands, sorted(statements, key=_place))
    return stands, tuple(told)


def _place(statement: Statement) -> tuple[int, int]:
    return statement.evidence.start, statement.evidence.end


def _begin(sentence: Sentence) -> int:
    return sentence.start


def _with(account: Account, statements: Sequence[Statement]) -> Account:
    """The account with these statements: every sentence of it still gives one, or a notice."""
    on = account.readout.sentences_on
    before, now = on(map(_place, account.statements)), on(map(_place, statements))
    filled = sorted(set(now) - set(before), key=_begin)
    emptied = sorted(set(before) - set(now), key=_begin)
    kept = [n for n in account.notices if not places_on(filled, n.evidence.start, n.evidence.end)]
    kept += [
        Notice(
            evidence=Evidence.of(account.readout.text, sentence.start, sentence.end),
            kind=NoticeKind.PASSED_OVER,
            reason="rejected",
            message="A person has decided that these words make no statement.",
        )
        for sentence in emptied
    ]
    kept.sort(key=lambda n: (n.evidence.start, n.evidence.end, n.reason))
    return replace(
        account,
        statements=tuple(statements),
        notices=tuple(kept),
        coded_sentence_count=len(now),
    )


def outcomes(
    decisions: Sequence[Decision],
    decided: Standing,
    replayed: Sequence[Outcome],
    *,
    exists: Callable[[Decision], bool],
) -> tuple[Outcome, ...]:
    """What became of every decision of a journal, in its order.

    Args:
        replayed: what `corrected` told of the accounts.
        exists: whether anything is there that such a decision is on, which is on no statements:
            a thing of that key, both readouts, or what it takes back.
    """
    told = {outcome.decision.id: outcome for outcome in replayed}
    return tuple(told.get(d.id) or _elsewhere(d, decided, exists) for d in decisions)


def _elsewhere(
    decision: Decision, decided: Standing, exists: Callable[[Decision], bool]
) -> Outcome:
    if decision.id in decided.undone:
        return Outcome(decision=decision, kind=OutcomeKind.UNDONE)
    if decision.id in decided.conflicts:
        return Outcome(
            decision=decision,
            kind=OutcomeKind.CONFLICT,
            message="It was taken without knowledge of an earlier decision, which holds.",
            rivals=decided.conflicts[decision.id],
        )
    if decision.verb is Verb.UNDO:
        missing = f"There is no decision {decision.undoes}."
    elif decision.kind is ThingKind.MEETING:
        missing = "The store has not both readouts, each of one of the meetings."
    elif decision.kind is not None:
        missing = f"Nothing has the key {decision.one} or {decision.other}."
    else:
        missing = f"The store has no readout {decision.file}."
    if (decision.kind is not None or decision.verb is Verb.UNDO) and exists(decision):
        return Outcome(decision=decision, kind=OutcomeKind.APPLIED)
    return Outcome(decision=decision, kind=OutcomeKind.LOST, message=missing)


def is_on(decision: Decision, account: Account, is_here: Callable[[str], bool]) -> bool:
    """Whether a decision on statements is on those of this account; see `corrected`."""
    readout = account.readout
    if decision.readout == readout.sha256:
        return True
    return decision.file == readout.name and not is_here(decision.readout)


def _apply(
    decision: Decision,
    account: Account,
    statements: list[Statement],
    keys: dict[str, str],
    knowledge: Knowledge,
) -> Outcome:
    """Put a decision into effect on the statements."""
    readout = account.readout
    text = readout.text
    changed = decision.readout != readout.sha256
    starts = [find_words(text, r.start, r.quote, changed=changed) for r in decision.about]
    matched: set[int] = set()
    others: set[int] = set()
    missing = False
    for ref, start in zip(decision.about, starts, strict=True):
        place = None if start is None else matching(ref, start, statements, keys)
        if place is not None:
            matched.add(place)
        else:
            missing = True
            others |= set() if start is None else set(on_the_words(ref, start, statements))
    places = [find_words(text, f.start, f.quote, changed=changed) for f in decision.to]
    if None in places or (starts and not any(start is not None for start in starts)):
        return Outcome(
            decision=decision,
            kind=OutcomeKind.LOST,
            message="Its words no longer stand in the text, or stand there twice.",
        )
    settled = [
        _final(final, start, readout, decision, keys, knowledge)
        for final, start in zip(decision.to, places, strict=True)
        if start is not None
    ]
    if decision.verb is Verb.ACCEPT:
        for place in matched:
            statements[place] = _accepted(statements[place], decision)
        return _told(decision, missing=missing, others=bool(others), settles=False)
    if not settled:  # rejected
        for place in sorted(matched, reverse=True):
            del statements[place]
        return _told(decision, missing=missing, others=bool(others), settles=False)
    # a person has said what these words tell: other readings of the same words give way
    for place in sorted(matched | (others if missing else set()), reverse=True):
        del statements[place]
    for final in settled:
        like = [n for n, s in enumerate(statements) if s not in settled and _is_same(final, s)]
        if like:
            statements[like[0]] = replace(final, section=statements[like[0]].section)
        elif final not in statements:
            statements.append(final)
    return _told(decision, missing=missing, others=bool(others), settles=True)


def _told(decision: Decision, *, missing: bool, others: bool, settles: bool) -> Outcome:
    if not missing:
        return Outcome(decision=decision, kind=OutcomeKind.APPLIED)
    if others:
        return Outcome(
            decision=decision,
            kind=OutcomeKind.ASKS,
            message="These words are read in another way now.",
        )
    if settles:
        return Outcome(
            decision=decision,
            kind=OutcomeKind.ASKS,
            message="The statement it was about is no longer read; what was settled stands.",
        )
    return Outcome(
        decision=decision,
        kind=OutcomeKind.MOOT,
        message="The statement it was about is no longer read.",
    )


def _is_same(one: Statement, other: Statement) -> bool:
    return (
        one.evidence == other.evidence
        and one.act is other.act
        and {a.key for a in one.speakers} == {a.key for a in other.speakers}
        and {i.key for i in one.issues} == {i.key for i in other.issues}
    )


def _accepted(statement: Statement, decision: Decision) -> Statement:
    readers = dict.fromkeys((*statement.readers, person(decision.who)))
    return replace(statement, confidence=1.0, readers=tuple(readers))


def _final(
    final: FinalStatement,
    start: int,
    readout: Readout,
    decision: Decision,
    keys: dict[str, str],
    knowledge: Knowledge,
) -> Statement:
    speakers = tuple(_actor(actor, keys, knowledge) for actor in final.speakers)
    addressees = tuple(_actor(actor, keys, knowledge) for actor in final.addressees)
    issues = {i.key: i for i in (_issue(issue, keys, knowledge) for issue in final.issues)}
    told = final.commitment
    commitment = None
    if told is not None:
        commitment = Commitment(
            bound=tuple(_actor(actor, keys, knowledge) for actor in told.bound),
            beneficiaries=tuple(_actor(actor, keys, knowledge) for actor in told.beneficiaries),
            undertaking=told.undertaking,
            due=told.due,
        )
    end = start + len(final.quote)
    return Statement(
        evidence=Evidence.of(readout.text, start, end),
        speakers=tuple(dict.fromkeys(speakers)),
        act=final.act,
        issues=tuple(issues.values()),
        addressees=tuple(dict.fromkeys(addressees)),
        negated=final.negated,
        modality=final.modality,
        commitment=commitment,
        due=final.due,
        rule=_RULE,
        confidence=1.0,
        section=readout.heading_over(start, end),
        readers=(person(decision.who),),
    )


def _actor(named: NamedActor, keys: dict[str, str], knowledge: Knowledge) -> Actor:
    key = keys.get(named.key, named.key)
    entry = knowledge.actors.get(key)
    if entry is not None:
        return entry.actor
    return Actor(key=key, kind=named.kind, name=named.name, known=False)


def _issue(named: NamedIssue, keys: dict[str, str], knowledge: Knowledge) -> Issue:
    key = keys.get(named.key, named.key)
    entry = knowledge.issues.get(key)
    if entry is not None:
        return Issue(key=key, label=entry.label, broader=entry.broader, mentioned_as=named.label)
    return Issue(key=key, label=named.label, minted=True, mentioned_as=named.label)


def same_keys(holding: Sequence[Decision], knowledge: Knowledge) -> dict[str, str]:
    """Each key that is said to be the same as another, with the key that stands for both.

    A key of the registers or the scheme stands for one that was made from a text; else the first
    in the order of keys.
    """
    found: dict[str, str] = {}

    def root(key: str) -> str:
        while key in found:
            key = found[key]
        return key

    for kind in (ThingKind.ISSUE, ThingKind.ACTOR):
        for one, other in things(holding, kind, Verb.SAME):
            first, second = root(one), root(other)
            if first != second:
                stands, goes = sorted((first, second), key=lambda k: (not _knows(knowledge, k), k))
                found[goes] = stands
    return {key: root(key) for key in found}


def _knows(knowledge: Knowledge, key: str) -> bool:
    return key in knowledge.actors or key in knowledge.issues


def _renamed_meeting(meeting: Meeting, keys: dict[str, str], knowledge: Knowledge) -> Meeting:
    """The meeting with each who took part once, under the key that stands for them."""
    if not keys:
        return meeting
    found: dict[str, Participation] = {}
    for part in meeting.participations:
        behind = part.represents
        part = replace(
            part,
            actor=_moved(part.actor, keys, knowledge),
            represents=None if behind is None else _moved(behind, keys, knowledge),
        )
        first = found.setdefault(part.actor.key, part)
        found[part.actor.key] = replace(
            first,
            role=first.role or part.role,
            office=first.office or part.office,
            represents=first.represents or part.represents,
        )
    return replace(meeting, participations=tuple(found.values()))


def _renamed(statement: Statement, keys: dict[str, str], knowledge: Knowledge) -> Statement:
    if not keys:
        return statement

    def actors(given: Sequence[Actor]) -> tuple[Actor, ...]:
        return tuple(dict.fromkeys(_moved(actor, keys, knowledge) for actor in given))

    issues = [
        issue
        if issue.key not in keys
        else _issue(NamedIssue(key=issue.key, label=issue.label), keys, knowledge)
        for issue in statement.issues
    ]
    commitment = statement.commitment
    if commitment is not None:
        commitment = replace(
            commitment,
            bound=actors(commitment.bound),
            beneficiaries=actors(commitment.beneficiaries),
        )
    return replace(
        statement,
        speakers=actors(statement.speakers),
        addressees=actors(statement.addressees),
        issues=tuple({issue.key: issue for issue in issues}.values()),
        commitment=commitment,
    )


def _moved(actor: Actor, keys: dict[str, str], knowledge: Knowledge) -> Actor:
    if actor.key not in keys:
        return actor
    return _actor(NamedActor(key=actor.key, name=actor.name, kind=actor.kind), keys, knowledge)


def _partners(decided: Standing, verb: Verb, sha: str) -> tuple[str, ...]:
    """The readouts whose meeting is said to be that of this one, or not."""
    pairs = things(decided.holding, ThingKind.MEETING, verb)
    return tuple(sorted({b if a == sha else a for a, b in pairs if sha in (a, b)} - {sha}))


def ref_of(statement: Statement) -> StatementRef:
    """How a decision names a statement as it is now."""
    return StatementRef(
        start=statement.evidence.start,
        end=statement.evidence.end,
        quote=statement.evidence.quote,
        act=statement.act,
        speakers=tuple(sorted(actor.key for actor in statement.speakers)),
        issues=tuple(sorted(issue.key for issue in statement.issues)),
    )
