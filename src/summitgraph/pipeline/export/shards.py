"""A graph in many files with a manifest, for stores and engines that load side by side.

Each named graph stands whole in one shard, chosen by its name, so that one readout changes one
shard. Within a graph the lines are canonical; the same graph gives the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from hashlib import sha256

from summitgraph.errors import UsageError
from summitgraph.pipeline.remote import Target
from summitgraph.store import GraphStore, canonical

MANIFEST = "manifest.json"
_MOST = 100_000


def write_shards(
    store: GraphStore,
    place: str,
    shards: int,
    *,
    progress: Callable[[int, int, str], None] | None = None,
) -> int:
    """Write the store as so many N-Quads files and `manifest.json`; how many were written anew.

    One shard at a time is in memory. A shard that the manifest there tells with the same digest is
    left as it is, so that a run that was broken off goes on; the manifest is written last.

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
    before = _digests(target.read(MANIFEST))
    graphs: list[list[str]] = [[] for _ in range(shards)]
    for name in ["", *store.graphs()]:
        graphs[int.from_bytes(sha256(str(name).encode()).digest()[:8]) % shards].append(str(name))
    told, anew = [], 0
    for number, names in enumerate(graphs):
        file = f"quads-{number:05}.nq"
        lines = {name: store.lines(name) for name in sorted(names)}
        data = "".join(canonical.write({n: found}, "nq") for n, found in lines.items()).encode()
        digest = sha256(data).hexdigest()
        if before.get(file) != digest or target.read(file) is None:
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
    return anew


def _digests(manifest: bytes | None) -> dict[str, str]:
    """What a manifest tells of its files; nothing where it is none."""
    try:
        told = json.loads(manifest or b"{}")
        return {str(shard["path"]): str(shard["sha256"]) for shard in told.get("shards", [])}
    except (ValueError, TypeError, KeyError, AttributeError):
        return {}
