"""Networks counted the slow and plain way, cell by cell: what the fast one must equal.

Written from the rules alone, with loops over statements, and no matrix.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import product

Cells = list[list[float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A statement of a small coding."""

    id: int
    document: int
    day: int
    who: str
    what: str
    level: int

    @property
    def date(self) -> datetime:
        return datetime.fromtimestamp(self.day * 86_400, UTC)


def first_ones(said: list[Said], scope: str, rule: str, *, ignore: bool) -> list[Said]:
    """Without those that repeat an earlier one within the scope."""

    def place(one: Said) -> object:
        year, week, _ = one.date.isocalendar()
        return {
            "include": one.id,
            "document": one.document,
            "year": one.date.year,
            "month": (one.date.year if rule == "calendar" else 0, one.date.month),
            "week": (year if rule == "calendar" else 0, week),
            "acrossrange": 0,
        }[scope]

    kept: dict[object, Said] = {}
    for one in sorted(said, key=lambda s: (s.day, s.document, s.id)):
        kept.setdefault((one.who, one.what, None if ignore else one.level, place(one)), one)
    return list(kept.values())


class Count:
    """n[a, b, k] and what is made of it."""

    def __init__(self, said: list[Said], levels: list[int], *, boolean: bool) -> None:
        self.people = sorted({s.who for s in said})
        self.issues = sorted({s.what for s in said})
        self.levels = [0, 1] if boolean else levels
        self.boolean = boolean
        self._n: dict[tuple[str, str, int], int] = {}
        for s in said:
            key = (s.who, s.what, s.level)
            self._n[key] = self._n.get(key, 0) + 1

    def n(self, a: str, b: str, k: int) -> int:
        return self._n.get((a, b, k), 0)

    def over(self, a: str, b: str) -> int:
        return sum(self.n(a, b, k) for k in self.levels)

    def total(self, a: str) -> int:
        return sum(self.over(a, b) for b in self.issues)

    def two_mode(self, aggregation: str, normalisation: str) -> Cells:
        def cell(a: str, b: str) -> float:
            if aggregation == "subtract":
                value = (
                    self.n(a, b, 1) - self.n(a, b, 0)
                    if self.boolean
                    else sum(k * self.n(a, b, k) for k in self.levels)
                )
            elif aggregation == "combine":
                last = len(self.levels) - 1
                present = [i for i, k in enumerate(self.levels) if self.n(a, b, k)]
                value = sum(2 ** (last - i) for i in present)
            else:
                value = self.over(a, b)
            below = {
                "activity": self.total(a),
                "prominence": sum(self.over(other, b) for other in self.people),
            }.get(normalisation, 1)
            return value / below if below else 0.0

        return [[cell(a, b) for b in self.issues] for a in self.people]

    def one_mode(self, aggregation: str, normalisation: str) -> Cells:
        span = max(self.levels, default=0) - min(self.levels, default=0)

        def near(i: str, j: str) -> float:
            if aggregation in ("ignore", "combine"):
                return sum(self.over(i, b) * self.over(j, b) for b in self.issues)
            if span == 0:
                return 0.0
            same = opposite = 0.0
            for b, k, m in product(self.issues, self.levels, self.levels):
                pairs = self.n(i, b, k) * self.n(j, b, m)
                same += pairs * (1 - abs(k - m) / span)
                opposite += pairs * abs(k - m) / span
            return {"congruence": same, "conflict": opposite, "subtract": same - opposite}[
                aggregation
            ]

        def below(i: str, j: str) -> float:
            if normalisation == "average":
                return (self.total(i) + self.total(j)) / 2
            if normalisation == "cosine":
                return self.total(i) * self.total(j)
            if normalisation == "jaccard":
                cells = [
                    (self.n(i, b, k), self.n(j, b, k)) for b in self.issues for k in self.levels
                ]
                return sum(x * y if x and y else x + y for x, y in cells)
            return 1.0

        def cell(i: str, j: str) -> float:
            return near(i, j) / below(i, j) if i != j and below(i, j) else 0.0

        return [[cell(i, j) for j in self.people] for i in self.people]
