"""What a service allows: under which names it is called, from which pages, and who may write."""

from __future__ import annotations

from dataclasses import dataclass, field

from summitgraph.triples.iris import DEFAULT_BASE

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How a service is run.

    Attributes:
        hosts: the names that the Host header of a request may bear, without a port.
        origins: web pages of other origins that may ask, such as OpenRefine's
            (`http://127.0.0.1:3333`).
        token: what a write must show; "" where nothing may be written.
        base: the IRI under which things that a build found live.
        query_bytes: the largest body of a query or a form.
        body_bytes: the largest body of a document for the Graph Store.
    """

    hosts: tuple[str, ...] = LOOPBACK
    origins: tuple[str, ...] = ()
    token: str = field(default="", repr=False)
    base: str = DEFAULT_BASE
    query_bytes: int = 4 << 20
    body_bytes: int = 64 << 20
