"""From a request to a drawn page: what all routes of the explorer share."""

from __future__ import annotations

from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from summitgraph.web.addresses import path_of
from summitgraph.web.asking import home_of
from summitgraph.web.explorer.asking import Asking, Explorer, asking, explorer_of
from summitgraph.web.explorer.drawing import draw
from summitgraph.web.explorer.page import Page

# Nothing is fetched from elsewhere, and nothing runs or is styled that stands in a page.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
HEADERS = {"content-security-policy": POLICY, "vary": "Accept", "cache-control": "no-cache"}

Make = Callable[[Asking], Page]


async def page(request: Request, make: Make, *, keep: bool = True) -> Response:
    """The page that `make` gathers, drawn; the same address on the same graph is drawn once.

    Args:
        keep: whether others may ask for the same; what one alone typed only takes room.
    """
    explorer = explorer_of(request)
    what = asking(request)
    home = home_of(request)
    key = (explorer.graph.version, home, request.url.path, request.url.query)

    def drawn() -> tuple[str, int]:
        return _drawn(explorer, make(what), home)

    # A page that was drawn while its lists were being made anew is not the last word.
    known = keep and explorer.newest.current
    text, status = await run_in_threadpool(explorer.drawn.get if known else _once, key, drawn)
    return html(text, status)


def _once(_: object, make: Callable[[], tuple[str, int]]) -> tuple[str, int]:
    return make()


def _drawn(explorer: Explorer, made: Page, home: str) -> tuple[str, int]:
    base = explorer.graph.base
    current = explorer.newest.current
    text = draw(
        made,
        href=lambda iri: path_of(iri, base),
        home=home,
        current=current,
        reviewing=explorer.reviewing,
    )
    return text, made.status


def html(text: str, status: int = 200) -> Response:
    """A response of HTML under the policy of all pages."""
    # Half of a surrogate pair, which a query may hold, is no text that can be sent.
    content = text.encode("utf-8", "replace")
    return Response(content, status, {**HEADERS, "content-type": "text/html; charset=utf-8"})
