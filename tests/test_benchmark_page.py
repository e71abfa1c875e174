"""The page of benchmarks says what was measured, and names what grows faster than it should."""

from __future__ import annotations

import pytest
from benchmarks.growth import exponent
from benchmarks.page import page


def test_twice_as_much_takes_twice_as_long() -> None:
    assert exponent([1e3, 1e4, 1e5], [0.1, 1.0, 10.0]) == pytest.approx(1.0)
    assert exponent([1e3, 1e4, 1e5], [0.001, 0.1, 10.0]) == pytest.approx(2.0)


def test_what_is_too_short_has_no_exponent() -> None:
    assert exponent([1e3, 1e4], [0.001, 0.009]) is None
    assert exponent([1e3], [1.0]) is None


def _size(statements: int, linking: float) -> dict[str, object]:
    stages = {"reading": statements / 1000, "linking": linking, "question short": 0.01}
    return {"statements": statements, "stages": stages, "build": statements / 500}


TOLD = {
    "machine": {"machine": "m", "cores": 2, "python": "3", "libraries": {"lxml": "6"}, "load": 0.4},
    "growth": [_size(1000, 1.0), _size(10_000, 100.0)],
    "floors": {
        "readouts": 7,
        "runs": 3,
        "matcher": "none",
        "seconds": {"build": [3.0, 2.9, 3.1]},
        "sum of floors": [1.5, 1.4, 1.6],
        "ratio": [2.0, 1.9, 2.2],
        "control": [1.0, 0.99, 1.01],
    },
    "memory": [
        {"readouts": 5, "statements": 50, "processor": 1.0, "process_mb": 300, "worker_mb": 100}
    ],
    "truth": {"prose": {"statements": 12, "whole": 0.5, "commitments": 1.0, "due": 1.0}},
}


def test_the_page_names_what_grows_too_fast_and_nothing_else() -> None:
    lines = page(TOLD).splitlines()
    assert "| linking | 1.000 | 100.000 | 2.00 |" in lines
    assert "| reading | 1.000 | 10.000 | 1.00 |" in lines
    assert "Above 1.05: linking (2.00)." in lines
    assert not any("question short" in line for line in lines)


def test_the_page_has_ratios_with_their_spread() -> None:
    assert "The build takes 2.0 times its floors (1.9 to 2.2)" in page(TOLD)
