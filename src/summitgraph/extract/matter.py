"""Issue phrases: the noun phrases that name what an act is about.

From the words after an act the lasting matter is taken, not the clause: function words, verbs
and empty heads ("the importance of", "efforts to") are passed, and lists give a matter each.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from summitgraph.extract.analysis import Analysed
from summitgraph.extract.lexicon import Lexicon, singular
from summitgraph.records.draft import MatterMention, MentionKind

_PRE = frozenset("DT PDT PRP$ CD JJ JJR JJS NN NNS NNP NNPS POS VBN VBG RB FW $ AFX ADD".split())
_HEAD = frozenset("NN NNS NNP NNPS CD FW VBG".split())
_NOUN = frozenset("NN NNS NNP NNPS FW".split())
_DROP = frozenset("DT PDT PRP$".split())
_EMPTY = frozenset(
    """various several many some other further certain numerous different relevant concrete
    current present recent latest full wide broad whole entire such more most certain specific
    main key major important vital early possible own mutual respective new additional timely
    common shared strong great critical unwavering ironclad continued ongoing further deep very
    much as well so robust close closer constant strict necessary appropriate thorough steady
    significant substantial""".split()
)
_GLUE = frozenset(
    """of in on for between with against to towards toward over among about at regarding concerning
    by from within under through across into""".split()
)
_NARROW = frozenset(
    """by of on between against regarding concerning over to for in with among about towards toward
    at""".split()
)
_TIME = frozenset(
    """january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday today tomorrow yesterday week month
    year years months weeks days century spring summer autumn fall winter decade""".split()
)
_LIST_OPEN = frozenset("including include includes namely".split())
_PLACE_GLUE = frozenset("in at with by from among within under across into".split())
_IN_MATTER = frozenset(
    """progress efforts effort interest strides advances role steps investment""".split()
)
_TELLS = frozenset(
    "idea view fact position understanding opinion belief hope expectation agreement conviction "
    "proposal commitment recognition concern concerns possibility assurance announcement".split()
)
_FINITE = frozenset("VBD VBZ VBP MD".split())
_HAPPENS = frozenset(
    """conference forum summit assembly games olympics congress festival expo exhibition""".split()
)
_PART_OF_TIME = frozenset("end beginning middle start half course quarter eve".split())
_MUTUAL = frozenset("concern concerns interest interests".split())
_CRISP = frozenset(
    """issue issues question problem problems crisis situation challenge challenges""".split()
)
_MEETS = frozenset("meeting meetings talks conversation contacts summit call".split())
MOST = 7
"""Content words that a label may have: more is a clause, not a matter."""


_SKIP, _WEAK, _PALE, _MEDIUM, _NAME, _STRONG = range(6)
"""How well a phrase names a matter, from not at all to a name or a concept of the scheme."""


@dataclass(slots=True)
class Grown:
    """A phrase with what narrows it: its number, label, end, the next number, and its rank."""

    k: int
    label: str
    end: int
    after: int
    rank: int
    soft: bool = False


@dataclass(slots=True)
class Phrase:
    """A base noun phrase over tokens `[i, j)`."""

    i: int
    j: int
    head: int


class Matters:
    """Finds the matters in a range of words of a sentence."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lex = lexicon
        self._names = lexicon.common_names

    def find(self, s: Analysed, a: int, b: int, *, deep: bool = False) -> list[MatterMention]:
        """The matters in tokens `[a, b)`, best first; one that only points is marked weak.

        With `deep`, a relative clause is searched where the words before it name no matter.
        """
        stop = self._relative(s, a, b)
        phrases = self._phrases(s, a, b)
        grown = []
        k = 0
        while k < len(phrases):
            candidate = self._grow(s, phrases, k, b)
            grown.append(candidate)
            k = max(k + 1, candidate.after)
        # What a relative clause says of a matter is no matter of its own.
        near = [g for g in grown if phrases[g.k].i < stop] or grown
        tail = next((p for p in range(a + 1, b) if s.low[p] in ("including", "includes")), b)
        main = [g for g in near if phrases[g.k].i < tail]
        anchor = self._anchor(s, phrases, main, a)
        if anchor is None and not any(g.rank == _PALE for g in main):
            anchor = self._anchor(s, phrases, near, a)
        if anchor is None and len(near) < len(grown):
            examples = [g for g in grown if self._opens_list(s, phrases[g.k].i)]
            anchor = self._anchor(s, phrases, examples, a)
            if anchor is None and deep:
                anchor = self._anchor(s, phrases, grown, a)
        if anchor is None:
            nominal = self._nominal(s, a, b)
            if nominal is not None:
                return [nominal]
            pale = next((g for g in near if g.rank == _PALE), None)
            weak = pale or next((g for g in near if g.rank == _WEAK and g.label), None)
            if weak is None:
                return []
            mention = self._mention(s, phrases, weak, weak=True)
            return [replace(mention, soft=weak.rank != _PALE)]
        nominal = self._nominal(s, a, phrases[anchor.k].i) if anchor.rank == _NAME else None
        if nominal is not None:
            return [nominal]
        found = [anchor]
        at = grown.index(anchor)
        for following in grown[at + 1 :]:
            last = found[-1]
            if self._listed(s, phrases, following.k, last.end, b):
                if following.label and following.rank > _WEAK:
                    found.append(following)
                elif following.rank == _SKIP:
                    break
                continue
            opened = self._opens_list(s, phrases[following.k].i)
            if opened and following.rank >= _NAME and phrases[following.k].i < stop + 400:
                found.append(following)
                continue
            break
        return [self._mention(s, phrases, g) for g in found[:12]]

    def _anchor(
        self, s: Analysed, phrases: list[Phrase], grown: list[Grown], a: int
    ) -> Grown | None:
        """The matter that the words are about: the first that tells, or the first at all."""
        best: Grown | None = None
        for g in grown:
            if not g.label or g.rank <= _PALE:
                continue
            if g.rank == _NAME and not self._object(s, phrases[g.k], a):
                continue
            if best is None:
                best = g
                if g.rank >= _MEDIUM and g.rank != _NAME and not g.soft:
                    return g
                continue
            clearer = g.rank > best.rank or (g.rank == best.rank and best.soft and not g.soft)
            if clearer and (best.soft or best.rank == _NAME):
                if best.rank == _NAME and self._listed(
                    s, phrases, best.k + 1, best.end, len(s.low)
                ):
                    return best
                return g
        return best

    def _object(self, s: Analysed, phrase: Phrase, a: int) -> bool:
        """Whether a bare name stands where a matter does: "discussed Syria"."""
        spot = s.at[phrase.head]
        first = spot.i if spot is not None else phrase.i
        before = s.low[first - 1] if first > a else ""
        if spot is not None and spot.mention.kind is not MentionKind.NAME:
            return False
        return (
            before
            in (
                "",
                "about",
                "on",
                "over",
                "regarding",
                "concerning",
                "discuss",
                ",",
                "and",
                ":",
                "against",
            )
            and (before not in (",", "and") or first - a <= 6)
        ) or first == a

    def _mention(
        self, s: Analysed, phrases: list[Phrase], g: Grown, *, weak: bool = False
    ) -> MatterMention:
        return MatterMention(
            start=s.start(phrases[g.k].i), end=s.end(g.end), text=g.label, weak=weak, soft=g.soft
        )

    def _relative(self, s: Analysed, a: int, b: int) -> int:
        """Where the first relative clause begins: "projects that will benefit …"."""
        for i in range(a + 1, b):
            if (
                s.low[i] == "that"
                and s.low[i - 1] in _TELLS
                and s.tags[i + 1 : i + 2] not in (["MD"], ["VBZ"], ["VBP"])
            ):
                continue  # "the idea that we should …": what is said, no description
            if s.tags[i] in ("WDT", "WP", "WP$") and s.tags[i - 1] in (*_NOUN, ",", "IN"):
                return i
            if (
                s.low[i] == "that"
                and s.tags[i - 1] in _NOUN
                and i + 1 < b
                and s.tags[i + 1] in ("MD", "VBZ", "VBP", "VBD")
            ):
                return i
        return b

    def _opens_list(self, s: Analysed, i: int) -> bool:
        for p in range(i - 1, max(i - 4, -1), -1):
            if s.low[p] in _LIST_OPEN or (s.low[p] == "as" and s.low[p - 1] == "such"):
                return True
            if (
                s.tags[p] not in ("VBG", "DT", "IN", "PRP$", "JJ", "TO", "VB")
                or s.low[p] == "through"
            ):
                return False
        return False

    # --- noun phrases -----------------------------------------------------------------------

    def _phrases(self, s: Analysed, a: int, b: int) -> list[Phrase]:
        phrases: list[Phrase] = []
        i = a
        tags, low = s.tags, s.low
        while i < b:
            if not self._opens(s, i, b):
                i += 1
                continue
            j = i
            head = -1
            while j < b:
                t = tags[j]
                if t in _NOUN:
                    head = j
                    j += 1
                elif t == "CD" and head >= 0 and s.tags[j - 1] in ("NNP", "NNPS"):
                    j += 1  # "COP 26"
                    head = j - 1
                elif (
                    t == "VBG"
                    and j > i
                    and j + 1 < b
                    and tags[j + 1] in _NOUN
                    and tags[j - 1] not in ("IN", "NNP", "NNPS", "NNS", "POS")
                ):
                    j += 1
                elif t == "VBG" and j > i and tags[j - 1] in ("JJ", "NN", "NNP") and head < 0:
                    head = j
                    j += 1
                elif (
                    t == "VBN"
                    and (j + 1 < b and tags[j + 1] in ("NN", "NNS", "NNP", "JJ"))
                    and (j == i or tags[j - 1] not in _NOUN)
                ):
                    j += 1
                elif t in ("JJ", "JJR", "JJS", "DT", "PDT", "PRP$", "CD", "$") and (
                    head < 0 or t not in ("DT", "PDT", "PRP$")
                ):
                    if head >= 0 and t in ("JJ", "JJR", "JJS", "CD", "$"):
                        possessed = tags[j - 1] == "POS" or (
                            tags[j - 1] == "JJ" and "POS" in tags[head + 1 : j]
                        )
                        if t == "CD" or (j + 1 < b and tags[j + 1] in (*_NOUN, "JJ") and possessed):
                            head = j if t == "CD" else head
                            j += 1
                            continue
                        break
                    j += 1
                elif t == "RB" and head < 0 and j + 1 < b and tags[j + 1] in ("JJ", "VBN", "VBG"):
                    j += 1
                elif t == "POS" and head >= 0:
                    j += 1
                    if j < b and tags[j] in ("DT",):
                        break
                elif (
                    (low[j] in ("and", "or", "&", ",", "/") and self._joins(s, i, j, b))
                    or (low[j] in ("(", "“", '"', "'", "‘") and j + 1 < b and head < 0)
                    or (low[j] in ("”", '"', "’", ")") and head >= 0 and self._quoted(s, i, j))
                ):
                    j += 1
                else:
                    break
            if head < 0:
                i = max(j, i + 1)
                continue
            end = head + 1
            if end < j and low[end] in ("”", '"', "’"):
                end += 1
            phrases.append(Phrase(i, end, head))
            i = end
        return phrases

    def _opens(self, s: Analysed, i: int, b: int) -> bool:
        t = s.tags[i]
        if t in ("RB",):
            return i + 1 < b and s.tags[i + 1] in ("JJ",) and s.low[i] not in ("not", "also")
        if t == "VBG":
            return bool(
                i + 1 < b
                and s.tags[i + 1] in _NOUN
                and (i == 0 or s.tags[i - 1] in ("DT", "JJ", "PRP$", "POS", "CD"))
            )
        if t == "VBN":
            return (
                i + 1 < b
                and s.tags[i + 1] in ("NN", "NNS", "NNP", "JJ")
                and (i == 0 or not s.tags[i - 1].startswith("VB"))
            )
        if s.low[i] in ("“", '"', "‘") and i + 1 < b:
            return s.tags[i + 1] in _PRE
        return t in _PRE and t not in ("POS", "VBG", "VBN", "RB")

    def _quoted(self, s: Analysed, i: int, j: int) -> bool:
        return any(w in ("“", '"', "‘", "(") for w in s.low[i:j])

    def _joins(self, s: Analysed, i: int, j: int, b: int) -> bool:
        """Whether "and" or a comma stands inside one phrase: "nuclear and missile programs"."""
        tags = s.tags
        if j + 1 >= b or j == i:
            return False
        before = tags[j - 1]
        nxt = j + 1
        if s.low[j] == "," and s.low[nxt] in ("and", "or"):
            nxt += 1
        if nxt >= b:
            return False
        after = tags[nxt]
        if (
            before in ("JJ", "JJR")
            and after in ("JJ", "JJR")
            and self._adjectives_to_noun(s, nxt, b)
        ):
            return True
        if before in ("JJ",) and after in ("NN",) and s.low[j] != ",":
            return nxt + 1 < b and tags[nxt + 1] in _NOUN
        if before == "NN" and after in ("NN", "JJ") and s.low[j] in ("and", "or", "&", "/"):
            # "nuclear and missile development", "science and technology cooperation"
            if (
                nxt + 1 < b
                and tags[nxt + 1] in _NOUN
                and not (nxt + 2 < b and tags[nxt + 2] in _NOUN and tags[nxt] == "JJ")
            ):
                return before != "NNS" and j - i <= 2
            # "peace and stability", "freedom and democracy": two bare nouns
            bare = j - i <= 2 and (nxt + 1 >= b or tags[nxt + 1] not in _NOUN) and after == "NN"
            return bare and tags[i] in ("NN", "JJ", "DT", "PRP$") and s.at[j - 1] is None
        if before == "NNP" and after == "NNP" and s.low[j] in ("and", "&"):
            # "the East China and South China Seas" but not two actors
            return nxt + 1 < b and tags[nxt + 1] == "NNPS" and s.at[nxt] is None
        return False

    def _adjectives_to_noun(self, s: Analysed, j: int, b: int) -> bool:
        while j < b and (s.tags[j] in ("JJ", "JJR", "RB", "CC") or s.low[j] == ","):
            j += 1
        return j < b and (s.tags[j] in _NOUN or s.tags[j] == "VBG")

    # --- from phrase to label ---------------------------------------------------------------

    def _grow(self, s: Analysed, phrases: list[Phrase], k: int, b: int) -> Grown:
        """A phrase with what narrows it, and how well it names a matter."""
        phrase = phrases[k]
        if self._is_time(s, phrase):
            return Grown(k, "", phrase.j, k + 1, _SKIP)
        if self._is_actor(s, phrase):
            spot = s.at[phrase.head]
            assert spot is not None
            named = spot.mention.kind is MentionKind.NAME
            text = self._named(s, spot.i, spot.j)
            return Grown(
                k, text if named else "", max(spot.j, phrase.j), k + 1, _NAME if named else _SKIP
            )
        head = phrase
        pieces = self._core(s, phrase.i, phrase.j)
        words = self._content(pieces)
        end = phrase.j
        nxt = k + 1
        while nxt < len(phrases) and end < b:
            follow = phrases[nxt]
            glue = s.low[end]
            gap = follow.i - end
            field = s.low[end : end + 4] in (
                ["in", "the", "field", "of"],
                ["in", "the", "sphere", "of"],
                ["in", "the", "area", "of"],
            )
            if not (
                (
                    glue == "of"
                    and (
                        gap == 1
                        or all(
                            t == "RB" or w == "both"
                            for t, w in zip(
                                s.tags[end + 1 : follow.i], s.low[end + 1 : follow.i], strict=True
                            )
                        )
                    )
                )
                or (glue in _NARROW and gap == 1)
                or (
                    glue == "to"
                    and gap == 2
                    and s.tags[end + 1] == "VB"
                    and self._empty_head(s, head)
                )
                or (
                    glue in ("of", "in", "to", "for", "at", "on")
                    and gap == 2
                    and s.tags[end + 1] == "VBG"
                )
                or (
                    gap == 2
                    and s.tags[end] in ("VBN", "VBD")
                    and s.low[end + 1] in ("in", "by", "on", "to")
                    and self._empty_head(s, head)
                )
                or field
            ):
                break
            if self._is_time(s, follow):
                if s.low[head.head] in _PART_OF_TIME:
                    return Grown(k, "", follow.j, nxt + 1, _SKIP)
                break
            if glue == "of" and s.low[follow.head] in _MUTUAL and gap == 1:
                break  # "issues of mutual concern"
            inner = self._core(s, follow.i, follow.j)
            inner_end = follow.j
            step = nxt + 1
            if glue == "of" and self._empty_head(s, head) and self._is_actor(s, follow):
                # "the intent of A and B to pursue a dialogue": the dialogue
                deed = self._deed_after(s, phrases, nxt, b)
                if deed is not None:
                    head = phrases[deed]
                    pieces = self._core(s, head.i, head.j)
                    words = self._content(pieces)
                    end, nxt = head.j, deed + 1
                    continue
            if (
                glue == "between"
                and step < len(phrases)
                and s.low[inner_end : inner_end + 1] == ["and"]
            ):
                pair = phrases[step]
                if pair.i == inner_end + 1 or s.low[inner_end + 1 : pair.i] == ["the"]:
                    inner = [*inner, "and", *self._core(s, pair.i, pair.j)]
                    inner_end = pair.j
                    step += 1
            inner_words = self._content(inner)
            meets = glue == "with" and s.low[head.head] in _MEETS
            if self._bare_person(s, follow) and glue not in ("of", "by") and not meets:
                break
            if (
                self._empty_head(s, head)
                and not self._is_actor(s, follow)
                and (glue not in _PLACE_GLUE or s.low[head.head] in _IN_MATTER or gap > 1)
            ):
                # an empty head gives way to what it is of
                head, pieces, words = follow, inner, inner_words
                end, nxt = inner_end, step
                continue
            if gap > 1 and glue != "of" and not field:
                break
            if glue != "of" and not meets and not self._narrows(s, head, follow, glue):
                break
            if glue != "of" and self._empty_head(s, follow):
                break
            if len(words) + len(inner_words) > MOST:
                break
            pieces = [*pieces, glue if glue in _GLUE else "of", *inner]
            words = words + inner_words
            end, nxt = inner_end, step
            if len(words) >= 5:
                break
        rank, soft = self._rank(s, head, end, words)
        noun = s.low[head.head]
        doer = noun in self._lex.doers or noun in self._lex.group_persons
        named = any(s.words[p][0].isupper() or "-" in s.words[p] for p in range(head.i, head.head))
        if doer and ((end == head.j and not named) or (end < b and s.tags[end] in _FINITE)):
            rank, soft = min(rank, _WEAK), True  # who is to do it, not the matter
        if (
            noun in self._lex.talk
            and head is phrase
            and head.i
            and s.low[head.i - 1] in ("in", "at", "during", "after", "following", "on")
            and not self._has_name(s, head)
        ):
            rank, soft = min(rank, _WEAK), True  # "at today's meeting" tells when
        alone = all(s.tags[p] in ("NNP", "NNPS", "DT") for p in range(head.i, end))
        before = s.low[head.i - 1] if head.i else ""
        if (
            alone
            and before in ("in", "at", "near", "from", "(in")
            and head is phrase
            and noun not in _HAPPENS
        ):
            rank, soft = min(rank, _WEAK), True  # a place
        if s.low[head.i] in ("this", "these", "that", "those") and (
            noun in self._lex.generic or doer or rank < _STRONG
        ):
            rank, soft = min(rank, _PALE), True  # "this meeting" points
        if (
            head.i
            and s.low[head.i - 1] in ("through", "via")
            and (rank < _STRONG or s.low[head.head] in self._lex.generic)
        ):
            rank, soft = min(rank, _PALE), True  # the means, not the matter
        if len(words) == 1 and words[0] in self._lex.demonyms:
            rank = _SKIP  # a language or a people
        label = _join(pieces) if words else ""
        if rank <= _WEAK and words:
            state = self._state_of(s, head)
            if state:
                label, rank, soft = state, _MEDIUM, True
        return Grown(k, label, end, nxt, rank, soft)

    def _deed_after(self, s: Analysed, phrases: list[Phrase], k: int, b: int) -> int | None:
        p = phrases[k].j
        while p < b and (s.at[p] is not None or s.low[p] in (",", "and", "the")):
            p += 1
        if p + 1 < b and s.low[p] == "to" and s.tags[p + 1] == "VB":
            return next((n for n in range(k, len(phrases)) if phrases[n].i > p), None)
        return None

    def _empty_head(self, s: Analysed, phrase: Phrase) -> bool:
        """Whether a phrase says nothing by itself: an empty noun with empty words before it."""
        noun = s.low[phrase.head]
        if noun not in self._lex.generic or s.tags[phrase.head] in ("NNP", "NNPS"):
            return False
        before = self._content(self._core(s, phrase.i, phrase.head))
        if not before:
            return True
        if noun in self._lex.semi_generic:
            return False
        if s.tags[phrase.head - 1] in ("NN", "NNS") and phrase.head - 1 >= phrase.i:
            return False  # "storage capacity", "draft resolution"
        return (
            not any(singular(w.lower()) in self._lex.topical or w[:1].isupper() for w in before)
            or s.tags[phrase.head - 1] == "POS"
        )

    def _rank(self, s: Analysed, head: Phrase, end: int, words: list[str]) -> tuple[int, bool]:
        """How well a phrase names a matter, and whether its noun is half empty."""
        if not words:
            return _WEAK, True
        lex = self._lex
        noun = s.low[head.head]
        folded = [singular(w) for w in s.low[head.i : end]]
        concept = any(lex.concept_at(folded, p, len(folded)) > p for p in range(len(folded)))
        grown = end > head.j
        name = any(
            s.tags[p] in ("NNP", "NNPS") and not s.words[p].islower() for p in range(head.i, head.j)
        ) or any(w[:1].isupper() for w in words[1:])
        if noun in lex.generic and s.tags[head.head] not in ("NNP", "NNPS"):
            before = [
                w
                for w in self._content(self._core(s, head.i, head.head))
                if w.lower() not in _EMPTY
            ]
            possessed = s.tags[head.head - 1] == "POS" and head.head - 1 > head.i
            semi = noun in lex.semi_generic
            crisp = noun in _CRISP
            nouns = any(s.tags[p] in _NOUN for p in range(head.i, head.head))
            telling = [
                w
                for w in before
                if (singular(w.lower()) in lex.topical and (semi or crisp or nouns))
                or w[:1].isupper()
                or (semi and "-" in w)
            ]
            if concept and (grown or len(words) > 1):
                return _STRONG, not (name or semi or crisp)
            if semi:
                if (telling and not possessed) or (grown and name):
                    return _STRONG, False
                return (_MEDIUM, True) if before or grown else (_PALE, True)
            if telling and not possessed:
                return (_STRONG, False) if crisp else (_MEDIUM, not nouns)
            if nouns and before and not possessed:
                return _MEDIUM, False  # "draft resolution"
            return (_MEDIUM, True) if grown and name else (_WEAK, True)
        if name or concept or "“" in s.low[head.i : head.j]:
            return _STRONG, False
        if singular(noun) in lex.topical:
            return (_STRONG if len(words) > 1 else _MEDIUM), False
        if any(singular(w.lower()) in lex.topical for w in words) and len(words) > 1:
            return _MEDIUM, False
        return _PALE, True

    def _state_of(self, s: Analysed, phrase: Phrase) -> str:
        """The state that an empty phrase belongs to: "the Ukrainian government's response"."""
        for p in range(phrase.i, phrase.j):
            spot = s.at[p]
            if spot is not None and len(spot.mention.keys) == 1 and not spot.mention.name:
                name = self._names.get(spot.mention.keys[0], "")
                if name:
                    return name
        return ""

    def _named(self, s: Analysed, i: int, j: int) -> str:
        """A mention's words as a label: the common name of what it names, or the words."""
        spot = s.at[i]
        if spot is not None and spot.mention.kind is MentionKind.NAME and not spot.mention.name:
            name = self._names.get(spot.mention.keys[0], "") if spot.mention.keys else ""
            if name:
                return name
        if spot is not None and spot.mention.name:
            return spot.mention.name
        return _join([w for w in s.words[i:j] if w.lower() not in ("the", "a", "an")])

    def _core(self, s: Analysed, i: int, j: int) -> list[str]:
        """The words of a phrase without articles, possessives and empty adjectives."""
        a = i
        while a + 1 < j and s.tags[a] in _DROP:
            a += 1
        if a + 1 < j and s.low[a] in _TIME and s.low[a + 1] == "'s":
            a += 2  # "today's meeting"
        while a < j and (
            s.tags[a] in _DROP
            or s.low[a] in ("“", '"', "‘", "(")
            or (s.low[a] in _EMPTY and a + 1 < j and (a == 0 or s.words[a].islower()))
            or s.low[a] in ("and", ",")
            or (s.tags[a] == "RB" and a + 1 < j)
            or (s.tags[a] == "CD" and a + 1 < j and not s.words[a].isdigit() and s.low[a] != "one")
        ):
            a += 1
        words: list[str] = []
        while a < j:
            if (
                a == 0
                and s.tags[0] not in ("NNP", "NNPS")
                and s.words[0][1:].islower()
                and (s.words[0] not in self._lex.demonyms)
            ):
                words.append(s.low[0])
                a += 1
                continue
            if s.words[a] not in ("“", "”", '"', "‘", "(", ")"):
                words.append(s.words[a])
            a += 1
        return words

    def _content(self, words: list[str]) -> list[str]:
        return [
            w
            for w in words
            if w.lower() not in _GLUE
            and w.lower()
            not in ("the", "a", "an", "and", "'s", "'", ",", "their", "its", "his", "her", "our")
        ]

    def _semi(self, s: Analysed, phrase: Phrase) -> bool:
        return s.low[phrase.head] in self._lex.semi_generic

    def _has_name(self, s: Analysed, phrase: Phrase) -> bool:
        return any(
            s.tags[x] in ("NNP", "NNPS") or (s.words[x][0].isupper() and x > 0)
            for x in range(phrase.i, phrase.j)
        )

    def _bare_person(self, s: Analysed, phrase: Phrase) -> bool:
        spot = s.at[phrase.head]
        return spot is not None and (
            bool(spot.mention.name) or spot.mention.kind in (MentionKind.PRONOUN, MentionKind.ROLE)
        )

    def _is_actor(self, s: Analysed, phrase: Phrase) -> bool:
        """Whether a phrase only names someone who acts, and no matter."""
        spot = s.at[phrase.head]
        if spot is None:
            return False
        return spot.j >= phrase.j and spot.i <= phrase.i + 1

    def _is_time(self, s: Analysed, phrase: Phrase) -> bool:
        return (
            any(w in _TIME for w in s.low[phrase.i : phrase.j])
            and phrase.j - phrase.i <= 4
            and (s.low[phrase.head] in _TIME or s.tags[phrase.head] == "CD")
        )

    def _narrows(self, s: Analysed, phrase: Phrase, follow: Phrase, glue: str) -> bool:
        """Whether a phrase after a preposition makes the matter narrower, not another one."""
        if glue in ("between", "against", "on", "regarding", "concerning", "over"):
            return True
        if glue == "by":
            return self._is_actor(s, follow)
        if s.low[follow.head] in (
            "practice",
            "principle",
            "particular",
            "general",
            "future",
            "past",
        ):
            return False
        if glue == "with":
            return self._is_actor(s, follow) and self._semi(s, phrase)
        if glue in ("in", "at") and s.low[follow.head] in self._lex.talk:
            return False  # "in the tête-à-tête meeting" tells when
        if glue in ("in", "at", "to", "towards", "toward", "for", "among", "about"):
            return self._has_name(s, follow) or s.tags[follow.head] == "NN"
        return False

    # --- lists ------------------------------------------------------------------------------

    def _listed(self, s: Analysed, phrases: list[Phrase], k: int, end: int, b: int) -> bool:
        """Whether the next phrase stands in a list with the one that ended at `end`."""
        if k >= len(phrases):
            return False
        between = s.low[end : phrases[k].i]
        allowed = {
            ",",
            "and",
            "as",
            "well",
            ";",
            "or",
            "also",
            "the",
            "on",
            "in",
            "of",
            "to",
            "for",
            "particular",
            "including",
            "like",
            "such",
            "both",
            "about",
            "with",
            ":",
            "–",
            "(",
            "namely",
            "notably",
        }
        if not between or not any(
            w in (",", "and", ";", "or", "including", ":", "like", "(") or w == "as"
            for w in between
        ):
            return False
        inner = [
            x
            for x in range(end, phrases[k].i)
            if s.low[x] not in allowed and s.tags[x] not in ("VBG", "RB", "JJ")
        ]
        if inner:
            return False
        # "X, which Y": a relative clause is no list
        after = phrases[k].j
        return not (
            after < b
            and s.tags[after] in ("VBD", "VBZ", "VBP", "MD")
            and s.low[phrases[k].i - 1] == "and"
        )

    def _nominal(self, s: Analysed, a: int, b: int) -> MatterMention | None:
        """A verb whose object only names someone: "will visit Russia" is on a visit to Russia."""
        for i in range(a, b):
            if not s.tags[i].startswith("VB") or s.low[i] not in self._lex.nominals:
                continue
            j = i + 1
            noun = self._lex.nominals[s.low[i]]
            if s.low[j : j + 1] == ["to"]:
                j += 1
            if j < b and s.at[j] is not None:
                spot = s.at[j]
                assert spot is not None
                if not spot.mention.name and noun.endswith((" to", " of", " on", " for")):
                    words = [w for w in s.words[spot.i : spot.j] if w.lower() != "the"]
                    return MatterMention(
                        start=s.start(i), end=s.end(spot.j), text=f"{noun} {_join(words)}"
                    )
        return None


def _join(words: list[str]) -> str:
    out = ""
    for w in words:
        glue = "" if not out or w in ("'s", "'", ",", ".", ")") or out.endswith("(") else " "
        out += glue + w
    return out
