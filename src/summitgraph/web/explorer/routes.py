"""The addresses of the explorer; those that answer programs too ask it for HTML by `things`."""

from __future__ import annotations

import json
from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from summitgraph.ontology.terms import SG
from summitgraph.web.asking import apart_of
from summitgraph.web.explorer.actor import actor_page
from summitgraph.web.explorer.answering import Make, page
from summitgraph.web.explorer.asking import Asking, asking
from summitgraph.web.explorer.comparing import compare_page
from summitgraph.web.explorer.drawing import STATIC
from summitgraph.web.explorer.editor import editor_page
from summitgraph.web.explorer.facts import ACTORS, Facts, facts
from summitgraph.web.explorer.home import home_page
from summitgraph.web.explorer.issue import issue_page
from summitgraph.web.explorer.ledger import commitment_page, ledger_page
from summitgraph.web.explorer.lists import LISTS, list_page, search_page
from summitgraph.web.explorer.meeting import meeting_page
from summitgraph.web.explorer.network import network_data, network_page
from summitgraph.web.explorer.other import other_page
from summitgraph.web.explorer.page import Page
from summitgraph.web.explorer.readout import readout_page
from summitgraph.web.explorer.statement import statement_page, statement_table, statements_page
from summitgraph.web.explorer.stored import question_page, questions_page
from summitgraph.web.refusal import RefusedError

_PAGES: tuple[tuple[str, Callable[[Asking, Facts, str], Page]], ...] = (
    (SG.READOUT, readout_page),
    (SG.MEETING, meeting_page),
    (SG.STATEMENT, statement_page),
    (SG.COMMITMENT, commitment_page),
    (SG.ISSUE, issue_page),
    *((cls, actor_page) for cls in ACTORS),
)
_TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_YEAR = "public, max-age=31536000, immutable"


async def home(request: Request) -> Response:
    """The first page."""
    return await page(request, home_page)


async def thing(request: Request, iri: str, path: str) -> Response:
    """The page about a thing; see `thing_page`."""
    return await page(request, lambda what: thing_page(what, iri, path))


def thing_page(what: Asking, iri: str, path: str) -> Page:
    """The page about a thing, by its class; RefusedError 404 where the graph says nothing of it."""
    known = facts(what.graph, iri)
    if not known.values:
        raise RefusedError(404, "the graph says nothing of this")
    for cls, made in _PAGES:
        if cls in known.classes:
            return made(what, known, path)
    return other_page(what, known, path)


async def questions(request: Request) -> Response:
    """The list of stored questions."""
    return await page(request, questions_page)


async def question(request: Request, name: str) -> Response:
    """A stored question as a form."""
    return await page(request, lambda what: question_page(what, name))


async def editor(request: Request) -> Response:
    """A query of one's own."""
    apart = apart_of(request)
    return await page(request, lambda what: editor_page(what, apart), keep=False)


async def _network(request: Request) -> Response:
    if request.query_params.get("format") == "json":
        data = await run_in_threadpool(network_data, asking(request))
        text = json.dumps(data, ensure_ascii=False).encode("utf-8", "replace")
        return Response(text, media_type="application/json")
    return await page(request, network_page)


async def _statements(request: Request) -> Response:
    if request.query_params.get("format") == "csv":
        rows = await run_in_threadpool(statement_table, asking(request))
        text = rows.to_csv(for_spreadsheet=True).encode("utf-8", "replace")
        return Response(text, media_type="text/csv; charset=utf-8")
    return await page(request, statements_page)


async def _static(request: Request) -> Response:
    """A file that pages need; only those that are there, whatever the path says."""
    name: str = request.path_params["path"]
    path = STATIC / name
    if name not in _files() or path.suffix not in _TYPES:
        raise RefusedError(404, "there is nothing here")
    return FileResponse(path, media_type=_TYPES[path.suffix], headers={"cache-control": _YEAR})


def _files() -> frozenset[str]:
    return frozenset(p.relative_to(STATIC).as_posix() for p in STATIC.rglob("*") if p.is_file())


def _of(make: Make) -> Callable[[Request], object]:
    async def answer(request: Request) -> Response:
        return await page(request, make)

    return answer


def _list(name: str) -> Callable[[Request], object]:
    return _of(lambda what: list_page(what, name))


ROUTES = (
    Route("/static/{path:path}", _static),
    Route("/search", _of(search_page)),
    *(Route(f"/{name}", _list(name)) for name in LISTS),
    Route("/statements", _statements),
    Route("/commitments", _of(ledger_page)),
    Route("/network", _network),
    Route("/compare", _of(compare_page)),
    Route("/editor", editor),
)
