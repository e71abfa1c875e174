"""`summitgraph push`."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from summitgraph.store.push import Arrival, Parcel, Progress


class ProfileName(StrEnum):
    """The kinds of store; what each means stands in `store/profiles.toml`."""

    OXIGRAPH = "oxigraph"
    VIRTUOSO = "virtuoso"
    FUSEKI = "fuseki"
    GRAPHDB = "graphdb"
    RDF4J = "rdf4j"
    GENERIC = "generic"


class PushFormat(StrEnum):
    """How the outcome is printed."""

    TEXT = "text"
    JSON = "json"


def push(
    graph: Annotated[
        Path, typer.Argument(metavar="DIR|FILE", help="A build, or a .trig or .nq file.")
    ],
    url: Annotated[str, typer.Argument(metavar="URL", help="The store: http://HOST:PORT/…")],
    profile: Annotated[
        ProfileName, typer.Option("--profile", help="What kind of store it is.")
    ] = ProfileName.GENERIC,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Tell what would be sent; send nothing.")
    ] = False,
    prune: Annotated[
        bool,
        typer.Option("--prune", help="Take away what an earlier push sent and the build lost."),
    ] = False,
    plain_http: Annotated[
        bool,
        typer.Option("--plain-http", help="Let a password go over http to another machine."),
    ] = False,
    form: Annotated[
        PushFormat, typer.Option("--format", help="A summary, or all graphs as JSON.")
    ] = PushFormat.TEXT,
) -> None:
    """Send a graph to a triple store, and check that what is there is what was sent.

    Each named graph takes the place of the store's graph of that name; others stay as they are. A
    run that was stopped goes on where it was. The login comes from SUMMITGRAPH_USER and
    SUMMITGRAPH_PASSWORD, from SUMMITGRAPH_TOKEN, or from netrc. Exit code 1 where the store holds
    something else than was sent.

    Example: summitgraph push graph/ http://127.0.0.1:7878 --profile oxigraph
    """
    from summitgraph.cli.talk import FINDINGS, emit, say
    from summitgraph.pipeline.graph import KnowledgeGraph
    from summitgraph.store.login import address, login_for
    from summitgraph.store.profile import profile as named
    from summitgraph.store.push import plan
    from summitgraph.store.push import push as send
    from summitgraph.store.pushstate import PushState
    from summitgraph.store.remote import RemoteStore

    kind, login = named(profile), login_for(address(url))
    if not kind.tested:
        say(f"{kind.title}: this profile was made from its documents and is untested")
    with RemoteStore(url, kind, login, plain_http=plain_http) as remote:
        store = KnowledgeGraph.open(graph).store
        state = PushState.beside(graph, f"{profile} {remote.url}")
        if dry_run:
            emit(_plan(list(plan(store, remote, state)), form))
            return
        try:
            arrivals = send(store, remote, state, prune=prune, progress=_progress())
        except KeyboardInterrupt:
            say("\nstopped; the same command goes on where this one stopped")
            raise typer.Exit(130) from None
    emit(_outcome(arrivals, form))
    raise typer.Exit(0 if all(arrival.equal for arrival in arrivals) else FINDINGS)


def _plan(parcels: list[Parcel], form: PushFormat) -> str:
    if form is PushFormat.JSON:
        return _json(asdict(parcel) for parcel in parcels)
    due = [parcel for parcel in parcels if parcel.requests]
    return (
        f"Would send {_of(due)} in {sum(parcel.requests for parcel in due)} requests, "
        f"and read back {_of(parcels)}.\n"
    )


def _of(parcels: list[Parcel]) -> str:
    from summitgraph.cli.talk import count

    triples = count(sum(parcel.triples for parcel in parcels), "triple")
    return f"{count(len(parcels), 'graph')} ({triples})"


def _outcome(arrivals: tuple[Arrival, ...], form: PushFormat) -> str:
    from summitgraph.cli.talk import count, shorten

    if form is PushFormat.JSON:
        return _json(asdict(arrival) | {"equal": arrival.equal} for arrival in arrivals)
    lines = []
    for arrival in arrivals:
        if arrival.outcome == "left over":
            lines.append(f"left over: {arrival.graph} (--prune takes it away)")
        if arrival.equal:
            continue
        lines.append(f"differs: {arrival.graph}")
        lines.append(f"  sent {arrival.sent} triples, found {arrival.found}")
        for word, triple in (("lacks", arrival.lacks), ("has too", arrival.extra)):
            lines += [f"  {word}  {shorten(triple, 200)}"] if triple else []
    by = {
        outcome: [a for a in arrivals if a.outcome == outcome]
        for outcome in ("sent", "there before", "removed")
    }
    held = [*by["sent"], *by["there before"]]
    lines.append(
        f"{count(len(by['sent']), 'graph')} sent, {len(by['there before'])} there before"
        + (f", {len(by['removed'])} removed" if by["removed"] else "")
        + "."
    )
    different = sum(not arrival.equal for arrival in arrivals)
    triples = count(sum(arrival.sent for arrival in held), "triple")
    lines.append(
        f"{different} of {count(len(held), 'graph')} differ from what was sent."
        if different
        else f"Read back: {count(len(held), 'graph')} with {triples}, all as they were sent."
    )
    return "\n".join(lines) + "\n"


def _json(records: Iterable[dict[str, object]]) -> str:
    return json.dumps(list(records), indent=1) + "\n"


def _progress() -> Progress | None:
    """A line that tells how far a push is, where stderr is a terminal."""
    import sys

    if not sys.stderr.isatty():
        return None

    def show(what: str, done: int, total: int) -> None:
        end = "\n" if done == total else ""
        print(f"\r\x1b[2K{what} {done} of {total}", end=end, file=sys.stderr, flush=True)

    return show
