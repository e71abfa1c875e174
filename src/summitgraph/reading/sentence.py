"""Sentences of a run of text, with their places.

Found by sentencex (MIT; offsets, 16 hard diplomatic sentences with one miss), and mended where
it parts a title from its name ("Amb." "Kim") or keeps two sentences that a line parts.
"""

from __future__ import annotations

import re

from sentencex import get_sentence_boundaries

from summitgraph.records.readout import Sentence

_OPEN = re.compile(
    r"\b(?:Amb|M|Mme|Mlle|Messrs|Gen|Lt|Col|Capt|Gov|Hon|Rep|Sen|Prof|St|Art|Sec|No|para|"
    r"H\.E|H\.R\.H|H\.M|Ph\.D|Jr|Sr|Adm|Maj|Min|Pres|Sgt|Dr|Mr|Mrs|Ms|vs|approx|resp|cf|[A-Z])\.$"
)


def sentences(text: str, start: int, end: int) -> tuple[Sentence, ...]:
    """The sentences of `text[start:end]`, without the spaces around them.

    >>> t = "H.E. Mr. Mahama met Amb. Kim on Dec. 15. They agreed. The U.S. side left."
    >>> [t[s.start:s.end] for s in sentences(t, 0, len(t))]
    ['H.E. Mr. Mahama met Amb. Kim on Dec. 15.', 'They agreed.', 'The U.S. side left.']
    """
    run = text[start:end]
    if not run.strip():
        return ()
    # Characters that a splitter may treat as paragraph ends are spaces here, one for one.
    flat = re.sub(r"[\s\xa0]", " ", run)
    spans: list[list[int]] = []
    for piece in get_sentence_boundaries("en", flat):
        a, b = piece["start_index"], piece["end_index"]
        if spans and _goes_on(flat, spans[-1][0], spans[-1][1], b):
            spans[-1][1] = b
        else:
            spans.append([a, b])
    spans = [part for span in spans for part in _parted(flat, *span)]
    found = []
    for a, b in spans:
        while a < b and flat[a] == " ":
            a += 1
        while b > a and flat[b - 1] == " ":
            b -= 1
        if a < b:
            found.append(Sentence(start=start + a, end=start + b))
    return tuple(found)


def _goes_on(flat: str, a: int, middle: int, b: int) -> bool:
    """Whether `flat[middle:b]` only goes on with the sentence `flat[a:middle]`."""
    before = flat[a:middle].rstrip()
    if _OPEN.search(before) or (_MONTH.search(before) and flat[middle:b].lstrip()[:1].isdigit()):
        return True
    return not flat[middle - 1].isspace() and _LAST_LABEL.fullmatch(flat, middle, b) is not None


_MONTH = re.compile(r"\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.$")
_LAST_LABEL = re.compile(r"[A-Za-z]{2,3}\.?\s*")  # of a web address: "told News.Az."


def _parted(flat: str, a: int, b: int) -> list[list[int]]:
    """A span parted where a sentence ends inside quotation marks; the splitter keeps it whole."""
    if not any(mark in flat[a:b] for mark in _MARKS):
        return [[a, b]]
    parts = []
    for end in _INSIDE.finditer(flat, a, b):
        if not _OPEN.search(flat[a : end.start() + 1]):
            parts.append([a, end.end()])
            a = end.end()
    return [*parts, [a, b]]


_MARKS = ('"', "“", "«", "''")
_INSIDE = re.compile(
    r"(?<=[a-z]{2})[.!?]\s+"
    r"(?=(?:They|The|We|I|It|He|She|Both|This|That|These|There|Our|But|And|So|You|In|As|If|For) "
    r"|[A-Z][a-z]+(?: [A-Z][a-z]+)? (?!(?:and|or|of|for|in|to|on|at|by|from)\b)[a-z]{2,})"
)
