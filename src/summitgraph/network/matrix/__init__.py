"""Discourse networks as sparse matrices, by the settings of Discourse Network Analyzer.

`table` holds the statements, `settings` what is asked, `make` gives matrices whose cells know the
statements behind them.
"""

from summitgraph.network.matrix.batch import run_batch
from summitgraph.network.matrix.evidence import evidence_of
from summitgraph.network.matrix.graph import matrix_graph
from summitgraph.network.matrix.make import NetworkMatrix, make_matrices, make_matrix
from summitgraph.network.matrix.settings import MatrixSettings, read_settings
from summitgraph.network.matrix.table import StatementTable

__all__ = [
    "MatrixSettings",
    "NetworkMatrix",
    "StatementTable",
    "evidence_of",
    "make_matrices",
    "make_matrix",
    "matrix_graph",
    "read_settings",
    "run_batch",
]
