"""What stands where in the issue-by-meeting picture: its columns, its rows, and marks for actors.

`heatmap` draws it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from summitgraph.network.row import StatementRow, name_issues


def order_meetings(rows: Sequence[StatementRow]) -> list[str]:
    """The meetings by date, those without a date last."""
    dates: dict[str, str] = {}
    for row in rows:
        date = row.date or "~"
        dates[row.meeting] = min(date, dates.get(row.meeting, date))
    return sorted(dates, key=lambda meeting: (dates[meeting], meeting))


def keep_meetings(rows: Sequence[StatementRow], limit: int) -> tuple[tuple[StatementRow, ...], int]:
    """The statements of the meetings with most of them, and how many meetings are left out.

    Of equally many the later is kept.
    """
    counts = Counter(row.meeting for row in rows)
    place = {meeting: number for number, meeting in enumerate(order_meetings(rows))}
    kept = set(sorted(counts, key=lambda meeting: (-counts[meeting], -place[meeting]))[:limit])
    return tuple(row for row in rows if row.meeting in kept), len(counts) - len(kept)


def order_issues(
    rows: Sequence[StatementRow], meetings: Sequence[str], limit: int
) -> tuple[list[str], dict[str, str], int]:
    """The issues to show from top to bottom, their labels, and how many are left out."""
    number = {meeting: place for place, meeting in enumerate(meetings)}
    seen: dict[str, set[int]] = defaultdict(set)
    counts: dict[str, int] = defaultdict(int)
    labels = name_issues(rows)
    for row in rows:
        for issue in row.issues:
            seen[issue.id].add(number[row.meeting])
            counts[issue.id] += 1

    def by_use(issue: str) -> tuple[int, int, str, str]:
        return -len(seen[issue]), -counts[issue], labels[issue], issue

    kept = sorted(seen, key=by_use)[:limit]
    kept.sort(key=lambda issue: (min(seen[issue]), by_use(issue)))
    return kept, labels, len(seen) - len(kept)


def give_initials(labels: Mapping[str, str]) -> dict[str, str]:
    """A short mark for each actor: the first letters of the last word that tell it apart.

    Where three letters do not, a letter and a number.

    >>> give_initials({"a": "William Ruto", "s": "Musalia Mudavadi", "t": "State"})
    {'a': 'R', 's': 'M', 't': 'S'}
    >>> give_initials({"x": "Kim Jong Un", "y": "UN", "z": "Un"})
    {'x': 'U1', 'y': 'UN', 'z': 'U2'}
    """
    words = {actor: (label.split() or [actor])[-1] for actor, label in sorted(labels.items())}
    marks: dict[str, str] = {}
    numbers: dict[str, int] = defaultdict(int)
    for actor, word in words.items():
        others = [other for key, other in words.items() if key != actor]
        for length in range(1, 4):
            if not any(other[:length] == word[:length] for other in others):
                marks[actor] = word[:length]
                break
        else:
            numbers[word[0]] += 1
            marks[actor] = f"{word[0]}{numbers[word[0]]}"
    return marks
