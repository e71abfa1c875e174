"""What a network is to be: the settings of Discourse Network Analyzer, by its names.

Gives a checked record from a JSON object or from keywords. What the settings do is in `choose`
(which statements), `product` (what is counted) and `window` (when).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, datetime
from typing import Any, Literal, get_args

from summitgraph.errors import UsageError
from summitgraph.network.row import Joint

Mode = Literal["onemode", "twomode"]
Aggregation = Literal["ignore", "congruence", "conflict", "subtract", "combine"]
Normalisation = Literal[
    "no", "activity", "prominence", "average", "jaccard", "cosine", "vector-cosine"
]
Duplicates = Literal["include", "document", "week", "month", "year", "acrossrange"]
Unit = Literal["no", "seconds", "minutes", "hours", "days", "weeks", "months", "years"]
Rule = Literal["calendar", "dna"]

_ONE_MODE_ONLY = ("average", "jaccard", "cosine", "vector-cosine")
_TWO_MODE_ONLY = ("activity", "prominence")

# Document variables that can be filtered on, and the setting that turns the filter round.
DOCUMENT_FILTERS = {
    "author": "invert_authors",
    "source": "invert_sources",
    "section": "invert_sections",
    "doctype": "invert_types",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixSettings:
    """The settings of a network or a series of networks.

    Attributes:
        type: "twomode" (v1 by v2) or "onemode" (v1 by v1, compared over v2).
        v1, v2: variables of the rows and columns; `v1_doc`, `v2_doc` tell that the variable is
            the document's.
        v3: of networks of three variables, the third, as the addressee; "" elsewhere.
        qualifier: variable that tells statements of one pair apart; "" for none.
        aggregation: what happens to the levels of the qualifier.
        normalisation: by what a cell is divided; "cosine" is DNA's, which is not the cosine of
            two vectors; "vector-cosine" is.
        isolates: keep what appears in any statement of the range, even if no cell is filled.
        duplicates: within which scope a repeated statement is dropped; `rule` says whether months
            and weeks are those of a year ("calendar") or, as in DNA, of any ("dna").
        start, stop: first and last moment, both included, UTC; None for no bound.
        window, size: unit and length of a moving window; "no" for one network.
        exclude: values to leave out, by variable; `invert_values` leaves out all others.
        documents: values of author, source, section or doctype whose documents are left out;
            `inverted` names those for which all others are.
        joint: what is done with a statement of several actors; of use for readouts only.
    """

    type: Mode = "twomode"
    v1: str = "actor"
    v1_doc: bool = False
    v2: str = "issue"
    v2_doc: bool = False
    v3: str = ""
    qualifier: str = ""
    aggregation: Aggregation = "ignore"
    normalisation: Normalisation = "no"
    isolates: bool = False
    duplicates: Duplicates = "include"
    rule: Rule = "calendar"
    start: datetime | None = None
    stop: datetime | None = None
    window: Unit = "no"
    size: int = 1
    exclude: Mapping[str, frozenset[str]] = field(default_factory=dict)
    invert_values: bool = False
    documents: Mapping[str, frozenset[str]] = field(default_factory=dict)
    inverted: frozenset[str] = frozenset()
    joint: Joint = "expand"

    def in_effect(self) -> MatrixSettings:
        """The settings with pairings that mean nothing taken back, as DNA does.

        A normalisation of the other type becomes "no"; congruence and conflict of a two-mode
        network, and combine of a one-mode network, become "ignore".

        >>> MatrixSettings(normalisation="jaccard").in_effect().normalisation
        'no'
        """
        two_mode = self.type == "twomode"
        without_meaning = ("congruence", "conflict") if two_mode else ("combine",)
        other_type = _ONE_MODE_ONLY if two_mode else _TWO_MODE_ONLY
        return replace(
            self,
            aggregation="ignore" if self.aggregation in without_meaning else self.aggregation,
            normalisation="no" if self.normalisation in other_type else self.normalisation,
        )


def read_settings(given: Mapping[str, Any], *, where: str = "settings") -> MatrixSettings:
    """The settings in a JSON object, whose yes and no may be true, false, "1" or "0".

    `exclude` is an object of lists or DNA's `variable=value|variable=value`.

    Raises:
        UsageError: for an unknown key or value; `where` tells which object it stood in.

    >>> read_settings({"type": "onemode", "v1": "person", "isolates": "1"}).isolates
    True
    """
    read: dict[str, Any] = {}
    documents: dict[str, frozenset[str]] = {}
    inverted: set[str] = set()
    turns = {turn: name for name, turn in DOCUMENT_FILTERS.items()}
    for key, value in given.items():
        place = f"{where}, {key}"
        if key in DOCUMENT_FILTERS:
            if values := _values(value, place):
                documents[key] = values
        elif key in turns:
            if _yes(value, place):
                inverted.add(turns[key])
        elif key == "kernel":
            if value not in ("no", "", None):
                raise _refused("kernels are not offered", place, value, "use no")
        elif key in _CHOICES:
            read[key] = _choice(value, place, _CHOICES[key])
        elif key in ("v1_doc", "v2_doc", "isolates", "invert_values"):
            read[key] = _yes(value, place)
        elif key in ("start", "stop"):
            read[key] = _moment(value, place)
        elif key == "size":
            read[key] = _size(value, place)
        elif key == "exclude":
            read[key] = _excluded(value, place)
        elif key in ("v1", "v2", "v3", "qualifier"):
            read[key] = _name(value, place, empty=key in ("v3", "qualifier"))
        else:
            raise _refused("unknown setting", where, key, f"use some of {', '.join(_keys())}")
    return MatrixSettings(documents=documents, inverted=frozenset(inverted), **read)


def _keys() -> list[str]:
    """The keys that settings may have."""
    own = {f.name for f in fields(MatrixSettings)} - {"documents", "inverted"}
    return sorted({*own, *DOCUMENT_FILTERS, *DOCUMENT_FILTERS.values(), "kernel"})


_CHOICES: dict[str, tuple[str, ...]] = {
    "type": get_args(Mode),
    "aggregation": get_args(Aggregation),
    "normalisation": get_args(Normalisation),
    "duplicates": get_args(Duplicates),
    "window": get_args(Unit),
    "rule": get_args(Rule),
    "joint": get_args(Joint),
}


def _refused(what: str, where: str, value: object, advice: str) -> UsageError:
    return UsageError(what, where=where, value=str(value), advice=advice)


def _choice(value: object, where: str, choices: tuple[str, ...]) -> str:
    if value not in choices:
        raise _refused("unknown choice", where, value, f"use one of {', '.join(choices)}")
    return str(value)


def _yes(value: object, where: str) -> bool:
    if isinstance(value, str) and value.lower() in ("0", "1", "true", "false", ""):
        return value.lower() in ("1", "true")
    if isinstance(value, bool | int) and value in (0, 1):
        return bool(value)
    raise _refused("neither yes nor no", where, value, "use 1 or 0")


def _name(value: object, where: str, *, empty: bool) -> str:
    if value is None and empty:
        return ""
    if not isinstance(value, str) or not (value or empty):
        raise _refused("no name of a variable", where, value, "give a name as text")
    return value


def _size(value: object, where: str) -> int:
    try:
        size = int(str(value))
    except ValueError:
        size = 0
    if size < 1:
        raise _refused("no length of a window", where, value, "give a whole number from 1")
    return size


def _moment(value: object, where: str) -> datetime | None:
    if value in (None, ""):
        return None
    try:
        moment = datetime.fromisoformat(str(value))
    except ValueError as error:
        raise _refused("no date", where, value, "write it as 2017-07-07T00:00:00") from error
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _values(value: object, where: str) -> frozenset[str]:
    if value is None or value == "":
        return frozenset()
    if isinstance(value, str):
        return frozenset(value.split("|"))
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return frozenset(value)
    raise _refused("no list of values", where, value, "give a list of texts")


def _excluded(value: object, where: str) -> dict[str, frozenset[str]]:
    if isinstance(value, Mapping):
        return {str(name): _values(items, where) for name, items in value.items()}
    excluded: dict[str, set[str]] = {}
    for pair in str(value or "").split("|"):
        name, equals, item = pair.partition("=")
        if pair and not equals:
            raise _refused("no variable=value", where, pair, 'or give {"variable": ["value"]}')
        if pair:
            excluded.setdefault(name, set()).add(item)
    return {name: frozenset(items) for name, items in excluded.items()}
