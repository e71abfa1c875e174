"""How a readout is written, as a whole and block by block."""

from __future__ import annotations

import re
from dataclasses import dataclass

from summitgraph.extract.analysis import Analysed
from summitgraph.records.draft import MentionKind
from summitgraph.records.readout import Block, BlockKind, Readout

_DECLARES = re.compile(
    r"\b(?:joint\s+)?(?:statement|communiqu[eé]|declaration|conclusions|action\s+plan)\b",
    re.IGNORECASE,
)


_ISSUED = re.compile(
    r"\bcommuniqu[eé]|\bjoint\s+(?:statement|declaration)|^\W*\w+\s+declaration\W*$", re.IGNORECASE
)
"""What a heading has to say before the text is taken for one that its issuers speak."""


@dataclass(frozen=True, slots=True)
class Form:
    """The form of a readout.

    Attributes:
        name: "dialogue", "communique" or "reported".
        body: whether its prose speaks in the name of those who issue it.
    """

    name: str
    body: bool


def form_of(readout: Readout, sentences: list[Analysed]) -> Form:
    """Tell a dialogue by its turns, a communiqué by its "we" or its title; the rest reports."""
    turns = sum(len(b.sentences) for b in readout.blocks if b.kind is BlockKind.TURN)
    rest = [
        s
        for s in sentences
        if readout.blocks[s.block].kind in (BlockKind.PARAGRAPH, BlockKind.ITEM)
    ]
    if turns > len(rest):
        return Form("dialogue", False)
    speaks = sum(
        1
        for s in rest
        if any(
            m.mention.kind is MentionKind.PRONOUN and m.mention.text.lower() in ("we", "i")
            for m in s.mentions
        )
    )
    titled = bool(_DECLARES.search(readout.title)) or any(
        (_DECLARES if b.kind is BlockKind.TITLE else _ISSUED).search(readout.text[b.start : b.end])
        for b in _heads(readout)
    )
    persons = sum(
        1 for s in rest if s.mentions and s.mentions[0].i == 0 and s.mentions[0].mention.name
    )
    if any(s.low[:3] == ["we", ",", "the"] for s in rest):
        speaks = len(rest)
    if rest and (speaks >= 0.4 * len(rest) or (titled and persons <= 0.4 * len(rest))):
        return Form("communique", True)
    return Form("reported", False)


def _heads(readout: Readout) -> list[Block]:
    """Titles, and the headings before the first text."""
    found: list[Block] = []
    for block in readout.blocks:
        if block.kind is BlockKind.TITLE or (
            block.kind is BlockKind.HEADING and not any(b.sentences for b in found)
        ):
            found.append(block)
        elif block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.TURN):
            break
    return found
