"""Which program and which ontology read a document: what they read they would read so again.

Another edition may read the same bytes in another way, so a store keeps the edition with each
readout.
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path

import summitgraph
from summitgraph.resources import files

_READING = ("authority", "extract", "link", "ontology", "reading", "records", "triples")


@cache
def edition() -> str:
    """The version with a digest of ontology, of the code that reads, and of added extractors.

    >>> edition().startswith(summitgraph.__version__ + "+")
    True
    """
    made = hashlib.sha256()
    for path in files("ontology", ".ttl"):
        made.update(path.name.encode() + b"\0" + path.read_bytes())
    package = Path(__file__).resolve().parents[1]
    for part in _READING:
        for path in sorted((package / part).rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                made.update(path.relative_to(package).as_posix().encode() + b"\0")
                made.update(path.read_bytes())
    for point in sorted(entry_points(group="summitgraph.extractors"), key=str):
        version = point.dist.version if point.dist else ""
        made.update(f"{point.name} {point.value} {version}\0".encode())
    return f"{summitgraph.__version__}+{made.hexdigest()[:12]}"
