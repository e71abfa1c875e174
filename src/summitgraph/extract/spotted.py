"""A mention on the tokens that it spans, and the words of a sentence that mentions are cut from.

Finding one is left to `mention.py` and the modules that it asks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summitgraph.extract.tokens import Token
from summitgraph.records.draft import ActorMention, MentionKind


@dataclass(slots=True)
class Spotted:
    """A mention with the tokens `[i, j)` that it spans."""

    i: int
    j: int
    mention: ActorMention


@dataclass(slots=True)
class Quotation:
    """The part of a quotation that stands in one sentence.

    Attributes:
        a, b: its tokens `[a, b)`, without the marks.
        speaker: who says it.
        start, end: the tokens of its evidence, with the words that tell who says it.
    """

    a: int
    b: int
    speaker: ActorMention
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence before its mentions are known.

    Attributes:
        words: its tokens' words, with straight apostrophes.
        low: the same in lower case.
        tags: their parts of speech.
    """

    tokens: Sequence[Token]
    words: list[str]
    low: list[str]
    tags: Sequence[str]

    @classmethod
    def of(cls, tokens: Sequence[Token], tags: Sequence[str]) -> Words:
        """The words of tokens that are tagged."""
        words = [t.text.replace("’", "'") for t in tokens]
        return cls(tokens, words, [w.lower() for w in words], tags)

    def text(self, i: int, j: int) -> str:
        """Tokens `[i, j)` as worded, with one space for any gap between them."""
        out = ""
        for a in range(i, j):
            gap = a > i and self.tokens[a].start > self.tokens[a - 1].end
            out += (" " if gap else "") + self.tokens[a].text
        return out

    def spotted(
        self,
        i: int,
        j: int,
        kind: MentionKind,
        *,
        name: str = "",
        role: str = "",
        keys: Sequence[str] = (),
        plural: bool = False,
    ) -> Spotted:
        """The mention that tokens `[i, j)` are."""
        return Spotted(
            i,
            j,
            ActorMention(
                kind=kind,
                start=self.tokens[i].start,
                end=self.tokens[j - 1].end,
                text=self.text(i, j),
                name=name,
                role=role,
                keys=tuple(keys),
                plural=plural,
            ),
        )
