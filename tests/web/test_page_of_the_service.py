"""What docs/service.md says of the service is so: its addresses answer, its programs run."""

from __future__ import annotations

import re
import subprocess
import sys
from urllib.parse import urlsplit

import pytest
from tools.pages import ROOT

from tests.serving import Service

SECTION = (ROOT / "docs" / "service.md").read_text(encoding="utf-8")
ADDRESSES = sorted(set(re.findall(r"http://127\.0\.0\.1:8765/[^\s'\"`),]*", SECTION)))
PATHS = sorted(set(re.findall(r"`(/[\w/.?=-]+)`", SECTION)) - {"/update", "/store"})
PROGRAMS = re.findall(r"```py\n(.*?)```", SECTION, re.DOTALL)


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_that_is_shown_answers(service: Service, address: str) -> None:
    parts = urlsplit(address)
    path = parts.path + (f"?{parts.query}" if parts.query else "")
    reply = service.ask(path.replace("/sparql?", "/sparql?query=ASK+%7B%7D&"))
    assert reply.status == 200
    if "format=csv" in path:
        assert reply.media_type == "text/csv"


@pytest.mark.parametrize("path", PATHS)
def test_a_path_that_is_shown_answers(service: Service, path: str) -> None:
    assert service.ask(path).status == 200


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_program_that_is_shown_runs(service: Service, program: str) -> None:
    needed = re.findall(r"^(?:import|from) (\w+)", program, re.MULTILINE)
    for name in needed:
        pytest.importorskip(name, reason=f"{name} is not installed here")
    last = program.strip().rpartition("\n")[2].partition(" = ")[0]
    code = program.replace(":8765/", f":{service.port}/") + f"\nassert len({last}) > 0\n"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_there_is_something_to_test() -> None:
    assert (len(PROGRAMS), len(ADDRESSES) > 3, len(PATHS) > 4) == (2, True, True)
