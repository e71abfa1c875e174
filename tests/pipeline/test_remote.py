"""Files elsewhere: read by their address, and a graph written there in shards."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import summitgraph as sg
from summitgraph.errors import OutputError, UnreadableError, UsageError
from summitgraph.pipeline.content import content
from summitgraph.pipeline.documents import find
from summitgraph.pipeline.export import write_shards
from summitgraph.pipeline.worker import Limits
from summitgraph.store import GraphStore

fsspec = pytest.importorskip("fsspec", reason="the extra `remote` is not installed")
SEED = next((Path(__file__).parents[2] / "seeds").glob("2018*.txt"))


@pytest.fixture
def elsewhere() -> Iterator[Any]:
    """A file system that is not the machine's, with two documents and a hidden one."""
    memory = fsspec.filesystem("memory")
    memory.pipe_file("/archive/2018/a.txt", SEED.read_bytes())
    memory.pipe_file("/archive/2018/b.txt", b"\0\1\2" * 50)
    for name in (
        "2018/.hidden",
        "2018/.kept/c.txt",
        "2018/sources.toml",
        ".old/[1].txt",
        ".old/1.txt",
    ):
        memory.pipe_file(f"/archive/{name}", b"no")
    yield memory
    memory.rm("/archive", recursive=True)


def opened(place: str, folder: Path) -> tuple[str, str, Any]:
    """A place to write to, its path, and its file system."""
    target = str(folder / "shards") if place == "here" else place
    system = fsspec.filesystem("file" if place == "here" else "memory")
    return target, target.removeprefix("memory:/"), system


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("memory://archive/2018/a.txt", ["a.txt"]),
        ("memory://archive", ["a.txt", "b.txt"]),
        ("memory://archive/*/a*", ["a.txt"]),
        ("memory://archive/none.txt", ["none.txt"]),
        ("memory://archive/.old", ["1.txt", "[1].txt"]),  # what is named is no more hidden
        ("memory://archive/.old/[1].txt", ["[1].txt"]),
        ("memory://archive/.old/[12].txt", ["1.txt"]),
        ("memory://archive/2018/sources.toml", ["sources.toml"]),
    ],
)
def test_an_address_names_files_folders_and_patterns(
    elsewhere: Any, address: str, found: list[str]
) -> None:
    assert [Path(path).name for path in find(address)] == found


def test_a_build_reads_what_stands_elsewhere(elsewhere: Any) -> None:
    graph = sg.build("memory://archive")
    assert [(s.name.rpartition("/")[2], s.kind.value) for s in graph.skipped] == [
        ("b.txt", "unreadable")
    ]
    assert graph.query("accounts")[0]["fileName"] == "a.txt"


def test_what_cannot_be_read_there_is_told(elsewhere: Any) -> None:
    with pytest.raises(UnreadableError, match="FileNotFoundError"):
        content("memory://archive/none.txt", Limits())
    with pytest.raises(UsageError, match="cannot be opened"):
        content("nothing://archive", Limits())
    elsewhere.pipe_file("/archive/big.txt", b"x" * (2**20 + 1))
    with pytest.raises(UnreadableError, match="larger"):
        content("memory://archive/big.txt", Limits(size=1))


@pytest.mark.parametrize("place", ["here", "memory://archive/shards"])
def test_shards_hold_every_quad_once_and_go_on_after_a_break(
    elsewhere: Any, tmp_path: Path, place: str
) -> None:
    target, root, system = opened(place, tmp_path)
    store = sg.build(SEED.parent).store
    assert write_shards(store, target, 4) == 4
    manifest = json.loads(system.cat_file(f"{root}/manifest.json"))
    again = GraphStore()
    for shard in manifest["shards"]:
        data = system.cat_file(f"{root}/{shard['path']}")
        assert hashlib.sha256(data).hexdigest() == shard["sha256"]
        again.load(data, "nq")
    assert manifest["quads"] == len(store) == len(again)
    assert again.write("nq") == store.write("nq")
    assert write_shards(store, target, 4) == 0
    system.rm(f"{root}/{manifest['shards'][2]['path']}")
    assert write_shards(store, target, 4) == 1


@pytest.mark.parametrize("place", ["here", "memory://archive/fewer"])
def test_fewer_shards_leave_no_old_one_and_what_is_no_shard_stays(
    elsewhere: Any, tmp_path: Path, place: str
) -> None:
    target, root, system = opened(place, tmp_path)
    store = GraphStore()
    store.load(b"<https://e.org/a> <https://e.org/b> <https://e.org/c> .", "nq")
    write_shards(store, target, 4)
    system.pipe_file(f"{root}/readme.txt", b"mine")
    system.pipe_file(f"{root}/quads-00009.nq", b"mine, too: no manifest tells of it")
    manifest = json.loads(system.cat_file(f"{root}/manifest.json"))
    manifest["shards"].append({"path": "readme.txt"})
    system.pipe_file(f"{root}/manifest.json", json.dumps(manifest).encode())
    system.pipe_file(f"{root}/quads-00000.nq", b"spoilt")
    assert write_shards(store, target, 2) >= 1
    left = sorted(Path(name).name for name in system.find(root))
    shards = ["quads-00000.nq", "quads-00001.nq", "quads-00009.nq"]
    assert left == ["manifest.json", *shards, "readme.txt"]
    told = json.loads(system.cat_file(f"{root}/manifest.json"))
    for shard in told["shards"]:
        data = system.cat_file(f"{root}/{shard['path']}")
        assert hashlib.sha256(data).hexdigest() == shard["sha256"]


def test_shards_need_a_place_and_a_number_that_can_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="nothing can be written"):
        write_shards(GraphStore(), str(tmp_path / "file"), 2)
    with pytest.raises(UsageError, match="100,000"):
        write_shards(GraphStore(), str(tmp_path / "x"), 0)
