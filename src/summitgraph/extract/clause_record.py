"""What a clause is: a predicate with its subject and the words that it governs.

Finding clauses is left to `clause.py`, which gives them their public name, too.
"""

from __future__ import annotations

from dataclasses import dataclass

from summitgraph.extract.lexicon import Cue
from summitgraph.extract.predicate import Predicate
from summitgraph.records.draft import ActorMention


@dataclass(slots=True)
class Clause:
    """A predicate with its subject and the words that it governs.

    Attributes:
        speakers: whom the words name as acting; one ALL mention where they name nobody.
        start: first token of the clause's evidence.
        a, b: tokens `[a, b)` of its content.
        kind: for the name of the rule: "active", "passive", "talk", "participle" …
        topic: tokens of a fronted "On Ukraine," that governs it, or None.
        matter: tokens of a subject that is the matter ("Ukraine was discussed"), or None.
        cue: the cue where it is not the predicate's.
        patient: the subject of a passive, at whom the act is aimed ("Russia was urged").
    """

    predicate: Predicate
    speakers: list[ActorMention]
    start: int
    a: int
    b: int
    kind: str
    topic: tuple[int, int] | None = None
    matter: tuple[int, int] | None = None
    cue: Cue | None = None
    patient: ActorMention | None = None
