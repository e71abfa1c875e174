"""From a request to the workers and back: what all pages that ask the graph share."""

from __future__ import annotations

import hmac
from base64 import b64decode
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from summitgraph.errors import GraphError, QueryError
from summitgraph.store.apart import Answer, Apart
from summitgraph.store.apart.asked import Asked
from summitgraph.store.apart.documents import rdf_document
from summitgraph.store.apart.reader import NOT_ACCEPTABLE
from summitgraph.triples.term import Triple, nt_iri
from summitgraph.web.negotiation import GRAPHS, ROWS, Offer, not_acceptable, required, wanted
from summitgraph.web.refusal import RefusedError
from summitgraph.web.settings import Settings

TRUNCATED_HEADER = "summitgraph-truncated"
REVISION_HEADER = "summitgraph-revision"


def apart_of(request: Request) -> Apart:
    """Who answers queries."""
    found: Apart = request.app.state.apart
    return found


def settings_of(request: Request) -> Settings:
    """How this service is run."""
    found: Settings = request.app.state.settings
    return found


def home_of(request: Request) -> str:
    """The address of this service as the client called it, without a slash at the end.

    The Host header was checked before, so that no stranger chooses what stands in our answers.
    """
    return f"{request.url.scheme}://{request.url.netloc}"


async def answered(request: Request, query: str, **options: Any) -> Response:
    """The answer to a SPARQL query in the format that the client likes best.

    Raises:
        RefusedError: 406 where none of its formats fits.
        SummitgraphError: as `Apart.query` does.
    """
    rows, graph = _offers(request)
    if rows is None and graph is None:
        raise not_acceptable([*ROWS, *GRAPHS])
    try:
        answer = await run_in_threadpool(
            apart_of(request).query,
            query,
            rows=rows.syntax if rows else "",
            graph=graph.syntax if graph else "",
            **options,
        )
    except QueryError as error:
        if error.what == NOT_ACCEPTABLE:
            raise not_acceptable(GRAPHS if rows else ROWS) from None
        raise
    offer = graph if answer.form == "graph" else rows
    assert offer is not None
    return document(answer.content, offer, headers=marks(answer, apart_of(request).limits.rows))


def _offers(request: Request) -> tuple[Offer | None, Offer | None]:
    """The formats for rows and for a graph; `format=` may name one of either."""
    name = request.query_params.get("format", "")
    if name:
        rows = [offer for offer in ROWS if offer.syntax == name]
        graphs = [offer for offer in GRAPHS if offer.syntax == name]
        if not rows and not graphs:
            raise RefusedError(400, "there is no such format")
        return (rows or [ROWS[0]])[0], (graphs or [GRAPHS[0]])[0]
    return wanted(request, ROWS), wanted(request, GRAPHS)


def marks(answer: Answer | Asked, limit: int) -> dict[str, str]:
    """Headers: of which revision of the graph the answer is, and whether rows are left out."""
    cut = {TRUNCATED_HEADER: f"rows={limit}"} if answer.truncated else {}
    return {REVISION_HEADER: str(answer.version), **cut}


def document(
    content: bytes, offer: Offer, *, status: int = 200, headers: Mapping[str, str] | None = None
) -> Response:
    """A response whose format was negotiated."""
    return Response(
        content,
        status,
        {"content-type": offer.content_type, "vary": "Accept", **(headers or {})},
    )


def described(
    request: Request,
    triples: Iterable[Triple],
    prefixes: Mapping[str, str],
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Triples of our own in the format that the client likes best; RefusedError 406 for none."""
    offer = required(request, GRAPHS)
    return document(rdf_document(triples, offer.syntax, prefixes), offer, headers=headers)


def absolute_iris(values: Sequence[str], base: str) -> list[str]:
    """The graphs that a request names; RefusedError 400 for what is no absolute IRI."""
    try:
        return [nt_iri(value)[1:-1] for value in values]
    except GraphError as error:
        raise RefusedError(400, f"a graph is named by no absolute IRI: {error}") from error


def check_token(request: Request) -> None:
    """Let a write pass that shows the token, as a bearer or as the password of a user.

    Raises:
        RefusedError: 403 where nothing may be written, 401 for no token or another.
    """
    apart, token = apart_of(request), settings_of(request).token
    if not apart.writable or not token:
        raise RefusedError(403, "this graph is served for reading only; see serve --writable")
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "basic":
        try:
            given = b64decode(given, validate=True).decode().partition(":")[2]
        except ValueError:
            given = ""
    if not hmac.compare_digest(given.strip().encode(), token.encode()):
        challenge = 'Bearer realm="summitgraph", Basic realm="summitgraph"'
        raise RefusedError(401, "the token is missing or wrong", {"www-authenticate": challenge})
