"""Graphs that were broken on purpose: sound ones with odd values, gaps and doubles."""

from __future__ import annotations

import random
from pathlib import Path

import pyoxigraph as ox

from summitgraph.ontology import EDTF, RDFS, SG
from summitgraph.store import GraphStore

_XSD = "http://www.w3.org/2001/XMLSchema#"
_VALID = Path(__file__).parent / "valid"
SOUND: tuple[ox.Triple, ...] = tuple(
    quad.triple
    for path in sorted(_VALID.glob("*.ttl"))
    if path.stem.islower()
    for quad in ox.parse(path=path)
    if isinstance(quad.triple, ox.Triple)
)
_TYPED = """
double NaN|date yesterday|date 2017-02-30|date 2017-02-29|date 2016-02-29|date 2017-07-07+09:00
date 0000-01-01|date -2017-01-01|date 12017-01-01|integer -9999999999999999999999999999
integer 9999999999999999999999999999|integer 007|integer +7|integer x|integer -1|decimal 2.5
decimal .5|decimal 5.|double 1e0|nonNegativeInteger 0|int 5|boolean true|boolean 1|boolean maybe
anyURI http://e.org/x|gYear 2017|duration P1D|float 0.9|float INF|decimal 1.5
"""
_WORDS = (
    "",
    "x",
    "abc\n",
    "JP\n",
    "JP",
    "jp",
    "agrees",
    "none",
    "mentioned",
    "2017-08",
    "negative",
)
_THINGS = ("urn:x", SG.PERSON, SG.ORGANIZATION, SG.NS + "agrees")
ODD: tuple[ox.NamedNode | ox.Literal, ...] = (
    *(ox.Literal(word) for word in (*_WORDS, "y" * 5000)),
    *(ox.Literal(word, language=tag) for word, tag in (("mot", "fr"), ("a", "en"), ("b", "EN"))),
    *(
        ox.Literal(value, datatype=ox.NamedNode(_XSD + kind))
        for kind, value in (pair.split() for line in _TYPED.split("\n") if line
                            for pair in line.split("|"))
    ),
    *(ox.Literal(value, datatype=ox.NamedNode(EDTF.EDTF)) for value in ("2017-08", "late")),
    *map(ox.NamedNode, _THINGS),
)  # fmt: skip
_NARROWER = tuple(
    ox.Triple(ox.NamedNode(narrow), ox.NamedNode(RDFS.SUB_CLASS_OF), ox.NamedNode(wide))
    for narrow, wide in (
        (SG.ORGANIZATION, SG.PERSON),
        ("urn:Speech", SG.STATEMENT),
        ("urn:Toast", "urn:Speech"),
    )
)
_GRAPHS: tuple[ox.DefaultGraph | ox.NamedNode, ...] = (
    ox.DefaultGraph(),
    ox.NamedNode("urn:graph:1"),
    ox.NamedNode("urn:graph:2"),
)


def broken(seed: int, *, classes: bool = True) -> GraphStore:
    """A graph with one to twelve faults; some of its triples stand in two graphs.

    With `classes`, the data may say of a class that it is narrower than another.
    """
    some = random.Random(seed)
    triples = list(SOUND)
    values = [*ODD, *some.sample([triple.object for triple in SOUND], 20)]
    for _ in range(some.randint(1, 12)):
        place = some.randrange(len(triples))
        triple = triples[place]
        odd = ox.Triple(triple.subject, triple.predicate, some.choice(values))
        kind = some.random()
        if kind < 0.45:
            triples[place] = odd
        elif kind < 0.75:
            triples.append(odd)
        elif kind < 0.9:
            del triples[place]
        elif kind < 0.95 and classes:
            triples.append(some.choice(_NARROWER))
        else:
            moved = ox.NamedNode("urn:moved")
            triples[place] = ox.Triple(moved, triple.predicate, triple.object)
    quads = [
        ox.Quad(triple.subject, triple.predicate, triple.object, graph)
        for triple in triples
        for graph in some.sample(_GRAPHS, some.choice((1, 1, 2)))
    ]
    store = GraphStore()
    store.load(ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b"", "nq")
    return store
