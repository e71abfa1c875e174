"""The network: who acts on what, or who acts together; and which words stand behind an edge."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from summitgraph.errors import UsageError
from summitgraph.ontology.terms import SG
from summitgraph.queries import catalogue
from summitgraph.records import Act, Family
from summitgraph.triples.iris import ROOT
from summitgraph.web.explorer.asking import Asking
from summitgraph.web.explorer.facts import ACTOR_KINDS
from summitgraph.web.explorer.index import Entry
from summitgraph.web.explorer.page import Page, Source, by_question, cite

KINDS = ("actor-issue", "actor-actor")
MOST = 150
_LIMIT = 2000
ACTS = tuple(dict.fromkeys([*(f.value for f in Family), *(a.value for a in Act)]))
_HEAVIEST = """SELECT one, other, family, denied, n FROM weight WHERE kind = ?
  ORDER BY n DESC, one, other, family, denied LIMIT ?"""
_PAIRS = {
    "actor-issue": ("e.actor", "e.issue", ""),
    "actor-actor": (
        "e.actor",
        "o.actor",
        "JOIN edge AS o ON o.statement = e.statement AND o.issue = e.issue AND e.actor < o.actor",
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """How often one acted on, or together with, another.

    Attributes:
        family: of the acts that are counted.
        denied: whether the words deny the act.
    """

    one: Entry
    other: Entry
    family: str
    denied: bool
    statements: int


def network_page(asking: Asking) -> Page:
    """The heaviest edges, drawn by a script and told in a table."""
    kind = asking.choice("kind", KINDS) or "actor-issue"
    index = asking.index
    edges, more = _edges(asking, kind)
    named = index.labels(iri for name in ("actor", "issue") if (iri := asking.iri(name)))
    return Page(
        template="network",
        title="Network",
        here="network",
        shown={
            "kind": kind,
            "edges": edges,
            "more": more,
            "most": MOST,
            "given": asking.given,
            "acts": ACTS,
            "named": named,
            "actors": index.entries(ACTOR_KINDS, most=200),
            "issues": index.entries(["issue"], most=200),
            "data": "/network?" + urlencode({**asking.given, "format": "json"}),
            "words": _words_behind(asking, kind),
        },
        source=_source(asking, kind),
        cite=cite("Network of actors" + (" and issues" if kind == "actor-issue" else "")),
        scripts=("vendor/cytoscape.min.js", "network.js"),
    )


def network_data(asking: Asking) -> dict[str, Any]:
    """The same edges as a script draws them: nodes and edges with where each leads to."""
    kind = asking.choice("kind", KINDS) or "actor-issue"
    edges, _ = _edges(asking, kind)
    words = _words_behind(asking, kind)
    nodes = {e.iri: e for edge in edges for e in (edge.one, edge.other)}
    return {
        "nodes": [
            {"id": n.iri, "label": n.label, "kind": n.kind, "weight": n.statements}
            for n in sorted(nodes.values(), key=lambda n: n.iri)
        ],
        "edges": [
            {
                "id": f"{e.one.iri} {e.family} {int(e.denied)} {e.other.iri}",
                "source": e.one.iri,
                "target": e.other.iri,
                "family": e.family,
                "denied": e.denied,
                "weight": e.statements,
                "words": words(e),
            }
            for e in edges
        ],
    }


def _edges(asking: Asking, kind: str) -> tuple[list[Edge], bool]:
    """The heaviest edges by these filters, and whether there are more."""
    most = _LIMIT if asking.whole else asking.number("most", MOST)
    if not 1 <= most <= _LIMIT:
        raise UsageError("a network shows 1 to 2000 edges", where="most", value=str(most))
    one, other, join = _PAIRS[kind]
    where, values = _where(asking)
    if not where:
        rows = asking.index.rows(_HEAVIEST, (kind, most + 1))
    else:
        rows = asking.index.rows(
            f"SELECT {one}, {other}, e.family, e.denied, COUNT(DISTINCT e.statement) AS n "
            f"FROM edge AS e {join} {where} GROUP BY 1, 2, 3, 4 "
            "ORDER BY n DESC, 1, 2, 3, 4 LIMIT ?",
            (*values, most + 1),
        )
    named = asking.index.labels(str(iri) for row in rows for iri in row[:2])
    edges = [
        Edge(
            one=named[str(a)],
            other=named[str(b)],
            family=str(family),
            denied=bool(denied),
            statements=int(str(n)),
        )
        for a, b, family, denied, n in rows
        if str(a) in named and str(b) in named
    ]
    return edges[:most], len(rows) > most


def _where(asking: Asking) -> tuple[str, list[str]]:
    """The conditions that the address sets, with their values."""
    parts: list[str] = []
    values: list[str] = []
    act = asking.choice("act", ACTS)
    if act:
        parts.append("(e.act = ? OR e.family = ?)")
        values += [act, act]
    for name, condition in (
        ("actor", "e.statement IN (SELECT statement FROM edge WHERE actor = ?)"),
        ("issue", "e.issue = ?"),
    ):
        if iri := asking.iri(name):
            parts.append(condition)
            values.append(str(iri))
    for name, condition in (("from", "e.latest >= ?"), ("until", "e.day <= ? AND e.day <> ''")):
        if day := asking.day(name):
            parts.append(condition)
            values.append(day.value)
    return (f"WHERE {' AND '.join(parts)}" if parts else ""), values


def _words_behind(asking: Asking, kind: str) -> Any:
    """Where the statements behind an edge stand."""
    times = {name: day.value for name in ("from", "until") if (day := asking.day(name))}
    chosen = asking.choice("act", ACTS)
    actor = asking.iri("actor")

    def address(edge: Edge) -> str:
        pair = {"actor": edge.one.iri, "issue": edge.other.iri}
        if kind == "actor-actor":
            pair = {"actor": edge.one.iri, "other": edge.other.iri}
            if asking.text("issue"):
                pair["issue"] = asking.text("issue")
        if actor and str(actor) not in pair.values():
            pair["also"] = str(actor)
        pair["act"] = f"{ROOT}act/{chosen or edge.family}"
        pair["polarity"] = "negative" if edge.denied else "positive"
        return "/statements?" + urlencode({**pair, **times})

    return address


def _source(asking: Asking, kind: str) -> Source:
    """The same for programs: the stored questions can be asked by time alone.

    They have an issue with all its parts, where the page has that very issue, and of an actor only
    its own edges.
    """
    if any(asking.text(name) for name in ("act", "actor", "issue")):
        return Source()
    times = {name: asking.day(name) for name in ("from", "until")}
    name = f"{kind}-edges"
    assert name in catalogue()
    properties = " ".join(f"<{SG.NS}{act}>" for act in ACTS)
    construct = (
        f"CONSTRUCT {{ ?actor ?act ?issue }} WHERE {{ VALUES ?act {{ {properties} }} "
        "?actor ?act ?issue }"
    )
    whole = kind == "actor-issue" and not any(times.values())
    path = "/sparql?" + urlencode({"query": construct}) if whole else ""
    return by_question(path, name, **times)
