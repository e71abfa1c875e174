"""All that the suites say of us, as rows of a table and a list of deviations with their reasons.

The reasons stand in `deviations.toml`, written by hand; a deviation without one, or a reason
without its deviation, is an error. `tools/conformance.py` writes the page.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tests.serving import Service
from tests.w3c import annotation_schemas, rdf_suites, shacl_suites

REASONS = Path(__file__).with_name("deviations.toml")
PAGE = Path(__file__).resolve().parents[2] / "docs" / "conformance.md"
DECLINED = frozenset({"to the reference", annotation_schemas.ABSENT})
_HEAD = """\
# Conformance

What the W3C's test suites say of the doors of summitgraph, and every deviation with its reason.
Written by `python -m tools.conformance`; a test holds it current where the suites are at hand
(`SUMMITGRAPH_W3C_TESTS` names their folder). The suites are not ours to ship.

RDF is read by `sg.open`, `GraphStore.load` and every command that takes an RDF file (*file*), and
by the Graph Store Protocol of `summitgraph serve` (*service*), which is stricter. Shapes are judged
by pySHACL (*reference*) and as SPARQL on the store (*compiled*). The compiled checks know the words
that our own shapes use; a foreign shape that says anything else, or anything on which two engines
could disagree, they decline, and `auto` asks the reference: *declined* is no verdict, and so never
a wrong one. Of each finding everything but its message is compared. Of JSON-LD one test, er56,
is not run, as its document lies in another suite.

SPARQL 1.1 Protocol (34 tests), Graph Store Protocol (13), Service Description (3), CSV and TSV (6)
and JSON results (4) pass without a deviation; `tests/w3c` runs them.

| suite | door | tests | as asked | declined | otherwise |
| --- | --- | ---: | ---: | ---: | ---: |
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one test at one door; `told` is "" where it went as the suite asks."""

    suite: str
    door: str
    name: str
    told: str


def rdf(service: Service | None = None) -> Iterator[Outcome]:
    """RDF 1.1 and JSON-LD; at the service too where one is given."""
    for suite in (*rdf_suites.SUITES, "jsonld-toRdf"):
        for case in rdf_suites.cases(suite):
            yield Outcome(suite=suite, door="file", name=case.name, told=rdf_suites.by_load(case))
    for suite in ("rdf-turtle", "rdf-n-triples") if service else ():
        assert service is not None
        cases = list(rdf_suites.cases(suite))
        with ThreadPoolExecutor(4) as pool:
            for case, told in zip(
                cases, pool.map(partial(rdf_suites.by_service, service), cases), strict=True
            ):
                yield Outcome(suite=suite, door="service", name=case.name, told=told)


def shacl() -> Iterator[Outcome]:
    """SHACL core and SHACL-SPARQL, by both engines."""
    doors: dict[str, Callable[[shacl_suites.Case], str]] = {
        "reference": shacl_suites.by_reference,
        "compiled": shacl_suites.by_compiled,
    }
    for suite in shacl_suites.SUITES:
        for case in shacl_suites.cases(suite):
            for door, judge in doors.items():
                yield Outcome(suite=f"shacl-{suite}", door=door, name=case.name, told=judge(case))


def web_annotations() -> Iterator[Outcome]:
    """The musts of the Web Annotation model."""
    for name, told in annotation_schemas.outcomes():
        yield Outcome(suite="web-annotation", door="export", name=name, told=told)


def deviations(outcomes: Iterable[Outcome]) -> set[tuple[str, str, str]]:
    """Suite, door and name of what went otherwise."""
    return {(o.suite, o.door, o.name) for o in outcomes if o.told and o.told not in DECLINED}


def reasons() -> dict[tuple[str, str, str], str]:
    """The written reason of each deviation."""
    listed = tomllib.loads(REASONS.read_text(encoding="utf-8"))["deviation"]
    return {
        (one["suite"], door, name): one["reason"]
        for one in listed
        for door in one["doors"]
        for name in one["tests"]
    }


def page(outcomes: Iterable[Outcome]) -> str:
    """`docs/conformance.md`."""
    found = list(outcomes)
    counts: dict[tuple[str, str], Counter[str]] = {}
    for one in found:
        kind = "declined" if one.told in DECLINED else "otherwise" if one.told else "as asked"
        counts.setdefault((one.suite, one.door), Counter())[kind] += 1
    rows = [
        f"| {suite} | {door} | {sum(of.values())} | {of['as asked']} | {of['declined']} "
        f"| {of['otherwise']} |"
        for (suite, door), of in sorted(counts.items())
    ]
    notes = [
        "",
        "*web-annotation*: schemas that rest on the suite's folder `definitions` are counted as",
        "declined where that is absent; they were not asked.",
        "",
        "## Deviations",
        "",
    ]
    told = {(o.suite, o.door, o.name): o.told for o in found}
    grouped: dict[tuple[str, str, str], list[str]] = {}
    why = reasons()
    for key in sorted(deviations(found)):
        suite, door, name = key
        grouped.setdefault((suite, door, why.get(key, told[key])), []).append(name)
    lines = [
        f"- **{suite}**, {door}: {reason} ({len(names)}: {', '.join(names)})"
        for (suite, door, reason), names in grouped.items()
    ]
    return _HEAD + "\n".join([*rows, *notes, *lines]) + "\n"
