"""One readout on the page: what is known of it, its marked text, its statements in a list."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from summitgraph.pipeline.report.html import date, names, outside, quote_id, readout_id, row_id
from summitgraph.pipeline.report.marked_text import marked_text
from summitgraph.records import FAMILY_OF, Account, Actor, Statement


def readout_article(account: Account) -> str:
    """The article of one readout."""
    readout, meeting = account.readout, account.meeting
    facts = {
        "Date": date(meeting.date),
        "Place": escape(", ".join(meeting.place)),
        "Occasion": escape(meeting.occasion.name if meeting.occasion else ""),
        "Number": str(meeting.ordinal) if meeting.ordinal else "",
        "Minutes": str(meeting.minutes) if meeting.minutes else "",
        "Format": escape(", ".join(meeting.formats)),
        "Participants": "; ".join(
            escape(p.actor.name + (f", {p.role}" if p.role else "")) for p in meeting.participations
        ),
        "Publisher": escape(readout.publisher),
        "Account of": escape(readout.side),
        "Source": outside(readout.url),
        "File": f"<code>{escape(readout.name)}</code>",
    }
    share = 100 * account.coded_sentence_count // max(account.sentence_count, 1)
    told = f"{account.coded_sentence_count} of {account.sentence_count} sentences gave a statement"
    return (
        f'<article class="readout card" id="{readout_id(account)}"><header>'
        f'<h2>{escape(readout.title or readout.name)}</h2><dl class="facts">'
        + "".join(f"<div><dt>{k}</dt><dd>{v}</dd></div>" for k, v in facts.items() if v)
        + f'</dl><div class="read" title="{told}"><i style="width:{share}%"></i></div></header>'
        f'<div class="sides"><div class="text" lang="{escape(readout.language)}">'
        + marked_text(account, lambda n, s: _tip(account, n, s))
        + '</div><div class="list"><ol>'
        + "".join(_entry(account, n, s) for n, s in enumerate(account.statements))
        + "</ol></div></div></article>"
    )


def _tip(account: Account, number: int, statement: Statement) -> str:
    commitment = statement.commitment
    lines = [f"{names(statement.speakers)} <b>{_act(statement)}</b>{_to(statement.addressees)}"]
    lines.append(escape("; ".join(issue.label for issue in statement.issues)))
    if commitment:
        due = f", due {escape(commitment.due.edtf)}" if commitment.due else ""
        lines.append(f"⚑ bound: {names(commitment.bound)}{due}")
    how = (
        f"{escape(statement.rule)}, confidence {statement.confidence:.2f}, "
        f"characters {statement.evidence.start}–{statement.evidence.end} · "
        f'<a href="#{row_id(account, number)}">in the list</a>'
    )
    return "".join(f"<span>{line}</span>" for line in lines) + f'<span class="how">{how}</span>'


def _entry(account: Account, number: int, statement: Statement) -> str:
    commitment = statement.commitment
    bound = ""
    if commitment:
        due = f" · due {escape(commitment.due.edtf)}" if commitment.due else ""
        bound = f'<span class="bound">⚑ {escape(commitment.undertaking)}{due}</span>'
    return (
        f'<li class="{FAMILY_OF[statement.act].value}" id="{row_id(account, number)}">'
        f'<a href="#{quote_id(account, number)}">{names(statement.speakers)} '
        f"<b>{_act(statement)}</b>{_to(statement.addressees)}"
        f'<span class="issue">{escape("; ".join(i.label for i in statement.issues))}</span>'
        f"{bound}</a></li>"
    )


def _act(statement: Statement) -> str:
    words = statement.act.value
    if statement.negated:
        words = f"not: {words}"
    return escape(words if statement.modality == "plain" else f"{words} ({statement.modality})")


def _to(addressees: Sequence[Actor]) -> str:
    return f" → {names(addressees)}" if addressees else ""
