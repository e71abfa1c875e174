"""The direct triples are exactly those that follow from the statements."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitgraph.errors import GraphError
from summitgraph.ontology import ACT, SG
from summitgraph.reasoning import direct_triples
from summitgraph.records import Act


def _statement(
    name: str, act: str, speakers: tuple[str, ...] = ("abe",), issues: tuple[str, ...] = ("treaty",)
) -> str:
    lines = [f"<urn:{name}> <{SG.HAS_ACT}> <{act}> ."]
    lines += [f"<urn:{name}> <{SG.SPEAKER}> <urn:{speaker}> ." for speaker in speakers]
    lines += [f"<urn:{name}> <{SG.HAS_ISSUE}> <urn:{issue}> ." for issue in issues]
    return "\n".join(lines) + "\n"


def test_a_joint_agreement_gives_a_triple_to_each_speaker() -> None:
    assert direct_triples(_statement("s", ACT.AGREES, ("abe", "putin"))) == {
        f"<urn:abe> <{SG.AGREES}> <urn:treaty> .",
        f"<urn:putin> <{SG.AGREES}> <urn:treaty> .",
    }


def test_each_issue_gives_a_triple() -> None:
    assert direct_triples(_statement("s", ACT.DISCUSSES, issues=("treaty", "syria"))) == {
        f"<urn:abe> <{SG.DISCUSSES}> <urn:treaty> .",
        f"<urn:abe> <{SG.DISCUSSES}> <urn:syria> .",
    }


def test_urging_is_not_agreeing() -> None:
    found = direct_triples(_statement("s", ACT.REQUESTS))
    assert f"<urn:abe> <{SG.AGREES}> <urn:treaty> ." not in found


def test_an_act_that_no_scheme_holds_gives_none() -> None:
    assert direct_triples(_statement("s", "urn:shrugs")) == set()


def test_one_speaker_does_not_take_the_issue_of_another() -> None:
    text = _statement("s", ACT.AGREES) + _statement("t", ACT.AGREES, ("putin",), ("syria",))
    assert f"<urn:abe> <{SG.AGREES}> <urn:syria> ." not in direct_triples(text)


def test_a_statement_over_several_graphs_counts() -> None:
    lines = _statement("s", ACT.AGREES).splitlines()
    quads = [line.removesuffix(" .") + f" <urn:graph:{n}> ." for n, line in enumerate(lines)]
    assert direct_triples("\n".join(quads)) == direct_triples("\n".join(lines))


@pytest.mark.parametrize("act", list(Act))
def test_every_act_has_its_property(act: Act) -> None:
    found = direct_triples(_statement("s", ACT.NS + act.value))
    assert found == {f"<urn:abe> <{SG.NS}{act.value}> <urn:treaty> ."}


@given(st.permutations(_statement("s", ACT.AGREES, ("abe", "putin")).splitlines()))
def test_the_order_of_lines_changes_nothing(lines: list[str]) -> None:
    assert direct_triples("\n".join(lines)) == direct_triples("\n".join(sorted(lines)))


def test_text_that_is_no_graph_is_refused() -> None:
    with pytest.raises(GraphError, match="line 1"):
        direct_triples("Dear Sir or Madam")
