"""`summitgraph build`."""

from __future__ import annotations

from pathlib import Path
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
    from summitgraph.pipeline.folder import Built


def build(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH...", help="Files, folders, or - for stdin.")
    ],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="DIR", help="A new folder, or an old build.")
    ],
    base: Annotated[
        str | None,
        typer.Option(
            "--base",
            metavar="IRI",
            help="Under which found things get their IRIs, in a new store. "
            "[default: https://w3id.org/summitgraph/id/]",
        ),
    ] = None,
    infer: Annotated[
        bool, typer.Option("--infer", help="Add what follows by the ontology, in its own graph.")
    ] = False,
    files: Annotated[
        bool | None,
        typer.Option(
            "--files/--no-files",
            help="Write tables, networks, report and graph files too. "
            "[default: up to 5,000 statements]",
        ),
    ] = None,
    jobs: Jobs = None,
    seconds: Seconds = SECONDS,
    megabytes: Megabytes = MEGABYTES,
    cache: Cache = None,
    cluster: Annotated[
        str,
        typer.Option(
            "--cluster",
            metavar="ADDRESS",
            help="Read on a Dask cluster: tcp://HOST:PORT of its scheduler.",
        ),
    ] = "",
    corrections: Annotated[
        Path | None,
        typer.Option(
            "--corrections",
            metavar="FILE",
            help="Add the decisions of this journal to those of the store, and replay them.",
        ),
    ] = None,
    profile: Annotated[
        bool, typer.Option("--profile", help="Tell what each stage cost, on stderr.")
    ] = False,
    profile_json: Annotated[
        Path | None,
        typer.Option("--profile-json", metavar="FILE", help="Write what each stage cost, as JSON."),
    ] = None,
    reader: Readers = ReaderChoice.RULES,
    prompt: PromptFile = None,
    answers: AnswersFolder = None,
    price: PriceOption = None,
    budget: BudgetOption = None,
    concurrency: Concurrency = CONCURRENCY,
    part: Part = PART,
    yes: Yes = False,
) -> None:
    """Build the knowledge graph of readouts in a folder, or add to the one there.

    The graph lasts in a store: what it holds is not read again, a changed readout takes the place
    of its former text, and a run that was broken off goes on where it was. Beside the store, graph
    files (TriG, Turtle, N-Quads, JSON-LD), tables with a codebook, networks, validation, and a
    report to open. Exit code 1 where the graph does not conform
    or the journal has lines that are no decisions, 3 where a document could not be
    read, or a language model gave no answer on it; all others are in the graph.

    The rules read, offline. With --reader llm or rules,llm a language model reads as well, whose
    address and key the environment tells; every statement of it must quote the readout.

    Example: summitgraph build seeds/ --output graph/
    """
    from summitgraph.cli.talk import FINDINGS, complain, progress, say, stoppable
    from summitgraph.files import save_bytes
    from summitgraph.pipeline.folder import build_folder
    from summitgraph.pipeline.profile import Profile

    measured = Profile() if profile or profile_json else None
    allowed = limits(seconds, megabytes)
    with stoppable(f"the same command goes on from {output}"):
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
        built = build_folder(
            paths,
            output,
            base=base,
            infer=infer,
            files=files,
            jobs=jobs,
            limits=allowed,
            cache=cache,
            cluster=cluster,
            second=second,
            corrections=corrections,
            progress=progress(),
            profile=measured,
        )
    say(f"{summary(built)}: {output}")
    for line in remarks(built, output):
        say(line)
    for fault in built.faults:
        say(f"summitgraph: {corrections}, line {fault.line}: {fault.what}; it was left out")
    if measured and profile:
        say(measured.to_text())
    if measured and profile_json:
        save_bytes(measured.to_json().encode(), profile_json)
    code = complain(built.extension.skipped) or unanswered(second)
    if built.conforms is False or built.faults:
        code = code or FINDINGS
    raise typer.Exit(code)


def summary(built: Built) -> str:
    """What the store holds, and what of it this call brought."""
    from summitgraph.cli.talk import count

    coverage, done = built.coverage, built.extension
    parts = [(len(done.new), "new"), (len(done.changed), "changed"), (done.known, "as before")]
    came = ", ".join(f"{number} {word}" for number, word in parts if number)
    return (
        f"{count(coverage.readouts, 'readout')}{f' ({came})' if came else ''}, "
        f"{coverage.coded} of {coverage.sentences} sentences gave a statement, "
        f"{built.quads} quads"
    )


def remarks(built: Built, folder: Path) -> list[str]:
    """What a person should know of a build beside its numbers."""
    said = [
        f"{name}: its record was damaged; name its document to read it anew"
        for name in built.extension.lost
    ]
    if built.dropped:
        said.append("what was inferred is out of date and was taken away; --infer adds it again")
    if built.conforms is False:
        said.append(f"the graph does not conform; see {folder / 'validation.ttl'}")
    if not built.files and built.coverage.readouts:
        said.append(
            "tables, report and graph files were not written; --files writes them, "
            "`summitgraph dump` prints the graph, `summitgraph validate` checks it"
        )
    return said
