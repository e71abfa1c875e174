"""A readout's text as HTML: its blocks, with the statements marked and the unread sentences faint.

Every character of the text is shown once, in order, and escaped; the page around it is in
`page.py`.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from html import escape

from summitgraph.pipeline.report.html import quote_id
from summitgraph.records import FAMILY_OF, Account, Block, BlockKind, Statement

_TAG = {BlockKind.TITLE: "h3", BlockKind.HEADING: "h4"}


def marked_text(account: Account, tip: Callable[[int, Statement], str]) -> str:
    """The text of a readout as HTML; `tip` gives the HTML shown at a marked statement.

    Where statements overlap, the narrower one has the colour.
    """
    return _Marker(account, tip).html()


class _Marker:
    """One walk over one text; remembers which statements already have their anchor."""

    def __init__(self, account: Account, tip: Callable[[int, Statement], str]) -> None:
        self.account = account
        self.tip = tip
        self.text = account.readout.text
        self.anchored: set[int] = set()
        self.spans = [(s.evidence.start, s.evidence.end) for s in account.statements]
        self.reasons = {n.evidence.start: n.message for n in account.notices}

    def html(self) -> str:
        parts = []
        place = 0
        for block in self.account.readout.blocks:
            opening = block.start
            if block.speaker_span and place <= block.speaker_span[0] < block.start:
                opening = block.speaker_span[0]
            parts.append(self._block(block, opening, self._between(place, opening)))
            place = block.end
        if rest := self._between(place, len(self.text)):
            parts.append(f"<p>{rest}</p>")
        return "\n".join(parts)

    def _between(self, start: int, end: int) -> str:
        """What stands outside all blocks: bullets, numbers, rules."""
        words = self.text[start:end].strip()
        return f'<span class="mark">{escape(words)}</span> ' if words else ""

    def _block(self, block: Block, opening: int, lead: str) -> str:
        speaker = ""
        if opening < block.start:
            speaker = f"<b>{escape(self.text[opening : block.start].strip())}</b> "
        tag = _TAG.get(block.kind, "p")
        said = lead + speaker + self._run(block)
        return f'<{tag} class="{block.kind.value}">{said}</{tag}>'

    def _run(self, block: Block) -> str:
        """The words of a block, cut where statements and sentences begin and end."""
        cuts = {block.start, block.end}
        for start, end in self.spans:
            cuts |= {cut for cut in (start, end) if block.start < cut < block.end}
        for sentence in block.sentences:
            cuts |= {cut for cut in (sentence.start, sentence.end) if block.start < cut < block.end}
        order = sorted(cuts)
        return "".join(self._piece(block, a, b) for a, b in itertools.pairwise(order))

    def _piece(self, block: Block, start: int, end: int) -> str:
        words = escape(self.text[start:end])
        over = [n for n, (a, b) in enumerate(self.spans) if a <= start and end <= b]
        if not over:
            return self._unread(block, start, end, words)
        number = min(over, key=lambda n: (self.spans[n][1] - self.spans[n][0], n))
        statement = self.account.statements[number]
        look = f"said {FAMILY_OF[statement.act].value}"
        if statement.commitment:
            look += " binding"
        if number in self.anchored:
            return f'<span class="{look}">{words}</span>'
        self.anchored.add(number)
        return (
            f'<span class="{look}" id="{quote_id(self.account, number)}" tabindex="0" '
            f'data-act="{escape(statement.act.value)}">{words}'
            f'<span class="tip" role="note">{self.tip(number, statement)}</span></span>'
        )

    def _unread(self, block: Block, start: int, end: int, words: str) -> str:
        sentence = next((s for s in block.sentences if s.start <= start and end <= s.end), None)
        if sentence is None or not words.strip() or block.kind is BlockKind.TITLE:
            return words
        if any(a < sentence.end and sentence.start < b for a, b in self.spans):
            return words
        why = self.reasons.get(sentence.start, "")
        title = f' title="{escape(" ".join(why.split()))}"' if why else ""
        return f'<span class="unread"{title}>{words}</span>'
