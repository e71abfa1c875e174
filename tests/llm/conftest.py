"""A small readout, what a model may return of it, and an endpoint on this machine."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from summitgraph.authority import load
from summitgraph.extract import extract
from summitgraph.link import link, with_second
from summitgraph.link.held import Held, hold
from summitgraph.pipeline.llm import Answers, LanguageModel, Prompt
from summitgraph.pipeline.llm.settings import PREFIX, Settings
from summitgraph.reading import read_bytes
from summitgraph.records import Account, Reader, Readout, SecondReading
from tests.llm.server import Server, serving

KEY = "sk-never-to-be-seen-0123456789"
TEXT = """Talks in Accra

President William Ruto of Kenya met President John Mahama of Ghana in Accra on 1 May 2025.

The two leaders agreed to hold talks on the single air market in June. Mahama expressed concern
about piracy in the Gulf of Guinea, and the Kenyan side shared this.

The dinner gave occasion to hear the Kenyan choir. Ruto spoke with warmth of the choir.
"""
AGREED: dict[str, Any] = {
    "quote": "The two leaders agreed to hold talks on the single air market in June",
    "before": "",
    "actors": ["William Ruto", "John Mahama"],
    "act": "agrees",
    "issues": [{"label": "single air market", "minted": True}],
    "addressees": [],
    "negated": False,
    "modality": "plain",
    "undertaking": "hold talks on the single air market in June",
    "due": "in June",
}
MODEL = Reader(key="llm-0123456789abcdef", name="llm", model="one-model", prompt=64 * "0")


def returned(**other: object) -> dict[str, Any]:
    """The agreement as a model returns it, with other values in some fields."""
    return AGREED | other


def answer(*statements: object) -> str:
    """An answer with these statements."""
    return json.dumps({"statements": list(statements)})


def readout_of(text: str = TEXT) -> Readout:
    return read_bytes(text.encode(), "accra.txt")


def held(*statements: object, text: str = TEXT, raw: str | None = None) -> Held:
    """What stands of an answer, and what was refused."""
    readout = readout_of(text)
    answers = (answer(*statements) if raw is None else raw,)
    second = SecondReading(reader=MODEL, alone=False, answers=answers)
    return hold(readout, extract(readout, load()), second, load())


def account(*statements: object, alone: bool = False, text: str = TEXT) -> Account:
    """The account of the readout with an answer."""
    readout = readout_of(text)
    found = extract(readout, load())
    second = SecondReading(reader=MODEL, alone=alone, answers=(answer(*statements),))
    return with_second(link(readout, found, load()), found, second, load())


def rules_alone(text: str = TEXT) -> Account:
    readout = readout_of(text)
    return link(readout, extract(readout, load()), load())


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


@pytest.fixture
def settings(server: Server) -> Settings:
    return Settings(model="one-model", base_url=server.url, api_key=KEY)


@pytest.fixture
def model(settings: Settings, tmp_path: Path) -> LanguageModel:
    return LanguageModel(settings, Prompt.read(), Answers(tmp_path / "answers"), alone=False)


@pytest.fixture
def environment(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The environment of a command that may ask the endpoint."""
    told = {
        PREFIX + "BASE_URL": server.url,
        PREFIX + "API_KEY": KEY,
        PREFIX + "MODEL": "one-model",
        PREFIX + "ANSWERS": str(tmp_path / "kept"),
    }
    for name, value in told.items():
        monkeypatch.setenv(name, value)
    return told


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    """A folder with the readout, and another of the same leaders."""
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "accra.txt").write_text(TEXT, encoding="utf-8")
    later = TEXT.replace("1 May 2025", "9 July 2025").replace("air market", "currency")
    (folder / "later.txt").write_text(later, encoding="utf-8")
    return folder
