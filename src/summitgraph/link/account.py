"""One readout: drafts to statements, decided in the order of the text."""

from __future__ import annotations

import re
from datetime import date

from summitgraph.link.body import issuing_body
from summitgraph.link.cast import Cast
from summitgraph.link.issue import Matters, content, scheme
from summitgraph.link.meeting import meeting_day, meeting_of
from summitgraph.link.register import register
from summitgraph.link.resolve import Resolver
from summitgraph.link.when import Found, future_times, interim
from summitgraph.records.account import Account
from summitgraph.records.actor import Actor, ActorKind
from summitgraph.records.commitment import Commitment
from summitgraph.records.draft import Draft, Extraction
from summitgraph.records.evidence import Evidence
from summitgraph.records.issue import Issue
from summitgraph.records.knowledge import Knowledge
from summitgraph.records.notice import Notice, NoticeKind
from summitgraph.records.readout import BlockKind, Readout
from summitgraph.records.statement import Act, Statement
from summitgraph.records.when import When

_DUE_ACTS = frozenset((Act.INVITES, Act.PROPOSES))


def link(readout: Readout, extraction: Extraction, knowledge: Knowledge) -> Account:
    """Decide the actors, issues, dates and the meeting of a readout.

    A draft whose actor or matter cannot be told becomes a notice, not a guess.
    """
    when = meeting_day(readout)
    anchor = when[0].earliest if when[0] else None
    cast = Cast(readout, extraction, register(knowledge), anchor or readout.published)
    body = issuing_body(readout, extraction, cast, knowledge)
    resolver = Resolver(readout, extraction, cast, knowledge, body)
    persons = [n for p in cast.people for n in p.names]
    matters = Matters(readout, scheme(knowledge), persons)
    told_due: dict[str, When] = {}
    statements: list[Statement] = []
    coded: set[int] = set()
    notices = list(extraction.notices)
    for draft in extraction.drafts:
        speakers = resolver.speakers(draft)
        issues = matters.issues(draft)
        if not speakers or not issues:
            reason = "no-speaker" if not speakers else "no-matter"
            notices.append(_undecided(readout, draft, reason, cast))
            continue
        due = _due(readout, draft, anchor, opens=draft.sentence not in coded)
        coded.add(draft.sentence)
        statement = _statement(readout, draft, speakers, issues, resolver, anchor, told_due, due)
        statements.append(statement)
    statements, repeated = _without_headline(readout, statements)
    for statement in repeated:
        evidence = statement.evidence
        notices.append(
            Notice(
                evidence=evidence,
                kind=NoticeKind.PASSED_OVER,
                reason="title",
                message="A headline repeats what the text tells.",
            )
        )
    meeting = meeting_of(readout, extraction, cast, knowledge, body, when)
    return Account(
        readout=readout,
        form=extraction.form,
        meeting=meeting,
        statements=tuple(statements),
        notices=tuple(sorted(notices, key=lambda n: (n.evidence.start, n.evidence.end, n.reason))),
        sentence_count=extraction.sentence_count,
        coded_sentence_count=len(
            readout.sentences_on((s.evidence.start, s.evidence.end) for s in statements)
        ),
    )


def _without_headline(
    readout: Readout, statements: list[Statement]
) -> tuple[list[Statement], list[Statement]]:
    """The statements without those of a headline that the text makes again, and the latter."""
    title = max((b.end for b in readout.blocks if b.kind is BlockKind.TITLE), default=0)
    again = [
        s
        for s in statements
        if s.evidence.end <= title
        and any(
            t.evidence.start >= title
            and t.act is s.act
            and (
                any(content(i.label) & content(j.label) for i in s.issues for j in t.issues)
                or (s.speakers == t.speakers and _tells_again(s.evidence.quote, t.evidence.quote))
            )
            for t in statements
        )
    ]
    return [s for s in statements if s not in again], again


def _tells_again(headline: str, words: str) -> bool:
    """Whether nearly all that a headline tells stands in these words, too."""
    told = set(content(headline))
    return len(told & set(content(words))) >= _NEARLY * len(told)


_NEARLY = 0.7


def _statement(
    readout: Readout,
    draft: Draft,
    speakers: list[Actor],
    issues: tuple[Issue, ...],
    resolver: Resolver,
    anchor: date | None,
    told_due: dict[str, When],
    due: When | None,
) -> Statement:
    joint = len(speakers) > 1 or (
        speakers[0].kind is ActorKind.GROUP and not readout.blocks[draft.block].speaker
    )
    act = draft.joint_act if joint else draft.act
    addressees = [a for a in resolver.addressees(draft, speakers) if a not in speakers]
    for issue in issues:
        # "the forum to be held in September" was said before: its time holds when it returns
        if due is not None:
            told_due.setdefault(issue.key, due)
        elif draft.undertaking or act in _DUE_ACTS:
            due = told_due.get(issue.key)
    commitment = None
    if draft.undertaking is not None and act in (Act.AGREES, Act.AFFIRMS, Act.COMMITS, Act.STATES):
        a, b = draft.undertaking
        commitment = Commitment(
            bound=tuple(resolver.bound(draft) or speakers),
            beneficiaries=tuple(addressees),
            undertaking=readout.text[a:b],
            due=due,
        )
    block = readout.blocks[draft.block]
    return Statement(
        evidence=Evidence.of(readout.text, draft.start, draft.end),
        speakers=tuple(speakers),
        act=act,
        issues=issues,
        addressees=tuple(addressees),
        negated=draft.negated,
        modality=draft.modality,
        commitment=commitment,
        due=due if commitment or act in _TIMED or _ahead(readout, draft, due, anchor) else None,
        rule=draft.rule,
        confidence=draft.confidence,
        section=block.headings[-1] if block.headings else "",
    )


def _due(readout: Readout, draft: Draft, anchor: date | None, *, opens: bool) -> When | None:
    """When a draft's matter is to happen; `opens` where it is the first of its sentence."""
    if anchor is None:
        return None
    found: list[Found] = future_times(readout.text[draft.start : draft.end], anchor)
    opening = readout.text[draft.sentence : draft.start]
    if not found and opens and (draft.undertaking or draft.act in _DUE_ACTS):
        # the sentence opens with the time: "In late August, the leaders will …"
        found = future_times(opening, anchor)
    if not found and _INTERIM.search(readout.text[draft.start : draft.end]):
        # "agreed to meet at the end of May, and to hold consultations in the interim"
        last = [f.when.latest for f in future_times(opening, anchor) if f.when.latest]
        if last:
            return interim(anchor, max(last))
    return found[0].when if found else None


def _ahead(readout: Readout, draft: Draft, due: When | None, anchor: date | None) -> bool:
    """Whether a statement that binds nobody still tells of what is to come, and when."""
    if due is None or anchor is None or due.latest is None or due.latest <= anchor:
        return False
    words = readout.text[draft.start : draft.end]
    before = words[: words.find(due.phrase)] if due.phrase in words else ""
    return bool(_COMING.search(before))


_INTERIM = re.compile(r"\b(?:in the (?:interim|meantime)|until then|before then)\b", re.IGNORECASE)
_TIMED = frozenset((Act.INVITES, Act.PROPOSES, Act.COMMITS))
_COMING = re.compile(
    r"\b(?:will|shall|would|should|must|(?:is|are|was|were) to|look(?:s|ing|ed)? forward to|"
    r"to be|going to)\b"
)


def _undecided(readout: Readout, draft: Draft, reason: str, cast: Cast) -> Notice:
    quote = Evidence.of(readout.text, draft.start, draft.end)
    if reason == "no-speaker":
        words = ", ".join(m.text for m in draft.speakers if m.text) or "nobody"
        people = ", ".join(p.actor.name for p in cast.participants) or "none known"
        message = (
            f"An act ({draft.act.value}) was found, but {words!r} points to no one actor; "
            f"those who take part: {people}."
        )
    else:
        message = f"An act ({draft.act.value}) was found, but no words say on which matter."
    return Notice(evidence=quote, kind=NoticeKind.UNDECIDED, reason=reason, message=message)
