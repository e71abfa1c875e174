"""Standoff files of brat as a coded set: a folder with DOC.ann for each DOC.txt.

The type of a text-bound annotation is the act. Actors, issues and addressees are annotations of
their own (`Actor`, `Issue`), joined to it by relations `actor`, `issue`, `addressee`, in either
direction, or as the roles of an event; a note on one of these gives its name where the words are
only "he". `Commitment` and `Negated` are attributes; a note `due=2017-08` on the act gives the
date. What no annotation of the folder uses was not coded.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from summitgraph.errors import UnreadableError
from summitgraph.pipeline.agreement.coded import CodedSet, CodedStatement, Span
from summitgraph.pipeline.agreement.told import bad, flag_of, span_of, text_of
from summitgraph.records import Act

_ACTS = {act.value.lower(): act.value for act in Act}
_BOUND = re.compile(r"(T\S+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)\t(.*)")
_RELATION = re.compile(r"R\S+\t(\S+) [^\s:]+:([TE]\S+) [^\s:]+:([TE]\S+)\s*")
_EVENT = re.compile(r"(E\S+)\t[^\s:]+:(T\S+)((?: [^\s:]+:[TE]\S+)*)\s*")
_ATTRIBUTE = re.compile(r"[AM]\S+\t(\S+) ([TER]\S+)(?: (.*))?")
_NOTE = re.compile(r"#\S+\t\S+ (\S+)\t(.*)")
_DUE = re.compile(r"\bdue\s*=\s*(\S+)", re.IGNORECASE)
_FLAGS = ("commitment", "negated")


class Brat:
    """A folder of standoff files."""

    name = "a folder of brat's .ann files"

    def fits(self, path: Path) -> bool:
        """Whether there are any in it."""
        return path.is_dir() and any(path.glob("*.ann"))

    def read(self, path: Path, name: str) -> CodedSet:
        """The statements of all its files; a file without one was read all the same."""
        found = sorted(path.glob("*.ann"))
        files = [_File(file, text_of(file), _beside(file)) for file in found]
        return CodedSet.of(name, _statements(files), {file.doc: None for file in files})


def standoff(file: Path, said: str, text: str | None) -> list[CodedStatement]:
    """The statements of one standoff file.

    Args:
        said: what stands in it.
        text: that which was coded; None where it is not at hand.

    Raises:
        UnreadableError: where a line is not of brat's form, or quotes other words than stand at
            its place in the text.
    """
    return _statements([_File(file, said, text)])


def _beside(file: Path) -> str | None:
    """The text that a standoff file codes; None where it does not lie beside it."""
    text = file.with_suffix(".txt")
    if not text.is_file():
        return None
    try:
        return text.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableError("the coded text cannot be read", where=str(text)) from error


def _statements(files: Sequence[_File]) -> list[CodedStatement]:
    coded = frozenset().union(*(file.coded for file in files))
    return [statement for file in files for statement in file.statements(coded)]


class _File:
    """One standoff file: what is bound to words, and what is said of it.

    Attributes:
        coded: which relations, attributes and kinds of notes it uses.
    """

    def __init__(self, file: Path, said: str, text: str | None) -> None:
        self.doc = file.stem + ".txt"
        self._text = text
        self._bound: dict[str, tuple[str, Span, str]] = {}
        self._events: dict[str, str] = {}
        self._joined: list[tuple[str, str, str, str]] = []
        self._flags: list[tuple[str, str, bool, str]] = []
        self._notes: dict[str, str] = {}
        for number, line in enumerate(said.removeprefix("\ufeff").split("\n"), 1):
            where = f"{file}, line {number}"
            if line.strip() and not self._take(line.rstrip("\r"), where):
                raise bad(
                    "this line is not of brat's standoff form",
                    where,
                    line,
                    "export the document again; docs/agreement.md tells what is read",
                )
        self._related: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for kind, one, other, where in self._joined:
            a, b = self._words(one, where), self._words(other, where)
            self._related[a][kind].append(b)
            self._related[b][kind].append(a)
        self._marked = {
            (kind, self._words(mark, where)): flag for kind, mark, flag, where in self._flags
        }
        notes = {self._events.get(mark, mark): note for mark, note in self._notes.items()}
        self._notes = notes
        self.coded = frozenset(kind for kind, *_ in (*self._joined, *self._flags)) | (
            {"due"} if any(map(_DUE.search, notes.values())) else set()
        )

    def _take(self, line: str, where: str) -> bool:
        if m := _BOUND.fullmatch(line):
            if m[1] in self._bound:
                raise bad("two annotations have one number", where, m[1], "export it again")
            ends = [
                span_of(start, end, "these", where)
                for start, end in (piece.split(" ") for piece in m[3].split(";"))
            ]
            if self._text is not None:  # brat writes parts, and lines, with a space between them
                there = " ".join(self._text[a:b] for a, b in ends)
                if there.split() != m[4].split():
                    raise bad(
                        "the text has other words at this place than the line quotes",
                        where,
                        line,
                        "export the document again, with the text that was coded",
                    )
            span = (min(a for a, _ in ends), max(b for _, b in ends))
            self._bound[m[1]] = (m[2].lower(), span, m[4])
        elif m := _RELATION.fullmatch(line):
            self._joined.append((m[1].lower(), m[2], m[3], where))
        elif m := _EVENT.fullmatch(line):
            self._events[m[1]] = m[2]
            for role, _, other in (piece.partition(":") for piece in m[3].split()):
                self._joined.append((role.rstrip("0123456789").lower(), m[2], other, where))
        elif m := _ATTRIBUTE.fullmatch(line):
            kind = m[1].lower()
            if kind in _FLAGS and m[2][0] in "TE":
                flag = flag_of((m[3] or "").strip() or "yes", m[1], where)
                self._flags.append((kind, m[2], flag is True, where))
        elif m := _NOTE.fullmatch(line):
            self._notes[m[1]] = m[2].strip()
        else:
            return line[0] in "N*#"  # references, equivalences: nothing that is coded
        return True

    def _words(self, mark: str, where: str) -> str:
        """The annotation that a mark stands for: of an event, the words that tell of it."""
        found = self._events.get(mark, mark)
        if found not in self._bound:
            raise bad(
                "there is no annotation of this number",
                where,
                mark,
                "export the document again, as this file has lost a part",
            )
        return found

    def statements(self, coded: frozenset[str]) -> list[CodedStatement]:
        """What is bound to an act, in the order of the file.

        Args:
            coded: what was coded at all; nothing else is told as "none".
        """
        found = []
        for mark, (kind, (start, end), _) in self._bound.items():
            if kind not in _ACTS:
                continue
            due = _DUE.search(self._notes.get(mark, ""))
            commitment, negated = (
                self._marked.get((flag, mark), False) if flag in coded else None for flag in _FLAGS
            )
            actors, issues, addressees = (
                self._names(mark, relation) if relation in coded else None
                for relation in ("actor", "issue", "addressee")
            )
            found.append(
                CodedStatement(
                    doc=self.doc,
                    start=start,
                    end=end,
                    act=_ACTS[kind],
                    actors=actors,
                    issues=issues,
                    addressees=addressees,
                    commitment=commitment,
                    negated=negated,
                    due=(due[1] if due else "") if "due" in coded else None,
                )
            )
        return found

    def _names(self, mark: str, relation: str) -> tuple[str, ...]:
        others = sorted(self._related[mark][relation], key=lambda t: self._bound[t][1])
        return tuple(self._notes.get(t) or self._bound[t][2] for t in others)
