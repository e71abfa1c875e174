"""What was refused of a second reading, as notices: the reason, and the value at fault."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from summitgraph.records.evidence import Evidence
from summitgraph.records.notice import Notice, NoticeKind
from summitgraph.records.readout import Readout

REASONS = {
    "llm-malformed": "What the language model returned has not the form that was asked for.",
    "llm-quote": "The words that the language model quotes do not stand in the readout.",
    "llm-ambiguous": "The words that the language model quotes stand there more than once.",
    "llm-place": "The words that the language model quotes are no running text.",
    "llm-act": "The act that the language model returned does not fit who acts, or is denied.",
    "llm-actor": "An actor that the language model names is not known to the readout.",
    "llm-addressee": "An addressee that the language model names is not known to the readout.",
    "llm-issue": "An issue is neither of the scheme nor minted from words of the readout.",
    "llm-undertaking": "What is to be done does not stand in the readout, or the act binds nobody.",
    "llm-due": "The words that should say by when do not, or do not stand there.",
    "llm-repeated": "The language model returned the same statement twice.",
    "llm-none": "The language model returned no statement of the sentence.",
    "llm-no-answer": "The language model gave no answer on the readout that could be used.",
    "readers-differ": "Two readers read the same words in two ways.",
}
"""Every reason that a second reading adds to those of `extract/`."""
_LEAD = {"readers-differ": "They say", "llm-no-answer": "Why"}
_SHOWN = 160


class RefusedError(Exception):
    """A returned statement, or a part of it, does not hold; `told` is reason, why, and value."""

    def __init__(self, reason: str, why: str, value: str = "") -> None:
        self.told = (reason, why, value)
        super().__init__(why)


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Something that was not taken.

    Attributes:
        span: where it would stand, or None where that cannot be told.
        value: what was returned, in the reader's own words: not to be trusted in any way.
    """

    span: tuple[int, int] | None
    reason: str
    why: str
    value: str = ""


def notices(readout: Readout, refusals: Iterable[Refusal]) -> tuple[Notice, ...]:
    """A notice for each place and reason; what cannot be placed stands at the first sentence."""
    said: dict[tuple[int, int, str], list[str]] = {}
    for one in refusals:
        start, end = one.span or anchor(readout)
        value = f" ({shown(one.value)!r})" if one.value else ""
        words = f"{one.why}{value}"
        told = said.setdefault((start, end, one.reason), [])
        if words not in told:
            told.append(words)
    return tuple(
        Notice(
            evidence=Evidence.of(readout.text, start, end),
            kind=NoticeKind.UNDECIDED,
            reason=reason,
            message=f"{REASONS[reason]} {_LEAD.get(reason, 'Refused')}: {'; '.join(told)}.",
        )
        for (start, end, reason), told in sorted(said.items())
    )


def anchor(readout: Readout) -> tuple[int, int]:
    """Where a notice on a whole readout stands: its first sentence, or its first words."""
    for block in readout.blocks:
        if block.sentences:
            return block.sentences[0].start, block.sentences[0].end
    begin = len(readout.text) - len(readout.text.lstrip())
    return begin, max(begin + 1, min(len(readout.text), begin + 80))


def shown(value: str) -> str:
    """Foreign words on one line, without control characters, cut to a length.

    >>> shown("a\\x1b[31m\\n b")
    'a [31m b'
    """
    plain = "".join(c if c.isprintable() else " " for c in value)
    flat = " ".join(plain.split())
    return flat if len(flat) <= _SHOWN else flat[: _SHOWN - 1] + "…"
