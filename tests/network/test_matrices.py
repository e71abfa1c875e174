"""Discourse networks as matrices: equal to the plain count, and to what DNA itself gave."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.network.plain import Count, Said, first_ones

from summitgraph.coding import (
    CodedDocument,
    CodedStatement,
    Coding,
    Entity,
    StatementType,
    Variable,
    VariableKind,
    read_dna,
)
from summitgraph.errors import UsageError
from summitgraph.network.hypergraph import statement_hypergraph
from summitgraph.network.kind import table_network
from summitgraph.network.matrix import (
    MatrixSettings,
    StatementTable,
    evidence_of,
    make_matrices,
    make_matrix,
    matrix_graph,
    read_settings,
    run_batch,
)
from summitgraph.network.matrix import graph as graph_module
from summitgraph.network.matrix.coding import fitting_type, table_from_coding
from summitgraph.network.matrix.column import boolean_column, number_column, text_column
from summitgraph.network.matrix.table import put_in_order
from summitgraph.network.write import gexf_bytes

DAY = 86_400
AXES: dict[str, Any] = {"v1": "who", "v2": "what", "qualifier": "level"}
NAMES = ((1, "who"), (2, "what"))
SHARED = Path(os.environ.get("SUMMITGRAPH_SHARED") or Path(__file__).parents[3] / "shared")

said = st.builds(
    lambda rows: [
        Said(id=number, document=row[0], day=row[1], who=row[2], what=row[3], level=row[4])
        for number, row in enumerate(rows)
    ],
    st.lists(
        st.tuples(
            st.integers(0, 3),
            st.integers(15_000, 16_500),
            st.sampled_from("abc"),
            st.sampled_from("xyz"),
            st.integers(0, 3),
        ),
        max_size=25,
    ),
)


def table_of(statements: Sequence[Said], *, boolean: bool = False) -> StatementTable:
    levels = [s.level for s in statements]
    return put_in_order(
        statements=[str(s.id) for s in statements],
        documents=[s.document for s in statements],
        times=[s.day * DAY for s in statements],
        places=[(s.id, s.id + 1) for s in statements],
        variables=[
            text_column("who", [s.who for s in statements]),
            text_column("what", [s.what for s in statements]),
            boolean_column("level", [bool(k) for k in levels])
            if boolean
            else number_column("level", levels),
        ],
        quotes=[f"words {s.id}" for s in statements],
    )


def one(number: int, who: str, what: str, level: int = 1, *, day: int = 0) -> Said:
    return Said(id=number, document=0, day=day, who=who, what=what, level=level)


@given(
    statements=said,
    boolean=st.booleans(),
    mode=st.sampled_from(["twomode", "onemode"]),
    aggregation=st.sampled_from(["ignore", "congruence", "conflict", "subtract", "combine"]),
    normalisation=st.sampled_from(["no", "activity", "prominence", "average", "jaccard", "cosine"]),
    duplicates=st.sampled_from(["include", "document", "week", "month", "year", "acrossrange"]),
    rule=st.sampled_from(["dna", "calendar"]),
)
def test_every_cell_equals_the_plain_count(
    statements: list[Said],
    boolean: bool,
    mode: Any,
    aggregation: Any,
    normalisation: Any,
    duplicates: Any,
    rule: Any,
) -> None:
    if boolean:
        statements = [
            Said(id=s.id, document=s.document, day=s.day, who=s.who, what=s.what, level=s.level % 2)
            for s in statements
        ]
    settings = MatrixSettings(
        type=mode,
        aggregation=aggregation,
        normalisation=normalisation,
        duplicates=duplicates,
        rule=rule,
        **AXES,
    )
    made = make_matrix(table_of(statements, boolean=boolean), settings)
    effective = settings.in_effect()
    ignore = effective.aggregation == "ignore"
    kept = first_ones(statements, duplicates, rule, ignore=ignore)
    count = Count(kept, sorted({s.level for s in statements}), boolean=boolean)
    counted = count.two_mode if mode == "twomode" else count.one_mode
    expected = counted(effective.aggregation, effective.normalisation)
    assert made.statements == len(kept)
    assert made.rows == tuple(count.people)
    assert np.allclose(made.cells.toarray(), np.array(expected).reshape(made.cells.shape), 0, 1e-12)


def test_the_sample_of_dna_gives_the_matrices_that_dna_gave() -> None:
    folder = SHARED / "dna"
    if not folder.is_dir():
        pytest.skip(f"no sample of Discourse Network Analyzer in {folder}")
    coding = read_dna(folder / "sample.dna")
    told = [json.loads(line) for line in (folder / "oracle.jsonl").read_text().splitlines()]
    asked = [json.dumps({**wanted["settings"], "rule": "dna"}) for wanted in told]
    made = run_batch(asked, lambda s: table_from_coding(coding, fitting_type(coding, s)))
    for wanted, line in zip(told, made, strict=True):
        given_back = json.loads(line)
        for key in ("start", "mid", "stop", "n", "rows", "cols"):
            assert given_back[key] == wanted[key], wanted["settings"]
        assert np.allclose(given_back["m"], wanted["m"], 0, 1e-12), wanted["settings"]
    assert len(told) == 74


def test_two_levels_of_text_are_alike_or_alone() -> None:
    table = put_in_order(
        statements=["1", "2", "3"],
        documents=[0, 0, 0],
        times=[0, 0, 0],
        places=[(0, 1), (1, 2), (2, 3)],
        variables=[
            text_column("who", ["a", "b", "b"]),
            text_column("what", ["x", "x", "x"]),
            text_column("frame", ["jobs", "jobs", "risk"]),
        ],
    )
    axes: dict[str, Any] = {"type": "onemode", "v1": "who", "v2": "what", "qualifier": "frame"}
    cell = {
        aggregation: make_matrix(table, MatrixSettings(aggregation=aggregation, **axes)).cells[0, 1]
        for aggregation in ("congruence", "conflict", "subtract")
    }
    assert cell == {"congruence": 1.0, "conflict": 1.0, "subtract": 0.0}


def test_the_cosine_of_two_vectors_is_not_that_of_dna() -> None:
    table = table_of([one(1, "a", "x"), one(2, "a", "x"), one(3, "b", "x")])
    axes = {**AXES, "type": "onemode"}
    of_dna = make_matrix(table, MatrixSettings(normalisation="cosine", **axes))
    true = make_matrix(table, MatrixSettings(normalisation="vector-cosine", **axes))
    assert (of_dna.cells[0, 1], true.cells[0, 1]) == (1.0, pytest.approx(1.0))
    longer = table_of([one(1, "a", "x"), one(2, "a", "y"), one(3, "b", "x")])
    assert make_matrix(longer, MatrixSettings(normalisation="cosine", **axes)).cells[0, 1] == 0.5
    true = make_matrix(longer, MatrixSettings(normalisation="vector-cosine", **axes))
    assert true.cells[0, 1] == pytest.approx(1 / 2**0.5)


def test_levels_near_each_other_are_all_but_one_vector() -> None:
    said = [
        one(n, who, "x", level)
        for n, (who, level) in enumerate(zip("aabbc", (9, 10, 9, 10, 0), strict=True))
    ]
    axes = {**AXES, "type": "onemode", "normalisation": "vector-cosine"}
    cells = make_matrix(table_of(said), read_settings({"aggregation": "congruence", **axes})).cells
    assert cells[0, 1] == pytest.approx(1.0)  # both said the same
    assert cells[0, 2] == pytest.approx(0.1 / (3.8 * 1.0) ** 0.5)  # one at 9 of 10, one at 10
    mixed = make_matrix(table_of(said), read_settings({"aggregation": "conflict", **axes})).cells
    assert mixed[0, 2] == pytest.approx(1.9 / (3.8 * 1.0) ** 0.5)


@given(statements=said, boolean=st.booleans(), how=st.sampled_from(["congruence", "conflict"]))
def test_a_cosine_is_between_nothing_and_one(
    statements: list[Said], boolean: bool, how: Any
) -> None:
    table = table_of(statements, boolean=boolean)
    settings = MatrixSettings(
        type="onemode", aggregation=how, normalisation="vector-cosine", **AXES
    )
    cells = make_matrix(table, settings).cells
    assert all(0 <= value <= 1 + 1e-12 for value in cells.data.tolist())
    both = make_matrix(table, replace(settings, aggregation="subtract")).cells
    assert all(-1 - 1e-12 <= value <= 1 + 1e-12 for value in both.data.tolist())


def test_labels_stand_in_the_order_of_utf16() -> None:
    table = table_of([one(1, "\ufffd", "x"), one(2, "\U00010000", "x"), one(3, "a", "x")])
    assert make_matrix(table, MatrixSettings(**AXES)).rows == ("a", "\U00010000", "\ufffd")


def test_isolates_keep_whom_an_exclusion_leaves_without_a_tie() -> None:
    table = table_of([one(1, "a", "x"), one(2, "b", "y")])
    excluded = {"what": frozenset({"y"})}
    assert make_matrix(table, MatrixSettings(exclude=excluded, **AXES)).rows == ("a",)
    kept = make_matrix(table, MatrixSettings(exclude=excluded, isolates=True, **AXES))
    assert (kept.rows, kept.columns) == (("a", "b"), ("x", "y"))
    turned = make_matrix(table, MatrixSettings(exclude=excluded, invert_values=True, **AXES))
    assert turned.rows == ("b",)


def test_who_and_what_must_be_told_and_the_qualifier_where_it_is_used() -> None:
    table = put_in_order(
        statements=["1", "2", "3"],
        documents=[0, 0, 0],
        times=[None, None, None],
        places=[(0, 1), (1, 2), (2, 3)],
        variables=[
            text_column("who", ["a", "", "a"]),
            text_column("what", ["x", "x", "x"]),
            boolean_column("level", [True, True, None]),
        ],
    )
    used = make_matrix(table, MatrixSettings(**AXES))
    assert (used.statements, used.untold) == (1, 1)
    unused = make_matrix(table, MatrixSettings(v1="who", v2="what"))
    assert (unused.statements, unused.untold) == (2, 0)


@pytest.mark.parametrize(("size", "mids"), [(1, "12345"), (2, "234"), (3, "234"), (4, "3")])
def test_windows_lie_within_the_range_and_halves_are_rounded_up(size: int, mids: str) -> None:
    table = table_of([one(n, "a", "x", day=n - 1) for n in range(1, 6)])
    settings = MatrixSettings(window="days", size=size, **AXES)
    made = list(make_matrices(table, settings))
    assert "".join(str(m.window.mid.day) for m in made if m.window) == mids
    assert made[0].statements == 1 + 2 * (size // 2)


def test_an_empty_window_has_no_rows_unless_isolates_are_kept() -> None:
    table = table_of([one(1, "a", "x", day=0), one(2, "b", "x", day=2)])
    settings: dict[str, Any] = {"window": "days", "size": 1, **AXES}
    assert [m.cells.shape for m in make_matrices(table, MatrixSettings(**settings))] == [
        (1, 1),
        (0, 0),
        (1, 1),
    ]
    kept = list(make_matrices(table, MatrixSettings(isolates=True, **settings)))
    assert [m.cells.nnz for m in kept] == [1, 0, 1]
    assert kept[1].rows == ("a", "b")


def test_a_repeated_statement_is_dropped_before_the_range_is_cut_into_windows() -> None:
    table = table_of([one(1, "a", "x", day=0), one(2, "a", "x", day=1)])
    settings = MatrixSettings(window="days", size=1, duplicates="acrossrange", **AXES)
    assert [m.statements for m in make_matrices(table, settings)] == [1, 0]


def test_a_month_of_windows_ends_on_the_last_day_of_a_shorter_month() -> None:
    settings = read_settings(
        {"v1": "who", "v2": "what", "window": "months", "start": "2017-01-31", "stop": "2017-04-30"}
    )
    made = make_matrices(table_of([one(1, "a", "x", day=17_200)]), settings)
    assert [m.window.mid.isoformat()[:10] for m in made if m.window] == [
        "2017-01-31",
        "2017-02-28",
        "2017-03-31",
        "2017-04-30",
    ]


def test_a_statement_without_a_day_counts_only_where_no_bound_is_set() -> None:
    table = put_in_order(
        statements=["1", "2"],
        documents=[0, 0],
        times=[None, DAY],
        places=[(0, 1), (1, 2)],
        variables=[text_column("who", ["a", "b"]), text_column("what", ["x", "x"])],
    )
    assert make_matrix(table, MatrixSettings(v1="who", v2="what")).statements == 2
    bound = MatrixSettings(v1="who", v2="what", start=datetime(1970, 1, 1, tzinfo=UTC))
    assert make_matrix(table, bound).statements == 1


def test_an_edge_tells_its_statements_and_words() -> None:
    table = table_of([one(1, "a", "x", 1), one(2, "b", "x", 0), one(3, "b", "y", 1)], boolean=True)
    settings = MatrixSettings(type="onemode", aggregation="subtract", **AXES)
    graph = matrix_graph(make_matrix(table, settings))
    assert graph["a"]["b"] == {
        "weight": -1,
        "sign": "negative",
        "statement_count": 2,
        "statements": "1 | 2",
        "quotes": "words 1 | words 2",
        "shared": "x",
        "level_yes": 1,
        "level_no": 1,
    }
    assert graph.graph["aggregation"] == "subtract"
    assert "quotes" not in matrix_graph(make_matrix(table, settings), evidence=False)["a"]["b"]


def test_the_words_behind_a_tie_are_found_whatever_its_case() -> None:
    table = table_of([one(1, "a", "x"), one(2, "a", "y")])
    matrix = make_matrix(table, MatrixSettings(**AXES))
    assert [row["quote"] for row in evidence_of(matrix, "A", "x")] == ["words 1"]
    with pytest.raises(UsageError, match="no such label"):
        evidence_of(matrix, "b", "x")


@pytest.mark.parametrize("kind", ["matrix", "signed"])
def test_a_network_of_too_many_words_leaves_them_out_and_says_so(
    monkeypatch: pytest.MonkeyPatch, kind: Any
) -> None:
    # on x two speak of two statements, on y one: each of the two stands behind one edge
    table = table_of([one(1, "a", "x"), one(2, "b", "x"), one(3, "b", "y", 0)], boolean=True)
    settings = MatrixSettings(type="onemode", aggregation="subtract", **AXES)
    told = {}
    for most in (2, 1):
        monkeypatch.setattr(graph_module, "MOST_TOLD", most)
        told[most] = table_network(kind, table, settings)
    assert told[2]["a"]["b"]["quotes"] == "words 1 | words 2"
    assert "evidence" not in told[2].graph
    assert "quotes" not in told[1]["a"]["b"]
    assert told[1]["a"]["b"]["weight"] == told[2]["a"]["b"]["weight"]
    assert told[1].graph["evidence"].startswith("left out")
    two_mode = table_network(kind, table, replace(settings, type="twomode"))
    assert "evidence" not in two_mode.graph


def test_a_statement_of_several_rows_is_counted_once() -> None:
    numbers, who, what = ["1", "1", "1", "2"], ["a", "a", "b", "a"], ["x", "y", "x", "x"]
    table = put_in_order(
        statements=numbers,
        documents=[0] * 4,
        times=[0] * 4,
        places=[(0, 1)] * 4,
        variables=[
            text_column("who", who),
            text_column("what", what),
            boolean_column("level", [None, None, None, True]),
        ],
    )
    matrix = make_matrix(table, MatrixSettings(v1="who", v2="what"))
    assert matrix.statements == matrix_graph(matrix).graph["statement_count"] == 2
    counts = dict(matrix_graph(matrix).nodes(data="statement_count"))
    assert counts == {"a": 2, "b": 1, "x": 2, "y": 1}
    assert matrix.cells.sum() == 4  # of cells each combination counts, as in DNA
    assert make_matrix(table, MatrixSettings(**AXES)).untold == 1


def test_where_levels_of_text_differ_a_tie_rests_on_all_that_both_said() -> None:
    table = put_in_order(
        statements=["1", "2", "3", "4"],
        documents=[0] * 4,
        times=[0] * 4,
        places=[(0, 1)] * 4,
        variables=[
            text_column("who", ["a", "b", "a", "c"]),
            text_column("what", ["x", "x", "y", "z"]),
            text_column("level", ["asks", "asks", "asks", "asks"]),
        ],
        quotes=["one", "two", "three", "four"],
    )
    for aggregation, told in (("conflict", "1 | 2 | 3"), ("congruence", "1 | 2")):
        settings = read_settings({"type": "onemode", "aggregation": aggregation, **AXES})
        matrix = make_matrix(table, settings)
        graph = matrix_graph(matrix)
        behind = [row["statement"] for row in evidence_of(matrix, "a", "b")]
        assert " | ".join(behind) == told
        if aggregation == "congruence":
            assert graph["a"]["b"]["statements"] == told
        else:
            assert graph["a"]["c"]["statements"] == "1 | 3 | 4"  # they share nothing at all


def test_the_words_behind_a_tie_of_documents_tell_the_document_s_variable() -> None:
    table = put_in_order(
        statements=["1"],
        documents=[0],
        times=[0],
        places=[(0, 1)],
        variables=[text_column("what", ["x"])],
        document_variables=[text_column("author", ["Kenya"])],
    )
    settings = MatrixSettings(v1="author", v1_doc=True, v2="what")
    (told,) = evidence_of(make_matrix(table, settings), "Kenya", "x")
    assert (told["author"], told["what"]) == ("Kenya", "x")


@pytest.mark.parametrize("name", ["kind", "label", "bipartite", "size", "viz", "date"])
def test_a_coding_may_call_a_variable_what_a_graph_calls_its_own(name: str) -> None:
    table = put_in_order(
        statements=["1"],
        documents=[0],
        times=[0],
        places=[(0, 1)],
        variables=[text_column("who", ["a"]), text_column("what", ["x"]), text_column(name, ["v"])],
        things={"who": {"a": {name: "w", "party": "p"}}},
    )
    settings = MatrixSettings(v1="who", v2="what")
    hyper = statement_hypergraph(table, settings)
    statement = hyper.nodes["statement 1"]
    assert (statement["kind"], statement[f"coded_{name}"]) == ("statement", "v")
    gexf_bytes(hyper)
    node = matrix_graph(make_matrix(table, settings)).nodes["a"]
    assert (node["label"], node["kind"], node["party"]) == ("a", "who", "p")
    assert node.get(f"coded_{name}") == (None if name == "label" else "w")


def test_two_entities_whose_coder_gave_them_one_id_stay_two() -> None:
    who, what = (Variable(id=n, name=name, kind=VariableKind.SHORT_TEXT) for n, name in NAMES)
    coding = Coding(
        source="talks.dna",
        documents=(CodedDocument(id=1, title="Talks", text=None, time=0, coder=None),),
        types=(StatementType(id=1, label="DNA Statement", variables=(who, what)),),
        entities=(
            Entity(id=1, variable=1, value="a", attributes={"id": "7", "label": "party"}),
            Entity(id=2, variable=1, value="b", attributes={"id": "7", "label": "state"}),
            Entity(id=3, variable=2, value="x"),
        ),
        statements=tuple(
            CodedStatement(
                id=n, type=1, document=1, start=0, stop=1, coder=None, values={1: n, 2: 3}
            )
            for n in (1, 2)
        ),
    )
    table = table_from_coding(coding, coding.types[0])
    graph = matrix_graph(make_matrix(table, MatrixSettings(v1="who", v2="what")))
    assert sorted(graph) == ["a", "b", "x"]
    assert (graph.nodes["a"]["coded_id"], graph.nodes["b"]["coded_label"]) == ("7", "state")


def test_one_name_on_both_sides_is_two_nodes() -> None:
    graph = matrix_graph(make_matrix(table_of([one(1, "NATO", "NATO")]), MatrixSettings(**AXES)))
    assert sorted(graph) == ["NATO", "NATO (what)"]


@pytest.mark.parametrize(
    ("given_settings", "found"),
    [
        ({"typ": "onemode"}, "unknown setting"),
        ({"type": "threemode"}, "unknown choice"),
        ({"isolates": "maybe"}, "neither yes nor no"),
        ({"start": "soon"}, "no date"),
        ({"size": "0"}, "no length of a window"),
        ({"exclude": "concept"}, "no variable=value"),
        ({"kernel": "gaussian"}, "kernels are not offered"),
        ({"window": "events"}, "unknown choice"),
        ({"v1": ""}, "no name of a variable"),
        ({"section": 3}, "no list of values"),
    ],
)
def test_a_wrong_setting_is_refused_with_its_place(
    given_settings: dict[str, Any], found: str
) -> None:
    with pytest.raises(UsageError, match=found) as told:
        read_settings(given_settings, where="settings, line 3")
    assert told.value.where.startswith("settings, line 3")


def test_a_batch_is_checked_before_anything_is_made() -> None:
    lines = ['{"v1": "who", "v2": "what"}', "", '{"v1": "who", "colour": "red"}']
    batch = run_batch(lines, lambda _: table_of([one(1, "a", "x")]), where="s.jsonl")
    with pytest.raises(UsageError, match="line 3"):
        next(batch)
    with pytest.raises(UsageError, match="no JSON object"):
        next(run_batch(["[1]"], lambda _: table_of([])))


def test_an_unknown_variable_is_told_with_those_there_are() -> None:
    with pytest.raises(UsageError, match="level, what, who"):
        make_matrix(table_of([one(1, "a", "x")]), MatrixSettings(v1="person"))


def test_too_many_levels_cannot_be_combined() -> None:
    statements = [one(n, "a", "x", n) for n in range(60)]
    with pytest.raises(UsageError, match="too many levels"):
        make_matrix(table_of(statements), MatrixSettings(aggregation="combine", **AXES))
