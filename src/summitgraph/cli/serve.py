"""`summitgraph serve`."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from typing import Annotated

import typer

TOKEN = "SUMMITGRAPH_TOKEN"


def serve(
    graph: Annotated[
        Path, typer.Argument(metavar="DIR|FILE", help="A build, or an RDF file (.trig, .ttl, …).")
    ],
    port: Annotated[int, typer.Option(help="The port; 0 takes any that is free.")] = 8765,
    host: Annotated[str, typer.Option(help="The address to listen at.")] = "127.0.0.1",
    writable: Annotated[
        bool,
        typer.Option("--writable", help=f"Allow updates to whoever shows the token in {TOKEN}."),
    ] = False,
    review: Annotated[
        bool, typer.Option("--review", help="Let people decide over what was read, at /review.")
    ] = False,
    reviewer: Annotated[
        str, typer.Option(metavar="NAME", help="Who reviews; else each tells a name in the page.")
    ] = "",
    allow_host: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="A further name of this host; repeatable."),
    ] = None,
    allow_origin: Annotated[
        list[str] | None,
        typer.Option(
            metavar="URL", help="A web page's origin that may ask; repeatable. For OpenRefine."
        ),
    ] = None,
    timeout: Annotated[
        float, typer.Option(metavar="SECONDS", min=0.1, help="The most that a query may take.")
    ] = 5.0,
    memory: Annotated[
        int, typer.Option(metavar="MIB", min=64, help="The most memory that a query may take.")
    ] = 1024,
    rows: Annotated[
        int, typer.Option(min=1, help="The most rows or triples that an answer may have.")
    ] = 10_000,
    workers: Annotated[
        int, typer.Option(min=1, max=64, help="How many queries may run at the same time.")
    ] = 2,
) -> None:
    """Open a graph in a browser, and answer SPARQL and more over HTTP.

    This machine only is answered unless told otherwise.

    Prints its address once it answers, and ends on Ctrl-C.

    Example: summitgraph serve graph/ --port 8765
    """
    from summitgraph.cli.talk import emit, say
    from summitgraph.errors import UsageError
    from summitgraph.pipeline.served import served
    from summitgraph.store.apart import Limits
    from summitgraph.web.explorer.review.reviewer import reviewed
    from summitgraph.web.server import serve as run
    from summitgraph.web.settings import LOOPBACK, Settings

    token = _token() if writable else ""
    hosts = (*LOOPBACK, *(name.lower() for name in allow_host or ()))
    if host not in LOOPBACK:
        say(
            f"summitgraph: {host} may be reached from other machines, and nothing is encrypted; "
            "--allow-host names this machine as they call it"
        )
        hosts = (*hosts, host.lower())
    for origin in allow_origin or ():
        if not origin.startswith(("http://", "https://")) or origin.count("/") != 2:
            raise UsageError(
                "this is no origin", value=origin, advice="write it as http://127.0.0.1:3333"
            )
    if review and writable:
        raise UsageError(
            "a graph is served either for review or for updates",
            where="--review",
            advice="leave --writable out: review keeps its decisions in a journal of its own",
        )
    if reviewer and not review:
        raise UsageError(
            "nobody reviews a graph that is not served for review",
            where="--reviewer",
            value=reviewer,
            advice="add --review",
        )
    limits = Limits(seconds=timeout, memory=memory << 20, rows=rows)
    with served(graph, writable=writable, limits=limits, workers=workers) as found:
        settings = Settings(
            hosts=hosts, origins=tuple(allow_origin or ()), token=token, base=found.base
        )
        with reviewed(graph, found.base, reviewer) if review else nullcontext() as desk:
            run(
                found.apart,
                settings,
                host=host,
                port=port,
                review=desk,
                say=say,
                told=lambda home: emit(f"{home}\n"),
            )


def _token() -> str:
    """The token for writing, from the environment: an argument could be read by any process."""
    import os

    from summitgraph.errors import UsageError

    token = os.environ.get(TOKEN, "")
    if len(token) < 16:
        raise UsageError(
            "writing needs a token of at least 16 characters",
            where=TOKEN,
            advice=f'export {TOKEN}="$(openssl rand -hex 16)"',
        )
    return token
