"""The stored questions by name: `/queries/agreements?actor=Japan`, as data or as a page."""

from __future__ import annotations

import json

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from summitgraph.errors import QueryError
from summitgraph.queries import Question, ask, catalogue, find
from summitgraph.store import Rows
from summitgraph.store.apart.asked import Asked
from summitgraph.web.asking import apart_of, document, marks
from summitgraph.web.explorer import routes as explorer
from summitgraph.web.form import of_query
from summitgraph.web.negotiation import HTML, Offer, required
from summitgraph.web.refusal import RefusedError, told

OFFERS = (
    Offer("json", "application/json"),
    Offer("csv", "text/csv"),
    Offer("markdown", "text/markdown"),
    HTML,
)


async def questions(request: Request) -> Response:
    """The list: each question with what it asks, its parameters and its columns."""
    offer = required(request, OFFERS)
    if offer is HTML:
        return await explorer.questions(request)
    if offer.syntax == "json":
        shown = [_shown(question) for question in catalogue().values()]
        return document(_json(shown), offer)
    rows = Rows(
        ("question", "asks", "parameters", "returns"),
        [
            (q.name, q.summary, " ".join(p.name for p in q.parameters), " ".join(q.returns))
            for q in catalogue().values()
        ],
    )
    return document(_written(rows, offer.syntax), offer)


async def question(request: Request) -> Response:
    """The answer to one; its parameters are those of the address.

    The CSV is for spreadsheets: a text that they would run as a formula is led by an apostrophe.
    """
    offer = required(request, OFFERS)
    name: str = request.path_params["name"]
    if offer is HTML:
        return await explorer.question(request, name)
    try:
        found = find(name)
    except QueryError as error:
        raise RefusedError(404, told(error)) from error
    form = of_query(request)
    given = {p.name: form.one(p.name) for p in found.parameters if p.name in form}
    unknown = [key for key in request.query_params if key not in {*given, "format"}]
    if unknown:
        known = ", ".join(p.name for p in found.parameters) or "none"
        raise RefusedError(400, f"the question has no parameter {unknown[0]!r}; it has: {known}")
    apart = apart_of(request)
    asked = Asked(apart)
    rows = await run_in_threadpool(ask, asked, name, **given)
    headers = {"link": '</queries>; rel="collection"', **marks(asked, apart.limits.rows)}
    return document(_written(rows, offer.syntax), offer, headers=headers)


def _written(rows: Rows, syntax: str) -> bytes:
    match syntax:
        case "csv":
            text = rows.to_csv(for_spreadsheet=True)
        case "markdown":
            text = rows.to_markdown() + "\n"
        case _:
            text = rows.to_json() + "\n"
    return text.encode("utf-8", "replace")


def _shown(question: Question) -> dict[str, object]:
    return {
        "name": question.name,
        "theme": question.theme,
        "summary": question.summary,
        "parameters": [
            {
                "name": p.name,
                "type": p.type.value,
                "class": p.of_class or None,
                "default": p.default,
            }
            for p in question.parameters
        ],
        "returns": list(question.returns),
        "tags": list(question.tags),
        "path": f"/queries/{question.name}",
    }


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False) + "\n").encode()
