"""How many times as fast as the references, in one run on one machine, so that ratios compare.

    python benchmarks/ratios.py [--statements 10000] [--only NAME …] [--check]

Against rdflib's memory store: from records to the store, parsing N-Quads, canonical output, each
stored question. Against pySHACL: the compiled shapes; against owlrl: the rules; there the results
are compared as well. Seconds are those of the processor, all threads together, so that other work
on the machine counts for neither side; what the benchmark itself holds is no garbage to collect for
either. A reference that is far slower is stopped once the target is proved, and its ratio is then
a lower bound (≥). With --check, exits 1 where a ratio misses its target.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import logging
import multiprocessing
import resource
import time
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import rdflib
from benchmarks.corpus import multiplied
from rdflib.compare import to_canonical_graph

from summitgraph.pipeline.build import build
from summitgraph.queries import catalogue
from summitgraph.reasoning import owl_rl, rules_rl
from summitgraph.shapes import validate
from summitgraph.shapes.compiled import validate_compiled
from summitgraph.store import GraphStore, nquads
from summitgraph.store.sparql import bind
from summitgraph.triples.term import Quad

ROOT = Path(__file__).resolve().parents[1]
TARGETS = {"add": 6, "parse": 12, "canonical": 25, "question": 10, "shacl": 8, "owl": 40}
OWL_READOUT = "2018-12-01-buenos-aires-summit-mofa.txt"


def main() -> None:
    """Measure, print, and say whether the targets are met."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--statements", type=int, default=10_000)
    parser.add_argument(
        "--shacl-statements", type=int, default=200, help="pySHACL takes 0.04 s for each"
    )
    parser.add_argument("--only", nargs="*", choices=TARGETS, default=list(TARGETS))
    parser.add_argument("--check", action="store_true")
    given = parser.parse_args()
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    seeds = list(build([ROOT / "seeds"]).store.quads())
    missed = []
    print("| what | ours, s | reference, s | times as fast | target |")
    print("| --- | --- | --- | --- | --- |")
    for kind, name, ours, theirs, bound in _measures(seeds, given):
        ratio, target = theirs / ours, TARGETS[kind]
        print(f"| {name} | {ours:.3f} | {theirs:.2f} | {bound}{ratio:.1f} | {target} |", flush=True)
        missed += [name] if ratio < target else []
    print(f"\nTargets missed: {', '.join(missed) or 'none'}")
    if given.check and missed:
        raise SystemExit(1)


def _measures(
    seeds: list[Quad], given: argparse.Namespace
) -> Iterator[tuple[str, str, float, float, str]]:
    statements, only = given.statements, given.only
    large = {"add", "parse", "question", "canonical"} & set(only)
    quads = multiplied(seeds, statements) if large else []
    text = nquads(quads)
    gc.collect()
    gc.freeze()
    size = f"{statements} statements"
    if "add" in only:
        store, dataset = GraphStore(), rdflib.Dataset()
        ours = _s(lambda: store.add(quads))
        theirs = _s(lambda: dataset.addN(_rdflib(quad, dataset) for quad in quads))
        yield "add", f"writing {len(quads)} quads to the store", ours, theirs, ""
        del store, dataset
    if {"parse", "question"} & set(only):
        store, dataset = GraphStore(), rdflib.Dataset(default_union=True)
        ours = _s(lambda: store.load(text, "nq"))
        theirs = _s(lambda: dataset.parse(data=text, format="nquads"))
        if "parse" in only:
            yield "parse", f"parsing N-Quads, {size}", ours, theirs, ""
        if "question" in only:
            yield from _questions(store, text)
        del store, dataset
    if "canonical" in only:
        store = GraphStore()
        store.load(text, "nq")
        graph = rdflib.Graph().parse(data=store.write("nt"), format="nt")
        union = store.union()
        lines: dict[str, list[str]] = {}
        ours = _s(lambda: lines.update(ours=union.write("nt").splitlines()))
        theirs = _s(lambda: lines.update(theirs=_canonical(graph)))
        assert lines["ours"] == lines["theirs"], "the canonical forms differ"
        yield "canonical", f"canonical N-Triples, {size} (the same)", ours, theirs, ""
        ours = _s(lambda: union.write("ttl"))
        theirs = _s(lambda: graph.serialize(format="longturtle", canon=True))
        yield "canonical", f"canonical Turtle, {size}", ours, theirs, ""
        del store, graph, union, lines
    if "shacl" in only:
        store = GraphStore()
        store.add(multiplied(seeds, given.shacl_statements))
        reports: dict[str, Any] = {}
        ours = _s(lambda: reports.update(ours=validate_compiled(store)))
        dump = store.dump()
        theirs = _s(lambda: reports.update(theirs=validate(dump)))
        assert reports["ours"] == reports["theirs"], "the compiled shapes find something else"
        found = f"{len(reports['ours'].findings)} findings, the same"
        yield "shacl", f"SHACL, {given.shacl_statements} statements ({found})", ours, theirs, ""
    if "owl" in only:
        nq = build([ROOT / "seeds" / OWL_READOUT]).store.dump()
        news: dict[str, Any] = {}
        ours = _s(lambda: news.update(ours=rules_rl(nq)))
        theirs = _s(lambda: news.update(theirs=owl_rl(nq)))
        assert news["ours"] == news["theirs"], "the rules say something else"
        yield (
            "owl",
            f"OWL 2 RL, one readout ({len(news['ours'])} triples, the same)",
            ours,
            theirs,
            "",
        )


def _questions(store: GraphStore, text: str) -> Iterator[tuple[str, str, float, float, str]]:
    """Each stored question; rdflib's turn runs in a process that can be stopped."""
    for name, question in catalogue().items():
        sparql = bind(question.text, {})
        ours = _s(lambda q=sparql: store.select(q))  # type: ignore[misc]
        limit = ours * TARGETS["question"] * 1.2 + 0.5
        theirs, bound = _rdflib_question(text, sparql, limit)
        yield "question", name, ours, theirs, bound


_DATASET: list[rdflib.Dataset] = []


def _rdflib_question(text: str, sparql: str, limit: float) -> tuple[float, str]:
    if not _DATASET:
        _DATASET.append(rdflib.Dataset(default_union=True).parse(data=text, format="nquads"))
    mine, other = multiprocessing.Pipe()
    process = multiprocessing.get_context("fork").Process(target=_ask, args=(other, sparql, limit))
    process.start()
    other.close()
    try:
        return mine.recv(), ""
    except EOFError:  # it was stopped
        return limit, "≥ "
    finally:
        process.kill()
        process.join()


def _ask(pipe: Any, sparql: str, limit: float) -> None:
    until = int(time.process_time() + limit) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (until, until + 1))
    taken = _s(lambda: list(_DATASET[0].query(sparql)))
    with contextlib.suppress(BrokenPipeError):
        pipe.send(taken)


def _rdflib(quad: Quad, dataset: rdflib.Dataset) -> tuple[Any, Any, Any, Any]:
    subject, predicate, value, graph = quad
    if isinstance(value, str):
        term: Any = rdflib.URIRef(value)
    elif value.language:
        term = rdflib.Literal(value.value, lang=value.language)
    else:
        term = rdflib.Literal(value.value, datatype=rdflib.URIRef(value.datatype))
    return rdflib.URIRef(subject), rdflib.URIRef(predicate), term, dataset.graph(graph)


def _canonical(graph: rdflib.Graph) -> list[str]:
    return sorted(to_canonical_graph(graph).serialize(format="nt").splitlines())


def _s(call: Callable[[], object]) -> float:
    gc.collect()
    begin = time.process_time()
    call()
    return time.process_time() - begin


if __name__ == "__main__":
    main()
