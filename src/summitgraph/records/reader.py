"""Who read a statement: the rules of this program, or a language model by a prompt."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """A reader, as provenance names it.

    Attributes:
        key: `rules`, or `llm-` with a digest of model and prompt; its IRI is made from it.
        name: "rules" or "llm", as in `--reader`.
        model: the model's name as the endpoint knows it, or "".
        prompt: the SHA-256 of all that the model was told beside the readout, or "".
    """

    key: str
    name: str
    model: str = ""
    prompt: str = ""


RULES = Reader(key="rules", name="rules")
"""The rules of this program; which edition of them is told by the store."""
