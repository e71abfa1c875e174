"""The reference pages of docs/reference/, made from the code and the ontology.

`python -m tools.reference` writes them; a test holds them current.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tools.reference.commands import commands
from tools.reference.ontology import acts, issues, shapes, terms
from tools.reference.python import python

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "reference"
PAGES: dict[str, Callable[[], str]] = {
    "commands.md": commands,
    "python.md": python,
    "ontology.md": terms,
    "acts.md": acts,
    "issues.md": issues,
    "shapes.md": shapes,
}
