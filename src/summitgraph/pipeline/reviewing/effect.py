"""Putting decisions into effect beside the readers: the journal is safe, the graph follows.

Another program may hold the right to write meanwhile, or the disk be full; then it is tried again
until it works, and the pages tell that it has not yet.
"""

from __future__ import annotations

import threading
from pathlib import Path

from summitgraph.errors import SummitgraphError
from summitgraph.pipeline.care import copy_first, open_shelf
from summitgraph.pipeline.corrections import is_behind
from summitgraph.pipeline.writer import Writer

_FIRST, _LONGEST = 0.25, 8.0  # seconds until it is tried again


class Effect:
    """A thread that takes the right to write whenever there is something to put into effect."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._wake = threading.Event()
        self._ended = threading.Event()
        self._fault = ""
        self._asked = self._done = 0
        self._thread = threading.Thread(target=self._run, daemon=True)
        if self._is_behind():
            self.wake()
        self._thread.start()

    @property
    def waits(self) -> bool:
        """Whether something that is written down is not in the graph yet."""
        return self._done < self._asked

    @property
    def fault(self) -> str:
        """Why the last attempt did not work; "" where it did."""
        return self._fault

    def wake(self) -> None:
        """There is something new in the journal."""
        self._asked += 1
        self._wake.set()

    def stop(self) -> None:
        """End; what waits is left to the next writer."""
        self._ended.set()
        self._wake.set()
        self._thread.join()

    def _run(self) -> None:
        pause = _FIRST
        while not self._ended.is_set():
            self._wake.wait()
            self._wake.clear()
            asked = self._asked
            if self._ended.is_set() or self._done == asked:
                continue
            try:
                with Writer(self._folder, copy_first=copy_first):
                    self._fault = ""
            except Exception as error:  # the border of the thread: if it ended, no page would tell
                self._fault = error.what if isinstance(error, SummitgraphError) else repr(error)
                self._ended.wait(pause)
                pause = min(2 * pause, _LONGEST)
                self._wake.set()
            else:
                self._done, pause = asked, _FIRST

    def _is_behind(self) -> bool:
        shelf = open_shelf(self._folder)
        try:
            return is_behind(shelf)
        finally:
            shelf.close()
