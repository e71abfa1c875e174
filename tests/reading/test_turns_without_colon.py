"""Transcripts that set no colon: "Q    Did you …", "Journalist- Have you …", "Mutua- Yes"."""

from __future__ import annotations

from summitgraph.reading.plain import blocks
from summitgraph.records import BlockKind

TEXT = """Press conference in Accra

Mutua: We met this morning.

Journalist- Have you discussed fisheries?

Mutua- We agreed on a quota.

Q    Did the port come up?

Mutua: Yes, it did.
"""


def test_questions_and_answers_behind_a_dash_are_turns() -> None:
    turns = [b.speaker for b in blocks(TEXT) if b.kind is BlockKind.TURN]
    assert turns == ["Mutua", "Journalist", "Mutua", "Q", "Mutua"]


def test_a_dash_behind_other_words_makes_no_turn() -> None:
    text = TEXT.replace("Mutua- We", "Fisheries - we")
    assert [b.speaker for b in blocks(text) if b.kind is BlockKind.TURN].count("Fisheries") == 0
