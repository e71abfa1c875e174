"""All files of a build as text and bytes, by name; `staging.py` puts them in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summitgraph.pipeline.report import report_page
from summitgraph.pipeline.staging import MARK, Content
from summitgraph.pipeline.tables import tables

if TYPE_CHECKING:
    from summitgraph.pipeline.graph import KnowledgeGraph

GRAPH_FILES = (MARK, "graph.ttl", "graph.nq", "graph.jsonld")
FILES_UP_TO = 5_000
"""Statements up to which a build on disk writes all files without being told to."""
_SOURCE = "From the readouts named in statements.csv, read by summitgraph"


def files_of(graph: KnowledgeGraph) -> dict[str, Content]:
    """Graph, tables with codebook, validation, networks, pictures and report."""
    from summitgraph.network import (
        draw_actor_issue,
        draw_issue_meetings,
        gexf_bytes,
        graphml_bytes,
        sides_from_store,
    )

    report = graph.validation
    files: dict[str, Content] = {
        name: graph.store.write(name.partition(".")[2]) for name in GRAPH_FILES
    }
    files |= tables(graph.store, graph.skipped)
    files["validation.ttl"] = report.to_turtle(graph.base)
    for kind in ("actor-issue", "actor-actor"):
        network = graph.network(kind)
        files[f"{kind}.graphml"] = graphml_bytes(network)
        files[f"{kind}.gexf"] = gexf_bytes(network)
    sides = sides_from_store(graph.store)
    who = draw_actor_issue(graph.network("actor-issue"), source=_SOURCE, sides=sides)
    when = draw_issue_meetings(graph.statement_rows, source=_SOURCE)
    files["actor-issue.png"], files["issue-meetings.png"] = who, when
    files["report.html"] = report_page(
        graph.accounts,
        graph.follow_ups,
        graph.skipped,
        entries=graph.ledger,
        pictures={"Network of actors and issues": who, "Issues by meeting": when},
        conforms=report.conforms,
    )
    return files
