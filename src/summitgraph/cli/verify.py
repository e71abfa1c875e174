"""`summitgraph verify`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def verify(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A build with its store.")],
    quick: Annotated[
        bool,
        typer.Option("--quick", help="Compare digests only; do not derive the links anew."),
    ] = False,
) -> None:
    """Check that every file, graph and record of a store is as it was written.

    A graph that you wrote through `summitgraph serve --writable` is yours: it is named, and no
    damage. Decisions that the graph does not hold yet are told, and no damage either. Exit code 1
    where something is not as it was written; each line says what, and what to do. A backup is
    checked against its manifest.

    Example: summitgraph verify graph/
    """
    from summitgraph.cli.talk import FINDINGS, count, emit
    from summitgraph.pipeline.care import changed_files, is_backup
    from summitgraph.pipeline.verify import decisions_wait, kept_for_user
    from summitgraph.pipeline.verify import verify as verify_store

    if is_backup(folder):
        changed = [(name, what) for name, what in changed_files(folder) if what]
        for name, what in changed:
            emit(f"{name}: {what} → take another backup\n")
        whole = "the backup is whole; `summitgraph restore` makes a store of it\n"
        emit(f"{count(len(changed), 'damage')} found\n" if changed else whole)
        raise typer.Exit(FINDINGS if changed else 0)
    found = verify_store(folder, quick=quick)
    for damage in found:
        emit(f"{damage.where}: {damage.what} → {damage.advice}\n")
    for graph, quads in kept_for_user(folder).items():
        name = graph or "the default graph"
        emit(f"{name}: {count(quads, 'triple')} of your own, which every build keeps\n")
    if decisions_wait(folder):
        emit("corrections.jsonl: decisions wait to be put into effect by the next build\n")
    emit(f"{count(len(found), 'damage')} found\n" if found else "the store is whole\n")
    raise typer.Exit(FINDINGS if found else 0)
