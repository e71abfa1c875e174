"""An index made in a process of its own, on a checkpoint of a large graph.

So it keeps no worker from the questions of readers, and this process's one interpreter from
nothing; it tells how far it is line by line.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from summitgraph.errors import GraphError, OutputError, SummitgraphError
from summitgraph.store import GraphStore
from summitgraph.web.explorer.graph import Embedded
from summitgraph.web.explorer.indexing import Told, fill

_MAIN = "from summitgraph.web.explorer.aside import main; main()"
_KEPT = ("PATH", "SYSTEMROOT", "LANG", "LC_ALL", "TMPDIR")
_LOWEST = 19
_STEP = 0.01  # a line for each hundredth of the work


def fill_aside(path: str, checkpoint: Path, base: str, told: Told, *, gently: bool) -> None:
    """As `indexing.fill`, of a checkpoint that nobody takes away meanwhile.

    Args:
        gently: leave the processors to all others, as readers have an older index until then.

    Raises:
        OutputError: where the index cannot be written.
        GraphError: where the checkpoint cannot be read, or the process was killed.
    """
    search = os.pathsep.join(os.path.abspath(entry) for entry in sys.path if entry)
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    with subprocess.Popen(
        [sys.executable, "-c", _MAIN, path, str(checkpoint), base, "gently" if gently else ""],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**kept, "PYTHONPATH": search, "PYTHONUTF8": "1"},
        start_new_session=True,  # Ctrl-C is for this process, which then ends the other
    ) as process:
        assert process.stdout is not None
        last: dict[str, object] = {}
        try:
            for line in process.stdout:
                last = json.loads(line)
                if isinstance(share := last.get("share"), float):
                    told(share)
        finally:
            process.kill()
    if last.get("share") == 1.0:
        return
    if "fault" not in last:
        raise GraphError(
            "the process that makes the lists of the explorer was ended from outside",
            where=str(checkpoint),
            advice="load the page again; where memory is short, close other programs first",
        )
    kind = OutputError if last.get("kind") == "OutputError" else GraphError
    where, advice = str(last.get("where", "")), str(last.get("advice", ""))
    raise kind(str(last["fault"]), where=where, advice=advice)


def main() -> None:
    """The other process: takes path, checkpoint, base and `gently` as arguments."""
    path, checkpoint, base, gently = sys.argv[1:]
    if gently:
        with suppress(OSError, AttributeError):  # as far as the system has it
            os.nice(_LOWEST)
    before = [-1.0]

    def told(share: float) -> None:
        if share == 1.0 or share - before[0] >= _STEP:
            before[0] = share
            _tell(share=share)

    try:
        fill(path, Embedded(GraphStore(Path(checkpoint), read_only=True), base), told)
    except SummitgraphError as error:
        kind = type(error).__name__
        _tell(fault=error.what, where=error.where, advice=error.advice, kind=kind)
        raise SystemExit(1) from error


def _tell(**what: object) -> None:
    try:
        print(json.dumps(what), flush=True)
    except BrokenPipeError:
        raise SystemExit(1) from None  # nobody waits for it any more
