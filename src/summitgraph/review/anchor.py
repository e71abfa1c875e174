"""Where the words of a decision stand now: in the text as it was, or in one that has changed."""

from __future__ import annotations

from summitgraph.records.decision import StatementRef
from summitgraph.records.statement import Statement


def find_words(text: str, start: int, quote: str, *, changed: bool = False) -> int | None:
    """Where a quote begins in a text: where it did, or else the occurrence nearest to that.

    None where it does not occur, or two are equally near.

    Args:
        changed: whether the text is another than that in which it began there. Then no place is
            nearer than another, and a quote that occurs twice stands nowhere for sure.

    >>> find_words("We agreed. We agreed.", 11, "We agreed."), find_words("No.", 0, "We agreed.")
    (11, None)
    >>> find_words("We agreed. We agreed.", 11, "We agreed.", changed=True)
    """
    if text.startswith(quote, start) and not changed:
        return start
    places = []
    place = text.find(quote)
    while place >= 0:
        places.append(place)
        place = text.find(quote, place + 1)
    places.sort(key=lambda found: abs(found - start))
    equally = len(places) > 1 and abs(places[0] - start) == abs(places[1] - start)
    if not places or equally or (changed and len(places) > 1):
        return None
    return places[0]


def matching(
    ref: StatementRef, start: int, statements: list[Statement], keys: dict[str, str]
) -> int | None:
    """The place of the statement that a decision is about, whose words begin at `start` now.

    It has the same words, act and speakers; of several, the same issues decide.

    Args:
        keys: what became of the keys of actors and issues that are said to be the same.
    """
    speakers = {keys.get(key, key) for key in ref.speakers}
    found = [
        number
        for number, statement in enumerate(statements)
        if statement.evidence.start == start
        and statement.evidence.quote == ref.quote
        and statement.act is ref.act
        and {actor.key for actor in statement.speakers} == speakers
    ]
    if len(found) > 1:
        issues = {keys.get(key, key) for key in ref.issues}
        narrower = [n for n in found if {issue.key for issue in statements[n].issues} == issues]
        found = narrower or found
    return found[0] if found else None


def on_the_words(ref: StatementRef, start: int, statements: list[Statement]) -> list[int]:
    """The places of all statements on exactly these words."""
    return [
        number
        for number, statement in enumerate(statements)
        if statement.evidence.start == start and statement.evidence.quote == ref.quote
    ]
