"""The registers' facts that the accounts use, and no others."""

from __future__ import annotations

from dataclasses import replace

from summitgraph import authority
from summitgraph.ontology import RDF, SG, SKOS
from summitgraph.records import Account, Act, Commitment, Issue
from summitgraph.triples import authority_quads
from summitgraph.triples.iris import ROOT, Iris
from summitgraph.triples.term import Quad

KNOWLEDGE = authority.load()


def _quads(account: Account) -> list[Quad]:
    return authority_quads([account], KNOWLEDGE)


def _keys(quads: list[Quad]) -> set[str]:
    return {q.subject.removeprefix(ROOT) for q in quads}


def test_who_and_what_the_account_uses_is_told(account: Account) -> None:
    used = {
        "person/shinzo-abe",
        "state/JP",
        "state/RU",
        "office/JP-prime-minister",
        "event/g20-2017-hamburg",
        "issue/peace-treaty",
    }
    assert used <= _keys(_quads(account))


def test_who_and_what_it_does_not_use_is_left_out(account: Account) -> None:
    keys = _keys(_quads(account))
    assert not keys & {"person/angela-merkel", "state/DE", "issue/fisheries", "event/g20"}
    assert "person/ada-lund" not in keys


def test_to_whom_something_is_promised_is_told(account: Account) -> None:
    ghana = KNOWLEDGE.actors["state/GH"].actor
    first = account.statements[0]
    promise = Commitment(bound=first.speakers, beneficiaries=(ghana,), undertaking="trade more")
    for made, told in ((promise, True), (replace(promise, beneficiaries=()), False)):
        said = replace(account, statements=(replace(first, commitment=made),))
        assert ("state/GH" in _keys(_quads(said))) is told


def test_all_terms_of_office_of_a_person_come_with_their_offices(account: Account) -> None:
    keys = _keys(_quads(account))
    terms = [t for t in KNOWLEDGE.terms if t.person == "person/vladimir-putin"]
    assert len(terms) > 1
    assert {t.key for t in terms} | {t.office for t in terms} <= keys


def test_wider_issues_come_with_an_issue_up_to_the_top(account: Account) -> None:
    keys = _keys(_quads(account))
    todo = ["issue/peace-treaty"]
    while todo:
        key = todo.pop()
        assert key in keys
        todo += KNOWLEDGE.issues[key].broader


def test_a_minted_issue_brings_what_is_wider_than_it(account: Account) -> None:
    minted = Issue(
        key="issue/yak-wool", label="yak wool", minted=True, broader=("issue/fisheries",)
    )
    first = replace(account.statements[0], issues=(minted,))
    keys = _keys(_quads(replace(account, statements=(first,))))
    assert "issue/fisheries" in keys
    assert "issue/yak-wool" not in keys


def test_every_act_has_its_label_and_its_property(account: Account) -> None:
    quads = _quads(account)
    for act in Act:
        iri = Iris.act(act)
        told = {q.predicate: q.object for q in quads if q.subject == iri}
        assert told[SG.AS_PROPERTY] == Iris.property_of(act)
        assert SKOS.PREF_LABEL in told


def test_every_thing_is_of_a_class_and_has_one_english_label(account: Account) -> None:
    quads = _quads(account)
    for subject in {q.subject for q in quads}:
        mine = [q for q in quads if q.subject == subject]
        assert any(q.predicate == RDF.TYPE for q in mine), subject
        labels = [q.object for q in mine if q.predicate == SKOS.PREF_LABEL]
        if not subject.startswith(f"{ROOT}term/"):
            assert [getattr(label, "language", "") for label in labels] == ["en"], subject


def test_names_by_which_texts_are_read_are_no_facts(account: Account) -> None:
    predicates = {q.predicate for q in _quads(account)}
    assert not predicates & {SG.CITY, SG.AMBIGUOUS_NAME, SG.TITLE, SG.HAS_MEMBER}


def test_the_base_names_the_graph_only(account: Account) -> None:
    other = authority_quads([account], KNOWLEDGE, base="https://example.org/kg/")
    assert {q.graph for q in other} == {"https://example.org/kg/graph/authority"}
    assert {q[:3] for q in other} == {q[:3] for q in _quads(account)}
