"""All routes on one page, and what stands around them.

What a route does is in the module that it is taken from. The pages for people are in `explorer`;
where a program is answered too, they are one more offer of that route.
"""

from __future__ import annotations

from collections.abc import Callable

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from summitgraph.errors import SummitgraphError
from summitgraph.store.apart import Apart
from summitgraph.web import description, graphs, protocol, questions, things
from summitgraph.web.explorer import routes as explorer
from summitgraph.web.explorer.asking import Explorer
from summitgraph.web.explorer.problem import as_page
from summitgraph.web.explorer.review import routes as reviewing
from summitgraph.web.explorer.review.reviewer import Review
from summitgraph.web.guard import Guard
from summitgraph.web.negotiation import HTML, PLAIN, wanted
from summitgraph.web.reconcile import routes as reconcile
from summitgraph.web.reconcile.entities import Entities
from summitgraph.web.refusal import RefusedError, failed, nothing, refused
from summitgraph.web.settings import Settings

_WRITES = ["PUT", "POST", "DELETE"]


def make_app(
    apart: Apart,
    settings: Settings,
    review: Review | None = None,
    say: Callable[[str], None] | None = None,
) -> ASGIApp:
    """The service over a graph that is open for queries from outside.

    Args:
        review: what the pages of review need; None where nobody may decide.
        say: takes words for the person who runs the service.

    The guard stands outermost, so that it marks even the answer to an error of our own.
    """
    app = Starlette(
        routes=[
            Route("/sparql", protocol.sparql, methods=["GET", "POST"]),
            Route("/update", protocol.update, methods=["POST"]),
            Route("/store", graphs.graph_store, methods=["GET", *_WRITES]),
            Route("/store/{path:path}", graphs.graph_store, methods=["GET", *_WRITES]),
            Route("/.well-known/void", description.void),
            Route("/queries", questions.questions),
            Route("/queries/{name}", questions.question),
            *reconcile.ROUTES,
            *explorer.ROUTES,
            *reviewing.ROUTES,
            Route("/thing", things.any_thing),
            Route("/id/{path:path}", things.thing),
            Route("/{register}/{path:path}", things.thing),
            Route("/", index),
        ],
        exception_handlers={
            RefusedError: as_page(refused),
            SummitgraphError: as_page(failed),
            404: as_page(nothing),
        },
    )
    app.router.redirect_slashes = False  # /person is no thing, and /person/ none either
    app.state.apart, app.state.settings = apart, settings
    app.state.entities = Entities(apart)
    app.state.explorer = Explorer(apart, settings.base, reviewing=review is not None, say=say)
    app.state.explorer.newest.warm()
    app.state.review = review
    return Guard(app, settings)


async def index(request: Request) -> Response:
    """Where to go from here: as plain text for programs, the first page for people."""
    if wanted(request, (PLAIN, HTML)) is HTML:
        return await explorer.home(request)
    return Response(_INDEX, media_type="text/plain; charset=utf-8")


_INDEX = """\
summitgraph: readouts of meetings between states as a knowledge graph

/sparql             SPARQL 1.1 queries; without a query, the service description
/update             SPARQL 1.1 updates, where writing is allowed
/store              whole graphs: ?graph=IRI, ?default
/queries            the stored questions; /queries/agreements?actor=Japan
/reconcile          reconciliation of actors and issues for OpenRefine
/.well-known/void   what this dataset is
/id/… /person/… …   every thing at the path of its IRI; /thing?iri= for any other
"""
