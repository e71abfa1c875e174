"""What someone claims of others or of things: "Japan opposes …", "It is necessary to …"."""

from __future__ import annotations

from dataclasses import replace

from summitgraph.extract.issuer import is_gathering
from summitgraph.extract.lexicon import Cue, Lexicon, is_adverb
from summitgraph.extract.main_verb import DEICTIC, EXPLETIVE, is_subject
from summitgraph.extract.predicate import Predicate, only
from summitgraph.extract.segment import Segment
from summitgraph.extract.spotted import Spotted
from summitgraph.extract.undertaking import first_person_undertaking
from summitgraph.extract.voice import Voice
from summitgraph.records.draft import Draft, MatterMention, MentionKind
from summitgraph.records.statement import Act

_NOT = frozenset("not n't never no cannot".split())
_DENIED = frozenset("is are was were will does do did".split())
_MUST = frozenset("must should need needs have has ought".split())
_JUDGES = frozenset((Act.WELCOMES, Act.CONCERN, Act.CRITICISES))
_SOFT_DEEDS = frozenset(
    "support promote develop advance strengthen increase take move facilitate share work make "
    "give put deepen create maintain come".split()
)
_NECESSARY = "claim/it-is-necessary"
Undertaking = tuple[int, int]


class Claims:
    """Reads main clauses whose subject is not the speaker."""

    def __init__(self, lexicon: Lexicon, voice: Voice) -> None:
        self._lex = lexicon
        self._voice = voice

    def draft(self, seg: Segment, i: int, subject: str, predicate: Predicate) -> Draft | None:
        """The draft of a claim whose main verb group begins at word `i`; None where it is empty.

        `subject` is the last word of its subject.
        """
        s, a = seg.s, seg.a
        negated = predicate.negated or any(
            s.low[p] in _NOT and not only(s.low, p) for p in range(i, min(i + 3, len(s.low)))
        )
        claim = self._claim_cue(seg, i)
        actor = _actor_before(seg, i)
        state = actor if actor is not None and actor.mention.keys and _is_side(actor) else None
        if self._acts_itself(seg, predicate, claim, actor, negated, state):
            draft = self._voice.speaks(seg, predicate, "claim")
            return replace(draft, end=s.end(seg.b)) if draft else None
        act, rule = self._act(seg, i, subject, predicate, claim, actor, negated=negated)
        content = _content(seg, i, predicate, actor, rule)
        undertaking: Undertaking | None = None
        if predicate.modality == "intention" and not negated:
            act, rule, undertaking = self._intention(
                seg, subject, predicate, act, rule, own=state is not None and claim is None
            )
        if subject in EXPLETIVE and rule == "claim" and not self._voice.names_matter(seg, content):
            return None
        draft = self._voice.says(
            seg,
            content,
            act,
            rule,
            modality=predicate.modality,
            negated=negated,
            undertaking=undertaking,
            predicate=predicate,
        )
        if state is not None:
            draft = self._about(state, draft, told=claim is not None)
        if s.low[a] in DEICTIC and a + 1 == i:
            draft = _pointing(seg, draft)
        return draft

    # --- the act ----------------------------------------------------------------------------

    def _acts_itself(
        self,
        seg: Segment,
        predicate: Predicate,
        claim: Cue | None,
        actor: Spotted | None,
        negated: bool,
        state: Spotted | None,
    ) -> bool:
        """Whether the predicate's own act holds, and not only a claim on someone's act."""
        cue = predicate.cue
        if cue is None or predicate.passive:
            return False
        if state is not None and cue.act is not Act.STATES and claim is None:
            return True  # "Vietnam opposes the use of force": a side speaks by its own name
        agrees = actor is not None or seg.s.low[predicate.verb].startswith("agree")
        return cue.act is Act.AGREES and not negated and agrees

    def _act(
        self,
        seg: Segment,
        i: int,
        subject: str,
        predicate: Predicate,
        claim: Cue | None,
        actor: Spotted | None,
        *,
        negated: bool,
    ) -> tuple[Act, str]:
        low, cue = seg.s.low, predicate.cue
        obligation = predicate.modality == "obligation"
        if subject == "it" and obligation:
            return Act.STATES, _NECESSARY
        if claim is not None:
            return Act.REJECTS if negated else claim.act, f"claim/{claim.key.removeprefix('cue/')}"
        if negated and low[predicate.i] in _DENIED:
            return Act.REJECTS, "claim/denied"
        if obligation and subject not in EXPLETIVE and any(w in _MUST for w in low[i : i + 3]):
            return Act.REQUESTS, "claim/obligation"
        if (
            cue is not None
            and cue.act in _JUDGES
            and not predicate.passive
            and self._voice.kind is MentionKind.BODY
            and actor is not None
            and _is_side(actor)
        ):
            return cue.act, "claim"
        return Act.STATES, "claim"

    def _intention(
        self, seg: Segment, subject: str, predicate: Predicate, act: Act, rule: str, *, own: bool
    ) -> tuple[Act, str, Undertaking | None]:
        """The act, the rule and the undertaking of what will be done; `own`: by a side itself."""
        s, b = seg.s, seg.b
        body = self._voice.kind is MentionKind.BODY
        announced = (
            act is Act.STATES
            and subject not in EXPLETIVE | DEICTIC
            and s.tags[seg.a] != "VBG"
            and (body or self._is_deed(seg, predicate))
        )
        if not own and not announced:
            return act, rule, None
        i = predicate.i
        found = first_person_undertaking(s, i, max(predicate.verb, i + 1), b, self._lex)
        if own:
            return Act.COMMITS, "claim/intention", found
        if found or body:
            # "The contact group is going to hold its first session": what is announced
            return Act.COMMITS, "claim/announced", found or (predicate.verb, b)
        return act, rule, None

    def _is_deed(self, seg: Segment, predicate: Predicate) -> bool:
        low, verb = seg.s.low, predicate.verb
        return low[verb] not in _SOFT_DEEDS and self._lex.checkable.at(low, verb) is not None

    def _claim_cue(self, seg: Segment, i: int) -> Cue | None:
        s, lex = seg.s, self._lex
        for p in range(i, min(seg.b, i + 7)):
            if s.low[p] in lex.claims and s.tags[p].startswith("VB"):
                found = lex.match(lex.claims, s.low, p)
                if found:
                    return found.cue
            if s.tags[p] in ("IN", "DT") and s.low[p] != "not":
                break
        return None

    # --- the matter -------------------------------------------------------------------------

    def _about(self, state: Spotted, draft: Draft, *, told: bool) -> Draft:
        """What a state does in empty words is about that state: "Ukraine is refusing to meet …"."""
        mention = state.mention
        named = self._lex.common_names.get(mention.keys[0], "")
        empty = all(m.weak or (told and m.soft) for m in draft.matters)
        if not named or not empty:
            return draft
        matter = MatterMention(start=mention.start, end=mention.end, text=named)
        return replace(draft, matters=(matter,))


def _actor_before(seg: Segment, i: int) -> Spotted | None:
    """The actor that is the subject of the verb group at word `i`, or None."""
    s, a = seg.s, seg.a
    left = i
    while left > a and is_adverb(s.low[left - 1]) and s.at[left - 1] is None:
        left -= 1
    spot = next((s.at[p] for p in range(i - 1, a - 1, -1) if s.at[p] is not None), None)
    return spot if spot is not None and spot.j == left and is_subject(s, spot.i, a) else None


def _is_side(spot: Spotted) -> bool:
    mention = spot.mention
    return not mention.name and mention.kind in (MentionKind.NAME, MentionKind.SIDE)


def _content(seg: Segment, i: int, predicate: Predicate, actor: Spotted | None, rule: str) -> int:
    """Where the words on the matter begin: at the subject where it is no one who acts."""
    s, a = seg.s, seg.a
    fronted = max((p for p in range(a, i) if s.low[p] == ","), default=a - 1) + 1
    subject = fronted if a < fronted < i and s.tags[a] in ("IN", "VBG", "TO") else a
    own = s.low[a] == "the" and is_gathering(s.low[a + 1]) and a + 2 == i  # who speaks
    if actor is not None or s.low[subject] in DEICTIC or rule == _NECESSARY or own:
        return predicate.j
    return subject


def _pointing(seg: Segment, draft: Draft) -> Draft:
    """The draft of a bare "This": its matter is that of the words before."""
    if all(m.weak for m in draft.matters):
        return replace(draft, matters=())
    if draft.act is not Act.REJECTS:
        return draft
    first, *more = draft.matters
    return replace(draft, matters=(replace(first, weak=True, text=seg.s.words[seg.a]), *more))
