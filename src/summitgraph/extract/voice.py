"""A voice that speaks in its own name: the drafts of what it says.

Which act it performs is told by the caller: `direct.py`, `first_person.py`, `claim.py`.
"""

from __future__ import annotations

from summitgraph.extract.analysis import Analysed
from summitgraph.extract.clause_record import Clause
from summitgraph.extract.draft import Drafter
from summitgraph.extract.lexicon import Lexicon
from summitgraph.extract.predicate import Predicate
from summitgraph.extract.segment import Segment
from summitgraph.extract.subject import everyone
from summitgraph.records.draft import ActorMention, Draft, MatterMention, MentionKind
from summitgraph.records.statement import Act


class Voice:
    """Makes drafts of whoever speaks: the speaker of a turn, or the body of a document."""

    def __init__(self, lexicon: Lexicon, kind: MentionKind, form: str) -> None:
        self.kind = kind
        self._lex = lexicon
        self._form = form
        self._drafter = Drafter(lexicon)

    def speaks(self, seg: Segment, predicate: Predicate, kind: str) -> Draft | None:
        """The draft of a clause whose predicate carries the act, or None where it carries none."""
        speaker = everyone(seg.s, seg.a) if kind == "passive-it" else self._speaker(seg)
        clause = Clause(predicate, [speaker], seg.a, predicate.j, seg.b, kind, topic=seg.topic)
        return self._drafter.draft(seg.s, clause, self._form)

    def says(
        self,
        seg: Segment,
        content: int,
        act: Act,
        rule: str,
        *,
        modality: str = "plain",
        negated: bool = False,
        undertaking: tuple[int, int] | None = None,
        predicate: Predicate | None = None,
    ) -> Draft:
        """The draft of an act that the caller tells; what it is about stands from `content` on."""
        s, a, b = seg.s, seg.a, seg.b
        return Draft(
            relation=self.is_relation(seg),
            start=s.start(a),
            end=s.end(b),
            speakers=(self._speaker(seg),),
            act=act,
            joint_act=act,
            addressees=_partner(s, content, b) if act is Act.PROPOSES else (),
            matters=tuple(self._matters(seg, content, predicate)),
            negated=negated,
            modality=modality,
            undertaking=(s.start(undertaking[0]), s.end(undertaking[1])) if undertaking else None,
            rule=f"{self._form}/{rule}",
            confidence=0.7 if rule.startswith("claim") else 0.8,
            block=s.block,
            sentence=s.sentence.start,
        )

    def names_matter(self, seg: Segment, content: int) -> bool:
        """Whether the words from `content` on name a matter, and not only point to one."""
        return any(not m.weak for m in self._drafter.matters.find(seg.s, content, seg.b))

    def is_relation(self, seg: Segment) -> bool:
        """Whether a segment tells of the relation of the parties itself."""
        return any(self._lex.relation.at(seg.s.low, p) for p in range(seg.a, seg.b))

    def _matters(
        self, seg: Segment, content: int, predicate: Predicate | None
    ) -> list[MatterMention]:
        find = self._drafter.matters.find
        matters = find(seg.s, content, seg.b)
        if predicate is not None and all(m.weak for m in matters):
            nominal = find(seg.s, predicate.verb, seg.b)
            matters = [m for m in nominal if not m.weak] or matters
        if seg.topic and all(m.weak or m.soft for m in matters):
            matters = self._drafter.topic_matters(seg.s, seg.topic) or matters
        return matters

    def _speaker(self, seg: Segment) -> ActorMention:
        a = seg.a
        return ActorMention(kind=self.kind, start=seg.s.start(a), end=seg.s.end(a + 1), text="")


def _partner(s: Analysed, a: int, b: int) -> tuple[ActorMention, ...]:
    """The state or body with which something is proposed: "we want to cooperate with Japan"."""
    for p in range(a, b - 1):
        spot = s.at[p + 1]
        if (
            s.low[p] == "with"
            and spot is not None
            and spot.mention.kind is MentionKind.NAME
            and not spot.mention.name
        ):
            return (spot.mention,)
    return ()
