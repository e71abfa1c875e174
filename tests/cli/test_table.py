"""Rows on a terminal: words from elsewhere are shown, and steer nothing."""

from __future__ import annotations

import pytest

from summitgraph.cli.table import RowsFormat, emit_rows
from summitgraph.store import Rows

FOREIGN = "Ada\x1b[2J\x9b1m\x07 \u202egnp.exe"


@pytest.mark.parametrize("form", [RowsFormat.TABLE, RowsFormat.MARKDOWN])
def test_foreign_words_steer_no_terminal(
    capfdbinary: pytest.CaptureFixture[bytes], form: RowsFormat
) -> None:
    emit_rows(Rows(["who", "why"], [(FOREIGN, "می\u200cخواهم, 你好\nthen")]), form)
    shown = capfdbinary.readouterr().out.decode()
    assert "Ada�[2J�1m� �gnp.exe" in shown
    assert "می\u200cخواهم, 你好 then" in shown


def test_programs_get_the_words_as_they_are(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    emit_rows(Rows(["who"], [(FOREIGN,)]), RowsFormat.CSV)
    assert FOREIGN in capfdbinary.readouterr().out.decode()
