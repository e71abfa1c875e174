"""Files of networks: which file a name asks for, and what is put into it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from summitgraph.errors import UsageError
from summitgraph.pipeline.networks import Plan

if TYPE_CHECKING:
    import networkx

    from summitgraph.network.series import By


def write_network(graph: networkx.Graph, output: Path) -> None:
    """Write a network; the ending of the name tells the form.

    A hypergraph's `.csv` has a line a statement. `.parquet` is a folder of two files.

    Raises:
        UsageError: for an unknown ending.
        OutputError: where the file cannot be written.
    """
    from summitgraph.files import save_bytes
    from summitgraph.network import write_graph
    from summitgraph.network.hypergraph import hyperedge_csv
    from summitgraph.network.write_parquet import parquet_files

    name = output.name.lower()
    if name.endswith(".parquet"):
        for file, content in parquet_files(graph).items():
            save_bytes(content, output / file)
    elif (
        graph.graph.get("network") == "hypergraph"
        and name.endswith(".csv")
        and not name.endswith(".matrix.csv")
    ):
        save_bytes(hyperedge_csv(graph), output)
    else:
        write_graph(graph, output)


def write_network_series(plan: Plan, by: By, output: Path, form: str) -> tuple[int, int]:
    """Write a network cut into parts, and tell how many parts and edges there are.

    `.csv` is one long table, `.gexf` one file with a timeline; any other name is a folder, which
    gets a file of the form for each part, and `index.csv`.

    Raises:
        UsageError: for an unknown form, or a name that asks for another file.
        OutputError: where a file cannot be written.
    """
    from summitgraph.files import save_bytes
    from summitgraph.network import FORMATS
    from summitgraph.network.write_series import (
        dynamic_gexf_bytes,
        series_csv_bytes,
        series_files,
    )

    suffix = output.suffix.lower()
    if form not in FORMATS:
        raise UsageError(
            "unknown format of a network file",
            where="--format",
            value=form,
            advice=f"use one of {', '.join(FORMATS)}",
        )
    if suffix.lstrip(".") in {*FORMATS, "png", "svg", "parquet"} - {"csv", "gexf"}:
        raise UsageError(
            "a series of networks is no single file of this kind",
            where="--output",
            value=output.name,
            advice="name a folder (with --format), or a file that ends in .csv or .gexf",
        )
    series = plan.series(by)
    if suffix == ".csv":
        save_bytes(series_csv_bytes(series), output)
    elif suffix == ".gexf":
        save_bytes(dynamic_gexf_bytes(series, plan.whole()), output)
    else:
        for name, content in series_files(series, form).items():
            save_bytes(content, output / name)
    return len(series), sum(graph.number_of_edges() for _, graph in series)
