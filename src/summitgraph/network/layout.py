"""Where actors and issues stand in the two-mode map: actors on two sides, issues between them.

Numbers only, in rows of text; `picture` draws them. The arrangement depends on the graph alone,
never on chance.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import networkx as nx

Side = Literal["left", "right"]
SIDES: tuple[Side, Side] = ("left", "right")
Block = Literal["both", "left", "right"]

ACTOR_GAP = 3.0
"""The least distance between two actors of one side, in rows."""
BLOCK_GAP = 1.7
"""The room for a block's caption, in rows."""
ROUNDS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Places in rows from the top.

    Attributes:
        actors: by identifier, the side and the row.
        issues: by identifier, the row.
        blocks: who raised the issues that follow, and the row of the caption.
        side_names: what to call the two sides.
        hidden_issues, hidden_actors: how many there was no room for.
    """

    actors: Mapping[str, tuple[Side, float]]
    issues: Mapping[str, float]
    blocks: tuple[tuple[Block, float], ...]
    side_names: Mapping[Side, str]
    height: float
    hidden_issues: int
    hidden_actors: int


def arrange(
    graph: nx.Graph,
    *,
    sides: Mapping[str, str] | None = None,
    max_issues: int = 45,
    max_actors: int = 16,
) -> Layout:
    """Arrange an actor–issue graph.

    The actors and issues with most statements are kept. `sides` names each actor's side; the two
    names with most statements stand left and right, and actors of other or unknown sides are dealt
    out so that both carry about the same. Issues stand in blocks (raised by both sides, by one
    only), within a block by the mean row of their actors (the barycentre heuristic of Sugiyama,
    Tagawa and Toda 1981, doi:10.1109/TSMC.1981.4308636), so that few lines cross.

    >>> import networkx as nx
    >>> arrange(nx.MultiGraph()).height
    0.0
    """
    weights: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for one, other, data in graph.edges(data=True):
        actor, issue = (one, other) if graph.nodes[one]["kind"] == "actor" else (other, one)
        weights[actor][issue] += int(data.get("weight", 1))

    def label(node: str) -> tuple[str, str]:
        return str(graph.nodes[node].get("label", node)), node

    all_actors = sorted(weights, key=lambda a: (-sum(weights[a].values()), label(a)))
    actors = all_actors[:max_actors]
    totals: dict[str, int] = defaultdict(int)
    raised_by: dict[str, list[str]] = defaultdict(list)
    for actor in actors:
        for issue, weight in weights[actor].items():
            totals[issue] += weight
            raised_by[issue].append(actor)

    def weight_first(issue: str) -> tuple[int, int, tuple[str, str]]:
        return -totals[issue], -len(raised_by[issue]), label(issue)

    issues = sorted(totals, key=weight_first)[:max_issues]
    actors = [actor for actor in actors if any(issue in weights[actor] for issue in issues)]
    side_of, names = _take_sides(actors, weights, sides or {}, graph)

    block_of: dict[str, Block] = {}
    for issue in issues:
        found = {side_of[actor] for actor in raised_by[issue] if actor in side_of}
        block_of[issue] = "both" if len(found) > 1 else found.pop()
    blocks: dict[Block, list[str]] = {"left": [], "both": [], "right": []}
    for issue in issues:
        blocks[block_of[issue]].append(issue)

    rows, captions, height = _rows(blocks)
    places: dict[str, float] = {}
    for _ in range(ROUNDS):
        for side in SIDES:
            here = [actor for actor in actors if side_of[actor] == side]
            wished = {
                actor: sum(rows[i] * w for i, w in weights[actor].items() if i in rows)
                / sum(w for i, w in weights[actor].items() if i in rows)
                for actor in here
            }
            here.sort(key=lambda actor: (wished[actor], label(actor)))
            places.update(
                zip(here, spread([wished[a] for a in here], ACTOR_GAP, height), strict=True)
            )
        for members in blocks.values():
            members.sort(
                key=lambda i: (
                    round(_mean(places, weights, raised_by[i], i), 6),
                    weight_first(i),
                )
            )
        rows, captions, height = _rows(blocks)
    return Layout(
        actors={actor: (side_of[actor], places[actor]) for actor in actors},
        issues=rows,
        blocks=captions,
        side_names=names,
        height=max(height, ACTOR_GAP * max(_crowd(side_of), 1) if actors else 0.0),
        hidden_issues=sum(node["kind"] == "issue" for node in graph.nodes.values()) - len(issues),
        hidden_actors=sum(node["kind"] == "actor" for node in graph.nodes.values()) - len(actors),
    )


def spread(wished: Sequence[float], gap: float, height: float) -> list[float]:
    """The places nearest to those wished for that keep the gap and, if they can, the page.

    The wishes are ascending. Least squares, by pooling neighbours that would collide.

    >>> spread([5, 5, 20], 2, 30)
    [4.0, 6.0, 20.0]
    """
    pools: list[tuple[float, int]] = []
    for number, place in enumerate(wished):
        mean, size = float(place) - number * gap, 1
        while pools and pools[-1][0] >= mean:
            earlier, count = pools.pop()
            mean = (earlier * count + mean * size) / (count + size)
            size += count
        pools.append((mean, size))
    flat = [mean for mean, size in pools for _ in range(size)]
    top, bottom = gap / 2, height - gap / 2 - (len(wished) - 1) * gap
    kept = [max(min(place, bottom), top) for place in flat]
    return [place + number * gap for number, place in enumerate(kept)]


def _mean(
    places: Mapping[str, float],
    weights: Mapping[str, Mapping[str, int]],
    actors: Sequence[str],
    issue: str,
) -> float:
    present = [actor for actor in actors if actor in places]
    total = sum(weights[actor][issue] for actor in present)
    return sum(places[actor] * weights[actor][issue] for actor in present) / total


def _rows(
    blocks: Mapping[Block, Sequence[str]],
) -> tuple[dict[str, float], tuple[tuple[Block, float], ...], float]:
    rows: dict[str, float] = {}
    captions: list[tuple[Block, float]] = []
    row = 0.0
    for block, members in blocks.items():
        if members:
            captions.append((block, row + BLOCK_GAP / 2))
            row += BLOCK_GAP
            for issue in members:
                rows[issue] = row + 0.5
                row += 1
    return rows, tuple(captions), row


def _take_sides(
    actors: Sequence[str],
    weights: Mapping[str, Mapping[str, int]],
    sides: Mapping[str, str],
    graph: nx.Graph,
) -> tuple[dict[str, Side], dict[Side, str]]:
    """Left or right for each actor, given the most active first, and the names of the sides."""
    load: dict[str, int] = defaultdict(int)
    for actor in actors:
        if sides.get(actor):
            load[sides[actor]] += sum(weights[actor].values())
    two = sorted(load, key=lambda name: (-load[name], name))[:2]
    wings: dict[str, Side] = dict(zip(two, SIDES, strict=False))
    carried: dict[Side, int] = {"left": 0, "right": 0}
    side_of: dict[str, Side] = {}
    for known in (True, False):
        for actor in actors:
            if (sides.get(actor) in wings) is known:
                lighter: Side = "right" if carried["right"] < carried["left"] else "left"
                side_of[actor] = wings[sides[actor]] if known else lighter
                carried[side_of[actor]] += sum(weights[actor].values())
    names: dict[Side, str] = {}
    for side in SIDES:
        here = [actor for actor in actors if side_of[actor] == side]
        told = {sides.get(actor, "") for actor in here}
        if len(told) == 1 and "" not in told:
            names[side] = told.pop()
        elif len(here) == 1:
            names[side] = str(graph.nodes[here[0]].get("label", here[0]))
        else:
            names[side] = f"actors on the {side}"
    return side_of, names


def _crowd(side_of: Mapping[str, Side]) -> int:
    """How many actors the fuller side has."""
    return max((list(side_of.values()).count(side) for side in SIDES), default=0)
