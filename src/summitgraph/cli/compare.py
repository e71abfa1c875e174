"""`summitgraph compare`."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summitgraph.pipeline.account import Accounts
    from summitgraph.records import Comparison, SharedMeeting


class CompareFormat(StrEnum):
    """How a comparison is printed."""

    TEXT = "text"
    CSV = "csv"
    JSON = "json"
    HTML = "html"


def compare(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH...", help="Files, folders, or - for stdin.")
    ],
    meeting: Annotated[
        str | None,
        typer.Option(
            metavar="WORDS",
            help="Part of a meeting's name, or of a file's. [default: all with several accounts]",
        ),
    ] = None,
    form: Annotated[
        CompareFormat,
        typer.Option("--format", help="Columns to read, a table, JSON, or a page to open."),
    ] = CompareFormat.TEXT,
) -> None:
    """Set the accounts of one meeting side by side, issue by issue.

    What is told by all, by one alone, or differently; with the words of each, and why they stand
    beside each other. Readouts are taken for accounts of one meeting by day, participants, place,
    occasion and way of meeting; the reason and a confidence are told.

    Example: summitgraph compare ours.txt theirs.html --format text
    """
    from summitgraph import link
    from summitgraph.cli.talk import complain, emit, progress, say
    from summitgraph.pipeline.account import accounts
    from summitgraph.pipeline.comparison import compared

    read = accounts(paths, progress=progress())
    identified = link.same_meetings(link.one_label(read.accounts))
    found = compared(identified.accounts, identified.meetings, meeting)
    emit(_printed(found, form))
    if not any(len(c.accounts) > 1 for c in found):
        say(_alone(identified.meetings, read))
    raise typer.Exit(complain(read.skipped))


def _printed(found: Sequence[Comparison], form: CompareFormat) -> str:
    import json

    match form:
        case CompareFormat.TEXT:
            from summitgraph.cli.columns import side_by_side

            return "\n".join(side_by_side(comparison) for comparison in found)
        case CompareFormat.CSV:
            return _csv(found)
        case CompareFormat.JSON:
            from summitgraph.pipeline.comparison import as_dict

            told = [as_dict(comparison) for comparison in found]
            return json.dumps(told, ensure_ascii=False, indent=1) + "\n"
        case CompareFormat.HTML:
            from summitgraph.pipeline.report.comparison import comparison_page

            return comparison_page(found)


def _csv(found: Sequence[Comparison]) -> str:
    from summitgraph.pipeline.comparison import KEYS, lines
    from summitgraph.store.rows import Rows

    flat = [
        ["; ".join(line[k]) if isinstance(line[k], list) else line[k] for k in KEYS]
        for line in lines(found)
    ]
    return Rows(KEYS, flat).to_csv(for_spreadsheet=True)


def _alone(meetings: Sequence[SharedMeeting], read: Accounts) -> str:
    names = "; ".join(m.meeting.label for m in meetings[:8]) + (" …" if len(meetings) > 8 else "")
    return (
        f"summitgraph: in {len(read.accounts)} readouts no meeting has several accounts ({names}) "
        "→ give the readouts of both sides"
    )
