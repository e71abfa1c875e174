"""What holds for every request before it is looked at, and for every response before it goes.

A web page that a user visits can make the browser call 127.0.0.1, also under a name of its own
(DNS rebinding). So only requests are taken that name this host and come from no other site, unless
that page's origin was allowed by name. This is plain ASGI: nothing is answered around it.
"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from summitgraph.web.refusal import RefusedError
from summitgraph.web.settings import Settings

_POLICY = "default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors {ancestors}"
_HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
}
_READABLE = "Link, Location, Summitgraph-Revision, Summitgraph-Truncated"
_METHODS = "GET, HEAD, POST, PUT, DELETE"
_FRAMED = "/reconcile/"  # OpenRefine shows a preview in a frame of its own page


class Guard:
    """Refuses what comes from elsewhere, and marks each response."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        origin = headers.get("origin", "")
        path: str = scope["path"]

        async def marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._mark(MutableHeaders(scope=message), origin, path)
            await send(message)

        response = self._refusal(scope, headers) or self._preflight(scope, headers)
        if response is not None:
            await response(scope, receive, marked)
        else:
            await self._app(scope, receive, marked)

    def _refusal(self, scope: Scope, headers: Headers) -> Response | None:
        hosts = headers.getlist("host")
        if len(hosts) != 1 or host_name(hosts[0]) not in self._settings.hosts:
            return _refused(421, "this host does not answer to that name; see --allow-host")
        origin = headers.get("origin")
        if origin is not None and not self._may_ask(origin, hosts[0]):
            return _refused(403, "pages of another origin may not ask; see --allow-origin")
        if origin is None and not _is_own(scope, headers):
            return _refused(403, "pages of another site may not ask; see --allow-origin")
        return None

    def _may_ask(self, origin: str, host: str) -> bool:
        if origin in self._settings.origins:
            return True
        parts = urlsplit(origin)
        return parts.scheme in {"http", "https"} and parts.netloc.lower() == host.lower()

    def _preflight(self, scope: Scope, headers: Headers) -> Response | None:
        if scope["method"] != "OPTIONS" or "access-control-request-method" not in headers:
            return None
        allowed = {
            "access-control-allow-methods": _METHODS,
            "access-control-allow-headers": "accept, authorization, content-type",
            "access-control-max-age": "600",
        }
        return Response(status_code=204, headers=allowed)

    def _mark(self, headers: MutableHeaders, origin: str, path: str) -> None:
        others: Iterable[str] = self._settings.origins if path.startswith(_FRAMED) else ()
        ancestors = " ".join(others) or "'none'"
        headers.setdefault("content-security-policy", _POLICY.format(ancestors=ancestors))
        for name, value in _HEADERS.items():
            headers.setdefault(name, value)
        headers.add_vary_header("Origin")
        if origin in self._settings.origins:
            headers["access-control-allow-origin"] = origin
            headers["access-control-expose-headers"] = _READABLE
            headers["cross-origin-resource-policy"] = "cross-origin"


def host_name(host: str) -> str:
    """The name in a Host header, without its port, in small letters.

    >>> host_name("LocalHost:8080"), host_name("[::1]:80")
    ('localhost', '[::1]')
    """
    name, colon, port = host.rpartition(":")
    return (name if colon and port.isdigit() else host).lower()


def _is_own(scope: Scope, headers: Headers) -> bool:
    """Whether a request without Origin comes from our own pages, a program, or a person's click.

    A link on another site may be followed: what it opens, that site cannot read.
    """
    site = headers.get("sec-fetch-site", "none")
    if site in {"none", "same-origin"}:
        return True
    followed = headers.get("sec-fetch-mode") == "navigate"
    return (
        followed
        and scope["method"] in {"GET", "HEAD"}
        and (headers.get("sec-fetch-dest", "document") == "document")
    )


def _refused(status: int, words: str) -> Response:
    return PlainTextResponse(f"{words}\n", status)


async def body_of(request: Request, most: int) -> bytes:
    """The body of a request.

    Raises:
        RefusedError: 413 where it is larger than `most` bytes. One that is less than twice as large
            is read to its end first, as most clients listen only then.
    """
    told = request.headers.get("content-length", "")
    size = int(told) if told.isdigit() else 0
    data, read = bytearray(), 0
    if size < 2 * most:
        async for chunk in request.stream():
            read += len(chunk)
            size = max(size, read)
            if size <= most:
                data += chunk
            elif read >= 2 * most:
                break
    if size > most:
        raise RefusedError(413, f"the body is larger than {most} bytes", {"connection": "close"})
    return bytes(data)
