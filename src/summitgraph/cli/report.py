"""`summitgraph report`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def report(
    graph: Annotated[
        Path, typer.Argument(metavar="DIR|FILE", help="A build, or an RDF file (.trig, .ttl, …).")
    ],
    output: Annotated[
        str, typer.Option(metavar="FILE", help="Where to write it; - is standard output.")
    ] = "-",
) -> None:
    """Write the explorer as one HTML file to be mailed: the same views, no service.

    It fetches nothing and runs nothing. It holds up to 5,000 statements; larger graphs are for
    `serve`.

    Example: summitgraph report graph/ --output report.html
    """
    from summitgraph.cli.talk import emit, say
    from summitgraph.files import save_bytes
    from summitgraph.network import draw_actor_issue, sides_from_store
    from summitgraph.pipeline.graph import KnowledgeGraph
    from summitgraph.web.explorer.graph import Embedded
    from summitgraph.web.explorer.printed import printed

    opened = KnowledgeGraph.open(graph)
    sides = sides_from_store(opened.store)
    network = opened.network("actor-issue")
    pictures = {}
    if network.number_of_edges():
        picture = draw_actor_issue(network, source="Read by summitgraph", sides=sides)
        pictures["Who acts on which issue"] = picture
    text = printed(Embedded(opened.store, opened.base), pictures)
    if output == "-":
        emit(text)
        return
    data = text.encode("utf-8", "replace")
    save_bytes(data, Path(output))
    say(f"{len(data):,} bytes: {output}")
