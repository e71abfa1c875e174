"""The tables as CSV with a description that programs read: a Frictionless data package.

`datapackage.json` says of each column its type and meaning, and of each file its size and SHA-256.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

from summitgraph.pipeline.export.field import Field, fields
from summitgraph.pipeline.tables import tables
from summitgraph.store import Selects

_TITLES = {
    "statements": "Who did what on which issue at which meeting",
    "commitments": "What each undertook to do, and what became of it",
    "actors": "Actors with counts",
    "issues": "Issues with counts",
    "meetings": "Meetings and who took part",
}
_ESCAPED = (
    "A text that a spreadsheet would run as a formula has an apostrophe in front; take the Parquet "
    "tables for the words as they are."
)


def csv_package(store: Selects) -> dict[str, str]:
    """All tables as CSV with their codebook, and `datapackage.json`, by file name.

    What was skipped stands in no graph, so that its table is left to the build's own folder.
    """
    files = tables(store)
    del files["skipped.csv"]
    told = {
        "profile": "tabular-data-package",
        "name": "summitgraph-tables",
        "title": "Statements and commitments read from readouts of meetings between states",
        "description": _ESCAPED,
        "resources": [_resource(name, files[f"{name}.csv"]) for name in _TITLES],
    }
    text = json.dumps(told, ensure_ascii=False, indent=1) + "\n"
    return {**files, "datapackage.json": text}


def _resource(name: str, text: str) -> dict[str, Any]:
    data = text.encode()
    schema = {"fields": [_field(field) for field in fields(name)], "missingValues": [""]}
    return {
        "name": name,
        "title": _TITLES[name],
        "path": f"{name}.csv",
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"lineTerminator": "\n"},
        "bytes": len(data),
        "hash": f"sha256:{sha256(data).hexdigest()}",
        "schema": schema,
    }


def _field(field: Field) -> dict[str, str]:
    return {
        "name": field.name,
        "type": field.kind,
        "description": f"{field.meaning} ({field.values})",
    }
