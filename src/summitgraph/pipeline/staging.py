"""A folder of results, written whole: made aside, then put in place.

Other files in the folder are never touched, so that what a person put beside a build stays.
"""

from __future__ import annotations

import os
import shutil
import uuid
from collections.abc import Mapping
from pathlib import Path

from summitgraph.errors import OutputError

Content = str | bytes
MARK = "graph.trig"
"""The file by which a folder is known to be a build; a store is known by its own."""
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
    aside = target.with_name(f".{target.name}-{uuid.uuid4().hex[:8]}")
    try:
        aside.mkdir(parents=True)
        for name, content in sorted(files.items()):
            data = content.encode() if isinstance(content, str) else content
            (aside / name).write_bytes(data)
        if target.is_dir() and any(target.iterdir()):
            for name in sorted(files):
                os.replace(aside / name, target / name)
        else:
            os.replace(aside, target)
    except OSError as error:
        raise OutputError(
            f"the folder cannot be written: {error.strerror or error}",
            where=str(folder),
            advice="make room or name another folder; what was there before is untouched",
        ) from error
    finally:
        shutil.rmtree(aside, ignore_errors=True)


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
    if names and not names & {MARK, *_STORE}:
        raise OutputError(
            "the folder holds other files and no build",
            where=str(folder),
            advice="name a new or empty folder, or one that summitgraph wrote",
        )
