"""Verb groups of a sentence and the act that each carries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from summitgraph.extract.analysis import Analysed
from summitgraph.extract.lexicon import Cue, Lexicon, is_adverb
from summitgraph.records.statement import Act

_AUX = frozenset(
    """be am is are was were been being 'm 're 's have has had 've do does did 'd""".split()
)
_BE = frozenset("be am is are was were been being 'm 're 's".split())
_ONLY = frozenset("just only merely simply least".split())
_NOT = frozenset("not n't never no neither nor cannot".split())
_CHAIN = frozenset(
    """continue continues continued begin began start started try tried seek seeks sought want wants
    wished manage managed proceed hope hopes intend intends plan plans need needs able
    like""".split()
)
_SEEK = frozenset("seek seeks sought".split())
_SPEECH_NOUN = frozenset("NN NNS VB VBP NNP JJ".split())
_NOUNISH = frozenset("DT PRP$ JJ JJR JJS RB NN NNS NNP NNPS POS CD VBN RBR RBS VBG".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Predicate:
    """A verb group.

    Attributes:
        i, j: its tokens `[i, j)`, from the first auxiliary to the end of the cue.
        cue: the cue in it, or None.
        noun: whether the act lies in a noun after the verb ("expressed concern").
        verb: the token of the verb that decides.
        passive: be + past participle.
    """

    i: int
    j: int
    cue: Cue | None
    verb: int
    negated: bool = False
    modality: str = "plain"
    passive: bool = False
    noun: bool = False
    tense: str = "past"

    @property
    def act(self) -> Act:
        """The act for one speaker."""
        return self.cue.act if self.cue else Act.STATES

    @property
    def joint_act(self) -> Act:
        """The act for several who act together."""
        return self.cue.joint_act if self.cue else Act.AFFIRMS


def only(low: Sequence[str], p: int) -> bool:
    """Whether a "not" at word `p` denies nothing: "not just", "not only"."""
    return low[p] == "not" and p + 1 < len(low) and low[p + 1] in _ONLY


def predicate_at(s: Analysed, i: int, lex: Lexicon) -> Predicate | None:
    """The verb group that begins at token `i`, or None where no finite verb stands there."""
    tag = s.tags[i]
    if tag not in ("VBD", "VBZ", "VBP", "MD", "VBN", "VB", "VBG") and not (
        s.low[i] in lex.verbs or s.low[i] in lex.carriers
    ):
        return None
    low, tags, n = s.low, s.tags, len(s.low)
    tense = "past" if tag in ("VBD", "VBN") else "modal" if tag == "MD" else "present"
    if low[i] in ("have", "has", "had", "was", "were"):
        tense = "past"
    negated = i > 0 and low[i - 1] in ("neither", "never")
    modality = "plain"
    seen_be = False
    p = i
    while p < n:
        if low[p] in _NOT:
            idiom = lex.match(lex.verbs, low, p) if low[p] == "not" else None
            if idiom is not None:  # "would not hear of": the phrase has its "not"
                return Predicate(i=i, j=idiom.end, cue=idiom.cue, verb=p, tense=tense)
            negated = not only(low, p)
            p += 1
            continue
        found = lex.match(lex.verbs, low, p)
        if found and low[p] in _SEEK and low[p + 1 : p + 2] == ["to"] and not found.cue.words:
            found = None  # "seeks to be a friend": what one aims at is not asked for
        if (
            found
            and (low[p] not in _AUX or found.cue.words)
            and not (low[p] in ("'s",) and tags[p] == "POS")
        ):
            modal = lex.modal(low, p)
            if modal and modal[0] >= found.end and low[p] in _AUX:
                # "be ready to" before another act: the act after it decides, if there is one
                inner = _after_modal(s, modal[0], lex)
                if inner is not None:
                    modality = modality if modality != "plain" else modal[1]
                    p = modal[0]
                    continue
            own = found.cue.words  # "would not hear of", "have no objection to"
            neg = any(w in _NOT and w not in own for w in low[p : found.end])
            if not _NOT.isdisjoint(own):
                negated = neg = False
            base = Predicate(
                i=i,
                j=found.end,
                cue=found.cue,
                verb=p,
                negated=negated or neg,
                modality=modality,
                passive=seen_be and _participle(s, p),
                tense=tense,
            )
            return _with_noun(s, base, lex)
        carrier = lex.match(lex.carriers, low, p)
        if carrier and low[p] not in _AUX:
            base = Predicate(
                i=i,
                j=carrier.end,
                cue=carrier.cue,
                verb=p,
                negated=negated,
                modality=modality,
                passive=seen_be and _participle(s, p),
                tense=tense,
            )
            carried = _with_noun(s, base, lex)
            if carried.noun or base.passive:
                return carried if carried.noun else replace(base, cue=None)
        modal = lex.modal(low, p)
        if modal and tags[p] == "MD" and p + 1 < n and low[p + 1] == "be":
            # "would be glad to receive" is an act of its own, not a wish before one
            whole = lex.match(lex.verbs, low, p + 1)
            if whole and whole.end > modal[0]:
                p += 1
                continue
        if modal:
            modality = (
                modal[1]
                if modality in ("plain", "conditional") or modal[1] == "obligation"
                else modality
            )
            seen_be = seen_be or (low[p] in _BE and modal[0] == p + 1)
            p = modal[0]
            continue
        if low[p] in ("have", "has", "had", "'ve") and not _perfect(s, p):
            carrier = lex.match(lex.carriers, low, p)
            if carrier:
                with_noun = _noun_cue(s, carrier.end, lex)
                if with_noun is not None:
                    cue, end = with_noun
                    return Predicate(
                        i=i,
                        j=end,
                        cue=cue,
                        verb=p,
                        negated=negated,
                        modality=modality,
                        tense=tense,
                        noun=True,
                    )
        if low[p] in _AUX or tags[p] == "MD":
            seen_be = seen_be or low[p] in _BE
            p += 1
            continue
        if is_adverb(low[p]) or tags[p] in ("RB", "RBR"):
            p += 1
            continue
        inner = _phrase_inside(low, p)
        if inner is not None and p > i:
            p = inner
            continue
        aside = _aside(low, p)
        if aside is not None and p > i:
            p = aside
            continue
        if (
            low[p] in _CHAIN
            and p + 1 < n
            and low[p + 1] == "to"
            and tags[p].startswith(("VB", "JJ"))
        ):
            p += 2
            continue
        opens = low[p] in ("began", "begin", "opened", "started") and low[p + 1 : p + 2] == ["by"]
        if opens and tags[p + 2 : p + 3] == ["VBG"]:
            p += 2  # "began by reflecting on"
            continue
        if low[p] in ("go", "goes", "went") and low[p + 1 : p + 3] == ["on", "to"]:
            p += 3  # "went on to stress"
            continue
        if tags[p] == "TO":
            p += 1
            continue
        break
    verb = p if p < n and tags[p].startswith("VB") else max(i, p - 1)
    return Predicate(
        i=i,
        j=min(verb + 1, n),
        cue=None,
        verb=verb,
        negated=negated,
        modality=modality,
        passive=seen_be and p < n and tags[p] in ("VBN", "VBD"),
        tense=tense,
    )


_ASIDES = tuple(
    tuple(words.split())
    for words in (
        "however",
        "though",
        "in turn",
        "for his part",
        "for her part",
        "for its part",
        "for their part",
        "nevertheless",
        "nonetheless",
        "too",
        "in addition",
        "at the same time",
        "on the other hand",
        "therefore",
        "moreover",
        "meanwhile",
    )
)


_INSIDE = tuple(
    tuple(words.split())
    for words in (
        "for its part",
        "for his part",
        "for her part",
        "for their part",
        "by then",
        "by now",
        "in turn",
        "at last",
        "at first",
        "in principle",
        "on the spot",
    )
)


def _phrase_inside(low: Sequence[str], p: int) -> int | None:
    """Where a phrase ends that stands within a verb group: "has for its part promised"."""
    for words in _INSIDE:
        if tuple(low[p : p + len(words)]) == words:
            return p + len(words)
    return None


def _aside(low: Sequence[str], p: int) -> int | None:
    """Where a parenthesis that parts a verb group ends: "did, however, hold out"; or None."""
    if low[p] != ",":
        return None
    for words in _ASIDES:
        end = p + 1 + len(words)
        if tuple(low[p + 1 : end]) == words and low[end : end + 1] == [","]:
            return end + 1
    return None


def _perfect(s: Analysed, p: int) -> bool:
    """Whether "have" only makes a perfect: "We have presented Japan a proposal"."""
    q = p + 1
    while q < len(s.low) and (is_adverb(s.low[q]) or s.low[q] in _NOT):
        q += 1
    return q < len(s.low) and s.tags[q] in ("VBN", "VBD")


def _after_modal(s: Analysed, p: int, lex: Lexicon) -> int | None:
    while p < len(s.low) and (is_adverb(s.low[p]) or s.low[p] in _NOT):
        p += 1
    if p < len(s.low) and s.tags[p].startswith("VB") and lex.match(lex.verbs, s.low, p):
        return p
    return None


def _participle(s: Analysed, p: int) -> bool:
    return s.tags[p] in ("VBN", "VBD") or s.low[p].endswith("ed")


def _with_noun(s: Analysed, found: Predicate, lex: Lexicon) -> Predicate:
    """The same, with the act of the noun that the verb carries: "reiterated its call on"."""
    verb = s.low[found.verb]
    if verb not in lex.carriers or found.passive:
        return found
    if found.cue is not None and found.cue.words:
        return found
    noun = _noun_cue(s, found.verb + 1, lex)
    if noun is None:
        return found
    cue, end = noun
    if found.cue is not None and cue.act is Act.STATES:
        # "stressed the importance of": the verb keeps its own act
        return replace(found, j=end, noun=True)
    return replace(found, cue=cue, j=end, noun=True)


def _noun_cue(s: Analysed, i: int, lex: Lexicon) -> tuple[Cue, int] | None:
    """The noun of speech that heads the phrase at `i`: (cue, end token), or None."""
    best: tuple[Cue, int] | None = None
    p = i
    while p < len(s.low) and p - i < 9:
        if s.low[p] in ("no", "neither"):
            return None  # "had no objection to": the verb and its "no" decide
        found = lex.noun_at(s.low, p) if s.tags[p] in _SPEECH_NOUN else None
        if found is not None:
            cue, after = found
            nxt = s.low[after] if after < len(s.low) else "."
            if s.tags[after : after + 1] and s.tags[after] in ("NN", "NNS"):
                p += 1
                continue
            p = after - 1
            if best is None or nxt in (
                "for",
                "to",
                "of",
                "on",
                "over",
                "about",
                "that",
                "in",
                "regarding",
                "with",
                "at",
            ):
                best = (cue, p + 1)
            if nxt not in ("and", ","):
                break
        elif s.tags[p] not in _NOUNISH and s.low[p] not in ("and", "'s", "'", "’"):
            break
        p += 1
    return best


def noun_subject(s: Analysed, i: int, j: int, lex: Lexicon) -> Cue | None:
    """The noun of speech that heads a passive's subject: "Satisfaction" in "… was expressed"."""
    for p in range(j - 1, i - 1, -1):
        found = lex.noun_at(s.low, p)
        if found is not None and found[1] <= j:
            return found[0]
    return None
