"""A person of one text: the names and titles that it gives, and the office held on the day.

Who of them takes part is left to `cast.py`.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from summitgraph.records.actor import Actor

_HONORIFIC = re.compile(r"\b(?:mr|mrs|ms|dr|h\.e|his|her|excellency|sir|dr)\b\.?,?", re.IGNORECASE)
_JUNIOR = re.compile(r",? ?(?:Jr|Sr)\.$")
_BEFORE_NAME = re.compile(
    r"^(?:(?:H\.\s?E\.?|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Excellency|Hon\.?|Shri\.?|Smt\.?|Dato[’']?|Amb\.?),?\s+)+"
)
_WORD = re.compile(r"[^\W\d_]+")
_IN_FULL = {"PM": "Prime Minister", "FM": "Foreign Minister", "DPM": "Deputy Prime Minister"}
_SHORT = re.compile(r"\b(?:PM|FM|DPM)\b")
HEADS = frozenset(("head-of-state", "head-of-government"))
"""The kinds of office that lead a state."""


def fold(name: str) -> str:
    """A name for comparison: ASCII, lower case, no points or hyphens."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z ]+", " ", plain.replace("'", "")).strip()


def title_words(folded: str) -> set[str]:
    """The words of a title that is folded."""
    return set(_WORD.findall(folded))


def plain_title(role: str) -> str:
    """A title as worded without "Mr", "H.E." and the like."""
    return _SHORT.sub(lambda m: _IN_FULL[m[0]], _HONORIFIC.sub("", role))


def plain_name(name: str) -> str:
    """A name without "Jr." behind it, and without "H.E. Mr" before."""
    return _BEFORE_NAME.sub("", _JUNIOR.sub("", name))


def name_words(name: str) -> list[str]:
    """The words of a name, folded, without initials, "Jr." and "Sr."."""
    return [w for w in fold(name).split() if w not in ("jr", "sr") and len(w) > 1]


_KINDS = tuple(
    frozenset(words.split())
    for words in (
        "foreign minister",
        "foreign secretary",
        "secretary state",
        "external affairs minister",
        "foreign affairs minister",
        "head diplomacy",
        "chief diplomacy",
        "top diplomat",
        "chief diplomat",
    )
)
"""What a minister for foreign affairs is called, here and there."""


@dataclass(slots=True)
class Person:
    """Someone whom a text names.

    Attributes:
        names: every form that the text uses, the fullest first.
        roles: every title that the text gives, folded.
        role_text: the fullest title as worded.
        body: key of the state or body that he or she stands for, or "".
        office: key of the office held on the meeting's day by the register, or None.
        titles: the register's titles of that office, folded.
    """

    actor: Actor
    names: list[str] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    role_text: str = ""
    body: str = ""
    office: str | None = None
    office_kind: str = ""
    titles: tuple[str, ...] = ()
    gender: str = ""
    takes_part: bool = False
    first: int = 0

    def has_title(self, words: set[str]) -> bool:
        """Whether one of the titles holds all of these words, or names the same kind of office."""
        told = (*self.roles, *self.titles)
        if any(words <= title_words(r) for r in told):
            return True
        return any(
            words == kind and any(k <= title_words(r) for r in told for k in _KINDS)
            for kind in _KINDS
        )

    @property
    def is_head(self) -> bool:
        """Whether he or she leads a state and does not only work for who does."""
        leads = (
            self.office_kind in HEADS
            or self.has_title({"president"})
            or self.has_title({"prime", "minister"})
        )
        aides = {"aide", "adviser", "advisor"}
        return leads and aides.isdisjoint(title_words(" ".join(self.roles)))
