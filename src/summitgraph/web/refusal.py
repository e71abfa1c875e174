"""How a request is refused: an exception with a status, and plain text for the asker."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from summitgraph.errors import BusyError, LimitError, OutputError, SummitgraphError


class RefusedError(Exception):
    """A request that is not answered.

    Attributes:
        status: the HTTP status.
        words: what the asker is told.
    """

    def __init__(self, status: int, words: str, headers: Mapping[str, str] | None = None) -> None:
        self.status = status
        self.words = words
        self.headers = dict(headers or {})
        super().__init__(words)


def status_of(error: SummitgraphError) -> int:
    """The HTTP status for an error that was raised on purpose.

    A query that was stopped at its limits is 422 and no server error: a client that tries a
    server error again would only be stopped again.

    >>> status_of(LimitError("too long")), status_of(OutputError("disk full"))
    (422, 507)
    """
    match error:
        case BusyError():
            return 503
        case LimitError():
            return 422
        case OutputError():
            return 507
    return 400


def told(error: SummitgraphError) -> str:
    """The error on one line, without control characters."""
    return "".join(c if c.isprintable() else " " for c in str(error))


async def refused(_: Request, error: Exception) -> Response:
    """The response to a request that was refused."""
    assert isinstance(error, RefusedError)
    return PlainTextResponse(f"{error.words}\n", error.status, error.headers)


async def failed(_: Request, error: Exception) -> Response:
    """The response to a request that met an error raised on purpose."""
    assert isinstance(error, SummitgraphError)
    headers = {"retry-after": "5"} if isinstance(error, BusyError) else {}
    return PlainTextResponse(f"{told(error)}\n", status_of(error), headers)


async def nothing(_: Request, __: Exception) -> Response:
    """The response where no route leads."""
    return PlainTextResponse("there is nothing here\n", 404)
