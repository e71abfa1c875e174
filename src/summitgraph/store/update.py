"""What an update's words tell before it runs: what is refused, and where its dataset is named.

`sparql.tokens` gives the terminals; the update language itself stays with pyoxigraph.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summitgraph.errors import QueryError
from summitgraph.store.sparql import Token, tokens
from summitgraph.triples.term import nt_iri


def refuse_outside_update(sparql: str) -> None:
    """Refuse an update that would leave this machine, by LOAD or by SERVICE.

    A word that merely contains one of these is refused too, LOAD only outside braces, as Oxigraph's
    grammar needs no space after a keyword: `LOADSILENT<http://…>` is a call.

    Raises:
        QueryError: for LOAD and SERVICE.

    >>> refuse_outside_update("CLEAR ALL; LoAdSILENT<http://e.org/>")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ...
    summitgraph.errors.QueryError: LOAD would fetch a document from another machine ...
    """
    for token, depth in _with_depth(sparql):
        if token.kind not in {"word", "prefixed"}:
            continue
        name = token.text.partition(":")[0].lower()
        if "service" in name:
            raise QueryError(
                "SERVICE would send the query to another machine",
                value=token.text,
                advice="leave it out; a prefix must not be named so either",
            )
        if "load" in name and depth == 0:
            raise QueryError(
                "LOAD would fetch a document from another machine",
                value=token.text,
                advice="send the document itself to the Graph Store; "
                "a prefix must not be named so either",
            )


def with_dataset(sparql: str, default: Sequence[str], named: Sequence[str]) -> str:
    """The update with a USING for each of these graphs (SPARQL 1.1 Protocol, section 2.2.3).

    Raises:
        QueryError: where the update names its dataset itself, by USING or WITH.

    >>> with_dataset("INSERT { ?s a ?t } WHERE { ?s a ?t }", ["http://e.org/g"], [])
    'INSERT { ?s a ?t } USING <http://e.org/g> WHERE { ?s a ?t }'
    """
    if not default and not named:
        return sparql
    clauses = [f"USING {nt_iri(graph)}" for graph in default]
    clauses += [f"USING NAMED {nt_iri(graph)}" for graph in named]
    using = " ".join(clauses)
    out, place, before = [], 0, ""
    for token, depth in _with_depth(sparql):
        word = token.text.upper() if token.kind == "word" and depth == 0 else ""
        if word in {"USING", "WITH"}:
            raise QueryError(
                "the update names its graphs in its words and in the parameters of the request",
                value=token.text,
                advice=f"leave out {word}, or the parameters using-(named-)graph-uri",
            )
        if word == "WHERE":
            out.append(sparql[place : token.start])
            # DELETE WHERE takes no USING; its pattern stands for both parts of the long form.
            out.append(f"{_group_after(sparql, token)} " if before == "DELETE" else "")
            out.append(f"{using} ")
            place = token.start
        before = token.text.upper()
    return "".join([*out, sparql[place:]])


def _with_depth(sparql: str) -> Iterator[tuple[Token, int]]:
    """The tokens, each with the number of braces that are open where it stands."""
    depth = 0
    for token in tokens(sparql):
        depth -= token.text == "}"
        yield token, depth
        depth += token.text == "{"


def _group_after(sparql: str, where: Token) -> str:
    """The text of the group that follows a WHERE."""
    start = -1
    for token, depth in _with_depth(sparql):
        if token.start <= where.start:
            continue
        if start < 0 and token.text == "{":
            start = token.start
        elif start >= 0 and token.text == "}" and depth == 0:
            return sparql[start : token.end]
    raise QueryError("a group is not closed", value=sparql[where.start : where.start + 40])
