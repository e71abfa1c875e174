"""A page of review as a response: drawn for the one who asks, and kept nowhere."""

from __future__ import annotations

from dataclasses import replace

from starlette.requests import Request
from starlette.responses import Response

from summitgraph.web.addresses import path_of
from summitgraph.web.asking import home_of
from summitgraph.web.explorer.answering import html
from summitgraph.web.explorer.asking import explorer_of
from summitgraph.web.explorer.drawing import draw
from summitgraph.web.explorer.page import Page
from summitgraph.web.explorer.review.reviewer import review_of, reviewer_of


def drawn(request: Request, page: Page) -> Response:
    """The page with the token of this run and the name of who asks.

    Its forms tell where they come from: browsers send no Origin that the guard would take with a
    form of a page whose policy is to name no referrer.
    """
    review, explorer = review_of(request), explorer_of(request)
    base = explorer.graph.base
    back = request.url.path if request.method == "GET" else "/review"
    if request.method == "GET" and request.url.query:
        back += "?" + "&".join(
            part for part in request.url.query.split("&") if not part.startswith("done=")
        )
    done = request.query_params.get("done", "")
    shown = {
        **page.shown,
        "token": review.token,
        "reviewer": reviewer_of(request),
        "fixed": bool(review.reviewer),
        "done": done if done and review.desk.knows(done) else "",
        "waits": review.effect.waits,
        "waits_for": review.effect.fault,
        "back": back,
    }
    text = draw(
        replace(page, shown=shown),
        href=lambda iri: path_of(iri, base),
        home=home_of(request),
        reviewing=True,
    )
    response = html(text, page.status)
    response.headers["cache-control"] = "no-store"
    response.headers["referrer-policy"] = "same-origin"
    return response
