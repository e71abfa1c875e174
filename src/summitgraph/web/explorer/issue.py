"""An issue: a matrix of meetings by actors with the acts in it, and how positions moved."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from summitgraph.ontology.terms import SG, SKOS
from summitgraph.triples.term import IRI, tail
from summitgraph.web.explorer.asking import Asking
from summitgraph.web.explorer.facts import Facts, labels
from summitgraph.web.explorer.find import source
from summitgraph.web.explorer.graph import ask
from summitgraph.web.explorer.index import Entry
from summitgraph.web.explorer.naming import Thing, by_label
from summitgraph.web.explorer.page import Page, cite

_ROWS, _COLUMNS, _MOVES = 25, 10, 30
_MATRIX = """SELECT meeting, actor, act, family, denied, day, COUNT(DISTINCT statement) FROM edge
  WHERE issue = ? GROUP BY meeting, actor, act, family, denied, day
  ORDER BY day DESC, meeting, actor, act, denied LIMIT 5000"""


@dataclass(frozen=True, slots=True)
class Done:
    """An act in a cell: how often, and whether it was denied."""

    act: str
    family: str
    denied: bool
    count: int


@dataclass(slots=True)
class Line:
    """A meeting's row of the matrix: what each actor did, by the actor's IRI."""

    meeting: Thing
    date: str
    day: str
    cells: dict[str, list[Done]] = field(default_factory=lambda: defaultdict(list))


@dataclass(frozen=True, slots=True)
class Move:
    """That an actor acted in another way than at the meeting before."""

    actor: Thing
    earlier: Line
    later: Line


def issue_page(asking: Asking, known: Facts, path: str) -> Page:
    """The matrix of an issue, the latest meetings first, its busiest actors first."""
    graph, iri = asking.graph, IRI(known.iri)
    rows = asking.index.rows(_MATRIX, (iri,))
    narrower = ask(graph, "narrower", issue=iri).column("issue")
    called = labels(graph, [*(str(row[1]) for row in rows), *narrower])
    lines, busy = _lines(rows, asking.index.labels(str(row[0]) for row in rows))
    number = max(1, asking.number("page", 1))
    size, most = asking.most(_ROWS), asking.most(_MOVES)
    wide = len(busy) if asking.whole or asking.text("all") else _COLUMNS
    columns = [Thing(actor, called[actor]) for actor, _ in busy.most_common(wide)]
    moves = _moves(lines, columns)
    return Page(
        template="issue",
        title=known.first(SKOS.PREF_LABEL) or tail(known.iri),
        here="issues",
        shown={
            "known": known,
            "minted": SG.MINTED_ISSUE in known.classes,
            "broader": [v.thing for v in known.all(SKOS.BROADER)],
            "narrower": by_label(Thing(str(i), called[str(i)]) for i in narrower),
            "lines": lines[size * (number - 1) : size * number],
            "columns": columns,
            "hidden": max(0, len(busy) - wide),
            "wide": wide > _COLUMNS,
            "number": number,
            "more": len(lines) > size * number,
            "total": len(lines),
            "moves": moves[:most],
            "earlier": max(0, len(moves) - most),
        },
        source=source(path, issue=iri),
        cite=cite(f"Issue: {known.first(SKOS.PREF_LABEL)}", known.iri),
    )


def _lines(
    rows: Sequence[tuple[object, ...]], meetings: Mapping[str, Entry]
) -> tuple[list[Line], Counter[str]]:
    """The rows of the matrix, and how often each actor spoke, the busiest first."""
    found: dict[str, Line] = {}
    busy: Counter[str] = Counter()
    for meeting, actor, act, family, denied, day, count in rows:
        iri = str(meeting)
        entry = meetings.get(iri)
        line = found.setdefault(
            iri,
            Line(
                Thing(iri, entry.label if entry else tail(iri)),
                entry.date if entry else "",
                str(day or ""),
            ),
        )
        line.cells[str(actor)].append(Done(str(act), str(family), bool(denied), int(str(count))))
        busy[str(actor)] += int(str(count))
    ordered = Counter(dict(sorted(busy.items(), key=lambda item: (-item[1], item[0]))))
    return list(found.values()), ordered


def _moves(lines: list[Line], actors: list[Thing]) -> list[Move]:
    """Where an actor took up an act that it had not done at the meeting before, and left another.

    Meetings without a known year have no place in time and are left out.
    """
    moves = []
    dated = [line for line in reversed(lines) if line.day]
    for actor in actors:
        spoke = [line for line in dated if line.cells.get(actor.iri)]
        for earlier, later in pairwise(spoke):
            before = {(d.act, d.denied) for d in earlier.cells[actor.iri]}
            after = {(d.act, d.denied) for d in later.cells[actor.iri]}
            if before - after and after - before:
                moves.append(Move(actor, earlier, later))
    return sorted(moves, key=lambda m: (m.later.day, m.actor.label), reverse=True)
