"""What prose quotes word for word, read as what its speaker says in his own name."""

from __future__ import annotations

from dataclasses import replace

from summitgraph.extract.analysis import Analysed
from summitgraph.extract.attribution import attributed
from summitgraph.extract.direct import Direct
from summitgraph.extract.lexicon import Lexicon
from summitgraph.extract.reported import Reported
from summitgraph.extract.spotted import Quotation
from summitgraph.records.draft import Draft, MentionKind

_PUBLISHERS = (MentionKind.NAME, MentionKind.SIDE)
_SIDES = (MentionKind.NAME, MentionKind.SIDE)
_OTHERS = (MentionKind.GROUP, MentionKind.ALL)


class Quoted:
    """Statements of prose, and of what is quoted in it."""

    name = Reported.name

    def __init__(self, lexicon: Lexicon) -> None:
        self._reported = Reported(lexicon)
        self._direct = Direct(lexicon, MentionKind.TURN)

    def sentence(self, s: Analysed) -> tuple[list[Draft], str]:
        """The drafts of a sentence, and where there are none the reason."""
        quoted: list[Draft] = []
        spans: list[tuple[int, int]] = []
        for q in s.quotations:
            found = self._told(s, q) or self._said(s, q)
            if found:
                spans.append((s.start(q.start), s.end(q.end)))
            quoted += found
        told, reason = self._reported.sentence(s)
        of_side = all(d.speakers[0].kind in _SIDES and not d.speakers[0].name for d in told)
        whose = attributed(s) if of_side and not quoted else None
        if whose is not None:
            told = self._said(s, whose) or told
        if spans:
            spans += [(s.start(q.a), s.end(q.b)) for q in s.quotations]
        told = [d for d in told if not any(d.start < b and a < d.end for a, b in spans)]
        drafts = sorted([*told, *quoted], key=lambda d: (d.start, d.end))
        return drafts, "" if drafts else reason

    def _told(self, s: Analysed, q: Quotation) -> list[Draft]:
        """What a quoted account tells that others did: "They agreed to …," the ministry said."""
        m = q.speaker
        if m.name or (m.kind not in _PUBLISHERS and "spokes" not in m.role.lower()):
            return []
        found, _ = self._reported.sentence(s.part(q.a, q.b))
        return [
            d
            for d in found
            if d.speakers[0].kind in _OTHERS
            or (d.speakers[0].kind is MentionKind.PRONOUN and d.speakers[0].text.lower() == "they")
        ]

    def _said(self, s: Analysed, q: Quotation) -> list[Draft]:
        found, _ = self._direct.sentence(s.part(q.a, q.b))
        start, end = s.start(q.start), s.end(q.end)
        return [
            replace(
                d,
                start=start if len(found) == 1 else d.start,
                end=end if len(found) == 1 else d.end,
                speakers=(q.speaker,),
                rule=f"quoted/{d.rule.partition('/')[2]}",
                confidence=min(d.confidence, 0.75),
            )
            for d in found
        ]
