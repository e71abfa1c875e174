"""What a language model is asked to return: the JSON schema of its answer is made of these records.

Nothing in them is known to be true. `link/held.py` holds each to the words of the readout.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from summitgraph.records.reader import Reader
from summitgraph.records.statement import Act

Modality = Literal["plain", "conditional", "hope", "obligation", "intention"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedIssue:
    """A matter: by a label of the scheme, or, `minted`, in words of the readout."""

    label: str
    minted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """One statement as it was returned.

    Attributes:
        quote: words of the readout that carry the act and its content.
        before: the words right before the quote, where the same words stand more than once.
        actors, addressees: names.
        undertaking: words of the readout that say what is to be done, or "".
        due: words of the readout that say by when, or "".
    """

    quote: str
    before: str
    actors: tuple[str, ...]
    act: Act
    issues: tuple[ReturnedIssue, ...]
    addressees: tuple[str, ...]
    negated: bool
    modality: Modality
    undertaking: str
    due: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedAnswer:
    """All statements of a readout, or of a part of it."""

    statements: tuple[Returned, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondReading:
    """What a second reader brings to the reading of one document.

    Attributes:
        reader: who it is.
        alone: whether its statements take the place of those of the rules, or stand beside them.
        answers: what it returned, as JSON texts in the order of the document's parts.
        problem: why there is no answer; then `answers` is empty.
    """

    reader: Reader
    alone: bool
    answers: tuple[str, ...] = ()
    problem: str = ""
