"""Recorded answers: made by hand for these tests, in the form in which a model returns them.

They say nothing of the quality of any real model. Those on the seeds stand in `recorded/` as they
are. Of texts that are not ours to ship, `recorded/development.jsonl` keeps places only: each quote
as its span and the start of its SHA-256; the words come from the texts where these are at hand.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from summitgraph.reading import read_bytes, sources_of

HERE = Path(__file__).parent / "recorded"
Recorded = dict[str, tuple[Path, str, dict[str, str]]]
"""By the name of a document: its file, the answer on it, what `sources.toml` tells of it."""


def recorded(seeds: Path, shared: Path | None = None) -> Recorded:
    """The answers on the seeds, and on the development readouts where these are there."""
    told = sources_of((seeds / "sources.toml").read_bytes(), "sources.toml")
    found: Recorded = {}
    for file in sorted(HERE.glob("*.json")):
        name = file.stem + ".txt"
        found[name] = (seeds / name, file.read_text(encoding="utf-8"), told.get(name, {}))
    for line in (HERE / "development.jsonl").read_text(encoding="utf-8").splitlines():
        kept = json.loads(line)
        path = shared / "corpus" / "dev" / kept["doc"] if shared else None
        if path is None or not path.is_file():
            continue
        data = path.read_bytes()
        if hashlib.sha256(data).hexdigest() != kept["sha256"]:
            raise AssertionError(f"{path}: the answer was made on another text")
        text = read_bytes(data, path.name, {}).text
        answer = {"statements": [_worded(one, text) for one in kept["statements"]]}
        found[path.name] = (path, json.dumps(answer, ensure_ascii=False), {})
    return found


def _worded(one: dict[str, Any], text: str) -> dict[str, Any]:
    """A statement with the words that stand at its places."""
    issues = [issue | {"label": _words(issue["label"], text)} for issue in one["issues"]]
    words = {name: _words(one[name], text) for name in ("quote", "undertaking", "due")}
    before = " ".join(text[: one["quote"][0]].split()[-6:])
    return one | words | {"issues": issues, "before": before}


def _words(place: object, text: str) -> str:
    if not isinstance(place, list):
        return str(place or "")
    start, end, digest = place
    words = text[start:end]
    assert hashlib.sha256(words.encode()).hexdigest().startswith(digest), (start, end)
    return words
