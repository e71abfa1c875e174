"""The registers hang together: whatever names another thing names one that is there."""

from __future__ import annotations

from datetime import date

import pytest

from summitgraph import authority
from summitgraph.link.person import HEADS, fold
from summitgraph.records import Act, ActorKind

KNOWLEDGE = authority.load()
NAMESAKES = {"andris berzins", "david johnston"}
"""Those whom only their office tells apart."""


def test_the_registers_hold_the_world() -> None:
    kinds = [entry.actor.kind for entry in KNOWLEDGE.actors.values()]
    assert kinds.count(ActorKind.STATE) >= 190
    assert kinds.count(ActorKind.ORGANIZATION) >= 40
    assert kinds.count(ActorKind.PERSON) >= 500
    assert KNOWLEDGE.cues
    assert KNOWLEDGE.events
    assert KNOWLEDGE.issues


def test_they_are_read_once() -> None:
    assert authority.load() is authority.load()


def test_a_register_cannot_be_changed_by_a_reader() -> None:
    with pytest.raises(TypeError):
        KNOWLEDGE.actors["state/XX"] = KNOWLEDGE.actors["state/JP"]  # type: ignore[index]


def test_every_key_is_that_of_its_record() -> None:
    assert all(key == entry.actor.key for key, entry in KNOWLEDGE.actors.items())
    assert all(key == office.key for key, office in KNOWLEDGE.offices.items())
    assert all(key == issue.key for key, issue in KNOWLEDGE.issues.items())


def test_every_actor_has_a_name_and_a_key_of_its_kind() -> None:
    begins = {
        ActorKind.STATE: "state/",
        ActorKind.ORGANIZATION: "org/",
        ActorKind.PERSON: "person/",
        ActorKind.GROUP: "group/",
    }
    for entry in KNOWLEDGE.actors.values():
        assert entry.actor.name
        assert entry.actor.known
        assert entry.actor.key.startswith(begins[entry.actor.kind])


def test_every_term_of_office_is_some_persons_in_some_office() -> None:
    for term in KNOWLEDGE.terms:
        assert KNOWLEDGE.actors[term.person].actor.kind is ActorKind.PERSON, term.key
        assert term.office in KNOWLEDGE.offices, term.key
        assert term.until is None or term.start <= term.until, term.key


def test_every_office_is_of_a_state_or_a_body_and_has_a_title() -> None:
    for office in KNOWLEDGE.offices.values():
        assert KNOWLEDGE.actors[office.body].actor.kind is not ActorKind.PERSON, office.key
        assert office.name, office.key
        assert office.titles, office.key


@pytest.mark.parametrize(
    ("office", "day", "expected"),
    [
        ("office/JP-prime-minister", date(2016, 5, 6), {"person/shinzo-abe"}),
        ("office/JP-prime-minister", date(2022, 9, 27), {"person/fumio-kishida"}),
        ("office/RU-president", date(2010, 6, 1), {"person/dmitry-medvedev"}),
        ("office/RU-president", date(2016, 5, 6), {"person/vladimir-putin"}),
        ("office/NO-prime-minister", date(2010, 6, 1), {"person/jens-stoltenberg"}),
        ("office/CD-president", date(2010, 6, 1), {"person/joseph-kabila"}),
        ("office/CD-president", date(2024, 6, 1), {"person/felix-tshisekedi"}),
        ("office/BO-president", date(2010, 6, 1), {"person/evo-morales"}),
        ("office/XK-prime-minister", date(2024, 6, 1), {"person/albin-kurti"}),
        ("office/SB-prime-minister", date(2022, 6, 1), {"person/manasseh-sogavare"}),
        ("office/UNICEF-executive-director", date(2024, 6, 1), {"person/catherine-russell"}),
    ],
)
def test_who_held_an_office_on_a_day(office: str, day: date, expected: set[str]) -> None:
    holders = {
        t.person
        for t in KNOWLEDGE.terms
        if t.office == office and t.start <= day and (t.until is None or day <= t.until)
    }
    assert holders == expected


@pytest.mark.parametrize("day", [date(2006, 7, 1), date(2015, 7, 1), date(2024, 7, 1)])
def test_a_state_is_led_by_someone(day: date) -> None:
    led = {
        KNOWLEDGE.offices[t.office].body
        for t in KNOWLEDGE.terms
        if t.start <= day and (t.until is None or day <= t.until)
        if KNOWLEDGE.offices[t.office].kind in HEADS
    }
    states = {k for k, e in KNOWLEDGE.actors.items() if e.actor.kind is ActorKind.STATE}
    assert "state/KI" in led
    assert len(states - led) <= 10, sorted(states - led)


def test_a_name_in_full_is_of_one_person() -> None:
    seen: dict[str, set[str]] = {}
    for key, entry in KNOWLEDGE.actors.items():
        if entry.actor.kind is ActorKind.PERSON:
            for name in (entry.actor.name, *entry.aliases):
                seen.setdefault(fold(name), set()).add(key)
    assert {name for name, keys in seen.items() if len(keys) > 1} == NAMESAKES


def test_no_person_is_named_as_a_state_or_a_body_is() -> None:
    entries = KNOWLEDGE.actors.values()
    persons = {
        name
        for e in entries
        if e.actor.kind is ActorKind.PERSON
        for name in (e.actor.name, *e.aliases)
    }
    others = {
        name
        for e in entries
        if e.actor.kind is not ActorKind.PERSON
        for name in (e.actor.name, *e.aliases, *e.demonyms, *e.metonyms, *e.places)
    }
    assert persons.isdisjoint(others), persons & others


def test_every_cue_that_carries_an_act_carries_one_of_the_codebook() -> None:
    carried = {act for cue in KNOWLEDGE.cues for act in (cue.act, cue.joint_act) if act}
    assert carried == set(Act)
    for cue in KNOWLEDGE.cues:
        assert cue.phrases, cue.key
        assert cue.frame, cue.key
        assert (cue.act is None) == (cue.joint_act is None), cue.key


def test_no_phrase_stands_twice_in_one_set_of_cues() -> None:
    for cue in KNOWLEDGE.cues:
        assert len(cue.phrases) == len(set(cue.phrases)), cue.key


def test_every_wider_issue_is_there_and_none_is_wider_than_itself() -> None:
    def wider(key: str, below: tuple[str, ...]) -> None:
        assert key not in below, f"{key} is wider than itself"
        for above in KNOWLEDGE.issues[key].broader:
            wider(above, (*below, key))

    for key in KNOWLEDGE.issues:
        wider(key, ())


def test_no_label_names_two_issues() -> None:
    seen: dict[str, str] = {}
    for issue in KNOWLEDGE.issues.values():
        for label in {issue.label.lower(), *(alias.lower() for alias in issue.aliases)}:
            assert seen.setdefault(label, issue.key) == issue.key, label


def test_no_name_is_two_states_or_bodies_unless_it_is_marked_ambiguous() -> None:
    marked = {name for entry in KNOWLEDGE.actors.values() for name in entry.ambiguous}
    seen: dict[str, str] = {}
    for entry in KNOWLEDGE.actors.values():
        if entry.actor.kind is not ActorKind.PERSON:
            for name in {entry.actor.name, *entry.aliases, *entry.demonyms} - marked:
                assert seen.setdefault(name, entry.actor.key) == entry.actor.key, name


def test_every_edition_of_an_event_is_of_a_series_that_is_there_and_ends_after_it_began() -> None:
    keys = {event.key for event in KNOWLEDGE.events}
    for event in KNOWLEDGE.events:
        assert not event.series or event.series in keys, event.key
        if event.earliest is not None and event.latest is not None:
            assert event.earliest <= event.latest, event.key


def test_every_member_of_a_body_is_there() -> None:
    for entry in KNOWLEDGE.actors.values():
        assert set(entry.members) <= KNOWLEDGE.actors.keys(), entry.actor.key


def test_a_persons_sex_is_told_in_one_of_two_words_or_not_at_all() -> None:
    told = {entry.gender for entry in KNOWLEDGE.actors.values()}
    assert told <= {"male", "female", ""}
