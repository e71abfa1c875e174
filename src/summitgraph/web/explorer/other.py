"""A page for any other thing: an office, an event, an act, a notice."""

from __future__ import annotations

from urllib.parse import urlencode

from summitgraph.ontology.terms import DCT, RDFS, SG, SKOS
from summitgraph.triples.term import IRI, tail
from summitgraph.web.explorer.asking import Asking
from summitgraph.web.explorer.facts import Facts
from summitgraph.web.explorer.graph import ask
from summitgraph.web.explorer.naming import named
from summitgraph.web.explorer.page import Page, Source, cite


def other_page(asking: Asking, known: Facts, path: str) -> Page:
    """All properties of a thing, and what points to it."""
    title = known.first(SKOS.PREF_LABEL, RDFS.LABEL, DCT.TITLE, SG.QUOTE) or tail(known.iri)
    rows = ask(asking.graph, "named-by", thing=IRI(known.iri))
    pointing: dict[str, dict[str, object]] = {}
    for prop, subject, label in rows.tuples:
        pointing.setdefault(str(prop), {}).setdefault(str(subject), named(subject, label))
    pattern = f"<{known.iri}> ?property ?value"
    sparql = f"SELECT DISTINCT ?property ?value\nWHERE {{ {pattern} }}\nORDER BY ?property ?value\n"
    return Page(
        template="other",
        title=title,
        shown={
            "known": known,
            "properties": sorted(known.values.items()),
            "pointing": sorted(pointing.items()),
        },
        source=Source(path=path, table="/sparql?" + urlencode({"query": sparql}), sparql=sparql),
        cite=cite(title, known.iri),
    )
