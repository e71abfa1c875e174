"""Where words that someone quotes stand in a text: byte for byte, runs of white space folded.

Whether they are good evidence for what is said of them is left to whoever asks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Quotable:
    """A text prepared for looking up quotes.

    Attributes:
        folded: the text with each run of white space as one space.
        starts: for each of its characters, and for its end, the offset in the text itself.
    """

    text: str
    folded: str
    starts: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> Quotable:
        """Fold a text; all that Unicode counts as white space is one."""
        folded: list[str] = []
        starts: list[int] = []
        for at, letter in enumerate(text):
            if letter.isspace():
                if folded and folded[-1] == " ":
                    continue
                letter = " "
            folded.append(letter)
            starts.append(at)
        return cls(text, "".join(folded), (*starts, len(text)))

    def find(
        self,
        quote: str,
        *,
        before: str = "",
        within: tuple[int, int] | None = None,
        most: int | None = None,
    ) -> list[tuple[int, int]]:
        """Every half-open span of the text at which the quote stands as whole words.

        Args:
            before: the words right before it; "" takes any.
            within: a span of the text in which all of it must stand.
            most: look no further once so many are found.

        >>> Quotable.of("They agreed\\n to  meet; they met.").find("agreed to meet")
        [(5, 21)]
        >>> Quotable.of("They met.").find("hey met")
        []
        """
        wanted, context = fold(quote), fold(before)
        found: list[tuple[int, int]] = []
        if not _WORD.search(wanted):
            return found
        for lead in (f"{context} ", context) if context else ("",):
            at = self.folded.find(lead + wanted)
            while at >= 0 and (most is None or len(found) < most):
                start, end = at + len(lead), at + len(lead) + len(wanted)
                span = (self.starts[start], self.starts[end - 1] + 1)
                inside = within is None or (within[0] <= span[0] and span[1] <= within[1])
                if inside and self._whole(start, end):
                    found.append(span)
                at = self.folded.find(lead + wanted, at + 1)
        return sorted(set(found))

    def _whole(self, at: int, end: int) -> bool:
        """Whether no word is cut at either end."""
        text = self.folded
        opens = at == 0 or not (_WORD.match(text[at - 1]) and _WORD.match(text[at]))
        closes = end == len(text) or not (_WORD.match(text[end - 1]) and _WORD.match(text[end]))
        return opens and closes


def fold(words: str) -> str:
    """Words with single spaces, and none around them.

    >>> fold(" agreed\\xa0to\\n meet ")
    'agreed to meet'
    """
    return " ".join(words.split())
