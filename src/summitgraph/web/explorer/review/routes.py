"""The addresses of review: pages to look at, and the forms that they send."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from summitgraph.errors import RivalError, UsageError
from summitgraph.pipeline.reviewing import Reviewed
from summitgraph.pipeline.reviewing.settled import plain
from summitgraph.records.decision import Decision, Verb
from summitgraph.web.explorer.asking import asking
from summitgraph.web.explorer.facts import facts
from summitgraph.web.explorer.page import Page
from summitgraph.web.explorer.review.deciding import (
    MOST_WHY,
    GoneError,
    Meant,
    meant,
    number_of,
    verb_of,
)
from summitgraph.web.explorer.review.drawn import drawn
from summitgraph.web.explorer.review.queue import queue_page
from summitgraph.web.explorer.review.readout import reviewed_page
from summitgraph.web.explorer.review.reviewer import (
    MOST_NAME,
    form_of,
    name_cookie,
    review_of,
    reviewer_of,
)
from summitgraph.web.explorer.review.shown import VERBS
from summitgraph.web.explorer.review.things import pair_of, thing_of, thing_page
from summitgraph.web.form import Form
from summitgraph.web.refusal import RefusedError, told

_SHA = re.compile(r"[0-9a-f]{16}(?:[0-9a-f]{48})?")
_PLACE = re.compile(r"/review(?:/[a-z0-9/]*)?(?:\?[!-~]*)?")


async def _queue(request: Request) -> Response:
    review = review_of(request)
    return await _page(request, lambda: queue_page(asking(request), review.desk))


async def _readout(request: Request) -> Response:
    review = review_of(request)
    called = _called(request.path_params["sha"])
    at = asking(request).number("at", -1)
    return await _page(request, lambda: reviewed_page(_look(request, called), review.desk, at))


async def _thing(request: Request) -> Response:
    review, what = review_of(request), asking(request)
    iri, other = what.iri("iri"), what.iri("or")
    if iri is None:
        raise RefusedError(400, "name the thing by ?iri=")

    def made() -> Page:
        gone = other is not None and not facts(what.graph, iri).values
        return thing_page(what, review.desk, str(other if gone else iri))

    return await _page(request, made)


async def _name(request: Request) -> Response:
    form = await form_of(request)
    name = plain(form.one("name") or "", MOST_NAME)
    if not name:
        raise RefusedError(400, "tell your name, so that others know who has decided")
    response = _back(form.one("back") or "/review")
    name_cookie(response, name)
    return response


async def _decide(request: Request) -> Response:
    """Write a decision on statements down; on its page, what is wrong with it."""
    form = await form_of(request)
    who = _who(request)
    verb_of(form)
    called = _called(form.one("readout") or "")
    return await run_in_threadpool(_decided, request, form, who, called)


def _decided(request: Request, form: Form, who: str, called: str) -> Response:
    review = review_of(request)
    desk, seen = review.desk, _look(request, called)
    at = number_of(form, "at")
    given = {name: value for name, value in form.pairs if name != "token"}
    what: Meant | None = None
    try:
        what = meant(form, who, seen, desk.statements(seen.account))
        done = desk.decide(what.decision)
    except UsageError as error:
        return drawn(request, reviewed_page(seen, desk, at, fault=told(error), typed=given))
    except (RivalError, GoneError) as error:
        again = _look(request, called)
        rivals = error.rivals if isinstance(error, RivalError) else _since(again, form)
        return drawn(
            request,
            reviewed_page(again, desk, at, rivals=rivals, typed=given, yours=_yours(form, what)),
        )
    place = f"at={what.place}&done={done.id}"
    return _back(f"/review/readout/{seen.account.readout.sha256[:16]}?{place}")


def _since(seen: Reviewed, form: Form) -> tuple[str, ...]:
    """The decisions at that place that a form did not know of; all, where none is new.

    RefusedError 404 where nothing was decided there: the form is about what never stood here.
    """
    at = number_of(form, "at")
    known = set((form.one("seen") or "").split(","))
    there = [o.decision.id for o in seen.outcomes if o.decision.touches(at, at + 1)]
    undos = [o.decision.id for o in seen.outcomes if o.decision.undoes in there]
    rivals = tuple(i for i in (*there, *undos) if i not in known) or tuple(there)
    if not rivals:
        raise RefusedError(404, "no such statement stands in this readout")
    return rivals


def _yours(form: Form, what: Meant | None) -> str:
    """What a form would have done, in words."""
    did = VERBS[verb_of(form)]
    if what is None or not what.decision.to:
        return did
    finals = (
        f"{', '.join(a.name for a in s.speakers)} {s.act.value}: "
        f"{', '.join(i.label for i in s.issues)}"
        for s in what.decision.to
    )
    return f"{did}: {' | '.join(finals)}"


async def _undo(request: Request) -> Response:
    form = await form_of(request)
    decision = Decision(
        when="",
        who=_who(request),
        verb=Verb.UNDO,
        why=plain(form.one("why") or "", MOST_WHY),
        undoes=form.one("undoes") or "",
    )
    try:
        done = await run_in_threadpool(review_of(request).desk.decide, decision)
    except RivalError as error:
        raise RefusedError(
            409, f"{error.what}, by decision {', '.join(error.rivals)}: load the page again"
        ) from error
    return _back(form.one("back") or "/review", done=done.id)


async def _pair(request: Request) -> Response:
    form = await form_of(request)
    who, verb = _who(request), verb_of(form)
    return await run_in_threadpool(_paired, request, form, who, verb)


def _paired(request: Request, form: Form, who: str, verb: Verb) -> Response:
    review, what = review_of(request), asking(request)
    one, other = form.one("one") or "", form.one("other") or ""
    why = plain(form.one("why") or "", MOST_WHY)
    decision = pair_of(
        verb,
        thing_of(what, review.desk, one),
        thing_of(what, review.desk, other),
        who,
        why,
        form.one("seen") or "",
    )
    try:
        done = review.desk.decide(decision)
    except RivalError as error:
        page = thing_page(what, review.desk, one, rivals=error.rivals, yours=VERBS[verb])
        return drawn(request, page)
    # of two that are the same one stands, once the graph has followed
    return _back("/review/thing?" + urlencode({"iri": one, "or": other}), done=done.id)


async def _page(request: Request, make: Callable[[], Page]) -> Response:
    return await run_in_threadpool(lambda: drawn(request, make()))


def _look(request: Request, called: str) -> Reviewed:
    try:
        return review_of(request).desk.look(called)
    except UsageError as error:
        raise RefusedError(404, told(error)) from error


def _called(sha: str) -> str:
    """The start of a SHA-256 as an address has it; RefusedError 404 for anything else."""
    if not _SHA.fullmatch(sha):
        raise RefusedError(404, "there is no such readout")
    return sha


def _who(request: Request) -> str:
    who = reviewer_of(request)
    if not who:
        raise RefusedError(400, "tell your name on the page of review first")
    return who


def _back(place: str, done: str = "") -> Response:
    """On to a page of review, and to no other place, whatever the form says."""
    if not _PLACE.fullmatch(place):
        place = "/review"
    if done:
        place += f"{'&' if '?' in place else '?'}done={done}"
    return RedirectResponse(place, 303, {"referrer-policy": "same-origin"})


ROUTES = (
    Route("/review", _queue),
    Route("/review/name", _name, methods=["POST"]),
    Route("/review/decide", _decide, methods=["POST"]),
    Route("/review/undo", _undo, methods=["POST"]),
    Route("/review/pair", _pair, methods=["POST"]),
    Route("/review/thing", _thing),
    Route("/review/readout/{sha}", _readout),
)
