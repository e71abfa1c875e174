"""Account for every sentence of real pages and write the page that shows it.

    python -m tools.coverage SHARED          writes docs/coverage.md

SHARED holds web pages under `corpus/html` and texts under `corpus/dev`, which are not ours to
ship. The page changes with the code: run this before a release.
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from summitgraph.errors import NotAReadoutError, UnreadableError
from summitgraph.pipeline.account import account
from summitgraph.pipeline.documents import read
from summitgraph.records import Account, NoticeKind

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "coverage.md"

HEAD = """\
# Every sentence accounted for

What became of every sentence of real pages and texts: it gave statements, or was passed over for
a named reason, or was left undecided and says why. A page's menus and footers are told apart
before and give no sentence. `summitgraph query coverage` and `notices` show the same for your own
readouts. Written by `python -m tools.coverage`.

"""

MEANING = """\

- *passed over*: told to be narration, a courtesy, a question of the press, a headline or a
  fragment.
- *undecided*: an act whose speaker or matter could not be told; a person may want to look.
- *refused*: a text in which nobody meets and nothing is said; it is told so and is not in the
  graph.
"""

KINDS = {
    "awkward": "announcements, congratulations, near-empty pages",
    "dialogue": "transcripts and press conferences",
    "kremlin": "ministry and presidency pages",
    "multi": "communiqués and chairs' statements",
    "partner": "joint statements of two",
    "us": "readouts in prose of the US kind",
}
COLUMNS = (
    "texts",
    "number",
    "refused",
    "sentences",
    "gave statements",
    "passed over",
    "undecided",
    "statements",
)


@dataclass
class Count:
    """What became of the sentences of some texts."""

    texts: int = 0
    refused: int = 0
    sentences: int = 0
    coded: int = 0
    statements: int = 0
    passed: Counter[str] = field(default_factory=Counter)
    undecided: Counter[str] = field(default_factory=Counter)

    def add(self, told: Account) -> None:
        """Count the sentences of one account; each is in one column."""
        self.sentences += told.sentence_count
        self.coded += told.coded_sentence_count
        self.statements += len(told.statements)
        without = {n.evidence.start for n in told.notices}
        for n in told.notices:
            of = self.undecided if n.kind is NoticeKind.UNDECIDED else self.passed
            if n.evidence.start in without:
                of[n.reason] += 1

    def row(self, name: str) -> str:
        """A row of the table."""
        passed = sum(self.passed.values())
        cells = (
            name,
            self.texts,
            self.refused,
            self.sentences,
            self.coded,
            passed,
            self.sentences - self.coded - passed,
            self.statements,
        )
        return "| " + " | ".join(str(c) for c in cells) + " |"


def main(shared: Path) -> None:
    """Write the page.

    Args:
        shared: the folder that holds the pages and texts that are not ours.
    """
    counts: dict[str, Count] = {}
    for path in sorted((shared / "corpus" / "html").iterdir()):
        _count(path, counts.setdefault("whole web pages", Count()))
    for path in sorted((shared / "corpus" / "dev").glob("*.txt")):
        kind = KINDS.get(path.name.partition("-")[0], "others")
        _count(path, counts.setdefault(kind, Count()))
    lines = [f"| {' | '.join(COLUMNS)} |", "| --- " * len(COLUMNS) + "|"]
    lines += [count.row(name) for name, count in counts.items()]
    whole = Counter[str]()
    for count in counts.values():
        whole += count.passed + count.undecided
    reasons = ["", "Reasons over all of them:", "", "| reason | sentences |", "| --- | --- |"]
    reasons += [f"| {reason} | {n} |" for reason, n in whole.most_common()]
    PAGE.write_text(HEAD + "\n".join(lines) + "\n" + MEANING + "\n".join(reasons) + "\n", "utf-8")
    print(f"{PAGE.relative_to(ROOT)} is written")


def _count(path: Path, count: Count) -> None:
    count.texts += 1
    try:
        count.add(account(read(path)))
    except (NotAReadoutError, UnreadableError):
        count.refused += 1


if __name__ == "__main__":
    main(Path(sys.argv[1]))
