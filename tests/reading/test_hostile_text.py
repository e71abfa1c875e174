"""Texts that are made to hold a reader up; each is read in the time of a short walk."""

from __future__ import annotations

import time

import pytest

from summitgraph.reading.plain import blocks

LIMIT = 20.0  # seconds: far above what any of these takes, far below a reader that hangs

HOSTILE = {
    "three thousand headings": "\n".join(f"{i % 99}. Heading {i}" for i in range(3_000)),
    "three thousand short lines": "\n".join(["Heading"] * 3_000),
    "a line of 200 kB": "They agreed on tea and gold " * 7_500,
    "a word of 200 kB": "a" * 200_000,
    "60,000 spaces before a word": " " * 60_000 + "They agreed.",
    "60,000 no-break spaces after a word": "They agreed." + "\xa0" * 60_000,
    "6,000 spaces between two words": "They" + " " * 6_000 + "agreed.",
    "60,000 dashes": "-" * 60_000,
    "40,000 opening brackets": "[" * 40_000,
    "20,000 menu arrows": "> " * 20_000,
    "a speaker with 20,000 names": "Ruto, " * 20_000 + ": We agree.",
    "500 turns": "\n".join("Ruto: We agree." for _ in range(500)),
    "20,000 abbreviations": "Mr. " * 20_000,
    "20,000 open quotes": "“" * 20_000 + "They agreed.",
    "front matter that never ends": "---\n" + "a: b\n" * 3_000,
    "3,000 rules": "---\n" * 3_000,
    "30,000 hard-wrapped words": "they agreed to the price of tea and of all the gold in it\n"
    * 2_500,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_text_is_read_in_time(text: str) -> None:
    began = time.monotonic()
    found = blocks(text)
    assert time.monotonic() - began < LIMIT
    assert found
