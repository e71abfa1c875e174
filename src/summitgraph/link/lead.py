"""Where a text introduces the meeting: its title and the first sentence on it.

Those named there take part; who else does is left to `cast.py`.
"""

from __future__ import annotations

import re

from summitgraph.records.readout import Block, BlockKind, Readout, Sentence

_DATELINE = 5
_MET = re.compile(
    r"\b(?:met|meet(?:s|ing)?|talks|conversation|spoke|call(?:ed)?|held|summit|talked|dialogue|"
    r"consultations|conference|statement|discussions?|arrived|visit|hosted|received|joined|welcomed)\b",
    re.IGNORECASE,
)
_SPOKES = re.compile(r"\bspokes(?:person|man|woman)\b|\bstatement\b", re.IGNORECASE)


def lead_end(readout: Readout) -> int:
    """The end of what introduces the meeting, in characters of the text."""
    end = 0
    for block in readout.blocks:
        if block.kind is BlockKind.TITLE:
            end = max(end, block.end)
        if block.kind is BlockKind.TURN:
            return max(end, block.start)
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM) and block.sentences:
            first = _first(readout, block)
            words = readout.text[first.start : first.end]
            if words.endswith(":") and _SPOKES.search(words):
                continue  # "Following the call, a spokesperson said:"
            if _MET.search(readout.text[first.start : first.end]):
                return max(end, first.end)
    opening = next(
        (b for b in readout.blocks if b.sentences and b.kind is not BlockKind.TITLE),
        next((b for b in readout.blocks if b.sentences), None),
    )
    return max(end, _first(readout, opening).end if opening else 0)


def _first(readout: Readout, block: Block) -> Sentence:
    """The first sentence of a block, past a dateline: "Accra, 4 May 2022."."""
    for sentence in block.sentences:
        if len(readout.text[sentence.start : sentence.end].split()) > _DATELINE:
            return sentence
    return block.sentences[0]
