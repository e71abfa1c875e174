"""Words of a sentence with their places in the readout's text.

Clitics stand alone (`Japan` `’s`, `do` `n’t`), hyphenated words stay whole (`two-plus-two`),
and abbreviations keep their points (`U.S.`, `Mr.`).
"""

from __future__ import annotations

import re
from typing import NamedTuple

_WORD = re.compile(
    r"""
    (?:[A-Z]\.){2,}(?:-[^\W_]+)*                    # U.S., U.S.-led
  | (?:Mr|Mrs|Ms|Dr|Messrs|Amb|Gen|Lt|Col|Sen|Rep|Gov|Prof|Hon|St|Jr|Sr|No|Mme|Jan|Feb|Mar|Apr
      |Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\.(?=\s)
  | Dato[’'](?=\s)                                 # Dato’ Anwar Ibrahim
  | \d\+\d(?:\+\d)?                              # 2+2
  | (?=[^\W_]+[’']t\b)[^\W_]+?(?=n[’']t\b)         # do | n’t: looked for where a ’t stands
  | n[’']t\b
  | [’'](?:s|re|ve|ll|d|m)\b                        # ’s
  | \d+(?:[.,:]\d+)*(?:st|nd|rd|th|%)?(?![^\W\d_])  # 1,000  3.5  18th
  | [^\W_]+(?:[-‐‑/+&](?:(?:[A-Z]\.){2,}|[^\W_]+)   # ROK-U.S.-Japan
      |[’'](?!(?:s|re|ve|ll|d|m|t)\b)[^\W_]+|\.(?=[^\W_]\.?\b)[^\W_])*
  | '' | ``                                         # typewriter quotes
  | \S
    """,
    re.VERBOSE,
)


class Token(NamedTuple):
    """A word and its half-open place in the readout's text, in characters."""

    text: str
    start: int
    end: int


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The words of `text[start:end]`, with offsets into `text`.

    >>> [t.text for t in tokenize("Russia’s U.S.-led two-plus-two didn’t end on Dec. 15.")]
    ['Russia', '’s', 'U.S.-led', 'two-plus-two', 'did', 'n’t', 'end', 'on', 'Dec.', '15', '.']
    """
    stop = len(text) if end is None else end
    return [Token(m[0], m.start(), m.end()) for m in _WORD.finditer(text, start, stop)]
