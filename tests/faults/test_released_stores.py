"""A store of every version that was released opens, and is brought up to date.

`tests/faults/stores/<version>.tar.xz` holds a backup of a store that this version made;
`docs/releasing.md` tells when one is added.
"""

from __future__ import annotations

import tarfile
from pathlib import Path

import pytest

import summitgraph
from summitgraph.pipeline.care import copy_first, restore, status
from summitgraph.pipeline.graph import KnowledgeGraph
from summitgraph.pipeline.verify import verify
from summitgraph.pipeline.writer import Writer

STORES = sorted(Path(__file__).with_name("stores").glob("*.tar.xz"))


def test_this_version_has_its_store() -> None:
    assert f"{summitgraph.__version__}.tar.xz" in [path.name for path in STORES]


@pytest.mark.parametrize("packed", STORES, ids=[path.name for path in STORES])
def test_a_store_of_that_version_opens_and_is_brought_up_to_date(
    packed: Path, tmp_path: Path
) -> None:
    with tarfile.open(packed) as archive:
        if hasattr(tarfile, "data_filter"):  # not in the first releases of Python 3.11
            archive.extraction_filter = tarfile.data_filter
        archive.extractall(tmp_path)
    (backup,) = tmp_path.iterdir()
    store = restore(backup, tmp_path / "graph")
    assert verify(store, quick=True) == []
    with Writer(store, copy_first=copy_first):
        pass  # its opening is the upgrade
    told = status(store)
    assert (told.readouts, told.statements, told.unfinished) == (1, 2, 0)
    assert "Vladivostok" in KnowledgeGraph.open(store).store.write("nt")
    assert verify(store) == []
