"""The reliability table: agreement by variable, and each reader against one taken as right."""

from __future__ import annotations

from collections.abc import Sequence

from summitgraph.errors import UsageError
from summitgraph.pipeline.agreement.alpha import DRAWS, alpha
from summitgraph.pipeline.agreement.coded import CodedSet, within
from summitgraph.pipeline.agreement.kappa import kappa
from summitgraph.pipeline.agreement.unit import alike, shares_issue, units
from summitgraph.pipeline.agreement.value import VARIABLES
from summitgraph.store import Rows, Value

COLUMNS = ("variable", "units", "values", "alpha", "low", "high", "kappa")
AGAINST = ("reader", "reference", "coded", "found", "both", "precision", "recall", "f1")
_JUDGED = ("act", "family", "actors", "issues", "commitment", "due")


def reliability(sets: Sequence[CodedSet], *, draws: int = DRAWS, seed: int = 1) -> Rows:
    """Alpha of all readers on each variable with its interval; kappa where they are two.

    Only units that two readers found count, as whether a statement is there at all is told by
    `against`. A cell is empty where a measure is not defined, as where all values are alike.

    Raises:
        UsageError: for fewer than two readers, or where they coded no readout in common.
    """
    found = units(_checked(sets))
    rows: list[list[Value]] = []
    for name, value in VARIABLES.items():
        values = [[None if s is None else value(s) for s in unit] for unit in found]
        a = alpha(values, draws=draws, seed=seed)
        k = kappa([(u[0], u[1]) for u in values]) if len(sets) == 2 else None
        rows.append([name, a.units, a.values, *(_round(x) for x in (a.value, a.low, a.high, k))])
    return Rows(COLUMNS, rows)


def against(sets: Sequence[CodedSet], reference: str) -> Rows:
    """Precision and recall of each reader where the reference is taken as right.

    As in `reliability`, only what all readers coded is compared.
    Beside them, of what both found, the share with the same act, family, actors and so on;
    `anIssue` is the share that names one matter at least in common.
    What the reference marks as optional counts neither way.

    Raises:
        UsageError: where no reader has that name.
    """
    named = {one.name: place for place, one in enumerate(_checked(sets))}
    if reference not in named:
        raise UsageError(
            "no reader has this name",
            where="--people",
            value=reference,
            advice=f"use one of {', '.join(named)}",
        )
    rows: list[list[Value]] = []
    inside = [within(one, sets) for one in sets]
    truth = inside[named[reference]]
    for one in inside:
        if one.name == reference:
            continue
        found = [u for u in units([truth, one]) if not (u[0] and u[0].optional)]
        coded = sum(u[0] is not None for u in found)
        mine = sum(u[1] is not None for u in found)
        pairs = [(a, b) for a, b in found if a is not None and b is not None]
        both = len(pairs)
        shares: list[Value] = []
        for variable in _JUDGED:
            judged = [j for a, b in pairs if (j := alike(a, b, variable)) is not None]
            shares.append(_share(judged))
        shared = [j for a, b in pairs if (j := shares_issue(a, b)) is not None]
        shares.append(_share(shared))
        rows.append(
            [
                *(one.name, reference, coded, mine, both),
                _round(both / mine) if mine else None,
                _round(both / coded) if coded else None,
                _round(2 * both / (mine + coded)) if mine + coded else None,
                *shares,
            ]
        )
    return Rows((*AGAINST, *_JUDGED, "anIssue"), rows)


def common(sets: Sequence[CodedSet]) -> tuple[str, ...]:
    """The readouts that all of them coded."""
    return tuple(sorted(set.intersection(*(set(one.scope) for one in sets))))


def _checked(sets: Sequence[CodedSet]) -> Sequence[CodedSet]:
    names = [one.name for one in sets]
    if len(set(names)) < max(2, len(names)):
        raise UsageError(
            "agreement is between two readers or more, each of another name",
            value=", ".join(names),
            advice="name them: rules=one.jsonl anna=two.csv",
        )
    if not common(sets):
        raise UsageError(
            "these readers coded no readout in common",
            value=", ".join(names),
            advice="readouts are known by their file names; see that they are the same",
        )
    return sets


def _share(judged: Sequence[bool]) -> float | None:
    return _round(sum(judged) / len(judged)) if judged else None


def _round(number: float | None) -> float | None:
    return None if number is None else round(number, 3)
