"""The prefixes under which files and queries name things.

`id:` follows the base that a build was given: `prefixes("https://example.org/id/")`.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from summitgraph.ontology import terms

HOME = "https://w3id.org/summitgraph/"
DEFAULT_BASE = HOME + "id/"

PREFIXES: Mapping[str, str] = MappingProxyType(
    {
        **{
            name: f"{HOME}{name}/"
            for name in ("act", "event", "group", "issue", "office", "person", "state", "term")
        },
        "body": HOME + "org/",
        "dct": terms.DCT.NS,
        "edtf": terms.EDTF.NS,
        "foaf": terms.FOAF.NS,
        "id": DEFAULT_BASE,
        "oa": terms.OA.NS,
        "org": terms.ORG.NS,
        "owl": terms.OWL.NS,
        "prov": terms.PROV.NS,
        "rdf": terms.RDF.NS,
        "rdfs": terms.RDFS.NS,
        "schema": terms.SCHEMA.NS,
        "sem": terms.SEM.NS,
        "sg": terms.SG.NS,
        "sh": "http://www.w3.org/ns/shacl#",
        "skos": terms.SKOS.NS,
        "xsd": terms.XSD.NS,
    }
)


def prefixes(base: str = DEFAULT_BASE) -> Mapping[str, str]:
    """The prefixes with `id:` for things that a build finds under `base`.

    >>> prefixes("https://example.org/id/")["id"]
    'https://example.org/id/'
    """
    return PREFIXES if base == DEFAULT_BASE else MappingProxyType({**PREFIXES, "id": base})
