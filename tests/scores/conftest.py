"""Codings and what is found in the texts that they code; where the shared texts are, if at all."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any, cast

import pytest
from tests.scores.scorer import Coded, Found

from summitgraph.pipeline.account import accounts
from summitgraph.pipeline.statement_line import statement_line
from summitgraph.records import Account

ROOT = Path(__file__).resolve().parents[2]


def codings(path: Path) -> dict[str, dict[str, Any]]:
    """The hand codings of a file, by the name of their document."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return {coding["doc"]: coding for coding in map(json.loads, filter(str.strip, lines))}


def coded(coding: dict[str, Any]) -> list[Coded]:
    """The coded statements of one document."""
    return cast("list[Coded]", coding["statements"])


def found(account: Account) -> list[Found]:
    """The statements of an account, as `summitgraph extract` tells them."""
    return [cast("Found", statement_line(account, s)) for s in account.statements]


def read(folder: Path) -> dict[str, Account]:
    """The accounts of all readouts in a folder, by name."""
    return {account.readout.name: account for account in accounts(folder).accounts}


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of texts and codings that are not ours to ship."""
    told = os.environ.get("SUMMITGRAPH_SHARED")
    folder = Path(told) if told else ROOT.parent / "shared"
    if not (folder / "gold" / "seeds.jsonl").is_file():
        pytest.skip(f"no shared codings in {folder}; SUMMITGRAPH_SHARED may tell where they are")
    return folder


@pytest.fixture(scope="session")
def seed_codings(shared: Path) -> dict[str, dict[str, Any]]:
    return codings(shared / "gold" / "seeds.jsonl")


@pytest.fixture(scope="session")
def seed_accounts() -> dict[str, Account]:
    return read(ROOT / "seeds")
