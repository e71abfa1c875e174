"""The one reader of `ontology/*.ttl`: Turtle in, plain tuples and strings out.

It gives an index of subjects, so that `authority/` can build plain records without knowing any
graph library. What the triples mean is left to `authority/`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from summitgraph.errors import OntologyError
from summitgraph.ontology.terms import RDF
from summitgraph.resources import files


class Text(NamedTuple):  # a hundred thousand are made and compared at each start
    """A literal: its words, and its language or the IRI of its datatype ("" for a plain string)."""

    value: str
    language: str = ""
    datatype: str = ""


Object = str | Text
"""An object of a triple: an IRI (or a blank node's label, `_:b`) as `str`, a literal as `Text`."""


class Triples:
    """A frozen index of triples: by subject and predicate, in the order of the files.

    >>> cat, name, likes = "urn:cat", "urn:name", "urn:likes"
    >>> triples = Triples([(cat, name, Text("Tom", "en")), (cat, likes, "urn:fish")])
    >>> triples.texts(cat, name), triples.iris(cat, likes), triples.one_text(cat, likes)
    (('Tom',), ('urn:fish',), '')
    """

    __slots__ = ("_by_subject", "_by_type")

    def __init__(self, triples: Iterable[tuple[str, str, Object]]) -> None:
        by_subject: dict[str, dict[str, dict[Object, None]]] = {}
        for subject, predicate, value in triples:
            by_subject.setdefault(subject, {}).setdefault(predicate, {})[value] = None
        by_type: dict[str, list[str]] = {}
        for subject, properties in by_subject.items():
            for kind in properties.get(RDF.TYPE, ()):
                if isinstance(kind, str):
                    by_type.setdefault(kind, []).append(subject)
        self._by_subject: Mapping[str, Mapping[str, tuple[Object, ...]]] = MappingProxyType(
            {s: {p: tuple(v) for p, v in ps.items()} for s, ps in by_subject.items()}
        )
        self._by_type = MappingProxyType({k: tuple(sorted(v)) for k, v in by_type.items()})

    def __len__(self) -> int:
        return sum(len(v) for ps in self._by_subject.values() for v in ps.values())

    def __contains__(self, subject: object) -> bool:
        return subject in self._by_subject

    def __iter__(self) -> Iterator[tuple[str, str, Object]]:
        for subject, properties in self._by_subject.items():
            for predicate, values in properties.items():
                for value in values:
                    yield subject, predicate, value

    def subjects(self) -> tuple[str, ...]:
        """All subjects, sorted."""
        return tuple(sorted(self._by_subject))

    def subjects_of_type(self, kind: str) -> tuple[str, ...]:
        """The subjects that the files type so, sorted; no subclass is followed."""
        return self._by_type.get(kind, ())

    def predicates(self, subject: str) -> tuple[str, ...]:
        """The predicates that a subject has, sorted."""
        return tuple(sorted(self._by_subject.get(subject, {})))

    def objects(self, subject: str, predicate: str) -> tuple[Object, ...]:
        """All values, in the order of the file."""
        return self._by_subject.get(subject, {}).get(predicate, ())

    def literals(self, subject: str, predicate: str) -> tuple[Text, ...]:
        """The values that are literals, with language and datatype."""
        return tuple(v for v in self.objects(subject, predicate) if isinstance(v, Text))

    def texts(self, subject: str, predicate: str) -> tuple[str, ...]:
        """The words of the values that are literals."""
        return tuple(v.value for v in self.literals(subject, predicate))

    def iris(self, subject: str, predicate: str) -> tuple[str, ...]:
        """The values that are IRIs."""
        return tuple(v for v in self.objects(subject, predicate) if isinstance(v, str))

    def one_text(self, subject: str, predicate: str, default: str = "") -> str:
        """The only literal; the default where there is none.

        Raises:
            OntologyError: where there are several, so that none is picked by chance.
        """
        return _only(self.texts(subject, predicate), subject, predicate, default)

    def one_iri(self, subject: str, predicate: str, default: str = "") -> str:
        """The only IRI; the default where there is none. Raises as `one_text` does."""
        return _only(self.iris(subject, predicate), subject, predicate, default)

    def one_date(self, subject: str, predicate: str) -> date | None:
        """The only literal as a day, or None where there is none.

        Raises:
            OntologyError: where there are several, or where it is no `xsd:date`.
        """
        text = self.one_text(subject, predicate)
        if not text:
            return None
        try:
            return date.fromisoformat(text)
        except ValueError as error:
            raise OntologyError(
                f"{predicate} is no day of the calendar",
                where=subject,
                value=text,
                advice='write it as "2012-12-26"^^xsd:date',
            ) from error


def _only(values: tuple[str, ...], subject: str, predicate: str, default: str) -> str:
    if len(values) > 1:
        raise OntologyError(
            f"{predicate} has {len(values)} values where one is expected",
            where=subject,
            value=", ".join(values)[:80],
            advice="keep one of them",
        )
    return values[0] if values else default


def module_names() -> tuple[str, ...]:
    """The names of all files in `ontology/`, without their ending, sorted.

    >>> "acts" in module_names()
    True
    """
    return tuple(path.stem for path in files("ontology", ".ttl"))


@cache
def load(*names: str) -> Triples:
    """The triples of these files of `ontology/`, in this order; of all where none is named.

    Read once a process, as the files do not change while it runs.

    Raises:
        OntologyError: where a file is missing, or does not parse (then with file and line).

    >>> from summitgraph.ontology.terms import ACT, SG
    >>> load("acts").one_iri(ACT.REQUESTS, SG.AS_PROPERTY) == SG.REQUESTS
    True
    """
    paths = {path.stem: path for path in files("ontology", ".ttl")}
    chosen: list[Path] = []
    for name in names or tuple(paths):
        if name not in paths:
            raise OntologyError(
                "there is no such file in ontology/",
                where="ontology/",
                value=f"{name}.ttl",
                advice=f"choose among {', '.join(paths)}",
            )
        chosen.append(paths[name])
    return Triples(triple for path in chosen for triple in read(path))


def read(path: Path) -> tuple[tuple[str, str, Object], ...]:
    """The triples of one Turtle file, in its order.

    Raises:
        OntologyError: where the file cannot be read or does not parse; says file and line.
    """
    import pyoxigraph

    def plain(term: object) -> Object:
        if isinstance(term, pyoxigraph.NamedNode):
            return term.value
        if isinstance(term, pyoxigraph.Literal):
            language = term.language
            if language is not None:
                return Text(term.value, language)
            kind = term.datatype.value
            return Text(term.value, "", "" if kind == _STRING else kind)
        return str(term)

    try:
        # A blank node's label is unique in its file only; nothing here joins two files by one.
        return tuple(
            (str(plain(quad.subject)), quad.predicate.value, plain(quad.object))
            for quad in pyoxigraph.parse(
                path.read_bytes(), pyoxigraph.RdfFormat.TURTLE, base_iri="urn:x-file:"
            )
        )
    except (SyntaxError, OSError) as error:
        line = getattr(error, "lineno", None)
        raise OntologyError(
            f"the Turtle does not parse: {error.args[0] if error.args else error}",
            where=f"{path}:{line}" if line else str(path),
            advice="correct that line; a missing '.' or ';' shows on the line after it",
        ) from error


_STRING = "http://www.w3.org/2001/XMLSchema#string"
