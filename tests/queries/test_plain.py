"""A question that was rewritten to be fast gives the rows of the plain way to ask, in `plain/`.

SUMMITGRAPH_READOUTS names a folder of more readouts to compare them on.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from summitgraph.pipeline.build import build
from summitgraph.queries import catalogue
from summitgraph.store import GraphStore
from summitgraph.store.sparql import bind, slots

HERE = Path(__file__).parent
SEEDS = HERE.parents[1] / "seeds"
PLAIN = sorted((HERE / "plain").glob("*.rq"))
# What a parameter is asked for: the things of the graph that stand there most often.
ASKED = {
    "_actor": "?x sg:speaker|sg:bound ?value",
    "_to": "?x sg:bound|sg:beneficiary ?value",
    "_state": "?value a sg:State . ?x sg:represents|sg:speaker ?value",
    "_addressee": "?x sg:addressee ?value",
    "_issue": "?x sg:issue/skos:broader? ?value",
    "_meeting": "?x sg:meeting ?value",
    "_readout": "?x prov:wasDerivedFrom ?value",
    "_act": "?x sg:act/skos:broader? ?value",
    "_commitment": "?value a sg:Commitment . ?x sg:commitment ?value",
}
PREFIXES = """
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX sg: <https://w3id.org/summitgraph/ns#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""


@pytest.fixture(scope="module")
def store() -> GraphStore:
    folder = os.environ.get("SUMMITGRAPH_READOUTS")
    return build([SEEDS, *([Path(folder)] if folder else [])]).store


@pytest.mark.parametrize("plain", PLAIN, ids=lambda path: path.stem)
def test_the_fast_question_gives_the_rows_of_the_plain_one(plain: Path, store: GraphStore) -> None:
    text, question = plain.read_text(encoding="utf-8"), catalogue()[plain.stem]
    asked = sorted({name for name, _, _ in slots(text)} & set(ASKED))
    assert asked, "each of these can be asked for a part"
    for given in ({}, *({name: value} for name in asked for value in often(store, name))):
        expected = store.select(bind(text, given))
        assert expected.columns == question.returns
        assert store.select(bind(question.text, given)) == expected, given


def often(store: GraphStore, name: str) -> list[str]:
    rows = store.select(
        f"{PREFIXES} SELECT ?value (COUNT(*) AS ?n) {{ {ASKED[name]} }}"
        " GROUP BY ?value ORDER BY DESC(?n) ?value LIMIT 3"
    )
    return [str(value) for value in rows.column("value")]
