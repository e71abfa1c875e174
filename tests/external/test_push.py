"""What is pushed arrives whole, in real stores; a push that was stopped goes on."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.external.conftest import Connect

from summitgraph.errors import QueryError
from summitgraph.store import GraphStore
from summitgraph.store.profile import profile
from summitgraph.store.push import plan, push
from summitgraph.store.pushstate import PushState
from summitgraph.store.readback import read_back
from summitgraph.store.remote import RemoteStore
from summitgraph.triples.term import Literal, Quad

E = "https://example.org/"


def outcomes(arrivals: Any) -> dict[str, int]:
    """How many graphs had which outcome; all must be equal."""
    assert [a for a in arrivals if not a.equal] == []
    names = [arrival.outcome for arrival in arrivals]
    return {name: names.count(name) for name in sorted(set(names))}


def test_seeds_and_variants_arrive_equal(remote: RemoteStore, graph: GraphStore) -> None:
    arrivals = push(graph, remote, PushState(None))
    assert outcomes(arrivals) == {"sent": len(graph.graphs())}
    assert sum(arrival.found for arrival in arrivals) == len(graph)


def test_what_is_there_is_not_sent_again(
    remote: RemoteStore, graph: GraphStore, tmp_path: Path
) -> None:
    state = tmp_path / "state"
    push(graph, remote, PushState(state))
    assert outcomes(push(graph, remote, PushState(state))) == {"there before": len(graph.graphs())}


def test_a_store_emptied_meanwhile_is_filled_again(
    remote: RemoteStore, graph: GraphStore, tmp_path: Path
) -> None:
    state = tmp_path / "state"
    push(graph, remote, PushState(state))
    remote.remove(graph.graphs()[0])
    again = outcomes(push(graph, remote, PushState(state)))
    assert again == {"sent": 1, "there before": len(graph.graphs()) - 1}


class Stopped(httpx.BaseTransport):
    """The wire, and a person who stops the push after so many requests."""

    def __init__(self, after: int) -> None:
        self.left, self.wire = after, httpx.HTTPTransport()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self.left -= 1
        if self.left < 0:
            raise KeyboardInterrupt
        return self.wire.handle_request(request)

    def close(self) -> None:
        self.wire.close()


@pytest.mark.parametrize("after", [3, 7])
def test_a_push_that_was_stopped_goes_on(
    connect: Connect, remote: RemoteStore, graph: GraphStore, tmp_path: Path, after: int
) -> None:
    state = tmp_path / "state"
    with connect(transport=Stopped(after)) as stopped, pytest.raises(KeyboardInterrupt):
        push(graph, stopped, PushState(state))
    done = outcomes(push(graph, remote, PushState(state)))
    assert 2 <= done["there before"] <= after  # a digest's first answer is a challenge
    assert done["sent"] + done["there before"] == len(graph.graphs())


def test_a_large_graph_goes_in_batches(
    connect: Connect, remote: RemoteStore, graph: GraphStore
) -> None:
    small = replace(profile(remote.profile.name), batch=100)
    with connect(kind=small) as batched:
        authority = max(graph.graphs(), key=lambda name: len(graph.lines(name)))
        parcels = {p.graph: p.requests for p in plan(graph, batched, PushState(None))}
        assert parcels[authority] == -(-len(graph.lines(authority)) // 100) > 20
        assert outcomes(push(graph, batched, PushState(None)))["sent"] == len(graph.graphs())


def test_a_graph_that_the_build_lost_is_taken_away_when_asked(
    remote: RemoteStore, tmp_path: Path
) -> None:
    both, one = GraphStore(), GraphStore()
    kept, lost = (Quad(E + "s", E + "p", Literal("x"), E + name) for name in ("kept", "lost"))
    both.add([kept, lost])
    one.add([kept])
    state = tmp_path / "state"
    push(both, remote, PushState(state))
    left = push(one, remote, PushState(state))
    assert outcomes(left) == {"left over": 1, "there before": 1}
    assert read_back(remote, lost.graph) == both.lines(lost.graph)
    assert outcomes(push(one, remote, PushState(state), prune=True))["removed"] == 1
    assert read_back(remote, lost.graph) == []
    assert outcomes(push(one, remote, PushState(state))) == {"there before": 1}
    remote.remove(kept.graph)


def test_a_graph_of_someone_else_stays(remote: RemoteStore, graph: GraphStore) -> None:
    theirs = ['<https://example.org/s> <https://example.org/p> "theirs"']
    remote.put(E + "theirs", theirs)
    push(graph, remote, PushState(None))
    assert read_back(remote, E + "theirs") == theirs
    remote.remove(E + "theirs")


def test_characters_and_numbers_come_back_as_they_were(remote: RemoteStore) -> None:
    odd = GraphStore()
    odd.load(
        "@prefix : <https://example.org/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
        r':s :p "a\"b\\c\nd\re\tf", "“ü” 字 😀", "", "x"@en, "x"@pt-br, 0.90, 007, true,'
        ' "2017-07-07"^^xsd:date, "2017-08"^^<http://id.loc.gov/datatypes/edtf/EDTF> .',
        "ttl",
        graph=E + "odd",
    )
    assert outcomes(push(odd, remote, PushState(None))) == {"sent": 1}
    remote.remove(E + "odd")


def test_a_duration_that_virtuoso_spoils_is_told(connect: Connect, remote: RemoteStore) -> None:
    store = GraphStore()
    store.load(
        f'<{E}s> <{E}p> "P1D"^^<http://www.w3.org/2001/XMLSchema#duration> .', "nt", graph=E + "d"
    )
    (arrival,) = push(store, remote, PushState(None))
    assert arrival.equal == (remote.profile.name != "virtuoso")
    assert ("P1D" in arrival.lacks) == (remote.profile.name == "virtuoso")
    remote.remove(E + "d")


def test_an_answer_that_virtuoso_cuts_off_is_an_error(
    remote: RemoteStore, graph: GraphStore
) -> None:
    push(graph, remote, PushState(None))
    everything = "SELECT ?s ?p ?o { GRAPH ?g { ?s ?p ?o } }"
    if remote.profile.name == "virtuoso":
        with pytest.raises(QueryError, match="cut its answer off at 1000 rows"):
            remote.select(everything)
    else:
        assert len(remote.select(everything)) == len(graph)
