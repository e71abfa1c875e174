"""What goes between a worker and who asked it is the same for each Python."""

from __future__ import annotations

import pickletools

from summitgraph.pipeline.worker.frame import packed, records
from summitgraph.records import Act, Family


def test_a_code_goes_by_its_value_and_asks_for_no_function() -> None:
    data = packed([Act.AGREES, Family.ASSERTS])
    words = {argument for _, argument, _ in pickletools.genops(data) if isinstance(argument, str)}
    assert "getattr" not in words
    assert records(data) == [Act.AGREES, Family.ASSERTS]
    assert records(data)[0] is Act.AGREES
