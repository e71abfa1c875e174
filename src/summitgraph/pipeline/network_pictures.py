"""Pictures of networks: which one a kind has, and what is drawn in it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING

from summitgraph.errors import UsageError
from summitgraph.network.matrix import MatrixSettings
from summitgraph.pipeline.networks import plan_network, refuse_passed_over, rows_that_count

if TYPE_CHECKING:
    import networkx

    from summitgraph.network.canvas import PictureFormat

DRAWN = ("actor-issue", "actor-actor", "signed", "issue-meetings", "commitments")
"""What can be drawn."""
_OF_THE_MAP = (
    "v1",
    "v1_doc",
    "v2",
    "v2_doc",
    "qualifier",
    "normalisation",
    "isolates",
    "duplicates",
    "rule",
)


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
    from summitgraph.network.signed_map import draw_signed
    from summitgraph.network.timeline import draw_commitments
    from summitgraph.network.undertaking import undertakings_from_store
    from summitgraph.pipeline.graph import KnowledgeGraph
    from summitgraph.pipeline.statements import is_coding

    if kind not in DRAWN or (is_coding(source) and kind != "signed"):
        raise UsageError(
            "this network has no picture",
            value=kind,
            advice="draw it in Gephi from --output FILE.gexf, or take a build and --kind "
            + ", ".join(DRAWN),
        )
    if kind == "commitments":
        _refuse_all(settings, families)
    elif kind == "signed":
        # the map is of one-mode ties, and draws their weights as they are counted
        refuse_passed_over("the map", replace(settings, type="twomode"), _OF_THE_MAP)
    else:
        refuse_passed_over(f"the picture of {kind}", settings)
    if kind == "signed":
        one_mode = replace(settings, type="onemode")
        made = plan_network(source, "signed", one_mode, families=families).whole()
        return draw_signed(made, format=form), _size(made)
    knowledge = KnowledgeGraph.open(source)
    if kind == "commitments":
        undertakings, as_of = undertakings_from_store(knowledge.store)
        picture = draw_commitments(undertakings, as_of=as_of, format=form)
        return picture, f"{len(undertakings)} undertakings"
    plan = knowledge.plan(
        "actor-actor" if kind == "actor-actor" else "actor-issue", settings, families=families
    )
    if kind == "issue-meetings":
        rows = rows_that_count(knowledge.statement_rows, plan.table, plan.settings)
        drawn = draw_issue_meetings(rows, format=form, joint=settings.joint, families=families)
        return drawn, f"{len(rows)} statements"
    made = plan.whole()
    if kind == "actor-actor":
        return draw_signed(made, format=form), _size(made)
    return draw_actor_issue(made, format=form, sides=knowledge.sides), _size(made)


def _refuse_all(settings: MatrixSettings, families: Collection[str] | None) -> None:
    """Refuse what tells which statements count: undertakings are none."""
    usual = MatrixSettings()
    told = [f.name for f in fields(settings) if getattr(settings, f.name) != getattr(usual, f.name)]
    if told or families:
        raise UsageError(
            "the picture of commitments shows all undertakings",
            where="settings",
            value=", ".join(told or families or ()),
            advice="leave it out",
        )


def _size(graph: networkx.Graph) -> str:
    return f"{len(graph.nodes)} nodes, {len(graph.edges)} edges"
