"""Files of networks: which file a name asks for, and what is put into it."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import TYPE_CHECKING

from summitgraph.errors import UsageError
from summitgraph.pipeline.networks import Plan

if TYPE_CHECKING:
    import networkx

    from summitgraph.network.series import By


# a long table and a timeline hold several
_OF_ONE_NETWORK = ("graphml", "json", "net", "dl", "matrix.csv", "png", "svg", "parquet")


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
    gets a file of the form for each part, and `index.csv`; files of parts that only the index there
    before told of are taken away.

    Raises:
        UsageError: for an unknown form, or a name that asks for another file.
        OutputError: where a file cannot be written.
    """
    from summitgraph.files import save_bytes
    from summitgraph.network import FORMATS
    from summitgraph.network.write_series import (
        INDEX,
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
    name = output.name.lower()
    if any(name.endswith(f".{of_one}") for of_one in _OF_ONE_NETWORK):
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
        before = _told_files(output / INDEX)
        files = series_files(series, form)
        for file, content in files.items():
            save_bytes(content, output / file)
        for file in sorted(before - set(files)):
            (output / file).unlink(missing_ok=True)
    return len(series), sum(graph.number_of_edges() for _, graph in series)


def _told_files(index: Path) -> set[str]:
    """The files of parts that an index tells of; what is no index tells of none."""
    from summitgraph.network import FORMATS

    try:
        with index.open(encoding="utf-8", newline="") as stream:
            told = {row.get("file") or "" for row in csv.DictReader(stream)}
    except (OSError, ValueError, csv.Error):
        return set()
    name = re.compile(rf"[0-9]+-[\w-]+\.({'|'.join(map(re.escape, FORMATS))})")
    return {file for file in told if name.fullmatch(file) and index.with_name(file).is_file()}
