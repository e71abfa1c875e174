"""Running the service: a socket, uvicorn, and an end that leaves nothing behind."""

from __future__ import annotations

import asyncio
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

import uvicorn

from summitgraph.errors import UsageError
from summitgraph.store.apart import Apart
from summitgraph.web.app import make_app
from summitgraph.web.explorer.review.reviewer import Review
from summitgraph.web.settings import Settings

_LAST_SECONDS = 5  # what running requests get when the service is asked to end
_CONNECTIONS = 128
_ALIVE = "ASK { }"

Told = Callable[[str], None]


def serve(
    apart: Apart,
    settings: Settings,
    *,
    host: str,
    port: int,
    told: Told,
    review: Review | None = None,
    say: Told | None = None,
) -> None:
    """Answer until SIGINT or SIGTERM; requests that run then are answered first.

    Args:
        port: 0 takes any that is free.
        review: what the pages of review need; None where nobody may decide.
        told: called with the address once the service answers.
        say: takes words for the person who runs the service: how far the index is.

    Raises:
        UsageError: where the address cannot be taken.
    """
    listening = _listen(host, port)
    number = listening.getsockname()[1]
    name = f"[{host}]" if ":" in host else host
    config = uvicorn.Config(
        make_app(apart, settings, review, say),
        log_level="warning",
        access_log=False,
        lifespan="off",
        server_header=False,
        proxy_headers=False,  # nobody but the socket tells us who calls
        timeout_graceful_shutdown=_LAST_SECONDS,
        limit_concurrency=_CONNECTIONS,
    )
    server = _Server(config, ready=lambda: told(f"http://{name}:{number}/"))
    apart.query(_ALIVE)  # the first worker is warm before anyone is told of it
    with _ending_quietly():
        asyncio.run(server.serve(sockets=[listening]))


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, *, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start to listen, and say so."""
        await super().startup(sockets=sockets)
        if self.started:
            self._ready()


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # The protocol is named, as asyncio turns Nagle's delay of 40 ms off only where it can see TCP.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
    except (OSError, OverflowError) as error:
        listening.close()
        raise UsageError(
            f"the address cannot be taken: {error}",
            where=f"{host}:{port}",
            advice="name another port, or 0 for any that is free",
        ) from error
    return listening


@contextmanager
def _ending_quietly() -> Iterator[None]:
    """Let the process end in good order after a signal.

    uvicorn raises the signal that ended it once more; without a handler, SIGTERM would kill the
    process before it has removed its checkpoints.
    """

    def ignore(_: int, __: FrameType | None) -> None:
        """The service has ended already."""

    before = {number: signal.signal(number, ignore) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
