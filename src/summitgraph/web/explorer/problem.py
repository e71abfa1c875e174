"""What a person is told in place of a page: the same words that a program gets, with a way on."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response

from summitgraph.web.addresses import path_of
from summitgraph.web.explorer.answering import html
from summitgraph.web.explorer.asking import explorer_of
from summitgraph.web.explorer.drawing import draw
from summitgraph.web.explorer.newest import BeingMadeError
from summitgraph.web.explorer.page import Page
from summitgraph.web.negotiation import HTML, PLAIN, choose

Told = Callable[[Request, Exception], Awaitable[Response]]
_TITLES = {
    400: "This cannot be asked so",
    404: "There is nothing here",
    422: "This costs too much",
    503: "All are busy",
    507: "There is no room",
}


def as_page(told: Told) -> Told:
    """The same refusal, as a page for whoever reads HTML rather than plain text."""

    async def answer(request: Request, error: Exception) -> Response:
        response = await told(request, error)
        accepted = ", ".join(request.headers.getlist("accept"))
        if choose(accepted, (PLAIN, HTML)) is not HTML or request.method not in {"GET", "HEAD"}:
            return response
        page = Page(
            template="problem",
            title="The graph is being indexed"
            if isinstance(error, BeingMadeError)
            else _TITLES.get(response.status_code, "This did not work"),
            shown={
                "words": bytes(response.body).decode().strip(),
                "again": isinstance(error, BeingMadeError),
            },
            status=response.status_code,
        )
        base = explorer_of(request).graph.base
        text = draw(page, href=lambda iri: path_of(iri, base), home="", current=True)
        found = html(text, response.status_code)
        if "retry-after" in response.headers:
            found.headers["retry-after"] = response.headers["retry-after"]
        return found

    return answer
