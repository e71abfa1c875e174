"""The stored questions as forms, with the answer as a table and a chart, and the SPARQL beneath."""

from __future__ import annotations

from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from summitgraph.errors import BusyError, QueryError, SummitgraphError
from summitgraph.queries import Question, ask, catalogue, find
from summitgraph.queries.ask import bindings
from summitgraph.store.rows import Rows
from summitgraph.store.sparql import bind
from summitgraph.web.explorer.asking import Asking
from summitgraph.web.explorer.chart import chart
from summitgraph.web.explorer.facts import ACTOR_KINDS
from summitgraph.web.explorer.page import Page, Source, cite
from summitgraph.web.refusal import RefusedError, told

ROWS = 200
_SMALL = 5_000
"""Statements up to which a question is answered before it is sent."""


def questions_page(_: Asking) -> Page:
    """All questions by theme."""
    themes = [
        (theme, list(found))
        for theme, found in groupby(catalogue().values(), key=lambda q: q.theme)
    ]
    return Page(
        template="questions",
        title="Questions",
        here="queries",
        shown={"themes": themes},
        source=Source(path="/.well-known/void", table="/queries", sparql=""),
        cite=cite("Stored questions"),
    )


def question_page(asking: Asking, name: str) -> Page:
    """One question: its form, and its answer where it was sent or the graph is small."""
    try:
        question = find(name)
    except QueryError as error:
        raise RefusedError(404, told(error)) from error
    given = {p.name: asking.text(p.name) for p in question.parameters if asking.text(p.name)}
    asked = "go" in asking.given or bool(given)
    shown: dict[str, Any] = {
        "question": question,
        "given": given,
        "answer": None,
        "columns": (),
        "cells": (),
        "problem": "",
        "chart": None,
        "suggestions": _suggestions(asking, question),
    }
    sparql = question.text
    if asked or asking.index.counts.get("Statement", 0) <= _SMALL:
        try:
            terms = bindings(asking.graph, question, **given)
            sparql = bind(question.text, terms)
            answer = ask(asking.graph, name, **given)
            shown["answer"] = answer
            shown["columns"], shown["cells"] = columns_of(answer), cells(answer[:ROWS])
            shown["chart"] = chart(answer.readable())
        except BusyError:
            raise
        except SummitgraphError as error:
            shown["problem"] = told(error)
    address = f"/queries/{name}"
    return Page(
        template="question",
        title=question.summary,
        here="queries",
        shown={**shown, "sparql": sparql},
        source=Source(table=f"{address}?{urlencode(given)}" if given else address, sparql=sparql),
        cite=cite(f"Question “{question.summary}” ({name})"),
    )


def cells(rows: Rows) -> list[list[tuple[str, str]]]:
    """The rows for a table: each cell its words and the IRI that they lead to, or "".

    A label leads to the thing that it names; IRIs that have a label are left out.
    """
    columns = columns_of(rows)
    found = []
    for row in rows:
        line = []
        for name in columns:
            value = row[name]
            iri = row.get(name.removesuffix("Label")) if name.endswith("Label") else value
            linked = (
                str(iri) if isinstance(iri, str) and iri.startswith(("http:", "https:")) else ""
            )
            line.append(("" if value is None else str(value), linked if " " not in linked else ""))
        found.append(line)
    return found


def columns_of(rows: Rows) -> list[str]:
    """The columns that a table shows."""
    return [name for name in rows.columns if f"{name}Label" not in rows.columns]


def _suggestions(asking: Asking, question: Question) -> dict[str, list[str]]:
    """Names that a parameter may take, for those that name actors, issues or meetings."""
    kinds = {
        "Actor": ACTOR_KINDS,
        "Issue": ("issue",),
        "Meeting": ("meeting",),
    }
    return {
        p.name: [e.label for e in asking.index.entries(kinds[p.of_class], most=60)]
        for p in question.parameters
        if p.of_class in kinds
    }
