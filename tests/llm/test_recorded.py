"""Recorded answers through the whole journey: the same bytes again, and more found than before.

The answers were made for these tests; what they show is the method, not any model's quality.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import summitgraph as sg
from summitgraph.pipeline.account import accounts
from summitgraph.pipeline.llm import Answers, LanguageModel, Prompt
from summitgraph.pipeline.llm.answers import Answer
from summitgraph.pipeline.llm.settings import PREFIX, Settings
from summitgraph.pipeline.statement_line import statement_line
from summitgraph.resources import folder
from tests.llm.recorded_answers import Recorded, recorded

ROOT = Path(__file__).resolve().parents[2]
SEEDS = folder("seeds")
_SCORE = """
import json, sys
sys.path.insert(0, sys.argv[1])
import score
gold, found = (list(map(json.loads, open(p, encoding="utf-8"))) for p in sys.argv[2:])
print(json.dumps(score.score(gold, found)))
"""


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of texts and codings that are not ours to ship."""
    told = os.environ.get("SUMMITGRAPH_SHARED")
    found = Path(told) if told else ROOT.parent / "shared"
    if not (found / "gold" / "dev.jsonl").is_file():
        pytest.skip(f"no shared codings in {found}; SUMMITGRAPH_SHARED may tell where they are")
    return found


def model_with(answers: Recorded, kept: Path, *, alone: bool) -> LanguageModel:
    """A model that has given these answers, and is nowhere to be asked."""
    model = LanguageModel(Settings(model="recorded"), Prompt.read(), Answers(kept), alone=alone)
    for path, content, facts in answers.values():
        sha = hashlib.sha256(path.read_bytes()).hexdigest()
        model.answers.put(model.key(sha, facts), Answer(number=1, of=1, cut="", content=content))
    return model


def test_recorded_answers_on_the_seeds_hold_to_the_last_word(tmp_path: Path) -> None:
    model = model_with(recorded(SEEDS), tmp_path, alone=True)
    found = accounts(SEEDS, second=model)
    reasons = {n.reason for a in found.accounts for n in a.notices}
    assert reasons <= {"llm-none"}
    assert {a.readout.name: len(a.statements) for a in found.accounts} == {
        name: len(json.loads(content)["statements"])
        for name, (_, content, _) in recorded(SEEDS).items()
    }


def test_a_rebuild_from_recorded_answers_is_the_same_to_the_byte(tmp_path: Path) -> None:
    model = model_with(recorded(SEEDS), tmp_path / "kept", alone=False)
    one = sg.build(SEEDS, second=model)
    again = model_with(recorded(SEEDS), tmp_path / "elsewhere", alone=False)
    paths = sorted(SEEDS.glob("*.txt"), reverse=True)
    two = sg.build(paths, second=again, jobs=2, output=tmp_path / "graph", files=False)
    assert one.store.write("trig") == two.store.write("trig")
    assert one.store.write("trig") != sg.build(SEEDS).store.write("trig")
    assert one.validate().conforms


def scores(gold: list[str], lines: list[dict[str, Any]], shared: Path, place: Path) -> Any:
    """What the shared scorer says, run as it is."""
    coded, found = place / "coded.jsonl", place / "found.jsonl"
    coded.write_text("\n".join(gold))
    found.write_text("\n".join(map(json.dumps, lines)))
    told = subprocess.run(
        [sys.executable, "-c", _SCORE, str(shared), str(coded), str(found)],
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(told.stdout)


def lines_of(paths: list[Path], second: LanguageModel | None) -> list[dict[str, Any]]:
    found = accounts(paths, second=second)
    assert found.skipped == ()
    return [dict(statement_line(a, s)) for a in found.accounts for s in a.statements]


def gold_of(shared: Path, names: set[str]) -> list[str]:
    files = (shared / "gold" / "seeds.jsonl", shared / "gold" / "dev.jsonl")
    lines = [line for file in files for line in file.read_text().splitlines() if line.strip()]
    return [line for line in lines if json.loads(line)["doc"] in names]


def test_both_readers_find_more_than_the_rules_and_nothing_beside(
    shared: Path, tmp_path: Path
) -> None:
    answers = recorded(SEEDS, shared)
    assert len(answers) == 25
    paths = [path for path, _, _ in answers.values()]
    gold = gold_of(shared, set(answers))
    model = model_with(answers, tmp_path / "kept", alone=False)
    rules = scores(gold, lines_of(paths, None), shared, tmp_path)
    both = scores(gold, lines_of(paths, model), shared, tmp_path)
    assert both["found recall"] > rules["found recall"] + 0.01
    assert both["found precision"] >= rules["found precision"]
    assert both["whole-statement F1"] > rules["whole-statement F1"]


@pytest.mark.skipif(
    not os.environ.get(PREFIX + "TEST"),
    reason=f"{PREFIX}TEST=FILE scores the endpoint of the environment, and writes the table there",
)
def test_the_endpoint_of_the_environment_is_scored(shared: Path, tmp_path: Path) -> None:
    from summitgraph.pipeline.llm import Endpoint
    from summitgraph.pipeline.llm.answers import default_folder
    from summitgraph.pipeline.llm.price import Budget
    from summitgraph.pipeline.llm.run import ask, survey
    from summitgraph.pipeline.llm.settings import settings

    gold = (shared / "gold" / "dev.jsonl").read_text().splitlines()
    paths = [shared / "corpus" / "dev" / json.loads(line)["doc"] for line in gold]
    told = settings()
    rows = {"rules": scores(gold, lines_of(paths, None), shared, tmp_path)}
    for name, alone in ((told.model, True), ("both", False)):
        model = LanguageModel(told, Prompt.read(), Answers(default_folder()), alone=alone)
        found = survey(paths, model)
        if found.questions:
            with Endpoint(told) as endpoint:
                failed = ask(found.questions, model, endpoint, Budget(None, told.price))
            assert not failed
        rows[name] = scores(gold, lines_of(paths, model), shared, tmp_path)
    columns = list(rows["rules"])
    table = [f"| reader | {' | '.join(columns)} |", "|" + " --- |" * (len(columns) + 1)]
    for name, row in rows.items():
        table.append(f"| {name} | " + " | ".join(f"{row[c]:.3f}" for c in columns) + " |")
    Path(os.environ[PREFIX + "TEST"]).write_text("\n".join(table) + "\n")
    assert rows["both"]["found recall"] >= rows["rules"]["found recall"]
