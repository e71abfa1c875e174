"""Who is told to take part: in the lead, as co-chairs, side by side; and who is only spoken of.

What a person or a state is, is left to `cast.py` and `register.py`.
"""

from __future__ import annotations

import re
from itertools import pairwise

from summitgraph.link.lead import lead_end
from summitgraph.link.person import fold
from summitgraph.link.register import Register
from summitgraph.records.actor import Actor, ActorKind
from summitgraph.records.draft import ActorMention, Extraction, MentionKind
from summitgraph.records.readout import Readout


def is_absent(readout: Readout, m: ActorMention) -> bool:
    """Whether only a message or an order comes from someone: "a message from President X".

    Or the account itself: "Press Secretary X provided the following readout"; or whose visit is
    spoken of: "for the Premier X's visit".
    """
    if _HANDS_OUT.match(readout.text, m.end) or _WHOSE_VISIT.match(readout.text, m.end):
        return True
    if _IN_WHAT_WAS_SAID.search(_sentence_before(readout, m)):
        return True  # "A and B agreed that X will visit Y": of whom they spoke
    return bool(_ABSENT.search(readout.text[max(0, m.start - 60) : m.start]))


def _sentence_before(readout: Readout, m: ActorMention) -> str:
    """The words of the sentence that holds a mention, up to it."""
    for block in readout.blocks:
        if block.start <= m.start < block.end:
            for s in block.sentences:
                if s.start <= m.start < s.end:
                    return readout.text[s.start : m.start]
    return ""


def is_met(readout: Readout, m: ActorMention) -> bool:
    """Whether an office opens the sentence that tells whom its holder met: "The Premier met …"."""
    opens = any(m.start == s.start for b in readout.blocks for s in b.sentences)
    return opens and _MET.match(readout.text, m.end) is not None


def beside(readout: Readout, extraction: Extraction, others: set[str]) -> list[str]:
    """The states that the text names side by side with one of the others: "the UK and Canada"."""
    named = [
        m
        for m in sorted(extraction.mentions, key=lambda m: (m.start, m.end))
        if not m.name and len(m.keys) == 1 and m.keys[0].startswith("state/")
    ]
    found: dict[str, None] = {}
    for one, two in pairwise(named):
        pair = {one.keys[0], two.keys[0]}
        joined = _SIDE_BY_SIDE.fullmatch(readout.text[one.end : two.start])
        if joined and len(pair & others) == 1:
            found.update(dict.fromkeys(pair - others))
    return list(found)


def told_by(readout: Readout, extraction: Extraction) -> set[str]:
    """The states whose spokesperson gives the account: "a Downing Street spokesperson said"."""
    found: set[str] = set()
    for m in extraction.mentions:
        keys = [k for k in m.keys if k.startswith("state/")]
        behind = _SPOKES.match(readout.text, m.end)
        before = _SPOKES_FOR.search(readout.text[max(0, m.start - 30) : m.start])
        if len(keys) == 1 and (behind or before):
            found.add(keys[0])
    return found


def chairing(readout: Readout, extraction: Extraction) -> list[ActorMention]:
    """Those who chair the meeting together: "was co-chaired by A, Minister of X, and B"."""
    for block in readout.blocks:
        for s in block.sentences:
            told = _CO_CHAIRED.search(readout.text, s.start, s.end)
            if told is not None:
                return [m for m in extraction.mentions if m.name and told.end() <= m.start < s.end]
    return []


def leading(readout: Readout, extraction: Extraction) -> list[tuple[ActorMention, str]]:
    """Who leads the delegation of which state: "The Ghanaian side was led by Mr X; Y headed …"."""
    found: list[tuple[ActorMention, str]] = []
    for block in readout.blocks:
        for s in block.sentences:
            start = s.start
            for part in _PARTS.split(readout.text[s.start : s.end]):
                end = start + len(part)
                if _LED.search(part):
                    inside = [m for m in extraction.mentions if start <= m.start < end]
                    named = [m for m in inside if m.name]
                    keys = {k for m in inside for k in m.keys if k.startswith("state/")}
                    if len(named) == 1:
                        found.append((named[0], keys.pop() if len(keys) == 1 else ""))
                start = end + 1
    return found


_PARTS = re.compile(r"[;,]")
_LED = re.compile(
    r"\b(?:side|delegation|team)\s+(?:was|were|is|are)\s+(?:led|headed)\s+by\b|"
    r"\b(?:led|headed|heads|leads)\s+(?:the\s+)?(?:\w+\s+){0,3}(?:side|delegation|team)\b",
    re.IGNORECASE,
)


def opening(readout: Readout, extraction: Extraction) -> list[ActorMention]:
    """The names that open a sentence: in an account without a lead, of those who debate."""
    starts = {s.start for b in readout.blocks for s in b.sentences}
    named = [m for m in extraction.mentions if m.name and m.start in starts]
    return [m for m in named if not is_spokesperson(m)]


def is_spokesperson(m: ActorMention) -> bool:
    role = fold(m.role)
    return "spokes" in role or "press secretary" in role


def paired_states(readout: Readout, extraction: Extraction, register: Register) -> list[Actor]:
    """The first states that the lead names side by side, joined by "and" or a comma."""
    lead = lead_end(readout)
    actors = register.knowledge.actors
    found: list[Actor] = []
    end = -1
    for m in sorted(extraction.mentions, key=lambda m: (m.start, m.end)):
        if m.start >= lead or m.name or m.kind is not MentionKind.NAME or len(m.keys) != 1:
            continue
        entry = actors.get(m.keys[0])
        if entry is None or entry.actor.kind is not ActorKind.STATE:
            continue
        if end >= 0 and _SIDE_BY_SIDE.fullmatch(readout.text[end : m.start]):
            found.append(entry.actor)
        elif len(found) > 1:
            break
        else:
            found = [entry.actor]
        end = m.end
    return list(dict.fromkeys(found)) if len(set(found)) > 1 else []


_CO_CHAIRED = re.compile(r"\b(?:co-?chaired|jointly\s+(?:chaired|led))\s+by\b", re.IGNORECASE)


_HANDS_OUT = re.compile(
    r",?\s+(?:has |today )?(?:provided|issued|released|gave|offered|made)\s+"
    r"(?:the\s+following|this|a)\s+(?:\w+\s+)?(?:readout|read-out|statement|summary|account)\b"
)


_SPOKES = re.compile(r"\s+spokes(?:person|man|woman)\b")
_SPOKES_FOR = re.compile(
    r"\bspokes(?:person|man|woman)\s+(?:for|of|at)\s+(?:the\s+|(?:No\.?\s*)?10\s+)?$"
)


_MET = re.compile(r"\s+(?:\w+\s+)?(?:spoke|met|talked|held|hosted|received|welcomed|had|called)\b")


_SIDE_BY_SIDE = re.compile(r"\s*(?:,|,?\s+and|&|[-–])\s*(?:the\s+)?")


_WHOSE_VISIT = re.compile(
    r"[’']s?\s+(?:\w+\s+){0,3}(?:visit|trip|speech|proposal|initiative|letter|message|inauguration)\b"
)
_IN_WHAT_WAS_SAID = re.compile(
    r"\b(?:agreed|confirmed|announced|stressed|affirmed|reaffirmed|stated|noted|decided)\s+that\b"
)
_ABSENT = re.compile(
    r"\b(?:message|letter|greetings|regards|wishes|invitation|behalf|successor|predecessor)s?\s+"
    r"(?:from|of|to)\s+(?:the\s+)?$|\b(?:on|about|of|regarding|after|from)\s+(?:his|her|their)\s+"
    r"(?:\w+\s+)?(?:call|meeting|conversation|talks|visit|summit|discussion)s?\s+(?:with|to)\s+(?:the\s+)?$|\b(?:awarded|appointed|signed|sent)\s+by\s+(?:the\s+)?(?:\w+\s+)?$"
)
