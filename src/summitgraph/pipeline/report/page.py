"""The page as a whole: figures on top, meetings, commitments, network, texts.

It asks for nothing outside itself, runs no script, and escapes all that comes from a text.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from importlib.resources import files
from types import MappingProxyType

from summitgraph.pipeline.documents import Skipped
from summitgraph.pipeline.report.html import FAMILY_NAME, date, names, readout_id, table
from summitgraph.pipeline.report.ledger import ledger
from summitgraph.pipeline.report.readout import readout_article
from summitgraph.records import Account, Family, FollowUp, LedgerEntry

# Nothing may be fetched or run, whatever a text holds.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'"
_TEXTS = (
    '<section id="texts"><h2>The texts</h2><p class="lead">Coloured words gave a statement: point '
    "at them, or tap them, to see who did what, and by which rule it was read. Pale sentences gave "
    "none; pointing at them tells why.</p>"
)
_FOOTER = (
    "<footer><div>Made by summitgraph. Every statement is read by rule from the words shown; rules "
    "and what they know are open, and can be wrong. Check the words before you cite. The texts "
    "belong to their publishers.</div></footer>"
)
_MEETING_COLUMNS = (
    "Date",
    "Meeting",
    "Place",
    "Occasion",
    "Participants",
    "Statements",
    "Commitments",
)


def report_page(
    accounts: Sequence[Account],
    follow_ups: Iterable[FollowUp] = (),
    skipped: Sequence[Skipped] = (),
    *,
    entries: Iterable[LedgerEntry] = (),
    pictures: Mapping[str, bytes] = MappingProxyType({}),
    conforms: bool | None = None,
) -> str:
    """The whole page as HTML.

    Args:
        entries: the ledger of the same commitments.
        pictures: PNGs by what they show, the network first.
        conforms: what the shapes say of the graph, or None where they were not asked.
    """
    ordered = sorted(accounts, key=_when_and_name)
    return "\n".join(
        [
            "<!doctype html>",
            '<html lang="en"><head><meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            "<title>What the readouts say</title>",
            f"<style>\n{files(__package__).joinpath('report.css').read_text('utf-8')}</style>",
            "</head><body>",
            _masthead(ordered, conforms),
            _bar(),
            "<main>",
            _meetings(ordered),
            ledger(ordered, follow_ups, entries),
            _network(pictures),
            _TEXTS,
            *(readout_article(account) for account in ordered),
            "</section>",
            _skipped(skipped),
            "</main>",
            _FOOTER,
            "</body></html>\n",
        ]
    )


def _when_and_name(account: Account) -> tuple[str, str, str]:
    when = account.meeting.date
    first = when.earliest.isoformat() if when and when.earliest else "9999"
    return first, account.readout.name, account.readout.sha256


def _masthead(accounts: Sequence[Account], conforms: bool | None) -> str:
    statements = [s for a in accounts for s in a.statements]
    sentences = sum(a.sentence_count for a in accounts)
    coded = sum(a.coded_sentence_count for a in accounts)
    counts = {
        "readout": len(accounts),
        "meeting": len({a.meeting.key for a in accounts}),
        "statement": len(statements),
        "commitment": sum(s.commitment is not None for s in statements),
    }
    figures = {noun if n == 1 else f"{noun}s": str(n) for noun, n in counts.items()}
    figures["sentences that gave a statement"] = f"{coded} of {sentences}"
    if conforms is not None:
        figures["to the shapes"] = "conforms" if conforms else "does not conform"
    items = "".join(f"<div><dt>{k}</dt><dd>{v}</dd></div>" for k, v in figures.items())
    return (
        '<header class="masthead"><div><h1>What the readouts say</h1>'
        "<p>Who did what on which issue at which meeting, and what each undertook to do. "
        "Read by machine, by rule: each entry leads to the words it was read from.</p>"
        f'<dl class="figures">{items}</dl></div></header>'
    )


def _bar() -> str:
    boxes = "".join(
        f'<label class="{family.value}"><input type="checkbox" id="{family.value}" checked>'
        f"{FAMILY_NAME[family]}</label>"
        for family in Family
    )
    return (
        '<nav class="bar"><div><a href="#meetings">Meetings</a> '
        '<a href="#commitments">Commitments</a> <a href="#network">Network</a> '
        f'<a href="#texts">Texts</a><span></span>{boxes}</div></nav>'
    )


def _meetings(accounts: Sequence[Account]) -> str:
    rows = []
    for account in accounts:
        meeting = account.meeting
        rows.append(
            (
                date(meeting.date),
                f'<a href="#{readout_id(account)}">{escape(meeting.label)}</a>',
                escape(", ".join(meeting.place)),
                escape(meeting.occasion.name if meeting.occasion else ""),
                names(meeting.participants),
                str(len(account.statements)),
                str(sum(s.commitment is not None for s in account.statements)),
            )
        )
    return (
        '<section id="meetings"><h2>Meetings</h2>'
        '<p class="lead">A row for each readout, in the order of the meetings.</p>'
        + table(_MEETING_COLUMNS, rows, numbers="Statements Commitments")
        + "</section>"
    )


def _network(pictures: Mapping[str, bytes]) -> str:
    if not pictures:
        return ""
    figures = "".join(
        f'<figure class="card"><img alt="{escape(words)}" '
        f'src="data:image/png;base64,{base64.b64encode(png).decode("ascii")}"></figure>'
        for words, png in pictures.items()
    )
    return (
        '<section id="network"><h2>Who acts on what</h2>'
        '<p class="lead">A wider line rests on more statements. The same networks stand beside '
        f"this page as GraphML and GEXF.</p>{figures}</section>"
    )


def _skipped(skipped: Sequence[Skipped]) -> str:
    if not skipped:
        return ""
    rows = [(escape(s.name), escape(s.reason), escape(s.advice)) for s in skipped]
    return (
        '<section id="skipped"><h2>Not read</h2><p class="lead">These documents are not in the '
        f"graph.</p>{table(('Document', 'Why', 'What to do'), rows)}</section>"
    )
