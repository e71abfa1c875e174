"""Codings to compare, made in the tests."""

from __future__ import annotations

from typing import Any

from summitgraph.pipeline.agreement import CodedSet, CodedStatement

FIRST: dict[str, Any] = {
    "doc": "accra.txt",
    "start": 10,
    "end": 50,
    "act": "agrees",
    "actors": ("William Ruto", "John Mahama"),
    "issues": ("trade",),
    "addressees": (),
    "commitment": True,
    "negated": False,
    "due": "2025-06",
}


def coded(**other: Any) -> CodedStatement:
    """A coded statement, with other values in some fields."""
    return CodedStatement(**(FIRST | other))


def one_of(name: str, *statements: CodedStatement, **scope: Any) -> CodedSet:
    return CodedSet.of(name, statements, scope.get("scope"))
