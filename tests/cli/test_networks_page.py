"""The page on networks tells all of it: its tables are whole. That its commands run: tests/docs."""

from __future__ import annotations

import re

import pytest
from tools.readme import ROOT

from summitgraph.network import FORMATS
from summitgraph.network.matrix.settings import MatrixSettings
from summitgraph.network.measure.asked import WHATS
from summitgraph.pipeline.networks import KINDS

TEXT = (ROOT / "docs" / "networks.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [*KINDS, *WHATS])
def test_every_kind_and_measure_has_a_row(name: str) -> None:
    assert f"\n| `{name}` | " in TEXT


def test_every_setting_and_file_is_told() -> None:
    own = set(MatrixSettings.__dataclass_fields__) - {"documents", "inverted"}
    told = set(re.findall(r"`(\w+)(?:=\S+)?`", TEXT))
    assert own - told == set()
    assert [ending for ending in FORMATS if f"`.{ending}`" not in TEXT] == []
