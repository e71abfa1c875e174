"""Readouts extracted a second on one core, beside spaCy's phrase matcher in the same run.

    python benchmarks/extract_speed.py [FOLDER …] [--runs 5]

FOLDER holds readouts as text (default: seeds/ and tests/variants/). The baseline is spaCy's blank
English pipeline with its sentencizer and a phrase matcher over the same cue phrases; it finds
phrases and decides nothing. It runs where spaCy is installed (`pip install spacy`), and is left
out with a word elsewhere. Each measure is run twice, interleaved: the A/A ratio tells how far the
machine itself moves.
"""

from __future__ import annotations

import argparse
import platform
import statistics
import time
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from summitgraph.authority import load
from summitgraph.extract import extract
from summitgraph.extract.lexicon import inflections
from summitgraph.reading import read_path
from summitgraph.records import Readout

SIZE = 2000
"""Characters of a readout of usual length, in which speed is given."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    root = Path(__file__).resolve().parents[1]
    parser.add_argument(
        "folders", nargs="*", type=Path, default=[root / "seeds", root / "tests" / "variants"]
    )
    parser.add_argument("--runs", type=int, default=5)
    given = parser.parse_args()
    readouts = [read_path(p) for folder in given.folders for p in sorted(folder.glob("*.txt"))]
    size = sum(len(r.text) for r in readouts) / SIZE
    knowledge = load()

    def ours() -> None:
        for readout in readouts:
            extract(readout, knowledge)

    measures: dict[str, Callable[[], None]] = {"extract": ours, "extract again (A/A)": ours}
    matcher = spacy_matcher(readouts)
    if matcher is not None:
        measures["spaCy sentencizer and phrase matcher"] = matcher
    taken: dict[str, list[float]] = {name: [] for name in measures}
    for run in range(given.runs + 1):
        for name, measure in measures.items():
            begin = time.perf_counter()
            measure()
            if run:  # the first run fills caches
                taken[name].append(time.perf_counter() - begin)
    print(f"{platform.machine()}, Python {platform.python_version()}, spaCy {_spacy()}")
    print(f"{len(readouts)} readouts, {size:.1f} times {SIZE} characters, one core")
    first = statistics.median(taken["extract"])
    for name, seconds in taken.items():
        median = statistics.median(seconds)
        rate, ratio = size / median, median / first
        print(f"{name:38} {rate:8.0f} a second, {ratio:5.2f} times the time of extract")
    if matcher is None:
        print("spaCy is not installed here: pip install spacy")


def _spacy() -> str:
    try:
        return version("spacy")
    except PackageNotFoundError:
        return "absent"


def spacy_matcher(readouts: list[Readout]) -> Callable[[], None] | None:
    """The baseline over the same texts and cue phrases, or None where spaCy is absent."""
    try:
        import spacy
        from spacy.matcher import PhraseMatcher
    except ImportError:
        return None
    pipeline = spacy.blank("en")
    pipeline.add_pipe("sentencizer")
    matcher = PhraseMatcher(pipeline.vocab, attr="LOWER")
    phrases = set()
    for cues in load().cues:
        for phrase in cues.phrases:
            first, *rest = phrase.replace("~ ", "").split()
            phrases |= {" ".join([form, *rest]) for form in inflections(first)}
    matcher.add("cue", [pipeline.make_doc(p) for p in sorted(phrases)])

    def run() -> None:
        for readout in readouts:
            matcher(pipeline(readout.text))

    return run


if __name__ == "__main__":
    main()
