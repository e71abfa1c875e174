"""Judging: is a graph sound by the shapes of `shapes/`, and what is to be done where it is not?"""

from summitgraph.shapes.engine import ENGINES, Engine, validate_store
from summitgraph.shapes.finding import Finding, Severity
from summitgraph.shapes.report import ValidationReport
from summitgraph.shapes.validate import validate

__all__ = [
    "ENGINES",
    "Engine",
    "Finding",
    "Severity",
    "ValidationReport",
    "validate",
    "validate_store",
]
