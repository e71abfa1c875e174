"""A graph in many files with a manifest, for stores and engines that load side by side.

Each named graph stands whole in one shard, chosen by its name, so that one readout changes one
shard. Within a graph the lines are canonical; the same graph gives the same bytes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from hashlib import sha256

from summitgraph.errors import UsageError
from summitgraph.pipeline.remote import Target
from summitgraph.store import GraphStore, canonical

MANIFEST = "manifest.json"
_MOST = 100_000
_SHARD = re.compile(r"quads-[0-9]{5}\.nq")


def write_shards(
    store: GraphStore,
    place: str,
    shards: int,
    *,
    progress: Callable[[int, int, str], None] | None = None,
) -> int:
    """Write the store as so many N-Quads files and `manifest.json`; how many were written anew.

    One shard at a time is in memory. A shard that is there already, byte for byte, is left as it
    is, so that a run that was broken off goes on. The manifest is written when all shards are
    there; then those go that only the manifest before it told of.

    Args:
        place: a folder, or an address that fsspec knows (`s3://…`).
        progress: called as each shard is finished, with how many were before it, how many there
            are, and its name.

    Raises:
        UsageError: for a number of shards that cannot be.
        OutputError: where nothing can be written there.
    """
    if not 1 <= shards <= _MOST:
        raise UsageError(
            "a graph is written in 1 to 100,000 shards", where="shards", value=str(shards)
        )
    target = Target(place)
    before = _shards_of(target.read(MANIFEST))
    graphs: list[list[str]] = [[] for _ in range(shards)]
    for name in ["", *store.graphs()]:
        graphs[int.from_bytes(sha256(str(name).encode()).digest()[:8]) % shards].append(str(name))
    told, anew = [], 0
    for number, names in enumerate(graphs):
        file = f"quads-{number:05}.nq"
        lines = {name: store.lines(name) for name in sorted(names)}
        data = "".join(canonical.write({n: found}, "nq") for n, found in lines.items()).encode()
        digest = sha256(data).hexdigest()
        there = target.read(file)
        if there is None or sha256(there).hexdigest() != digest:
            target.write(file, data)
            anew += 1
        told.append(
            {
                "path": file,
                "bytes": len(data),
                "sha256": digest,
                "graphs": len(names),
                "quads": sum(map(len, lines.values())),
            }
        )
        if progress:
            progress(number, shards, file)
    manifest = {
        "format": "application/n-quads",
        "shards": told,
        "quads": sum(int(str(shard["quads"])) for shard in told),
    }
    target.write(MANIFEST, (json.dumps(manifest, indent=1) + "\n").encode())
    for file in sorted(before - {str(shard["path"]) for shard in told}):
        target.remove(file)
    return anew


def _shards_of(manifest: bytes | None) -> set[str]:
    """The shards that a manifest tells of; a name that no shard has is none."""
    try:
        told = json.loads(manifest or b"{}")
        names = {str(shard["path"]) for shard in told.get("shards", [])}
    except (ValueError, TypeError, KeyError, AttributeError):
        return set()
    return {name for name in names if _SHARD.fullmatch(name)}
