"""Made-up readouts in any number, for measuring: who meets and what they say is drawn by lot.

    python benchmarks/growing.py FOLDER --readouts 1000 [--seed 1]

Two of the states of the register meet on a day of twenty years; each readout has about twenty
statements on matters of the scheme and on matters that no scheme holds, and some commitments that
others may follow up. The same seed gives the same bytes.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from summitgraph.authority import load
from summitgraph.records import ActorKind

SENTENCES = 20
_SAYINGS = (
    "The Foreign Minister of {a} expressed concern about {matter}.",
    "{a} requested the cooperation of {b} on {matter}.",
    "The two ministers discussed {matter}.",
    "The two ministers agreed to hold consultations on {matter} in {month}.",
    "{b} stressed the importance of {matter}.",
    "The two ministers agreed to set up a working group on {matter}.",
    "{a} welcomed the progress on {matter}.",
    "{b} pledged to send experts on {matter} to {a}.",
    "The two ministers reaffirmed their support for {matter}.",
    "{b} proposed a joint study of {matter}.",
)
_KINDS = "coastal rural maritime digital mountain river desert island border urban".split()
_THINGS = (
    "fisheries railways orchards archives lighthouses festivals wetlands libraries harbours dams "
    "museums ferries vineyards forests canals markets schools clinics bridges stations"
).split()
_MONTHS = "January March May July September November".split()


def readouts(number: int, seed: int = 1) -> Iterator[tuple[str, str]]:
    """(file name, text) of so many readouts."""
    rng = random.Random(seed)
    knowledge = load()
    entries = knowledge.actors.values()
    states = sorted(e.actor.name for e in entries if e.actor.kind is ActorKind.STATE)
    matters = sorted(entry.label for entry in knowledge.issues.values())
    for n in range(number):
        day = date(2004, 1, 1) + timedelta(days=rng.randrange(7300))
        a, b = rng.sample(states, 2)
        known = rng.sample(matters, 8)
        new = [f"{rng.choice(_KINDS)} {rng.choice(_THINGS)}" for _ in range(4)]
        lead = (
            f"On {day:%B} {day.day}, {day.year}, the Foreign Minister of {a} met the Foreign "
            f"Minister of {b}."
        )
        said = [
            rng.choice(_SAYINGS).format(
                a=a, b=b, matter=rng.choice(known + new), month=rng.choice(_MONTHS)
            )
            for _ in range(SENTENCES)
        ]
        yield f"{day.isoformat()}-{n:06}.txt", "\n\n".join([lead, " ".join(said)]) + "\n"


def write(folder: Path, number: int, seed: int = 1) -> list[Path]:
    """Write so many readouts into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, text in readouts(number, seed):
        (folder / name).write_text(text, encoding="utf-8")
        paths.append(folder / name)
    return paths


def main() -> None:
    """Write them from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--readouts", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    print(f"{len(write(given.folder, given.readouts, given.seed))} readouts: {given.folder}")


if __name__ == "__main__":
    main()
