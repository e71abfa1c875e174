"""JSON-LD for people who know JSON: flat nodes, short keys, one object a named graph.

Takes triples as sorted lines of N-Triples, as `canonical.statements` makes them. The context stands
in the file, so that no reader has to fetch it; it comes from `ontology/context.jsonld`. Things keep
their full IRIs, as JSON programs compare these as strings.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from summitgraph.errors import GraphError
from summitgraph.resources import folder

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_LITERAL = re.compile(r'"((?:[^"\\]|\\.)*)"(?:\^\^<([^>]*)>|@([a-z0-9-]+))?', re.DOTALL)
_ESCAPE = re.compile(r"\\(?:u([0-9A-F]{4})|U([0-9A-F]{8})|(.))")
_SHORT = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}
_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,14}")  # what every JSON reader keeps exactly


@dataclass(frozen=True, slots=True)
class _Key:
    """A key of the context: what its values are taken for without more words."""

    name: str
    type: str = ""
    language: str = ""


@dataclass(slots=True)
class _Context:
    text: Mapping[str, Any]
    prefixes: dict[str, str] = field(default_factory=dict)
    keys: dict[str, _Key] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name, meaning in self.text.items():
            if isinstance(meaning, str) and meaning[-1] in "#/":
                self.prefixes[name] = meaning
        for name, meaning in self.text.items():
            if name.startswith("@") or name in self.prefixes:
                continue
            definition = {"@id": meaning} if isinstance(meaning, str) else meaning
            iri = self._expanded(definition["@id"])
            kind = definition.get("@type", "")
            kind = kind if kind.startswith("@") else self._expanded(kind)
            self.keys[iri] = _Key(name, kind, definition.get("@language", ""))

    def _expanded(self, name: str) -> str:
        prefix, colon, local = name.partition(":")
        return self.prefixes[prefix] + local if colon and prefix in self.prefixes else name

    def name(self, iri: str) -> str:
        """The key, the prefixed name or the whole IRI, for a property, class or datatype."""
        if iri in self.keys:
            return self.keys[iri].name
        for prefix, namespace in self.prefixes.items():
            local = iri.removeprefix(namespace)
            if local != iri and local and not local.startswith("//"):
                return f"{prefix}:{local}"
        return self.whole(iri)

    def whole(self, iri: str) -> str:
        """The IRI as it is, once it is clear that no reader takes its scheme for a prefix."""
        scheme = iri.partition(":")[0]
        if scheme in self.text:
            raise GraphError(
                "the scheme of an IRI is a name of the JSON-LD context, so it would be misread",
                value=iri,
                advice="give the thing an http(s) IRI, or write another format",
            )
        return iri


@cache
def context() -> _Context:
    """The context of `ontology/context.jsonld`."""
    text = (folder("ontology") / "context.jsonld").read_text(encoding="utf-8")
    return _Context(json.loads(text)["@context"])


def jsonld(graphs: Mapping[str, list[str]]) -> str:
    """A dataset as JSON-LD: the nodes of the default graph, then an object a named graph.

    Each node stands on one line, so that files can be compared line by line.
    """
    names = context()
    keys = ",\n".join(f"  {_json(name)}: {_json(names.text[name])}" for name in names.text)
    top = [_json(node) for node in _nodes(graphs.get("", []), names)]
    for graph in sorted(graphs):
        if graph:
            nodes = ",\n   ".join(map(_json, _nodes(graphs[graph], names)))
            top.append(f'{{"@id": {_json(names.whole(graph))}, "@graph": [\n   {nodes}\n  ]}}')
    body = ",\n  ".join(top)
    return f'{{\n "@context": {{\n{keys}\n }},\n "@graph": [\n  {body}\n ]\n}}\n'


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _nodes(triples: list[str], names: _Context) -> Iterator[dict[str, Any]]:
    subjects: dict[str, dict[str, list[str]]] = {}
    for line in triples:
        subject, predicate, value = line.split(" ", 2)
        pairs = subjects.setdefault(subject[1:-1], {})
        pairs.setdefault(predicate[1:-1], []).append(value)
    for subject in sorted(subjects):
        pairs = subjects[subject]
        node: dict[str, Any] = {"@id": names.whole(subject)}
        types = [value for value in pairs.get(_TYPE, ()) if value.startswith("<")]
        if types:
            node["@type"] = _one_or_all([names.name(value[1:-1]) for value in types])
        for predicate, values in pairs.items():
            rest = [v for v in values if not (predicate == _TYPE and v.startswith("<"))]
            if rest:
                key = names.keys.get(predicate) or _Key(names.name(predicate))
                node[key.name] = _one_or_all([_value(value, key, names) for value in rest])
        yield node


def _one_or_all(values: list[Any]) -> Any:
    return values[0] if len(values) == 1 else values


def _value(term: str, key: _Key, names: _Context) -> Any:
    """The object of a triple, as short as the key's definition in the context allows."""
    if term.startswith("<"):
        iri = names.whole(term[1:-1])
        return iri if key.type == "@id" else {"@id": iri}
    found = _LITERAL.fullmatch(term)
    if found is None:
        raise GraphError("a literal is out of form", value=term[:80])
    value, datatype, language = _unescaped(found[1]), found[2], found[3]
    if language:
        same = language == key.language
        return value if same else {"@value": value, "@language": language}
    if not datatype:
        return {"@value": value} if key.type or key.language else value
    if datatype == key.type:
        return value
    if not key.type and not key.language:
        if datatype == _XSD + "integer" and _INTEGER.fullmatch(value):
            return int(value)
        if datatype == _XSD + "boolean" and value in {"true", "false"}:
            return value == "true"
    return {"@value": value, "@type": names.name(datatype)}


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(_character, text) if "\\" in text else text


def _character(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    return chr(int(code, 16)) if code else _SHORT.get(match[3], match[3])
