"""`summitgraph network`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal

import typer


class Kind(StrEnum):
    """The networks that can be made."""

    ACTOR_ISSUE = "actor-issue"
    ACTOR_ACTOR = "actor-actor"
    ISSUE_ISSUE = "issue-issue"


class JointChoice(StrEnum):
    """What to do with a statement of several actors."""

    EXPAND = "expand"
    SKIP = "skip"
    ONLY = "only"


_PICTURES: dict[str, Literal["png", "svg"]] = {".png": "png", ".svg": "svg"}


def network(
    graph: Annotated[
        Path, typer.Argument(metavar="DIR|FILE", help="A build, or an RDF file (.trig, .ttl, …).")
    ],
    output: Annotated[
        Path,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Ends in .graphml, .gexf, .json, .csv, .png, .svg.",
        ),
    ],
    kind: Annotated[Kind, typer.Option("--kind", help="Nodes and ties.")] = Kind.ACTOR_ISSUE,
    joint: Annotated[
        JointChoice,
        typer.Option(
            "--joint", help="Statements of several actors: count each, none, or only them."
        ),
    ] = JointChoice.EXPAND,
    family: Annotated[
        list[str] | None,
        typer.Option("--family", help="Only acts of this family; repeatable."),
    ] = None,
) -> None:
    """Write the network of actors and issues, or of actors alone.

    Example: summitgraph network graph/ --kind actor-actor --output actors.gexf
    """
    from summitgraph.cli.talk import say
    from summitgraph.errors import UsageError
    from summitgraph.network import draw_actor_issue, save_bytes, sides_from_store, write_graph
    from summitgraph.pipeline.graph import KnowledgeGraph

    knowledge = KnowledgeGraph.open(graph)
    made = knowledge.network(kind.value, joint=joint.value, families=family)
    picture = _PICTURES.get(output.suffix.lower())
    if picture:
        if kind is not Kind.ACTOR_ISSUE:
            raise UsageError(
                "this network has no picture",
                value=kind.value,
                advice="draw it in Gephi from --output FILE.gexf, or take --kind actor-issue",
            )
        sides = sides_from_store(knowledge.store)
        save_bytes(draw_actor_issue(made, format=picture, sides=sides), output)
    else:
        write_graph(made, output)
    say(f"{len(made.nodes)} nodes, {len(made.edges)} edges: {output}")
