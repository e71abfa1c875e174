"""What a query's words tell before it runs: its tokens, what is refused, where parameters go.

A stored question marks the place of each parameter by a slot, `VALUES ?_actor { UNDEF }`, which is
valid SPARQL as it stands: any editor runs the file, and UNDEF restricts nothing. `bind` puts a
term in its place, or takes the slot away. Terms are serialised by pyoxigraph, which checks them.

The query language itself stays with pyoxigraph. It has no parser that a caller can ask, so
`tokens` follows the terminals of SPARQL 1.1, section 19.8, and refuses what a reader could take in
two ways: whoever hides SERVICE from us must not find that the engine sees it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from summitgraph.errors import QueryError
from summitgraph.store.oxterm import to_ox
from summitgraph.triples.term import Term

# Oxigraph's parser is recursive: some thousand levels or operators end the process (SIGSEGV).
MAX_DEPTH = 100
MAX_OPERATORS = 1_000

_ESCAPE = r"\\(?:[tbnrf\\\"']|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8})"
_NAME = r"[^\W\d_](?:[\w\-·]|\.(?=[\w\-·.]*[\w\-·]))*"
_LOCAL_CHARACTER = r"[\w\-·:]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%]"
_LOCAL = rf"(?:(?:{_LOCAL_CHARACTER})(?:{_LOCAL_CHARACTER}|\.(?=\.*(?:{_LOCAL_CHARACTER})))*)"
_TOKEN = re.compile(
    rf"""(?P<space>[ \t\r\n]+)
    |(?P<comment>\#[^\r\n]*)
    |(?P<string>\"\"\"(?:\"{{0,2}}(?:[^\"\\]|{_ESCAPE}))*\"\"\"
        |'''(?:'{{0,2}}(?:[^'\\]|{_ESCAPE}))*'''
        |\"(?:[^\"\\\r\n]|{_ESCAPE})*\"|'(?:[^'\\\r\n]|{_ESCAPE})*')
    |(?P<iri><[^\x00-\x20<>\"{{}}|^`\\]*>)
    |(?P<variable>[?$]\w+)
    |(?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
    |(?P<blank>_:\w(?:[\w\-·]|\.(?=[\w\-·.]*[\w\-·]))*)
    |(?P<prefixed>(?:{_NAME})?:{_LOCAL}?)
    |(?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)
    |(?P<word>[^\W\d]\w*)
    |(?P<mark>\^\^|&&|\|\||[!<>]=|[{{}}()\[\].,;=!<>+*/^|?-])""",
    re.VERBOSE,
)
_OPERAND = frozenset({"string", "iri", "variable", "language", "blank", "prefixed", "number"})
_OPERATORS = frozenset(
    ["^^", "&&", "||", "!=", "<=", ">=", "=", "!", "<", ">", "+", "*", "/", "^", "|", "?", "-"]
)
_OPERATOR_WORDS = frozenset({"BIND", "EXISTS", "FILTER", "GRAPH", "MINUS", "OPTIONAL", "UNION"})
_UPDATES = frozenset(
    {"ADD", "CLEAR", "COPY", "CREATE", "DELETE", "DROP", "INSERT", "LOAD", "MOVE", "WITH"}
)
_FORMS = frozenset({"ASK", "CONSTRUCT", "DESCRIBE", "SELECT"})
_VARIABLE = re.compile(r"[A-Za-z_]\w*")


class Token(NamedTuple):
    """A terminal of the query, with the place where it starts."""

    kind: str
    text: str
    start: int

    @property
    def end(self) -> int:
        """The place after its last character."""
        return self.start + len(self.text)


@lru_cache(maxsize=256)
def tokens(sparql: str) -> tuple[Token, ...]:
    """The terminals of a query without space and comments.

    Raises:
        QueryError: for a character that begins no terminal, for `<` inside an expression where it
            may as well begin an IRI, and for a query nested so deep that the engine would die.
    """
    return tuple(_tokens(sparql))


def _tokens(sparql: str) -> Iterator[Token]:
    place, operators = 0, 0
    open_brackets: list[str] = []
    before = Token("mark", "", 0)
    while place < len(sparql):
        match = _TOKEN.match(sparql, place)
        if match is None:
            raise _query_error(sparql, place, "the query has a character that begins nothing")
        token = Token(match.lastgroup or "", match[0], place)
        place = match.end()
        if token.kind in {"space", "comment"}:
            continue
        if token.kind == "iri" and _may_be_less_than(before, open_brackets):
            raise _query_error(
                sparql,
                token.start,
                "this '<' may mean 'less than' or begin an IRI",
                "write a space after '<'",
            )
        if token.text in {"{", "(", "["}:
            open_brackets.append(token.text)
            if len(open_brackets) > MAX_DEPTH:
                raise _query_error(
                    sparql, token.start, f"the query is nested deeper than {MAX_DEPTH} levels"
                )
        elif token.text in {"}", ")", "]"} and open_brackets:
            open_brackets.pop()
        operators += token.text in _OPERATORS or token.text.upper() in _OPERATOR_WORDS
        if operators > MAX_OPERATORS:
            raise _query_error(
                sparql,
                token.start,
                f"the query has more than {MAX_OPERATORS} operators",
                "ask in several queries, or put the values into one VALUES block",
            )
        yield token
        before = token


def _may_be_less_than(before: Token, open_brackets: list[str]) -> bool:
    """Whether an operand stands before, in brackets: only there can a comparison stand."""
    operand = before.kind in _OPERAND or before.text == ")" or before.text in {"true", "false"}
    return operand and bool(open_brackets) and open_brackets[-1] == "("


def refuse_outside(sparql: str) -> None:
    """Refuse what would leave this machine or change the graph.

    A word that merely contains `service` is refused too, as Oxigraph's grammar needs no space
    after a keyword: `trueSERVICE<http://…>` is a call.

    Raises:
        QueryError: for SERVICE, and for an update (LOAD, INSERT, …) instead of a query.

    >>> refuse_outside("ASK { sErViCe<http://e.org/> {} }")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ...
    summitgraph.errors.QueryError: SERVICE would send the query to another machine ...
    """
    form = ""
    for token in tokens(sparql):
        name = token.text.partition(":")[0] if token.kind == "prefixed" else token.text
        if token.kind in {"word", "prefixed"} and "service" in name.lower():
            raise QueryError(
                "SERVICE would send the query to another machine",
                value=token.text,
                advice="load that data into this graph and leave SERVICE out; "
                "a prefix must not be named so either",
            )
        if token.kind == "word" and not form and token.text.upper() in _FORMS | _UPDATES:
            form = token.text.upper()
    if form in _UPDATES:
        raise QueryError(
            "this is an update, not a query",
            value=form,
            advice="ask by SELECT, ASK, CONSTRUCT or DESCRIBE; nothing is loaded or changed here",
        )


def names_dataset(sparql: str) -> bool:
    """Whether a query says by FROM which graphs it asks; the engine's union would override that.

    >>> names_dataset("ASK FROM <http://e.org/g> {}"), names_dataset("ASK { <e:from> ?from 1 }")
    (True, False)
    """
    return any(token.kind == "word" and token.text.upper() == "FROM" for token in tokens(sparql))


def starred(sparql: str) -> tuple[str, ...]:
    """The variables of a `SELECT *` in the order of their first appearance; none for another query.

    The engine gives the columns of a star in the order of the alphabet, which no reader expects.

    >>> starred("SELECT DISTINCT * { ?s ?p ?o . ?o ?p ?x }"), starred("SELECT ?o { ?s ?p ?o }")
    (('s', 'p', 'o', 'x'), ())
    """
    parts = tokens(sparql)
    words = [token.text.upper() for token in parts]
    place = next((n for n, word in enumerate(words) if word in _FORMS), len(words))
    after = words[place + 1 : place + 3]
    if words[place : place + 1] != ["SELECT"] or "*" not in (
        after if after[:1] in (["DISTINCT"], ["REDUCED"]) else after[:1]
    ):
        return ()
    return tuple(dict.fromkeys(token.text[1:] for token in parts if token.kind == "variable"))


def bind(sparql: str, bindings: Mapping[str, Term]) -> str:
    """The query with terms for its variables; slots of other variables are taken away.

    A variable with slots gets its term in each of them; one without gets it at the start of the
    outermost group, where a FILTER and a GROUP BY see it, but a sub-query that does not
    project the variable does not.

    Raises:
        QueryError: for a variable that the query lacks, a term that cannot be written, and a
            query without a group to put it in.

    >>> bind("SELECT ?a { VALUES ?_b { UNDEF } ?a ?p ?_b }", {"_b": "https://example.org/x"})
    'SELECT ?a { VALUES ?_b { <https://example.org/x> } ?a ?p ?_b }'
    >>> from summitgraph.triples.term import Literal
    >>> bind("ASK { ?s ?p ?o }", {"o": Literal("} DROP ALL")})
    'ASK { VALUES ?o { "} DROP ALL" } ?s ?p ?o }'
    """
    texts = {name: str(to_ox(term)) for name, term in bindings.items()}
    parts = tokens(sparql)
    used = {token.text[1:] for token in parts if token.kind == "variable"}
    for name in texts:
        if not _VARIABLE.fullmatch(name) or name not in used:
            raise QueryError(
                "the query has no such variable",
                value=name,
                advice=f"it has {', '.join(sorted(used)) or 'none'}",
            )
    out, place, seen = [], 0, set()
    for name, start, end in slots(sparql):
        out.append(sparql[place:start])
        if name in texts:
            out.append(_values(name, texts[name]))
        place = end
        seen.add(name)
    out.append(sparql[place:])
    bound = "".join(out)
    loose = [name for name in texts if name not in seen]
    if not loose:
        return bound
    at = _group_start(bound)
    return f"{bound[:at]} {' '.join(_values(name, texts[name]) for name in loose)}{bound[at:]}"


def slots(sparql: str) -> tuple[tuple[str, int, int], ...]:
    """The places `VALUES ?name { UNDEF }` of a query, as (name, start, end).

    >>> slots("ASK { VALUES ?_x { UNDEF } }")
    (('_x', 6, 26),)
    """
    parts = tokens(sparql)
    return tuple(
        (name.text[1:], values.start, close.end)
        for values, name, brace, undef, close in zip(
            parts, parts[1:], parts[2:], parts[3:], parts[4:], strict=False
        )
        if values.text.upper() == "VALUES"
        and name.kind == "variable"
        and (brace.text, undef.text.upper(), close.text) == ("{", "UNDEF", "}")
    )


def _values(name: str, text: str) -> str:
    return f"VALUES ?{name} {{ {text} }}"


def _group_start(sparql: str) -> int:
    """The place after the brace that opens the outermost group pattern."""
    parts = tokens(sparql)
    form = next((t.text.upper() for t in parts if t.text.upper() in _FORMS), "")
    depth, groups = 0, 0
    for before, token, after in zip(parts, parts[1:], (*parts[2:], None), strict=False):
        if token.text == "{" and depth == 0:
            groups += 1
            short = form == "CONSTRUCT" and groups == 1 and before.text.upper() != "CONSTRUCT"
            if short or (after and after.text.upper() == "SELECT"):
                break
            if form != "CONSTRUCT" or groups == 2:
                return token.end
        depth += (token.text in {"{", "("}) - (token.text in {"}", ")"})
    raise QueryError(
        "there is no group pattern in which a value can be bound",
        value=sparql[:80],
        advice="write WHERE { VALUES ?name { UNDEF } … } at the place where the value is needed",
    )


def _query_error(sparql: str, place: int, what: str, advice: str = "") -> QueryError:
    line = sparql.count("\n", 0, place) + 1
    column = place - (sparql.rfind("\n", 0, place) + 1) + 1
    return QueryError(
        what, where=f"line {line}, column {column}", value=sparql[place : place + 40], advice=advice
    )
