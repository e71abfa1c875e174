"""Statement rows from a graph, by the stored questions.

What the rows are counted into is told by `actor_issue`, `actor_actor` and `issue_issue`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from summitgraph.network.row import RowActor, RowIssue, RowReadout, StatementRow
from summitgraph.triples.term import tail

if TYPE_CHECKING:
    from summitgraph.store import GraphStore, Row


def rows_from_store(store: GraphStore) -> tuple[StatementRow, ...]:
    """Every statement of the graph, in the order of its identifiers.

    Asks `actor-issue-edges`, `addressee-edges` and `statement-places`. A thing without an English
    label is called by the end of its IRI.

    >>> from summitgraph.store import GraphStore
    >>> rows_from_store(GraphStore())
    ()
    """
    from summitgraph.queries import ask

    edges: dict[str, list[Row]] = defaultdict(list)
    for row in ask(store, "actor-issue-edges"):
        edges[_text(row, "statement")].append(row)
    addressees: dict[str, set[RowActor]] = defaultdict(set)
    for row in ask(store, "addressee-edges"):
        addressees[_text(row, "statement")].add(
            RowActor(_text(row, "addressee"), _label(row, "addressee"))
        )
    places = {_text(row, "statement"): row for row in ask(store, "statement-places")}
    return tuple(
        StatementRow(
            statement=statement,
            actors=tuple(
                sorted(
                    {
                        RowActor(
                            _text(row, "actor"), _label(row, "actor"), _text(row, "kind") or "Actor"
                        )
                        for row in rows
                    }
                )
            ),
            act=tail(_text(rows[0], "act")),
            family=tail(_text(rows[0], "family")),
            issues=tuple(sorted({RowIssue(_text(r, "issue"), _label(r, "issue")) for r in rows})),
            meeting=_text(rows[0], "meeting"),
            meeting_label=_label(rows[0], "meeting"),
            date=_text(rows[0], "date"),
            quote=_text(rows[0], "quote"),
            polarity=_text(rows[0], "polarity") or "positive",
            addressees=tuple(sorted(addressees[statement])),
            **_place(places.get(statement)),
        )
        for statement, rows in sorted(edges.items())
    )


def sides_from_store(store: GraphStore) -> dict[str, str]:
    """On whose behalf each actor takes part: its IRI to the name of a state or body.

    One that spoke for several is put with the one it most often spoke for, then the first by
    name; a state or body that others speak for is on its own side. Asks `participants`.

    >>> from summitgraph.store import GraphStore
    >>> sides_from_store(GraphStore())
    {}
    """
    from summitgraph.queries import ask

    spoken_for: dict[str, Counter[str]] = defaultdict(Counter)
    own: dict[str, str] = {}
    for row in ask(store, "participants"):
        if row["represents"] is not None:
            name = _label(row, "represents")
            spoken_for[_text(row, "actor")][name] += 1
            own[_text(row, "represents")] = name
    most = {
        actor: min(names, key=lambda name: (-names[name], name))
        for actor, names in spoken_for.items()
    }
    return dict(sorted((own | most).items()))


def _place(row: Row | None) -> dict[str, Any]:
    if row is None:
        return {}
    return {
        "day": _text(row, "earliest"),
        "readout": RowReadout(
            id=_text(row, "readout"),
            title=_text(row, "title"),
            file=_text(row, "fileName"),
            publisher=_text(row, "publisher"),
            side=_text(row, "sideLabel"),
        ),
        "start": int(_text(row, "start") or 0),
        "end": int(_text(row, "end") or 0),
    }


def _text(row: Row, column: str) -> str:
    value = row[column]
    return "" if value is None else str(value)


def _label(row: Row, column: str) -> str:
    return _text(row, f"{column}Label") or tail(_text(row, column))
