"""Which statements: of an actor, an act, an issue, a meeting, a readout, a time."""

from __future__ import annotations

from urllib.parse import urlencode

from summitgraph.store.sparql import bind
from summitgraph.triples.term import Term
from summitgraph.web.explorer.graph import Graph
from summitgraph.web.explorer.page import Source

# The engine evaluates an OPTIONAL of several patterns over the whole graph; so each has one.
# A pattern for each thing asked for, and none for the others: to the engine an open pattern costs
# as much as all that it might be.
_PATTERNS = {
    "actor": "?statement sg:speaker ?_actor .",
    "other": "?statement sg:speaker ?_other .",
    "also": "?statement sg:speaker ?_also .",
    "issue": "?statement sg:issue ?_issue .",
    "meeting": "?statement sg:meeting ?_meeting .",
    "readout": "?statement prov:wasDerivedFrom ?_readout .",
    "commitment": "?_commitment sg:restsOn ?statement .",
    "exact": "?statement sg:act ?_exact .",
    "polarity": "?statement sg:polarity ?_polarity .",
    "act": """?statement sg:act ?done .
  OPTIONAL { ?done skos:broader ?wider }
  FILTER(?done = ?_act || ?wider = ?_act)""",
    "from": "FILTER(?latest >= ?_from)",
    "until": "FILTER(?day <= ?_until)",
}
PARAMETERS = tuple(_PATTERNS)
_QUERY = """\
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX sg: <https://w3id.org/summitgraph/ns#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

SELECT DISTINCT ?statement ?day ?act ?quote ?readout ?start
WHERE {{
  {first}
  ?statement sg:act ?act ; sg:meeting ?meeting ; prov:wasDerivedFrom ?readout ;
    sg:quote ?quote ; oa:hasTarget ?span .
  ?span oa:hasSelector ?selector .
  ?selector oa:start ?start .
  OPTIONAL {{ ?meeting sg:earliest ?day }}
  OPTIONAL {{ ?meeting sg:latest ?latest }}
  {then}
}}
ORDER BY ?day ?readout ?start ?statement
LIMIT 10000
"""
_LAST = ("from", "until", "act")


def find(graph: Graph, **which: Term | None) -> list[str]:
    """The IRIs of the statements to which all of this applies, in the order of time and text.

    Args:
        which: by the names of `PARAMETERS`; an act catches its finer acts, an `exact` one does
            not, an issue is that very issue, `other` and `also` speak together with `actor`.
    """
    given = {name: term for name, term in which.items() if term is not None}
    rows = graph.select(query(*given), {f"_{name}": term for name, term in given.items()})
    return list(dict.fromkeys(map(str, rows.column("statement"))))


def source(path: str, **which: Term | None) -> Source:
    """The same for programs: RDF at a path, and the statements as a table."""
    given = {name: term for name, term in which.items() if term is not None}
    values = {k: v if isinstance(v, str) else v.value for k, v in given.items()}
    return Source(
        path=path,
        table=f"/statements?{urlencode(values)}",
        sparql=bind(query(*given), {f"_{name}": term for name, term in given.items()}),
    )


def query(*parameters: str) -> str:
    """The query with slots for these parameters."""
    slots = [f"VALUES ?_{name} {{ UNDEF }}" for name in parameters]
    first = [_PATTERNS[name] for name in parameters if name not in _LAST]
    then = [_PATTERNS[name] for name in parameters if name in _LAST]
    return _QUERY.format(first="\n  ".join(slots + first), then="\n  ".join(then))
