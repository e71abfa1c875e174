"""`summitgraph extract`."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from summitgraph.cli.option import MEGABYTES, SECONDS, Cache, Jobs, Megabytes, Seconds, limits
from summitgraph.cli.second import (
    CONCURRENCY,
    PART,
    AnswersFolder,
    BudgetOption,
    Concurrency,
    Part,
    PriceOption,
    PromptFile,
    ReaderChoice,
    Readers,
    Yes,
    second_reader,
    unanswered,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from summitgraph.records import Account


class ExtractFormat(StrEnum):
    """How statements are printed."""

    JSONL = "jsonl"
    CSV = "csv"
    TEXT = "text"


def extract(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH...", help="Files, folders, or - for stdin.")
    ],
    form: Annotated[
        ExtractFormat,
        typer.Option("--format", help="An object a line, a table, or text to read."),
    ] = ExtractFormat.JSONL,
    jobs: Jobs = None,
    seconds: Seconds = SECONDS,
    megabytes: Megabytes = MEGABYTES,
    cache: Cache = None,
    reader: Readers = ReaderChoice.RULES,
    prompt: PromptFile = None,
    answers: AnswersFolder = None,
    price: PriceOption = None,
    budget: BudgetOption = None,
    concurrency: Concurrency = CONCURRENCY,
    part: Part = PART,
    yes: Yes = False,
) -> None:
    """Print the statements of readouts, one to a line.

    Start and end count characters in the text that `summitgraph read` prints.

    Each document is read in a worker, so that a bad one cannot hold up or end the others; what was
    not read is named, and the exit code is then 3.

    Example: summitgraph extract seeds/*.txt --format jsonl > statements.jsonl
    """
    from summitgraph.cli.talk import complain, emit, progress, say, stoppable
    from summitgraph.pipeline.account import accounts

    kept = f"the same command goes on from {cache}" if cache else "with --cache DIR it could go on"
    allowed = limits(seconds, megabytes)
    with stoppable(kept):
        second = second_reader(
            paths,
            reader,
            prompt=prompt,
            answers=answers,
            price=price,
            budget=budget,
            concurrency=concurrency,
            part=part,
            yes=yes,
            jobs=jobs,
            limits=allowed,
        )
        read = accounts(
            paths, jobs=jobs, limits=allowed, cache=cache, second=second, progress=progress()
        )
    emit({"jsonl": _jsonl, "csv": _csv, "text": _text}[form.value](read.accounts))
    for account in read.accounts:
        if not account.statements:
            say(f"summitgraph: {account.readout.name}: a meeting, but no statement was found in it")
    raise typer.Exit(complain(read.skipped) or unanswered(second))


def _jsonl(accounts: Iterable[Account]) -> str:
    import json

    from summitgraph.pipeline.statement_line import statement_line

    lines = (statement_line(a, s) for a in accounts for s in a.statements)
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def _csv(accounts: Iterable[Account]) -> str:
    from summitgraph.pipeline.statement_line import KEYS, statement_line
    from summitgraph.store.rows import Rows

    lines = (statement_line(a, s) for a in accounts for s in a.statements)
    flat = [
        ["; ".join(value) if isinstance(value, list) else value for value in line.values()]
        for line in lines
    ]
    return Rows(KEYS, flat).to_csv(for_spreadsheet=True)


def _text(accounts: Iterable[Account]) -> str:
    from summitgraph.cli.talk import shorten

    parts = []
    for account in accounts:
        parts.append(f"{account.readout.name}: {account.meeting.label}\n")
        for s in account.statements:
            who = ", ".join(a.name for a in s.speakers)
            to = f" → {', '.join(a.name for a in s.addressees)}" if s.addressees else ""
            act = f"not {s.act.value}" if s.negated else s.act.value
            about = "; ".join(i.label for i in s.issues)
            parts.append(f"  {who} {act}{to}: {about}\n")
            parts.append(
                f"      {s.evidence.start}-{s.evidence.end} {shorten(s.evidence.quote, 84)}\n"
            )
            if s.commitment:
                due = f" (due {s.commitment.due.edtf})" if s.commitment.due else ""
                parts.append(f"      undertakes to {shorten(s.commitment.undertaking, 70)}{due}\n")
        parts.append("\n")
    return "".join(parts)
