"""Keys of registers and their IRIs: `state/JP` and `https://w3id.org/summitgraph/state/JP`."""

from __future__ import annotations

ROOT = "https://w3id.org/summitgraph/"


def key(iri: str) -> str:
    """The short key of a register's IRI.

    >>> key("https://w3id.org/summitgraph/state/JP")
    'state/JP'
    """
    return iri.removeprefix(ROOT)
