"""Lists of what there is, and the search over all of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from summitgraph.ontology.terms import SG
from summitgraph.queries import find
from summitgraph.web.explorer import said
from summitgraph.web.explorer.asking import Asking
from summitgraph.web.explorer.facts import ACTOR_KINDS, ACTORS
from summitgraph.web.explorer.page import Page, Source, cite

PER_PAGE = 50
_FEW = 8  # of each kind, in a search over all


@dataclass(frozen=True, slots=True, kw_only=True)
class List:
    """A kind of list.

    Attributes:
        kinds: of the entries, as the index calls them.
        by: in which order they stand.
        question: the stored question that gives the same as a table.
        asks: a line that tells what stands here.
    """

    title: str
    kinds: tuple[str, ...]
    by: str
    question: str
    classes: tuple[str, ...]
    asks: str


LISTS = {
    "actors": List(
        title="Actors",
        kinds=ACTOR_KINDS,
        by="statements",
        question="actor-table",
        classes=tuple(ACTORS),
        asks="Persons, states, organisations and groups, those who said most first.",
    ),
    "issues": List(
        title="Issues",
        kinds=("issue",),
        by="statements",
        question="issue-table",
        classes=(SG.ISSUE,),
        asks="What was spoken of, most often first. Some come from a scheme; those “from a text” "
        "are called as a readout calls them.",
    ),
    "meetings": List(
        title="Meetings",
        kinds=("meeting",),
        by="day",
        question="meeting-table",
        classes=(SG.MEETING,),
        asks="The latest first.",
    ),
    "readouts": List(
        title="Readouts",
        kinds=("readout",),
        by="day",
        question="coverage",
        classes=(SG.READOUT,),
        asks="The texts that were read, by the day of the meeting, with the number of sentences "
        "that gave a statement.",
    ),
}


def list_page(asking: Asking, name: str) -> Page:
    """One list: all of it page by page, or what bears a name."""
    chosen = LISTS[name]
    index = asking.index
    kind = asking.choice("kind", chosen.kinds)
    kinds = (kind,) if kind else chosen.kinds
    words = asking.text("q")
    number = max(1, asking.number("page", 1))
    size = asking.most(PER_PAGE)
    if words:
        found = index.search(words, kinds, most=size * number + 1)
        entries = found[size * (number - 1) : size * number]
        more = len(found) > size * number
        total = None if more or number > 1 else len(found)
    else:
        total = index.count(kinds)
        entries = index.entries(kinds, by=chosen.by, most=size, skip=size * (number - 1))
        more = total > size * number
    return Page(
        template="list",
        title=chosen.title,
        here=name,
        shown={
            "name": name,
            "chosen": chosen,
            "kind": kind,
            "words": words,
            "entries": entries,
            "number": number,
            "more": more,
            "total": total,
        },
        source=Source()
        if words or kind
        else Source(
            path="/sparql?" + _described(chosen.classes),
            table=f"/queries/{chosen.question}",
            sparql=find(chosen.question).text,
        ),
        cite=cite(chosen.title),
    )


def search_page(asking: Asking) -> Page:
    """What bears a name, and who said some words; a few of each kind."""
    words = asking.text("q")
    shown: dict[str, Any] = {"words": words, "groups": (), "quotes": ()}
    if len(words) >= 2:
        index = asking.index
        shown["groups"] = [
            (name, LISTS[name].title, found[:_FEW], len(found) > _FEW)
            for name in ("actors", "issues", "meetings", "readouts")
            if (found := index.search(words, LISTS[name].kinds, most=_FEW + 1))
        ]
        shown["quotes"] = said.load(asking.graph, index.quotes(words, most=12))
    return Page(template="search", title="Search", here="search", shown=shown)


def _described(classes: tuple[str, ...]) -> str:
    names = " ".join(f"<{name}>" for name in classes)
    query = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ VALUES ?c {{ {names} }} ?s a ?c ; ?p ?o }}"
    return urlencode({"query": query})
