"""Documents into a store on disk: what is new is read, what changed replaced, the rest left alone.

A run that was broken off goes on where it was: what the store
holds is known by the bytes of its document, and by what `sources.toml` tells of it.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from summitgraph.errors import OutputError
from summitgraph.pipeline.account import Progress, none_read
from summitgraph.pipeline.cache import AccountCache
from summitgraph.pipeline.content import STDIN
from summitgraph.pipeline.documents import Paths, Skipped, find
from summitgraph.pipeline.each import Document, each
from summitgraph.pipeline.edition import edition
from summitgraph.pipeline.profile import Profile, clock_of
from summitgraph.pipeline.second import SecondReader
from summitgraph.pipeline.shelf import NAME, Kept, Source
from summitgraph.pipeline.staging import check_folder
from summitgraph.pipeline.worker import Limits
from summitgraph.pipeline.writer import CopyFirst, Writer
from summitgraph.records import Account
from summitgraph.triples.iris import DEFAULT_BASE, Iris

SETTLE = 10.0
"""Seconds after which a long run lets readers see what it has done, and makes it safe on disk."""


@dataclass(slots=True)
class Extension:
    """What became of the documents of one call.

    Attributes:
        new: names of the readouts that were not there.
        changed: names of those that took the place of an earlier text or reading.
        known: how many were there already, as they are.
        skipped: documents that could not be read, and why.
        lost: readouts whose record was damaged when the store was upgraded.
    """

    new: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    known: int = 0
    skipped: list[Skipped] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.new or self.changed)


Finish = Callable[[Writer, Extension], None]


def extend(
    paths: Paths,
    folder: Path,
    *,
    base: str | None = None,
    jobs: int | None = None,
    limits: Limits | None = None,
    cache: str | os.PathLike[str] | None = None,
    cluster: str = "",
    second: SecondReader | None = None,
    progress: Progress | None = None,
    copy_first: CopyFirst | None = None,
    finish: Finish | None = None,
    profile: Profile | None = None,
) -> Extension:
    """Make the store of a folder hold these documents; see `Extension` for what it tells.

    Args:
        folder: a new or empty folder, or one that holds a build.
        base: the IRI under which found things live; None is the store's own.
        jobs, limits, cache, second, progress: as those of `account.accounts`.
        cluster: address of a Dask scheduler whose machines read; "" for this one.
        copy_first: copies the store before it is upgraded.
        finish: called at the end, before the next process may write.
        profile: notes what each stage costs.

    Raises:
        UnreadableError: where not one of the documents could be read; then nothing was changed.
        OutputError: where the store cannot be written, or another process writes it.
        UsageError: for a base that is no absolute IRI, or not that of the store.
    """
    Iris(base or DEFAULT_BASE)
    check_folder(folder)
    clock = clock_of(profile)
    with clock.stage("finding documents"):
        documents = find(paths, limits)
    done, call = Extension(), _Call(documents)
    writer = None
    if (folder / NAME).is_file():
        writer = Writer(folder, base=base, copy_first=copy_first, clock=clock)
    try:
        kept = AccountCache(cache) if cache else None
        found = each(
            documents,
            lambda one: writer is not None and call.is_known(writer, one),
            jobs=jobs,
            limits=limits,
            cache=kept,
            cluster=cluster,
            second=second,
            progress=progress,
            profile=profile,
        )
        for one, result in found:
            if result is None:
                done.known += 1
            elif isinstance(result, Skipped):
                done.skipped.append(result)
            else:
                writer = writer or Writer(folder, base=base, clock=clock)
                call.put(writer, one, result, done)
        done.skipped.sort(key=lambda s: (Path(s.name).name, s.name))
        if not done and not done.known:
            raise none_read(done.skipped)
        assert writer is not None
        done.new.sort()
        done.changed.sort()
        done.lost += writer.lost
        if finish:
            finish(writer, done)
    except BaseException as error:
        if writer is not None:
            writer.close(settle=not isinstance(error, OutputError | MemoryError))
        raise
    writer.close()
    return done


class _Call:
    """The documents of one call, which never take each other's place."""

    def __init__(self, documents: Sequence[str]) -> None:
        self._places = {_place(path) for path in documents}
        self._shas: set[str] = set()

    def is_known(self, writer: Writer, one: Document) -> bool:
        """Whether the store holds these bytes as they would be read now.

        Of two files with the same bytes the one whose name comes first gives the readout its
        name, whichever of them came first.
        """
        self._shas.add(one.sha256)
        source = _source(one)
        found = writer.shelf.kept("WHERE sha = ?", one.sha256)
        if not found or found[0].edition != source.edition or not writer.shelf.record(one.sha256):
            return False
        kept = found[0]
        if kept.name != one.name:
            return kept.name < one.name
        if kept.facts != source.facts:
            return False
        if kept.place != source.place:
            with writer.shelf.transaction() as db:
                db.execute("UPDATE readout SET place = ? WHERE sha = ?", (source.place, kept.sha))
        return True

    def put(self, writer: Writer, one: Document, account: Account, done: Extension) -> None:
        """Take a readout in."""
        source = _source(one)
        self._shas.add(one.sha256)
        known = writer.shelf.kept("WHERE sha = ?", one.sha256)
        old = [
            kept
            for kept in _former(writer, account, source)
            if kept.sha not in self._shas and not self._is_here(kept, source)
        ]
        writer.put(account, source, instead_of=[kept.sha for kept in old])
        (done.changed if old or known else done.new).append(account.readout.name)
        if time.monotonic() - writer.settled > max(SETTLE, 10 * writer.effort):
            writer.settle()

    def _is_here(self, kept: Kept, source: Source) -> bool:
        """Whether a document of this call, another than this one, stands where that came from."""
        return kept.place in self._places - {source.place}


def _source(one: Document) -> Source:
    facts = _digest(json.dumps(dict(one.facts), sort_keys=True))
    return Source(place=_place(one.path), facts=facts, edition=edition() + one.mark)


def _place(path: str) -> str:
    return "" if path == STDIN else _digest(os.path.abspath(path))


def _former(writer: Writer, account: Account, source: Source) -> list[Kept]:
    """Earlier texts of the same document: of its path, or of its address and name."""
    r = account.readout
    found = writer.shelf.kept(
        "WHERE place = ? AND place != '' AND sha != ?", source.place, r.sha256
    )
    if found or not r.url:
        return found
    return writer.shelf.kept("WHERE url = ? AND name = ? AND sha != ?", r.url, r.name, r.sha256)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()[:32]
