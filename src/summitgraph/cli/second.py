"""A second reader for `build` and `extract`: its options, and what is asked before they begin.

Where the model is, and the key, are told by the environment or a file of settings, never here: what
stands on a command line can be seen by others and is kept in histories.
"""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from summitgraph.pipeline.llm import LanguageModel
    from summitgraph.pipeline.llm.price import Budget
    from summitgraph.pipeline.llm.run import Survey
    from summitgraph.pipeline.worker import Limits


class ReaderChoice(StrEnum):
    """Who reads the statements."""

    RULES = "rules"
    LLM = "llm"
    BOTH = "rules,llm"


PART = 20_000
CONCURRENCY = 4

Readers = Annotated[
    ReaderChoice,
    typer.Option("--reader", help="The rules, a language model, or both. See docs/llm.md."),
]
PromptFile = Annotated[
    Path | None,
    typer.Option("--prompt", metavar="FILE", help="A prompt of your own."),
]
AnswersFolder = Annotated[
    Path | None,
    typer.Option(
        "--answers",
        metavar="DIR",
        help="Where answers are kept. [default: SUMMITGRAPH_LLM_ANSWERS, or your cache folder]",
    ),
]
PriceOption = Annotated[
    str | None,
    typer.Option(
        "--price",
        metavar="SENT/RETURNED",
        help="Of a million tokens, to tell what a run will cost: 0.25/2.00.",
    ),
]
BudgetOption = Annotated[
    float | None,
    typer.Option("--budget", min=0, metavar="N", help="Spend no more than this."),
]
Concurrency = Annotated[
    int,
    typer.Option("--concurrency", min=1, max=64, metavar="N", help="Requests at a time."),
]
Part = Annotated[
    int,
    typer.Option(
        "--part", min=500, metavar="N", help="Letters of a document in one request at most."
    ),
]
Yes = Annotated[
    bool,
    typer.Option("--yes", "-y", help="Ask the model without asking me first."),
]


def second_reader(
    paths: list[str],
    reader: ReaderChoice,
    *,
    prompt: Path | None,
    answers: Path | None,
    price: str | None,
    budget: float | None,
    concurrency: int,
    part: int,
    yes: bool,
    jobs: int | None,
    limits: Limits,
) -> LanguageModel | None:
    """The language model with its answers on these documents, asked for where they are missing.

    None for the rules alone.

    Raises:
        UsageError: where nothing tells how to ask, or nobody said that it may be asked.
    """
    if reader is ReaderChoice.RULES:
        return None
    from dataclasses import replace

    from summitgraph.cli.talk import say
    from summitgraph.pipeline.llm import Answers, LanguageModel, Price, Prompt
    from summitgraph.pipeline.llm.answers import default_folder
    from summitgraph.pipeline.llm.price import Budget
    from summitgraph.pipeline.llm.run import survey
    from summitgraph.pipeline.llm.settings import settings

    told = settings()
    if price:
        told = replace(told, price=Price.of(price))
    cap = Budget(budget, told.price)
    model = LanguageModel(
        told,
        Prompt.read(prompt),
        Answers(answers or default_folder()),
        alone=reader is ReaderChoice.LLM,
    )
    if "-" in paths:
        from summitgraph.errors import UsageError

        raise UsageError(
            "a language model reads files, as they are read twice",
            value="-",
            advice="write what comes from stdin to a file, and name that",
        )
    found = survey(paths, model, letters=part, jobs=jobs, limits=limits)
    if not found.questions:
        say(f"{told.model}: all {found.known} documents are answered already")
        return model
    told.check_address()
    _allow(found, model, yes)
    failed = _ask(found, model, cap, concurrency)
    spent = f", {cap.spent:.4f} spent" if told.price else ""
    say(
        f"{told.model}: {cap.sent:,} tokens sent, {cap.returned:,} returned{spent}"
        + (f"; {len(failed)} documents without an answer" if failed else "")
    )
    return model


def unanswered(model: LanguageModel | None) -> int:
    """The exit code for documents on which a language model gave no answer."""
    from summitgraph.cli.talk import UNREADABLE

    return UNREADABLE if model is not None and model.failed else 0


def _allow(found: Survey, model: LanguageModel, yes: bool) -> None:
    """Tell what a run will take, and go on only where someone says so."""
    from summitgraph.cli.talk import say
    from summitgraph.errors import UsageError

    estimate = found.estimate(model)
    say(f"{model.settings.model}: {estimate}")
    if yes:
        return
    if not sys.stdin.isatty():
        raise UsageError(
            "nobody said that the language model may be asked",
            advice="add --yes; what this takes is told above",
        )
    if not typer.confirm("Ask it?", err=True):
        raise typer.Exit(0)


def _ask(found: Survey, model: LanguageModel, cap: Budget, concurrency: int) -> Mapping[str, str]:
    from summitgraph.cli.talk import progress, say
    from summitgraph.pipeline.llm import Endpoint
    from summitgraph.pipeline.llm.run import ask

    names = {q.key: q.name for q in found.questions}
    with Endpoint(model.settings) as endpoint:
        failed = ask(
            found.questions,
            model,
            endpoint,
            cap,
            concurrency=concurrency,
            progress=progress("asking about"),
        )
    for key, why in failed.items():
        line = f"summitgraph: {names[key]}: no answer of the language model: {why}"
        say("".join(c if c.isprintable() else " " for c in line))
    return failed
