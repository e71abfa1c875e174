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
    order: list[str] = field(default_factory=list)
    """The words of `by_word` in the order in which they were learnt."""

    def add(self, name: str) -> None:
        """Remember a person's name, so that its last or only word is known later."""
        words = tuple(name.split())
        self.full.setdefault(words, name)
        for word in words:
            if len(word) > 1 and word[0].isupper() and not word.endswith("."):
                for form in (word,) if word.isupper() else (word, word.upper()):
                    if form not in self.by_word:
                        self.by_word[form] = name
                        self.order.append(form)
