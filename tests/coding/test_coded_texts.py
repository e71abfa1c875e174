"""What people coded, in a graph: marks decide, registers name, and the way back to DNA."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

import summitgraph as sg
from summitgraph import authority
from summitgraph.coding import (
    CodedDocument,
    CodedStatement,
    Coding,
    Entity,
    StatementType,
    Variable,
    VariableKind,
    coded_texts,
    read_dna,
    write_dna,
)
from summitgraph.errors import OversizeError, UnreadableError, UsageError
from summitgraph.link import coded_account
from summitgraph.network.matrix import make_matrix, read_settings
from summitgraph.pipeline.agreement.source import coded_set
from summitgraph.pipeline.content import content
from summitgraph.pipeline.documents import find
from summitgraph.pipeline.export import coding_of_graph
from summitgraph.pipeline.statements import open_statements
from summitgraph.pipeline.worker import Limits
from summitgraph.reading import coded_bytes, looks_like_coded, read_bytes, read_coded
from summitgraph.records import Account, ActorKind

TEXT = "Ruto spoke for trade. Nobody answered. Mahama was against it."


@pytest.fixture
def talks(tmp_path: Path) -> Path:
    """A `.dna` file of one document with a statement for and one against, and a bare document."""
    names = ["", "William Ruto", "Jane Doe", "Kenya", "Women's Guild", "trade", ""]
    variables = {1: range(3), 2: (0, 3, 4), 3: (0, 5)}
    kinds = ("person", "organization", "concept")
    entities = [
        Entity(id=10 * variable + place, variable=variable, value=names[place])
        for variable, places in variables.items()
        for place in places
    ]
    quotes = ("Ruto spoke for trade", "Mahama was against it")
    values: tuple[dict[int, bool | int | str], ...] = (
        {1: 11, 2: 23, 3: 35, 4: True},
        {1: 12, 2: 24, 3: 35, 4: False},
    )
    coding = Coding(
        source="talks.dna",
        documents=(
            CodedDocument(id=1, title="Talks", text=TEXT, time=1_714_608_000, coder=1, author="A"),
            CodedDocument(id=2, title="Bare", text="Nothing here.", time=1_714_608_000, coder=1),
        ),
        types=(
            StatementType(
                id=1,
                label="DNA Statement",
                variables=(
                    *(
                        Variable(id=n, name=name, kind=VariableKind.SHORT_TEXT)
                        for n, name in enumerate(kinds, 1)
                    ),
                    Variable(id=4, name="agreement", kind=VariableKind.BOOLEAN),
                ),
            ),
        ),
        entities=tuple(entities),
        statements=tuple(
            CodedStatement(
                id=number,
                type=1,
                document=1,
                start=TEXT.index(quote),
                stop=TEXT.index(quote) + len(quote),
                coder=1,
                values=coded,
                quote=quote,
                time=1_714_608_000,
            )
            for number, (quote, coded) in enumerate(zip(quotes, values, strict=True), 1)
        ),
    )
    write_dna(coding, tmp_path / "talks.dna")
    return tmp_path / "talks.dna"


def account(talks: Path) -> Account:
    [(_, coded), _] = coded_texts(read_dna(talks))
    data = coded_bytes(coded)
    readout = read_bytes(data, "talks.dna#1")
    return coded_account(readout, read_coded(data, "talks.dna#1"), authority.load())


def test_marks_become_statements_on_their_own_words(talks: Path) -> None:
    told = account(talks)
    assert [
        (s.speakers[0].key, str(s.act), s.issues[0].label, s.evidence.quote)
        for s in told.statements
    ] == [
        ("person/william-ruto", "supports", "international trade", "Ruto spoke for trade"),
        ("person/jane-doe", "rejects", "international trade", "Mahama was against it"),
    ]
    assert told.statements[0].speakers[0].known
    assert not told.statements[1].speakers[0].known


def test_who_speaks_takes_part_for_whom_the_coder_said(talks: Path) -> None:
    ruto, doe = account(talks).meeting.participations
    assert ruto.represents is not None
    assert doe.represents is not None
    assert (ruto.represents.key, ruto.represents.kind) == ("state/KE", ActorKind.STATE)
    assert (doe.represents.name, doe.represents.known) == ("Women's Guild", False)


def test_what_was_not_marked_is_passed_over_and_told(talks: Path) -> None:
    told = account(talks)
    assert [n.evidence.quote for n in told.notices] == ["Nobody answered."]
    assert (told.sentence_count, told.coded_sentence_count) == (3, 2)


def test_a_build_takes_each_document_of_the_file(talks: Path) -> None:
    assert [Path(path).name for path in find(talks)] == ["talks.dna#1", "talks.dna#2"]
    graph = sg.build(talks)
    assert [row["actLabel"] for row in graph.query("positions")] == ["supports", "rejects"]
    assert graph.validate().conforms
    assert [(s.name, s.kind.value) for s in graph.skipped] == [
        (f"{talks}#2", "no-readout"),
    ]


def test_a_graph_goes_back_into_a_coding_with_the_same_network(talks: Path, tmp_path: Path) -> None:
    write_dna(coding_of_graph(sg.build(talks).store, "again"), tmp_path / "again.dna")
    settings = read_settings(
        {"type": "onemode", "v1": "person", "v2": "concept", "qualifier": "agreement"}
        | {"aggregation": "conflict"}
    )
    first, again = (
        make_matrix(open_statements(path)(settings), settings)
        for path in (talks, tmp_path / "again.dna")
    )
    assert first.rows == again.rows == ("Jane Doe", "William Ruto")
    assert first.cells.toarray().tolist() == again.cells.toarray().tolist() == [[0, 1], [1, 0]]


def test_a_joint_statement_is_a_pair_each_and_an_open_act_has_no_agreement() -> None:
    seeds = Path(__file__).parents[2] / "seeds"
    coding = coding_of_graph(sg.build(seeds).store, "seeds")
    agreement = {kind.id: [v.name for v in kind.variables] for kind in coding.types}
    assert "agreement" in agreement[1]
    assert "agreement" not in agreement[2]
    acts = [s for s in coding.statements if s.type == 2]
    assert len(acts) > len({(s.document, s.start, s.stop) for s in acts})
    texts = {d.id: d.text or "" for d in coding.documents}
    assert all(texts[s.document][s.start : s.stop] == s.quote for s in coding.statements)


def test_a_document_that_is_not_in_the_file_is_told(talks: Path) -> None:
    with pytest.raises(UnreadableError, match="no such document"):
        sg.build(f"{talks}#9")


def test_a_folder_with_a_coding_gives_its_documents(talks: Path) -> None:
    (talks.parent / "broken.dna").write_bytes(b"no database")
    names = [Path(path).name for path in find(talks.parent)]
    assert names == ["broken.dna", "talks.dna#1", "talks.dna#2"]
    with pytest.raises(UsageError, match="no document"):
        find([])


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({"marks": 3}, "no list"),
        ({"marks": [3]}, "mark 1.*no object"),
        ({"marks": [{"start": 0, "end": 99}]}, "outside the text.*0 to 99"),
        ({"marks": [{"start": True, "end": 2}]}, "outside the text"),
        ({"marks": [{"start": 0, "end": 2, "issues": ["x"]}]}, "needs an issue and someone"),
        ({"marks": [{"start": 0, "end": 2, "body": "A"}]}, "needs an issue and someone"),
        ({"marks": [{"start": 0, "end": 2, "body": "A", "issues": "x"}]}, "issues is no list"),
        (
            {"marks": [{"start": 0, "end": 2, "body": "A", "issues": ["x"], "agreement": 1}]},
            "neither true nor false",
        ),
        (
            {"marks": [{"start": 0, "end": 2, "body": "A", "issues": ["x"], "act": "sings"}]},
            "no act of the codebook.*sings",
        ),
        ({"day": "soon"}, "day of this coded text"),
        ({"text": 3}, "text is no text"),
        ({"title": "x" * 1001}, "too long"),
        ({"summitgraph": "coded-text/9"}, "not of the format"),
    ],
)
def test_a_wrong_coded_text_is_refused_with_its_place(change: dict[str, Any], found: str) -> None:
    right = {"summitgraph": "coded-text/1", "title": "T", "text": TEXT, "day": "2024-05-02"}
    data = json.dumps({**right, **change}).encode()
    assert looks_like_coded(data)
    with pytest.raises(UnreadableError, match=found):
        read_coded(data, "talks")
    assert read_coded(json.dumps(right).encode(), "talks").marks == ()


def test_a_text_of_any_language_can_be_coded(tmp_path: Path) -> None:
    text = "Президент сказал, что торговля растёт и что переговоры будут продолжены осенью."
    mark = {"start": 0, "end": 16, "persons": ["William Ruto"], "issues": ["trade"]}
    told = {"summitgraph": "coded-text/1", "title": "T", "text": text, "marks": [mark]}
    (tmp_path / "talks.json").write_text(json.dumps(told), encoding="utf-8")
    [row] = sg.build(tmp_path / "talks.json").query("positions")
    assert (row["actLabel"], row["quote"]) == ("states", "Президент сказал")


def test_standoff_of_brat_is_the_coding_of_the_text_beside_it(tmp_path: Path) -> None:
    (tmp_path / "talks.txt").write_text(TEXT, encoding="utf-8")
    start = TEXT.index("Mahama was against it")
    standoff = [
        f"T1\trejects {start} {start + 21}\tMahama was against it",
        f"T2\tActor {start} {start + 6}\tMahama",
        "T3\tIssue 15 20\ttrade",
        f"T4\tagrees {start} {start + 21}\tMahama was against it",
        "R1\tactor Arg1:T1 Arg2:T2",
        "R2\tissue Arg1:T1 Arg2:T3",
        "R3\tactor Arg1:T4 Arg2:T2",
        "R4\tissue Arg1:T4 Arg2:T3",
        "A1\tNegated T4",
    ]
    (tmp_path / "talks.ann").write_text("\n".join(standoff) + "\n", encoding="utf-8")
    assert [Path(path).name for path in find(tmp_path)] == ["talks.ann"]
    rows = sg.build(tmp_path).query("positions")
    assert {(row["actLabel"], row["polarity"], row["quote"]) for row in rows} == {
        ("rejects", "positive", "Mahama was against it"),
        ("agrees", "negative", "Mahama was against it"),
    }
    (tmp_path / "alone.ann").write_text(standoff[0] + "\n", encoding="utf-8")
    assert [s.kind.value for s in sg.build(tmp_path).skipped] == ["unreadable"]


def _annotated(folder: Path, *lines: str, text: str = TEXT) -> Path:
    (folder / "talks.txt").write_bytes(text.encode())
    (folder / "talks.ann").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder / "talks.ann"


@pytest.mark.parametrize(
    ("line", "words", "found"),
    [
        ("T1\tActor 0 4\tRuto", TEXT, ""),
        ("T1\tIssue 0 4;15 20\tRuto trade", TEXT, ""),
        ("T1\tStates 0 14\tRuto spoke for", TEXT.replace("spoke ", "spoke\n"), ""),
        ("T1\tActor 1 5\tRuto", TEXT, "other words"),
        ("T1\tActor 0 4\tRuto", "\ufeff" + TEXT, "other words"),
        ("T1\tActor 0 4\t", TEXT, "other words"),
        ("T1\tActor 80 84\tRuto", TEXT, "other words"),
    ],
)
def test_words_that_a_standoff_file_quotes_stand_in_the_text(
    tmp_path: Path, line: str, words: str, found: str
) -> None:
    file = _annotated(tmp_path, "", line, text=words)
    if not found:
        content(str(file), Limits())
        return
    with pytest.raises(UnreadableError, match=found) as told:
        content(str(file), Limits())
    assert told.value.where.endswith("talks.ann, line 2")
    with pytest.raises(UnreadableError, match=found):
        coded_set(f"anna={tmp_path}")


def test_a_coding_that_is_larger_than_a_document_may_be_is_not_read(
    talks: Path, tmp_path: Path
) -> None:
    talks.write_bytes(talks.read_bytes() + bytes(1 << 20))
    small, wide = Limits(size=1), Limits(size=2)
    assert find(talks, small) == (str(talks),)
    assert [Path(path).name for path in find(talks, wide)] == ["talks.dna#1", "talks.dna#2"]
    for path in (talks, f"{talks}#1"):
        with pytest.raises(OversizeError, match="1 MB"):
            content(str(path), small)
    file = _annotated(tmp_path, "T1\tActor 0 4\tRuto", text=TEXT + " " * (1 << 20))
    with pytest.raises(OversizeError, match="1 MB") as told:
        content(str(file), small)
    assert told.value.where.endswith("talks.txt")
    content(str(file), wide)


def test_the_text_of_a_coding_is_a_file_and_no_pipe_or_device(tmp_path: Path) -> None:
    file = _annotated(tmp_path, "T1\tActor 0 4\tRuto")
    file.with_suffix(".txt").unlink()
    os.mkfifo(file.with_suffix(".txt"))
    with pytest.raises(UnreadableError, match="pipe"):
        content(str(file), Limits())
    file.with_suffix(".txt").unlink()
    file.with_suffix(".txt").symlink_to("/dev/zero")
    with pytest.raises(UnreadableError, match="device"):
        content(str(file), Limits())


def test_the_documents_of_one_file_stand_together_so_that_it_is_read_once(
    talks: Path, tmp_path: Path
) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "talks.dna").write_bytes(talks.read_bytes())
    talks.unlink()
    found = find(tmp_path)
    assert [path.removeprefix(str(tmp_path)) for path in found] == [
        *("/a/talks.dna#1", "/a/talks.dna#2", "/b/talks.dna#1", "/b/talks.dna#2"),
    ]
