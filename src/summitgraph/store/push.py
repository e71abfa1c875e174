"""A graph to a store elsewhere, one named graph after the other, and proof that it has arrived.

Each graph is PUT in place of what the store holds under its name; other graphs there are left
alone. What an earlier run has sent is not sent again. At the end every graph is read back: its
count and its digest must be those of what was sent.

How one request is made stands in `remote`, what was sent before in `pushstate`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal, TypeAlias

from summitgraph.errors import GraphError
from summitgraph.store.graphstore import GraphStore
from summitgraph.store.pushstate import PushState
from summitgraph.store.readback import read_back
from summitgraph.store.remote import RemoteStore

Progress: TypeAlias = Callable[[str, int, int], None]
"""Called with what is done ("sending", "checking"), and how many graphs of how many."""
Outcome: TypeAlias = Literal["sent", "there before", "removed", "left over"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """A named graph as it is sent.

    Attributes:
        triples: how many.
        sha256: of its sorted N-Triples, which is the canonical hash of RDFC-1.0.
        requests: how many it takes; 0 where the store has it from an earlier run.
    """

    graph: str
    triples: int
    sha256: str
    requests: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """What became of a named graph.

    Attributes:
        outcome: `left over` is a graph of an earlier run that the build no longer holds.
        sent: triples of the build; `found` those of the store, when it was read back.
        lacks: a triple that the store lacks, `extra` one that it has too many; or "".
    """

    graph: str
    outcome: Outcome
    sent: int
    found: int
    sent_sha256: str
    found_sha256: str
    lacks: str = ""
    extra: str = ""

    @property
    def equal(self) -> bool:
        """Whether what is there is what was sent; nothing is asked of what is left over."""
        return self.outcome == "left over" or self.sent_sha256 == self.found_sha256


def plan(store: GraphStore, remote: RemoteStore, state: PushState) -> Iterator[Parcel]:
    """What a push would send, graph by graph, without a word to the store.

    Raises:
        GraphError: for triples outside any named graph, and for blank nodes.
    """
    _refuse_default_graph(store)
    batch = remote.profile.batch
    for graph in store.graphs():
        lines = store.lines(graph)
        digest = _digest(lines)
        known = state.digest(graph) == digest
        requests = 0 if known else -(-len(lines) // batch)
        yield Parcel(graph=graph, triples=len(lines), sha256=digest, requests=requests)


def push(
    store: GraphStore,
    remote: RemoteStore,
    state: PushState,
    *,
    prune: bool = False,
    progress: Progress | None = None,
) -> tuple[Arrival, ...]:
    """Send a graph and check that it is there.

    Args:
        prune: take away graphs that an earlier push has sent and the build no longer holds.
        progress: called after each graph.

    Returns:
        An arrival for each named graph, sorted; then what was removed or left over.

    Raises:
        GraphError: for triples outside any named graph, and for blank nodes; nothing was sent.
        RemoteError: where the store does not answer or refuses; what it has taken is remembered.
    """
    _refuse_default_graph(store)
    graphs = store.graphs()
    told = progress or (lambda *_: None)
    sent = set()
    for number, graph in enumerate(graphs):
        lines = store.lines(graph)
        digest = _digest(lines)
        if state.digest(graph) != digest:
            remote.put(graph, lines)
            state.remember(graph, digest)
            sent.add(graph)
        told("sending", number + 1, len(graphs))
    arrivals = []
    for number, graph in enumerate(graphs):
        arrivals.append(_checked(store, remote, state, graph, graph in sent))
        told("checking", number + 1, len(graphs))
    return (*arrivals, *_rest(remote, state, set(graphs), prune))


def _checked(
    store: GraphStore, remote: RemoteStore, state: PushState, graph: str, sent: bool
) -> Arrival:
    """A graph read back; sent once more where it was only believed to be there."""
    lines, found = store.lines(graph), read_back(remote, graph)
    if lines != found and not sent:
        state.remember(graph, "")
        remote.put(graph, lines)
        state.remember(graph, _digest(lines))
        found, sent = read_back(remote, graph), True
    if lines != found:
        state.remember(graph, "")
    return Arrival(
        graph=graph,
        outcome="sent" if sent else "there before",
        sent=len(lines),
        found=len(found),
        sent_sha256=_digest(lines),
        found_sha256=_digest(found),
        lacks=_first(lines, found),
        extra=_first(found, lines),
    )


def _rest(remote: RemoteStore, state: PushState, held: set[str], prune: bool) -> Iterator[Arrival]:
    """What an earlier push has sent and the build no longer holds."""
    nothing = _digest(())
    for graph in state.graphs():
        if graph in held:
            continue
        if prune:
            remote.remove(graph)
            state.remember(graph, "")
        found = read_back(remote, graph)
        yield Arrival(
            graph=graph,
            outcome="removed" if prune else "left over",
            sent=0,
            found=len(found),
            sent_sha256=nothing,
            found_sha256=_digest(found),
            extra=_first(found, ()),
        )


def _digest(lines: Sequence[str]) -> str:
    return sha256(" .\n".join([*lines, ""]).encode()).hexdigest() if lines else sha256().hexdigest()


def _first(some: Sequence[str], others: Sequence[str]) -> str:
    """The first line that only the former have."""
    return "" if some == others else min(set(some).difference(others), default="")


def _refuse_default_graph(store: GraphStore) -> None:
    if next(store.quads(""), None) is not None:
        raise GraphError(
            "some triples stand in no named graph, so that there is none to put in place",
            advice="push a build, or a TriG or N-Quads file whose triples stand in named graphs",
        )
