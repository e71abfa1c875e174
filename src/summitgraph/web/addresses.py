"""At which path of this service a thing's IRI answers."""

from __future__ import annotations

from urllib.parse import quote

from summitgraph.triples.iris import ROOT

REGISTERS = (
    "act", "event", "group", "issue", "office", "org", "person", "state", "term",
)  # fmt: skip
_PATH = "/%:@!$&'()*+,;=~"


def path_of(iri: str, base: str) -> str:
    """Where a thing's IRI answers on this service.

    >>> path_of("https://w3id.org/summitgraph/person/shinzo-abe", "https://example.org/id/")
    '/person/shinzo-abe'
    >>> path_of("https://example.org/id/meeting/2017-07-07", "https://example.org/id/")
    '/id/meeting/2017-07-07'
    """
    if iri.startswith(base):
        return "/id/" + quote(iri.removeprefix(base), safe=_PATH)
    register, slash, _ = iri.removeprefix(ROOT).partition("/")
    if iri.startswith(ROOT) and slash and register in REGISTERS:
        return "/" + quote(iri.removeprefix(ROOT), safe=_PATH)
    return "/thing?iri=" + quote(iri, safe="")
