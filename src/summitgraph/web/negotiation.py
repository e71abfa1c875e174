"""Which format a client gets: the Accept header with its q-values, or `format=` by name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from starlette.requests import Request

from summitgraph.web.refusal import RefusedError


class Offer(NamedTuple):
    """A format under one of its media types.

    Attributes:
        syntax: its name, also for `format=`.
        media_type: what the response says it is.
    """

    syntax: str
    media_type: str

    @property
    def content_type(self) -> str:
        """The header's value; formats that are text say that they are UTF-8."""
        text = self.media_type.startswith("text/") or "xml" in self.media_type
        return f"{self.media_type}; charset=utf-8" if text else self.media_type


# The first of a syntax is its own type; the others are what some clients ask for instead.
ROWS = (
    Offer("json", "application/sparql-results+json"),
    Offer("xml", "application/sparql-results+xml"),
    Offer("csv", "text/csv"),
    Offer("tsv", "text/tab-separated-values"),
    Offer("json", "application/json"),
    Offer("xml", "application/xml"),
    Offer("xml", "text/xml"),
)
GRAPHS = (
    Offer("ttl", "text/turtle"),
    Offer("jsonld", "application/ld+json"),
    Offer("nt", "application/n-triples"),
    Offer("trig", "application/trig"),
    Offer("nq", "application/n-quads"),
    Offer("rdfxml", "application/rdf+xml"),
    Offer("jsonld", "application/json"),
)
HTML = Offer("html", "text/html")
"""For people; it stands last among offers, so that a program that says nothing gets data."""
PLAIN = Offer("text", "text/plain")


class _Range(NamedTuple):
    kind: str
    subtype: str
    quality: float

    def fits(self, media_type: str) -> int:
        """How closely: 3 the type itself, 2 its family, 1 anything, 0 not at all."""
        kind, _, subtype = media_type.partition("/")
        if (self.kind, self.subtype) == (kind, subtype):
            return 3
        if self.subtype != "*":
            return 0
        return 2 if self.kind == kind else int(self.kind == "*")


def choose(accept: str, offers: Sequence[Offer]) -> Offer | None:
    """The offer that the client likes best; of several, the first; None where it likes none.

    The closest range decides on an offer, whatever its place (RFC 9110, section 12.5.1).

    >>> choose("text/csv;q=0.5, application/*", ROWS).syntax
    'json'
    >>> choose("image/png", ROWS)
    """
    ranges = [_range(part) for part in accept.split(",") if part.strip()] or [_Range("*", "*", 1.0)]
    best, liked = None, 0.0
    for offer in offers:
        closest = max(ranges, key=lambda each: (each.fits(offer.media_type), each.quality))
        if closest.fits(offer.media_type) and closest.quality > liked:
            best, liked = offer, closest.quality
    return best


def _range(part: str) -> _Range:
    media, *parameters = (piece.strip().lower() for piece in part.split(";"))
    kind, _, subtype = media.partition("/")
    quality = 1.0
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                quality = min(1.0, max(0.0, float(value)))
            except ValueError:
                quality = 0.0
    return _Range(kind, subtype, quality)


def wanted(request: Request, offers: Sequence[Offer]) -> Offer | None:
    """The offer for a request; None where it accepts none.

    Raises:
        RefusedError: 400 for a `format=` that is not known.
    """
    name = request.query_params.get("format", "")
    if name:
        return by_name(name, offers)
    return choose(", ".join(request.headers.getlist("accept")), offers)


def by_name(name: str, offers: Sequence[Offer]) -> Offer:
    """The first offer of that syntax; RefusedError 400 where there is none."""
    for offer in offers:
        if offer.syntax == name:
            return offer
    known = ", ".join(dict.fromkeys(offer.syntax for offer in offers))
    raise RefusedError(400, f"there is no such format here; give one of: {known}")


def required(request: Request, offers: Sequence[Offer]) -> Offer:
    """The offer for a request; RefusedError 406 where it accepts none."""
    found = wanted(request, offers)
    if found is None:
        raise not_acceptable(offers)
    return found


def not_acceptable(offers: Sequence[Offer]) -> RefusedError:
    """What a client is told that accepts nothing of what there is."""
    types = ", ".join(dict.fromkeys(offer.media_type for offer in offers))
    return RefusedError(406, f"none of the accepted formats is written here; there are: {types}")
