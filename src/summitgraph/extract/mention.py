"""Words that point to an actor: names with their titles, offices, sides, groups, pronouns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from summitgraph.extract.gazetteer import Gazetteer, Name
from summitgraph.extract.lexicon import Lexicon
from summitgraph.extract.tokens import Token, tokenize
from summitgraph.records.draft import ActorMention, MentionKind

_PRONOUNS = {"he": False, "she": False, "they": True, "we": True, "i": False}
_PARTICLES = frozenset("bin al el de da von van der ibn la del di dos du ben abu ul".split())
_LINK = frozenset("of for and the to in on at with".split())
_COUNT = frozenset("two three four five six seven eight both all these those".split())
_OFFICE_WORDS = frozenset(
    """council agency ministry committee department office organisation organization commission
    issues affairs climate change peace control nonproliferation non-proliferation arms nuclear
    peninsula korean asia asian pacific indo-pacific africa african middle east""".split()
)
# A capitalised word that is part of a body's name, never of a person's.
_BODY = frozenset(
    """council agency ministry committee department office organisation organization region
    commission bank fund group union service institute affairs relations policy resources energy
    industry trade security assembly party army navy forces command embassy summit meeting forum
    conference dialogue treaty agreement declaration initiative partnership sea ocean strait
    island islands peninsula river city state states republic kingdom federation house palace
    government parliament congress senate university center centre foundation company corporation
    alliance league court tribunal pact plan project programme program process format protocol
    convention charter resolution act bill day week month year war peace president minister
    january february march april may june july august september october november december monday
    tuesday wednesday thursday friday saturday sunday issues climate change northern southern
    eastern western north south east west international national world global regional joint
    strategic economic political military nuclear asia europe africa america pacific indo-pacific
    atlantic arctic""".split()
)


@dataclass(slots=True)
class Spotted:
    """A mention with the tokens `[i, j)` that it spans."""

    i: int
    j: int
    mention: ActorMention


@dataclass(slots=True)
class Learnt:
    """Names of persons that a text introduced so far: every word of a name to its full form."""

    by_word: dict[str, str] = field(default_factory=dict)
    full: dict[tuple[str, ...], str] = field(default_factory=dict)
    keys: set[str] = field(default_factory=set)
    """Keys of all states and bodies that the text has named so far."""

    def add(self, name: str) -> None:
        """Remember a person's name, so that its last or only word is known later."""
        words = tuple(name.split())
        self.full.setdefault(words, name)
        for word in words:
            if len(word) > 1 and word[0].isupper() and not word.endswith("."):
                self.by_word.setdefault(word, name)
                if not word.isupper():
                    self.by_word.setdefault(word.upper(), name)


class Spotter:
    """Finds mentions in one sentence after another of one text."""

    def __init__(self, lexicon: Lexicon, names: Gazetteer, learnt: Learnt) -> None:
        self._lex = lexicon
        self._names = names
        self.learnt = learnt

    def spot(self, tokens: Sequence[Token], tags: Sequence[str]) -> list[Spotted]:
        """The mentions of a sentence, left to right, none inside another."""
        words = [t.text.replace("’", "'") for t in tokens]
        low = [w.lower() for w in words]
        found: list[Spotted] = []
        i = 0
        while i < len(tokens):
            spotted = (
                self._person(tokens, words, low, tags, i)
                or self._role_or_group(tokens, words, low, tags, i)
                or self._named(tokens, words, low, i)
                or self._pronoun(tokens, low, i)
            )
            if spotted is None:
                i += 1
                continue
            found.append(spotted)
            i = spotted.j
        return found

    def speakers(self, who: str, span: tuple[int, int]) -> tuple[ActorMention, ...]:
        """Whom the words before a colon name ("Abe, Putin", "SECRETARY BLINKEN").

        All get the span of these words; a name in capitals is given its usual letters.
        """
        shown = who
        if who.isupper():
            shown = " ".join(w if len(w) < 3 or "." in w else w.capitalize() for w in who.split())
        tokens = tokenize(shown)
        found = [
            replace(s.mention, start=span[0], end=span[1])
            for s in self.spot(tokens, ["NNP"] * len(tokens))
            if s.mention.kind is not MentionKind.PRONOUN
        ]
        if any(m.name or m.kind is MentionKind.ROLE for m in found):
            return tuple(m for m in found if m.name or m.kind is MentionKind.ROLE)
        if found and len(found[0].text) > len(shown) // 2:
            return tuple(found)
        parts = [p.strip() for p in re.split(r",| and ", shown) if p.strip()]
        return tuple(
            ActorMention(kind=MentionKind.NAME, start=span[0], end=span[1], text=p, name=p)
            for p in parts
        )

    # --- pieces -----------------------------------------------------------------------------

    def _title(
        self, words: Sequence[str], low: Sequence[str], i: int, *, lower: bool = False
    ) -> tuple[int, list[str], bool, bool]:
        """The end of a run of title words from `i`: (end, keys of bodies, has head, plural)."""
        keys: list[str] = []
        head = plural = False
        j = i
        last = i  # end of the last word that a title may end with
        lex = self._lex
        while j < len(words) and j - i < 16:
            word = low[j]
            name = self._names.at(words, j) if words[j][:1].isupper() else None
            if name is not None and name.kind not in ("person",) and word not in lex.titles:
                if head and not self._open(low, j):
                    break
                keys.append(name.key)
                j += len(name.words)
                if head:
                    last = j
                if j < len(words) and words[j] == "'s":
                    j += 1
                continue
            upper = words[j][:1].isupper() or lower
            if word in lex.titles and (upper or j > i):
                head = True
                plural = False
                j += 1
                last = j
            elif word in lex.plural_titles and (upper or j > i):
                head = plural = True
                j += 1
                last = j
            elif word in lex.title_words and (upper or j > i):
                j += 1
                if head:
                    last = j
            elif word in lex.honorifics and upper:
                head = True
                j += 1
                last = j
            elif head and upper and word in _OFFICE_WORDS and j > i:
                j += 1
                last = j
            elif (word in _LINK or word == ",") and j > i and self._goes_on(words, low, j + 1):
                if word == "," and not (head and self._is_title(words, low, j + 1)):
                    break
                if (
                    word == "and"
                    and head
                    and (
                        not self._is_title(words, low, j + 1)
                        or low[j + 1] in lex.titles
                        or self._heads_title(low, j + 1)
                    )
                ):
                    break
                if word in ("and", ",") and plural:
                    break
                j += 1
            else:
                break
        return last if head else j, keys, head, plural

    def _open(self, low: Sequence[str], j: int) -> bool:
        return j > 0 and low[j - 1] in ("of", "for", "the", "to", "and", "in")

    def _goes_on(self, words: Sequence[str], low: Sequence[str], j: int) -> bool:
        if j >= len(words):
            return False
        if low[j] == "the":
            return self._goes_on(words, low, j + 1)
        if low[j] in self._lex.titles or low[j] in self._lex.title_words or low[j] in _OFFICE_WORDS:
            return words[j][0].isupper()
        name = self._names.at(words, j)
        return name is not None and name.kind != "person"

    def _is_title(self, words: Sequence[str], low: Sequence[str], j: int) -> bool:
        return (
            j < len(words)
            and words[j][0].isupper()
            and (low[j] in self._lex.titles or low[j] in self._lex.title_words)
        )

    def _heads_title(self, low: Sequence[str], j: int) -> bool:
        """Whether a title of its own begins at word `j`: "Foreign Minister", not "Trade"."""
        while j < len(low) and low[j] in self._lex.title_words:
            j += 1
        return j < len(low) and low[j] in self._lex.titles

    def _name(self, words: Sequence[str], low: Sequence[str], tags: Sequence[str], i: int) -> int:
        """The end of a personal name that begins at word `i`, or `i`."""
        j = i
        while j < len(words) and j - i < 5:
            word = words[j]
            if word == "." or (word == "," and words[j + 1 : j + 2] == ["Jr."]):
                if word == "," and j > i:
                    j += 2
                break
            if word[0].isupper() and low[j] not in _BODY and low[j] not in self._lex.titles:
                if low[j] in self._lex.honorifics and j > i and word != "Jr.":
                    break
                known = self._names.at(words, j)
                if known is not None and known.kind != "person" and j > i:
                    break
                if known is not None and known.kind == "demonym":
                    break
                if (
                    j == i
                    and known is not None
                    and known.kind in ("name", "metonym", "place")
                    and word not in self.learnt.by_word
                ):
                    break
                j += 1
                # an initial: "J" "." as two tokens
                if len(word) == 1 and j < len(words) and words[j] == ".":
                    j += 1
            elif (
                low[j] in _PARTICLES and j > i and j + 1 < len(words) and words[j + 1][0].isupper()
            ):
                j += 1
            else:
                break
        return j

    def _more_name(self, words: Sequence[str], low: Sequence[str], j: int) -> int:
        """The end of a known name with the particles and names that follow: "… Al Saud"."""
        while j + 1 < len(words) and low[j] in _PARTICLES and words[j + 1][0].isupper():
            if low[j + 1] in _PARTICLES or self._names.at(words, j + 1) is None:
                j += 2
            else:
                break
        return j

    def _person(
        self,
        tokens: Sequence[Token],
        words: Sequence[str],
        low: Sequence[str],
        tags: Sequence[str],
        i: int,
    ) -> Spotted | None:
        start = i
        if low[i] == "the" and i + 1 < len(words):
            i += 1
        if not words[i][0].isupper() and low[i] not in self._lex.titles:
            return None
        known = self._names.at(words, i)
        if known is not None and known.kind == "person" and start == i:
            j = self._more_name(words, low, i + len(known.words))
            name = self._text(tokens, i, j)
            if words[j : j + 1] == [","] and words[j + 1 : j + 2] == ["Jr."]:
                j += 2
            self.learnt.add(name)
            return self._with_apposition(tokens, words, low, i, j, name, "", [known.key])
        end, keys, head, plural = self._title(words, low, i)
        if head and not plural and end < len(words):
            named = self._names.at(words, end)
            if named is not None and named.kind == "person":
                stop = self._more_name(words, low, end + len(named.words))
                name = self._text(tokens, end, stop)
                if words[stop : stop + 1] == [","] and words[stop + 1 : stop + 2] == ["Jr."]:
                    stop += 2
                self.learnt.add(name)
                role = self._text(tokens, i, end)
                return self._with_apposition(
                    tokens, words, low, start, stop, name, role, [named.key, *keys]
                )
            stop = self._name(words, low, tags, end)
            if stop > end:
                name = self._text(tokens, end, stop)
                if len(name.split()) > 1 or words[end] not in self.learnt.by_word:
                    self.learnt.add(name)
                role = self._text(tokens, i, end)
                return self._with_apposition(tokens, words, low, start, stop, name, role, keys)
        if start != i:
            return None
        # a name that the text introduced: in full, or its last word
        for length in (4, 3, 2):
            if i + length <= len(words) and tuple(words[i : i + length]) in self.learnt.full:
                name = self.learnt.full[tuple(words[i : i + length])]
                return self._make(tokens, i, i + length, MentionKind.NAME, name=name)
        if words[i] in self.learnt.by_word and not (known and known.kind != "person"):
            nxt = i + 1
            if nxt < len(words) and words[nxt][0].isupper() and low[nxt] in _BODY:
                return None
            return self._make(tokens, i, i + 1, MentionKind.NAME, name=words[i])
        # "Name Surname, Foreign Minister of X"
        stop = self._name(words, low, tags, i)
        if stop - i >= 2 and words[stop : stop + 1] == [","]:
            skip = stop + 1
            while low[skip : skip + 1] in (["the"], ["then"]):
                skip += 1
            end, keys, head, plural = self._title(words, low, skip)
            if head and not plural and end > skip and words[skip][0].isupper():
                name = self._text(tokens, i, stop)
                self.learnt.add(name)
                return self._make(
                    tokens,
                    i,
                    end,
                    MentionKind.NAME,
                    name=name,
                    role=self._text(tokens, skip, end),
                    keys=keys,
                )
        return None

    def _with_apposition(
        self,
        tokens: Sequence[Token],
        words: Sequence[str],
        low: Sequence[str],
        i: int,
        j: int,
        name: str,
        role: str,
        keys: list[str],
    ) -> Spotted:
        """A person, with a title that follows the name after a comma, or "of Russia"."""
        if words[j : j + 1] == [","]:
            skip = j + 1
            while low[skip : skip + 1] in (["the"], ["then"]):
                skip += 1
            end, more, head, plural = self._title(words, low, skip)
            if head and not plural and end > skip and words[skip][0].isupper():
                named = self._name(words, low, [], end) if end < len(words) else end
                if named == end:  # a title with no name of its own belongs to this one
                    role = (
                        f"{role}, {self._text(tokens, skip, end)}"
                        if role
                        else self._text(tokens, skip, end)
                    )
                    keys = keys + more
                    j = end
        elif low[j : j + 1] == ["of"]:
            skip = j + 2 if low[j + 1 : j + 2] == ["the"] else j + 1
            place = self._names.at(words, skip) if skip < len(words) else None
            if place is not None and place.kind == "name":
                keys = [*keys, place.key]
                j = skip + len(place.words)
        return self._make(tokens, i, j, MentionKind.NAME, name=name, role=role, keys=keys)

    def _role_or_group(
        self,
        tokens: Sequence[Token],
        words: Sequence[str],
        low: Sequence[str],
        tags: Sequence[str],
        i: int,
    ) -> Spotted | None:
        lex = self._lex
        opened = (
            low[i] in ("the", "both", "these", "his", "her", "our", "their", "all", "its", "my")
            or low[i] in _COUNT
        )
        j = i + 1 if opened else i
        many = low[i] in ("both", "these", "all") or low[i] in _COUNT
        while j < len(low) and (low[j] in _COUNT or (low[j] == "of" and many)):
            many = True
            j += 1
        if j >= len(low):
            return None
        if not opened and not words[j][0].isupper():
            return None
        if (
            low[i] in ("both", "the")
            and (j >= len(low) or tags[j].startswith(("V", "MD")))
            and many
        ):
            return self._make(tokens, i, j, MentionKind.GROUP, plural=True)
        start = j
        keys: list[str] = []
        while j < len(words):
            name = self._names.at(words, j) if words[j][0].isupper() else None
            if name is not None and name.kind != "person":
                keys.append(name.key)
                j += len(name.words)
                if j < len(words) and words[j] == "'s":
                    j += 1
            elif (
                low[j] == "and" and keys and j + 1 < len(words) and self._names.at(words, j + 1)
            ) or low[j] in ("respective", "concerned", "national", "other", "participating"):
                j += 1
            else:
                break
        if j >= len(low):
            return None
        k = j
        while k < len(low) - 1 and low[k] in ("foreign", "defense", "defence", "vice", "prime"):
            k += 1
        # "the leaders of Japan and Russia", "the heads of state"
        for noun_end in (k + 3, k + 1):
            noun = " ".join(low[k:noun_end])
            if noun in lex.group_persons and (
                opened or keys or many or self._alone(low, tags, i, noun_end)
            ):
                end = noun_end
                if low[end : end + 1] == ["of"]:
                    end2, more = self._list_of_states(words, low, end + 1)
                    if more:
                        end, keys = end2, keys + more
                role = self._text(tokens, j, noun_end)
                return self._make(
                    tokens, i, end, MentionKind.GROUP, role=role, keys=keys, plural=True
                )
        noun = low[j]
        if noun in lex.group_states and ((opened and not keys) or many):
            return self._make(
                tokens, i, j + 1, MentionKind.GROUP, role=noun, keys=keys, plural=True
            )
        if keys and low[j - 1] != "of":
            for length in (3, 2, 1):
                noun = " ".join(low[j : j + length])
                after = tags[j + length] if j + length < len(tags) else ""
                if (
                    noun in lex.sides
                    and after not in ("NN", "NNS", "HYPH")
                    and not (
                        noun in ("leadership", "people", "party", "military")
                        and after in ("IN", "TO")
                    )
                ):
                    return self._make(
                        tokens,
                        i,
                        j + length,
                        MentionKind.SIDE,
                        role=noun,
                        keys=keys,
                        plural=len(keys) > 1,
                    )
        if opened or words[i][0].isupper():
            end, more, head, plural = self._title(words, low, start, lower=opened)
            if head and end > start and (opened or plural or self._alone(low, tags, i, end)):
                if low[end - 1] in lex.honorifics and low[end - 1] not in lex.titles:
                    return None
                kind = MentionKind.GROUP if plural else MentionKind.ROLE
                return self._make(
                    tokens,
                    i,
                    end,
                    kind,
                    role=self._text(tokens, start, end),
                    keys=more,
                    plural=plural or many,
                )
        return None

    def _alone(self, low: Sequence[str], tags: Sequence[str], i: int, j: int) -> bool:
        """A bare capitalised office is a mention where it stands as a subject or after "and"."""
        before = low[i - 1] if i else ""
        after = tags[j] if j < len(tags) else ""
        return (i == 0 or before in ("and", ",", "by", "with")) and (
            after.startswith(("VB", "MD", "RB")) or after in ("CC", ",", "")
        )

    def _list_of_states(
        self, words: Sequence[str], low: Sequence[str], j: int
    ) -> tuple[int, list[str]]:
        keys: list[str] = []
        end = j
        while j < len(words):
            if low[j] in ("the", ",", "and"):
                j += 1
                continue
            if low[j] in ("two", "both", "countries", "three"):
                j += 1
                end = j
                continue
            name = self._names.at(words, j) if words[j][0].isupper() else None
            if name is None or name.kind not in ("name", "metonym"):
                break
            keys.append(name.key)
            j += len(name.words)
            end = j
        return end, keys

    def _named(
        self, tokens: Sequence[Token], words: Sequence[str], low: Sequence[str], i: int
    ) -> Spotted | None:
        start = i
        if low[i] == "the" and i + 1 < len(words):
            i += 1
        if not words[i][0].isupper():
            return None
        name: Name | None = self._names.at(words, i)
        if name is None or name.kind in ("demonym", "person", "place"):
            return self._ambiguous(tokens, words, start, i)
        self.learnt.keys.add(name.key)
        return self._make(tokens, start, i + len(name.words), MentionKind.NAME, keys=[name.key])

    def _ambiguous(
        self, tokens: Sequence[Token], words: Sequence[str], start: int, i: int
    ) -> Spotted | None:
        """ "the North", "Korea": the one of those so called that the text has named already."""
        j = i + 1
        if j < len(words) and words[j][0].isupper():
            return None
        shown = (words[i],) if start == i else ("the", words[i])
        fits = [k for k in self._names.ambiguous.get(shown, ()) if k in self.learnt.keys]
        return self._make(tokens, start, j, MentionKind.NAME, keys=fits) if len(fits) == 1 else None

    def _pronoun(self, tokens: Sequence[Token], low: Sequence[str], i: int) -> Spotted | None:
        plural = _PRONOUNS.get(low[i])
        if plural is None or tokens[i].text == "i":
            return None
        return self._make(tokens, i, i + 1, MentionKind.PRONOUN, plural=plural)

    @staticmethod
    def _text(tokens: Sequence[Token], i: int, j: int) -> str:
        out = ""
        for a in range(i, j):
            gap = a > i and tokens[a].start > tokens[a - 1].end
            out += (" " if gap else "") + tokens[a].text
        return out

    def _make(
        self,
        tokens: Sequence[Token],
        i: int,
        j: int,
        kind: MentionKind,
        *,
        name: str = "",
        role: str = "",
        keys: Sequence[str] = (),
        plural: bool = False,
    ) -> Spotted:
        return Spotted(
            i,
            j,
            ActorMention(
                kind=kind,
                start=tokens[i].start,
                end=tokens[j - 1].end,
                text=self._text(tokens, i, j),
                name=name,
                role=role,
                keys=tuple(keys),
                plural=plural,
            ),
        )
