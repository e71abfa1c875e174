"""A triple store elsewhere: its graphs by the Graph Store Protocol, its answers as our rows.

It speaks to the one address that it was given. A redirect is refused, so that no login and no
graph goes where nobody sent it. What is tried again, and how often, is settled here; what is sent
in which order stands in `push`, and how a graph is read back in `readback`.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeAlias

import pyoxigraph as ox

from summitgraph.errors import QueryError, RemoteError
from summitgraph.store.login import PASSWORD, TOKEN, USER, Login, address, refuse_plain
from summitgraph.store.oxterm import OxTerm, value_of
from summitgraph.store.profile import Profile
from summitgraph.store.rows import Rows
from summitgraph.store.sparql import bind, refuse_outside, tokens
from summitgraph.triples.term import Term, nt_iri

if TYPE_CHECKING:
    import httpx

NTRIPLES = "application/n-triples"
JSON_RESULTS = "application/sparql-results+json"
LIMIT = 1 << 30
"""Bytes of an answer at most, so that no answer fills the memory."""
PAUSES = (0.5, 1.0, 2.0)
"""Seconds before each new try."""
_TRY_AGAIN = frozenset({429, 502, 503, 504})
Row: TypeAlias = "list[OxTerm | None]"
_CUT_OFF = "x-sparql-maxrows"  # Virtuoso's word for an answer that is not whole


class RemoteStore:
    """A store at an address; a context manager that closes its connections.

    Args:
        url: the address, as the profile's example shows it.
        profile: what kind of store it is.
        login: who we are; from `login_for`.
        plain_http: let a password or token go over http to another machine.
        timeout: seconds without a byte until a request counts as failed.
        transport: httpx's, for tests.

    Raises:
        UsageError: for a bad address, and for a login over plain http.
    """

    def __init__(
        self,
        url: str,
        profile: Profile,
        login: Login | None = None,
        *,
        plain_http: bool = False,
        timeout: float = 300,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        import httpx

        self.url = address(url)
        self.profile = profile
        self.login = login or Login()
        digest = profile.login == "digest"
        if not plain_http:
            refuse_plain(self.url, self.login, digest=digest)
        # Bytes are spoken for: a latin-1 default would turn a password with an umlaut away.
        name, word = self.login.user.encode(), self.login.password.encode()
        auth: Any = None
        if self.login.user:
            auth = httpx.DigestAuth(name, word) if digest else httpx.BasicAuth(name, word)
        headers = {"User-Agent": "summitgraph"}
        if self.login.token:
            headers["Authorization"] = f"Bearer {self.login.token}"
        self._client = httpx.Client(
            auth=auth,
            headers=headers,
            timeout=timeout,
            transport=transport,
            follow_redirects=False,
            # A proxy of the environment would read login and graph of a plain http request.
            trust_env=self.url.startswith("https:"),
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._client.close()

    def put(self, graph: str, triples: Sequence[str]) -> int:
        """Put these triples, lines of N-Triples without the dot, in place of a named graph.

        A graph larger than the profile's batch takes several requests, and until the last one
        has been answered the store holds a part of it.

        Returns:
            The number of requests.

        Raises:
            RemoteError: where the store does not take it.
        """
        size = self.profile.batch
        batches = [triples[n : n + size] for n in range(0, len(triples), size)]
        for number, batch in enumerate(batches):
            body = " .\n".join([*batch, ""]).encode()
            self._on_graph("POST" if number else "PUT", graph, content=body)
        return len(batches)

    def get(self, graph: str) -> bytes:
        """What the store gives as a named graph, in N-Triples; nothing where it has none.

        It may be less than the store holds: see `readback`.
        """
        status, body = self._on_graph("GET", graph, accept=NTRIPLES)
        return b"" if status == 404 else body

    def remove(self, graph: str) -> None:
        """Take a named graph away; one that is not there is no error."""
        self._on_graph("DELETE", graph)

    def select(self, sparql: str, bindings: Mapping[str, Term] | None = None) -> Rows:
        """The rows of a SELECT, as `GraphStore.select` gives them; of a DISTINCT, each once.

        Raises:
            QueryError: for what is no query, or calls on other machines, and for an answer that
                the store has cut off.
            RemoteError: where the store gives no answer.
        """
        refuse_outside(sparql)
        text = bind(sparql, bindings or {})
        columns, terms, cut_off = self.solutions(text)
        if cut_off:
            raise QueryError(
                f"the store cut its answer off at {cut_off} rows",
                where=self.url,
                advice="narrow the question, or raise ResultSetMaxRows in the store's virtuoso.ini",
            )
        rows = [tuple(map(value_of, row)) for row in terms]
        # Virtuoso 7 repeats rows of a DISTINCT whose patterns meet a thing twice.
        return Rows(columns, dict.fromkeys(rows) if _is_distinct(text) else rows)

    def solutions(self, sparql: str) -> tuple[tuple[str, ...], list[Row], str]:
        """Columns and rows of a SELECT as terms, and at how many rows it was cut off, or ""."""
        url = self.url + (self.profile.query_login if self.login else self.profile.query)
        data = {"query": sparql, **dict(self.profile.query_given)}
        _, body, headers = self._ask("POST", url, data=data, accept=JSON_RESULTS)
        try:
            answer = ox.parse_query_results(body, format=ox.QueryResultsFormat.JSON)
            if not isinstance(answer, ox.QuerySolutions):
                raise QueryError("this is no SELECT", value=sparql[:80])
            columns = tuple(variable.value for variable in answer.variables)
            return columns, [list(row) for row in answer], headers.get(_CUT_OFF, "")
        except SyntaxError as error:
            raise RemoteError(
                f"the answer is no SPARQL result in JSON: {error}",
                where=url,
                advice="look whether URL and profile fit the store",
            ) from error

    def _on_graph(
        self, method: str, graph: str, *, content: bytes | None = None, accept: str = "*/*"
    ) -> tuple[int, bytes]:
        params = {self.profile.graph: nt_iri(graph)[1:-1]}
        missing = method in {"GET", "DELETE"}
        status, body, _ = self._ask(
            method,
            self.url + self.profile.graph_store,
            params=params,
            content=content,
            accept=accept,
            missing=missing,
        )
        return status, body

    def _ask(
        self,
        method: str,
        url: str,
        *,
        accept: str,
        params: Mapping[str, str] | None = None,
        content: bytes | None = None,
        data: Mapping[str, str] | None = None,
        missing: bool = False,
    ) -> tuple[int, bytes, Mapping[str, str]]:
        """Status, body and headers of an answer; tried again where the store was only busy.

        That is safe: a PUT twice is a PUT, and a triple posted twice is one triple.
        """
        import httpx

        headers = {"Accept": accept} | ({"Content-Type": NTRIPLES} if content else {})
        for pause in (*PAUSES, None):
            try:
                with self._client.stream(
                    method, url, params=params, content=content, data=data, headers=headers
                ) as answer:
                    status, body = answer.status_code, self._whole(answer)
            except httpx.TransportError as error:
                if pause is None:
                    raise RemoteError(
                        f"the store does not answer: {error or type(error).__name__}",
                        where=self.url,
                        advice="see that it runs and the address is right; "
                        "the same command goes on where this one stopped",
                    ) from error
            else:
                if answer.is_success or (missing and status == 404):
                    return status, body, answer.headers
                if status not in _TRY_AGAIN or pause is None:
                    raise self._refused(status, method, url, body)
            time.sleep(pause)
        raise AssertionError("the last try returns or raises")

    def _whole(self, answer: httpx.Response) -> bytes:
        parts, size = [], 0
        for part in answer.iter_bytes():
            size += len(part)
            if size > LIMIT:
                raise RemoteError(
                    "the answer is larger than this machine should hold",
                    where=self.url,
                    value=f"more than {LIMIT} bytes",
                    advice="narrow the question",
                )
            parts.append(part)
        return b"".join(parts)

    def _refused(self, status: int, method: str, url: str, body: bytes) -> RemoteError:
        said = " ".join(body[:400].decode("utf-8", "replace").split())
        if status in {401, 403}:
            who = f"as {self.login.user!r}" if self.login.user else "with a token"
            tried = f"{who}, from {self.login.source}" if self.login else "without a login"
            advice = f"set {USER} and {PASSWORD}, or {TOKEN}, or add the host to netrc"
            return RemoteError(
                f"the store refuses us {tried} (status {status})", where=url, advice=advice
            )
        if 300 <= status < 400:
            advice = "give the address that it sends to"
        elif status in {404, 405, 415}:
            advice = "look whether URL and profile fit the store"
        elif status == 413:
            advice = "raise the limit of the store, or of the proxy before it"
        else:
            advice = "see the log of the store"
        return RemoteError(
            f"the store answers {method} with status {status}", where=url, value=said, advice=advice
        )


def _is_distinct(sparql: str) -> bool:
    """Whether the query as a whole, not only one within, asks for distinct rows."""
    words = [token.text.upper() for token in tokens(sparql)]
    return "SELECT" in words and words[words.index("SELECT") + 1] == "DISTINCT"
