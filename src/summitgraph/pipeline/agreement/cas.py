"""Documents of INCEpTION as a coded set: its export "UIMA CAS JSON", a file or a folder of them.

The layer of statements is a span layer whose name ends in `Statement`, with string features `act`,
`actors`, `issues`, `addressees` (lists parted by ";", or string arrays), `due`, and flags
`commitment` and `negated`. Offsets of UIMA count UTF-16 units, as Java does; here they become
characters.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from summitgraph.coding.utf16 import Utf16Places
from summitgraph.errors import UnreadableError
from summitgraph.pipeline.agreement.coded import CodedSet, CodedStatement
from summitgraph.pipeline.agreement.lines import text_of
from summitgraph.records import Act

_FEATURES = "%FEATURE_STRUCTURES"
_YES = frozenset(("yes", "true", "1"))


class Cas:
    """A CAS in JSON, or a folder of them."""

    name = "INCEpTION's UIMA CAS JSON (.json)"

    def fits(self, path: Path) -> bool:
        """Whether the files are called so."""
        return bool(_files(path))

    def read(self, path: Path, name: str) -> CodedSet:
        """The statements of all files."""
        found: list[CodedStatement] = []
        scope: dict[str, None] = {}
        for file in _files(path):
            doc, statements = _document(file)
            scope[doc] = None
            found += statements
        return CodedSet.of(name, found, scope)


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        return sorted(path.glob("*.json"))
    return [path] if path.suffix == ".json" else []


def _document(file: Path) -> tuple[str, list[CodedStatement]]:
    try:
        told = json.loads(text_of(file))
        structures = told[_FEATURES]
        if isinstance(structures, dict):  # by their number, in an older draft of the form
            structures = [{"%ID": key, **one} for key, one in structures.items()]
        known = {one.get("%ID"): one for one in structures}
        text = next(o["sofaString"] for o in structures if o.get("%TYPE") == "uima.cas.Sofa")
    except (ValueError, KeyError, TypeError, AttributeError, StopIteration):
        raise UnreadableError(
            "this is no CAS with a text",
            where=str(file),
            advice='export the documents as "UIMA CAS JSON"',
        ) from None
    named = next((o["documentTitle"] for o in structures if o.get("documentTitle")), "")
    doc = str(named) or file.stem + ("" if file.stem.endswith(".txt") else ".txt")
    places = Utf16Places(text)
    found = []
    for one in structures:
        if not str(one.get("%TYPE", "")).endswith("Statement"):
            continue
        found.append(_statement(one, doc, known, (places, len(text)), file))
    return doc, found


def _statement(
    one: Mapping[str, Any],
    doc: str,
    known: Mapping[Any, Any],
    text: tuple[Utf16Places, int],
    file: Path,
) -> CodedStatement:
    places, length = text

    def value(name: str) -> Any:
        plain = one.get(name, one.get("^" + name))
        referred = known.get(one.get("@" + name), {})
        return referred.get("%ELEMENTS", plain)

    def names(name: str) -> tuple[str, ...]:
        told = value(name) or []
        parts = told.split(";") if isinstance(told, str) else map(str, told)
        return tuple(part.strip() for part in parts if part.strip())

    where = f"{file}, statement {one.get('%ID')}"
    act = str(value("act") or "")
    if act not in set(Act):
        advice = f"use one of {', '.join(Act)}"
        raise UnreadableError("there is no such act", where=where, value=act, advice=advice)
    try:
        start, end = (places.to_points(int(value(name))) for name in ("begin", "end"))
        if not 0 <= start < end <= length:
            raise ValueError
    except (ValueError, TypeError):
        span = f"{value('begin')}-{value('end')}"
        raise UnreadableError("this is no span of the text", where=where, value=span) from None
    return CodedStatement(
        doc=doc,
        start=start,
        end=end,
        act=act,
        actors=names("actors"),
        issues=names("issues"),
        addressees=names("addressees"),
        commitment=str(value("commitment")).lower() in _YES,
        negated=str(value("negated")).lower() in _YES,
        due=str(value("due") or ""),
    )
