"""A text that people coded: what they marked, by names, before anyone decided who is meant."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedMark:
    """A marked stretch of text and what it was coded as.

    Attributes:
        start, end: half-open span in characters of the text.
        persons: names of those who speak; `body` the organization or state they speak for, or who
            speaks where no person is named.
        issues: what is spoken of, in the coder's words.
        agreement: whether the speaker is for it; None where that was not coded.
        act: an act of the codebook, where it was coded, or "".
        addressees: names of those it is aimed at.
        negated: whether the words deny the act.
        coder: who coded it, or "".
    """

    start: int
    end: int
    persons: tuple[str, ...] = ()
    body: str = ""
    issues: tuple[str, ...]
    agreement: bool | None = None
    act: str = ""
    addressees: tuple[str, ...] = ()
    negated: bool = False
    coder: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedText:
    """A document with its marks.

    Attributes:
        day: of the document, `2005-01-26`, or "".
        publisher: who made it public, as far as the coding tells.
    """

    title: str
    text: str
    day: str = ""
    publisher: str = ""
    marks: tuple[CodedMark, ...] = ()
