"""Things by their names, and what the pages call acts, families and states of the ledger."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from summitgraph.records import FAMILY_OF, Act, Family
from summitgraph.store.rows import Value
from summitgraph.triples.term import tail

_ACTS = frozenset(Act)
FAMILIES: Mapping[str, str] = MappingProxyType(
    {
        "agrees": "agreements and joint affirmations",
        "asserts": "assertions, requests and the like",
        "expressesConcern": "concerns and criticisms",
    }
)
"""The families of acts by their local names, in the words of pages."""
STATES: Mapping[str, str] = MappingProxyType(
    {
        "open": "open",
        "mentioned": "spoken of later",
        "repeated": "repeated",
        "replaced": "replaced",
        "reported-done": "reported done",
        "past-due": "past due, not a word since",
        "past-due-unread": "past due, no readout since",
    }
)
"""What the ledger tells of an undertaking, in the words of pages."""


class Thing(NamedTuple):
    """A thing that a page names and links to."""

    iri: str
    label: str


def named(iri: Value, label: Value) -> Thing:
    """A thing by its label; one without is called by the end of its IRI.

    >>> named("https://example.org/issue/peace-treaty", None).label
    'peace-treaty'
    """
    return Thing(str(iri), words(label) or tail(str(iri)))


def by_label(things: Iterable[Thing]) -> tuple[Thing, ...]:
    """Things in the order of their names."""
    return tuple(sorted(things, key=lambda thing: (thing.label.casefold(), thing.iri)))


def words(value: Value) -> str:
    """A value as text; nothing for None."""
    return "" if value is None else str(value)


def family_of(act: str) -> str:
    """The family of an act, both by local names; a family is its own.

    >>> family_of("affirms"), family_of("expressesConcern"), family_of("sings")
    ('agrees', 'expressesConcern', 'asserts')
    """
    if act in FAMILIES:
        return act
    return FAMILY_OF[Act(act)].value if act in _ACTS else Family.ASSERTS.value


_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}


def plain_time(edtf: str) -> str:
    """A time in EDTF as people write it: seasons by name, a stretch with "to".

    >>> plain_time("2017-22"), plain_time("2018-12/2019-01"), plain_time("XXXX-12-15")
    ('summer 2017', '2018-12 to 2019-01', '12-15, year not told')
    """
    if "/" in edtf:
        return " to ".join(plain_time(end) for end in edtf.split("/"))
    year, _, rest = edtf.partition("-")
    if rest in _SEASONS:
        return f"{_SEASONS[rest]} {year}"
    return f"{rest}, year not told" if year == "XXXX" and rest else edtf
