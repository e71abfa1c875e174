"""Where the data folders are: in a checkout at its top, in a wheel beside the code.

The one module that knows. Everything else asks `folder("ontology")`.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

from summitgraph.errors import OntologyError

Folder = Literal["ontology", "shapes", "queries", "seeds", "prompts"]


@cache
def folder(name: Folder) -> Path:
    """The folder of that name, wherever this installation keeps it.

    Raises:
        OntologyError: where the installation lacks it (a broken wheel or a partial copy).

    >>> folder("ontology").name
    'ontology'
    """
    package = Path(__file__).resolve().parent
    for candidate in (package / "_data" / name, package.parents[1] / name):
        if candidate.is_dir():
            return candidate
    raise OntologyError(
        "a data folder is missing from this installation",
        where=str(package),
        value=name,
        advice="install summitgraph again, or run it from a complete checkout",
    )


def files(name: Folder, suffix: str) -> tuple[Path, ...]:
    """All files of a data folder with that ending, in a stable order."""
    return tuple(sorted(folder(name).rglob(f"*{suffix}")))
