"""How each sentence was read: what was found in its words, what was made of it, what was refused.

Joins what extraction found (drafts) with what linking decided (statements) and with the notices
of both. How it is shown is left to `cli/explain.py`.
"""

from __future__ import annotations

import os
from dataclasses import dataclass

from summitgraph.errors import UsageError
from summitgraph.pipeline.documents import asked
from summitgraph.pipeline.worker import Job, Limits
from summitgraph.records import Account, Block, Notice, Readout, Sentence, Statement
from summitgraph.records.draft import Draft


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A draft and the statement that linking made of it, or None where it made none."""

    draft: Draft
    statement: Statement | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """One sentence of the running text.

    Attributes:
        number: 1 for the first sentence of the readout.
        readings: what was found in it.
        notices: what was passed over or left undecided, and why.
    """

    readout: Readout
    number: int
    block: Block
    sentence: Sentence
    readings: tuple[Reading, ...]
    notices: tuple[Notice, ...]

    @property
    def text(self) -> str:
        """The words of the sentence."""
        return self.readout.text[self.sentence.start : self.sentence.end]


def explain(readout: Readout) -> tuple[Account, tuple[Explanation, ...]]:
    """The account of a readout, and an explanation of each of its sentences."""
    from summitgraph import authority, extract, link

    knowledge = authority.load()
    extraction = extract.extract(readout, knowledge)
    account = link.link(readout, extraction, knowledge)
    made = {(s.evidence.start, s.evidence.end, s.rule): s for s in account.statements}
    notices = dict.fromkeys((*extraction.notices, *account.notices))
    explanations = []
    places = [(block, sentence) for block in readout.blocks for sentence in block.sentences]
    for number, (block, sentence) in enumerate(places, start=1):
        drafts = [d for d in extraction.drafts if _within(d.start, sentence)]
        explanations.append(
            Explanation(
                readout=readout,
                number=number,
                block=block,
                sentence=sentence,
                readings=tuple(
                    Reading(draft=d, statement=made.get((d.start, d.end, d.rule))) for d in drafts
                ),
                notices=tuple(n for n in notices if _within(n.evidence.start, sentence)),
            )
        )
    return account, tuple(explanations)


def _within(place: int, sentence: Sentence) -> bool:
    return sentence.start <= place < sentence.end


def explain_document(
    document: str | os.PathLike[str], *, limits: Limits | None = None
) -> tuple[Explanation, ...]:
    """An explanation of each sentence of a document, which is read in a worker with limits.

    Raises:
        UnreadableError: where it cannot be read.
    """
    told: tuple[Explanation, ...] = asked(Job.EXPLAIN, document, limits or Limits())
    return told


def choose(
    explanations: tuple[Explanation, ...],
    *,
    number: int | None = None,
    offset: int | None = None,
    words: str = "",
) -> tuple[Explanation, ...]:
    """The sentence of that number, the one at that offset, those with these words; or all.

    Args:
        words: as they stand in the text, whatever their case and white space.

    Raises:
        UsageError: where there is no such sentence.
    """
    asked = [value for value in (number, offset, words or None) if value is not None]
    if len(asked) > 1:
        raise UsageError("give one of --sentence, --offset and --find")
    folded = _folded(words)
    found = tuple(
        e
        for e in explanations
        if (number is None or e.number == number)
        and (offset is None or e.sentence.start <= offset < e.sentence.end)
        and folded in _folded(e.text)
    )
    if not found and asked:
        last = explanations[-1].sentence.end if explanations else 0
        raise UsageError(
            "no sentence has these words" if words else "there is no sentence there",
            value=str(asked[0]),
            advice=f"there are {len(explanations)} sentences, up to character {last}; "
            "headings and captions are none",
        )
    return found


def _folded(words: str) -> str:
    return " ".join(words.split()).casefold()
