"""Run many summitgraph commands without paying for the start of Python each time.

    with Warm() as warm:
        subprocess.run(["bash", "-c", "summitgraph query --list"], env=warm.environment())

A process that has imported everything waits at a socket; for each command it forks a child, which
works in the caller's folder, on the caller's terminal. To a shell, `summitgraph` is then a program
like any other. `summitgraph-python FILE` runs a program of Python's in the same way. For Linux.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import selectors
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
_WARM = (
    "summitgraph.cli.build", "summitgraph.pipeline.graph", "summitgraph.pipeline.folder",
    "summitgraph.store.apart", "summitgraph.network", "summitgraph.shapes", "summitgraph.queries",
    "rdflib", "pyoxigraph", "pyshacl", "networkx", "matplotlib.pyplot", "pandas",
)  # fmt: skip
_CLIENT = """\
#!{python} -SE
import json, os, socket, sys
with socket.socket(socket.AF_UNIX) as warm:
    warm.connect({address!r})
    said = json.dumps([{program!r}, sys.argv[1:], os.getcwd(), dict(os.environ)]).encode()
    socket.send_fds(warm, [len(said).to_bytes(8, "big")], [0, 1, 2])
    warm.sendall(said)
    told = warm.recv(1)
sys.exit(told[0] if told else 70)
"""


class Warm:
    """The waiting process, and a folder with the two programs that call it."""

    def __enter__(self) -> Warm:
        """Start it, and wait until it answers."""
        self._folder = tempfile.TemporaryDirectory(prefix="warm")
        address = str(Path(self._folder.name) / "s")
        for program in ("summitgraph", "summitgraph-python"):
            file = Path(self._folder.name) / program
            python = sys.executable
            file.write_text(_CLIENT.format(python=python, address=address, program=program))
            file.chmod(0o700)
        self._process = subprocess.Popen(
            [sys.executable, __file__, address], env=_environment(), start_new_session=True
        )
        while not Path(address).exists():
            if self._process.poll() is not None:
                raise RuntimeError("the process that waits for commands did not start")
            time.sleep(0.02)
        return self

    def __exit__(self, *_: object) -> None:
        """End it, and every command that still runs."""
        os.killpg(self._process.pid, signal.SIGTERM)
        self._process.wait(timeout=20)
        self._folder.cleanup()

    def environment(self) -> dict[str, str]:
        """Variables under which a shell finds `summitgraph` there, on 96 columns."""
        beside = str(Path(sys.executable).parent)
        path = os.pathsep.join([self._folder.name, beside, os.environ.get("PATH", os.defpath)])
        return {**_environment(), "PATH": path}


def _environment() -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith("SUMMITGRAPH_")}
    own = {"PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1", "COLUMNS": "96", "MPLBACKEND": "Agg"}
    return {**kept, **own}


def _serve(address: str) -> None:
    """Take commands until terminated; a child leaves by SystemExit, as a command's process does."""
    import importlib

    for name in _WARM:
        importlib.import_module(name)
    gc.freeze()  # children share what is there, instead of copying it at their first collection
    door = socket.socket(socket.AF_UNIX)
    door.bind(address + ".new")
    door.listen(16)
    os.rename(address + ".new", address)
    waiting = selectors.DefaultSelector()
    waiting.register(door, selectors.EVENT_READ)
    parent = os.getppid()
    while os.getppid() == parent:  # whoever was killed leaves nobody waiting
        for key, _ in waiting.select(timeout=5):
            if isinstance(key.fileobj, socket.socket) and key.fileobj is not door:
                waiting.unregister(key.fileobj)  # its caller has gone, so let it end
                os.kill(key.data, signal.SIGTERM)
                continue
            if key.fileobj is not door:
                pid, caller = key.data
                waiting.unregister(key.fileobj)
                os.close(key.fd)
                with contextlib.suppress(KeyError):
                    waiting.unregister(caller)
                status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
                with caller, contextlib.suppress(BrokenPipeError):
                    caller.sendall(bytes([status if status >= 0 else 128 - status]))
                continue
            caller, _address = door.accept()
            size, files, _flags, _from = socket.recv_fds(caller, 8, 3)
            asked = json.loads(_all(caller, int.from_bytes(size, "big")))
            pid = os.fork()
            if pid == 0:
                waiting.close()
                door.close()
                caller.close()
                _work(files, *asked)
            for file in files:
                os.close(file)
            waiting.register(os.pidfd_open(pid), selectors.EVENT_READ, (pid, caller))
            waiting.register(caller, selectors.EVENT_READ, pid)


def _all(caller: socket.socket, size: int) -> bytes:
    said = b""
    while len(said) < size:
        said += caller.recv(size - len(said))
    return said


def _work(
    files: list[int], program: str, arguments: list[str], folder: str, environment: Any
) -> None:
    for number, file in enumerate(files):
        os.dup2(file, number)
        os.close(file)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    if program == "summitgraph-python":
        import runpy

        sys.argv = arguments
        runpy.run_path(arguments[0], run_name="__main__")
        raise SystemExit
    from summitgraph.cli.app import run

    sys.argv = ["summitgraph", *arguments]
    run(arguments)
    raise SystemExit


if __name__ == "__main__":
    _serve(sys.argv[1])
