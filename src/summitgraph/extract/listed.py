"""Items of a list read with the words that lead to it: "The two sides agreed to:", "– resume …".

The evidence of an item is the item; who acts, and how, may stand in its lead alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from summitgraph.extract.analysis import Analysed
from summitgraph.extract.main_verb import FINITE
from summitgraph.extract.mended import mended
from summitgraph.extract.spotted import Spotted
from summitgraph.records.draft import Draft
from summitgraph.records.readout import Block, BlockKind

_FOLLOWING = frozenset("the following as follows below points steps measures issues items".split())
_LONGEST_LEAD = 40
Read = Callable[[Analysed], tuple[list[Draft], str]]


def leads(blocks: Sequence[Block], sentences: Sequence[Analysed]) -> dict[int, Analysed]:
    """For the number of each block that is an item of a list, the sentence that leads to it."""
    last: dict[int, Analysed] = {s.block: s for s in sentences}
    found: dict[int, Analysed] = {}
    lead: Analysed | None = None
    for number, block in enumerate(blocks):
        if block.kind is BlockKind.ITEM and lead is not None:
            found[number] = lead
        elif block.kind is BlockKind.PARAGRAPH and number in last:
            s = last[number]
            lead = s if s.low[-1] == ":" and len(s.low) <= _LONGEST_LEAD else None
        elif block.kind is not BlockKind.FURNITURE:
            lead = None
    return found


def with_lead(lead: Analysed, item: Analysed, read: Read) -> list[Draft]:
    """The drafts of an item that is read as the end of its lead; empty where that gives none."""
    end = len(lead.low) - 1
    while end and lead.low[end - 1] in _FOLLOWING and lead.at[end - 1] is None:
        end -= 1
    if not end:
        return []
    drafts, _ = read(_joined(lead.part(0, end), item))
    begin = item.start(0)
    return [_within(d, begin, item) for d in drafts if d.end > begin and d.start < item.end(1)]


def needs_lead(item: Analysed) -> bool:
    """Whether an item is no sentence of its own: "resume direct flights", "welcomed the plan"."""
    if item.words[0][:1].islower() or item.tags[0] in ("VB", "VBD", "VBN"):
        return True
    return item.tags[0] == "VBG" and not any(t in FINITE for t in item.tags)


def leads_nowhere(lead: Analysed, draft: Draft) -> bool:
    """Whether a draft of a lead has its matter in the items alone: "The two sides agreed to:"."""
    return not draft.matters and draft.end >= lead.end(len(lead.low) - 1) - 1


def _joined(lead: Analysed, item: Analysed) -> Analysed:
    shift = len(lead.low)
    mentions = [*lead.mentions]
    mentions += [Spotted(m.i + shift, m.j + shift, m.mention) for m in item.mentions]
    at: list[Spotted | None] = [None] * (shift + len(item.low))
    for m in mentions:
        at[m.i : m.j] = [m] * (m.j - m.i)
    words = [*lead.words, *item.words]
    low = [*lead.low, *item.low]
    return Analysed(
        item.sentence,
        item.block,
        [*lead.tokens, *item.tokens],
        words,
        low,
        mended(words, low, [*lead.tags, *_tags_behind(lead, item)], at),
        mentions,
        at,
    )


def _tags_behind(lead: Analysed, item: Analysed) -> list[str]:
    """The tags of an item whose first word the lead tells to be a verb."""
    first, rest = item.tags[0], item.tags[1:]
    if lead.low[-1:] == ["to"]:
        first = "VB"
    elif lead.at[-1] is not None and item.low[0].endswith("ed"):
        first = "VBD"
    return [first, *rest]


def _within(draft: Draft, begin: int, item: Analysed) -> Draft:
    told = draft.undertaking
    if told is not None:
        told = (max(told[0], begin), told[1])
    return replace(
        draft,
        start=max(draft.start, begin),
        undertaking=told,
        block=item.block,
        sentence=item.sentence.start,
    )
