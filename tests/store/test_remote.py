"""How a store elsewhere is spoken to, and what its odd answers lead to; no server is needed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from summitgraph.errors import GraphError, QueryError, RemoteError, UsageError
from summitgraph.store import GraphStore
from summitgraph.store import remote as remote_module
from summitgraph.store.login import Login
from summitgraph.store.profile import profile, profiles
from summitgraph.store.push import push
from summitgraph.store.pushstate import PushState
from summitgraph.store.readback import read_back
from summitgraph.store.remote import RemoteStore
from summitgraph.triples.term import Literal, Quad

E = "https://example.org/"
URL = "http://127.0.0.1:7"
Answer = Callable[[httpx.Request], httpx.Response]


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remote_module, "PAUSES", (0.0, 0.0, 0.0))


def speaking(answer: Answer, kind: str = "oxigraph", login: Login | None = None) -> RemoteStore:
    return RemoteStore(URL, profile(kind), login, transport=httpx.MockTransport(answer))


def store_of(*words: str) -> GraphStore:
    store = GraphStore()
    store.add([Quad(E + "s", E + "p", Literal(word), E + "g") for word in words])
    return store


class Forgetful:
    """A store in memory that loses every triple with a certain word."""

    def __init__(self, loses: str) -> None:
        self.loses, self.held = loses, b""

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if request.method == "PUT":
            lines = request.content.splitlines(keepends=True)
            self.held = b"".join(line for line in lines if self.loses.encode() not in line)
            return httpx.Response(204)
        return httpx.Response(200, content=self.held)


def test_a_triple_that_got_lost_is_found() -> None:
    (arrival,) = push(store_of("kept", "lost"), speaking(Forgetful("lost")), PushState(None))
    assert not arrival.equal
    assert (arrival.sent, arrival.found, arrival.lacks) == (2, 1, f'<{E}s> <{E}p> "lost"')


def test_a_graph_that_did_not_arrive_is_sent_again_next_time(tmp_path: Path) -> None:
    push(store_of("lost"), speaking(Forgetful("lost")), PushState(tmp_path / "state"))
    (arrival,) = push(store_of("lost"), speaking(Forgetful("zzz")), PushState(tmp_path / "state"))
    assert (arrival.outcome, arrival.equal) == ("sent", True)


def test_a_state_whose_last_line_was_cut_off_is_read(tmp_path: Path) -> None:
    state = PushState(tmp_path / "state")
    state.remember(E + "g", "ab")
    state.remember(E + "h", "cd")
    path = tmp_path / "state"
    path.write_text(path.read_text()[:-9])
    assert PushState(path).graphs() == (E + "g",)


def test_no_proxy_sees_what_goes_over_plain_http(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("NO_PROXY", "")
    login = Login(user="dba", password="hidden", source="netrc")
    for url, proxies in ((URL, 0), ("https://store.example.org", 1)):
        with RemoteStore(url, profile("oxigraph"), login) as store:
            assert len([m for m in store._client._mounts.values() if m is not None]) == proxies


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_a_busy_store_is_asked_again(status: int) -> None:
    answers = iter([status, status, 204])
    store = speaking(lambda _: httpx.Response(next(answers)))
    store.put(E + "g", ["<a:a> <a:b> <a:c>"])
    assert next(answers, None) is None


@pytest.mark.parametrize("status", [400, 404, 415, 500])
def test_a_store_that_says_no_is_asked_once(status: int) -> None:
    answers = iter([status])
    store = speaking(lambda _: httpx.Response(next(answers), text="why\nnot"))
    with pytest.raises(RemoteError, match=f"status {status}.*why not"):
        store.put(E + "g", ["<a:a> <a:b> <a:c>"])


def test_a_store_that_does_not_answer_is_an_error_with_advice() -> None:
    def dead(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("refused", request=request)

    with pytest.raises(RemoteError, match=r"does not answer: refused.*see that it runs"):
        speaking(dead).get(E + "g")


def test_a_redirect_is_not_followed() -> None:
    asked = []

    def elsewhere(request: httpx.Request) -> httpx.Response:
        asked.append(request.url.host)
        return httpx.Response(307, headers={"Location": "http://evil.example/"})

    with pytest.raises(RemoteError, match="status 307"):
        speaking(elsewhere, login=Login(token="secret")).put(E + "g", ["<a:a> <a:b> <a:c>"])
    assert asked == ["127.0.0.1"]


def test_a_token_is_sent_as_a_bearer() -> None:
    seen = []

    def note(request: httpx.Request) -> httpx.Response:
        seen.append(request.headers["Authorization"])
        return httpx.Response(204)

    speaking(note, login=Login(token="word")).remove(E + "g")
    assert seen == ["Bearer word"]


def test_a_refused_login_is_told_without_its_secret() -> None:
    login = Login(user="dba", password="hidden", source="netrc")
    with pytest.raises(RemoteError, match="refuses us as 'dba', from netrc") as told:
        speaking(lambda _: httpx.Response(401), login=login).remove(E + "g")
    assert "hidden" not in str(told.value)


def test_an_answer_without_end_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remote_module, "LIMIT", 1000)
    with pytest.raises(RemoteError, match="larger than this machine should hold"):
        speaking(lambda _: httpx.Response(200, content=b" " * 1001)).get(E + "g")


@pytest.mark.parametrize("body", [b"<html>", b"\xff\xfe", b"_:b <https://e.org/p> 'x' ."])
def test_an_answer_that_is_no_graph_of_ours_is_an_error(body: bytes) -> None:
    with pytest.raises(RemoteError, match="no N-Triples of ours"):
        read_back(speaking(lambda _: httpx.Response(200, content=body)), E + "g")


@pytest.mark.parametrize("body", [b"<html>", b"{}", b'{"head": {}, "boolean": true}'])
def test_an_answer_that_is_no_table_is_an_error(body: bytes) -> None:
    with pytest.raises((RemoteError, QueryError)):
        speaking(lambda _: httpx.Response(200, content=body)).select("SELECT ?s { ?s ?p ?o }")


def test_triples_in_no_named_graph_are_not_pushed() -> None:
    store = GraphStore()
    store.add([Quad(E + "s", E + "p", Literal("x"), "")])
    with pytest.raises(GraphError, match="no named graph"):
        push(store, speaking(lambda _: httpx.Response(204)), PushState(None))


@pytest.mark.parametrize(
    ("kind", "graph_store", "query"),
    [
        ("oxigraph", f"{URL}/store?graph=e%3Ag", f"{URL}/query"),
        ("virtuoso", f"{URL}/sparql-graph-crud-auth?graph=e%3Ag", f"{URL}/sparql"),
        ("fuseki", f"{URL}/data?graph=e%3Ag", f"{URL}/query"),
        ("graphdb", f"{URL}/rdf-graphs/service?graph=e%3Ag", URL),
        ("rdf4j", f"{URL}/rdf-graphs/service?graph=e%3Ag", URL),
        ("generic", f"{URL}?graph=e%3Ag", URL),
    ],
)
def test_each_kind_of_store_is_reached_at_its_addresses(
    kind: str, graph_store: str, query: str
) -> None:
    asked = []

    def note(request: httpx.Request) -> httpx.Response:
        asked.append(str(request.url))
        return httpx.Response(200, json={"head": {"vars": []}, "results": {"bindings": []}})

    store = speaking(note, kind)
    store.put("e:g", ["<a:a> <a:b> <a:c>"])
    store.select("SELECT ?s { ?s ?p ?o }")
    assert asked == [graph_store, query]


def test_every_profile_names_its_documents_and_a_sane_batch() -> None:
    for kind in profiles().values():
        assert kind.documents.startswith("https://")
        assert 1_000 <= kind.batch <= 100_000


def test_an_unknown_profile_is_named_with_those_there_are() -> None:
    with pytest.raises(UsageError, match="oxigraph, virtuoso, fuseki"):
        profile("neptune")
