"""What a build found, as a short story for the terminal."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from summitgraph.cli.talk import count, shorten
from summitgraph.records import FAMILY_OF, Account, Act, Family, Statement

if TYPE_CHECKING:
    from summitgraph.pipeline.graph import KnowledgeGraph

_FAMILY = {
    Family.ASSERTS: "assertions, requests and the like",
    Family.AGREES: "agreements and joint affirmations",
    Family.EXPRESSES_CONCERN: "concerns and criticisms",
}
_WIDTH = 88


def story(graph: KnowledgeGraph, folder: Path) -> str:
    """Meetings, acts, three agreements, open commitments, coverage, and what to do next."""
    return "\n".join([*_meetings(graph), *_acts(graph), *_soundness(graph), *_next(folder)]) + "\n"


def _said(graph: KnowledgeGraph) -> list[tuple[Account, Statement]]:
    return [(account, s) for account in graph.accounts for s in account.statements]


def _meetings(graph: KnowledgeGraph) -> Iterator[str]:
    yield f"Read {len(graph.accounts)} readouts:"
    yield ""
    for account in graph.accounts:
        meeting = account.meeting
        when = meeting.date.edtf if meeting.date else "date unknown"
        who = ", ".join(actor.name for actor in meeting.participants)
        facts = [", ".join(meeting.place), meeting.occasion.name if meeting.occasion else ""]
        facts += [f"{meeting.minutes} minutes"] if meeting.minutes else []
        yield f"  {when}  {who}"
        told = [fact for fact in facts if fact] + [f"{len(account.statements)} statements"]
        yield f"              {'; '.join(told)}"


def _acts(graph: KnowledgeGraph) -> Iterator[str]:
    said = _said(graph)
    counts = Counter(FAMILY_OF[s.act] for _, s in said)
    yield ""
    yield f"Found {len(said)} statements:"
    yield ""
    for family, words in _FAMILY.items():
        yield f"  {counts[family]:4}  {words}"
    yield from _agreements(graph)
    yield from _commitments(graph)


def _agreements(graph: KnowledgeGraph) -> Iterator[str]:
    """Three of them, from three meetings where there are so many, the plainest first."""
    ranked = []
    for account in graph.accounts:
        joint = [
            s
            for s in account.statements
            if FAMILY_OF[s.act] is Family.AGREES and len(s.speakers) > 1 and not s.negated
        ]
        joint.sort(key=lambda s: (s.act is not Act.AGREES, -s.confidence, s.evidence.start))
        ranked += [(rank, account, s) for rank, s in enumerate(joint)]
    if ranked:
        yield ""
        yield "Some of what they agreed:"
        yield ""
    for _, account, statement in sorted(ranked, key=lambda r: r[0])[:3]:
        when = account.meeting.date.edtf if account.meeting.date else "          "
        yield f"  {when}  {shorten(statement.evidence.quote, _WIDTH - 14)}"


def _commitments(graph: KnowledgeGraph) -> Iterator[str]:
    found = sum(s.commitment is not None for _, s in _said(graph))
    heard = len({follow_up.commitment for follow_up in graph.follow_ups})
    yield ""
    yield f"Found {count(found, 'commitment')}; later readouts speak of {heard or 'none'} of them."
    due = [row for row in graph.query("open-commitments") if row["due"]]
    if due:
        yield "Those with a due date:"
        yield ""
    for row in due:
        later = "" if row["evidenceState"] == "none" else f" [{row['evidenceState']} later]"
        words = shorten(f"{row['bound']}: {row['undertaking']}", _WIDTH - 23 - len(later))
        yield f"  due {row['due']:16} {words}{later}"


def _soundness(graph: KnowledgeGraph) -> Iterator[str]:
    coverage = graph.coverage()
    report = graph.validation
    yield ""
    yield f"{coverage.coded} of {coverage.sentences} sentences gave a statement. Of the others,"
    passed_over, undecided = coverage.passed_over, coverage.undecided
    yield f"{passed_over} were passed over for a named reason, {undecided} left undecided."
    verdict = "conforms" if report.conforms else "does not conform"
    findings = count(len(report.findings), "finding")
    yield f"By the shapes the graph ({len(graph)} quads) {verdict}, with {findings}."


def _next(folder: Path) -> Iterator[str]:
    yield ""
    yield f"All of it is in {folder}. What you can do next:"
    yield ""
    serve = f"summitgraph serve {shlex.quote(str(folder))}"
    yield f"  {serve:<45} who said what, and the words behind it, in a browser"
    yield f"  open {folder / 'report.html'} in a browser: the texts, with every statement marked"
    yield f"  open {folder / 'statements.csv'} in a spreadsheet; codebook.csv explains the columns"
    yield f"  open {folder / 'actor-issue.gexf'} in Gephi, or graph.trig in any triple store"
    yield "  summitgraph query --list                      the questions that are ready to ask"
    yield "  summitgraph explain FILE --sentence 5         why a sentence was read as it was"
    yield "  summitgraph build FILES --output DIR          the same for readouts of your own"
