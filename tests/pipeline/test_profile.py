"""A build tells what its stages cost, those of its workers too, and gives the same graph."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from summitgraph.errors import CrashedError
from summitgraph.pipeline.build import build
from summitgraph.pipeline.folder import build_folder
from summitgraph.pipeline.profile import HERE, WORKERS, Profile
from summitgraph.pipeline.worker import Job, Limits, Task, Timed
from summitgraph.pipeline.worker.answer import made
from summitgraph.pipeline.worker.meter import Meter

SEEDS = Path(__file__).parents[2] / "seeds"
IN_WORKERS = {"reading", "sectioning", "parsing", "extraction", "linking"}


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Profile:
    """Of a build of the seeds on disk."""
    told = Profile()
    build_folder(SEEDS, tmp_path_factory.mktemp("built") / "g", files=False, profile=told)
    return told


def _stages(profile: Profile, where: str) -> dict[str, int]:
    return {row.stage: row.times for row in profile.rows() if row.where == where}


def test_each_stage_of_a_worker_is_told_once_a_readout(profile: Profile) -> None:
    stages = _stages(profile, WORKERS)
    assert {stages[name] for name in IN_WORKERS} == {5}


def test_this_process_tells_its_own_stages(profile: Profile) -> None:
    stages = _stages(profile, HERE)
    wanted = {"linking across readouts", "triples", "writing", "publishing", "keeping accounts"}
    assert wanted <= stages.keys()
    assert stages["keeping accounts"] == 5
    assert not IN_WORKERS & stages.keys()


def test_the_processor_of_the_workers_counts(profile: Profile) -> None:
    told = profile.as_dict()
    workers = [row["processor"] for row in told["stages"] if row["where"] == WORKERS]
    assert sum(workers) > 0
    whole = sum(row["processor"] for row in told["stages"])
    assert told["processor"] == pytest.approx(whole, abs=0.01)


def test_readouts_and_statements_a_second_are_of_what_was_read(profile: Profile) -> None:
    told = json.loads(profile.to_json())
    assert told["readouts"] == 5
    assert told["statements"] > 50
    assert told["statements_a_second"] == pytest.approx(
        told["statements"] / told["readouts"] * told["readouts_a_second"], rel=0.01
    )
    assert "read: 5 readouts" in profile.to_text()


def test_a_graph_in_memory_is_the_same_with_figures_as_without() -> None:
    seed = SEEDS / "2018-12-01-buenos-aires-summit-mofa.txt"
    told = Profile()
    assert build(seed, profile=told).store.write("nq") == build(seed).store.write("nq")
    assert told.readouts == 1
    assert _stages(told, WORKERS).keys() >= IN_WORKERS


TASK = Task(job=Job.READ, name="a.txt", data=b"", timed=True)


def test_an_answer_with_costs_is_a_timed_one() -> None:
    answer = made(("done", "x", {"reading": (0.5, 0.25, 1)}), TASK, Limits())
    assert answer == Timed("x", {"reading": (0.5, 0.25, 1)})


@pytest.mark.parametrize(
    "costs",
    [
        {"reading": (float("nan"), 0.0, 1)},
        {"reading": ("1", 0.0, 1)},
        {"read\x1b[2Jing": (0.0, 0.0, 1)},
        {7: (0.0, 0.0, 1)},
        "none",
    ],
)
def test_costs_that_are_none_are_no_sound_answer(costs: Any) -> None:
    with pytest.raises(CrashedError):
        made(("done", "x", costs), TASK, Limits())


def test_costs_that_nobody_asked_for_are_no_sound_answer() -> None:
    untimed = Task(job=Job.READ, name="a.txt", data=b"")
    with pytest.raises(CrashedError):
        made(("done", "x", {"reading": (0.5, 0.25, 1)}), untimed, Limits())


def test_a_worker_tells_each_cost_once() -> None:
    meter = Meter()
    with meter.clock.stage("reading"):
        pass
    first, second = meter.costs(), meter.costs()
    assert first.keys() == {"reading", "starting"}
    assert second.keys() == {"unpacking and packing"}
