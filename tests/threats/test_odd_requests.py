"""Whatever a request looks like, the answer is one that was meant: no error of our own."""

from __future__ import annotations

import random
from urllib.parse import quote

import pytest

from tests.serving import TOKEN, Service

READS = {
    "/sparql": ["query", "format", "default-graph-uri", "named-graph-uri"],
    "/store": ["graph", "default"],
    "/store/a/b": ["format"],
    "/queries": ["format"],
    "/queries/agreements": ["actor", "format", "limit"],
    "/reconcile": ["queries", "extend"],
    "/reconcile/suggest/entity": ["prefix"],
    "/reconcile/suggest/type": ["prefix"],
    "/reconcile/properties": ["type", "limit"],
    "/reconcile/preview": ["id"],
    "/thing": ["iri", "format"],
    "/id/x": ["format"],
    "/.well-known/void": ["format"],
}
WRITES = {
    "/sparql": ["query"],
    "/update": ["update", "using-graph-uri"],
    "/store": ["graph", "default"],
    "/reconcile": ["queries", "extend"],
}
VALUES = [
    "", "*", "e:a", "http://e.org/ x", "\x00", "\u2028", "\ufffe", "<", '"', "-1", "1e999",
    "a" * 3_000, "json", "csv", "ttl", "rdfxml", "{" * 300, "\\u0053ERVICE",
    "ASK {}", "SELECT * { ?s ?p ?o }", "CONSTRUCT WHERE { ?s ?p ?o }", "DESCRIBE <e:a>",
    "CLEAR ALL",
    "SELECT (<<( <e:a> <e:b> 1 )>> AS ?t) {}", "SELECT (STRLANGDIR('a', 'en', 'ltr') AS ?t) {}",
    "CONSTRUCT { <id:x> <e:p> 'a'@en--ltr } WHERE {}", "CONSTRUCT { _:b <e:p> [] } WHERE {}",
    "{}", '{"q": {}}', '{"q": {"query": null}}', '{"q": {"query": [1], "type": {}, "limit": -1}}',
    '{"ids": ["x y"], "properties": [{}]}', '{"ids": 1}', "<e:a> <e:b> 1 .",
    "--b\r\nContent-Type: text/turtle\r\n\r\n<e:a> <e:b> 2 .\r\n--b--",
]  # fmt: skip
TYPES = [
    "application/sparql-query", "application/sparql-update", "application/x-www-form-urlencoded",
    "text/turtle", "application/ld+json", "multipart/form-data; boundary=b", "multipart/form-data",
    "nonsense", "application/sparql-query; charset=\x80", "",
]  # fmt: skip
ACCEPTED = [
    "*/*", "", "text/turtle", "application/ld+json", "application/rdf+xml", "application/trig",
    "text/csv", "application/sparql-results+xml", "text/tab-separated-values", ";;q=,", "a/b;q=x",
]  # fmt: skip
EXPECTED = {200, 201, 204, 400, 401, 404, 405, 406, 413, 415, 422}


@pytest.mark.parametrize("seed", range(4))
def test_no_request_meets_an_error_of_our_own(writable: Service, seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(150):
        method = chance.choice(["GET", "GET", "GET", "HEAD", "POST", "POST", "PUT", "DELETE"])
        places = READS if method in {"GET", "HEAD"} else WRITES
        path = chance.choice(sorted(places))
        names = chance.choices(places[path], k=chance.randint(0, 3))
        query = "&".join(f"{name}={quote(chance.choice(VALUES))}" for name in names)
        query += chance.choice(["", "", "", "&%ff=%fe"])
        headers = {"content-type": chance.choice(TYPES), "accept": chance.choice(ACCEPTED)}
        if chance.random() < 0.7:
            headers["authorization"] = chance.choice([f"Bearer {TOKEN}", "Basic \x80", "?"])
        body = chance.choice([*VALUES, query, query, query]) if method in {"POST", "PUT"} else ""
        reply = writable.ask(
            f"{path}?{query}", method=method, headers=headers,
            body=body.encode("utf-8", "surrogatepass"),
        )  # fmt: skip
        told = (reply.status, method, path, query, headers, body[:80], reply.body[:200])
        assert reply.status in EXPECTED, told
        assert reply.headers["x-content-type-options"] == "nosniff", told
