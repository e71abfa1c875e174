"""Places in a text: UTF-16 units, as Java, JavaScript and .NET count, and code points, as we do."""

from __future__ import annotations

from bisect import bisect_left


class Utf16Places:
    """Turns places in one text from UTF-16 units to code points and back.

    A unit in the middle of a pair is put before its character.

    >>> places = Utf16Places("a\\U0001F600b")
    >>> [places.to_points(unit) for unit in (0, 1, 2, 3, 4)], places.to_units(2)
    ([0, 1, 1, 2, 3], 3)
    """

    def __init__(self, text: str) -> None:
        self._pairs = [place for place, char in enumerate(text) if ord(char) > 0xFFFF]
        self._units = [place + number for number, place in enumerate(self._pairs)]

    def to_points(self, units: int) -> int:
        """The place in code points."""
        before = bisect_left(self._units, units)
        inside = before and self._units[before - 1] + 1 == units
        return self._pairs[before - 1] if inside else units - before

    def to_units(self, points: int) -> int:
        """The place in UTF-16 units."""
        return points + bisect_left(self._pairs, points)
