"""SPARQL 1.1 results in CSV and TSV, 6 tests, and in JSON, 4 tests.

Rows are compared by the names of their columns, as `SELECT *` settles no order of columns, and
blank nodes by their place. A number counts by its value, as XML Schema defines it, not as it was
spelt: the engine keeps `1.0E6` as a number, and `-3` of type xsd:negativeInteger as the same value
of xsd:integer, from which that type is derived. Compared letter for letter, csv03 and tsv03 would
fail.
"""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from typing import Any

import pytest
import rdflib
from rdflib.plugins.sparql.results.tsvresults import TSVResultParser

from tests.serving import TOKEN, Service
from tests.w3c import suite

pytestmark = suite.ABSENT
CSV_TSV = suite.names("csv-tsv-res")
JSON = suite.names("json-res")
ACCEPT = {"csv": "text/csv", "tsv": "text/tab-separated-values", "srj": "application/json"}
XSD = "http://www.w3.org/2001/XMLSchema#"
NUMBERS = {
    **{XSD + name: XSD + name for name in ("decimal", "double", "integer")},
    XSD + "negativeInteger": XSD + "integer",
}
Row = frozenset[tuple[str, object]]


def test_the_suites_are_whole() -> None:
    assert (len(CSV_TSV), len(JSON)) == (6, 4)


@pytest.mark.parametrize("name", CSV_TSV)
def test_csv_and_tsv(scratch: Service, name: str) -> None:
    ours, theirs = asked(scratch, "csv-tsv-res", name)
    rows = csv_rows if name.startswith("csv") else tsv_rows
    assert rows(ours) == rows(theirs)


@pytest.mark.parametrize("name", JSON)
def test_json(scratch: Service, name: str) -> None:
    ours, theirs = (json.loads(text) for text in asked(scratch, "json-res", name))
    assert set(ours["head"].get("vars", [])) == set(theirs["head"].get("vars", []))
    assert ours.get("boolean") == theirs.get("boolean")
    assert json_rows(ours) == json_rows(theirs)


def asked(service: Service, folder: str, name: str) -> tuple[str, str]:
    """The service's answer to the query of a test, and the suite's."""
    manifest, test = suite.find(folder, name)
    graph = manifest.graph
    action = graph.value(test, suite.MF.action)
    assert action is not None
    query = manifest.file(graph.value(action, suite.QT.query)).read_text()
    data = manifest.file(graph.value(action, suite.QT.data)).read_bytes()
    headers = {"content-type": "text/turtle", "authorization": f"Bearer {TOKEN}"}
    assert service.ask("/store?default", method="PUT", body=data, headers=headers).status < 300
    result = manifest.file(graph.value(test, suite.MF.result))
    accept = ACCEPT[result.suffix[1:]]
    reply = service.query(query, accept)
    assert (reply.status, reply.media_type) == (200, accept)
    return reply.text, result.read_text()


def csv_rows(text: str) -> list[Row]:
    """The rows of CSV; it tells no types, so that whatever reads as a number is one."""
    blanks: dict[str, str] = {}
    return [
        frozenset((name, csv_value(value, blanks)) for name, value in row.items())
        for row in csv.DictReader(io.StringIO(text, newline=""))
    ]


def csv_value(value: str, blanks: dict[str, str]) -> object:
    if value.startswith("_:"):
        return blanks.setdefault(value, f"_:{len(blanks)}")
    try:
        return Decimal(value)
    except ArithmeticError:
        return value


def tsv_rows(text: str) -> list[Row]:
    """The rows of TSV, as rdflib's reader takes them."""
    reader: Any = TSVResultParser
    result = reader().parse(io.BytesIO(text.encode()))
    blanks: dict[str, str] = {}
    return [frozenset((str(n), term(v, blanks)) for n, v in row.items()) for row in result.bindings]


def term(value: rdflib.term.Node, blanks: dict[str, str]) -> object:
    if isinstance(value, rdflib.BNode):
        return blanks.setdefault(str(value), f"_:{len(blanks)}")
    if isinstance(value, rdflib.Literal) and str(value.datatype) in NUMBERS:
        return Decimal(str(value)), NUMBERS[str(value.datatype)]
    if isinstance(value, rdflib.Literal):
        kind = str(value.datatype or XSD + "string")
        return str(value), value.language or kind
    return value


def json_rows(result: Any) -> list[Row]:
    """The rows of a JSON result."""
    blanks: dict[str, str] = {}
    rows: list[Row] = []
    for row in result.get("results", {}).get("bindings", []):
        pairs: set[tuple[str, object]] = set()
        for name, cell in row.items():
            value = cell["value"]
            if cell["type"] == "bnode":
                value = blanks.setdefault(value, f"_:{len(blanks)}")
            pairs.add((name, (cell["type"], value, cell.get("datatype"), cell.get("xml:lang"))))
        rows.append(frozenset(pairs))
    return rows
