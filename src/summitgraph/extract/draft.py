"""From clauses to drafts: act, speakers, addressee, matters and undertaking with their places."""

from __future__ import annotations

from dataclasses import replace

from summitgraph.extract.analysis import Analysed
from summitgraph.extract.clause import Clause
from summitgraph.extract.lexicon import Lexicon
from summitgraph.extract.matter import Matters
from summitgraph.extract.undertaking import undertaking_in
from summitgraph.records.draft import ActorMention, Draft, MatterMention, MentionKind
from summitgraph.records.statement import Act

_TO = frozenset("to on upon for with that".split())
_TALK = frozenset(
    "talks discussion discussions conversation consultations exchange dialogue negotiations "
    "conversations consultation".split()
)
_ON = frozenset(
    "on about regarding concerning over centered centred focused focusing covering dedicated "
    "devoted including".split()
)
_THIRD = frozenset((MentionKind.NAME, MentionKind.ROLE, MentionKind.SIDE, MentionKind.GROUP))


class Drafter:
    """Makes drafts of the clauses of one text."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lex = lexicon
        self.matters = Matters(lexicon)

    def draft(self, s: Analysed, c: Clause, form: str) -> Draft | None:
        """The draft of a clause that carries a cue, or None where it carries none."""
        cue = c.cue or c.predicate.cue
        if cue is None:
            return None
        act, joint_act = cue.act, cue.joint_act
        if act is Act.DISCUSSES and _TALK & set(cue.words) and not self._on_something(s, c):
            return None  # "held talks with" tells who met, not on what
        act, joint_act = self._after_words(s, c, act, joint_act)
        a = c.a
        addressees: list[ActorMention] = []
        if act in (Act.REQUESTS, Act.INVITES, Act.WELCOMES) or cue.takes_addressee:
            a, addressees = self._addressee(s, c, a, act)
        elif act in (Act.PROPOSES, Act.STATES) and a < c.b and s.low[a] in ("to", "with") and s.at[a + 1 : a + 2] not in ([None], []):
            spot = s.at[a + 1]
            if spot is not None and not self._is_place(spot.mention) and s.low[a] == "to":
                addressees = [spot.mention]
        found = self._matters(s, c, a)
        negated = c.predicate.negated
        if negated and act in (Act.AGREES, Act.AFFIRMS):
            act = joint_act = Act.STATES
        elif negated and act in (Act.SUPPORTS, Act.WELCOMES):
            act = joint_act = Act.REJECTS
        undertaking = None if negated else undertaking_in(s, c.a, c.b, act, joint_act, self.lex)
        start = c.start
        if c.kind in ("active", "passive", "talk", "passive-it", "passive-noun", "inverted", "document"):
            start = c.start
        return Draft(
            start=s.start(start),
            end=s.end(max(c.b, c.predicate.j)),
            speakers=tuple(c.speakers),
            act=act,
            joint_act=joint_act,
            addressees=tuple(addressees),
            matters=tuple(found),
            negated=negated,
            modality=c.predicate.modality,
            undertaking=(s.start(undertaking[0]), s.end(undertaking[1])) if undertaking else None,
            rule=f"{form}/{c.kind}/{cue.key.removeprefix('cue/')}",
            confidence=_CONFIDENCE.get(c.kind, 0.7),
            block=s.block,
            sentence=s.sentence.start,
        )

    # --- pieces -----------------------------------------------------------------------------

    def _on_something(self, s: Analysed, c: Clause) -> bool:
        return any(w in _ON for w in s.low[c.a : c.a + 8]) or c.topic is not None

    def _matters(self, s: Analysed, c: Clause, a: int) -> list[MatterMention]:
        found: list[MatterMention] = []
        if c.matter is not None:
            found = self.matters.find(s, *c.matter)
            if not found or all(m.weak for m in found):
                later = self.matters.find(s, c.a, c.b)
                found = [m for m in later if not m.weak] or found
        else:
            found = self.matters.find(s, a, c.b)
        if c.topic and (not found or all(m.weak or m.soft for m in found)):
            topical = self.topic_matters(s, c.topic)
            if topical:
                return topical
        return found

    def topic_matters(self, s: Analysed, topic: tuple[int, int]) -> list[MatterMention]:
        """What a fronted "On Ukraine," names, also where it is an actor's name."""
        found = [m for m in self.matters.find(s, *topic) if not m.weak]
        if found:
            return found
        spot = next((s.at[p] for p in range(*topic) if s.at[p] is not None), None)
        if spot is None or spot.mention.kind is not MentionKind.NAME or spot.mention.name:
            return []
        text = spot.mention.text.removeprefix("the ").removeprefix("The ")
        return [MatterMention(start=spot.mention.start, end=spot.mention.end, text=text)]

    def _addressee(
        self, s: Analysed, c: Clause, a: int, act: Act
    ) -> tuple[int, list[ActorMention]]:
        p = a
        if p < c.b and s.low[p] in ("on", "upon", "to") and s.at[p] is None and p + 1 < c.b and s.at[p + 1] is not None:
            p += 1
        spot = s.at[p] if p < c.b else None
        if spot is None and p + 1 < c.b and s.low[p] in ("all", "its", "the", "their", "both"):
            q = p
            # "all UN Member States, especially …, to join": a group that no register names
            while q < c.b and s.tags[q] in ("DT", "PDT", "JJ", "NNP", "NNPS", "NNS", "NN", "PRP$"):
                q += 1
            if act is Act.REQUESTS and (s.low[q : q + 1] == ["to"] or s.low[q : q + 1] == [","] and "to" in s.low[q:c.b]) and s.tags[q - 1] in ("NNS", "NNPS"):
                words = s.words[p:q]
                mention = ActorMention(
                    kind=MentionKind.GROUP, start=s.start(p), end=s.end(q), text=" ".join(words),
                    role=s.low[q - 1], plural=True,
                )
                return q, [mention]
            return a, []
        if spot is None or spot.i != p:
            return a, []
        follow = s.low[spot.j] if spot.j < c.b else ""
        if act is Act.WELCOMES and follow not in ("for", "on"):
            return a, []
        if act is Act.REQUESTS and follow in ("'s",):
            return a, []
        found = [spot.mention]
        j = spot.j
        while j + 1 < c.b and s.low[j] in ("and", ",") and s.at[j + 1] is not None:
            nxt = s.at[j + 1]
            assert nxt is not None
            found.append(nxt.mention)
            j = nxt.j
        return j, found

    def _is_place(self, mention: ActorMention) -> bool:
        return False

    def _after_words(
        self, s: Analysed, c: Clause, act: Act, joint_act: Act
    ) -> tuple[Act, Act]:
        """The act as the words after the cue make it: "noted with concern", "agreed with"."""
        head = s.low[c.predicate.j : c.predicate.j + 4]
        if act in (Act.STATES, Act.AFFIRMS) and with_concern(s, c.predicate.j, c.b):
            return Act.CONCERN, Act.CONCERN
        if act is Act.STATES and "concern" in head[:4] and head[:1] in (["with"], ["their"]):
            return Act.CONCERN, Act.CONCERN
        if act in (Act.STATES, Act.AFFIRMS) and "with" in head[:1] and {"satisfaction", "appreciation"} & set(head):
            return Act.WELCOMES, Act.WELCOMES
        if act is Act.STATES and c.predicate.modality == "obligation":
            return Act.REQUESTS, Act.REQUESTS
        return act, joint_act


def with_concern(s: Analysed, a: int, b: int) -> bool:
    """Whether "with (grave) concern" stands in tokens `[a, b)`."""
    for p in range(a, b - 1):
        if s.low[p] == "with" and "concern" in s.low[p + 1 : p + 4]:
            return all(t in ("JJ", "DT", "RB", "NN", "JJR", "JJS") for t in s.tags[p + 1 : p + 3])
    return False


_CONFIDENCE = {
    "active": 0.9,
    "coordinated": 0.85,
    "and-that": 0.8,
    "passive-it": 0.85,
    "passive": 0.75,
    "passive-noun": 0.75,
    "talk": 0.75,
    "inverted": 0.75,
    "participle": 0.7,
    "purpose": 0.7,
    "document": 0.6,
    "future": 0.65,
    "claim": 0.6,
    "first-person": 0.85,
    "opener": 0.85,
}


def joined(draft: Draft, **changes: object) -> Draft:
    """The same draft with other values."""
    return replace(draft, **changes)  # type: ignore[arg-type]
