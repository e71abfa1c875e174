"""Turtle and TriG for people: prefixes that are used, subjects sorted, the type first.

Takes triples as sorted lines of N-Triples, as `canonical.statements` makes them. A text of several
lines is written as such, between three quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from itertools import groupby

_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
_XSD = "http://www.w3.org/2001/XMLSchema#"
# Turtle's own words for numbers and truth values, section 2.5.2: only these forms are short.
_BARE = {
    _XSD + "integer": re.compile(r"[+-]?[0-9]+"),
    _XSD + "decimal": re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    _XSD + "boolean": re.compile(r"true|false"),
}
_LINE_BREAK = re.compile(r"(\\\\)|\\n")


def turtle(triples: list[str], prefixes: Mapping[str, str]) -> str:
    """One graph as Turtle."""
    names = _Names(prefixes)
    return names.header(_graph(triples, names, ""))


def trig(graphs: Mapping[str, list[str]], prefixes: Mapping[str, str]) -> str:
    """A dataset as TriG, the default graph ("") first."""
    names = _Names(prefixes)
    parts = []
    for graph in sorted(graphs):
        if graph:
            parts += [f"{names[f'<{graph}>']} {{\n", *_graph(graphs[graph], names, "  "), "}\n\n"]
        else:
            parts += [*_graph(graphs[graph], names, ""), "\n"]
    return names.header(parts).rstrip("\n") + "\n" if parts else ""


class _Names(dict[str, str]):
    """N-Triples term to its Turtle form; remembers which prefixes were used."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        super().__init__()
        self.prefix_of = {namespace: prefix for prefix, namespace in prefixes.items()}
        longest_first = sorted(self.prefix_of, key=len, reverse=True)
        # A local name of other characters is legal too, but not every reader takes it.
        local = "[A-Za-z0-9_](?:[A-Za-z0-9_./-]*[A-Za-z0-9_/-])?"
        self.match: Callable[[str], re.Match[str] | None] = re.compile(
            f"<({'|'.join(map(re.escape, longest_first))})({local})>"
        ).fullmatch
        self.used: set[str] = set()

    def __missing__(self, term: str) -> str:
        self[term] = name = self._iri(term) if term[0] == "<" else self._literal(term)
        return name

    def _iri(self, term: str) -> str:
        found = self.match(term)
        if not found:
            return term
        namespace, local = found[1], found[2].replace("/", r"\/")
        self.used.add(namespace)
        return f"{self.prefix_of[namespace]}:{local}"

    def _literal(self, term: str) -> str:
        if term[-1] == ">":
            value, datatype = term[:-1].rsplit('"^^<', 1)
            bare = _BARE.get(datatype)
            if bare and bare.fullmatch(value, 1):
                return value[1:]
            return f"{_long(value + chr(34))}^^{self[f'<{datatype}>']}"
        if term[-1] == '"':
            return _long(term)
        value, language = term.rsplit("@", 1)
        return f"{_long(value)}@{language}"

    def header(self, body: list[str]) -> str:
        """The body under the declarations of the prefixes that it uses."""
        declared = sorted((self.prefix_of[namespace], namespace) for namespace in self.used)
        lines = [f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in declared]
        return "".join([*lines, *(["\n"] if lines and body else []), *body])


def _long(quoted: str) -> str:
    """The quoted string; with its line breaks as such where it has any."""
    if r"\n" not in quoted:
        return quoted
    text = _LINE_BREAK.sub(lambda found: found[1] or "\n", quoted)
    return f'""{text}""' if "\n" in text else quoted


def _graph(triples: list[str], names: _Names, indent: str) -> list[str]:
    """The blocks of a graph, one a subject, with an empty line between them."""
    blocks: list[tuple[str, str]] = []
    separator = f" ;\n{indent}  "
    # Sorted lines of one subject stand together, but <a/b> stands before <a>: so sort once more.
    for subject, lines in groupby(triples, _subject):
        start = len(subject) + 1
        parts: list[str] = []
        before = ""
        for line in lines:
            predicate, value = line[start:].split(" ", 1)
            if predicate == before:
                parts[-1] += f", {names[value]}"
            else:
                name = "a" if predicate == _TYPE else names[predicate]
                parts.append(f"{name} {names[value]}")
                before = predicate
        parts.sort(key=_is_no_type)
        blocks.append((subject[1:-1], f"{indent}{names[subject]} {separator.join(parts)} .\n"))
    return ["\n".join([block for _, block in sorted(blocks)])]


def _subject(line: str) -> str:
    return line[: line.index(" ")]


def _is_no_type(part: str) -> bool:
    return not part.startswith("a ")
