"""A build from web pages to a validated store, beside the sum of its floors, in one run.

    python -m benchmarks floors [--number 300] [--runs 3] [--json FILE]

The floors are what nobody gets around: the HTML reader alone, a phrase matcher alone over the same
cue phrases (spaCy's, or pyahocorasick's, whichever is installed; it finds phrases and decides
nothing), and the engine's bulk load alone of the same quads. The build is the same pages through
reading, extraction, linking, triples, a store on disk and the compiled shapes, in this process; all
in seconds of processor, interleaved, the first run left out. The control runs the build again
(A/A).
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyoxigraph
from benchmarks.readouts import Made, readouts

from summitgraph.authority import load
from summitgraph.extract.lexicon import inflections
from summitgraph.pipeline.account import account_of
from summitgraph.pipeline.shelf import Source
from summitgraph.pipeline.writer import Writer
from summitgraph.reading import read_bytes
from summitgraph.reading.html import read_html
from summitgraph.shapes import validate_store
from summitgraph.store.disk import open_latest


def measure(number: int, runs: int) -> dict[str, Any]:
    """Medians and ranges, in seconds of processor."""
    made = list(readouts(number))
    pages = [(one.name, one.page) for one in made]
    matcher, which = _matcher([one.text for one in made])
    with tempfile.TemporaryDirectory() as work:
        quads = _dump(made, Path(work) / "first")
        works: dict[str, Callable[[], object]] = {
            "HTML reader alone": lambda: [read_html(data, name) for name, data in pages],
            "phrase matcher alone": matcher,
            "bulk load alone": lambda: pyoxigraph.Store().bulk_load(
                quads, pyoxigraph.RdfFormat.N_QUADS
            ),
            "build": lambda: _whole(pages),
            "build again (A/A)": lambda: _whole(pages),
        }
        taken: dict[str, list[float]] = {name: [] for name in works}
        for run in range(runs + 1):
            for name, job in works.items():
                begin = time.process_time()
                job()
                if run:
                    taken[name].append(time.process_time() - begin)
    floors = [sum(one) for one in zip(*list(taken.values())[:3], strict=True)]
    ratios = [b / f for b, f in zip(taken["build"], floors, strict=True)]
    control = [a / b for a, b in zip(taken["build again (A/A)"], taken["build"], strict=True)]
    return {
        "readouts": number,
        "runs": runs,
        "matcher": which,
        "seconds": {name: _spread(values) for name, values in taken.items()},
        "sum of floors": _spread(floors),
        "ratio": _spread(ratios),
        "control": _spread(control),
    }


def _spread(values: list[float]) -> list[float]:
    """Median, least, most."""
    return [round(v, 3) for v in (statistics.median(values), min(values), max(values))]


def _whole(pages: list[tuple[str, bytes]]) -> None:
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work) / "graph"
        with Writer(folder) as writer:
            edition = writer.shelf.meta("edition")
            for name, data in pages:
                writer.put(account_of(read_bytes(data, name)), Source(edition=edition))
            writer.settle()
        validate_store(open_latest(folder), engine="compiled")


def _dump(made: list[Made], folder: Path) -> bytes:
    with Writer(folder) as writer:
        edition = writer.shelf.meta("edition")
        for one in made:
            account = account_of(read_bytes(one.page, one.name))
            writer.put(account, Source(edition=edition))
    return open_latest(folder).write("nq").encode()


def _matcher(texts: list[str]) -> tuple[Callable[[], object], str]:
    """The matcher over the cue phrases, and its name."""
    phrases = set()
    for cues in load().cues:
        for phrase in cues.phrases:
            first, *rest = phrase.replace("~ ", "").split()
            phrases |= {" ".join([form, *rest]) for form in inflections(first)}
    if importlib.util.find_spec("spacy"):
        import spacy
        from spacy.matcher import PhraseMatcher

        pipeline = spacy.blank("en")
        pipeline.add_pipe("sentencizer")
        matcher = PhraseMatcher(pipeline.vocab, attr="LOWER")
        matcher.add("cue", [pipeline.make_doc(phrase) for phrase in sorted(phrases)])
        return (lambda: [matcher(pipeline(text)) for text in texts]), f"spaCy {spacy.__version__}"
    if importlib.util.find_spec("ahocorasick"):
        import ahocorasick

        automaton = ahocorasick.Automaton()
        for phrase in sorted(phrases):
            automaton.add_word(phrase, phrase)
        automaton.make_automaton()
        return (lambda: [list(automaton.iter(t.lower())) for t in texts]), "pyahocorasick"
    return (lambda: None), "none: install spacy or pyahocorasick"


def main(arguments: list[str]) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="benchmarks floors", description=__doc__)
    parser.add_argument("--number", type=int, default=300)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args(arguments)
    told = measure(given.number, given.runs)
    if given.json:
        given.json.write_text(json.dumps(told, indent=2) + "\n")
    for name, (median, least, most) in told["seconds"].items():
        print(f"{name:24} {median:8.3f} s of processor ({least} to {most})")
    for name in ("sum of floors", "ratio", "control"):
        median, least, most = told[name]
        print(f"{name:24} {median:8.3f} ({least} to {most})")
    print(f"{told['readouts']} readouts, {told['runs']} runs, matcher: {told['matcher']}")
