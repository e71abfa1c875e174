"""Small pieces of HTML that all parts of the page share. Everything from a text is escaped here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from summitgraph.records import Account, Actor, Family, When

FAMILY_NAME = {
    Family.ASSERTS: "asserts",
    Family.AGREES: "agrees",
    Family.EXPRESSES_CONCERN: "expresses concern",
}


def quote_id(account: Account, number: int) -> str:
    """The anchor of a statement's words in the text."""
    return f"q-{account.readout.sha256[:8]}-{number}"


def row_id(account: Account, number: int) -> str:
    """The anchor of a statement in the list beside the text."""
    return f"s-{account.readout.sha256[:8]}-{number}"


def readout_id(account: Account) -> str:
    """The anchor of a readout."""
    return f"r-{account.readout.sha256[:8]}"


def names(actors: Iterable[Actor]) -> str:
    """The names of actors.

    >>> from summitgraph.records import ActorKind
    >>> names([Actor(key="org/x", kind=ActorKind.ORGANIZATION, name="Fish & Chips")])
    '<span class="name">Fish &amp; Chips</span>'
    """
    return ", ".join(f'<span class="name">{escape(actor.name)}</span>' for actor in actors)


def date(when: When | None) -> str:
    """A date as EDTF, or that none is known."""
    return f"<time>{escape(when.edtf)}</time>" if when else "<small>date unknown</small>"


def outside(url: str) -> str:
    """A link to a source; only http and https, so that no text can plant a script.

    >>> outside("javascript:alert(1)")
    ''
    """
    if not url.lower().startswith(("https://", "http://")):
        return ""
    safe = escape(url)
    return f'<a href="{safe}" rel="noreferrer nofollow">{safe}</a>'


def table(columns: Sequence[str], rows: Iterable[Sequence[str]], *, numbers: str = "") -> str:
    """A table whose cells are HTML already; on a phone each row becomes a card.

    Args:
        numbers: the columns of figures, in one string.
    """
    looks = [' class="number"' if c in numbers else "" for c in columns]
    head = "".join(f"<th{look}>{c}</th>" for c, look in zip(columns, looks, strict=True))
    body = "".join(
        "<tr>"
        + "".join(
            f'<td data-label="{c}"{look}>{value and f"<div>{value}</div>"}</td>'
            for c, look, value in zip(columns, looks, row, strict=True)
        )
        + "</tr>"
        for row in rows
    )
    return (
        f'<div class="card scroll"><table class="ledger"><thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )
