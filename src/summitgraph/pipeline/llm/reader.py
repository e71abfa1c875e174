"""The language model at the seam of the build: it brings what it answered before that began."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import cached_property

from summitgraph.pipeline.llm.answers import Answers
from summitgraph.pipeline.llm.prompt import Prompt
from summitgraph.pipeline.llm.settings import Settings
from summitgraph.records import Reader, SecondReading


class LanguageModel:
    """A second reader, by what is kept of its answers; it asks nothing itself.

    Args:
        alone: whether its statements take the place of those of the rules.

    Attributes:
        failed: why a document has no answer, by the key of its answers.
    """

    def __init__(
        self, settings: Settings, prompt: Prompt, answers: Answers, *, alone: bool
    ) -> None:
        self.settings = settings
        self.prompt = prompt
        self.answers = answers
        self.alone = alone
        self.failed: dict[str, str] = {}

    @cached_property
    def reader(self) -> Reader:
        """Who it is, as provenance names it."""
        parts = json.dumps([self.settings.model, self.prompt.sha256])
        return Reader(
            key="llm-" + hashlib.sha256(parts.encode()).hexdigest()[:16],
            name="llm",
            model=self.settings.model,
            prompt=self.prompt.sha256,
        )

    def key(self, sha256: str, facts: Mapping[str, str]) -> str:
        """Under what the answers on a document are kept: its content, the model and the prompt.

        What else stands in the request counts too; where the endpoint is does not.
        """
        request = [self.settings.form, dict(self.settings.request)]
        parts = [sha256, sorted(facts.items()), self.reader.key, request]
        return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()

    def of(self, sha256: str, facts: Mapping[str, str]) -> SecondReading | str:
        """What it answered on a document; why nothing, where it reads alone."""
        key = self.key(sha256, facts)
        answers = self.answers.whole(key)
        if answers is not None:
            return SecondReading(reader=self.reader, alone=self.alone, answers=answers)
        why = self.failed.get(key, "it was not asked")
        if self.alone:
            return why
        return SecondReading(reader=self.reader, alone=False, problem=why)
