"""Asking a stored question: values to terms, terms to their slots, rows back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from difflib import get_close_matches

from summitgraph.errors import QueryError
from summitgraph.queries.catalogue import Parameter, ParameterType, Question, catalogue
from summitgraph.queries.resolve import resolve
from summitgraph.store import Rows, Selects
from summitgraph.triples.term import XSD, Literal, Term

_CHECKS: dict[ParameterType, tuple[Callable[[str], object], str]] = {
    ParameterType.DATE: (date.fromisoformat, "a date such as 2017-07-07"),
    ParameterType.INTEGER: (int, "a whole number in digits"),
}

Given = str | int | date | None


def ask(store: Selects, name: str, /, **parameters: Given) -> Rows:
    """The answer to a stored question.

    Args:
        name: the question, as `catalogue` lists it.
        parameters: its values. A thing may be given by its name ("Ruto", "Japan", "peace treaty",
            "2017-07-07"), a date as `datetime.date` or ISO 8601. None restricts nothing.

    Raises:
        QueryError: for an unknown question or parameter, a value that does not fit its type, and a
            name that no thing or several things bear.

    >>> from summitgraph.store import GraphStore
    >>> ask(GraphStore(), "agreements").columns[:3]
    ('date', 'meeting', 'meetingLabel')
    """
    question = find(name)
    return store.select(question.text, bindings(store, question, **parameters))


def find(name: str) -> Question:
    """The stored question of that name.

    Raises:
        QueryError: where there is none; its advice names the nearest.

    >>> find("agreement")
    Traceback (most recent call last):
    ...
    summitgraph.errors.QueryError: there is no such stored question (found 'agreement') → \
did you mean: agreements
    """
    questions = catalogue()
    if name in questions:
        return questions[name]
    near = get_close_matches(name, questions, n=3) or sorted(q for q in questions if name in q)
    raise QueryError(
        "there is no such stored question",
        value=name,
        advice=f"did you mean: {', '.join(near)}"
        if near
        else f"ask one of: {', '.join(questions)}",
    )


def bindings(store: Selects, question: Question, **parameters: Given) -> dict[str, Term]:
    """The terms for a question's slots, by variable; for a remote store, give them to `bind`.

    Raises:
        QueryError: as `ask` does.
    """
    known = {parameter.name for parameter in question.parameters}
    for name in parameters:
        if name not in known:
            raise QueryError(
                "the question has no such parameter",
                where=question.name,
                value=name,
                advice=f"it has {', '.join(sorted(known)) or 'none'}",
            )
    terms = {}
    for parameter in question.parameters:
        value = parameters.get(parameter.name)
        value = parameter.default if value is None else value
        if value is not None:
            terms[f"_{parameter.name}"] = _term(store, question, parameter, value)
    return terms


def _term(store: Selects, question: Question, parameter: Parameter, value: Given) -> Term:
    text = value.isoformat() if isinstance(value, date) else str(value).strip()
    match parameter.type:
        case ParameterType.IRI:
            return resolve(store, parameter.of_class, text)
        case ParameterType.STRING:
            return Literal(text)
    check, form = _CHECKS[parameter.type]
    try:
        check(text)
    except ValueError as error:
        raise QueryError(
            f"the parameter {parameter.name} takes {form}", where=question.name, value=text,
            advice="leave it out to ask for all",
        ) from error  # fmt: skip
    return Literal(text, XSD + parameter.type)
