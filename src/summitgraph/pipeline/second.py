"""The seam at which a second reader joins the journey: what it brings to each document.

It is asked by the digest of a document, before that is read; so it has its answers at hand. How a
language model comes by them is told in `llm/`; how they are held to the words, in `link/held.py`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Protocol

from summitgraph.errors import AnswerError
from summitgraph.pipeline.documents import Skipped
from summitgraph.reading import looks_like_coded
from summitgraph.records import SecondReading

MARK = "/"
"""Parts the edition that read a readout from the mark of what a second reader brought to it."""


class SecondReader(Protocol):
    """A reader beside the rules, or in their place."""

    def of(self, sha256: str, facts: Mapping[str, str]) -> SecondReading | str:
        """What it brings to a document, or why the document has no reading at all.

        Args:
            sha256: digest of the document's bytes.
            facts: what `sources.toml` tells of it.
        """
        ...


def brought(
    second: SecondReader | None, data: bytes, facts: Mapping[str, str]
) -> SecondReading | str | None:
    """What a second reader brings to a document of these bytes, or why that has no reading at all.

    Nothing to a text that people coded already: their word stands by itself.
    """
    if second is None or looks_like_coded(data):
        return None
    return second.of(hashlib.sha256(data).hexdigest(), facts)


def mark_of(second: SecondReading | None) -> str:
    """A mark that changes with what was brought; "" for nothing.

    Two documents of one mark were read by one reader in one way, with the same answers.
    """
    if second is None:
        return ""
    parts = [second.reader.key, second.alone, second.answers, second.problem]
    return MARK + hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:16]


def unanswered(path: str, why: str) -> Skipped:
    """The record of a document that the only reader gave no answer on."""
    error = AnswerError(
        f"the language model gave no answer on it: {why}",
        where=path,
        advice="the same command asks again; what was answered is kept",
    )
    return Skipped.because(path, error)
