"""A network as two Parquet files, as GraphFrames on Spark reads them.

`vertices.parquet` has a column `id`, `edges.parquet` has `src` and `dst`; all other columns are
attributes (https://graphframes.io, "Creating GraphFrames"). pyarrow is an optional extra.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from summitgraph.errors import UsageError
from summitgraph.network.write import canonical
from summitgraph.network.write_social import is_directed

if TYPE_CHECKING:
    import networkx as nx


def parquet_files(graph: nx.Graph) -> dict[str, bytes]:
    """The two files by name; the graph's own attributes stand in the schema of each.

    GraphFrames knows directed edges only: those of an undirected graph stand once, from the row
    or the first label to the other end, and `directed` in the schema says "no". A column holds
    text, whole numbers or numbers; where an attribute has several of these it is text.

    Raises:
        UsageError: where pyarrow is not installed.
    """
    ready = canonical(graph)
    about = {**ready.graph, "directed": "yes" if is_directed(graph) else "no"}
    vertices = [{"id": node, **data} for node, data in ready.nodes(data=True)]
    edges = [
        {"src": one, "dst": other, "edge_id": key, **data}
        for one, other, key, data in ready.edges(keys=True, data=True)
    ]
    return {
        "vertices.parquet": _parquet(vertices, ("id",), about),
        "edges.parquet": _parquet(edges, ("src", "dst", "edge_id"), about),
    }


def _parquet(
    rows: Sequence[Mapping[str, Any]], fixed: tuple[str, ...], about: Mapping[str, Any]
) -> bytes:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise UsageError(
            "pyarrow is not installed", advice="pip install 'summitgraph[parquet]'"
        ) from error
    names = [*fixed, *sorted({name for row in rows for name in row} - set(fixed))]
    arrays = [_column([row.get(name) for row in rows], pa) for name in names]
    table = pa.Table.from_arrays(arrays, names=names)
    metadata = {f"summitgraph.{name}": str(value) for name, value in about.items()}
    buffer = io.BytesIO()
    pq.write_table(table.replace_schema_metadata(metadata), buffer, compression="zstd")
    return buffer.getvalue()


def _column(values: Sequence[Any], pa: Any) -> Any:
    """One type for a column; None where a row has no such attribute."""
    kinds = {type(value) for value in values if value is not None}
    if kinds == {int}:
        return pa.array(values, pa.int64())
    if kinds and kinds <= {int, float}:
        return pa.array([None if v is None else float(v) for v in values], pa.float64())
    return pa.array([None if v is None else str(v) for v in values], pa.string())
