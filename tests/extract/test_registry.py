"""An extractor of another package is asked first; one that cannot be loaded is named."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import EntryPoint

import pytest

from summitgraph.errors import UsageError
from summitgraph.extract import registry
from summitgraph.extract.analysis import Analysed
from summitgraph.extract.form import Form
from summitgraph.extract.lexicon import Lexicon
from summitgraph.records.draft import Draft
from summitgraph.records.readout import Block, BlockKind
from tests.extract.conftest import Extract

asked: list[str] = []


class Listener:
    """Notes every sentence of prose that it is offered, and claims none."""

    name = "listener"

    def __init__(self, lexicon: Lexicon) -> None:
        asked.clear()

    def reads(self, block: Block, form: Form) -> bool:
        return block.kind is BlockKind.PARAGRAPH

    def sentence(self, s: Analysed) -> tuple[list[Draft], str]:
        asked.append(s.words[0])
        return [], "not for me"


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The values of entry points, as if a package had registered them."""
    values: list[str] = []
    monkeypatch.setattr(
        registry,
        "entry_points",
        lambda group: [EntryPoint("theirs", value, group) for value in values],
    )
    registry.registered.cache_clear()
    yield values
    registry.registered.cache_clear()


TEXT = "Talks in Nairobi\n\nPresident Ruto condemned the attack on the embassy."


def test_it_is_offered_the_blocks_that_it_reads(installed: list[str], extraction: Extract) -> None:
    installed.append(f"{__name__}:Listener")
    found = extraction(TEXT).drafts
    assert asked == ["President"]
    assert [d.act.value for d in found] == ["criticises"]


def test_without_it_all_is_as_before(installed: list[str], extraction: Extract) -> None:
    asked.clear()
    assert len(extraction(TEXT).drafts) == 1
    assert asked == []


def test_one_that_cannot_be_loaded_is_named(installed: list[str], extraction: Extract) -> None:
    installed.append("no.such.module:Thing")
    with pytest.raises(UsageError, match=r"theirs = no\.such\.module:Thing"):
        extraction(TEXT)
