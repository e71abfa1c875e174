"""A text in, drafts out: what the tests of acts, matters and undertakings stand on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from summitgraph.authority import load
from summitgraph.extract import extract
from summitgraph.reading import read_bytes
from summitgraph.records.draft import Draft, Extraction, MentionKind
from summitgraph.records.knowledge import Knowledge


@dataclass(frozen=True, slots=True)
class Told:
    """A draft with its places replaced by the words that stand there.

    Attributes:
        by: the words for whoever acts; "all", "turn" or "body" where there are none.
        matters: what the act is about; a weak one, which only points, ends in "~".
        undertaking: the words of what someone undertakes, or "".
    """

    act: str
    joint_act: str
    by: tuple[str, ...]
    to: tuple[str, ...]
    matters: tuple[str, ...]
    undertaking: str
    negated: bool
    modality: str
    words: str
    kinds: tuple[MentionKind, ...]


Extract = Callable[[str], Extraction]
Statements = Callable[[str], list[Told]]
Acts = Callable[[str], list[str]]


def told(text: str, draft: Draft) -> Told:
    """The draft in words."""
    return Told(
        act=draft.act.value,
        joint_act=draft.joint_act.value,
        by=tuple(m.text or m.kind.value for m in draft.speakers),
        to=tuple(m.text for m in draft.addressees),
        matters=tuple(m.text + "~" * m.weak for m in draft.matters),
        undertaking=text[slice(*draft.undertaking)] if draft.undertaking else "",
        negated=draft.negated,
        modality=draft.modality,
        words=text[draft.start : draft.end],
        kinds=tuple(m.kind for m in draft.speakers),
    )


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return load()


@pytest.fixture(scope="session")
def extraction(knowledge: Knowledge) -> Extract:
    """What extraction makes of a text: `extraction("The leaders agreed.").notices`."""
    return lambda text: extract(read_bytes(text.encode(), "note.txt"), knowledge)


@pytest.fixture(scope="session")
def statements(extraction: Extract) -> Statements:
    """The drafts of a text, in words."""
    return lambda text: [told(text, d) for d in extraction(text).drafts]


@pytest.fixture(scope="session")
def acts(extraction: Extract) -> Acts:
    """The acts of a text; where several may act together, "one/together"."""

    def found(text: str) -> list[str]:
        return [
            d.act.value if d.act == d.joint_act else f"{d.act.value}/{d.joint_act.value}"
            for d in extraction(text).drafts
        ]

    return found
