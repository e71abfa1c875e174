"""Scores statements found in readouts against statements that a person coded by hand.

A statement is whole where its span, all its actors, its family and an issue are right. Spans pair
one to one where they overlap by half of the shorter, best agreement first. A coded statement
marked optional counts neither way. What to code, and how, is told by the codebook, not here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypedDict

from summitgraph.records import FAMILY_OF, Act

# Words of a label that tell no matter from another.
_FILLERS = frozenset(
    "a about among an and as at between by concerning for from her his in into issue issues its "
    "matter matters of on or our problem question regarding s situation the their to with".split()
)
_USUAL = {
    "dprk": "north korea",
    "european union": "eu",
    "republic of korea": "south korea",
    "russian federation": "russia",
    "uk": "united kingdom",
    "united states of america": "united states",
    "us": "united states",
}


class Found(TypedDict):
    """A found statement: what is scored of a line of `summitgraph extract --format jsonl`."""

    start: int
    end: int
    actors: list[str]
    act: str
    issues: list[str]
    addressees: list[str]
    commitment: bool
    due: str | None


class Coded(TypedDict):
    """A coded statement; `acts` and each of `issues` list all that a coder could defend."""

    start: int
    end: int
    actors: list[str]
    acts: list[str]
    issues: list[list[str]]
    addressees: list[str]
    commitment: bool | None
    due: str | None
    optional: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """Numbers from 0 to 1.

    Attributes:
        whole, fine: F1 of whole statements; of those whose act is right as well.
        precision: how many of the found statements pair with a coded one.
        commitments: F1 of what binds.
        due: right dates where either side has one.
        all_issues: of the pairs, how many have every issue and none beside the point.
        addressees: right where the coder named any.
    """

    whole: float
    fine: float
    precision: float
    commitments: float
    due: float
    all_issues: float
    addressees: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A coded and a found statement that stand at one place, and what of the found one is right."""

    coded: Coded
    found: Found
    closeness: float
    actors: bool
    act: bool
    family: bool
    issue: bool
    all_issues: bool

    @property
    def agreement(self) -> float:
        return 2 * self.actors + self.family + self.act + self.issue + 2 * self.closeness


def score(documents: Iterable[tuple[Sequence[Coded], Sequence[Found]]]) -> Scores:
    """The scores of several documents, each given as what is coded and what was found."""
    coded: list[Coded] = []
    pairs: list[Pair] = []
    n_found = 0
    for asked, told in documents:
        both = paired(asked, told)
        counted = [p for p in both if not p.coded["optional"]]
        coded += [c for c in asked if not c["optional"]]
        pairs += counted
        n_found += len(told) - (len(both) - len(counted))
    settled = [p for p in pairs if p.coded["commitment"] is not None]
    dated = [p for p in pairs if p.coded["due"] or p.found["due"]]
    aimed = [p for p in pairs if p.coded["addressees"]]
    return Scores(
        whole=_f1(sum(p.actors and p.family and p.issue for p in pairs), len(coded), n_found),
        fine=_f1(sum(p.actors and p.act and p.issue for p in pairs), len(coded), n_found),
        precision=_share([True] * len(pairs), n_found),
        commitments=_f1(
            sum(p.found["commitment"] is p.coded["commitment"] is True for p in settled),
            sum(c["commitment"] is True for c in coded),
            sum(p.found["commitment"] for p in settled),
        ),
        due=_share([(p.found["due"] or None) == p.coded["due"] for p in dated]),
        all_issues=_share([p.all_issues for p in pairs]),
        addressees=_share(
            [same_actors(p.coded["addressees"], p.found["addressees"]) for p in aimed]
        ),
    )


def paired(coded: Sequence[Coded], found: Sequence[Found]) -> list[Pair]:
    """The statements of one document that stand at one place, each in one pair at most."""
    can_be = [p for c in coded for f in found if (p := _judge(c, f)) is not None]
    chosen: list[Pair] = []
    for pair in sorted(can_be, key=lambda p: -p.agreement):  # stable: the first of equals wins
        if not any(pair.coded is c.coded or pair.found is c.found for c in chosen):
            chosen.append(pair)
    return chosen


def _judge(coded: Coded, found: Found) -> Pair | None:
    """What is right of a found statement, or None where it stands elsewhere in the text."""
    common = min(coded["end"], found["end"]) - max(coded["start"], found["start"])
    shorter = min(coded["end"] - coded["start"], found["end"] - found["start"])
    if shorter <= 0 or 2 * common < shorter:
        return None
    labels = found["issues"]
    named = [any(same_issue(c, f) for c in matter for f in labels) for matter in coded["issues"]]
    defended = [c for matter in coded["issues"] for c in matter]
    beside = sum(not any(same_issue(c, f) for c in defended) for f in labels)
    families = {FAMILY_OF[Act(act)] for act in coded["acts"]}
    both = max(coded["end"], found["end"]) - min(coded["start"], found["start"])
    return Pair(
        coded=coded,
        found=found,
        closeness=common / both,
        actors=same_actors(coded["actors"], found["actors"]),
        act=found["act"] in coded["acts"],
        family=FAMILY_OF[Act(found["act"])] in families,
        issue=any(named) and 2 * beside <= len(labels),
        all_issues=all(named) and beside == 0,
    )


def same_issue(one: str, other: str) -> bool:
    """Whether two labels can name one matter.

    They share half of their telling words, or one has all those of the other and at most four more.

    >>> same_issue("joint economic activities", "joint economic activities on the islands")
    True
    >>> same_issue("peace treaty", "joint economic activities")
    False
    """
    a, b = _telling(one), _telling(other)
    if not a or not b:
        return False
    within = a <= b or b <= a
    return (within and len(a ^ b) <= 4) or 2 * len(a & b) >= len(a | b)


def same_actors(coded: Sequence[str], found: Sequence[str]) -> bool:
    """Whether the names are the same actors one to one, in any order.

    >>> same_actors(["Shinzo Abe", "Joseph Biden|Joe Biden"], ["Joe Biden", "Abe Shinzo"])
    True
    >>> same_actors(["Shinzo Abe"], ["Shinzo Abe", "Vladimir Putin"])
    False
    """
    left = list(found)
    for names in coded:
        hit = next((f for f in left if any(_same_name(n, f) for n in names.split("|"))), None)
        if hit is None:
            return False
        left.remove(hit)
    return not left


def _same_name(one: str, other: str) -> bool:
    a, b = _name(one), _name(other)
    ends = len(a) > 1 and len(b) > 1 and (a[0], a[-1]) == (b[0], b[-1])  # a middle name or none
    return set(a) == set(b) or ends


def _name(name: str) -> list[str]:
    plain = _plain(name).replace(".", "").removeprefix("the ")
    return re.findall(r"[a-z0-9]+", _USUAL.get(plain, plain))


def _telling(label: str) -> frozenset[str]:
    plain = _plain(label).replace("u.s.", "us").replace("u.n.", "un")
    return frozenset(
        re.sub(r"(?<=[a-z]{3})(?:(ie)s|s)$", lambda m: "y" if m[1] else "", word)
        for word in re.findall(r"[a-z0-9]+", plain)
        if word not in _FILLERS
    )


def _plain(words: str) -> str:
    return unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()


def _f1(right: int, coded: int, found: int) -> float:
    return 2 * right / (coded + found) if coded + found else 1.0


def _share(right: Sequence[bool], of: int | None = None) -> float:
    return sum(right) / max(len(right) if of is None else of, 1)
