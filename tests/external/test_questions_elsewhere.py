"""A stored question has the same rows, in the same order, wherever it is asked."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from tests.external.conftest import Connect

from summitgraph.errors import QueryError
from summitgraph.queries import ParameterType, Question, ask, catalogue
from summitgraph.store import GraphStore
from summitgraph.store.push import push
from summitgraph.store.pushstate import PushState
from summitgraph.store.remote import RemoteStore

OTHER = {
    "class": "Actor",
    "kind": "passed-over",
    "outcome": "applied",
    "reason": "narration",
}


@pytest.fixture(scope="module")
def filled(connect: Connect, graph: GraphStore) -> Iterator[RemoteStore]:
    with connect() as remote:
        push(graph, remote, PushState(None))
        yield remote
        for name in graph.graphs():
            remote.remove(name)


@pytest.fixture(scope="module")
def things(graph: GraphStore) -> dict[str, list[str]]:
    """Some things of each class, to be asked for."""
    found: dict[str, set[str]] = {}
    for row in ask(graph, "names"):
        found.setdefault(str(row["class"]), set()).add(str(row["thing"]))
    return {
        kind: random.Random(4).sample(sorted(all_), min(3, len(all_)))
        for kind, all_ in found.items()
    }


@pytest.mark.parametrize("question", catalogue().values(), ids=lambda question: question.name)
def test_the_same_rows_come_from_elsewhere(
    filled: RemoteStore, graph: GraphStore, things: dict[str, list[str]], question: Question
) -> None:
    # Virtuoso is set to cut off at 1,000 rows, and `names` has more.
    parameters: list[dict[str, str]] = [{}] if question.name != "names" else []
    for one in question.parameters:
        match one.type:
            case ParameterType.IRI:
                parameters += [{one.name: thing} for thing in things[one.of_class]]
            case ParameterType.DATE:
                parameters.append({one.name: "2017-01-01"})
            case ParameterType.STRING:
                parameters.append({one.name: OTHER[one.name]})
    for given in parameters:
        assert ask(filled, question.name, **given) == ask(graph, question.name, **given), given


def test_a_name_finds_its_thing_elsewhere(filled: RemoteStore, graph: GraphStore) -> None:
    for name in ("Shinzo Abe", "japan"):
        given = {"actor": name}
        assert ask(filled, "positions", **given) == ask(graph, "positions", **given) != []


def test_service_is_refused_before_it_is_sent(filled: RemoteStore) -> None:
    with pytest.raises(QueryError, match="SERVICE"):
        filled.select("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }")
