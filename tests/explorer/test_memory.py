"""Answers that are kept: the newest, within a size, each made once."""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest
from starlette.requests import Request

from summitgraph.web.explorer.answering import page
from summitgraph.web.explorer.asking import Asking, Explorer
from summitgraph.web.explorer.memory import Memory
from summitgraph.web.explorer.page import Page


def kept(memory: Memory[str], *keys: str) -> list[str]:
    """Which of these keys are known: of the others the answer would be made anew."""
    found = []
    for key in keys:
        try:
            memory.get(key, lambda: 1 / 0)  # type: ignore[arg-type, return-value]
        except ZeroDivisionError:
            continue
        found.append(key)
    return found


def test_the_answers_that_nobody_asked_for_the_longest_make_room() -> None:
    memory = Memory[str](most=4_500, size=len)
    for key in ("one", "two"):
        memory.get(key, lambda: "x" * 1_000)
    memory.get("one", str)
    memory.get("large", lambda: "x" * 2_000)
    assert kept(memory, "one", "two", "large") == ["one", "large"]


def test_many_small_answers_are_kept_where_few_large_ones_are_not() -> None:
    memory = Memory[str](most=100_000, size=len)
    for number in range(100):
        memory.get(f"small {number}", str)
    assert len(kept(memory, *(f"small {n}" for n in range(100)))) == 100
    for number in range(100):
        memory.get(f"large {number}", lambda: "x" * 9_000)
    assert len(kept(memory, *(f"large {n}" for n in range(100)))) == 10


def test_what_is_larger_than_all_that_is_kept_is_given_and_not_kept() -> None:
    memory = Memory[str](most=5_000, size=len)
    assert len(memory.get("huge", lambda: "x" * 50_000)) == 50_000
    assert kept(memory, "huge") == []
    memory.get("k" * 50_000, str)  # its key is as large
    memory.get("small", str)
    assert kept(memory, "small", "k" * 50_000) == ["small"]


def test_what_several_ask_for_at_once_is_made_once() -> None:
    memory, made, begun = Memory[str](most=5_000, size=len), [], threading.Event()

    def make() -> str:
        made.append(1)
        begun.wait(5)
        return "made"

    threads = [threading.Thread(target=memory.get, args=("one", make)) for _ in range(4)]
    for thread in threads:
        thread.start()
    begun.set()
    for thread in threads:
        thread.join()
    assert made == [1]


def test_an_error_is_told_to_all_and_not_kept() -> None:
    memory = Memory[str](most=5_000, size=len)
    with pytest.raises(ZeroDivisionError):
        memory.get("one", lambda: 1 / 0)  # type: ignore[arg-type, return-value]
    assert memory.get("one", lambda: "better") == "better"


@pytest.mark.parametrize(("keep", "times"), [(True, 1), (False, 2)])
def test_what_one_alone_typed_is_not_kept(keep: bool, times: int) -> None:
    explorer = Explorer(SimpleNamespace(version=1), "e:")  # type: ignore[arg-type]
    app = SimpleNamespace(state=SimpleNamespace(explorer=explorer))
    scope = {"type": "http", "method": "GET", "path": "/editor", "query_string": b"query=x"}
    made = []

    def make(what: Asking) -> Page:
        made.append(what.text("query"))
        return Page(template="problem", title="x", shown={"words": "x", "status": 200})

    pool = ThreadPoolExecutor(1)  # a browser of other tests may have a loop in this thread
    for _ in range(2):
        request = Request({**scope, "headers": [(b"host", b"h")], "app": app})
        pool.submit(asyncio.run, page(request, make, keep=keep)).result()
    pool.shutdown()
    assert made == ["x"] * times
