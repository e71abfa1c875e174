"""All parts in one HTML file, which fetches nothing and runs nothing."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from functools import partial
from itertools import groupby

from summitgraph.errors import UsageError
from summitgraph.web.addresses import path_of
from summitgraph.web.explorer.drawing import STATIC, draw, environment
from summitgraph.web.explorer.graph import Graph, ask
from summitgraph.web.explorer.printed.fitting import fitted, statement_anchor
from summitgraph.web.explorer.printed.sheets import sheets

MOST = 5_000
"""The most statements of a graph that one file holds."""


def printed(graph: Graph, pictures: Mapping[str, bytes]) -> str:
    """The document.

    Args:
        pictures: PNGs by what they show; they stand with the network.

    Raises:
        UsageError: for a graph of more than `MOST` statements, or of none.
    """
    counted = {str(r["class"]).partition("#")[2]: r["count"] for r in ask(graph, "counts")}
    statements = int(str(counted.get("Statement", 0)))
    if not statements or statements > MOST:
        raise UsageError(
            f"a report holds 1 to {MOST:,} statements",
            value=f"{statements:,}",
            advice="open a larger graph by `summitgraph serve`, or build a part of its readouts",
        )
    parts = list(sheets(graph))
    anchors = {part.path: part.anchor for part in parts}
    for part in parts:
        if part.page.template == "readout":
            for said in part.page.shown["statements"]:
                anchors[path_of(said.iri, graph.base)] = statement_anchor(said.iri)
    href = partial(path_of, base=graph.base)
    drawn = [
        (part, fitted(draw(part.page, href=href, home="", in_file=True), part, anchors))
        for part in parts
    ]
    groups = [(name, list(found)) for name, found in groupby(drawn, key=lambda d: d[0].group)]
    images = [
        (words, "data:image/png;base64," + base64.b64encode(png).decode("ascii"))
        for words, png in pictures.items()
    ]
    css = (STATIC / "explorer.css").read_text(encoding="utf-8")
    css += (STATIC / "printed.css").read_text(encoding="utf-8")
    return environment().get_template("printed.html").render(groups=groups, images=images, css=css)
