"""Judging: is a graph sound by the shapes of `shapes/`, and what is to be done where it is not?"""

from summitgraph.shapes.finding import Finding, Severity
from summitgraph.shapes.report import ValidationReport
from summitgraph.shapes.validate import validate

__all__ = ["Finding", "Severity", "ValidationReport", "validate"]
