"""Finished accounts kept in a folder, so that a run that was stopped goes on where it stopped.

An entry's name is a digest of all that decides an account: the document's bytes and name, what
`sources.toml` tells of it, the code, the knowledge and the libraries that read it. So nothing
here is ever out of date; it can be deleted at any time.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import uuid
from collections.abc import Mapping
from functools import cache as remembered
from importlib.metadata import PackageNotFoundError, entry_points, version
from pathlib import Path

from summitgraph import __version__, resources
from summitgraph.errors import OutputError
from summitgraph.pipeline.second import mark_of
from summitgraph.pipeline.worker.frame import packed, records
from summitgraph.records import Account, SecondReading

_READS = ("records", "ontology", "authority", "reading", "extract", "link")
_LIBRARIES = (
    *("pyoxigraph", "sentencex", "lxml", "trafilatura", "charset-normalizer"),
    *("pypdf", "python-docx", "numpy"),
)
_DIGEST = 32


class AccountCache:
    """A folder of accounts; several processes may share it.

    Args:
        folder: made when the first account is put into it.
    """

    def __init__(self, folder: str | os.PathLike[str]) -> None:
        self._folder = Path(folder)

    def key(
        self,
        sha256: str,
        name: str,
        told: Mapping[str, str],
        *,
        second: SecondReading | None = None,
    ) -> str:
        """Under what an account is kept.

        Args:
            sha256: digest of the document's bytes.
            name: what the document is called in the result.
            told: what `sources.toml` tells of it.
            second: what a second reader brings to it.
        """
        parts = [reader(), sha256, name, sorted(told.items()), mark_of(second)]
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()

    def get(self, key: str) -> Account | None:
        """The account, or None where there is none, or its entry is damaged."""
        try:
            data = self._path(key).read_bytes()
            if hashlib.sha256(data[_DIGEST:]).digest() != data[:_DIGEST]:
                return None
            found = records(data[_DIGEST:])
        except Exception:  # an entry that is not ours may hold anything
            return None
        return found if isinstance(found, Account) else None

    def put(self, key: str, account: Account) -> None:
        """Keep an account, whole or not at all.

        Raises:
            OutputError: where it cannot be written.
        """
        data = packed(account)
        path = self._path(key)
        aside = path.with_name(f"{path.name}.{uuid.uuid4().hex[:8]}")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            try:
                aside.write_bytes(hashlib.sha256(data).digest() + data)
                os.replace(aside, path)
            finally:
                aside.unlink(missing_ok=True)
        except OSError as error:
            raise OutputError(
                f"the cache cannot be written: {error.strerror or error}",
                where=str(self._folder),
                advice="make room, or name another folder with --cache; what it holds is kept",
            ) from error

    def _path(self, key: str) -> Path:
        return self._folder / key[:2] / f"{key[2:]}.account"


@remembered
def reader() -> str:
    """A digest of what reads documents: code, knowledge and libraries of this installation."""
    whole = hashlib.sha256()

    def add(*parts: str | bytes) -> None:
        for part in parts:
            data = part.encode() if isinstance(part, str) else part
            whole.update(len(data).to_bytes(8, "big") + data)

    add(__version__, sys.version)
    package = Path(__file__).resolve().parents[1]
    for name in _READS:
        for path in sorted((package / name).rglob("*")):
            if path.suffix in (".py", ".npz"):
                add(path.relative_to(package).as_posix(), path.read_bytes())
    for path in resources.files("ontology", ".ttl"):
        add(path.name, path.read_bytes())
    for library in _LIBRARIES:
        add(library, _version(library))
    for point in sorted(entry_points(group="summitgraph.extractors"), key=str):
        add(str(point), str(point.dist and point.dist.version))
    return whole.hexdigest()


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return ""
