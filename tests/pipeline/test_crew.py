"""Workers that are done stay for the next of their kind, and no other."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from summitgraph.errors import UnreadableError
from summitgraph.pipeline.worker import Crew, Job, Limits, Task, ask
from summitgraph.pipeline.worker import crew as crews

WORDS = (
    b"Talks in Rome\n\nPresident William Ruto met President John Mahama in Rome on 1 May 2025.\n"
)
LIMITS = Limits(seconds=60)


@pytest.fixture(autouse=True)
def nobody_idle() -> Iterator[None]:
    """Each test begins with no worker, and ends those that it left."""
    _end_all()
    yield
    _end_all()


def _end_all() -> None:
    while crews._idle:
        crews._idle.popitem()[1].close()


def _tasks(count: int) -> Iterator[tuple[int, Task]]:
    for number in range(count):
        yield number, Task(job=Job.READ, name=f"{number}.txt", data=WORDS)


def _done(count: int, limits: Limits = LIMITS) -> list[int | None]:
    """The processes that were there while a crew read so many documents."""
    with Crew(limits, jobs=1, extracts=False) as crew:
        for _ in crew.work(_tasks(count)):
            continue
        return [worker.pid for worker in crew._workers]


def _alive(pid: int | None) -> bool:
    assert pid is not None
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_the_next_crew_has_the_worker_of_the_last() -> None:
    (first,), (second,) = _done(2), _done(1)
    assert first == second
    assert _alive(first)


def test_a_single_question_and_a_crew_share_it_too() -> None:
    (first,) = _done(1)
    ask(Task(job=Job.READ, name="t.txt", data=WORDS), LIMITS, extracts=False)
    assert _done(1) == [first]


def test_other_limits_are_another_worker() -> None:
    (first,), (second,) = _done(1), _done(1, Limits(seconds=61))
    assert first != second


def test_a_crew_that_is_left_in_the_middle_leaves_nobody() -> None:
    with Crew(LIMITS, jobs=1, extracts=False) as crew:
        for _ in crew.work(_tasks(9)):
            break
        pid = crew._workers[0].pid
    assert not _alive(pid)
    assert crews._idle == {}


def test_a_crew_that_fails_leaves_nobody() -> None:
    pids: list[int | None] = []

    def fail() -> None:
        with Crew(LIMITS, jobs=1, extracts=False) as crew:
            pids.extend(crew._workers[0].pid for _ in crew.work(_tasks(1)))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert not any(map(_alive, pids))
    assert crews._idle == {}


def test_two_at_once_have_one_each_and_one_stays() -> None:
    with Crew(LIMITS, jobs=1, extracts=False) as one, Crew(LIMITS, jobs=1, extracts=False) as two:
        assert len(list(one.work(_tasks(1))) + list(two.work(_tasks(1)))) == 2
        pids = [crew._workers[0].pid for crew in (one, two)]
        assert pids[0] != pids[1]
    assert sorted(map(_alive, pids)) == [False, True]


def test_a_document_that_cannot_be_read_is_no_reason_to_start_anew() -> None:
    task = Task(job=Job.READ, name="n.txt", data=b"\x00\x01" * 99)
    (first,) = _done(1)
    with pytest.raises(UnreadableError):
        ask(task, LIMITS, extracts=False)
    assert _done(1) == [first]
