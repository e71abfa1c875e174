"""The stored questions: what `queries/<theme>/<question>.rq` say of themselves in their headers.

A header is a run of lines that begin with `#+`, in the way of grlc:

    #+ summary: What did an actor undertake, by when, and where is it said?
    #+ parameters:
    #+   - actor: {type: iri, class: Actor, default: null}
    #+ returns: [commitment, undertaking, due, quote]
    #+ tags: [commitments, evidence]

In the query, parameter `actor` is the variable `?_actor`, with a slot `VALUES ?_actor { UNDEF }`
wherever it is needed. How questions are asked is told in `ask`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from summitgraph.errors import QueryError
from summitgraph.resources import files
from summitgraph.store.sparql import slots


class ParameterType(StrEnum):
    """What a parameter takes."""

    IRI = "iri"
    STRING = "string"
    DATE = "date"
    INTEGER = "integer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A blank in a question.

    Attributes:
        name: the keyword under which a value is given.
        of_class: for an IRI, the class of things that it names: `Actor`, `Issue`, `Meeting` …
        default: the value where none is given; None restricts nothing.
    """

    name: str
    type: ParameterType
    of_class: str = ""
    default: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A stored query with its header.

    Attributes:
        name: the file's stem, unique over all themes.
        theme: the folder's name.
        returns: the columns of the answer, in order.
        text: the whole file, valid SPARQL as it stands.
    """

    name: str
    theme: str
    summary: str
    parameters: tuple[Parameter, ...]
    returns: tuple[str, ...]
    tags: tuple[str, ...]
    text: str


_PARAMETER = re.compile(r"- (?P<name>\w+): \{(?P<facets>[^{}]*)\}")
_FACETS = ("type", "class", "default")


@cache
def catalogue() -> dict[str, Question]:
    """All stored questions by name, sorted by theme and name.

    Raises:
        QueryError: for a header out of form, and for two questions of one name.

    It is read once and shared: do not change it.

    >>> catalogue()["agreements"].summary
    'Who agreed with whom on what, and where?'
    """
    return collect(files("queries", ".rq"))


def collect(paths: Iterable[Path]) -> dict[str, Question]:
    """The questions of these files by name; see `catalogue`."""
    questions: dict[str, Question] = {}
    for path in paths:
        question = read_question(path)
        if question.name in questions:
            raise QueryError(
                "two questions have one name", where=str(path), value=question.name,
                advice="rename one of the files",
            )  # fmt: skip
        questions[question.name] = question
    return questions


def read_question(path: Path) -> Question:
    """The question of a file.

    Raises:
        QueryError: where the header lacks something or does not fit the query.
    """
    text = path.read_text(encoding="utf-8")
    lines = [line.removeprefix("#+").strip() for line in text.splitlines() if line[:2] == "#+"]
    fields = dict(line.split(": ", 1) for line in lines if ": " in line and line[0] != "-")
    missing = {"summary", "returns", "tags"} - set(fields)
    if missing:
        raise QueryError(
            f"the header lacks {', '.join(sorted(missing))}",
            where=str(path),
            advice="see any other file under queries/ for the form",
        )
    parameters = tuple(_parameter(line, path) for line in lines if line.startswith("-"))
    in_text = {name for name, _, _ in slots(text)}
    in_header = {f"_{parameter.name}" for parameter in parameters}
    if in_text != in_header:
        raise QueryError(
            "the parameters of the header are not the slots of the query",
            where=str(path),
            value=", ".join(sorted(in_text ^ in_header)),
            advice="give each parameter a slot such as VALUES ?_actor { UNDEF }",
        )
    return Question(
        name=path.stem,
        theme=path.parent.name,
        summary=fields["summary"],
        parameters=parameters,
        returns=_list(fields["returns"]),
        tags=_list(fields["tags"]),
        text=text,
    )


def _parameter(line: str, path: Path) -> Parameter:
    found = _PARAMETER.fullmatch(line)
    facets = dict(part.split(": ", 1) for part in found["facets"].split(", ")) if found else {}
    if found is None or set(facets) - set(_FACETS) or facets.get("type") not in set(ParameterType):
        raise QueryError(
            "a parameter is out of form",
            where=str(path),
            value=line,
            advice="write - actor: {type: iri, class: Actor, default: null}",
        )
    default = facets.get("default", "null")
    return Parameter(
        name=found["name"],
        type=ParameterType(facets["type"]),
        of_class=facets.get("class", ""),
        default=None if default == "null" else default,
    )


def _list(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.strip("[]").split(",") if part.strip())
