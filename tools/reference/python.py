"""docs/reference/python.md, made from the public names and their docstrings."""

from __future__ import annotations

import dataclasses
import importlib
import inspect
from enum import Enum
from typing import Any

from tools.reference.words import MADE, docstring

import summitgraph

# What the public names give or take, and what one therefore meets.
MET = (
    "summitgraph.records:Account", "summitgraph.records:Evidence", "summitgraph.records:When",
    "summitgraph.records:Act", "summitgraph.records:Notice", "summitgraph.store:Rows",
    "summitgraph.pipeline.graph:Coverage", "summitgraph.shapes:ValidationReport",
)  # fmt: skip


def python() -> str:
    """The page."""
    parts = [
        "# Python", MADE.format("the docstrings"),
        "`import summitgraph as sg` brings these names. Tests run the docstrings' examples.",
    ]  # fmt: skip
    for name in summitgraph.__all__:
        parts += _thing(f"sg.{name}", getattr(summitgraph, name))
    parts.append("## What they give")
    for told in MET:
        module, _, name = told.partition(":")
        parts += _thing(f"{module}.{name}", getattr(importlib.import_module(module), name), 3)
    return "\n\n".join(parts) + "\n"


def _thing(name: str, thing: Any, depth: int = 2) -> list[str]:
    parts = [f"{'#' * depth} {name}"]
    if not inspect.isclass(thing):
        return [*parts, _signature(name, thing), docstring(thing)]
    parts.append(docstring(thing))
    if issubclass(thing, Enum):
        parts.append(", ".join(f"`{one.value}`" for one in thing))
    elif dataclasses.is_dataclass(thing):
        fields = "\n".join(f"{f.name}: {f.type}{_default(f)}" for f in dataclasses.fields(thing))
        parts.append(f"```text\n{fields}\n```")
    for own, member in vars(thing).items():
        function = getattr(member, "fget", None) or getattr(member, "func", None)
        function = function or getattr(member, "__func__", member)
        if own.startswith("_") or not inspect.isfunction(function) or not function.__doc__:
            continue
        kind = "" if inspect.isfunction(member) else f" ({type(member).__name__})"
        parts.append(f"{'#' * (depth + 1)} .{own}{kind}")
        if not kind or "method" in kind:
            parts.append(_signature(own, function))
        parts.append(docstring(function))
    return parts


def _signature(name: str, function: Any) -> str:
    told = str(inspect.signature(function)).replace("'", "")
    return f"```text\n{name}{told}\n```"


def _default(field: dataclasses.Field[Any]) -> str:
    if field.default is not dataclasses.MISSING:
        return f" = {field.default!r}"
    return "" if field.default_factory is dataclasses.MISSING else " = …"
