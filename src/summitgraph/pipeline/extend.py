"""Documents into a store on disk: what is new is read, what changed replaced, the rest left alone.

One readout at a time is in memory. A run that was broken off goes on where it was: what the store
holds is known by the bytes of its document, and by what `sources.toml` tells of it.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from summitgraph.errors import UnreadableError
from summitgraph.pipeline.account import Progress, none_read, told
from summitgraph.pipeline.documents import STDIN, Paths, Skipped, find, shown
from summitgraph.pipeline.edition import edition
from summitgraph.pipeline.shelf import NAME, Kept, Source
from summitgraph.pipeline.staging import check_folder
from summitgraph.pipeline.writer import CopyFirst, Writer
from summitgraph.reading import facts_beside
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


@dataclass(frozen=True, slots=True)
class _Call:
    """The documents of one call: what is to be read, and the marks of all of them."""

    wanted: list[str]
    sources: dict[str, Source]
    shas: set[str]


def extend(
    paths: Paths,
    folder: Path,
    *,
    base: str | None = None,
    progress: Progress | None = None,
    copy_first: CopyFirst | None = None,
    finish: Finish | None = None,
) -> Extension:
    """Make the store of a folder hold these documents; see `Extension` for what it tells.

    Args:
        folder: a new or empty folder, or one that holds a build.
        base: the IRI under which found things live; None is the store's own.
        copy_first: copies the store before it is upgraded.
        finish: called at the end, before the next process may write.

    Raises:
        UnreadableError: where not one of the documents could be read; then nothing was changed.
        OutputError: where the store cannot be written, or another process writes it.
        UsageError: for a base that is no absolute IRI, or not that of the store.
    """
    Iris(base or DEFAULT_BASE)
    check_folder(folder)
    documents = find(paths)
    done = Extension()
    if (folder / NAME).is_file():
        with Writer(folder, base=base, copy_first=copy_first) as writer:
            call = _sort_out(documents, writer, done)
            for name, account in _accounts(call, done, progress):
                _put(writer, account, call, name, done)
            done.lost += writer.lost
            _check(done)
            if finish:
                finish(writer, done)
        return done
    call = _sort_out(documents, None, done)
    accounts = _accounts(call, done, progress)
    first = next(accounts, None)
    if first is None:
        raise none_read(done.skipped)
    with Writer(folder, base=base) as writer:
        _put(writer, first[1], call, first[0], done)
        for name, account in accounts:
            _put(writer, account, call, name, done)
        if finish:
            finish(writer, done)
    return done


def _check(done: Extension) -> None:
    if not done and not done.known and done.skipped:
        raise none_read(done.skipped)


def _sort_out(documents: tuple[str, ...], writer: Writer | None, done: Extension) -> _Call:
    """Tell by their bytes which documents have to be read."""
    call = _Call([], {}, set())
    first: dict[str, str] = {}
    for name in documents:
        if name == STDIN:
            call.sources[name] = Source(edition=edition())
            call.wanted.append(name)
            continue
        try:
            sha, source = _marks(name)
        except (OSError, UnreadableError):
            call.wanted.append(name)  # reading it tells what is wrong
            continue
        if sha in first:
            reason = f"the same bytes as {shown(first[sha])}"
            done.skipped.append(Skipped(name=shown(name), reason=reason))
            continue
        first[sha] = name
        call.shas.add(sha)
        call.sources[name] = source
        if writer is not None and _is_known(writer, sha, name, source):
            done.known += 1
        else:
            call.wanted.append(name)
    return call


def _marks(name: str) -> tuple[str, Source]:
    path = Path(name)
    with path.open("rb") as file:
        sha = hashlib.file_digest(file, "sha256").hexdigest()
    facts = json.dumps(facts_beside(path), sort_keys=True)
    return sha, Source(
        place=_digest(os.path.abspath(name)), facts=_digest(facts), edition=edition()
    )


def _is_known(writer: Writer, sha: str, name: str, source: Source) -> bool:
    """Whether the store holds these bytes as they would be read now.

    Of two files with the same bytes the one whose name comes first gives the readout its name,
    whichever of them came first.
    """
    found = writer.shelf.kept("WHERE sha = ?", sha)
    if not found or found[0].edition != source.edition or not writer.shelf.record(sha):
        return False
    kept, called = found[0], shown(Path(name).name)
    if kept.name != called:
        return kept.name < called
    if kept.facts != source.facts:
        return False
    if kept.place != source.place:
        with writer.shelf.transaction() as db:
            db.execute("UPDATE readout SET place = ? WHERE sha = ?", (source.place, sha))
    return True


def _accounts(
    call: _Call, done: Extension, progress: Progress | None
) -> Iterator[tuple[str, Account]]:
    for name, result in told(call.wanted, progress=progress):
        if isinstance(result, Skipped):
            done.skipped.append(result)
        else:
            yield name, result


def _put(writer: Writer, account: Account, call: _Call, name: str, done: Extension) -> None:
    source = call.sources.get(name, Source(edition=edition()))
    known = writer.shelf.kept("WHERE sha = ?", account.readout.sha256)
    if known and name == STDIN and known[0].edition == source.edition:
        done.known += 1
        return
    old = [kept for kept in _former(writer, account, source) if kept.sha not in call.shas]
    writer.put(account, source, instead_of=[kept.sha for kept in old])
    (done.changed if old or known else done.new).append(account.readout.name)
    now = time.monotonic()
    if now - writer.settled > SETTLE:
        writer.settle()


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
