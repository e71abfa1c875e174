"""Persons by name: with a title before it or behind, in full or by a name the text introduced.

An office without a name is left to `office.py`.
"""

from __future__ import annotations

from collections.abc import Sequence

from summitgraph.extract.gazetteer import Gazetteer, Name
from summitgraph.extract.learnt import Learnt
from summitgraph.extract.lexicon import Lexicon
from summitgraph.extract.spotted import Spotted, Words
from summitgraph.extract.title import Title, Titles
from summitgraph.records.draft import MentionKind

_PARTICLES = frozenset("bin al el de da von van der ibn la del di dos du ben abu ul".split())
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
    eastern western acting north south east west international national world global regional joint
    strategic economic political military nuclear website webpage portal staff newsroom
    asia europe africa america pacific indo-pacific atlantic arctic""".split()
)
_LONGEST = 5
_FULL_NAME = 3
_NO_PERSON = frozenset(
    """university republic kingdom government parliament embassy bank court people city province
    island islands union federation assembly agency institute academy church house party army navy
    force forces police ministry office council commission committee board group company centre
    center foundation association museum school act law treaty agreement declaration constitution
    order hero friends friend free open new""".split()
)
"""A comma and two names."""
_HEADLINE_VERBS = frozenset(
    """meets visits receives calls speaks hosts holds welcomes says urges discusses thanks hails
    greets talks attends arrives travels addresses congratulates briefs tells chairs
    before after during following ahead""".split()
)
"""Words that headlines write with a capital: "Secretary Mensah Meets Addo Before Talks"."""
_SMALL = frozenset("in on at to of and for with from by".split())
_NEVER_NAMES = frozenset("the of and for with from".split())
"""Small words that headlines may write with a capital: "Director Of The Office Of"."""
_OF_THE_STATE = frozenset("party republic government parliament federation union army".split())
_ALSO_NAMES = frozenset("amir emir king prince judge marshal pope".split())
"""Titles that stand within names, too: "Hussein Amir Abdollahian"."""
_LONGEST_OF = 8
_COUNTERPARTS = frozenset("counterpart colleague homologue".split())
_DETERMINERS = frozenset("the his her its their".split())


class Persons:
    """Finds persons that are named, and learns their names from one sentence for the next."""

    def __init__(self, lexicon: Lexicon, names: Gazetteer, titles: Titles, learnt: Learnt) -> None:
        self._lex = lexicon
        self._names = names
        self._titles = titles
        self._learnt = learnt

    def at(self, w: Words, i: int) -> Spotted | None:
        """The person whose name or title begins at word `i`, or None."""
        words, low = w.words, w.low
        start = i
        if low[i] in _DETERMINERS and i + 1 < len(words):
            i += 1
        former = start != i and low[i] in self._lex.title_words  # "the former Russian Ambassador"
        if not words[i][0].isupper() and low[i] not in self._lex.titles and not former:
            return None
        known = self._names.at(words, i)
        if known is not None and known.kind == "person" and start == i:
            return self._known(w, i, i, known, "", [known.key])
        titled = self._titled(w, start, i)
        if titled is not None:
            return titled
        if start != i:
            return None
        return (
            self._introduced(w, i, known) or self._before_title(w, i) or self._of_state(w, i, known)
        )

    # --- ways to be named -------------------------------------------------------------------

    def _known(
        self, w: Words, start: int, i: int, known: Name, role: str, keys: list[str]
    ) -> Spotted:
        """A person of the register, whose name stands at word `i`."""
        j = self._with_particles(w.words, w.low, i + len(known.words))
        name = w.text(i, j)
        if w.words[j : j + 2] == [",", "Jr."]:
            j += 2
        self._learnt.add(name)
        return self._with_apposition(w, start, j, name, role, keys)

    def _titled(self, w: Words, start: int, i: int) -> Spotted | None:
        """ "Foreign Minister Mudavadi"."""
        words = w.words
        end, keys, head, plural = self._titles.at(w, i, lower=start != i)
        if not head or plural or end >= len(words):
            return None
        if words[end] == ",":
            return self._named_behind(w, start, i, end, keys) if start != i else None
        theirs = w.low[start] in _DETERMINERS and w.low[end - 1] in _COUNTERPARTS
        if start != i and w.low[start] != "the" and not theirs:
            return None
        role = w.text(i, end)
        known = self._names.at(words, end)
        if known is not None and known.kind == "person":
            return self._known(w, start, end, known, role, [known.key, *keys])
        stop = self._name_end(words, w.low, end)
        if stop == end:
            return None
        if stop < len(words) and words[stop][0].isupper() and w.low[stop] in _OF_THE_STATE:
            return None  # "Director of the Chinese Communist Party"
        name = w.text(end, stop)
        if name.isupper() and (
            stop - end > _FULL_NAME
            or (stop - end == 1 and _in_capitals(w))
            or not _SMALL.isdisjoint(w.low[end:stop])
            or (w.low[stop : stop + 1] and words[stop].isupper() and w.low[stop] in _SMALL)
        ):
            return None  # a headline in capitals: "PRESIDENT MEETS HIS GUEST"
        if len(name.split()) > 1 or words[end] not in self._learnt.by_word:
            self._learnt.add(name)
        return self._with_apposition(w, start, stop, name, role, keys)

    def _named_behind(
        self, w: Words, start: int, i: int, end: int, keys: list[str]
    ) -> Spotted | None:
        """ "the Kenyan foreign minister, Alfred Mutua,": the name after its office."""
        words = w.words
        stop = self._name_end(words, w.low, end + 1)
        known = self._names.at(words, end + 1) if end + 1 < len(words) else None
        if known is not None and known.kind == "person":
            stop = max(stop, end + 1 + len(known.words))
            keys = [known.key, *keys]
        elif stop - end < _FULL_NAME:
            return None
        after = w.low[stop] if stop < len(words) else "."
        if after not in (",", ".", ";", ")") and not w.tags[stop].startswith(("V", "MD")):
            return None
        if after == "," and w.low[stop + 1 : stop + 2] == ["and"]:
            return None  # a list of persons
        name = w.text(end + 1, stop)
        self._learnt.add(name)
        return w.spotted(start, stop, MentionKind.NAME, name=name, role=w.text(i, end), keys=keys)

    def _introduced(self, w: Words, i: int, known: Name | None) -> Spotted | None:
        """A name that the text introduced: in full, or its last word."""
        words = w.words
        for length in (4, 3, 2):
            if i + length <= len(words) and tuple(words[i : i + length]) in self._learnt.full:
                name = self._learnt.full[tuple(words[i : i + length])]
                return self._with_apposition(w, i, i + length, name, "", [])
        if words[i] not in self._learnt.by_word or (known and known.kind != "person"):
            return None
        after = i + 1
        if after < len(words) and words[after][0].isupper() and w.low[after] in _BODY:
            return None
        return w.spotted(i, after, MentionKind.NAME, name=words[i])

    def _before_title(self, w: Words, i: int) -> Spotted | None:
        """ "Name Surname, Foreign Minister of X"."""
        stop = self._name_end(w.words, w.low, i)
        found = self._title_behind(w, stop) if stop - i >= 2 else None
        if found is None:
            return None
        at, title = found
        if title.end < len(w.words) and self._name_end(w.words, w.low, title.end) > title.end:
            return None  # "Camp David, President Ruto …": the title is another's
        name = w.text(i, stop)
        self._learnt.add(name)
        role = w.text(at, title.end)
        return w.spotted(i, title.end, MentionKind.NAME, name=name, role=role, keys=title.keys)

    def _of_state(self, w: Words, i: int, known: Name | None) -> Spotted | None:
        """ "Ann Mensah of Ghana", where no register knows the name."""
        if known is not None:
            return None
        stop = self._name_end(w.words, w.low, i)
        if not 2 <= stop - i <= _LONGEST or w.low[stop : stop + 1] != ["of"]:
            return None
        if any(word in _NO_PERSON or word in self._lex.doers for word in w.low[i:stop]):
            return None
        at = stop + 2 if w.low[stop + 1 : stop + 2] == ["the"] else stop + 1
        place = self._names.at(w.words, at) if at < len(w.words) else None
        state = place is not None and place.kind == "name" and place.key.startswith("state/")
        if place is None or not state:
            return None
        name = w.text(i, stop)
        self._learnt.add(name)
        return w.spotted(i, at + len(place.words), MentionKind.NAME, name=name, keys=[place.key])

    # --- pieces -----------------------------------------------------------------------------

    def _name_end(self, words: Sequence[str], low: Sequence[str], i: int) -> int:
        """The end of a personal name that begins at word `i`, or `i`."""
        j = i
        if low[j : j + 1] and low[j] in _PARTICLES and words[j][0].islower():
            # "Minister van Klaveren": a particle before a name
            if i == 0 or j + 1 >= len(words) or not words[j + 1][0].isupper():
                return i
            j += 1
        while j < len(words) and j - i < _LONGEST:
            word = words[j]
            if word == "." or (word == "," and words[j + 1 : j + 2] == ["Jr."]):
                if word == "," and j > i:
                    j += 2
                break
            if low[j] in _NEVER_NAMES or low[j] in _HEADLINE_VERBS:
                break
            given = j > i and (
                (low[j] in _ALSO_NAMES and self._is_name(words, low, j + 1))
                or (low[j] in self._lex.titles and self._opens_name(words, i, j + 1))
            )
            if word[0].isupper() and (
                given or (low[j] not in _BODY and low[j] not in self._lex.titles)
            ):
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
                    and word not in self._learnt.by_word
                    and not (
                        known.kind != "name"
                        and len(known.words) == 1
                        and self._is_name(words, low, j + 1)
                    )
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

    def _is_name(self, words: Sequence[str], low: Sequence[str], j: int) -> bool:
        """Whether word `j` can be the family name behind a given name that is a city's too."""
        return (
            j < len(words)
            and words[j][0].isupper()
            and low[j] not in _BODY
            and low[j] not in self._lex.titles
            and self._names.at(words, j) is None
        )

    def _opens_name(self, words: Sequence[str], i: int, j: int) -> bool:
        """Whether a name that the text told in full begins so: "Hassan Sheikh" of three words."""
        told = tuple(words[i:j])
        return words[j - 1] in self._learnt.by_word and any(
            full[: len(told)] == told for full in self._learnt.full
        )

    def _with_particles(self, words: Sequence[str], low: Sequence[str], j: int) -> int:
        """The end of a known name with the particles and names that follow: "… Al Saud"."""
        while j + 1 < len(words) and low[j] in _PARTICLES and words[j + 1][0].isupper():
            if low[j + 1] in _PARTICLES or self._names.at(words, j + 1) is None:
                j += 2
            else:
                break
        return j

    def _title_behind(self, w: Words, j: int) -> tuple[int, Title] | None:
        """The title of one person behind a comma at word `j`, and where it begins; or None."""
        if w.words[j : j + 1] != [","]:
            return None
        at = j + 1
        while w.low[at : at + 1] in (["the"], ["then"]):
            at += 1
        title = self._titles.at(w, at, lower=True)
        alone = title.head and not title.plural and title.end > at
        if alone and not w.words[at][0].isupper():
            # "Ann Mensah, leader of the opposition," or "…, the Ghanaian foreign minister,"
            end = _of_something(w, title.end)
            title = title._replace(end=end)
            alone = w.low[end : end + 1] in ([","], [")"], ["."], [";"])
        return (at, title) if alone else None

    def _with_apposition(
        self, w: Words, i: int, j: int, name: str, role: str, keys: list[str]
    ) -> Spotted:
        """A person, with a title that follows the name after a comma, or "of Russia"."""
        words, low = w.words, w.low
        found = self._title_behind(w, j)
        if found is not None:
            at, title = found
            end = title.end
            # a title with no name of its own belongs to this one, unless it acts: "Since the clash
            # with Mr Ruto, the Ghanaian minister sought …"
            acts = i > 0 and bool(role) and w.tags[end : end + 1] in (["VBD"], ["VBZ"], ["MD"])
            if acts:
                pass
            elif end >= len(words) or self._name_end(words, low, end) == end:
                more = w.text(at, end)
                role = f"{role}, {more}" if role else more
                keys = keys + title.keys
                j = end
        elif low[j : j + 1] == ["of"]:
            at = j + 2 if low[j + 1 : j + 2] == ["the"] else j + 1
            place = self._names.at(words, at) if at < len(words) else None
            if place is not None and place.kind == "name":
                keys = [*keys, place.key]
                j = at + len(place.words)
        return w.spotted(i, j, MentionKind.NAME, name=name, role=role, keys=keys)


def _in_capitals(w: Words) -> bool:
    """Whether a sentence is a headline in capitals, in which a name cannot be told."""
    return len(w.words) > _HEADLINE and all(word.isupper() for word in w.words if word.isalpha())


_HEADLINE = 7


def _of_something(w: Words, j: int) -> int:
    """The end of "of the opposition" at word `j`, up to the mark behind it; `j` if none."""
    if w.low[j : j + 1] not in (["of"], ["for"], ["to"]):
        return j
    for p in range(j + 1, min(j + _LONGEST_OF, len(w.low))):
        if w.low[p] in (",", ")", ".", ";"):
            return p
        if w.tags[p].startswith(("V", "MD")):
            break
    return j
