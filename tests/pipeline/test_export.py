"""What other tools are given: described, typed, and faithful to the graph."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from summitgraph.errors import GraphError
from summitgraph.pipeline.build import build
from summitgraph.pipeline.export import crate, csv_package, parquet_tables, web_annotations
from summitgraph.pipeline.export.field import fields
from summitgraph.pipeline.graph import KnowledgeGraph
from summitgraph.pipeline.tables import table_rows
from summitgraph.queries import ask

ROOT = Path(__file__).resolve().parents[2]
PARSE: dict[str, Any] = {
    "string": str,
    "integer": int,
    "number": float,
    "boolean": lambda text: {"true": True, "false": False}[text],
    "date": date.fromisoformat,
}


@pytest.fixture(scope="module")
def graph() -> KnowledgeGraph:
    return build([ROOT / "seeds"])


@pytest.fixture(scope="module")
def package(graph: KnowledgeGraph) -> dict[str, str]:
    return csv_package(graph.store)


def test_every_cell_is_of_the_kind_that_the_package_says(package: dict[str, str]) -> None:
    cells = 0
    for resource in json.loads(package["datapackage.json"])["resources"]:
        rows = list(csv.reader(io.StringIO(package[resource["path"]])))
        kinds = [field["type"] for field in resource["schema"]["fields"]]
        assert rows[0] == [field["name"] for field in resource["schema"]["fields"]]
        for row in rows[1:]:
            for kind, cell in zip(kinds, row, strict=True):
                cells += cell != "" and PARSE[kind](cell) is not None
    assert cells > 2000


def test_sizes_and_digests_are_those_of_the_files(package: dict[str, str]) -> None:
    for resource in json.loads(package["datapackage.json"])["resources"]:
        data = package[resource["path"]].encode()
        assert resource["bytes"] == len(data)
        assert resource["hash"] == f"sha256:{sha256(data).hexdigest()}"


def test_the_codebook_settles_each_kind() -> None:
    kinds = {field.name: field.kind for field in fields("statements")}
    assert kinds["start"] == kinds["end"] == "integer"
    assert (kinds["confidence"], kinds["quote"], kinds["date"]) == ("number", "string", "string")
    assert {f.name for f in fields("commitments") if f.kind == "date"} == {
        "dueEarliest",
        "dueLatest",
        "ledgerAsOf",
    }


def test_parquet_holds_the_words_as_they_are(graph: KnowledgeGraph) -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    files = parquet_tables(graph.store)
    for name, rows in table_rows(graph.store).items():
        if name == "skipped":
            continue
        table = pq.read_table(io.BytesIO(files[f"{name}.parquet"]))
        assert table.num_rows == len(rows) > 0
        for field in fields(name):
            found = table.column(field.name).to_pylist()
            assert found == list(rows.column(field.name)), field.name
            assert table.schema.field(field.name).metadata[b"meaning"].decode() == field.meaning
    assert files == parquet_tables(graph.store)


def test_a_formula_is_escaped_for_a_spreadsheet_and_verbatim_in_parquet() -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    evil = '=HYPERLINK("http://evil.example")'
    store = build([ROOT / "seeds"]).store
    quote = json.dumps(evil)
    store.load(
        "@prefix sg: <https://w3id.org/summitgraph/ns#> . "
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> . "
        f"<urn:evil> a sg:Issue ; skos:prefLabel {quote}@en .",
        "ttl",
    )
    assert f"'{evil}" in csv_package(store)["issues.csv"].replace('""', '"')
    table = pq.read_table(io.BytesIO(parquet_tables(store)["issues.parquet"]))
    assert evil in table.column("issueLabel").to_pylist()


def test_each_annotation_points_to_its_very_words(graph: KnowledgeGraph) -> None:
    told = json.loads(web_annotations(graph.store, graph.base))
    items = told["first"]["items"]
    texts = {account.readout.sha256[:16]: account.readout.text for account in graph.accounts}
    assert told["total"] == len(items) == len(ask(graph.store, "span-table")) > 100
    assert len({item["id"] for item in items}) == len(items)
    for item in items:
        position, quote = item["target"]["selector"]
        text = texts[item["target"]["source"].rpartition("/")[2]]
        start, end = position["start"], position["end"]
        assert text[start:end] == quote["exact"]
        assert text[:start].endswith(quote.get("prefix", ""))
        assert text[end:].startswith(quote.get("suffix", ""))


def test_a_crate_names_each_file_with_its_digest(graph: KnowledgeGraph, tmp_path: Path) -> None:
    (tmp_path / "graph.trig").write_text("x")
    (tmp_path / ".push-1.jsonl").write_text("x")
    (tmp_path / "ro-crate-metadata.json").write_text("an older one")
    text = crate(tmp_path, graph.store, published=date(2026, 11, 24))
    entities = {entity["@id"]: entity for entity in json.loads(text)["@graph"]}
    root = entities["./"]
    assert root["hasPart"] == [{"@id": "graph.trig"}]
    assert root["datePublished"] == "2026-11-24"
    assert entities["graph.trig"]["sha256"] == sha256(b"x").hexdigest()
    assert len(entities["#build"]["object"]) == 5
    linked = set(re.findall(r'\{\s*"@id": "([^"]+)"\s*\}', text))
    assert linked - set(entities) == {"https://w3id.org/ro/crate/1.1"}


def test_a_crate_of_no_folder_is_refused(graph: KnowledgeGraph, tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="made of a build's folder"):
        crate(tmp_path / "none", graph.store, published=date(2026, 11, 24))


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_the_pandas_lines_of_the_docs_run(
    package: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("pandas")
    (tmp_path / "tables").mkdir()
    for name, text in package.items():
        (tmp_path / "tables" / name).write_text(text, encoding="utf-8")
    page = (ROOT / "docs" / "tables.md").read_text(encoding="utf-8")
    found = re.search(r"```python\n(.*?)```", page, re.DOTALL)
    assert found
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    exec(found[1], names)
    assert len(names["speakers"]) > len(names["statements"]) == len(ask_rows(package))


def ask_rows(package: dict[str, str]) -> list[list[str]]:
    """The rows of the statements without their head."""
    return list(csv.reader(io.StringIO(package["statements.csv"])))[1:]
