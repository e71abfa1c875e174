"""Pictures of networks: which one a kind has, and what is drawn in it."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from summitgraph.errors import UsageError
from summitgraph.network.matrix import MatrixSettings

if TYPE_CHECKING:
    from summitgraph.network.canvas import PictureFormat

DRAWN = ("actor-issue", "issue-meetings")
"""What can be drawn; of the first also a network can be had."""


def draw_network(
    source: Path,
    kind: str,
    settings: MatrixSettings,
    *,
    families: Collection[str] | None = None,
    form: PictureFormat = "png",
) -> tuple[bytes, str]:
    """A picture as the bytes of a file, and what is in it, in a few words.

    Raises:
        UsageError: for a kind that has no picture, or settings that a picture does not follow.
    """
    from summitgraph.network import draw_actor_issue, draw_issue_meetings
    from summitgraph.pipeline.graph import KnowledgeGraph
    from summitgraph.pipeline.statements import is_coding

    if kind not in DRAWN or is_coding(source):
        raise UsageError(
            "this network has no picture",
            value=kind,
            advice="draw it in Gephi from --output FILE.gexf, or take a build and --kind "
            + ", ".join(DRAWN),
        )
    knowledge = KnowledgeGraph.open(source)
    plan = knowledge.plan("actor-issue", settings, families=families)
    made = plan.whole()
    told = f"{len(made.nodes)} nodes, {len(made.edges)} edges"
    if kind == "actor-issue":
        return draw_actor_issue(made, format=form, sides=knowledge.sides), told
    kept = plan.statements()
    rows = [row for row in knowledge.statement_rows if row.statement in kept]
    picture = draw_issue_meetings(rows, format=form, joint=settings.joint, families=families)
    return picture, f"{len(rows)} statements"
