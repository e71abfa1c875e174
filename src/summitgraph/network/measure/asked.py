"""What can be measured of a network, and on which network a measure is mostly taken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from summitgraph.network.kind import TableKind
from summitgraph.network.measure.backbone import LEVEL
from summitgraph.network.measure.bootstrap import TIMES
from summitgraph.network.series import By

What = Literal[
    "summary",
    "centrality",
    "communities",
    "ei",
    "polarisation",
    "backbone",
    "brokerage",
    "stability",
]
WHATS: tuple[What, ...] = get_args(What)
MEASURED: tuple[TableKind, ...] = ("matrix", "answers", "actor-addressee-issue")
"""Networks that can be measured."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is to be measured.

    Attributes:
        kind: of the network.
        by: the parts of polarisation and stability; None takes windows where the settings have
            them, else meetings, else documents.
        group: attribute or variable for groups, see `group`; "community" for Louvain's.
        level: of the backbone; `times` and `seed` of what is drawn at random; 0 times for none.
    """

    what: What
    kind: TableKind = "matrix"
    by: By | None = None
    group: str = ""
    level: float = LEVEL
    times: int = TIMES
    seed: int = 0


def usual_settings(asked: Asked, given: Mapping[str, str]) -> dict[str, str]:
    """The settings given, with those that a measure mostly wants where they are left open.

    What divides actors is measured on who is congruent with whom (one-mode, congruence minus
    conflict by `agreement`); stability on who is for or against what (two-mode). Of a network of
    the other type nothing is usual.

    >>> usual_settings(Asked(what="ei"), {"v1": "person"})["type"]
    'onemode'
    """
    usual: dict[str, str] = {}
    if asked.what in ("communities", "ei", "polarisation", "brokerage"):
        usual = {"type": "onemode"}
    elif asked.what == "stability":
        usual = {"type": "twomode"}
    if asked.kind != "matrix" or not usual or given.get("type", usual["type"]) != usual["type"]:
        return dict(given)
    return {**usual, "qualifier": "agreement", "aggregation": "subtract", **given}
