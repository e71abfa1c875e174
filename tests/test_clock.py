"""A stage is counted for itself alone, and a clock that nobody wants costs next to nothing."""

from __future__ import annotations

import time

import pytest

from summitgraph.clock import IDLE, Stopwatch


def test_a_stage_within_another_is_not_counted_twice() -> None:
    watch = Stopwatch()
    with watch.stage("outer"):
        time.sleep(0.01)
        with watch.stage("inner"):
            time.sleep(0.05)
    assert watch.costs["inner"].clock >= 0.05
    assert 0.01 <= watch.costs["outer"].clock < watch.costs["inner"].clock


def test_a_stage_that_fails_is_closed() -> None:
    watch = Stopwatch()
    with pytest.raises(ZeroDivisionError), watch.stage("bad"):
        raise ZeroDivisionError
    with watch.stage("good"):
        time.sleep(0.02)
    assert watch.costs["good"].clock >= 0.02 > watch.costs["bad"].clock


def test_waiting_takes_no_processor() -> None:
    watch = Stopwatch()
    with watch.stage("wait"):
        time.sleep(0.05)
    assert watch.costs["wait"].processor < 0.02 < watch.costs["wait"].clock


def test_an_idle_clock_notes_nothing() -> None:
    with IDLE.stage("a"), IDLE.stage("b"):
        pass
    assert not hasattr(IDLE, "costs")
