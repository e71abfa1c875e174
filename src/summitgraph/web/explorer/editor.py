"""An editor for a query of one's own, with its answer as a table or as Turtle."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlencode

from summitgraph.errors import BusyError, SummitgraphError
from summitgraph.store import prefixes
from summitgraph.store.apart import Apart
from summitgraph.store.apart.asked import rows_of
from summitgraph.web.explorer.asking import Asking
from summitgraph.web.explorer.chart import chart
from summitgraph.web.explorer.page import Page, Source, cite
from summitgraph.web.explorer.stored import ROWS, cells, columns_of
from summitgraph.web.refusal import told

_USED = ("act", "id", "issue", "oa", "person", "prov", "rdfs", "sg", "skos", "state")
_EXAMPLE = """\
# Who agreed to what, most often first?
SELECT ?actorName ?issueName (COUNT(DISTINCT ?statement) AS ?statements)
WHERE {
  ?statement sg:act act:agrees ; sg:speaker ?actor ; sg:issue ?issue .
  ?actor skos:prefLabel ?actorName .
  ?issue skos:prefLabel ?issueName .
}
GROUP BY ?actorName ?issueName
ORDER BY DESC(?statements) ?actorName ?issueName
LIMIT 50
"""


def editor_page(asking: Asking, apart: Apart) -> Page:
    """The query of the address and its answer; without one, an example to begin with."""
    text = asking.given.get("query", "")
    shown: dict[str, Any] = {
        "query": text or example(asking.graph.base),
        "asked": bool(text.strip()),
        "problem": "",
        "turtle": "",
        "truth": None,
        "answer": None,
        "columns": (),
        "cells": (),
        "chart": None,
        "truncated": False,
    }
    form = "" if text.strip() else "rows"
    if text.strip():
        try:
            answer = apart.query(text, rows="json", graph="ttl")
            shown["truncated"] = answer.truncated
            _show(shown, answer.form, answer.content)
            form = answer.form if shown["truth"] is None else ""
        except BusyError:
            raise
        except SummitgraphError as error:
            shown["problem"] = told(error)
    query = text or example(asking.graph.base)
    address = "/sparql?" + urlencode({"query": query})
    return Page(
        template="editor",
        title="Ask in SPARQL",
        here="queries",
        shown=shown,
        source=Source(
            path=address if form == "graph" else "",
            table=address if form == "rows" else "",
            sparql=query,
        ),
        cite=cite("A query of one's own"),
        scripts=("editor.js",),
    )


def _show(shown: dict[str, Any], form: str, content: bytes) -> None:
    if form == "graph":
        shown["turtle"] = content.decode()
        return
    result = json.loads(content)
    if "boolean" in result:
        shown["truth"] = bool(result["boolean"])
        return
    rows = rows_of(content)
    shown |= {
        "answer": rows,
        "columns": columns_of(rows),
        "cells": cells(rows[:ROWS]),
        "chart": chart(rows.readable()),
    }


def example(base: str) -> str:
    """A query to begin with, under our prefixes."""
    known = prefixes(base)
    return "".join(f"PREFIX {name}: <{known[name]}>\n" for name in _USED) + "\n" + _EXAMPLE
