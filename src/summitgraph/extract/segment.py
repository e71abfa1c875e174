"""The main clauses of a sentence that someone speaks: where one ends and the next begins.

The main verb of one is left to `main_verb.py`, what it says to `direct.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from summitgraph.extract.analysis import Analysed
from summitgraph.extract.edge import fronted_topic
from summitgraph.extract.lexicon import Lexicon, is_adverb
from summitgraph.extract.main_verb import DEICTIC, FINITE, FIRST
from summitgraph.extract.noun_phrase import NOUN

_JOINS = frozenset("and but ; so yet".split())
_EDGE = frozenset(", – — and but ;".split())
_ADDRESSING = frozenset("i we it thank let allow this there you our".split())
_BEHIND = _EDGE | frozenset(". ! ? …".split())
_AHEAD = _EDGE | frozenset("so well yes :".split())


@dataclass(frozen=True, slots=True)
class Segment:
    """A main clause: tokens `[a, b)` of a sentence, and those of a topic fronted to it, or None."""

    s: Analysed
    a: int
    b: int
    topic: tuple[int, int] | None

    def stripped(self) -> Segment:
        """The same without the marks and small words at its edges: "Well, we agree."."""
        s, a, b = self.s, self.a, self.b
        while b > a and s.low[b - 1] in _BEHIND:
            b -= 1
        while a < b and (s.low[a] in _AHEAD or (is_adverb(s.low[a]) and s.at[a] is None)):
            a += 1
        spot = s.at[a] if a < b else None
        told = spot is not None and (spot.mention.role or spot.mention.name)
        if spot is not None and told and spot.i == a and spot.j + 1 < b and s.low[spot.j] == ",":
            nxt = spot.j + 1
            if s.low[nxt] in _ADDRESSING or (s.tags[nxt] == "VBP" and s.at[nxt] is None):
                a = nxt  # "Mr President, thank you for …"
        return replace(self, a=a, b=b)

    def opens_with(self, words: tuple[str, ...]) -> bool:
        """Whether these are its first words."""
        return tuple(self.s.low[self.a : self.a + len(words)]) == words


def segments(s: Analysed, lex: Lexicon) -> Iterator[Segment]:
    """The coordinated main clauses of a sentence."""
    topic = fronted_topic(s)
    first = topic[1] if topic else 0
    n = len(s.low)
    a = last = first
    for i in range(first + 1, n):
        if s.low[i] not in _JOINS:
            continue
        j = i + 1
        while j < n and (is_adverb(s.low[j]) or s.low[j] in (",", "–")):
            j += 1
        if j < n and _has_verb(s, last, i) and _begins_clause(s, i, j, last, lex):
            yield Segment(s, a, i, topic)
            a, last = i + 1, i
    yield Segment(s, a, n, topic)


def _has_subject(s: Analysed, j: int) -> bool:
    """Whether a noun phrase with its own verb begins at word `j`: "countries like X have"."""
    v = j
    while v < len(s.low) and s.tags[v] in _IN_SUBJECT:
        v += 1
    while v < len(s.low) and s.tags[v] == "RB":
        v += 1
    nouns = any(s.tags[p] in NOUN for p in range(j, v))
    return nouns and s.tags[j] != "IN" and v < len(s.low) and s.tags[v] in FINITE


_IN_SUBJECT = NOUN | frozenset("DT PDT PRP$ JJ JJR JJS CD IN POS VBG".split())


def _has_verb(s: Analysed, a: int, b: int) -> bool:
    return (
        s.low[a] == "let"
        or s.tags[a] == "VB"
        or any(s.tags[p] in FINITE and s.at[p] is None for p in range(a, b))
    )


def _begins_clause(s: Analysed, i: int, j: int, last: int, lex: Lexicon) -> bool:
    """Whether a main clause begins at word `j`, behind the joining word at `i`.

    The main clause before it began at word `last`.
    """
    word, tag = s.low[j], s.tags[j]
    if word == "that":
        return False
    if s.low[i] == ";":
        return (
            (word in lex.verbs and (tag in ("VBD", "VBN") or word.endswith("ed")))
            or (tag in ("DT", "PRP$", "NN", "NNS", "NNP", "JJ") and _has_verb(s, j, len(s.low)))
            or s.at[j] is not None
            or word in FIRST
        )
    comma = s.low[i - 1] in (",", "–", "—") or s.low[i] in (";", "but")
    opened = any(w in ("that", "whether", "how") for w in s.low[last:i])
    inner = opened and not comma  # may go on with what a "that" opened
    spot = s.at[j]
    v = spot.j if spot is not None else j + 1
    while v < len(s.low) and (is_adverb(s.low[v]) or s.tags[v] == "RB"):
        v += 1
    if v < len(s.low) and s.tags[v] in FINITE:
        if word in FIRST:
            return not inner or s.tags[v] != "MD"
        if word in DEICTIC:
            return comma or (word == "it" and s.low[i] == "and" and not opened)
        if spot is not None:
            return comma and not (opened and s.low[i] == "and")
    if comma and not opened and s.low[i] in ("and", "but") and _has_subject(s, j):
        return True
    if word in ("would", "will") and tag in ("MD", "VBP", "VBD"):
        # "and would like to cooperate": a new act of the same speaker
        ours = any(w in FIRST for w in s.low[last:i])
        return ours and not opened and (word == "would" or comma)
    if tag == "VB" and s.tags[last] in ("VB", "VBP") and not inner:
        # "Share a deep unease at X, and lay emphasis on Y": items without a subject
        return lex.match(lex.verbs, s.low, j) is not None and comma
    if tag in ("VBP", "VBD", "MD") and (word in lex.verbs or word in lex.carriers):
        main = next(
            (s.tags[p] for p in range(last, i) if s.tags[p] in FINITE and s.at[p] is None), ""
        )
        found = lex.match(lex.verbs, s.low, j) or lex.match(lex.carriers, s.low, j)
        return found is not None and tag == main and not inner
    return s.low[j : j + 2] in (["let", "us"], ["let", "'s"])
