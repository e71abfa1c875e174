"""A time as a readout gives it: an EDTF date and plain day bounds, with the words it came from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A possibly vague time.

    Attributes:
        edtf: the date in Extended Date/Time Format (ISO 8601-2), for example `2017-08`,
            `2018-12/2019-01`, `XXXX-12-15`.
        earliest: the first day that it can mean; None where the year is unknown.
        latest: the last day that it can mean; None where the year is unknown.
        phrase: the words of the source, "in late August".
    """

    edtf: str
    earliest: date | None
    latest: date | None
    phrase: str = ""
