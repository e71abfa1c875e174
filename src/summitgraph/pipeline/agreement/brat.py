"""Standoff files of brat as a coded set: a folder with DOC.ann for each DOC.txt.

The type of a text-bound annotation is the act. Actors, issues and addressees are annotations of
their own (`Actor`, `Issue`), joined to it by relations `actor`, `issue`, `addressee`, in either
direction; a note on one of these gives its name where the words are only "he". `Commitment` and
`Negated` are attributes; a note `due=2017-08` on the act gives the date.
"""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

from summitgraph.errors import UnreadableError
from summitgraph.pipeline.agreement.coded import CodedSet, CodedStatement
from summitgraph.pipeline.agreement.lines import text_of
from summitgraph.records import Act

_ACTS = {act.value.lower(): act.value for act in Act}
_BOUND = re.compile(r"(T\S+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)\t(.*)")
_RELATION = re.compile(r"R\S+\t(\S+) \S+?:(T\S+) \S+?:(T\S+)\s*")
_ATTRIBUTE = re.compile(r"[AM]\S+\t(\S+) (T\S+)(?: (.*))?")
_NOTE = re.compile(r"#\S+\t\S+ (T\S+)\t(.*)")
_DUE = re.compile(r"\bdue\s*=\s*(\S+)", re.IGNORECASE)


class Brat:
    """A folder of standoff files."""

    name = "a folder of brat's .ann files"

    def fits(self, path: Path) -> bool:
        """Whether there are any in it."""
        return path.is_dir() and any(path.glob("*.ann"))

    def read(self, path: Path, name: str) -> CodedSet:
        """The statements of all its files; a file without one was read all the same."""
        files = sorted(path.glob("*.ann"))
        found = [s for file in files for s in standoff(file, text_of(file), _beside(file))]
        return CodedSet.of(name, found, {file.stem + ".txt": None for file in files})


def standoff(file: Path, said: str, text: str | None) -> list[CodedStatement]:
    """The statements of one standoff file.

    Args:
        said: what stands in it.
        text: that which was coded; None where it is not at hand.

    Raises:
        UnreadableError: where a line is not of brat's form, or quotes other words than stand at
            its place in the text.
    """
    return _File(file, said, text).statements()


def _beside(file: Path) -> str | None:
    """The text that a standoff file codes; None where it does not lie beside it."""
    text = file.with_suffix(".txt")
    if not text.is_file():
        return None
    try:
        return text.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableError("the coded text cannot be read", where=str(text)) from error


class _File:
    """One standoff file: what is bound to words, and what is said of it."""

    def __init__(self, file: Path, said: str, text: str | None) -> None:
        self._doc = file.stem + ".txt"
        self._text = text
        self._bound: dict[str, tuple[str, int, int, str]] = {}
        self._joined: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        self._attributes: dict[str, set[str]] = defaultdict(set)
        self._notes: dict[str, str] = {}
        for number, line in enumerate(said.removeprefix("\ufeff").split("\n"), 1):
            if line.strip() and (fault := self._take(line.rstrip("\r"))):
                raise UnreadableError(
                    fault,
                    where=f"{file}, line {number}",
                    value=line[:80],
                    advice="export the document again; docs/agreement.md tells what is read",
                )

    def _take(self, line: str) -> str:
        """Keep what a line tells; what is wrong with it, or ""."""
        if m := _BOUND.fullmatch(line):
            parts = [tuple(map(int, part.split())) for part in m[3].split(";")]
            if self._text is not None:  # brat writes parts, and lines, with a space between them
                there = " ".join(self._text[start:end] for start, end in parts)
                if there.split() != m[4].split():
                    return "the text has other words at this place than the line quotes"
            numbers = [number for part in parts for number in part]
            self._bound[m[1]] = (m[2], min(numbers), max(numbers), m[4])
        elif m := _RELATION.fullmatch(line):
            for one, other in ((m[2], m[3]), (m[3], m[2])):
                self._joined[one][m[1].lower()].append(other)
        elif m := _ATTRIBUTE.fullmatch(line):
            if (m[3] or "").strip().lower() not in ("no", "false"):
                self._attributes[m[2]].add(m[1].lower())
        elif m := _NOTE.fullmatch(line):
            self._notes[m[1]] = m[2].strip()
        else:
            # events, references, equivalences: nothing that is coded
            return "" if line[0] in "EN*#R" else "this line is not of brat's standoff form"
        return ""

    def statements(self) -> list[CodedStatement]:
        """What is bound to an act, in the order of the text."""
        found = []
        for mark, (kind, start, end, _) in self._bound.items():
            if kind.lower() not in _ACTS:
                continue
            due = _DUE.search(self._notes.get(mark, ""))
            found.append(
                CodedStatement(
                    doc=self._doc,
                    start=start,
                    end=end,
                    act=_ACTS[kind.lower()],
                    actors=self._names(mark, "actor"),
                    issues=self._names(mark, "issue"),
                    addressees=self._names(mark, "addressee"),
                    commitment="commitment" in self._attributes[mark],
                    negated="negated" in self._attributes[mark],
                    due=due[1] if due else "",
                )
            )
        return found

    def _names(self, mark: str, relation: str) -> tuple[str, ...]:
        others = sorted(self._joined[mark][relation], key=lambda t: self._bound[t][1:3])
        return tuple(self._notes.get(t) or self._bound[t][3] for t in others)
