"""Requests of strangers that a service must refuse, or answer within its limits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

from tests.serving import Reply


@dataclass(frozen=True, slots=True)
class Attack:
    """One request; it is refused or, where `cut`, answered with no more rows than allowed."""

    path: str
    method: str = "GET"
    body: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    cut: bool = False

    def held(self, reply: Reply, rows: int) -> bool:
        """Whether the service did what it should; it may be busy with others, too."""
        if self.cut and reply.status == 200:
            told = reply.text.count("\r\n") - 1
            marked = "summitgraph-truncated" in reply.headers
            return told <= rows + 1 if marked else told < rows
        return 400 <= reply.status < 500 or reply.status == 503


def _query(text: str) -> str:
    return f"/sparql?query={quote(text)}"


def _as(name: str) -> dict[str, str]:
    return {"content-type": f"application/sparql-{name}"}


_ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?c != ?l) }"
_DEEP = "ASK " + "{" * 3000 + "}" * 3000

ATTACKS = {
    "endless": Attack(_query(_ENDLESS)),
    "deep": Attack("/sparql", "POST", _DEEP, _as("query")),
    "large": Attack(
        _query("SELECT * { ?s ?p ?o . ?a ?b ?c }"), headers={"accept": "text/csv"}, cut=True
    ),
    "service": Attack(_query("ASK { SERVICE <http://127.0.0.1:9/> {} }")),
    "load": Attack(_query("LOAD <http://127.0.0.1:9/>")),
    "no query": Attack("/sparql?query=%00%ff%7b"),
    "no token": Attack("/update", "POST", "DROP ALL", _as("update")),
    "wrong token": Attack("/store?default", "DELETE", headers={"authorization": "Bearer x"}),
    "foreign host": Attack(_query("ASK {}"), headers={"host": "evil.example"}),
    "injection": Attack(f"/queries/agreements?actor={quote('e:> } ; DROP ALL ; #')}"),
}
