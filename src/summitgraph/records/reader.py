"""Who read a statement: the rules of this program, a language model by a prompt, or a person."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """A reader, as provenance names it.

    Attributes:
        key: `rules`, `llm-` with a digest of model and prompt, or `person-` with one of the name;
            its IRI is made from it.
        name: "rules" or "llm", as in `--reader`; or the person's.
        model: the model's name as the endpoint knows it, or "".
        prompt: the SHA-256 of all that the model was told beside the readout, or "".
    """

    key: str
    name: str
    model: str = ""
    prompt: str = ""


RULES = Reader(key="rules", name="rules")
"""The rules of this program; which edition of them is told by the store."""


def person(name: str) -> Reader:
    """A person who settled what the words tell.

    >>> person("Ada").key
    'person-99a563ab2f6e'
    """
    digest = hashlib.sha256(name.encode()).hexdigest()[:12]
    return Reader(key=f"person-{digest}", name=name)
