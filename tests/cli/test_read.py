"""`read` prints the text that offsets count in."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run


def test_the_text_is_printed_to_the_last_character(run: Run, seed: Path) -> None:
    assert run("read", seed).out == seed.read_bytes().decode()


def test_a_locale_without_utf8_changes_nothing(run: Run, seed: Path) -> None:
    posix = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": ""}
    assert run("read", seed, **posix).out == run("read", seed).out


def test_stdin_is_a_dash(run: Run, seed: Path) -> None:
    assert run("read", "-", stdin=seed.read_bytes()).out == run("read", seed).out


def test_json_has_blocks_and_sentences_within_the_text(run: Run, seed: Path) -> None:
    told = json.loads(run("read", seed, "--format", "json").out)
    assert told["doc"] == seed.name
    assert told["publisher"] == "Ministry of Foreign Affairs of Japan"
    spans = [span for block in told["blocks"] for span in block["sentences"]]
    assert spans
    assert all(0 <= start < end <= len(told["text"]) for start, end in spans)
