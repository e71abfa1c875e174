"""Where something is said: a span of a readout's text and the words that stand there."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A half-open span `text[start:end]`, in characters, with the words that stand there.

    >>> Evidence.of("We agreed to meet.", 3, 9)
    Evidence(start=3, end=9, quote='agreed')
    """

    start: int
    end: int
    quote: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or len(self.quote) != self.end - self.start:
            raise ValueError(f"evidence must quote its own span: {self!r}")

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Evidence:
        """The evidence that stands at a span of `text`."""
        return cls(start=start, end=end, quote=text[start:end])
