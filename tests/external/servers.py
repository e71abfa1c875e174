"""Real triple stores on this machine's loopback: started for a test, ended after it."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import httpx
import pytest

_VIRTUOSO = """\
[Database]
DatabaseFile=virtuoso.db
ErrorLogFile=virtuoso.log
LockFile=virtuoso.lck
TransactionFile=virtuoso.trx
xa_persistent_file=virtuoso.pxa
ErrorLogLevel=7
FileExtend=200
[TempDatabase]
DatabaseFile=virtuoso-temp.db
TransactionFile=virtuoso-temp.trx
[Parameters]
ServerPort=127.0.0.1:{sql}
LiteMode=0
DirsAllowed=.
NumberOfBuffers=10000
MaxDirtyBuffers=6000
[HTTPServer]
ServerPort=127.0.0.1:{http}
ServerRoot=.
[SPARQL]
ResultSetMaxRows=1000
"""


@contextmanager
def oxigraph() -> Iterator[str]:
    """The address of an Oxigraph server in memory."""
    beside = Path(sys.executable).with_name("oxigraph")
    program = str(beside) if beside.exists() else shutil.which("oxigraph")
    if program is None:
        pytest.skip("there is no oxigraph server here; pip install oxigraph gives it")
    port = _free_port()
    with _running([program, "serve", "--bind", f"127.0.0.1:{port}"], Path.cwd()):
        _wait_for(f"http://127.0.0.1:{port}/query?query=ASK%7B%7D")
        yield f"http://127.0.0.1:{port}"


@contextmanager
def virtuoso(folder: Path, word: str) -> Iterator[str]:
    """The address of a Virtuoso in a folder, whose user `dba` has that password."""
    program, isql = shutil.which("virtuoso-t"), shutil.which("isql-vt")
    if program is None or isql is None:
        pytest.skip("there is no Virtuoso here; apt-get install virtuoso-opensource-7-bin gives it")
    sql, http = _free_port(), _free_port()
    (folder / "virtuoso.ini").write_text(_VIRTUOSO.format(sql=sql, http=http))
    with _running([program, "-f", "-c", "virtuoso.ini"], folder):
        _wait_for(f"http://127.0.0.1:{http}/sparql?query=ASK%7B%7D")
        change = f"exec=user_set_password('dba', '{word}');"
        subprocess.run(
            [isql, f"127.0.0.1:{sql}", "dba", "dba", change], check=True, capture_output=True
        )
        yield f"http://127.0.0.1:{http}"


@contextmanager
def _running(command: list[str], folder: Path) -> Iterator[None]:
    process = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield
    finally:
        process.terminate()
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(timeout=20)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    return port


def _wait_for(url: str) -> None:
    for _ in range(300):
        with suppress(httpx.TransportError):
            if httpx.get(url, trust_env=False).is_success:
                return
        time.sleep(0.1)
    pytest.fail(f"the server at {url} does not answer")
