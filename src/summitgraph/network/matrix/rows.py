"""A statement table from the statements of a graph.

Variables of a statement: actor, issue, addressee (each may be several), act, family, meeting, and
`agreement`, whether the act stands for (1) or against (0) its issue. Variables of its document,
the readout: id, title, author (its publisher), source (whose account it is), section (unused) and
type, so that DNA's settings mean the nearest thing here.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import product

from summitgraph.errors import UsageError
from summitgraph.network.matrix.choose import seconds_of
from summitgraph.network.matrix.column import Numbers, boolean_column, text_column
from summitgraph.network.matrix.settings import MatrixSettings
from summitgraph.network.matrix.table import StatementTable, put_in_order, value_at
from summitgraph.network.row import StatementRow, name_act, name_actors, name_issues, select_rows
from summitgraph.network.stance import Stance, stance_of
from summitgraph.triples.term import tail

_STANCE = {Stance.FOR: True, Stance.AGAINST: False, Stance.OPEN: None}
_SEVERAL = ("actor", "issue", "addressee")
_SINGLE = ("act", "family", "meeting", "agreement")


def table_from_rows(
    rows: Iterable[StatementRow],
    settings: MatrixSettings,
    *,
    sides: Mapping[str, str] | None = None,
) -> StatementTable:
    """The statements as these settings need them.

    A statement of several actors, issues or addressees has a row for every combination of those
    that the settings look at; `settings.joint` says what is done with joint statements.

    Args:
        sides: an actor's side by the actor's identifier, as `sides_from_store` gives it.

    Raises:
        UsageError: for a variable that statements of a graph do not have.
    """
    used = {settings.qualifier, settings.v3, *settings.exclude} - {""}
    used |= {name for name, of_document in _axes(settings) if not of_document}
    unknown = sorted(used - {*_SEVERAL, *_SINGLE})
    if unknown:
        raise UsageError(
            "statements of a graph have no such variable",
            where="settings",
            value=", ".join(unknown),
            advice=f"use some of {', '.join((*_SEVERAL, *_SINGLE))}",
        )
    chosen = select_rows(rows, joint=settings.joint)
    names = names_told_apart(chosen)
    several = [name for name in _SEVERAL if name in used]
    spread: list[tuple[StatementRow, dict[str, str]]] = [
        (row, dict(zip(several, combination, strict=True)))
        for row in chosen
        for combination in product(*(_values(row, name, names[name]) for name in several))
    ]
    readouts = {row.readout.id or row.meeting: 0 for row in chosen}
    number = {name: place for place, name in enumerate(sorted(readouts))}
    columns = [text_column(name, [values[name] for _, values in spread]) for name in several]
    each = [row for row, _ in spread]
    meetings = _distinct({row.meeting: row.meeting_label for row in chosen})
    return put_in_order(
        statements=[row.statement for row in each],
        documents=[number[row.readout.id or row.meeting] for row in each],
        times=[midnight(row.day) for row in each],
        places=[(row.start, row.end) for row in each],
        variables=[
            *columns,
            text_column("act", [name_act(row.act, row.polarity) for row in each]),
            text_column("family", [name_act(row.family, row.polarity) for row in each]),
            text_column("meeting", [meetings[row.meeting] for row in each]),
            boolean_column("agreement", [_STANCE[stance_of(r.act, r.polarity)] for r in each]),
        ],
        document_variables=[
            text_column("id", [row.readout.id for row in each]),
            text_column("title", [row.readout.title or row.readout.file for row in each]),
            text_column("author", [row.readout.publisher for row in each]),
            text_column("source", [row.readout.side for row in each]),
            text_column("section", ["" for _ in each]),
            text_column("type", ["readout" for _ in each]),
        ],
        quotes=[row.quote for row in each],
        things=_things(chosen, names, sides or {}),
        about={"joint": settings.joint, "expanded": ", ".join(several)},
    )


def counted_rows(
    rows: Iterable[StatementRow], table: StatementTable, places: Sequence[int] | Numbers
) -> tuple[StatementRow, ...]:
    """The statements that stand at some places of their table, with what stands there of them.

    Of the actors and issues of each those are left that the places name, so that what a filter of
    pairs leaves out is counted nowhere.
    """
    held: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for place in places:
        for variable in ("actor", "issue"):
            name = value_at(table.column(variable, of_document=False), place)
            if name:
                identifier = table.things[variable][name]["id"]
                held[table.statements[place]][variable].add(identifier)
    return tuple(
        replace(
            row,
            actors=tuple(a for a in row.actors if a.id in held[row.statement]["actor"]),
            issues=tuple(i for i in row.issues if i.id in held[row.statement]["issue"]),
            said_jointly=row.is_joint,
        )
        for row in rows
        if row.statement in held
    )


def _axes(settings: MatrixSettings) -> tuple[tuple[str, bool], tuple[str, bool]]:
    return (settings.v1, settings.v1_doc), (settings.v2, settings.v2_doc)


def _values(row: StatementRow, variable: str, names: Mapping[str, str]) -> Sequence[str]:
    identifiers = {
        "actor": [actor.id for actor in row.actors],
        "issue": [issue.id for issue in row.issues],
        "addressee": [addressee.id for addressee in row.addressees],
    }[variable]
    return [names[identifier] for identifier in identifiers] or [""]


def names_told_apart(rows: Sequence[StatementRow]) -> dict[str, dict[str, str]]:
    """The names by identifier of actors, addressees and issues; no two things share one."""
    addressees = {a.id: a.label or a.id for row in rows for a in row.addressees}
    # one actor has one name, whether it speaks or is spoken to
    actors = _distinct(addressees | name_actors(rows))
    return {"actor": actors, "addressee": actors, "issue": _distinct(name_issues(rows))}


def _distinct(labels: Mapping[str, str]) -> dict[str, str]:
    """The labels; where two things share one, the end of the identifier is put behind it."""
    times = Counter(labels.values())
    return {
        identifier: label if times[label] == 1 else f"{label} ({tail(identifier)})"
        for identifier, label in sorted(labels.items())
    }


def _things(
    rows: Sequence[StatementRow],
    names: Mapping[str, Mapping[str, str]],
    sides: Mapping[str, str],
) -> dict[str, dict[str, dict[str, str]]]:
    # of who is only spoken to, a graph tells no more than that he is an actor
    kinds = {actor.id: actor.kind for row in rows for actor in row.addressees}
    kinds |= {actor.id: actor.kind for row in rows for actor in row.actors}
    actors = {
        name: {
            "id": identifier,
            "class": kinds.get(identifier, "Actor"),
            "side": sides.get(identifier, ""),
        }
        for identifier, name in names["actor"].items()
    }
    issues = {
        name: {"id": identifier, "class": "Issue"} for identifier, name in names["issue"].items()
    }
    return {"actor": actors, "addressee": actors, "issue": issues}


def midnight(day: str) -> int | None:
    """Midnight UTC of a day, in seconds since 1970; None for ""."""
    if not day:
        return None
    return seconds_of(datetime.fromisoformat(day).replace(tzinfo=UTC))
