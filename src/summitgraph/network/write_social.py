"""Network files of the social-network packages: Pajek, UCINET and the CSV matrix of DNA.

Takes any networkx graph with `label` and, in two-mode graphs, `bipartite` on its nodes and `weight`
on its edges; parallel edges are added up.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from summitgraph.errors import UsageError
from summitgraph.files import harmless
from summitgraph.triples.term import printable

if TYPE_CHECKING:
    import networkx as nx


def pajek_bytes(graph: nx.Graph) -> bytes:
    """The graph as a Pajek network (`.net`) in UTF-8 with a byte order mark, as Pajek asks.

    A two-mode network has its rows first and tells how many they are (which networkx's own reader
    of Pajek does not know). Labels stand in quotation marks; those in them become apostrophes, as
    Pajek knows no escape. The first line names the network, so that a reader that takes the byte
    order mark for text still finds the vertices.

    >>> import networkx as nx
    >>> print(pajek_bytes(nx.Graph([("ruto", "treaty")])).decode("utf-8-sig"), end="")
    *Network summitgraph
    *Vertices 2
    1 "ruto"
    2 "treaty"
    *Edges
    1 2 1
    """
    rows, columns = _sides(graph)
    nodes = [*rows, *columns]
    number = {node: place for place, node in enumerate(nodes, 1)}
    head = f"*Vertices {len(nodes)}" + (f" {len(rows)}" if columns else "")
    name = " ".join(printable(str(graph.graph.get("name", ""))).split()) or "summitgraph"
    lines = [
        f"*Network {name}",
        head,
        *(f'{number[n]} "{_quoted(_label(graph, n))}"' for n in nodes),
    ]
    lines.append("*Arcs" if is_directed(graph) else "*Edges")
    ties = {
        (number[one], number[other]): weight for (one, other), weight in _weights(graph).items()
    }
    lines += [f"{one} {other} {_number(weight)}" for (one, other), weight in sorted(ties.items())]
    return ("\ufeff" + "\n".join(lines) + "\n").encode()


def ucinet_bytes(graph: nx.Graph) -> bytes:
    """The graph as a UCINET DL file: a full matrix with labels.

    >>> import networkx as nx
    >>> print(ucinet_bytes(nx.Graph([("ruto", "treaty")])).decode(), end="")
    DL N=2
    FORMAT = FULLMATRIX DIAGONAL PRESENT
    LABELS:
    "ruto"
    "treaty"
    DATA:
    0 1
    1 0
    """
    rows, columns, cells = _matrix(graph)
    labels = [[f'"{_quoted(_label(graph, node))}"' for node in side] for side in (rows, columns)]
    if graph_is_two_mode(graph):
        lines = [f"DL NR={len(rows)} NC={len(columns)}", "FORMAT = FULLMATRIX DIAGONAL PRESENT"]
        lines += ["ROW LABELS:", *labels[0], "COLUMN LABELS:", *labels[1]]
    else:
        lines = [f"DL N={len(rows)}", "FORMAT = FULLMATRIX DIAGONAL PRESENT", "LABELS:", *labels[0]]
    lines += ["DATA:", *(" ".join(map(_number, row)) for row in cells)]
    return ("\n".join(lines) + "\n").encode()


def matrix_csv_bytes(graph: nx.Graph) -> bytes:
    """The graph as a CSV matrix as Discourse Network Analyzer writes it.

    Cells stand apart by semicolons; they are whole numbers where all are, else have six decimals.
    A label that a spreadsheet would run as a formula gets an apostrophe before it, which DNA does
    not do.

    >>> import networkx as nx
    >>> print(matrix_csv_bytes(nx.Graph([("ruto", "treaty")])).decode(), end="")
    "";"ruto";"treaty"
    "ruto";0;1
    "treaty";1;0
    """
    rows, columns, cells = _matrix(graph)
    whole = all(value == int(value) for row in cells for value in row)
    stream = io.StringIO()
    labels = [_label(graph, node) for node in columns]
    _write_row(stream, ["", *labels], [])
    for node, row in zip(rows, cells, strict=True):
        _write_row(
            stream, [_label(graph, node)], [str(int(v)) if whole else f"{v:.6f}" for v in row]
        )
    return stream.getvalue().encode()


def graph_is_two_mode(graph: nx.Graph) -> bool:
    """Whether the nodes are of two sides with edges only between them."""
    return len({side for _, side in graph.nodes(data="bipartite")}) == 2


def is_directed(graph: Any) -> bool:
    """Whether the edges go from one end to the other."""
    return bool(graph.is_directed())


def _write_row(stream: io.StringIO, texts: list[str], numbers: list[str]) -> None:
    written = io.StringIO()
    writer = csv.writer(written, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="")
    writer.writerow([harmless(text) for text in texts])
    stream.write(";".join([written.getvalue(), *numbers]) + "\n")


def _sides(graph: nx.Graph) -> tuple[list[Any], list[Any]]:
    """The rows and, in a two-mode graph, the columns, each by label."""
    order = sorted(graph, key=lambda node: (_label(graph, node), str(node)))
    if not graph_is_two_mode(graph):
        return order, []
    sides: tuple[list[Any], list[Any]] = ([], [])
    for node in order:
        sides[graph.nodes[node]["bipartite"]].append(node)
    return sides


def _weights(graph: nx.Graph) -> dict[tuple[Any, Any], float]:
    """The summed weight of each tie, from rows to columns."""
    weights: dict[tuple[Any, Any], float] = {}
    two_mode = graph_is_two_mode(graph)
    for one, other, weight in graph.edges(data="weight", default=1):
        if isinstance(weight, str):
            raise UsageError("the weight of an edge is no number", where="weight", value=weight)
        turned = not is_directed(graph) and (
            graph.nodes[one]["bipartite"] > graph.nodes[other]["bipartite"]
            if two_mode
            else (_label(graph, one), str(one)) > (_label(graph, other), str(other))
        )
        tie = (other, one) if turned else (one, other)
        weights[tie] = weights.get(tie, 0) + weight
    return weights


def _matrix(graph: nx.Graph) -> tuple[list[Any], list[Any], list[list[float]]]:
    rows, columns = _sides(graph)
    across = columns or rows
    row_of = {node: place for place, node in enumerate(rows)}
    column_of = {node: place for place, node in enumerate(across)}
    cells = [[0.0] * len(across) for _ in rows]
    for (one, other), weight in _weights(graph).items():
        cells[row_of[one]][column_of[other]] = weight
        if not columns and not is_directed(graph):
            cells[row_of[other]][column_of[one]] = weight
    return rows, across, cells


def _label(graph: nx.Graph, node: object) -> str:
    text = str(graph.nodes[node].get("label", node))
    return " ".join(printable(text).split())


def _quoted(text: str) -> str:
    return text.replace('"', "'")


def _number(value: float) -> str:
    return str(int(value)) if value == int(value) else repr(float(value))
