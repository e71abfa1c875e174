"""A store on disk: extended in any order it is the same, and what is gone has left no trace."""

from __future__ import annotations

import itertools
import os
import random
import shutil
from pathlib import Path

import pytest

from summitgraph.errors import GraphError, UnreadableError, UsageError
from summitgraph.pipeline import extend as extend_module
from summitgraph.pipeline import writer as writer_module
from summitgraph.pipeline.build import build
from summitgraph.pipeline.care import copy_first
from summitgraph.pipeline.extend import Extension, extend
from summitgraph.pipeline.folder import build_folder, remove_readouts
from summitgraph.pipeline.graph import KnowledgeGraph
from summitgraph.pipeline.shelf import Shelf
from summitgraph.pipeline.worker import Job, Task
from summitgraph.pipeline.worker.process import Worker
from summitgraph.pipeline.writer import Writer

ROOT = Path(__file__).resolve().parents[2]
TEXTS = sorted([*(ROOT / "seeds").glob("*.txt"), *(ROOT / "tests" / "variants").glob("*.txt")])
MET = "On July 7, 2017, Prime Minister Shinzo Abe met President Vladimir Putin in Hamburg.\n\n"


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    """A copy of the seeds that a test may change."""
    return shutil.copytree(ROOT / "seeds", tmp_path / "documents")


def _quads(folder: Path) -> str:
    return KnowledgeGraph.open(folder).store.write("nq")


def _at_once(*paths: Path) -> str:
    return build(paths).store.write("nq")


@pytest.fixture(scope="module")
def whole() -> str:
    return _at_once(*TEXTS)


@pytest.mark.parametrize("seed", [0])  # test_store_linking tries many orders, and faster
def test_in_any_order_and_in_any_parts_it_is_the_graph_of_all_at_once(
    tmp_path: Path, seed: int, whole: str
) -> None:
    rng = random.Random(seed)
    order = rng.sample(TEXTS, len(TEXTS))
    while order:
        part, order = order[: (size := rng.randint(1, 6))], order[size:]
        extend(part, tmp_path / "graph")
    assert _quads(tmp_path / "graph") == whole


def test_what_is_there_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    extend(TEXTS[:2], tmp_path / "graph")
    ask = Worker.ask

    def only_sources(worker: Worker, task: Task) -> object:
        assert task.job is Job.SOURCES, "it was read again"
        return ask(worker, task)

    monkeypatch.setattr(Worker, "ask", only_sources)
    assert extend(TEXTS[:2], tmp_path / "graph") == Extension(known=2)


def test_a_changed_document_takes_the_place_of_its_former_text(
    tmp_path: Path, documents: Path
) -> None:
    extend(documents, tmp_path / "graph")
    changed = sorted(documents.glob("*.txt"))[3]
    changed.write_text(changed.read_text() + "\n\nPrime Minister Abe stressed the peace treaty.\n")
    done = extend(documents, tmp_path / "graph")
    assert (done.changed, done.new, done.known) == ([changed.name], [], 4)
    assert _quads(tmp_path / "graph") == _at_once(documents)


def test_a_page_saved_again_elsewhere_is_known_by_its_address(
    tmp_path: Path, documents: Path
) -> None:
    page = sorted(documents.glob("*.txt"))[3]
    told = f'["{page.name}"]\nurl = "https://example.org/hamburg"\n'
    (documents / "sources.toml").write_text(told)
    extend(documents, tmp_path / "graph")
    again = shutil.copytree(documents, tmp_path / "again")
    changed = again / page.name
    changed.write_text(changed.read_text() + "\n\nPrime Minister Abe stressed the peace treaty.\n")
    assert extend(again, tmp_path / "graph").changed == [changed.name]
    assert _quads(tmp_path / "graph") == _at_once(again)


def test_of_one_call_nothing_takes_the_place_of_anything(tmp_path: Path, documents: Path) -> None:
    again = shutil.copytree(documents, tmp_path / "again")
    changed = sorted(again.glob("*.txt"))[3]
    changed.write_text(changed.read_text() + "\n\nPrime Minister Abe stressed the peace treaty.\n")
    assert len(extend([documents, changed], tmp_path / "graph").new) == 6
    assert extend([documents, changed], tmp_path / "graph").known == 6
    assert _quads(tmp_path / "graph") == _at_once(documents, changed)


def test_what_sources_tell_anew_is_read_anew(tmp_path: Path, documents: Path) -> None:
    extend(documents, tmp_path / "graph")
    told = documents / "sources.toml"
    told.write_text(
        told.read_text().replace("Ministry of Foreign Affairs of Japan", "The Ministry")
    )
    os.utime(told)
    elsewhere = shutil.copytree(documents, tmp_path / "elsewhere")
    assert len(extend(elsewhere, tmp_path / "graph").changed) == 2
    assert _quads(tmp_path / "graph") == _at_once(elsewhere)


def test_the_same_bytes_under_another_name_are_one_readout(tmp_path: Path) -> None:
    a, z = tmp_path / "a.txt", tmp_path / "z.txt"
    for path in (a, z):
        path.write_bytes(TEXTS[0].read_bytes())
    extend(a, tmp_path / "one")
    extend(z, tmp_path / "one")
    extend(z, tmp_path / "other")
    extend(a, tmp_path / "other")
    assert _quads(tmp_path / "one") == _quads(tmp_path / "other") == _at_once(a, z)


@pytest.mark.parametrize("gone", [TEXTS[:1], TEXTS[2:5]])
def test_what_was_taken_out_was_never_there(tmp_path: Path, gone: list[Path]) -> None:
    build_folder(TEXTS[:6], tmp_path / "graph", files=False)
    names, _ = remove_readouts(tmp_path / "graph", [p.name for p in gone], files=False)
    assert names == [path.name for path in gone]
    assert _quads(tmp_path / "graph") == _at_once(*(t for t in TEXTS[:6] if t not in gone))


def test_what_is_no_readout_of_the_store_is_not_taken_out(tmp_path: Path) -> None:
    extend(TEXTS[:2], tmp_path / "graph")
    with pytest.raises(UsageError, match="no readout of the store is called so"):
        remove_readouts(tmp_path / "graph", [TEXTS[0].name, TEXTS[2].name])
    assert _quads(tmp_path / "graph") == _at_once(*TEXTS[:2])


def test_a_label_follows_the_readouts_that_give_it(tmp_path: Path) -> None:
    words = ("tibetan antelopes", "Tibetan Antelopes", "tibetan antelopes", "Tibetan Antelopes")
    paths = [tmp_path / f"{n}.txt" for n in range(4)]
    for number, (path, word) in enumerate(zip(paths, words, strict=True)):
        path.write_text(f"{MET}The leaders discussed {word}. It was meeting number {number}.\n")
    for order in itertools.islice(itertools.permutations(paths, 3), 0, None, 5):
        folder = tmp_path / "-".join(p.stem for p in order)
        for path in order:
            extend(path, folder)
        assert _quads(folder) == _at_once(*order)
        remove_readouts(folder, [order[0].name], files=False)
        assert _quads(folder) == _at_once(*order[1:])


def test_a_reader_goes_on_seeing_what_it_opened(tmp_path: Path) -> None:
    extend(TEXTS[:1], tmp_path / "graph")
    before = KnowledgeGraph.open(tmp_path / "graph")
    quads = before.store.write("nq")
    for path in TEXTS[1:4]:
        extend(path, tmp_path / "graph")
        assert before.store.write("nq") == quads
    assert _quads(tmp_path / "graph") == _at_once(*TEXTS[:4])


def test_snapshots_that_nobody_reads_go(tmp_path: Path) -> None:
    for path in TEXTS[:3]:
        extend(path, tmp_path / "graph")
    assert len(list((tmp_path / "graph" / "snapshots").iterdir())) == 1


def test_accounts_and_follow_ups_come_from_the_store(tmp_path: Path) -> None:
    extend(TEXTS, tmp_path / "graph")
    stored, made = KnowledgeGraph.open(tmp_path / "graph"), build(TEXTS)
    assert stored.accounts == made.accounts
    assert set(stored.follow_ups) == set(made.follow_ups)


def test_a_store_keeps_its_base(tmp_path: Path) -> None:
    mine = "https://example.org/id/"
    extend(TEXTS[0], tmp_path / "graph", base=mine)
    extend(TEXTS[1], tmp_path / "graph")
    assert _quads(tmp_path / "graph") == build(TEXTS[:2], base=mine).store.write("nq")
    with pytest.raises(UsageError, match="another base"):
        extend(TEXTS[2], tmp_path / "graph", base="https://example.org/other/")


def test_where_nothing_can_be_read_no_store_is_made(tmp_path: Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"\0\1\2")
    with pytest.raises(UnreadableError):
        extend(bad, tmp_path / "graph")
    assert not (tmp_path / "graph").exists()


def test_what_cannot_be_read_leaves_a_store_as_it_was(tmp_path: Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"\0\1\2")
    extend(TEXTS[0], tmp_path / "graph")
    with pytest.raises(UnreadableError):
        extend(bad, tmp_path / "graph")
    assert [s.name for s in extend([bad, TEXTS[1]], tmp_path / "graph").skipped] == [str(bad)]
    assert _quads(tmp_path / "graph") == _at_once(*TEXTS[:2])


def test_a_run_that_was_broken_off_goes_on_where_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = itertools.count()
    put = Writer.put

    def tired(*arguments: object, **more: object) -> None:
        if next(calls) == 3:
            raise KeyboardInterrupt
        put(*arguments, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(Writer, "put", tired)
    with pytest.raises(KeyboardInterrupt):
        extend(TEXTS, tmp_path / "graph")
    monkeypatch.undo()
    done = extend(TEXTS, tmp_path / "graph")
    assert (done.known, len(done.new)) == (3, len(TEXTS) - 3)
    assert _quads(tmp_path / "graph") == _at_once(*TEXTS)


def _another_edition(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    for module in (writer_module, extend_module):
        monkeypatch.setattr(module, "edition", lambda: name)


def test_a_store_of_an_older_edition_is_copied_and_then_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "graph"
    with monkeypatch.context() as older:
        _another_edition(older, "0.0.1+old")
        extend(TEXTS[:4], folder)
    old = _quads(folder)
    done = extend(TEXTS[3:5], folder, copy_first=copy_first)
    assert (done.changed, done.new) == ([TEXTS[3].name], [TEXTS[4].name])
    assert _quads(folder) == _at_once(*TEXTS[:5])
    assert _quads(folder / "backups" / "before-upgrade-from-0.0.1+old") == old


def test_an_older_format_is_derived_anew_from_the_records(tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    extend(TEXTS[:5], folder)
    shelf = Shelf(folder, write=True)
    with shelf.transaction() as db:
        db.execute("DROP TABLE told")
        db.execute("PRAGMA user_version=0")
    shelf.close()
    extend(TEXTS[5:6], folder, copy_first=copy_first)
    assert _quads(folder) == _at_once(*TEXTS[:6])
    assert len(list((folder / "backups").iterdir())) == 1


def test_a_newer_format_is_left_alone(tmp_path: Path) -> None:
    extend(TEXTS[0], tmp_path / "graph")
    shelf = Shelf(tmp_path / "graph", write=True)
    shelf.db.execute("PRAGMA user_version=99")
    shelf.close()
    with pytest.raises(GraphError, match="newer summitgraph"):
        extend(TEXTS[1], tmp_path / "graph")


def _damage(folder: Path, name: str) -> None:
    shelf = Shelf(folder, write=True)
    with shelf.transaction() as db:
        db.execute(
            "UPDATE record SET data = zeroblob(9) "
            "WHERE sha = (SELECT sha FROM readout WHERE name = ?)",
            (name,),
        )
    shelf.close()


def test_a_damaged_record_is_made_again_from_its_document(tmp_path: Path) -> None:
    extend(TEXTS[:3], tmp_path / "graph")
    _damage(tmp_path / "graph", TEXTS[1].name)
    with pytest.raises(GraphError, match="cannot be read"):
        _ = KnowledgeGraph.open(tmp_path / "graph").accounts
    assert extend(TEXTS[:3], tmp_path / "graph").changed == [TEXTS[1].name]
    assert len(KnowledgeGraph.open(tmp_path / "graph").accounts) == 3


def test_an_upgrade_tells_of_a_damaged_record_and_leaves_its_graph(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    extend(TEXTS[:3], tmp_path / "graph")
    graphs = KnowledgeGraph.open(tmp_path / "graph").store.graphs()
    _damage(tmp_path / "graph", TEXTS[1].name)
    _another_edition(monkeypatch, "9.9.9+new")
    assert extend(TEXTS[0], tmp_path / "graph").lost == [TEXTS[1].name]
    assert KnowledgeGraph.open(tmp_path / "graph").store.graphs() == graphs


def test_what_was_inferred_goes_when_it_is_out_of_date(tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    assert build_folder(TEXTS[0], folder, infer=True, files=False).dropped is False
    assert _quads(folder) == build(TEXTS[0], infer=True).store.write("nq")
    assert build_folder(TEXTS[0], folder, files=False).dropped is False
    assert build_folder(TEXTS[1], folder, files=False).dropped is True
    assert _quads(folder) == _at_once(*TEXTS[:2])
    build_folder(TEXTS[:2], folder, infer=True, files=False)
    assert _quads(folder) == build(TEXTS[:2], infer=True).store.write("nq")
