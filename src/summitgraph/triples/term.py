"""RDF terms as plain values: what `triples/` writes and what `store/` takes.

An IRI is a `str`, a literal a small frozen record, a quad a named tuple of four. No graph
library is needed to make them. Where an IRI is born is told by `triples/iris.py`, not here.

A string that quotes a source may hold characters that no RDF/XML or SPARQL result in XML can
carry (U+0000, a form feed, half of a surrogate pair). Such a term cannot be written: `nt`
refuses it, and `printable` gives the same string with one U+FFFD for each, so that offsets hold.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple, NewType, TypeAlias

from summitgraph.errors import GraphError

IRI = NewType("IRI", str)

XSD = "http://www.w3.org/2001/XMLSchema#"
XSD_STRING = IRI(XSD + "string")
RDF_LANG_STRING = IRI("http://www.w3.org/1999/02/22-rdf-syntax-ns#langString")

# RFC 3987 asks for a scheme; N-Triples forbids the listed characters; C1 controls, surrogates and
# broken percent signs are refused by every strict reader of what we write.
_IRI = re.compile(
    r"[A-Za-z][A-Za-z0-9+.\-]*:"
    r"(?:[^\x00-\x20<>\"{}|^`\\%\x7f-\x9f\ud800-\udfff\ufffe\uffff]|%[0-9A-Fa-f]{2})*"
)
_LANGUAGE = re.compile(r"[a-z]{1,8}(?:-[a-z0-9]{1,8})*")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPED = re.compile(r'["\\\n\r\t\x7f]')
_ESCAPES = {
    '"': r"\"",
    "\\": r"\\",
    "\n": r"\n",
    "\r": r"\r",
    "\t": r"\t",
    "\x7f": r"\u007F",
}


def tail(iri: str) -> str:
    """What stands after the last slash or number sign of an IRI.

    >>> tail("https://w3id.org/summitgraph/ns#agrees"), tail("https://e.org/act/agrees/")
    ('agrees', 'agrees')
    """
    return iri.replace("#", "/").rstrip("/").rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class Literal:
    """A literal: its lexical form with a datatype, or with a language.

    A language settles the datatype (`rdf:langString`) and is kept in small letters, as RDF
    compares language tags without regard to case.

    >>> Literal("Japan", language="en")
    Literal(value='Japan', datatype='http://www.w3.org/1999/02/22-rdf-syntax-ns#langString', \
language='en')
    """

    value: str
    datatype: str = XSD_STRING
    language: str = ""

    def __post_init__(self) -> None:
        if self.language:
            object.__setattr__(self, "language", self.language.lower())
            object.__setattr__(self, "datatype", RDF_LANG_STRING)


Term: TypeAlias = str | Literal


class Triple(NamedTuple):
    """A statement of a graph: two IRIs and an IRI or a literal."""

    subject: str
    predicate: str
    object: Term


class Quad(NamedTuple):
    """A triple in a named graph; `graph` is "" for the default graph."""

    subject: str
    predicate: str
    object: Term
    graph: str


def nt(term: Term) -> str:
    r"""The term as N-Triples writes it, in the canonical form of RDF 1.1 N-Triples, section 4.

    Raises:
        GraphError: for an IRI without a scheme or with characters that N-Triples forbids, a blank
            node, a language tag out of form, and a literal with characters that XML cannot carry.

    >>> nt("https://w3id.org/summitgraph/state/JP")
    '<https://w3id.org/summitgraph/state/JP>'
    >>> nt(Literal("He said \"no\"."))
    '"He said \\"no\\"."'
    >>> nt(Literal("18", XSD + "integer"))
    '"18"^^<http://www.w3.org/2001/XMLSchema#integer>'
    """
    if isinstance(term, str):
        return nt_iri(term)
    text = quoted(term.value)
    if term.language:
        if not _LANGUAGE.fullmatch(term.language):
            raise GraphError(
                "a language tag is out of form",
                value=term.language,
                advice="use a tag of BCP 47, such as 'en' or 'pt-br'",
            )
        return f"{text}@{term.language}"
    if term.datatype == XSD_STRING:
        return text
    if term.datatype == RDF_LANG_STRING:
        raise GraphError("a literal of type rdf:langString lacks its language", value=term.value)
    return f"{text}^^{nt_iri(term.datatype)}"


def nt_iri(iri: str) -> str:
    """The IRI between angle brackets, once it has been checked; see `nt`."""
    if not _IRI.fullmatch(iri):
        raise GraphError(
            "this is no absolute IRI that N-Triples can write",
            value=iri[:120].encode("ascii", "backslashreplace").decode(),
            advice="percent-encode what is not allowed, give it a scheme, and use no blank nodes",
        )
    return f"<{iri}>"


def quoted(value: str) -> str:
    """The lexical form between quotation marks, escaped, once it has been checked; see `nt`."""
    bad = _UNPRINTABLE.search(value)
    if bad:
        raise GraphError(
            f"a literal holds the character U+{ord(bad[0]):04X} at {bad.start()}, "
            "which XML cannot carry",
            value=value[max(0, bad.start() - 20) : bad.start() + 20]
            .encode("ascii", "backslashreplace")
            .decode(),
            advice="pass the text through summitgraph.triples.term.printable first",
        )
    return f'"{_ESCAPED.sub(_escape, value)}"'


def printable(text: str) -> str:
    r"""The text with U+FFFD for each character that no literal may hold; its length is the same.

    >>> printable("page 1\fpage 2")
    'page 1�page 2'
    """
    return _UNPRINTABLE.sub("�", text)


def _escape(match: re.Match[str]) -> str:
    return _ESCAPES[match[0]]
