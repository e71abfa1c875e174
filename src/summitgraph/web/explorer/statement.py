"""Statements: one by itself, and those that an edge, a cell or a search stands for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import urlencode

from summitgraph.store import Rows
from summitgraph.store.sparql import bind
from summitgraph.triples.term import IRI, Literal, Term, tail
from summitgraph.web.explorer import said
from summitgraph.web.explorer.asking import Asking
from summitgraph.web.explorer.facts import Facts, labels
from summitgraph.web.explorer.find import query, source
from summitgraph.web.explorer.graph import TOGETHER, parts
from summitgraph.web.explorer.naming import Thing
from summitgraph.web.explorer.other import other_page
from summitgraph.web.explorer.page import Page, cite

PER_PAGE = 30
_THINGS = ("actor", "other", "also", "act", "exact", "issue", "meeting", "readout")
_WHOM = ("actor", "other", "also", "issue", "meeting", "readout")
_COLUMNS = (
    *("date", "meeting", "speakers", "act", "denied", "issues", "addressees", "quote"),
    *("readout", "start", "end", "rule", "confidence", "statement"),
)


def statement_page(asking: Asking, known: Facts, path: str) -> Page:
    """One statement with its words, and how it was read; as any thing where it lacks its parts."""
    found = said.load(asking.graph, [known.iri])
    if not found:
        return other_page(asking, known, path)
    statement = found[0]
    return Page(
        template="statement",
        title=f"{', '.join(t.label for t in statement.speakers)}: {statement.act_words}",
        here="readouts",
        shown={"statement": statement},
        source=source(path, readout=IRI(statement.readout.iri)),
        cite=cite(f"“{statement.quote}”, {statement.readout.label}", known.iri),
    )


def statements_page(asking: Asking) -> Page:
    """The statements of an actor, on an issue, at a meeting …, in the order of time."""
    which = _which(asking)
    found = _found(asking)
    number = max(1, asking.number("page", 1))
    things = {name: term for name in _THINGS if isinstance(term := which[name], str)}
    called = labels(asking.graph, things.values())
    chosen = {name: Thing(iri, called[iri]) for name, iri in things.items()}
    return Page(
        template="statements",
        title="Statements",
        here="statements",
        shown={
            "chosen": chosen,
            "given": asking.given,
            "fewer": {k: v for k, v in asking.given.items() if k in _WHOM},
            "statements": said.load(
                asking.graph, found[PER_PAGE * (number - 1) : PER_PAGE * number]
            ),
            "total": len(found),
            "number": number,
            "more": len(found) > PER_PAGE * number,
        },
        source=source(_rdf(which), **which),
        cite=cite("Statements: " + ", ".join(thing.label for thing in chosen.values())),
    )


def _rdf(which: Mapping[str, Term | None]) -> str:
    """Where what the graph says of these statements is had."""
    given = {name: term for name, term in which.items() if term is not None}
    if not given:
        return "/.well-known/void"
    inner = query(*given).partition("SELECT")
    text = (
        f"{inner[0]}CONSTRUCT {{ ?statement ?property ?value }} WHERE {{ ?statement ?property "
        f"?value {{ SELECT{inner[2]} }} }}"
    )
    return "/sparql?" + urlencode(
        {"query": bind(text, {f"_{name}": term for name, term in given.items()})}
    )


def statement_table(asking: Asking) -> Rows:
    """The same as a table, all of it."""
    found = _found(asking)
    return Rows(_COLUMNS, _lines(asking, found))


def _lines(asking: Asking, found: list[str]) -> Iterator[tuple[str | int | bool, ...]]:
    for some in parts(found, TOGETHER):
        for s in said.load(asking.graph, some):
            yield (
                s.date,
                s.meeting.label,
                "; ".join(t.label for t in s.speakers),
                s.act.label,
                s.denied,
                "; ".join(t.label for t in s.issues),
                "; ".join(t.label for t in s.addressees),
                s.quote,
                s.readout.label,
                s.start,
                s.end,
                s.rule,
                s.confidence,
                s.iri,
            )


def _which(asking: Asking) -> dict[str, Term | None]:
    which: dict[str, Term | None] = {name: asking.iri(name) for name in _THINGS}
    which |= {"from": asking.day("from"), "until": asking.day("until")}
    polarity = asking.choice("polarity", ("positive", "negative"))
    return which | {"polarity": Literal(polarity) if polarity else None}


def _found(asking: Asking) -> list[str]:
    which = {k: v if isinstance(v, str) else v.value for k, v in _which(asking).items() if v}
    which |= {name: tail(which[name]) for name in ("act", "exact") if name in which}
    return asking.index.statements(**which) if which else []
