"""JSON lines as a coded set: those of `summitgraph extract`, and codings a document a line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from summitgraph.pipeline.agreement.coded import CodedSet, CodedStatement
from summitgraph.pipeline.agreement.told import (
    act_of,
    bad,
    due_of,
    flag_of,
    json_of,
    names_of,
    once,
    span_of,
    text_of,
)


class Lines:
    """A file with an object a line: a statement, or a document with its `statements`.

    In the latter, `acts` and each of `issues` list what a coder could defend, best first; the best
    is taken.
    """

    name = "JSON lines (.jsonl)"

    def fits(self, path: Path) -> bool:
        """Whether it is called so."""
        return path.is_file() and path.suffix in (".jsonl", ".ndjson")

    def read(self, path: Path, name: str) -> CodedSet:
        """All statements in it."""
        found: list[CodedStatement] = []
        scope: dict[str, None] = {}
        whole: list[str] = []
        for number, line in enumerate(text_of(path).split("\n"), 1):
            if not line.strip():
                continue
            where = f"{path}, line {number}"
            told = json_of(line, where)
            if not isinstance(told, dict) or not isinstance(told.get("doc"), str):
                raise bad("the object names no doc", where, line)
            scope[told["doc"]] = None
            if "statements" in told:
                whole.append(told["doc"])
            found += [statement_of(one, where) for one in _each(told, where)]
        list(once(whole, str(path)))
        return CodedSet.of(name, found, scope)


def _each(told: Mapping[str, Any], where: str) -> Iterator[Mapping[str, Any]]:
    if "statements" not in told:
        yield told
        return
    given = told["statements"]
    if not isinstance(given, list) or not all(isinstance(one, dict) for one in given):
        raise bad("statements is no list of objects", where, given)
    for one in given:
        best = {"doc": told["doc"]}
        if isinstance(acts := one.get("acts"), list):
            best["act"] = acts[0] if acts else one.get("act")
        if isinstance(issues := one.get("issues"), list):
            best["issues"] = [i[0] if isinstance(i, list) and i else i for i in issues]
        if isinstance(actors := one.get("actors"), list):
            best["actors"] = [a.split("|")[0] if isinstance(a, str) else a for a in actors]
        yield {**one, **best}


def statement_of(told: Mapping[str, Any], where: str) -> CodedStatement:
    """A statement of a flat object with the keys of `summitgraph extract`.

    A key that is missing was not coded; `due` null is no date.

    Raises:
        UnreadableError: where a value is of another kind.
    """
    start, end = span_of(told.get("start"), told.get("end"), "start and end", where)
    return CodedStatement(
        doc=str(told["doc"]),
        start=start,
        end=end,
        act=act_of(told.get("act"), where),
        actors=names_of(told.get("actors"), "actors", where),
        issues=names_of(told.get("concepts") or told.get("issues"), "issues", where),
        addressees=names_of(told.get("addressees"), "addressees", where),
        commitment=flag_of(told.get("commitment"), "commitment", where),
        negated=flag_of(told.get("negated"), "negated", where),
        due=due_of(told["due"], where) if "due" in told else None,
        optional=flag_of(told.get("optional"), "optional", where) or False,
    )
