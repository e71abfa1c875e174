"""The comparison of accounts as a page of its own, in the look of the report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape
from importlib.resources import files

from summitgraph.pipeline.comparison import difference_words
from summitgraph.pipeline.report.html import names, outside, table
from summitgraph.records import Account, ComparedMatter, Comparison, Statement, Told

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'"
_TOLD = {
    Told.ALL: "told by all",
    Told.SOME: "told by several",
    Told.ONE: "told by one alone",
    Told.DIFFERENTLY: "told differently",
}


def comparison_page(comparisons: Sequence[Comparison]) -> str:
    """The whole page as HTML. It asks for nothing outside itself and runs no script."""
    sections = [line for comparison in comparisons for line in _meeting(comparison)]
    style = files(__package__).joinpath("report.css").read_text("utf-8")
    return "\n".join(
        [
            "<!doctype html>",
            '<html lang="en"><head><meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            "<title>Accounts side by side</title>",
            f"<style>\n{style}</style>",
            "</head><body><main>",
            "<h1>Accounts side by side</h1>",
            *(sections or ["<p>No meeting has several accounts in these readouts.</p>"]),
            "</main></body></html>\n",
        ]
    )


def _meeting(comparison: Comparison) -> Iterator[str]:
    accounts = [escape(a.readout.name) for a in comparison.accounts]
    yield f"<section><h2>{escape(comparison.meeting.meeting.label)}</h2>"
    yield "<ul>" + "".join(_account(a) for a in comparison.accounts) + "</ul>"
    for joined in comparison.meeting.joined:
        yield (
            f'<p class="lead">Taken for one meeting (confidence {joined.confidence:.2f}): '
            f"{escape(joined.why)}.</p>"
        )
    counts = Counter(m.told for m in comparison.matters)
    yield "<p>" + ", ".join(f"{counts[t]} {words}" for t, words in _TOLD.items()) + ".</p>"
    yield table(
        ("Of the meeting", "Told", *accounts),
        [
            (escape(f.name), _TOLD[f.told], *(escape(v) or "–" for v in f.values))
            for f in comparison.facts
        ],
    )
    yield table(
        ("Issue", "Told", *accounts),
        [_row(comparison, matter) for matter in comparison.matters],
    )
    yield "</section>"


def _account(account: Account) -> str:
    readout = account.readout
    told = [escape(readout.name), escape(readout.publisher), escape(readout.side)]
    told.append(outside(readout.url))
    return f"<li>{', '.join(t for t in told if t)}</li>"


def _row(comparison: Comparison, matter: ComparedMatter) -> tuple[str, ...]:
    told = [f"<strong>{_TOLD[matter.told]}</strong>"]
    if matter.differences:
        told.append(f"<small>{escape(difference_words(matter))}</small>")
    if matter.why:
        told.append(f"<small>side by side by {escape(matter.why)}</small>")
    cells = [_cell(s) for s in matter.statements]
    return (escape(matter.issue.label), "<br>".join(told), *cells)


def _cell(statement: Statement | None) -> str:
    if statement is None:
        return "–"
    act = f"not {statement.act.value}" if statement.negated else statement.act.value
    told = [f"{names(statement.speakers)}: {escape(act)}"]
    told.append(f"<q>{escape(' '.join(statement.evidence.quote.split()))}</q>")
    if statement.commitment is not None:
        due = statement.commitment.due
        told.append("a commitment" + (f", due {escape(due.edtf)}" if due else ""))
    span = statement.evidence
    told.append(f"<small>characters {span.start}-{span.end}</small>")
    return "<br>".join(told)
