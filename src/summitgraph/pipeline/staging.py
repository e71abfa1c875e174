"""A folder of results, written whole: made aside, then put in place.

Other files in the folder are never touched, so that what a person put beside a build stays.
"""

from __future__ import annotations

import glob
import os
import shutil
import time
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from summitgraph.errors import OutputError

Content = str | bytes
MARK = "graph.trig"
"""The file by which a folder is known to be a build; a store is known by its own."""
_OLD = 3600.0
"""Seconds after which nobody can be making what stands aside."""
_JOURNAL = "corrections.jsonl"
_STORE = frozenset({"accounts.db", "store", "snapshots", ".lock"})


def write_folder(folder: Path, files: Mapping[str, Content]) -> None:
    """Put these files into a folder, all of them or none.

    A new or empty folder appears in one step. In a folder that an earlier build wrote, the files
    take the place of the old ones; any others stay.

    Raises:
        OutputError: where it cannot be written, or holds other things than a build.
    """
    check_folder(folder)
    target = folder.resolve()
    try:
        with aside(folder) as made:
            for name, content in sorted(files.items()):
                data = content.encode() if isinstance(content, str) else content
                (made / name).write_bytes(data)
            if target.is_dir() and any(target.iterdir()):
                _exchange(made, target, sorted(files))
            else:
                os.replace(made, target)
    except OSError as error:
        raise OutputError(
            f"the folder cannot be written: {error.strerror or error}",
            where=str(folder),
            advice="make room or name another folder; what was there before is untouched",
        ) from error


def _exchange(made: Path, target: Path, names: list[str]) -> None:
    """Put files in the place of those of the same names; where one cannot be, put back the rest."""
    old = made / ".old"
    old.mkdir()
    for name in names:
        if (target / name).exists():
            shutil.copy2(target / name, old / name)
    done: list[str] = []
    try:
        for name in names:
            os.replace(made / name, target / name)
            done.append(name)
    except OSError:
        for name in done:
            if (old / name).exists():
                os.replace(old / name, target / name)
            else:
                (target / name).unlink()
        raise


@contextmanager
def aside(target: Path) -> Iterator[Path]:
    """A new folder beside a target, to make its content in; it is gone at the end.

    What killed processes left there is taken away, once it is so old that none can be at work.
    """
    whole = target.resolve()
    for left in whole.parent.glob(f".{glob.escape(whole.name)}-{'[0-9a-f]' * 8}"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _OLD:
                shutil.rmtree(left)
    made = whole.with_name(f".{whole.name}-{uuid.uuid4().hex[:8]}")
    try:
        made.mkdir(parents=True)
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)


def check_folder(folder: Path) -> None:
    """Refuse early a folder that a build must not write into.

    Raises:
        OutputError: where it is a file, or holds files but no build.
    """
    if folder.exists() and not folder.is_dir():
        raise OutputError(
            "this is a file, not a folder", where=str(folder), advice="name another folder"
        )
    names = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
    names.discard(_JOURNAL)  # what people decided may come before what is built
    if names and not names & {MARK, *_STORE}:
        raise OutputError(
            "the folder holds other files and no build",
            where=str(folder),
            advice="name a new or empty folder, or one that summitgraph wrote",
        )
