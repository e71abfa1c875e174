"""Which program and which ontology made a graph: the same would make the same of it again."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import summitgraph
from summitgraph.pipeline.cache import reader


@cache
def edition() -> str:
    """The version with a digest of what reads documents and of what writes quads.

    >>> edition().startswith(summitgraph.__version__ + "+")
    True
    """
    made = hashlib.sha256(reader().encode())
    for path in sorted((Path(__file__).resolve().parents[1] / "triples").glob("*.py")):
        made.update(path.name.encode() + b"\0" + path.read_bytes())
    return f"{summitgraph.__version__}+{made.hexdigest()[:12]}"
