"""Documents of INCEpTION as a coded set: its export "UIMA CAS JSON", a file or a folder of them.

The layer of statements is a span layer whose name ends in `Statement`, with string features `act`,
`actors`, `issues`, `addressees` (lists parted by ";", or string arrays), `due`, and flags
`commitment` and `negated`. A feature that neither the layer of a file declares nor a statement has
was not coded. Offsets of UIMA count UTF-16 units, as Java does; here they become characters.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from summitgraph.coding.utf16 import Utf16Places
from summitgraph.pipeline.agreement.coded import CodedSet, CodedStatement, Span
from summitgraph.pipeline.agreement.told import (
    act_of,
    bad,
    due_of,
    flag_of,
    json_of,
    names_of,
    once,
    parted,
    span_of,
    text_of,
)

_STRUCTURES = "%FEATURE_STRUCTURES"
_FEATURES = ("act", "actors", "issues", "addressees", "commitment", "negated", "due")


class Cas:
    """A CAS in JSON, or a folder of them."""

    name = "INCEpTION's UIMA CAS JSON (.json)"

    def fits(self, path: Path) -> bool:
        """Whether the files are called so."""
        return bool(_files(path))

    def read(self, path: Path, name: str) -> CodedSet:
        """The statements of all files."""
        documents = [_Document(file) for file in _files(path)]
        coded = frozenset().union(*(document.coded for document in documents))
        scope = dict.fromkeys(once((document.name for document in documents), str(path)))
        found = [s for document in documents for s in document.statements(coded)]
        return CodedSet.of(name, found, scope)


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        return sorted(path.glob("*.json"))
    return [path] if path.suffix == ".json" else []


class _Document:
    """One file: a text, and the statements on it.

    Attributes:
        name: of the document.
        coded: the features that its statements may have.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        told = json_of(text_of(file), str(file))
        structures = _structures(told)
        texts = [o.get("sofaString") for o in structures if o.get("%TYPE") == "uima.cas.Sofa"]
        if not texts or not isinstance(texts[0], str):
            raise bad(
                "this is no CAS with a text",
                str(file),
                "",
                'export the documents as "UIMA CAS JSON"',
            )
        self._length = len(texts[0])
        self._places = Utf16Places(texts[0])
        self._known = {str(one["%ID"]): one for one in structures if "%ID" in one}
        self._statements = [o for o in structures if str(o.get("%TYPE")).endswith("Statement")]
        named = [o["documentTitle"] for o in structures if o.get("documentTitle")]
        stem = file.stem + ("" if file.stem.endswith(".txt") else ".txt")
        self.name = str(named[0]) if named else stem
        has = {name for one in (*self._statements, *_layers(told)) for name in one}
        self.coded = frozenset(f for f in _FEATURES if has & {f, "@" + f, "^" + f})

    def statements(self, coded: frozenset[str]) -> list[CodedStatement]:
        """What is marked in it.

        Args:
            coded: the features that were coded at all; nothing else is told as "none".
        """
        return [self._statement(one, coded) for one in self._statements]

    def _statement(self, one: Mapping[str, Any], coded: frozenset[str]) -> CodedStatement:
        where = f"{self._file}, statement {one.get('%ID')}"

        def names(name: str) -> tuple[str, ...] | None:
            if name not in coded:
                return None
            told = self._value(one, name)
            return (
                parted(told or "") if isinstance(told, str | None) else names_of(told, name, where)
            )

        def flag(name: str) -> bool | None:
            told = self._value(one, name)
            return flag_of("" if told is None else told, name, where) if name in coded else None

        start, end = self._span(one, where)
        return CodedStatement(
            doc=self.name,
            start=start,
            end=end,
            act=act_of(self._value(one, "act"), where),
            actors=names("actors"),
            issues=names("issues"),
            addressees=names("addressees"),
            commitment=flag("commitment"),
            negated=flag("negated"),
            due=due_of(self._value(one, "due"), where) if "due" in coded else None,
        )

    def _value(self, one: Mapping[str, Any], name: str) -> Any:
        number = one.get("@" + name)
        if number is None:
            return one.get(name, one.get("^" + name))
        referred = self._known.get(str(number))
        if referred is None:
            where = f"{self._file}, statement {one.get('%ID')}"
            raise bad("there is no structure of this number", where, number, "export it again")
        return referred.get("%ELEMENTS", one.get(name))

    def _span(self, one: Mapping[str, Any], where: str) -> Span:
        what = "begin and end"
        given = span_of(self._value(one, "begin"), self._value(one, "end"), what, where)
        start, end = map(self._places.to_points, given)
        if not start < end <= self._length:
            raise bad(f"{what} are no span of a text", where, f"{given[0]}-{given[1]}")
        return start, end


def _structures(told: object) -> Sequence[Mapping[str, Any]]:
    """The feature structures; none where this is no CAS."""
    found = told.get(_STRUCTURES) if isinstance(told, dict) else None
    if isinstance(found, dict):  # by their number, in an older draft of the form
        found = [{"%ID": key, **one} for key, one in found.items() if isinstance(one, dict)]
    good = isinstance(found, list) and all(isinstance(one, dict) for one in found)
    return found if good and isinstance(found, list) else ()


def _layers(told: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    """What the file declares of its layers of statements, where it declares its types."""
    types = told.get("%TYPES")
    declared = types.items() if isinstance(types, dict) else ()
    return [one for name, one in declared if name.endswith("Statement") and isinstance(one, dict)]
