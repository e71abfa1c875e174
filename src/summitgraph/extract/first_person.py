"""What someone says of himself: "We reaffirm …", "I hope that …", "We will …"."""

from __future__ import annotations

from dataclasses import replace

from summitgraph.extract.draft import with_concern
from summitgraph.extract.lexicon import Lexicon
from summitgraph.extract.predicate import Predicate
from summitgraph.extract.segment import Segment
from summitgraph.extract.undertaking import first_person_undertaking
from summitgraph.extract.voice import Voice
from summitgraph.records.draft import ActorMention, Draft, MentionKind
from summitgraph.records.statement import Act

_SELF_BINDING = frozenset(
    """attend visit come go implement work accept participate respond do join receive""".split()
)
_STATIVE = frozenset("need know see hear understand remember".split())
_AUXILIARY = frozenset("be is are was were am have has had 've 'm 're do does did".split())
_BY_MODALITY = {
    "intention": (Act.COMMITS, frozenset((Act.DISCUSSES, Act.SUPPORTS, Act.STATES, Act.AFFIRMS))),
    "hope": (Act.PROPOSES, frozenset((Act.DISCUSSES, Act.SUPPORTS))),
    "obligation": (Act.REQUESTS, frozenset((Act.DISCUSSES, Act.SUPPORTS))),
}
"""What "will", "hope to", "must" make of the acts that alone bind or ask nobody.

Who would like to emphasise does so."""


class FirstPerson:
    """Reads main clauses whose subject is "I" or "we"."""

    def __init__(self, lexicon: Lexicon, voice: Voice) -> None:
        self._lex = lexicon
        self._voice = voice

    def draft(self, seg: Segment, predicate: Predicate) -> Draft | None:
        """The draft of such a clause, or None where it carries no act."""
        s, b = seg.s, seg.b
        verb = s.low[predicate.verb]
        undertaking = first_person_undertaking(
            s, predicate.i, max(predicate.verb, predicate.i + 1), b, self._lex
        )
        cue = predicate.cue
        who = s.at[predicate.j] if cue is None and predicate.j < len(s.at) else None
        if who is not None and who.mention.kind is MentionKind.ROLE and verb in _AUXILIARY:
            return None  # "I have been Prime Minister for six years"
        if cue is None or (verb in _AUXILIARY and not cue.words and not predicate.noun):
            return self._voice.says(
                seg,
                predicate.j,
                _plain_act(seg, predicate),
                f"first-person/{predicate.modality}",
                modality=predicate.modality,
                negated=predicate.negated,
                undertaking=undertaking,
                predicate=predicate,
            )
        draft = self._voice.speaks(seg, predicate, "first-person")
        if draft is None:
            return None
        draft = _asking(seg, predicate, draft)
        act = _act(predicate, draft.act, binds=undertaking is not None)
        if act is not draft.act:
            draft = replace(draft, act=act, joint_act=act)
        told = (s.start(undertaking[0]), s.end(undertaking[1])) if undertaking else None
        return replace(
            draft,
            relation=self._voice.is_relation(seg),
            undertaking=draft.undertaking or told,
            end=s.end(b),
        )


def _plain_act(seg: Segment, predicate: Predicate) -> Act:
    """The act of a verb that carries none by itself, from its modality."""
    if with_concern(seg.s, predicate.i, seg.b):
        return Act.CONCERN
    if predicate.modality == "obligation":
        return Act.REQUESTS
    if predicate.negated:
        happened = predicate.tense == "past" and predicate.modality == "plain"
        return Act.STATES if happened else Act.REJECTS
    if predicate.modality == "intention":
        return Act.STATES if seg.s.low[predicate.verb] in _STATIVE else Act.COMMITS
    if predicate.modality == "hope":
        binds = seg.s.low[predicate.verb] in _SELF_BINDING
        return Act.COMMITS if binds else Act.PROPOSES
    return Act.STATES


def _asking(seg: Segment, predicate: Predicate, draft: Draft) -> Draft:
    """The draft of a hope that another will act, as a request: "We hope Japan will …"."""
    s, j = seg.s, predicate.j
    if s.low[predicate.verb] not in ("hope", "expect") or predicate.noun:
        return draft
    third = _third_party(seg, j)
    if third is not None:
        asked = (third,) if third.keys or third.name else ()
        return replace(draft, act=Act.REQUESTS, joint_act=Act.REQUESTS, addressees=asked)
    if s.low[j : j + 1] == ["for"]:
        return replace(draft, act=Act.REQUESTS, joint_act=Act.REQUESTS)
    return draft


def _third_party(seg: Segment, j: int) -> ActorMention | None:
    """Who is hoped to act: the other that opens the clause after "hope", before "will"."""
    s = seg.s
    p = j + 1 if s.low[j : j + 1] == ["that"] else j
    spot = s.at[p] if p < seg.b else None
    if spot is None or spot.mention.kind is MentionKind.PRONOUN:
        return None
    acts = any(w in ("will", "would", "can") for w in s.low[spot.j : spot.j + 2])
    return spot.mention if acts else None


def _act(predicate: Predicate, act: Act, *, binds: bool) -> Act:
    """The act as the modality, what it binds to and a "not" make it."""
    if act is Act.DISCUSSES and binds:
        act = Act.COMMITS
    if predicate.modality in _BY_MODALITY:
        makes, of = _BY_MODALITY[predicate.modality]
        act = makes if act in of else act
    if predicate.negated and act in (Act.STATES, Act.COMMITS):
        act = Act.REJECTS
    return act
