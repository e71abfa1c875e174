"""Statements as pages show them: who did what on which issue, in which words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from summitgraph.store import Row
from summitgraph.triples.term import tail
from summitgraph.web.explorer.facts import labels
from summitgraph.web.explorer.graph import Graph, ask
from summitgraph.web.explorer.naming import FAMILIES, Thing, by_label, family_of, named, words


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A statement.

    Attributes:
        act: with its label.
        family: the local name of its act's family.
        denied: whether the words deny the act.
        start, end: where in the text of the readout the words stand; -1 where nothing tells.
        confidence: the rule's own estimate, 0 to 1, as text.
        commitments: what is undertaken in these words.
    """

    iri: str
    act: Thing
    family: str
    denied: bool
    modality: str
    quote: str
    section: str
    rule: str
    confidence: str
    readout: Thing
    meeting: Thing
    date: str
    start: int
    end: int
    speakers: tuple[Thing, ...]
    issues: tuple[Thing, ...]
    addressees: tuple[Thing, ...]
    commitments: tuple[Thing, ...]

    @property
    def act_words(self) -> str:
        """The act, with a word where it is denied."""
        return f"{self.act.label} (denied)" if self.denied else self.act.label


def load(graph: Graph, statements: Sequence[str]) -> list[Said]:
    """What is known of these statements, in their order; those that the graph lacks left out."""
    wanted = list(statements)
    parts: dict[tuple[str, str], list[Thing]] = defaultdict(list)
    of = ask(graph, "said-of", {"statement": wanted})
    called = labels(graph, of.column("thing"))
    for iri, role, thing in of.tuples:
        parts[str(iri), str(role)].append(Thing(str(thing), called[str(thing)]))
    for iri, commitment, undertaking in ask(graph, "undertaken-in", {"statement": wanted}).tuples:
        parts[str(iri), "commitment"].append(named(commitment, undertaking))
    found: dict[str, Said] = {}
    rows = list(ask(graph, "said", {"statement": wanted}))
    acts = {str(row["act"]): row for row in ask(graph, "acts", {"act": _acts(rows)})}
    for row in rows:
        iri = str(row["statement"])
        if iri in found:
            continue
        found[iri] = Said(
            iri=iri,
            act=named(row["act"], acts[str(row["act"])]["label"]),
            family=_family(acts[str(row["act"])]),
            denied=row["polarity"] == "negative",
            modality=words(row["modality"]),
            quote=words(row["quote"]),
            section=words(row["section"]),
            rule=words(row["rule"]),
            confidence=words(row["confidence"]),
            readout=named(row["readout"], row["title"] or row["fileName"]),
            meeting=named(row["meeting"], row["meetingLabel"]),
            date=words(row["date"]),
            start=row["start"] if isinstance(row["start"], int) else -1,
            end=row["end"] if isinstance(row["end"], int) else -1,
            speakers=by_label(parts[iri, "speaker"]),
            issues=by_label(parts[iri, "issue"]),
            addressees=by_label(parts[iri, "addressee"]),
            commitments=tuple(parts[iri, "commitment"]),
        )
    return [found[iri] for iri in wanted if iri in found]


def _acts(rows: Sequence[Row]) -> list[str]:
    return sorted({str(row["act"]) for row in rows})


def _family(row: Row) -> str:
    """The family of an act; one that the graph does not tell goes by the act's name."""
    told = tail(words(row["family"]))
    return told if told in FAMILIES else family_of(tail(words(row["act"])))
