"""From a base phrase to a matter's label: what narrows it, or what its empty noun gives way to.

"the importance of" gives way to what it is of; "cooperation" grows by "in the Arctic". How well
the result names a matter is told by `rank.py`.
"""

from __future__ import annotations

from dataclasses import dataclass

from summitgraph.extract.analysis import Analysed
from summitgraph.extract.label import GLUE, Labels, content, joined
from summitgraph.extract.lexicon import Lexicon
from summitgraph.extract.noun_phrase import Phrase, actor_of, has_name, is_person, is_time
from summitgraph.extract.rank import Rank, Ranks
from summitgraph.extract.spotted import Spotted
from summitgraph.records.draft import MentionKind

MOST = 7
"""Content words that a label may have: more is a clause, not a matter."""
_ENOUGH = 5
_NARROW = frozenset(
    """by of on between against regarding concerning over to for in with among about towards toward
    at""".split()
)
_PLACE = frozenset("in at with by from among within under across into".split())
_IN_MATTER = frozenset(
    """progress efforts effort interest strides advances role steps investment""".split()
)
_PART_OF_TIME = frozenset("end beginning middle start half course quarter eve".split())
_MUTUAL = frozenset("concern concerns interest interests".split())
_MEETS = frozenset("meeting meetings talks conversation contacts summit call".split())
_FIELD = tuple(["in", "the", noun, "of"] for noun in ("field", "sphere", "area"))
_WISHES = frozenset("invitation request behest initiative".split())
_MANNER = frozenset("practice principle particular general future past".split())


@dataclass(slots=True)
class Grown:
    """A phrase with what narrows it: its number, label, end, the next number, and its rank.

    Attributes:
        soft: whether its noun is half empty.
    """

    k: int
    label: str
    end: int
    after: int
    rank: Rank
    soft: bool = False


class Growth:
    """Grows the base phrases of a sentence."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._talk = lexicon.talk
        self._labels = Labels(lexicon)
        self._ranks = Ranks(lexicon, self._labels)

    def all(self, s: Analysed, phrases: list[Phrase], b: int) -> list[Grown]:
        """The phrases of a clause that ends at token `b`, each grown as far as it goes."""
        grown: list[Grown] = []
        k = 0
        while k < len(phrases):
            grown.append(self._grow(s, phrases, k, b))
            k = max(k + 1, grown[-1].after)
        return grown

    def _grow(self, s: Analysed, phrases: list[Phrase], k: int, b: int) -> Grown:
        head = phrase = phrases[k]
        if is_time(s, phrase):
            return Grown(k, "", phrase.j, k + 1, Rank.SKIP)
        actor = actor_of(s, phrase)
        if actor is not None:
            return self._actor(s, k, phrase, actor)
        if _tells_whose_wish(s, phrase):
            follows = k + 1 < len(phrases) and phrases[k + 1].i <= phrase.j + 3
            last = phrases[k + 1] if follows else phrase
            return Grown(k, "", last.j, k + 1 + follows, Rank.SKIP)
        pieces = self._labels.core(s, phrase.i, phrase.j)
        words = content(pieces)
        end = phrase.j
        nxt = k + 1
        while nxt < len(phrases) and end < b:
            follow = phrases[nxt]
            glue = s.low[end]
            gap = follow.i - end
            empty = self._ranks.is_empty(s, head)
            field = s.low[end : end + 4] in _FIELD
            posed = s.low[head.head] in _POSED and _is_posed(s, end, follow)
            if not field and not posed and not _is_tied(s, end, follow, empty=empty):
                break
            if is_time(s, follow):
                if s.words[head.head] in _PART_OF_TIME:
                    return Grown(k, "", follow.j, nxt + 1, Rank.SKIP)
                break
            if glue == "of" and s.low[follow.head] in _MUTUAL and gap == 1:
                break  # "issues of mutual concern"
            acting = actor_of(s, follow) is not None
            deed = _deed_after(s, phrases, nxt, b) if glue == "of" and empty and acting else None
            if deed is not None:
                # "the intent of A and B to pursue a dialogue": the dialogue
                head = phrases[deed]
                pieces = self._labels.core(s, head.i, head.j)
                words = content(pieces)
                end, nxt = head.j, deed + 1
                continue
            if s.low[head.head] in _POSED and not acting and _is_posed(s, end, follow):
                # "the threat posed by terrorism": terrorism
                inner, end, nxt = self._inner(s, phrases, nxt, "of")
                head, pieces, words = follow, inner, content(inner)
                continue
            if empty and acting and s.low[end + 1 : end + 2] == ["by"] and gap > 1:
                # "challenges posed by China"
                name = self._labels.of_mention(s, follow.i, follow.j)
                pieces = [*pieces, s.words[end], "by", name]
                words = content(pieces)
                end, nxt = follow.j, nxt + 1
                break
            inner, inner_end, step = self._inner(s, phrases, nxt, glue)
            inner_words = content(inner)
            meets = glue == "with" and s.low[head.head] in _MEETS
            if is_person(s, follow) and glue not in ("of", "by") and not meets:
                break
            both = glue == "between" and self._ranks.is_semi_empty(s, head)
            if (
                empty
                and not acting
                and not both  # "cooperation between our agencies" is on cooperation
                and (glue not in _PLACE or s.low[head.head] in _IN_MATTER or gap > 1)
            ):
                # an empty head gives way to what it is of
                head, pieces, words = follow, inner, inner_words
                end, nxt = inner_end, step
                continue
            if glue != "of" and (
                (gap > 1 and not field)
                or (not meets and not self._narrows(s, head, follow, glue))
                or self._ranks.is_empty(s, follow)
            ):
                break
            if len(words) + len(inner_words) > MOST:
                break
            pieces = [*pieces, glue if glue in GLUE else "of", *inner]
            words = words + inner_words
            end, nxt = inner_end, step
            if len(words) >= _ENOUGH:
                break
        rank, soft = self._ranks.of(s, head, end, words, b, first=head is phrase)
        label = joined(pieces) if words else ""
        if rank <= Rank.WEAK and words and s.low[end : end + 1] != ["that"]:
            state = self._labels.state_of(s, head)
            if state:
                label, rank, soft = state, Rank.MEDIUM, True
        return Grown(k, label, end, nxt, rank, soft)

    def _actor(self, s: Analysed, k: int, phrase: Phrase, spot: Spotted) -> Grown:
        """A phrase that only names who acts: a name may be a matter, an office or side never."""
        end = max(spot.j, phrase.j)
        does = s.tags[end : end + 1] == ["VBG"]  # "Russia joining the WTO": the WTO
        if spot.mention.kind is not MentionKind.NAME or does:
            return Grown(k, "", end, k + 1, Rank.SKIP)
        return Grown(k, self._labels.of_mention(s, spot.i, spot.j), end, k + 1, Rank.NAME)

    def _inner(
        self, s: Analysed, phrases: list[Phrase], k: int, glue: str
    ) -> tuple[list[str], int, int]:
        """The words of what narrows a phrase, their end, the next number: both of "between"."""
        follow = phrases[k]
        inner = self._labels.core(s, follow.i, follow.j)
        end, step = follow.j, k + 1
        spot = s.at[follow.head]
        if glue == "between" and spot is not None and spot.j > end:
            # "between the Republic of Korea and …": a name of more phrases than one
            inner, end = [self._labels.of_mention(s, spot.i, spot.j)], spot.j
            while step < len(phrases) and phrases[step].i < end:
                step += 1
        both = glue == "between" or (glue == "of" and _owns_with_next(s, phrases, k))
        if both and step < len(phrases) and s.low[end : end + 1] == ["and"]:
            pair = phrases[step]
            if pair.i == end + 1 or s.low[end + 1 : pair.i] == ["the"]:
                inner = [*inner, "and", *self._labels.core(s, pair.i, pair.j)]
                end, step = pair.j, step + 1
        return inner, end, step

    def _narrows(self, s: Analysed, phrase: Phrase, follow: Phrase, glue: str) -> bool:
        """Whether a phrase after a preposition makes the matter narrower, not another one."""
        if glue in ("between", "against", "on", "regarding", "concerning", "over"):
            return True
        acting = actor_of(s, follow) is not None
        if glue == "by":
            return acting
        if s.low[follow.head] in _MANNER:
            return False
        if glue == "with":
            return acting and self._ranks.is_semi_empty(s, phrase)
        if glue == "to" and s.low[follow.head] in ("justice", "account"):
            return False  # "bring the perpetrators to justice"
        if glue == "in" and s.low[follow.head] == "addition":
            return False  # "tea in addition to the railway"
        if glue in ("in", "at") and s.low[follow.head] in self._talk:
            return False  # "in the tête-à-tête meeting" tells when
        if glue in ("in", "at", "to", "towards", "toward", "for", "among", "about"):
            return has_name(s, follow) or s.tags[follow.head] == "NN"
        return False


_POSED = frozenset("threat threats challenge challenges risk risks danger dangers".split())


def _is_posed(s: Analysed, end: int, follow: Phrase) -> bool:
    """Whether the words from `end` on tell what a threat comes from: "posed by", "of"."""
    return s.low[end : follow.i] in (["posed", "by"], ["caused", "by"], ["presented", "by"])


def _tells_whose_wish(s: Analysed, phrase: Phrase) -> bool:
    """Whether words only tell at whose wish: "on the invitation of his counterpart"."""
    p = phrase.i - 1
    if p > 0 and s.low[p] == "the":
        p -= 1
    return (
        s.low[phrase.head] in _WISHES
        and p > 0
        and s.low[p] in ("at", "on", "upon")
        and s.low[phrase.j : phrase.j + 1] == ["of"]
    )


def _owns_with_next(s: Analysed, phrases: list[Phrase], k: int) -> bool:
    """Whether two names own what follows together: "of Belarus and North Korea's positions"."""
    if k + 1 >= len(phrases) or actor_of(s, phrases[k]) is None:
        return False
    owner = s.at[phrases[k + 1].i]
    return owner is not None and s.low[owner.j : owner.j + 1] in (["'s"], ["’s"], ["’"], ["'"])


def _is_tied(s: Analysed, end: int, follow: Phrase, *, empty: bool) -> bool:
    """Whether the words from `end` on tie a phrase, which may be empty, to the next."""
    low, tags = s.low, s.tags
    glue = low[end]
    gap = follow.i - end
    if glue in _NARROW and gap == 1:
        return True
    if glue == "of" and all(tags[p] == "RB" or low[p] == "both" for p in range(end + 1, follow.i)):
        return True
    if gap != 2:
        return False
    if tags[end + 1] == "VBG" and glue in ("of", "in", "to", "for", "at", "on"):
        return True
    return empty and (
        (glue == "to" and tags[end + 1] == "VB")
        or (tags[end] in ("VBN", "VBD") and low[end + 1] in ("in", "by", "on", "to"))
    )


def _deed_after(s: Analysed, phrases: list[Phrase], k: int, b: int) -> int | None:
    """The number of the phrase in what those named by phrase `k` are "to" do, or None."""
    p = phrases[k].j
    while p < b and (s.at[p] is not None or s.low[p] in (",", "and", "the")):
        p += 1
    if p + 1 < b and s.low[p] == "to" and s.tags[p + 1] == "VB":
        return next((n for n in range(k, len(phrases)) if phrases[n].i > p), None)
    return None
