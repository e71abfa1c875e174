"""The pages on the ontology and the shapes, made from `ontology/*.ttl` and `shapes/*.ttl`."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from rdflib import OWL, RDF, RDFS, SDO, SH, SKOS, Graph, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.term import Node
from tools.reference.words import MADE, code, escaped, table

ROOT = Path(__file__).resolve().parents[2]
SG = Namespace("https://w3id.org/summitgraph/ns#")
ACTS, ISSUES = (URIRef(f"https://w3id.org/summitgraph/{name}") for name in ("acts", "issues"))
FILES = ("actor", "commitment", "decision", "issue", "meeting", "notice", "readout", "statement")
FRAMES = {
    "verb": "someone does it",
    "carrier": "carries a noun of speech",
    "noun": "after a carrier, or “was expressed”",
    "claim": "of a thing that is itself an act",
    "opener": "opens direct speech",
}
TERMS = (
    "Prefix `sg:` is `https://w3id.org/summitgraph/ns#`; it does not resolve yet. The ontology is "
    "loose: *of* and *takes* are hints from which nothing is inferred. What must hold is in the "
    "[shapes](shapes.md). [The graph](../graph.md) shows all of it in one example."
)
ACTS_SAY = (
    "Three families, with the finer acts under them. A statement has the finest act that fits. The "
    "cues are the words by which an act is known; `~` stands for up to three words. Codes of CAMEO "
    "and PLOVER are a crosswalk, no identity."
)
ISSUES_SAY = (
    "lasting matters, from the widest to the single dispute. An issue that the scheme lacks is "
    "minted from the words and marked `sg:MintedIssue`. One with several wider issues stands under "
    "each."
)
SHAPES = (
    "`summitgraph validate` checks these, in SHACL. A finding names its shape; its message says "
    "what to do. A *violation* makes the graph not conform (exit code 1)."
)


@cache
def _graph(folder: str) -> Graph:
    graph = Graph()
    for path in sorted((ROOT / folder).glob("*.ttl")):
        graph.parse(path)
    return graph


def _short(graph: Graph, things: Iterable[Node]) -> str:
    return ", ".join(sorted(code(graph.qname(str(thing))) for thing in things))


def _text(graph: Graph, thing: Node, *properties: URIRef) -> str:
    found = (graph.value(thing, one) for one in properties)
    return next((str(one) for one in found if one), "")


def terms() -> str:
    """docs/reference/ontology.md: classes and properties."""
    graph = _graph("ontology")
    parts = [
        "# Classes and properties", MADE.format("`ontology/*.ttl`"),
        TERMS,
    ]  # fmt: skip
    for title, kinds in (
        ("Classes", [OWL.Class]),
        ("Properties", [OWL.ObjectProperty, OWL.DatatypeProperty]),
    ):
        things = {
            t for kind in kinds for t in graph.subjects(RDF.type, kind) if str(t).startswith(SG)
        }
        parts.append(f"## {title}")
        parts += [_term(graph, thing) for thing in sorted(things, key=str)]
    return "\n\n".join(parts) + "\n"


def _term(graph: Graph, thing: Node) -> str:
    about = [
        ("a kind of", RDFS.subClassOf), ("under", RDFS.subPropertyOf), ("of", SDO.domainIncludes),
        ("takes", SDO.rangeIncludes), ("the other way round", OWL.inverseOf),
    ]  # fmt: skip
    facts = [
        f"*{words}* {told}"
        for words, by in about
        if (told := _short(graph, (o for o in graph.objects(thing, by) if isinstance(o, URIRef))))
    ]
    parts = [f"### {graph.qname(str(thing))}", escaped(_text(graph, thing, SKOS.definition))]
    if facts:
        parts.append("; ".join(facts) + ".")
    if example := _text(graph, thing, SKOS.example):
        parts.append(f"For example: {escaped(example)}")
    return "\n\n".join(parts)


def acts() -> str:
    """docs/reference/acts.md: the acts, with the words by which they are known."""
    graph = _graph("ontology")
    parts = [
        "# Acts and their cues",
        MADE.format("`ontology/acts.ttl`, `cues.ttl` and `cues-idioms.ttl`"),
        ACTS_SAY,
    ]  # fmt: skip
    for act in sorted(graph.subjects(SKOS.inScheme, ACTS), key=lambda a: _order(graph, a)):
        wider = _short(graph, graph.objects(act, SKOS.broader))
        facts = [f"property {_short(graph, graph.objects(act, SG.asProperty))}"]
        facts += [f"under {wider}"] if wider else ["a family"]
        for name, by in (("CAMEO", SG.cameoCode), ("PLOVER", SG.ploverCode)):
            facts += [f"{name} {told}"] if (told := _text(graph, act, by)) else []
        parts += [
            f"## {_text(graph, act, SKOS.prefLabel)}",
            f"{escaped(_text(graph, act, SKOS.definition))} ({'; '.join(facts)})",
            f"For example: {escaped(_text(graph, act, SKOS.example))}",
        ]
        if cues := _cues(graph, act):
            parts.append(table(["frame", "cues"], cues).rstrip())
    return "\n\n".join(parts) + "\n"


def _order(graph: Graph, act: Node) -> tuple[str, bool, str]:
    wider = _text(graph, act, SKOS.broader)
    return wider or str(act), bool(wider), str(act)


def _cues(graph: Graph, act: Node) -> list[list[str]]:
    frames: dict[str, set[str]] = {}
    for one in graph.subjects(SG.cueAct, act):
        frame = _text(graph, one, SG.cueFrame)
        frames.setdefault(frame, set()).update(map(str, graph.objects(one, SG.cuePattern)))
    rows = []
    for frame, found in sorted(frames.items()):
        meaning = f" ({FRAMES[frame]})" if frame in FRAMES else ""
        rows.append([frame + meaning, escaped(", ".join(sorted(found)))])
    return rows


def issues() -> str:
    """docs/reference/issues.md: the scheme as a tree."""
    graph = _graph("ontology")
    tops = sorted(graph.objects(ISSUES, SKOS.hasTopConcept), key=str)
    count = len(set(graph.subjects(SKOS.inScheme, ISSUES)))
    parts = [
        "# Issues", MADE.format("`ontology/issues.ttl`"),
        f"{count} {ISSUES_SAY}",
    ]  # fmt: skip
    for top in tops:
        parts += [
            f"## {_text(graph, top, SKOS.prefLabel)}",
            escaped(_text(graph, top, SKOS.definition)),
        ]
        parts.append("\n".join(_tree(graph, top, 0)))
    return "\n\n".join(parts) + "\n"


def _tree(graph: Graph, wider: Node, depth: int) -> list[str]:
    lines = []
    for one in sorted(graph.subjects(SKOS.broader, wider), key=str):
        label, says = (_text(graph, one, by) for by in (SKOS.prefLabel, SKOS.definition))
        lines.append(f"{'    ' * depth}- **{escaped(label)}**: {escaped(says)}")
        lines += _tree(graph, one, depth + 1)
    return lines


def shapes() -> str:
    """docs/reference/shapes.md: what must hold, and what to do where it does not."""
    graph = _graph("shapes")
    parts = [
        "# Shapes", MADE.format("`shapes/*.ttl`"),
        SHAPES,
    ]  # fmt: skip
    nodes = sorted(set(graph.subjects(RDF.type, SH.NodeShape)), key=str)
    for node in nodes:
        named = sorted({node, *graph.objects(node, SH.property)}, key=str)
        rows = [
            [code(graph.qname(str(one)).partition(":")[2]), _path(graph, one), *_says(graph, one)]
            for one in named
            if isinstance(one, URIRef) and graph.value(one, SH.message)
        ]
        queries = sorted(_says(graph, one, node) for one in graph.objects(node, SH.sparql))
        rows += [["", "a query", *says] for says in queries if says[1]]
        if rows:
            told = _short(graph, graph.objects(node, SH.targetClass))
            parts.append(f"## {graph.qname(str(node)).partition(':')[2]}")
            parts += [f"Of every {told}."] if told else []
            parts.append(table(["shape", "on", "severity", "says"], rows).rstrip())
    return "\n\n".join(parts) + "\n"


def _says(graph: Graph, *shapes: Node) -> list[str]:
    """Severity and message: of a query the severity may stand on its shape."""
    severity = next((told for one in shapes if (told := _text(graph, one, SH.severity))), "")
    return [severity.rpartition("#")[2].lower(), escaped(_text(graph, shapes[0], SH.message))]


def _path(graph: Graph, shape: Node) -> str:
    path = graph.value(shape, SH.path)
    if isinstance(path, URIRef):
        return code(graph.qname(str(path)))
    if path is None:
        return ""
    if inverse := graph.value(path, SH.inversePath):
        return f"of {_short(graph, [inverse])}"
    return " / ".join(
        code(graph.qname(str(one))) for one in Collection(graph, path) if isinstance(one, URIRef)
    )
