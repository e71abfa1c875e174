"""What a text has introduced so far, so that a shorter name is known later."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Learnt:
    """Names of persons that a text introduced so far: every word of a name to its full form."""

    by_word: dict[str, str] = field(default_factory=dict)
    full: dict[tuple[str, ...], str] = field(default_factory=dict)
    keys: set[str] = field(default_factory=set)
    """Keys of all states and bodies that the text has named so far."""

    def add(self, name: str) -> None:
        """Remember a person's name, so that its last or only word is known later."""
        words = tuple(name.split())
        self.full.setdefault(words, name)
        for word in words:
            if len(word) > 1 and word[0].isupper() and not word.endswith("."):
                self.by_word.setdefault(word, name)
                if not word.isupper():
                    self.by_word.setdefault(word.upper(), name)
