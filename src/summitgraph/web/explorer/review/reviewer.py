"""Who reviews, and whether a form is one of ours.

A form carries the token of this run, which no other site can read: it must come from a page of this
very origin, also where others were allowed to ask (`--allow-origin`).
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from starlette.requests import Request
from starlette.responses import Response

from summitgraph.pipeline.reviewing import Desk, Effect
from summitgraph.pipeline.reviewing.settled import plain
from summitgraph.web.form import FORM, Form, content_type, of_body
from summitgraph.web.refusal import RefusedError

COOKIE = "summitgraph-reviewer"
MOST_NAME = 80
_YEAR = 31_536_000
_MOST_BODY = 1 << 18


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What the pages of review share in one run.

    Attributes:
        reviewer: who decides, for all that ask; "" where each tells it in the page.
        token: what each form must show.
    """

    desk: Desk
    effect: Effect
    reviewer: str = ""
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)


@contextmanager
def reviewed(folder: Path, base: str, reviewer: str = "") -> Iterator[Review]:
    """The review of a store, for as long as it is served.

    Raises:
        GraphError: where the folder holds no store.
    """
    desk = Desk(folder, base=base)
    effect = Effect(folder)
    try:
        desk.decided = effect.wake
        yield Review(desk=desk, effect=effect, reviewer=plain(reviewer, MOST_NAME))
    finally:
        effect.stop()


def review_of(request: Request) -> Review:
    """The review of this service; RefusedError 403 where it was not asked for."""
    found: Review | None = request.app.state.review
    if found is None:
        raise RefusedError(403, "this graph is served for reading only; see serve --review")
    return found


def reviewer_of(request: Request) -> str:
    """Who asks, by the option or the cookie; "" where nobody has told."""
    return review_of(request).reviewer or plain(unquote(request.cookies.get(COOKIE, "")), MOST_NAME)


def name_cookie(response: Response, name: str) -> None:
    """Let the browser keep the name, for this site only and out of reach of scripts."""
    response.set_cookie(
        COOKIE, quote(name), max_age=_YEAR, path="/review", httponly=True, samesite="strict"
    )


async def form_of(request: Request) -> Form:
    """The form that was sent, once it is known to be ours.

    Raises:
        RefusedError: 403 for one from elsewhere or without the token, 415 for what is no form.
    """
    review = review_of(request)
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc.lower() != request.url.netloc.lower():
        raise RefusedError(403, "only pages of this very service may decide")
    if content_type(request)[0] != FORM:
        raise RefusedError(415, f"send {FORM}")
    if request.url.query:
        raise RefusedError(400, "a decision takes no parameters in its address")
    form = await of_body(request, _MOST_BODY)
    if not hmac.compare_digest((form.one("token") or "").encode(), review.token.encode()):
        raise RefusedError(
            403, "the form is not of this run of the service: load its page again, and decide again"
        )
    return form
