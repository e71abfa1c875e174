"""Score extraction on all codings there are and write the page that tells how far to trust it.

    python -m tools.scores SHARED            writes docs/scores.md

SHARED holds `gold/seeds.jsonl`, `gold/dev.jsonl` and the texts under `corpus/dev`, which are not
ours to ship; the codings under `tests/gold` are ours. The page changes with the code: run this
before a release.
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.scores.conftest import coded, codings, found, read
from tests.scores.scorer import Coded, Found, Pair, paired, score

from summitgraph.records import FAMILY_OF, Act, Family

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "scores.md"

HEAD = """\
# How far to trust it

How what `summitgraph` finds compares with what a person coded by hand in the same readouts. A
statement is *whole* where its place, all its actors, its family and an issue are right.
*Precision of found* tells how many of the found statements stand where a person coded one.
Written by `python -m tools.scores`.

The first line counts: nobody looked at these readouts, or at what the program makes of them,
while it was written.

"""

WHY = """\
Why statements were not whole, the first reason that holds. A pair with a wrong issue most often
has the matter of the sentence before, a wider one, or the wrong noun of a long phrase; one that
was not found is most often talk that names no actor or act in so many words. A spurious one is
most often a courtesy, or narration taken for a statement.

"""

FOOT = """\
## Beside others

Of other data and other tasks, so that only the order of size compares.

- Gender Gap Tracker, its rules for quotes and their speakers in Canadian news: F1 83.7 % loose,
  76.1 % strict (Asr et al. 2021, doi:10.1371/journal.pone.0245533, and its repository).
- UniversalPetrarch on validation records: 44.2 % of the events coded right, 315 % extra ones
  (github.com/openeventdata/UniversalPetrarch/issues/52).
"""

COLUMNS = (
    "readouts",
    "number",
    "statements coded",
    "whole, F1",
    "act right too",
    "precision of found",
    "commitments, F1",
    "due right",
    "all issues right",
    "addressee right",
)


@dataclass
class Tally:
    """What was coded, found and right of one kind."""

    coded: int = 0
    found: int = 0
    right: int = 0

    def row(self) -> str:
        """Coded, found, precision, recall and F1 as cells."""
        if not self.coded and not self.found:
            return "0 | 0 | | |"
        precision = f"{self.right / self.found:.2f}" if self.found else ""
        recall = f"{self.right / self.coded:.2f}" if self.coded else ""
        f1 = 2 * self.right / (self.coded + self.found)
        return f"{self.coded} | {self.found} | {precision} | {recall} | {f1:.2f}"


@dataclass
class Detail:
    """Tallies per family and act, and the misses by reason."""

    families: dict[Family, Tally] = field(default_factory=lambda: {f: Tally() for f in Family})
    acts: dict[Act, Tally] = field(default_factory=lambda: {a: Tally() for a in Act})
    misses: Counter[str] = field(default_factory=Counter)

    def add(self, asked: list[Coded], told: list[Found]) -> None:
        """Count one document; where a coder defends several acts, the found one stands for them."""
        pairs = paired(asked, told)
        of = {id(p.coded): p for p in pairs}
        loose = {id(p.found) for p in pairs if p.coded["optional"]}
        for c in asked:
            if c["optional"]:
                continue
            pair = of.get(id(c))
            act = Act(pair.found["act"] if pair and pair.act else c["acts"][0])
            family = FAMILY_OF[Act(pair.found["act"])] if pair and pair.family else FAMILY_OF[act]
            self.acts[act].coded += 1
            self.families[family].coded += 1
            if pair is None:
                self.misses["not found"] += 1
                continue
            self._pair(pair, act, family)
        paired_found = {id(p.found) for p in pairs}
        for f in told:
            if id(f) in loose:
                continue
            self.acts[Act(f["act"])].found += 1
            self.families[FAMILY_OF[Act(f["act"])]].found += 1
            self.misses["found where nothing was coded"] += id(f) not in paired_found

    def _pair(self, pair: Pair, act: Act, family: Family) -> None:
        if not pair.actors:
            self.misses["wrong actors"] += 1
        elif not pair.family:
            self.misses["wrong family"] += 1
        elif not pair.issue:
            self.misses["wrong issue"] += 1
        else:
            self.families[family].right += 1
            self.acts[act].right += pair.act


def main(shared: Path) -> None:
    """Write the page.

    Args:
        shared: the folder that holds the texts and the codings that are not ours.
    """
    ours, dev = ROOT / "tests" / "gold", shared / "corpus" / "dev"
    sets = (
        ("held back; one fault of it was seen", ours / "heldout.jsonl", dev),
        ("own readouts, other pairs", ours / "variants.jsonl", ROOT / "tests" / "variants"),
        ("own readouts in much freer wording", ours / "freer.jsonl", ROOT / "tests" / "freer"),
        ("development", shared / "gold" / "dev.jsonl", dev),
        ("further development", ours / "more.jsonl", dev),
        ("seeds", shared / "gold" / "seeds.jsonl", ROOT / "seeds"),
    )
    accounts = {folder: read(folder) for folder in {folder for _, _, folder in sets}}
    lines = [f"| {' | '.join(COLUMNS)} |", "| --- " * len(COLUMNS) + "|"]
    detail = {"held back": Detail(), "development": Detail()}
    for name, path, folder in sets:
        gold: dict[str, dict[str, Any]] = codings(path)
        documents = [(coded(gold[doc]), found(accounts[folder][doc])) for doc in sorted(gold)]
        s = score(documents)
        n = sum(not c["optional"] for asked, _ in documents for c in asked)
        figures = (s.whole, s.fine, s.precision, s.commitments, s.due, s.all_issues, s.addressees)
        cells = " | ".join(f"{x:.2f}" for x in figures)
        lines.append(f"| {name} | {len(documents)} | {n} | {cells} |")
        part = "held back" if name.startswith("held") else "development"
        if name != "seeds":
            for asked, told in documents:
                detail[part].add(asked, told)
    parts = [HEAD, "\n".join(lines), "\n\n"]
    for name, d in detail.items():
        parts += [f"## By family and act, {name}\n\n", _table(d), "\n"]
    parts += ["## What goes wrong\n\n", WHY, _misses(detail), "\n", FOOT]
    PAGE.write_text("".join(parts), encoding="utf-8")
    print(f"{PAGE.relative_to(ROOT)} is written")


def _table(d: Detail) -> str:
    rows = ["| | coded | found | precision | recall | F1 |", "| --- " * 6 + "|"]
    for family in Family:
        rows.append(f"| **{family.value}** | {d.families[family].row()} |")
        rows += [f"| {a.value} | {d.acts[a].row()} |" for a in Act if FAMILY_OF[a] is family]
    return "\n".join(rows) + "\n"


def _misses(detail: dict[str, Detail]) -> str:
    reasons = sorted({r for d in detail.values() for r in d.misses})
    rows = ["| | " + " | ".join(detail) + " |", "| --- " * (len(detail) + 1) + "|"]
    rows += [f"| {r} | {' | '.join(str(d.misses[r]) for d in detail.values())} |" for r in reasons]
    return "\n".join(rows) + "\n"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
