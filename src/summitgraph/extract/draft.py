"""From clauses to drafts: act, speakers, addressee, matters and undertaking with their places."""

from __future__ import annotations

from dataclasses import replace

from summitgraph.extract.addressee import Addressees
from summitgraph.extract.analysis import Analysed
from summitgraph.extract.clause_record import Clause
from summitgraph.extract.lexicon import Lexicon
from summitgraph.extract.matter import Matters
from summitgraph.extract.spotted import Spotted
from summitgraph.extract.undertaking import undertaking_in
from summitgraph.records.draft import ActorMention, Draft, MatterMention, MentionKind
from summitgraph.records.statement import Act

_AIMED = frozenset(("active", "coordinated", "participle", "first-person", "claim", "purpose"))
_TALK = frozenset(
    "talks discussion discussions conversation consultations exchange dialogue negotiations "
    "conversations consultation".split()
)
_ON = frozenset(
    "on about regarding concerning over centered centred focused focusing covering dedicated "
    "devoted including around surrounding".split()
)

_DAYS = tuple([d] for d in "monday tuesday wednesday thursday friday saturday sunday".split())

_CONFIDENCE = {
    "active": 0.9,
    "coordinated": 0.85,
    "and-that": 0.8,
    "and-to": 0.8,
    "passive-it": 0.85,
    "passive": 0.75,
    "passive-noun": 0.75,
    "existential": 0.75,
    "relative": 0.65,
    "aside": 0.8,
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


class Drafter:
    """Makes drafts of the clauses of one text."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lex = lexicon
        self.matters = Matters(lexicon)
        self._addressees = Addressees(lexicon)

    def draft(self, s: Analysed, c: Clause, form: str) -> Draft | None:
        """The draft of a clause that carries a cue, or None where it carries none."""
        cue = c.cue or c.predicate.cue
        if cue is None:
            return None
        act, joint_act = cue.act, cue.joint_act
        if act is Act.DISCUSSES and _TALK & set(cue.words) and not _on_something(s, c):
            return None  # "held talks with" tells who met, not on what
        if cue.words and cue.words[-1] in _HOSPITABLE:
            return None  # "offered a dinner"
        if act is Act.DISCUSSES and _tells_otherwise(s, c, self._lex):
            return None
        act, joint_act = _after_words(s, c, act, joint_act)
        a, addressees = c.a, list[ActorMention]()
        told = _told_to(s, c) if act in (Act.STATES, Act.AFFIRMS) else None
        if told is not None:
            a, addressees = told.j, [told.mention]
        if c.kind in _AIMED and told is None:
            a, addressees = self._addressees.of(s, c, act, takes=cue.takes_addressee)
        if c.patient is not None and (
            act in (Act.REQUESTS, Act.INVITES, Act.WELCOMES) or c.kind == "aside"
        ):
            addressees = [c.patient]
        found = self.matters_of(s, c, a)
        if c.kind == "talk" and act is Act.DISCUSSES and _only_issues(found):
            return None  # "The talks covered a range of issues"
        if act is Act.WELCOMES and _courtesy(s, c, a, found):
            return None
        if act is Act.STATES and "forward" in cue.words and _only_to_meet(s, a, c.b, found):
            return None
        if act is Act.INVITES and not found and "invitation" in s.low[c.start : c.predicate.j]:
            at = s.low.index("invitation", c.start)
            found = [MatterMention(start=s.start(at), end=s.end(at + 1), text="invitation")]
        negated = c.predicate.negated or (
            c.kind in ("passive-noun", "passive") and s.low[c.start] in ("no", "neither")
        )
        if negated and act in (Act.AGREES, Act.AFFIRMS):
            act = joint_act = Act.STATES
        elif negated and act in (Act.SUPPORTS, Act.WELCOMES):
            act = joint_act = Act.REJECTS
        elif negated:
            # "did not condemn" is no condemnation, "did not rule out" no refusal
            act = joint_act = Act.STATES
        undertaking = None
        if not negated and (not c.predicate.noun or "commits" in cue.key or "agrees" in cue.key):
            after = c.predicate.j if c.predicate.noun else min(c.predicate.verb + 1, c.a)
            if c.kind == "and-that" or (cue.words and cue.words[-1] != "to"):
                after = c.a
            undertaking = undertaking_in(s, after, c.b, act, joint_act, self._lex)
        verb = c.predicate.verb
        if act is Act.STATES and s.low[verb] in self._lex.announcing:
            # "announced that New Zealand will give …": the speaker binds his own side
            undertaking = undertaking_in(s, c.a, c.b, Act.COMMITS, Act.COMMITS, self._lex)
            if undertaking and "that" in s.low[c.predicate.j : undertaking[0]]:
                act = joint_act = Act.COMMITS
            else:
                undertaking = None
        if (
            c.predicate.modality == "intention"
            and not negated
            and c.kind != "first-person"
            and act in (Act.STATES, Act.DISCUSSES, Act.COMMITS)
            and "will" in s.low[c.predicate.i : verb + 1]
        ):
            # "discussions will be held", "the two sides will establish …"
            act, joint_act = Act.COMMITS, Act.AGREES
            undertaking = (c.start if c.matter else verb, max(c.b, c.predicate.j))
        elif c.predicate.modality == "intention" and act is Act.DISCUSSES and not negated:
            act = joint_act = Act.COMMITS  # "we are ready to explore solutions"
        return Draft(
            start=s.start(c.start),
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

    def matters_of(self, s: Analysed, c: Clause, a: int) -> list[MatterMention]:
        """What a clause is about whose content begins at word `a`."""
        found: list[MatterMention] = []
        if c.matter is not None:
            found = self.matters.find(s, *c.matter)
            if not found or all(m.weak for m in found):
                later = self.matters.find(s, c.a, c.b)
                found = [m for m in later if not m.weak] or found
        else:
            deep = c.kind not in ("first-person", "claim")
            found = self.matters.find(s, a, c.b, deep=deep)
            if not found and _fronted(s, c):
                found = self.matters.find(s, 0, c.start)
        if c.topic and (not found or all(m.weak or m.soft for m in found)):
            topical = self.topic_matters(s, c.topic)
            if topical:
                return topical
        return found

    def topic_matters(self, s: Analysed, topic: tuple[int, int]) -> list[MatterMention]:
        """What a fronted "On Ukraine," names, also where it is an actor's name."""
        named = self.matters.find(s, *topic)
        found = [m for m in named if not m.weak]
        pale = [replace(m, weak=False) for m in named if m.weak and not m.soft]
        if found or pale:
            return found or pale
        spot = next((s.at[p] for p in range(*topic) if s.at[p] is not None), None)
        if spot is None or spot.mention.kind is not MentionKind.NAME or spot.mention.name:
            return []
        text = spot.mention.text.removeprefix("the ").removeprefix("The ")
        return [MatterMention(start=spot.mention.start, end=spot.mention.end, text=text)]


def _told_to(s: Analysed, c: Clause) -> Spotted | None:
    """To whom it is told before the content: "reaffirmed to Mr Ruto his commitment"."""
    a = c.a
    spot = s.at[a + 1] if s.low[a : a + 1] == ["to"] and a + 1 < len(s.at) else None
    if spot is None or spot.i != a + 1 or not (spot.mention.name or spot.mention.role):
        return None
    behind = s.tags[spot.j : spot.j + 1]
    goes_on = behind in (["PRP$"], ["DT"]) or s.low[spot.j : spot.j + 1] == ["that"]
    return spot if goes_on else None


def _fronted(s: Analysed, c: Clause) -> bool:
    """Whether what the verb governs stands before its subject: "Quotas he would not hear of"."""
    return (
        c.kind == "active"
        and c.start > 1
        and s.tags[0] in ("DT", "JJ", "NN", "NNS", "NNP", "PRP$")
        and not any(t in ("VBD", "VBZ", "VBP", "MD") for t in s.tags[: c.start])
    )


def with_concern(s: Analysed, a: int, b: int) -> bool:
    """Whether "with (grave) concern" stands in tokens `[a, b)`."""
    for p in range(a, b - 1):
        if s.low[p] == "with" and "concern" in s.low[p + 1 : p + 4]:
            return all(t in ("JJ", "DT", "RB", "NN", "JJR", "JJS") for t in s.tags[p + 1 : p + 3])
    return False


def _on_something(s: Analysed, c: Clause) -> bool:
    return (
        any(
            s.low[p] in _ON and s.low[p + 1 : p + 2] not in _DAYS
            for p in range(c.a, min(c.a + 8, len(s.low)))
        )
        or s.low[c.a : c.a + 1] == ["of"]
        or c.topic is not None
    )


def _after_words(s: Analysed, c: Clause, act: Act, joint_act: Act) -> tuple[Act, Act]:
    """The act as the words after the cue make it: "noted with concern", "agreed with"."""
    head = s.low[c.predicate.j : c.predicate.j + 4]
    if act in (Act.STATES, Act.AFFIRMS) and with_concern(s, c.predicate.j, c.b):
        return Act.CONCERN, Act.CONCERN
    if act is Act.STATES and "concern" in head[:4] and head[:1] in (["with"], ["their"]):
        return Act.CONCERN, Act.CONCERN
    if (
        act in (Act.STATES, Act.AFFIRMS)
        and "with" in head[:1]
        and {"satisfaction", "appreciation"} & set(head)
    ):
        return Act.WELCOMES, Act.WELCOMES
    saying = c.kind == "first-person" and s.low[c.predicate.verb] in _SAYING
    if act is Act.STATES and c.predicate.modality == "obligation" and not saying:
        return Act.REQUESTS, Act.REQUESTS
    return act, joint_act


_SAYING = frozenset("say tell admit confess stress underline emphasise emphasize note".split())
"""Who "has to say" something says it, and asks nobody."""


def _courtesy(s: Analysed, c: Clause, a: int, found: list[MatterMention]) -> bool:
    """Whether thanks or a welcome are for a person alone: "welcomed her at the airport"."""
    if a >= c.b and not found:
        return True
    if found and all(_HOSPITABLE & set(m.text.lower().split()) for m in found):
        return True  # "thanked Ghana for its hospitality"
    spot = s.at[a] if a < len(s.at) else None
    if spot is None or not (spot.mention.name or spot.mention.role):
        return False
    if s.low[spot.j : spot.j + 1] in (["'s"], ["'"], ["’"]):
        return False  # "appreciated Mr Ruto's efforts"
    return all(m.start < spot.mention.end and m.end > spot.mention.start for m in found)


def _only_to_meet(s: Analysed, a: int, b: int, found: list[MatterMention]) -> bool:
    """Whether no more is hoped for than to meet: "looked forward to speaking soon"."""
    words = s.low[a:b]
    if not _ON.isdisjoint(words):
        return False
    if words[:1] in _TO_MEET:
        return all(m.weak for m in found)
    return bool(found) and all(m.text.split()[-1] in _TALK for m in found)


_TO_MEET = (["speaking"], ["meeting"], ["talking"], ["seeing"])


def _only_issues(found: list[MatterMention]) -> bool:
    """Whether no more is told than that there were matters to speak of."""
    return bool(found) and all(m.weak and m.text in _SOME for m in found)


_SOME = frozenset("issues topics matters subjects questions".split())
_AUDIENCE = frozenset(
    "parliament audience crowd congress assembly reporters media nation conference".split()
)
_HOSPITABLE = frozenset(
    "hospitality reception greeting greetings dinner luncheon lunch banquet pleasantries".split()
)


def _tells_otherwise(s: Analysed, c: Clause, lex: Lexicon) -> bool:
    """Whether a verb of talking is used of a number or an audience: "was raised to 92 percent"."""
    verb, j = s.low[c.predicate.verb], c.predicate.j
    if verb in ("raised", "raise", "raises"):
        return s.low[j : j + 1] in (["from"], ["to"], ["by"]) and s.tags[j + 1 : j + 2] == ["CD"]
    if verb.startswith("address") and s.at[j : j + 1] not in ([], [None]):
        return True  # "addressed EU ministers by video"
    if verb.startswith("address"):
        end = next((p for p in range(c.a, c.b) if s.tags[p] in ("NN", "NNS", "NNP")), -1)
        if end >= 0 and s.low[end] in _AUDIENCE:
            return True
        return end >= 0 and s.low[end] in lex.talk and s.tags[end + 1 : end + 2] == ["."]
    return False
