"""Terms as N-Triples writes them, each made once: a subject recurs on each of its lines."""

from __future__ import annotations

from summitgraph.triples.term import Term, nt, nt_iri


class Iris(dict[str, str]):
    """IRI to its serialisation.

    >>> Iris()["e:a"]
    '<e:a>'
    """

    def __missing__(self, iri: str) -> str:
        self[iri] = text = nt_iri(iri)
        return text


class Objects(dict[Term, str]):
    """IRI or literal to its serialisation."""

    def __missing__(self, term: Term) -> str:
        self[term] = text = nt(term)
        return text
