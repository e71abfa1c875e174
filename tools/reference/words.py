"""Words for Markdown: cells of tables, and docstrings in the house's form."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable

MADE = "*Made from {}: `python -m tools.reference`.*"
PYTEST = "<!-- not run: pytest runs it where it stands in the code -->"
_SECTION = re.compile(r"^(Args|Attributes|Raises|Returns|Yields):$", re.MULTILINE)


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table; line ends and bars in cells are harmless."""
    names = list(head)
    lines = [names, ["---"] * len(names), *rows]
    return "\n".join("| " + " | ".join(map(cell, line)) + " |" for line in lines) + "\n"


def cell(text: str) -> str:
    """Text as one cell."""
    return " ".join(text.split()).replace("|", "\\|")


def code(text: str) -> str:
    """Text as code, or nothing where there is none."""
    return f"`{text}`" if text else ""


def docstring(thing: object) -> str:
    """A docstring as Markdown: its sections become lists, its examples a block."""
    parts = _SECTION.split(inspect.getdoc(thing) or "")
    told = [_prose(parts[0])]
    for title, body in zip(parts[1::2], parts[2::2], strict=True):
        told.append(f"**{title}**\n\n{_entries(body)}")
    return "\n\n".join(filter(None, told))


def _prose(text: str) -> str:
    blocks = []
    for block in re.split(r"\n\s*\n", text.strip()):
        if block.startswith(">>>"):
            blocks.append(f"{PYTEST}\n```python\n{block}\n```")
        elif block.startswith("Example: "):
            example = " ".join(block.split()).removeprefix("Example: ")
            blocks.append(f"For example:\n\n```text\n{example}\n```")
        elif block.startswith("    "):
            blocks.append(f"```text\n{inspect.cleandoc(block)}\n```")
        else:
            blocks.append(escaped(" ".join(block.split())) if "\n- " not in block else block)
    return "\n\n".join(blocks)


def _entries(body: str) -> str:
    """`name: words` of a section, indented further where an entry goes on."""
    entries: list[str] = []
    tail = ""
    for line in inspect.cleandoc(body).splitlines():
        if not line.strip():
            tail += "\n"
        elif tail or (line.startswith(">>>") and not entries):
            tail += line + "\n"
        elif line.startswith((" ", ">>>")) and entries:
            entries[-1] += " " + line.strip()
        else:
            entries.append(line.strip())
    listed = "\n".join(f"- {_named(entry)}" for entry in entries)
    return "\n\n".join(filter(None, [listed, _prose(tail) if tail.strip() else ""]))


def _named(entry: str) -> str:
    names, colon, words = entry.partition(": ")
    if not colon or len(names) > 60:
        return escaped(entry)
    return f"{', '.join(code(name) for name in names.split(', '))}: {escaped(words)}"


def escaped(text: str) -> str:
    """Words in which `<`, `*` and `_` outside of code are no Markdown."""
    parts = re.split(r"(`[^`]*`)", text)
    plain = (re.sub(r"([<*_\[\]])", r"\\\1", part) for part in parts[::2])
    marked = [*parts[1::2], ""]
    return "".join(one + other for one, other in zip(plain, marked, strict=True))
