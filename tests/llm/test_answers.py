"""An answer that was paid for is never lost: not by a crash, nor by a second process."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from summitgraph.errors import OutputError
from summitgraph.pipeline.llm.answers import Answer, Answers, default_folder

FIRST = Answer(number=1, of=2, cut="a", content='{"statements": []}', sent=10, returned=3)
SECOND = Answer(number=2, of=2, cut="a", content='{"statements": [1]}')
KEY = 64 * "a"


def test_an_answer_is_whole_when_all_its_parts_are_there(tmp_path: Path) -> None:
    answers = Answers(tmp_path)
    assert answers.whole(KEY) is None
    answers.put(KEY, SECOND)
    assert answers.whole(KEY) is None
    answers.put(KEY, FIRST)
    assert answers.whole(KEY) == (FIRST.content, SECOND.content)
    assert Answers(tmp_path).get(KEY, "a") == {1: FIRST, 2: SECOND}


def test_parts_of_another_cut_are_not_joined_and_none_is_lost(tmp_path: Path) -> None:
    answers = Answers(tmp_path)
    answers.put(KEY, FIRST)
    answers.put(KEY, replace(SECOND, cut="b"))
    assert answers.whole(KEY) is None
    assert answers.get(KEY, "b") == {2: replace(SECOND, cut="b")}
    answers.put(KEY, SECOND)
    assert answers.whole(KEY) == (FIRST.content, SECOND.content)
    answers.put(KEY, Answer(number=1, of=1, cut="c", content="{}"))
    assert answers.whole(KEY) == ("{}",)


def test_a_torn_line_loses_itself_alone(tmp_path: Path) -> None:
    answers = Answers(tmp_path)
    answers.put(KEY, FIRST)
    (file,) = tmp_path.rglob("*.jsonl")
    with open(file, "ab") as torn:
        torn.write(b'{"number": 2, "of": 2, "cont')
    answers.put(KEY, SECOND)
    assert answers.whole(KEY) == (FIRST.content, SECOND.content)


def test_a_line_that_was_changed_is_none(tmp_path: Path) -> None:
    answers = Answers(tmp_path)
    answers.put(KEY, FIRST)
    (file,) = tmp_path.rglob("*.jsonl")
    file.write_bytes(file.read_bytes().replace(b"[]", b"[7]"))
    assert answers.get(KEY, "a") == {}


@pytest.mark.parametrize("line", [b"", b"[]", b"null", b'{"sha256": 1}', b"\xff", b'{"a"'])
def test_a_line_that_is_not_ours_is_none(tmp_path: Path, line: bytes) -> None:
    answers = Answers(tmp_path)
    answers.put(KEY, FIRST)
    (file,) = tmp_path.rglob("*.jsonl")
    file.write_bytes(line + b"\n" + file.read_bytes() + line)
    assert answers.get(KEY, "a") == {1: FIRST}


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="cannot be kept"):
        Answers(tmp_path / "file").put(KEY, FIRST)


def test_the_folder_is_the_one_named_or_in_the_users_cache() -> None:
    assert default_folder({"SUMMITGRAPH_LLM_ANSWERS": "/a"}) == Path("/a")
    assert default_folder({"XDG_CACHE_HOME": "/c"}) == Path("/c/summitgraph/answers")


_WRITER = """
import sys
from summitgraph.pipeline.llm.answers import Answer, Answers
answers, n = Answers(sys.argv[1]), 0
while True:
    n += 1
    answers.put(64 * "b", Answer(number=n, of=10**9, cut="a", content="x" * 3000))
    print(n, flush=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="a process is killed in another way there")
def test_killed_at_any_moment_every_acknowledged_answer_is_there(tmp_path: Path) -> None:
    for wait in (0.05, 0.12, 0.2):
        folder = tmp_path / str(wait)
        command = [sys.executable, "-c", _WRITER, str(folder)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout
            first = process.stdout.readline()
            time.sleep(wait)
            process.send_signal(signal.SIGKILL)
            acknowledged = [first, *process.stdout.readlines()]
        said = [int(line) for line in acknowledged if line.endswith("\n")]
        kept = Answers(folder).get(64 * "b", "a")
        assert said
        assert set(said) <= set(kept)
