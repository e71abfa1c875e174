"""Readouts of meetings between states as a knowledge graph.

>>> import summitgraph as sg
>>> from summitgraph.resources import folder
>>> kg = sg.build(folder("seeds"))
>>> len(kg.accounts)
5

Everything here is imported on first use, so that `import summitgraph` costs nothing.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from summitgraph.errors import SummitgraphError
    from summitgraph.pipeline.account import account
    from summitgraph.pipeline.build import build
    from summitgraph.pipeline.documents import read
    from summitgraph.pipeline.graph import KnowledgeGraph
    from summitgraph.records import Actor, Commitment, Issue, Meeting, Readout, Statement

    open = KnowledgeGraph.open  # noqa: A001 - as in PIL.Image.open, always with its module

__version__ = "0.1.0"

_HOME = {
    "Actor": "summitgraph.records",
    "Commitment": "summitgraph.records",
    "Issue": "summitgraph.records",
    "KnowledgeGraph": "summitgraph.pipeline.graph",
    "Meeting": "summitgraph.records",
    "Readout": "summitgraph.records",
    "Statement": "summitgraph.records",
    "SummitgraphError": "summitgraph.errors",
    "account": "summitgraph.pipeline.account",
    "build": "summitgraph.pipeline.build",
    "read": "summitgraph.pipeline.documents",
}

__all__ = [
    "Actor",
    "Commitment",
    "Issue",
    "KnowledgeGraph",
    "Meeting",
    "Readout",
    "Statement",
    "SummitgraphError",
    "account",
    "build",
    "open",
    "read",
]


def __getattr__(name: str) -> Any:
    """Bring in a public name when it is first asked for."""
    if name == "open":
        return __getattr__("KnowledgeGraph").open
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    """The public names."""
    return sorted(__all__)
