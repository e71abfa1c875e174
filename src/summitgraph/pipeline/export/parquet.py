"""The tables as Parquet: typed columns, the words verbatim, each column with its meaning."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING, Any

from summitgraph.errors import UsageError
from summitgraph.pipeline.export.field import Field, fields
from summitgraph.pipeline.tables import table_rows
from summitgraph.store import Rows, Selects, Value

if TYPE_CHECKING:
    import pyarrow as pa


def parquet_tables(store: Selects) -> dict[str, bytes]:
    """All tables as Parquet by file name.

    Raises:
        UsageError: where pyarrow is not installed.
    """
    try:
        import pyarrow.parquet as pq
    except ImportError as error:
        raise UsageError(
            "pyarrow is not installed", advice="pip install 'summitgraph[parquet]'"
        ) from error
    found = {}
    for name, rows in table_rows(store).items():
        if name == "skipped":  # of which no graph tells
            continue
        buffer = io.BytesIO()
        pq.write_table(_table(name, rows), buffer, compression="zstd")
        found[f"{name}.parquet"] = buffer.getvalue()
    return found


def _table(name: str, rows: Rows) -> pa.Table:
    import pyarrow as pa

    described = fields(name)
    arrays = [
        pa.array([_value(field, value) for value in rows.column(field.name)], _type(field))
        for field in described
    ]
    schema = pa.schema(
        [
            pa.field(f.name, _type(f), metadata={"meaning": f.meaning, "values": f.values})
            for f in described
        ]
    )
    return pa.Table.from_arrays(arrays, schema=schema)


def _type(field: Field) -> Any:
    import pyarrow as pa

    types = {
        "string": pa.string(),
        "integer": pa.int64(),
        "number": pa.float64(),
        "boolean": pa.bool_(),
        "date": pa.date32(),
    }
    return types[field.kind]


def _value(field: Field, value: Value) -> Value:
    """The value of the column's kind; a foreign value that is none of it is left out."""
    if value is None or field.kind == "string":
        return None if value is None else str(value)
    match field.kind:
        case "integer" if isinstance(value, int):
            return value
        case "number" if isinstance(value, int | float):
            return float(value)
        case "boolean" if isinstance(value, bool):
            return value
        case "date" if isinstance(value, date):
            return value
    return None
