"""What a form of review means, without a browser: what the graph could not hold is refused."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from summitgraph.errors import UsageError
from summitgraph.pipeline.extend import extend
from summitgraph.pipeline.graph import KnowledgeGraph
from summitgraph.pipeline.reviewing import Desk, Reviewed
from summitgraph.records.decision import Decision
from summitgraph.store import Rows
from summitgraph.triples.iris import DEFAULT_BASE, ROOT
from summitgraph.triples.term import Term
from summitgraph.web.explorer.asking import Asking
from summitgraph.web.explorer.graph import Embedded, questions
from summitgraph.web.explorer.newest import Newest
from summitgraph.web.explorer.review.deciding import PARTS, meant
from summitgraph.web.explorer.review.shown import fields_of
from summitgraph.web.explorer.review.things import thing_page
from summitgraph.web.form import Form

TEXT = """Talks in Accra

President William Ruto met President John Mahama in Accra on 2 May 2024.
Ruto promised to open the port by June. Mahama promised to lower the tariff by July.
Mahama rejected the proposal on fisheries.
"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    folder = tmp_path_factory.mktemp("deciding")
    (folder / "accra.txt").write_text(TEXT, encoding="utf-8")
    extend(folder / "accra.txt", folder / "graph")
    return Desk(folder / "graph", base=DEFAULT_BASE)


@pytest.fixture(scope="module")
def seen(desk: Desk) -> Reviewed:
    return desk.look("accra.txt")


class Sends:
    """Sends forms on the statements that stand, which are never changed by it."""

    def __init__(self, desk: Desk, seen: Reviewed) -> None:
        self._seen, self._standing = seen, desk.statements(seen.account)
        self.iris = list(self._standing)
        self.statements = list(self._standing.values())

    def __call__(self, verb: str, number: int, fields: Mapping[str, str]) -> Decision:
        pairs = [("verb", verb), ("statement", self.iris[number]), *fields.items()]
        return meant(Form(pairs), "Ada", self._seen, self._standing).decision

    def fields(self, number: int) -> dict[str, str]:
        return fields_of(self.statements[number])

    def halves(self, one: dict[str, str], other: dict[str, str]) -> dict[str, str]:
        return {
            f"{part}{name}": value
            for part, fields in zip(PARTS, (one, other), strict=True)
            for name, value in fields.items()
        }


def test_a_thing_that_went_since_the_lists_were_made_is_no_candidate(desk: Desk) -> None:
    graph = Embedded(KnowledgeGraph.open(desk.folder).store, DEFAULT_BASE)
    ruto, mahama = (f"{ROOT}person/{name}" for name in ("william-ruto", "john-mahama"))

    def candidates(without: str) -> list[str]:
        asking = Asking(Without(graph, without), Newest(graph), {"q": "Mahama"})
        return [c.entry.iri for c in thing_page(asking, desk, ruto).shown["candidates"]]

    assert candidates("nothing") == [mahama]
    assert candidates(mahama) == []


class Without(Embedded):
    """A graph of which a thing is gone."""

    def __init__(self, graph: Embedded, gone: str) -> None:
        super().__init__(graph._store, graph.base)
        self._gone = gone

    def select(self, sparql: str, bindings: Mapping[str, Term] | None = None) -> Rows:
        if self._gone in map(str, (bindings or {}).values()):
            return Rows(questions()["facts"].returns, ())
        return super().select(sparql, bindings)


@pytest.fixture
def send(desk: Desk, seen: Reviewed) -> Sends:
    return Sends(desk, seen)


def test_a_split_by_issue_alone_would_be_one_statement_and_is_refused(send: Sends) -> None:
    same = send.fields(2)
    tea = same | {"issues": "tea"}
    with pytest.raises(UsageError, match="name both issues in one statement"):
        send("split", 2, send.halves(same, tea))
    done = send("split", 2, send.halves(same, tea | {"act": "states"}))
    assert [[i.label for i in final.issues] for final in done.to] == [["fisheries"], ["tea"]]


def test_what_stands_already_is_not_added_on_another_issue(send: Sends) -> None:
    again = send.fields(2) | {"issues": "tea"}
    with pytest.raises(UsageError, match="of the same words, act and speakers are one"):
        send("add", 2, again)
    assert send("add", 2, again | {"speakers": "William Ruto"}).to[0].act == "rejects"


def test_a_change_into_what_another_states_is_refused_but_not_into_itself(send: Sends) -> None:
    with pytest.raises(UsageError, match="are one"):
        send("change", 0, send.fields(2))
    assert send("change", 2, send.fields(2) | {"issues": "tea"}).to[0].issues[0].label == "tea"


def test_a_merge_that_would_lose_a_commitment_is_refused(send: Sends) -> None:
    one, other = (s.commitment.undertaking for s in send.statements if s.commitment)
    with pytest.raises(UsageError, match=re.escape(f"{one} | {other}")):
        send("merge", 0, {"with": send.iris[1]})
    (merged,) = send("merge", 1, {"with": send.iris[2]}).to
    assert merged.commitment is not None
    assert merged.commitment.undertaking == other
