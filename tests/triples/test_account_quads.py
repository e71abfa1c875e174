"""One account as quads: what is in the graph, and what an account leaves out."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.triples.conftest import ABE, LUND, PUTIN, TREATY

from summitgraph.ontology import OA, SG
from summitgraph.reasoning import direct_triples
from summitgraph.records import Account, Evidence, Statement, When
from summitgraph.store import GraphStore
from summitgraph.triples import account_quads
from summitgraph.triples.iris import DEFAULT_BASE, ROOT, Iris
from summitgraph.triples.term import Literal, Quad, nt

DIRECT = {
    f"{SG.NS}{name}"
    for name in (
        "states proposes requests commits supports welcomes rejects invites discusses agrees "
        "affirms concern criticises"
    ).split()
}


def _values(quads: list[Quad], predicate: str, subject: str = "") -> list[str]:
    """The values of a property, of all subjects or of one."""
    return [
        q.object if isinstance(q.object, str) else q.object.value
        for q in quads
        if q.predicate == predicate and subject in ("", q.subject)
    ]


def _lines(quads: list[Quad]) -> set[str]:
    return {f"{nt(q.subject)} {nt(q.predicate)} {nt(q.object)} ." for q in quads}


def test_a_joint_act_is_one_statement_with_all_its_speakers(
    account: Account, statement: Statement
) -> None:
    quads = account_quads(account)
    joint = Iris().statement(account.readout.sha256, statement)
    assert _values(quads, SG.SPEAKER, joint) == [ROOT + ABE.key, ROOT + PUTIN.key]
    assert _values(quads, SG.HAS_ACT, joint) == [f"{ROOT}act/agrees"]


def test_a_denied_statement_is_negative_and_no_other(account: Account) -> None:
    quads, sha = account_quads(account), account.readout.sha256
    told = {s.negated: Iris().statement(sha, s) for s in account.statements}
    assert _values(quads, SG.POLARITY, told[True]) == ["negative"]
    assert _values(quads, SG.POLARITY, told[False]) == ["positive"]
    assert _values(quads, SG.MODALITY, told[True]) == ["hope"]


def test_the_direct_triples_are_exactly_those_that_follow(account: Account) -> None:
    quads = account_quads(account)
    written = _lines([q for q in quads if q.predicate in DIRECT])
    others = _lines([q for q in quads if q.predicate not in DIRECT])
    assert written == direct_triples("\n".join(others))
    assert len(written) == 4  # Abe and Putin on one issue, Lund on two


def test_no_quad_comes_twice(account: Account) -> None:
    quads = account_quads(account)
    assert len(quads) == len(set(quads))


def test_a_quote_is_the_slice_of_the_text_at_its_offsets(account: Account) -> None:
    quads = account_quads(account)
    (text,) = _values(quads, SG.TEXT)
    spans = [q.subject for q in quads if q.predicate == OA.HAS_SOURCE]
    assert len(spans) == 3
    for span in spans:
        (start,) = _values(quads, OA.START, span + "-position")
        (end,) = _values(quads, OA.END, span + "-position")
        assert _values(quads, OA.EXACT, span + "-quote") == [text[int(start) : int(end)]]
    assert set(_values(quads, SG.QUOTE)) == set(_values(quads, OA.EXACT))


def test_a_quote_at_either_end_of_the_text_has_one_neighbour_only(account: Account) -> None:
    text = account.readout.text
    whole = Evidence.of(text, 0, len(text))
    alone = replace(account, statements=(replace(account.statements[0], evidence=whole),))
    quads = account_quads(replace(alone, notices=()))
    assert _values(quads, OA.PREFIX) == []
    assert _values(quads, OA.SUFFIX) == []


@pytest.mark.parametrize("sign", ["\0", "\f", "\x1b", "\ufffe"])
def test_a_sign_that_no_literal_may_hold_moves_no_offset(account: Account, sign: str) -> None:
    text = account.readout.text.replace("\n", sign)
    statements = tuple(
        replace(s, evidence=Evidence.of(text, s.evidence.start, s.evidence.end))
        for s in account.statements
    )
    odd = replace(account, readout=replace(account.readout, text=text), statements=statements)
    quads = account_quads(odd)
    (written,) = _values(quads, SG.TEXT)
    assert written == text.replace(sign, "\N{REPLACEMENT CHARACTER}")
    store = GraphStore()
    store.add(quads)
    assert len(store) == len(quads)


@pytest.mark.parametrize(
    ("predicate", "changed"),
    [
        ("http://purl.org/dc/terms/source", {"url": "javascript:alert(1)"}),
        ("http://purl.org/dc/terms/source", {"url": ""}),
        ("http://purl.org/dc/terms/publisher", {"publisher": ""}),
        ("http://purl.org/dc/terms/issued", {"published": None}),
        (SG.SIDE, {"side": ""}),
    ],
)
def test_what_a_readout_does_not_tell_is_left_out(
    account: Account, predicate: str, changed: dict[str, str | None]
) -> None:
    silent = replace(account, readout=replace(account.readout, **changed))  # type: ignore[arg-type]
    assert _values(account_quads(account), predicate)
    assert _values(account_quads(silent), predicate) == []


def test_a_day_without_a_year_has_no_bounds(account: Account) -> None:
    someday = When(edtf="XXXX-12-15", earliest=None, latest=None)
    quads = account_quads(replace(account, meeting=replace(account.meeting, date=someday)))
    assert _values(quads, SG.DATE) == ["XXXX-12-15"]
    assert _values(quads, SG.EARLIEST) == []


def test_a_meeting_of_which_little_is_known(account: Account) -> None:
    bare = replace(
        account.meeting, date=None, occasion=None, ordinal=None, minutes=None, formats=(), place=()
    )
    quads = account_quads(replace(account, meeting=bare))
    for predicate in (SG.DATE, SG.OCCASION, SG.ORDINAL, SG.DURATION_MINUTES, SG.FORMAT, SG.PLACE):
        assert _values(quads, predicate) == []


def test_an_actor_learnt_from_the_text_lives_under_the_base_and_says_so(account: Account) -> None:
    quads = account_quads(account)
    learnt = f"{DEFAULT_BASE}{LUND.key}"
    assert _values(quads, SG.LEARNT_FROM, learnt) == [Iris().readout(account.readout.sha256)]
    assert not any(q.subject == ROOT + ABE.key and q.predicate == SG.LEARNT_FROM for q in quads)


def test_a_minted_issue_says_from_which_statement(account: Account) -> None:
    quads = account_quads(account)
    minted = f"{DEFAULT_BASE}issue/river-bridge"
    urged = Iris().statement(account.readout.sha256, account.statements[1])
    assert _values(quads, SG.MINTED_FROM, minted) == [urged]
    assert not any(q.subject == ROOT + TREATY.key for q in quads)


def test_a_denied_act_is_marked_and_a_plain_one_is_not(account: Account) -> None:
    quads = account_quads(account)
    plain, denied = (Iris().statement(account.readout.sha256, s) for s in account.statements)
    assert _values(quads, SG.POLARITY, plain) == ["positive"]
    assert _values(quads, SG.POLARITY, denied) == ["negative"]
    assert _values(quads, SG.MODALITY, denied) == ["hope"]


def test_no_evidence_on_a_commitment_is_told_by_the_readout_itself(account: Account) -> None:
    quads = account_quads(account)
    assert _values(quads, SG.VERDICT) == ["undecided"]
    assert _values(quads, SG.EVIDENCE_STATE) == []


def test_a_commitment_without_a_day_has_none(account: Account) -> None:
    first = account.statements[0]
    assert first.commitment is not None
    open_ended = replace(first, commitment=replace(first.commitment, due=None))
    quads = account_quads(replace(account, statements=(open_ended,)))
    assert _values(quads, SG.UNDERTAKING)
    assert _values(quads, SG.DUE) == []
    assert _values(quads, SG.DUE_PHRASE) == []


def test_a_confidence_is_a_decimal_without_a_tail(account: Account) -> None:
    quads = account_quads(account)
    written = [q.object for q in quads if q.predicate == SG.CONFIDENCE]
    decimal = "http://www.w3.org/2001/XMLSchema#decimal"
    assert written == [Literal("0.9", decimal), Literal("1", decimal)]


def test_the_order_of_speakers_changes_nothing(account: Account, statement: Statement) -> None:
    turned = replace(statement, speakers=statement.speakers[::-1])
    other = replace(account, statements=(turned, *account.statements[1:]))
    assert set(account_quads(other)) == set(account_quads(account))


def test_the_order_of_statements_changes_nothing(account: Account) -> None:
    other = replace(account, statements=account.statements[::-1])
    assert set(account_quads(other)) == set(account_quads(account))
