"""A graph in the forms that other tools take: data packages, Parquet, annotations, RO-Crate."""

from summitgraph.pipeline.export.annotation import web_annotations
from summitgraph.pipeline.export.coding import coding_of_graph, dated
from summitgraph.pipeline.export.crate import crate
from summitgraph.pipeline.export.datapackage import csv_package
from summitgraph.pipeline.export.parquet import parquet_tables
from summitgraph.pipeline.export.shards import write_shards

__all__ = [
    "coding_of_graph",
    "crate",
    "csv_package",
    "dated",
    "parquet_tables",
    "web_annotations",
    "write_shards",
]
