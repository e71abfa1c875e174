"""Readouts that were never written, as many as a benchmark needs: the same number, the same bytes.

Each is a short gist with a meeting, three to six sentences of different acts, and undertakings with
dates. Who met whom makes no sense, and is not meant to.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from summitgraph.ontology import RDF, SG
from summitgraph.triples.term import Quad, Term

TYPE = RDF.TYPE

_LEADERS = (
    "Prime Minister Shinzo Abe",
    "President Vladimir Putin",
    "Chancellor Angela Merkel",
    "President Recep Tayyip Erdogan",
    "Prime Minister Narendra Modi",
    "President Xi Jinping",
    "President Moon Jae-in",
    "President Donald Trump",
    "President Emmanuel Macron",
    "President Volodymyr Zelenskyy",
)
_PLACES = (
    "Sochi",
    "Hamburg",
    "Ankara",
    "Seoul",
    "Manila",
    "Odesa",
    "Belem",
    "Cape Town",
    "Jakarta",
)
_MATTERS = (
    "the peace treaty", "fisheries quotas", "nuclear disarmament", "visa-free travel",
    "the ceasefire", "energy cooperation", "climate change", "free trade", "the abduction issue",
    "missile tests", "cyber security", "vaccine production", "maritime safety", "border crossings",
    "grain exports", "railway projects", "student exchanges", "drug trafficking",
)  # fmt: skip
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SENTENCES = (
    "{a} expressed concern about {m}.",
    "{b} proposed talks on {m}.",
    "The leaders agreed to hold consultations on {m} by the end of {month}.",
    "{a} urged {b} to make progress on {m}.",
    "{b} promised to send a delegation for {m} in {month}.",
    "The two leaders reaffirmed the importance of {m}.",
    "{a} welcomed the progress on {m}.",
    "{b} rejected the proposal on {m}.",
)


def readouts(count: int) -> Iterator[tuple[str, str]]:
    """File names and texts."""
    some = random.Random(2026)
    for number in range(count):
        a, b = some.sample(_LEADERS, 2)
        day, month, year = some.randint(1, 28), some.choice(_MONTHS), some.randint(2015, 2020)
        when = f"{month} {day}, {year}"
        names = [name.split(" ", 1)[0] + " " + name.rsplit(" ", 1)[1] for name in (a, b)]
        said = [
            sentence.format(
                a=names[0], b=names[1], m=some.choice(_MATTERS), month=some.choice(_MONTHS)
            )
            for sentence in some.sample(_SENTENCES, some.randint(3, 6))
        ]
        met = f"On {when}, {a} and {b} met in {some.choice(_PLACES)}."
        text = f"Summit meeting, {when} (no. {number})\n\n{met}\n\n" + " ".join(said) + "\n"
        yield f"{number:06}.txt", text


def write(folder: Path, count: int) -> Path:
    """Write them into a folder, unless they stand there."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in readouts(count):
        path = folder / name
        if not path.exists():
            path.write_text(text, encoding="utf-8")
    return folder


def multiplied(quads: list[Quad], statements: int) -> list[Quad]:
    """Quads of real readouts, again and again under other addresses, until there are enough.

    What a readout says gets addresses of its own in each round, its meeting included; actors,
    issues, offices and events stay the same, as they would in a long series of meetings.
    """
    own = {q.subject for q in quads if "/graph/readout/" in q.graph} - {
        q.subject for q in quads if q.graph.endswith("/authority")
    }
    own = {iri for iri in own if iri.startswith("https://w3id.org/summitgraph/id/")}
    own -= {iri for iri in own if "/id/issue/" in iri or "/id/person/" in iri}
    in_one = sum(q.predicate == TYPE and q.object == SG.STATEMENT for q in quads)
    found = list(quads)
    for number in range(1, -(-statements // in_one)):
        found += [
            Quad(_moved(subject, own, number), predicate, _moved(value, own, number),
                 f"{graph}-{number}" if "/graph/readout/" in graph else graph)
            for subject, predicate, value, graph in quads
            if not graph.endswith("/authority")
        ]  # fmt: skip
    return found


def _moved(term: Term, own: set[str], number: int) -> Any:
    return f"{term}-{number}" if isinstance(term, str) and term in own else term
