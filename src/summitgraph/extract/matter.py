"""Issue phrases: the noun phrases that name what an act is about.

From the words after an act the lasting matter is taken, not the clause: function words, verbs
and empty heads ("the importance of", "efforts to") are passed, and lists give a matter each.
Which issue of the scheme it is, is left to `link/`.
"""

from __future__ import annotations

from dataclasses import replace

from summitgraph.extract.analysis import Analysed
from summitgraph.extract.enumeration import is_listed, opens_list
from summitgraph.extract.growth import Grown, Growth
from summitgraph.extract.label import joined
from summitgraph.extract.lexicon import Lexicon
from summitgraph.extract.noun_phrase import NOUN, Phrase, noun_phrases
from summitgraph.extract.rank import Rank
from summitgraph.extract.spotted import Spotted
from summitgraph.records.draft import MatterMention, MentionKind

_TELLS = frozenset(
    "idea view fact position understanding opinion belief hope expectation agreement conviction "
    "proposal commitment recognition concern concerns possibility assurance announcement "
    "indication evidence sign proof reminder testament".split()
)
_BEFORE_NAME = frozenset(
    ("", "about", "on", "over", "regarding", "concerning", "discuss", ":", "against", "including")
)
_NEAR = 6
_CIRCUMSTANCE = frozenset(
    """during beyond through by after within under via before following throughout despite amid
    since until ahead without""".split()
)
_HAPPENS = frozenset("forum summit assembly conference".split())
_FAR = 400
_MOST = 12
_FOR_WHOM = frozenset("support solidarity".split())
_HOW = (["in", "depth"], ["in", "detail"], ["at", "length"])


class Matters:
    """Finds the matters in a range of words of a sentence."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._nominals = lexicon.nominals
        self._growth = Growth(lexicon)

    def find(self, s: Analysed, a: int, b: int, *, deep: bool = False) -> list[MatterMention]:
        """The matters in tokens `[a, b)`, best first; one that only points is marked weak.

        With `deep`, a relative clause is searched where the words before it name no matter.
        """
        a += 2 if s.low[a : a + 2] in _HOW else 0
        conceded = _concession(s, a, b)
        if conceded is not None:
            behind = self.find(s, conceded, b, deep=deep)
            if any(not m.weak for m in behind):
                return behind
        phrases = noun_phrases(s, a, b)
        grown = self._growth.all(s, phrases, b)
        stop = _relative_clause(s, a, b)
        # What a relative clause says of a matter is no matter of its own.
        near = [g for g in grown if phrases[g.k].i < stop] or grown
        anchor = _nearest_anchor(s, phrases, near, a, b)
        if anchor is None and len(near) < len(grown):
            examples = [g for g in grown if opens_list(s, phrases[g.k].i)]
            anchor = _anchor(s, phrases, examples, a)
            if anchor is None and deep:
                anchor = _anchor(s, phrases, grown, a)
        anchor = _before_circumstance(s, phrases, near, anchor)
        if anchor is None or anchor.rank == Rank.NAME:
            nominal = self._nominal(s, a, b if anchor is None else phrases[anchor.k].i)
            if nominal is not None:
                return [nominal]
        if anchor is None:
            return _pointing(s, phrases, near)
        found = _with_list(s, phrases, grown, anchor, b, stop)
        return [_mention(s, phrases, g) for g in found[:_MOST]]

    def _nominal(self, s: Analysed, a: int, b: int) -> MatterMention | None:
        """A verb whose object only names someone: "will visit Russia" is on a visit to Russia."""
        for i in range(a, b):
            who = _who_meets(s, a, i)
            if who is not None:
                words = joined(s.words[who : _before_modal(s, i)])
                return MatterMention(
                    start=s.start(who), end=s.end(i + 1), text=f"meeting of {words}"
                )
            if not s.tags[i].startswith("VB") or s.low[i] not in self._nominals:
                continue
            noun = self._nominals[s.low[i]]
            j = i + 2 if s.low[i + 1 : i + 2] == ["to"] else i + 1
            spot = s.at[j] if j < b else None
            if (
                spot is not None
                and not spot.mention.name
                and not _owns(s, spot)
                and noun.endswith((" to", " of", " on", " for"))
            ):
                words = joined(w for w in s.words[spot.i : spot.j] if w.lower() != "the")
                return MatterMention(start=s.start(i), end=s.end(spot.j), text=f"{noun} {words}")
        return None


def _concession(s: Analysed, a: int, b: int) -> int | None:
    """Where the main clause begins behind "that, while X would do Y, …"; None without one."""
    p = a + 1 if s.low[a : a + 1] == ["that"] else a
    p += s.low[p : p + 1] == [","]
    if p >= b or s.low[p] not in ("while", "although", "though", "despite"):
        return None
    for q in range(p + 1, b - 1):
        opens = s.at[q + 1] is not None or s.tags[q + 1] in ("PRP", "DT", "PRP$", "NNP", "EX")
        if s.low[q] == "," and opens and any(s.tags[v] in _FINITE for v in range(q + 1, b)):
            return q + 1
    return None


def _before_modal(s: Analysed, i: int) -> int:
    return i - 2 if s.low[i - 2] in _MODAL else i - 1


def _who_meets(s: Analysed, a: int, i: int) -> int | None:
    """Where the noun phrase begins that meets at word `i`: "the legal advisers would meet"."""
    if s.low[i] != "meet" or i - a < 2 or s.low[_before_modal(s, i)] not in _MODAL:
        return None
    p = _before_modal(s, i)
    while p > a and s.tags[p - 1] in ("NN", "NNS", "JJ") and s.at[p - 1] is None:
        p -= 1
    return p if p < _before_modal(s, i) and s.tags[_before_modal(s, i) - 1] == "NNS" else None


_MODAL = frozenset("will would shall should".split())


def _mention(s: Analysed, phrases: list[Phrase], g: Grown) -> MatterMention:
    return MatterMention(start=s.start(phrases[g.k].i), end=s.end(g.end), text=g.label, soft=g.soft)


def _relative_clause(s: Analysed, a: int, b: int) -> int:
    """Where the first relative clause begins: "projects that will benefit …"; `b` if nowhere."""
    for i in range(a + 1, b):
        word, before = s.low[i], s.tags[i - 1]
        after = s.tags[i + 1] if i + 1 < len(s.tags) else ""
        if word == "that" and s.low[i - 1] in _TELLS and after not in ("MD", "VBZ", "VBP"):
            continue  # "the idea that we should …": what is said, no description
        if s.tags[i] in ("WDT", "WP", "WP$") and (before in NOUN or before in (",", "IN")):
            return i
        if word in ("where", "whereby") and before == ",":
            return i
        if word == "that" and before in NOUN and i + 1 < b and after in ("MD", "VBZ", "VBP", "VBD"):
            return i
    return b


# --- what the words are about -------------------------------------------------------------------


def _nearest_anchor(
    s: Analysed, phrases: list[Phrase], near: list[Grown], a: int, b: int
) -> Grown | None:
    """The anchor before "including", or, where nothing there tells, behind it."""
    tail = next((p for p in range(a + 1, b) if s.low[p] in ("including", "includes")), b)
    main = [g for g in near if phrases[g.k].i < tail]
    anchor = _anchor(s, phrases, main, a)
    if anchor is None and not any(g.rank == Rank.PALE for g in main):
        return _anchor(s, phrases, near, a)
    return anchor


def _anchor(s: Analysed, phrases: list[Phrase], grown: list[Grown], a: int) -> Grown | None:
    """The matter that the words are about: the first that tells, or the first at all."""
    best: Grown | None = None
    for g in grown:
        if not g.label or g.rank <= Rank.PALE:
            continue
        if g.rank == Rank.NAME and not _stands_as_matter(s, phrases[g.k], a):
            continue
        if best is None:
            best = g
            if g.rank != Rank.NAME and not g.soft:
                return g
            continue
        clearer = g.rank > best.rank or (g.rank == best.rank and best.soft and not g.soft)
        if not clearer:
            continue
        if best.rank in (Rank.NAME, Rank.STRONG):
            # the first of a list stands: "joint economic activities and free travel"
            listed = is_listed(s, phrases, best.k + 1, best.end, len(s.low))
            return best if listed else g
        if best.soft:
            return g
    return best


def _before_circumstance(
    s: Analysed, phrases: list[Phrase], near: list[Grown], anchor: Grown | None
) -> Grown | None:
    """The first phrase where the anchor only tells when or how: "the ambit beyond the members"."""
    first = next((g for g in near if g.label and g.rank >= Rank.WEAK), None)
    if anchor is None or first is None or first is anchor:
        return anchor
    at = phrases[anchor.k].i
    if s.low[at - 2 : at] == [",", "as"]:
        return first  # "a proposal to include X, as an addition to Y"
    first = next((g for g in near if g.label and g.rank >= Rank.PALE), first)
    if first.rank != Rank.PALE:
        return anchor
    between = s.low[first.end : at]
    without = s.low[at - 1 : at + 1] == ["with", "no"] or "view" in between
    as_what = s.low[at - 1] == "as" and s.low[at - 2] not in ("such", "well")
    return first if without or as_what or s.low[at - 1] in _CIRCUMSTANCE else anchor


def _stands_as_matter(s: Analysed, phrase: Phrase, a: int) -> bool:
    """Whether a bare name stands where a matter does: "discussed Syria"."""
    spot = s.at[phrase.head]
    if spot is not None and spot.mention.kind is not MentionKind.NAME:
        return False
    if spot is not None and _owns(s, spot):
        return False  # "appreciated Japan's response": what is Japan's
    first = spot.i if spot is not None else phrase.i
    if _acts(s, spot.j if spot is not None else phrase.j):
        return False  # "said Ghana was ready": who is to act
    if s.low[phrase.head] in _HAPPENS and first - a <= _NEAR:
        return True  # "looked forward to meeting at the Pacific Islands Forum"
    before = s.low[first - 1] if first > a else ""
    if before == "for" and first - 2 >= 0 and s.low[first - 2] in _FOR_WHOM:
        return True  # "reiterated their support for the mission"
    if first > a + 2 and s.tags[first - 1] == "VB" and s.low[first - 2] == "to":
        return s.tags[first - 3] in ("NN", "NNS")  # "discussed efforts to defeat X"
    return before in _BEFORE_NAME or (before in (",", "and") and first - a <= _NEAR)


def _owns(s: Analysed, spot: Spotted) -> bool:
    return s.low[spot.j : spot.j + 1] in (["'s"], ["’s"], ["’"])


def _acts(s: Analysed, j: int) -> bool:
    """Whether a finite verb follows the name that ends at token `j`, or those listed with it."""
    while j < len(s.low):
        if s.tags[j] == "RB":
            j += 1
        elif s.low[j] in ("and", ",") and j + 1 < len(s.low):
            spot = s.at[j + 1]
            if spot is None or spot.mention.kind is not MentionKind.NAME:
                return False
            j = spot.j
        else:
            return s.tags[j] in _FINITE and s.at[j] is None
    return False


_FINITE = frozenset("VBD VBZ VBP MD".split())


def _with_list(
    s: Analysed, phrases: list[Phrase], grown: list[Grown], anchor: Grown, b: int, stop: int
) -> list[Grown]:
    """A matter and those listed with it, or named as its examples."""
    found = [anchor]
    for following in grown[grown.index(anchor) + 1 :]:
        i = phrases[following.k].i
        if is_listed(s, phrases, following.k, found[-1].end, b):
            if following.rank == Rank.SKIP:
                break
            if following.label and following.rank > Rank.WEAK:
                found.append(following)
        elif opens_list(s, i) and following.rank >= Rank.NAME and i < stop + _FAR:
            found.append(following)
        elif _after_semicolon(s, found[-1].end, i, b):
            if following.label and following.rank > Rank.WEAK:
                found.append(following)
        elif _semicolon_ahead(s, i, b) is None:
            break
    return found


def _semicolon_ahead(s: Analysed, i: int, b: int) -> int | None:
    """Where the next semicolon of a list without verbs stands, from word `i` on; or None."""
    at = next((p for p in range(i, b) if s.low[p] == ";"), None)
    if at is None or any(s.tags[p] in _FINITE for p in range(i, b)):
        return None
    return at


def _after_semicolon(s: Analysed, end: int, i: int, b: int) -> bool:
    """Whether a phrase at word `i` opens a part of a list that semicolons part."""
    p = i - 1
    while p > end and s.low[p] in ("and", "on", "the"):
        p -= 1
    return s.low[p] == ";" and not any(s.tags[q] in _FINITE for q in range(end, b))


def _pointing(s: Analysed, phrases: list[Phrase], near: list[Grown]) -> list[MatterMention]:
    """The first phrase that at least points to a matter, marked weak; the pale before the empty."""
    pale = next((g for g in near if g.rank == Rank.PALE), None)
    weak = pale or next((g for g in near if g.rank == Rank.WEAK and g.label), None)
    if weak is None:
        return []
    return [replace(_mention(s, phrases, weak), weak=True, soft=weak is not pale)]
