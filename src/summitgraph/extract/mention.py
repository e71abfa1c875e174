"""Words that point to an actor: names with their titles, offices, sides, groups, pronouns.

Who is meant by them is left to `link/`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from summitgraph.extract.gazetteer import Gazetteer
from summitgraph.extract.learnt import Learnt
from summitgraph.extract.lexicon import Lexicon
from summitgraph.extract.office import OPENERS, Offices
from summitgraph.extract.person import Persons
from summitgraph.extract.spotted import Spotted, Words
from summitgraph.extract.title import Titles
from summitgraph.extract.tokens import Token, tokenize
from summitgraph.records.draft import ActorMention, MentionKind

__all__ = ["Learnt", "Spotted", "Spotter"]

_PRONOUNS = {"he": False, "she": False, "they": True, "we": True, "i": False}
"""Pronouns, and whether they point to several."""
_OPENERS = OPENERS | _PRONOUNS.keys() | {"it"}
"""Words without a capital that a mention may begin with."""
_GOES_ON = ([",", "and"], [",", "but"])
_BE = frozenset("is was has had".split())
_TITLED = 4
_LONGEST_NAME = 4
_FULL = 2
_SAID = frozenset(
    """said told added stated agreed argued insisted replied warned asked urged stressed noted
    explained suggested proposed promised felt thought believed undertook expressed welcomed
    complained denied emphasized emphasised underlined""".split()
)


@lru_cache(maxsize=8)
def _words_of(lexicon: Lexicon) -> tuple[frozenset[str], frozenset[str]]:
    """The words that are never a name, and those that tell an act; gathered once."""
    no_name = (
        lexicon.titles
        | lexicon.title_words
        | lexicon.sides
        | lexicon.doers
        | lexicon.generic
        | lexicon.talk
        | lexicon.group_persons
        | lexicon.group_states
        | lexicon.honorifics
    )
    return frozenset(no_name), frozenset(lexicon.verbs.keys() | lexicon.carriers.keys())


class Spotter:
    """Finds mentions in one sentence after another of one text."""

    def __init__(self, lexicon: Lexicon, names: Gazetteer, learnt: Learnt) -> None:
        self._titles_of = lexicon.titles
        self._offices_of = lexicon.titles | lexicon.title_words
        self._names = names
        self.learnt = learnt
        titles = Titles(lexicon, names)
        self._persons = Persons(lexicon, names, titles, learnt)
        self._offices = Offices(lexicon, names, titles)
        self._no_name, self._acts = _words_of(lexicon)
        self._bare = lexicon.group_persons
        self._talk = lexicon.talk
        self._unsure = frozenset(word for shown in names.ambiguous for word in shown) - {"the"}

    def spot(self, tokens: Sequence[Token], tags: Sequence[str]) -> list[Spotted]:
        """The mentions of a sentence, left to right, none inside another."""
        return self.spot_words(Words.of(tokens, tags))

    def spot_all(self, sentences: Sequence[Words]) -> list[list[Spotted]]:
        """The mentions of all sentences of a text.

        Mentions are found in two rounds, so that a name that a text introduces late is known early
        where the headline has it by surname only; a sentence that has no word learnt since its
        first round is not looked at again.
        """
        for name in self._strangers(sentences):
            self.learnt.add(name)
        firsts: list[tuple[list[Spotted], int]] = []
        for w in sentences:
            known = len(self.learnt.order)
            firsts.append((self.spot_words(w), known))
        last_learnt = {word: n for n, word in enumerate(self.learnt.order)}
        result: list[list[Spotted]] = []
        for w, (found, known) in zip(sentences, firsts, strict=True):
            stale = any(
                last_learnt.get(word, -1) >= known or word in self._unsure for word in w.words
            )
            result.append(self.spot_words(w) if stale else found)
        return result

    def _strangers(self, sentences: Sequence[Words]) -> list[str]:
        """Names that nobody introduced, yet who say something more than once: "Mensah said".

        Or whose full name opens a sentence, and whose last name stands alone elsewhere.
        """
        seen: Counter[str] = Counter()
        full: dict[str, str] = {}
        last: Counter[str] = Counter()
        for w in sentences:
            j = 0
            while j < len(w.words) and w.tags[j] == "NNP" and w.words[j][0].isupper():
                if w.low[j] in self._no_name or self._names.at(w.words, j) is not None:
                    break
                j += 1
            if not 0 < j < _LONGEST_NAME or j >= len(w.words):
                continue
            known = w.words[j - 1] in self._names.family_names
            acts = known and w.tags[j] == "VBD" and w.low[j] in self._acts
            if w.low[j] in _SAID or acts:
                seen[w.text(0, j)] += 1
            told = w.tags[j].startswith("V") or w.tags[j] in ("RB", "MD")
            if j > 1 and (told or w.low[j] == ","):
                full[w.words[j - 1]] = w.text(0, j)
        small = [name for w in sentences for name in self._behind_titles(w)]
        for w in sentences if full else ():
            for k, word in enumerate(w.words):
                if word in full and (k == 0 or not w.words[k - 1][0].isupper()):
                    last[word] += 1
        named = [name for word, name in full.items() if last[word]]
        return named + small + [name for name, n in seen.items() if n > 1]

    def _behind_titles(self, w: Words) -> list[str]:
        """Full names behind an office in small letters: "opposition leader Ann Mensah said"."""
        found: list[str] = []
        for i, word in enumerate(w.low[:-3]):
            if word not in self._offices_of or not w.words[i].islower():
                continue
            j = i + 2 if w.low[i + 1] == "," else i + 1
            k = j
            while (
                k < len(w.words)
                and w.words[k][0].isupper()
                and w.tags[k] in ("NNP", "NNPS")
                and w.low[k] not in self._no_name
                and self._names.at(w.words, k) is None
            ):
                k += 1
            behind = w.tags[k] if k < len(w.tags) else "."
            told = (
                behind.startswith("V") or behind in ("RB", "MD") or (j == i + 2 and behind == ",")
            )
            if _FULL <= k - j < _LONGEST_NAME and told:
                found.append(w.text(j, k))
        return found

    def spot_words(self, w: Words) -> list[Spotted]:
        """The mentions of a sentence whose words are folded already."""
        found: list[Spotted] = []
        words, low = w.words, w.low
        i = 0
        while i < len(words):
            if not words[i][0].isupper() and low[i] not in _OPENERS and low[i] not in self._bare:
                i += 1
                continue
            spotted = (
                self._persons.at(w, i)
                or self._offices.at(w, i)
                or self._named(w, i)
                or _pronoun(w, i)
                or self._it(w, i)
            )
            if spotted is None:
                place = self._names.at(words, i) if words[i][0].isupper() else None
                # "Northern Ireland" is not Ireland
                i += len(place.words) if place is not None and place.kind == "place" else 1
                continue
            found.append(spotted)
            i = spotted.j
        return found

    def speakers(self, who: str, span: tuple[int, int]) -> tuple[ActorMention, ...]:
        """Whom the words before a colon name ("Ruto, Mahama", "SECRETARY BLINKEN").

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
        named = [(p, *self._parted(p)) for p in parts]
        if any(role and name for _, role, name in named):
            named = [n for n in named if n[2]]  # "President and CEO of X Kurt Bock" is one
        return tuple(
            ActorMention(
                kind=MentionKind.NAME,
                start=span[0],
                end=span[1],
                text=text,
                name=name or text,
                role=role if name else "",
            )
            for text, role, name in named
        )

    def _parted(self, words: str) -> tuple[str, str]:
        """The office and the name in words of which no register knows either."""
        each = words.split()
        if not any(w.lower() in self._titles_of for w in each):
            return "", words
        if len(each) < _TITLED or not all(w[0].isupper() for w in each[-2:]):
            return words, ""
        return " ".join(each[:-2]), " ".join(each[-2:])

    def _named(self, w: Words, i: int) -> Spotted | None:
        """A state or a body by its name."""
        start = i
        if w.low[i] == "the" and i + 1 < len(w.words):
            i += 1
        if not w.words[i][0].isupper():
            return None
        name = self._names.at(w.words, i)
        if name is None or name.kind in ("demonym", "person", "place"):
            return self._ambiguous(w, start, i)
        end = i + len(name.words)
        talk = end < len(w.words) and w.words[end][0].isupper() and w.low[end] in self._talk
        if name.kind == "metonym" and talk:
            return None  # "Foreign Office Consultations"
        self.learnt.keys.add(name.key)
        return w.spotted(start, i + len(name.words), MentionKind.NAME, keys=[name.key])

    def _it(self, w: Words, i: int) -> Spotted | None:
        """ "It urged", "…, and it calls on": a state or a body that goes on to act."""
        if w.low[i] != "it" or (i and w.low[i - 1] != ";" and w.low[i - 2 : i] not in _GOES_ON):
            return None
        v = i + 1
        while v < len(w.low) and w.tags[v] == "RB":
            v += 1
        acts = w.tags[v : v + 1] in (["VBD"], ["VBZ"]) and w.low[v] in self._acts
        return w.spotted(i, i + 1, MentionKind.PRONOUN) if acts and w.low[v] not in _BE else None

    def _ambiguous(self, w: Words, start: int, i: int) -> Spotted | None:
        """ "the North", "Korea": the one of those so called that the text has named already."""
        words = w.words
        j = i + 1
        if j < len(words) and words[j][0].isupper():
            return None
        shown = (words[i],) if start == i else ("the", words[i])
        fits = [k for k in self._names.ambiguous.get(shown, ()) if k in self.learnt.keys]
        return w.spotted(start, j, MentionKind.NAME, keys=fits) if len(fits) == 1 else None


def _pronoun(w: Words, i: int) -> Spotted | None:
    plural = _PRONOUNS.get(w.low[i])
    if plural is None or w.tokens[i].text == "i":
        return None
    return w.spotted(i, i + 1, MentionKind.PRONOUN, plural=plural)
