"""Network files that Gephi, R and networkx open again: GraphML, GEXF, node-link JSON, edge CSV.

`write_social` has those of the social-network packages.

Takes any networkx graph with flat attributes. The same graph gives the same bytes: nodes and
edges are sorted, edges numbered in that order, and no file tells when or where it was made.
"""

from __future__ import annotations

import csv
import io
import json
import numbers
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summitgraph.errors import UsageError
from summitgraph.files import harmless, save_bytes
from summitgraph.network.row import join_values
from summitgraph.network.write_social import matrix_csv_bytes, pajek_bytes, ucinet_bytes
from summitgraph.triples.term import printable

if TYPE_CHECKING:
    import networkx as nx


def graphml_bytes(graph: nx.Graph) -> bytes:
    """The graph as GraphML (http://graphml.graphdrawing.org), every edge with an id of its own.

    networkx reads parallel edges back as a multigraph, and a graph without any as a simple one
    unless `force_multigraph=True`.

    >>> import networkx as nx
    >>> graphml_bytes(nx.Graph([("ruto", "treaty")])).count(b"<edge ")
    1
    """
    import networkx as nx

    stream = io.BytesIO()
    # networkx's other writer, in lxml, would give other bytes wherever lxml happens to be installed
    nx.write_graphml_xml(canonical(graph), stream, infer_numeric_types=True)
    return stream.getvalue() + b"\n"


def gexf_bytes(graph: nx.Graph) -> bytes:
    """The graph as GEXF 1.2draft (https://gexf.net), for Gephi.

    >>> import networkx as nx
    >>> b"lastmodifieddate" in gexf_bytes(nx.Graph([("ruto", "treaty")]))
    False
    """
    return as_gexf(canonical(graph))


def as_gexf(ready: nx.MultiGraph) -> bytes:
    """A graph that `canonical` made as GEXF; spells may have been added to it."""
    import networkx as nx

    for _, _, key, data in ready.edges(keys=True, data=True):
        data["id"] = key
    stream = io.BytesIO()
    nx.write_gexf(ready, stream, version="1.2draft")
    dated = rb' lastmodifieddate="[0-9-]*"'
    return re.sub(dated, b"", stream.getvalue(), count=1) + b"\n"


def node_link_bytes(graph: nx.Graph) -> bytes:
    """The graph as node-link JSON, as `networkx.node_link_graph` and d3 read it.

    >>> import json, networkx as nx
    >>> sorted(json.loads(node_link_bytes(nx.Graph())))
    ['directed', 'edges', 'graph', 'multigraph', 'nodes']
    """
    import networkx as nx

    data = nx.node_link_data(canonical(graph))
    return (json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def edge_csv_bytes(graph: nx.Graph) -> bytes:
    """The edges as CSV in UTF-8, one a line, with the labels of both ends.

    Text that a spreadsheet would run as a formula gets an apostrophe before it.

    >>> import networkx as nx
    >>> edge_csv_bytes(nx.Graph([("ruto", "treaty")])).decode().splitlines()
    ['id,source,source_label,target,target_label', 'e1,ruto,ruto,treaty,treaty']
    """
    ready = canonical(graph)
    edges = list(ready.edges(keys=True, data=True))
    own = sorted({name for _, _, _, data in edges for name in data})
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(["id", "source", "source_label", "target", "target_label", *own])
    for one, other, key, data in edges:
        cells = [key]
        for node in (one, other):
            cells += [node, ready.nodes[node].get("label", node)]
        cells += [data.get(name, "") for name in own]
        writer.writerow([harmless(cell) for cell in cells])
    return stream.getvalue().encode()


FORMATS: Mapping[str, Callable[[nx.Graph], bytes]] = {
    "graphml": graphml_bytes,
    "gexf": gexf_bytes,
    "json": node_link_bytes,
    "csv": edge_csv_bytes,
    "net": pajek_bytes,
    "dl": ucinet_bytes,
    "matrix.csv": matrix_csv_bytes,
}
"""The file formats by name, which is also the ending of the file."""


def write_graph(graph: nx.Graph, path: Path, *, format: str | None = None) -> None:  # noqa: A002
    """Write the graph to a file; the ending tells the format unless `format` does.

    Raises:
        UsageError: for an unknown format, or an attribute that no graph file can hold.
        OutputError: where the file cannot be written; what stood there before is untouched.
    """
    longest_first = sorted(FORMATS, key=len, reverse=True)
    ending = next((f for f in longest_first if path.name.lower().endswith(f".{f}")), path.suffix)
    name = format or ending
    if name not in FORMATS:
        raise UsageError(
            "unknown format of a network file",
            where=str(path),
            value=name,
            advice=f"use one of {', '.join(FORMATS)}",
        )
    save_bytes(FORMATS[name](graph), path)


def canonical(graph: nx.Graph) -> nx.MultiGraph:
    """A copy with sorted nodes and edges, edge keys e1, e2, …, and nothing but flat values."""
    import networkx as nx

    ready = nx.MultiDiGraph() if isinstance(graph, nx.DiGraph) else nx.MultiGraph()
    ready.graph.update(_flat(graph.graph))
    # networkx names that end of an edge first whose node came first
    for node, data in sorted(graph.nodes(data=True), key=_rows_first):
        ready.add_node(_clean(str(node)), **_flat(data))
    edges = []
    for edge in (
        graph.edges(keys=True, data=True)
        if isinstance(graph, nx.MultiGraph)
        else graph.edges(data=True)
    ):
        ends = [_clean(str(edge[0])), _clean(str(edge[1]))]
        if not isinstance(graph, nx.DiGraph) and _rank(ready, ends[0]) > _rank(ready, ends[1]):
            ends.reverse()
        key = str(edge[2]) if isinstance(graph, nx.MultiGraph) else ""
        edges.append((ends[0], ends[1], key, _flat(edge[-1])))
    for number, (one, other, _, data) in enumerate(sorted(edges, key=lambda e: e[:3]), 1):
        ready.add_edge(one, other, key=f"e{number}", **data)
    return ready


def _rank(graph: nx.Graph, node: str) -> tuple[int, str]:
    """Actors before issues, then by identifier."""
    return graph.nodes[node].get("bipartite", 0), node


def _rows_first(node: tuple[object, Mapping[str, Any]]) -> tuple[int, str]:
    return node[1].get("bipartite", 0), str(node[0])


def _flat(attributes: Mapping[str, Any]) -> dict[str, str | int | float]:
    """The attributes as text and numbers, sorted by name; those without a value are left out."""
    flat = {}
    for name, value in sorted(attributes.items()):
        if value is not None:
            flat[_clean(str(name))] = _value(name, value)
    return flat


def _value(name: str, value: object) -> str | int | float:
    if isinstance(value, str):
        return _clean(value)
    if isinstance(value, numbers.Integral):
        return int(value)
    if isinstance(value, numbers.Real):
        return float(value)
    if isinstance(value, Iterable) and not isinstance(value, Mapping | bytes):
        return join_values(_clean(str(item)) for item in value)
    raise UsageError(
        "no graph file can hold such an attribute",
        where=str(name),
        value=type(value).__name__,
        advice="give text, a number or a list of these",
    )


def _clean(text: str) -> str:
    """Text that XML gives back as it is: no control characters, line ends as U+000A."""
    return printable(text.replace("\r\n", "\n").replace("\r", "\n"))
