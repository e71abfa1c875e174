"""A readout: its text with every statement marked, and why it was read so."""

from __future__ import annotations

from summitgraph.ontology.terms import DCT, SG
from summitgraph.triples.term import IRI
from summitgraph.web.explorer import said
from summitgraph.web.explorer.asking import Asking
from summitgraph.web.explorer.facts import Facts
from summitgraph.web.explorer.find import find, source
from summitgraph.web.explorer.graph import ask
from summitgraph.web.explorer.marked import Unread, mark
from summitgraph.web.explorer.naming import words
from summitgraph.web.explorer.page import Page, cite


def readout_page(asking: Asking, known: Facts, path: str) -> Page:
    """The text; with `at`, what was read from the words at that place, and why."""
    graph, iri = asking.graph, IRI(known.iri)
    statements = said.load(graph, find(graph, readout=iri))
    notices = [
        Unread(
            kind=words(row["kind"]),
            reason=words(row["reason"]),
            message=words(row["message"]),
            start=int(str(row["start"])),
            end=int(str(row["end"])),
        )
        for row in ask(graph, "notices", readout=iri)
    ]
    title = known.first(DCT.TITLE, SG.FILE_NAME) or known.iri
    at = asking.number("at", -1)
    here = [s for s in statements if s.start <= at < s.end]
    sentence = [n for n in notices if n.start <= at < n.end]
    around = _around(here, sentence)
    return Page(
        template="readout",
        title=title,
        here="readouts",
        shown={
            "known": known,
            "lines": mark(known.first(SG.TEXT), statements, notices),
            "statements": statements,
            "notices": notices,
            "at": at,
            "here": here,
            "beside": [
                s for s in statements if s not in here and s.start < around[1] and around[0] < s.end
            ],
            "unread": [n for n in notices if n.start < around[1] and around[0] < n.end],
        },
        source=source(path, readout=iri),
        cite=_cite(known, title),
    )


def _around(here: list[said.Said], unread: list[Unread]) -> tuple[int, int]:
    """From the first to the last character of what was chosen; an empty span for nothing."""
    places = [(s.start, s.end) for s in here] + [(n.start, n.end) for n in unread]
    if not places:
        return (0, 0)
    return min(a for a, _ in places), max(b for _, b in places)


def _cite(known: Facts, title: str) -> str:
    """The readout as its publisher's, and how it was read."""
    parts = [known.first(DCT.PUBLISHER), f"“{title}”", known.first(DCT.ISSUED)]
    parts.append(known.first(DCT.SOURCE))
    mark_ = known.first(SG.SHA256)[:16]
    parts.append(f"SHA-256 {mark_}…" if mark_ else "")
    return cite(", ".join(part for part in parts if part), known.iri)
