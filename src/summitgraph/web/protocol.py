"""SPARQL 1.1 Protocol: queries at `/sparql`, updates at `/update`.

What `/sparql` says of itself without a query stands in `description.py`.
"""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from summitgraph.web.asking import (
    REVISION_HEADER,
    absolute_iris,
    answered,
    apart_of,
    check_token,
    home_of,
    settings_of,
)
from summitgraph.web.description import service_description
from summitgraph.web.form import FORM, Form, content_type, of_body, of_query, text_of_body
from summitgraph.web.refusal import RefusedError

QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"


async def sparql(request: Request) -> Response:
    """Answer a query that came by GET, in a form, or as the body itself."""
    if request.method == "POST":
        form, query = await _posted(request, QUERY, "query")
    else:
        form = of_query(request)
        query = form.one("query")
        if query is None and "update" not in form:
            return await service_description(request)
    if "update" in form or query is None:
        raise RefusedError(400, "a query is wanted here; updates go to /update by POST")
    return await answered(
        request,
        query,
        base=f"{home_of(request)}/sparql",
        default=_graphs(form, request, "default-graph-uri"),
        named=_graphs(form, request, "named-graph-uri"),
    )


async def update(request: Request) -> Response:
    """Run an update that came in a form or as the body itself, from whoever shows the token."""
    check_token(request)
    form, text = await _posted(request, UPDATE, "update")
    if text is None or "query" in form:
        raise RefusedError(400, "an update is wanted here; queries go to /sparql")
    version = await run_in_threadpool(
        apart_of(request).update,
        text,
        base=f"{home_of(request)}/update",
        default=_graphs(form, request, "using-graph-uri"),
        named=_graphs(form, request, "using-named-graph-uri"),
    )
    return Response(status_code=204, headers={REVISION_HEADER: str(version)})


async def _posted(request: Request, direct: str, name: str) -> tuple[Form, str | None]:
    """The parameters of a POST and its query or update."""
    most = settings_of(request).query_bytes
    kind, _ = content_type(request)
    if kind == direct:
        return of_query(request), await text_of_body(request, most)
    if kind == FORM:
        form = await of_body(request, most)
        return form, form.one(name)
    raise RefusedError(415, f"send {direct} or {FORM}")


def _graphs(form: Form, request: Request, name: str) -> list[str]:
    return absolute_iris(form.all(name), home_of(request))
