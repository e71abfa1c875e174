"""Quads of real readouts, multiplied: a store without reading. Texts are in `readouts.py`."""

from __future__ import annotations

from typing import Any

from summitgraph.ontology import RDF, SG
from summitgraph.triples.term import Quad, Term

TYPE = RDF.TYPE


def multiplied(quads: list[Quad], statements: int) -> list[Quad]:
    """Quads of real readouts, again and again under other addresses, until there are enough.

    What a readout says gets addresses of its own in each round, its meeting included; actors,
    issues, offices and events stay the same, as they would in a long series of meetings.
    """
    own = {q.subject for q in quads if "/graph/readout/" in q.graph} - {
        q.subject for q in quads if q.graph.endswith("/authority")
    }
    own = {iri for iri in own if iri.startswith("https://w3id.org/summitgraph/id/")}
    own -= {iri for iri in own if "/id/issue/" in iri or "/id/person/" in iri}
    in_one = sum(q.predicate == TYPE and q.object == SG.STATEMENT for q in quads)
    found = list(quads)
    for number in range(1, -(-statements // in_one)):
        found += [
            Quad(_moved(subject, own, number), predicate, _moved(value, own, number),
                 f"{graph}-{number}" if "/graph/readout/" in graph else graph)
            for subject, predicate, value, graph in quads
            if not graph.endswith("/authority")
        ]  # fmt: skip
    return found


def _moved(term: Term, own: set[str], number: int) -> Any:
    return f"{term}-{number}" if isinstance(term, str) and term in own else term
