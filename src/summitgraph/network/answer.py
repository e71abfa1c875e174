"""Who answers whom: the directed network of dialogue within readouts.

An answer is the next word of someone else on the same issue in the same readout: a statement
answers the nearest earlier one that shares no speaker with it. The stored question `answers` shows
the same pairs with their words, one a row.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from summitgraph.network.bundle import chosen_places, how_made
from summitgraph.network.matrix.column import MISSING, Column, Numbers
from summitgraph.network.matrix.node import add_things
from summitgraph.network.matrix.settings import MatrixSettings
from summitgraph.network.matrix.table import StatementTable, day_of, once, value_at
from summitgraph.network.row import SEPARATOR, join_values

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """A statement on an issue: who made it, where it begins, and its row of the table."""

    number: int
    place: int
    start: int
    speakers: set[str] = field(default_factory=set)


def answers(
    table: StatementTable, settings: MatrixSettings, *, places: Numbers | None = None
) -> nx.DiGraph:
    """Actors (v1) tied to those whose words on an issue (v2) they answer.

    The edge goes from who answers to who is answered; its `weight` is the number of pairs of an
    answer and a statement. Edges list `issues`, the dates, `statements` and `quotes` (the answers)
    and, in the same order, `answered` and `answered_quotes`. Actors who answer nobody and whom
    nobody answers stay, as nodes.

    Raises:
        UsageError: for a variable that the table does not have.
    """
    import networkx as nx

    chosen, rows = chosen_places(table, settings, places)
    graph = nx.DiGraph(
        **how_made(
            table,
            settings,
            name=f"who answers whom, by {settings.v1} and {settings.v2}",
            network="answers",
            statement_count=len(once(table, rows)),
        )
    )
    spoke: dict[str, set[str]] = defaultdict(set)
    for place in rows:
        spoke[value_at(chosen.first, place)].add(table.statements[place])
    names = add_things(graph, table, settings.v1, sorted(spoke), kind="actor")
    for label, name in names.items():
        graph.nodes[name]["statement_count"] = len(spoke[label])
    ties: dict[tuple[str, str], dict[tuple[int, int], set[str]]] = defaultdict(
        lambda: defaultdict(set)
    )
    for issue, dialogue in _dialogues(table, chosen.first, chosen.second, rows):
        for later, earlier in answer_pairs(dialogue):
            for one in later.speakers:
                for other in earlier.speakers:
                    ties[one, other][later.place, earlier.place].add(issue)
    for (one, other), pairs in sorted(ties.items()):
        order = sorted(pairs)
        days = sorted(filter(None, (day_of(table, place) for place, _ in order)))
        graph.add_edge(
            names[one],
            names[other],
            weight=len(order),
            issues=join_values(issue for issues in pairs.values() for issue in issues),
            first_date=days[0] if days else "",
            last_date=days[-1] if days else "",
            statements=SEPARATOR.join(table.statements[place] for place, _ in order),
            quotes=SEPARATOR.join(table.quotes[place] for place, _ in order),
            answered=SEPARATOR.join(table.statements[place] for _, place in order),
            answered_quotes=SEPARATOR.join(table.quotes[place] for _, place in order),
        )
    return graph


def answer_pairs(dialogue: list[_Said]) -> list[tuple[_Said, _Said]]:
    """Each statement on an issue in a readout with those it answers, which begin at one place."""
    pairs = []
    ordered = sorted(dialogue, key=lambda said: (said.start, said.number))
    for number, later in enumerate(ordered):
        nearest: int | None = None
        for earlier in reversed(ordered[:number]):
            if nearest is not None and earlier.start < nearest:
                break
            if earlier.start < later.start and not earlier.speakers & later.speakers:
                nearest = earlier.start
                pairs.append((later, earlier))
    return pairs


def _dialogues(
    table: StatementTable, actor: Column, issue: Column, rows: list[int]
) -> list[tuple[str, list[_Said]]]:
    """What was said on each issue in each document."""
    first = {int(table.numbers[place]): place for place in once(table, rows)}
    found: dict[tuple[int, int], dict[int, _Said]] = defaultdict(dict)
    for place in rows:
        number, on = int(table.numbers[place]), int(issue.codes[place])
        if on == MISSING:
            continue
        said = found[int(table.documents[place]), on].setdefault(
            number, _Said(number=number, place=first[number], start=int(table.starts[place]))
        )
        said.speakers.add(value_at(actor, place))
    return [(issue.values[on], list(said.values())) for (_, on), said in sorted(found.items())]
