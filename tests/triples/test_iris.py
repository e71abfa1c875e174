"""Identity: the same facts give the same IRI, another fact another, under any base."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.triples.conftest import ABE, BRIDGE, LUND, TREATY

from summitgraph.errors import UsageError
from summitgraph.records import Account, Act, Evidence, FollowUp, Statement
from summitgraph.triples import account_quads, link_quads
from summitgraph.triples.iris import DEFAULT_BASE, ROOT, Iris, digest, statement_iris

OTHER = "https://example.org/kg#"
SHA = "ab" * 32


def test_the_recipes() -> None:
    """Changing one of these is a breaking change."""
    iris = Iris()
    assert iris.readout(SHA) == f"{DEFAULT_BASE}readout/abababababababab"
    assert iris.graph(SHA) == f"{DEFAULT_BASE}graph/readout/abababababababab"
    assert iris.common_graph("links") == f"{DEFAULT_BASE}graph/links"
    assert iris.span(SHA, 3, 9) == f"{DEFAULT_BASE}span/abababababababab-3-9"
    assert iris.act(Act.AGREES) == f"{ROOT}act/agrees"
    assert iris.property_of(Act.AGREES) == f"{ROOT}ns#agrees"
    assert digest("a", "b") == "8fb20ef63ced4145"


def test_what_a_register_holds_keeps_its_iri_and_what_is_learnt_takes_the_base() -> None:
    iris = Iris(OTHER)
    assert (iris.actor(ABE), iris.actor(LUND)) == (ROOT + ABE.key, OTHER + LUND.key)
    assert (iris.issue(TREATY), iris.issue(BRIDGE)) == (ROOT + TREATY.key, OTHER + BRIDGE.key)


def test_another_base_moves_what_was_found_and_nothing_else(
    account: Account, later: Account, follow_up: FollowUp
) -> None:
    def kinds(base: str) -> list[str]:
        quads = account_quads(account, base=base)
        quads += link_quads([account, later], [follow_up], base=base)
        terms = [t for q in quads for t in q if isinstance(t, str)]
        assert base == DEFAULT_BASE or not any(t.startswith(DEFAULT_BASE) for t in terms)
        return [_kind(t, base) for t in terms]

    assert kinds(OTHER) == kinds(DEFAULT_BASE)


def _kind(term: str, base: str) -> str:
    """What is under the base by its first step, as digests differ; what is not as it is."""
    return term.removeprefix(base).split("/")[0] if term.startswith(base) else term


def test_the_order_of_speakers_is_no_part_of_identity(statement: Statement) -> None:
    turned = replace(statement, speakers=statement.speakers[::-1])
    assert Iris().statement(SHA, turned) == Iris().statement(SHA, statement)


@pytest.mark.parametrize(
    "changed",
    [
        {"speakers": (ABE,)},
        {"act": Act.AFFIRMS},
        {"evidence": Evidence.of("x" * 99, 3, 9)},
    ],
    ids=["speakers", "act", "span"],
)
def test_another_fact_is_another_statement(
    statement: Statement, changed: dict[str, object]
) -> None:
    other = replace(statement, **changed)  # type: ignore[arg-type]
    assert Iris().statement(SHA, other) != Iris().statement(SHA, statement)
    assert Iris().statement("cd" * 32, statement) != Iris().statement(SHA, statement)


@pytest.mark.parametrize(
    "changed", [{"issues": (TREATY, BRIDGE)}, {"confidence": 0.1}, {"rule": "x"}, {"section": "x"}]
)
def test_what_may_be_mended_later_is_no_part_of_identity(
    statement: Statement, changed: dict[str, object]
) -> None:
    other = replace(statement, **changed)  # type: ignore[arg-type]
    assert Iris().statement(SHA, other) == Iris().statement(SHA, statement)


def test_the_statements_of_a_readout_have_iris_in_their_order(account: Account) -> None:
    iris = Iris()
    one, other = statement_iris(iris, SHA, account.statements)
    assert (one, other) == tuple(iris.statement(SHA, s) for s in account.statements)
    assert one != other


@pytest.mark.parametrize(
    "base",
    ["https://example.org/id/", "urn:example:", "https://example.org/kg#", "tag:e.org,2026:"],
)
def test_a_base_ends_where_a_name_may_begin(base: str) -> None:
    assert Iris(base).readout(SHA).startswith(f"{base}readout/")


@pytest.mark.parametrize(
    "base",
    ["", "id/", "https://example.org/id", "https://example.org/a b/", "https://example.org/<id>/"],
)
def test_a_base_that_no_name_can_stand_under_is_refused(base: str) -> None:
    with pytest.raises(UsageError, match="no absolute IRI") as refused:
        Iris(base)
    assert refused.value.where == "base"
    assert refused.value.advice


_PART = st.text(st.characters(codec="utf-8", exclude_characters="\0"))


@given(st.lists(_PART, max_size=4), st.lists(_PART, max_size=4))
def test_a_digest_tells_its_parts_apart(one: list[str], other: list[str]) -> None:
    assert (digest(*one) == digest(*other)) == (one == other)


def test_a_follow_up_is_named_by_the_commitment_and_the_later_statement() -> None:
    iris, one, other = Iris(), Iris().span("a" * 64, 1, 2), Iris().span("b" * 64, 1, 2)
    assert iris.follow_up(one, other).startswith("https://w3id.org/summitgraph/id/followup/")
    assert iris.follow_up(one, other) == Iris().follow_up(one, other)
    assert len({iris.follow_up(one, other), iris.follow_up(other, one)}) == 2
