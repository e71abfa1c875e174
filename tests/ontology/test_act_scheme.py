"""The acts of the scheme, of the records and of the direct triples are the same acts."""

from __future__ import annotations

import re

import pytest

from summitgraph.ontology import ACT, OWL, RDF, RDFS, SG, SKOS, load
from summitgraph.records import FAMILY_OF, Act, ActorKind, Family

_ACTS = [ACT.NS + act.value for act in Act]
_CONCEPTS = sorted({*_ACTS, *(ACT.NS + family.value for family in Family)})


def _local(iri: str) -> str:
    return re.split(r"[#/]", iri)[-1]


def test_the_scheme_has_the_acts_of_the_records_and_no_other() -> None:
    assert load("acts").subjects_of_type(SG.ACT) == tuple(sorted(_ACTS))


def test_the_scheme_has_the_three_families() -> None:
    assert {_local(f) for f in load("acts").subjects_of_type(SG.ACT_FAMILY)} == set(Family)


@pytest.mark.parametrize("act", list(Act))
def test_an_act_stands_under_its_family(act: Act) -> None:
    wider = load("acts").iris(ACT.NS + act.value, SKOS.BROADER)
    family = FAMILY_OF[act]
    assert wider == (() if act.value == family.value else (ACT.NS + family.value,))


@pytest.mark.parametrize("act", list(Act))
def test_the_property_of_an_act_is_finer_than_that_of_its_family(act: Act) -> None:
    acts = load("acts")
    own = acts.one_iri(ACT.NS + act.value, SG.AS_PROPERTY)
    family = acts.one_iri(ACT.NS + FAMILY_OF[act].value, SG.AS_PROPERTY)
    assert acts.iris(own, RDFS.SUB_PROPERTY_OF) == (() if own == family else (family,))


def test_requesting_is_not_agreeing() -> None:
    assert load("acts").iris(SG.REQUESTS, RDFS.SUB_PROPERTY_OF) == (SG.ASSERTS,)


@pytest.mark.parametrize("concept", _CONCEPTS, ids=_local)
def test_a_concept_is_described(concept: str) -> None:
    acts = load("acts")
    assert len(acts.texts(concept, SKOS.PREF_LABEL)) == 1
    assert len(acts.texts(concept, SKOS.DEFINITION)) == 1
    assert acts.texts(concept, SKOS.EXAMPLE)
    assert acts.texts(concept, SKOS.NOTATION) == (_local(concept),)
    assert acts.iris(concept, SKOS.IN_SCHEME)


@pytest.mark.parametrize("concept", _CONCEPTS, ids=_local)
def test_a_cameo_code_keeps_its_leading_zero(concept: str) -> None:
    codes = load("acts").texts(concept, SG.CAMEO_CODE)
    assert all(re.fullmatch(r"(0[1-9]|1[0-9]|20)[0-9]{0,2}", code) for code in codes)
    assert len(codes) == 1 or concept == ACT.AGREES


def test_plover_codes_no_plain_comment() -> None:
    assert load("acts").texts(ACT.STATES, SG.PLOVER_CODE) == ()
    assert load("acts").texts(ACT.REQUESTS, SG.PLOVER_CODE) == ("REQUEST",)


def test_no_two_acts_share_a_label() -> None:
    acts = load("acts")
    labels = [
        label
        for act in _ACTS
        for label in (*acts.texts(act, SKOS.PREF_LABEL), *acts.texts(act, SKOS.ALT_LABEL))
    ]
    assert sorted(set(labels)) == sorted(labels)


def test_the_kinds_of_actor_are_classes() -> None:
    classes = load("actor").subjects_of_type(OWL.CLASS)
    assert {SG.NS + kind.value for kind in ActorKind} == {
        c for c in classes if load("actor").iris(c, RDFS.SUB_CLASS_OF) == (SG.ACTOR,)
    }
    assert load("actor").iris(SG.ACTOR, RDF.TYPE) == (OWL.CLASS,)
