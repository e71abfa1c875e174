"""Files of a series of networks: a long table, a dynamic GEXF, or a folder of files.

Takes the series that `series` makes. A tie that stands in several parts is one edge whose weight
changes.
"""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from summitgraph.files import harmless
from summitgraph.network.series import Series
from summitgraph.network.write import FORMATS, as_gexf, canonical
from summitgraph.network.write_social import is_directed

if TYPE_CHECKING:
    import networkx as nx

_Tie: TypeAlias = tuple[str, str, str]
_PLACE = "summitgraph_place"
_NAME_LENGTH = 60


def series_csv_bytes(series: Series) -> bytes:
    """All edges of all parts as one CSV in UTF-8: a line an edge and part, the parts in order.

    `part_number` counts from 1; a part without an edge has a line of its own with no ends, so that
    a silent meeting is not lost.
    """
    rows: list[dict[str, Any]] = []
    for number, (part, graph) in enumerate(series, 1):
        head = {
            "part_number": number,
            "part": part.label,
            "part_start": part.start,
            "part_stop": part.stop,
        }
        ready = canonical(graph)
        for one, other, data in ready.edges(data=True):
            ends = {
                "source": one,
                "source_label": ready.nodes[one].get("label", one),
                "target": other,
                "target_label": ready.nodes[other].get("label", other),
            }
            rows.append({**head, **ends, **data})
        if not ready.number_of_edges():
            rows.append(head)
    fixed = ["part_number", "part", "part_start", "part_stop"]
    fixed += ["source", "source_label", "target", "target_label"]
    own = sorted({name for row in rows for name in row} - set(fixed))
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow([*fixed, *own])
    for row in rows:
        writer.writerow([harmless(row.get(name, "")) for name in (*fixed, *own)])
    return stream.getvalue().encode()


def dynamic_gexf_bytes(series: Series, whole: nx.Graph) -> bytes:
    """The series as one dynamic GEXF 1.2draft: Gephi's timeline plays it.

    Nodes and edges are those of the whole network, with a spell for each part they stand in;
    edges have `weight_over_time` besides their `weight` in the whole. A meeting or document lasts
    from its first to its last day; a window, which may overlap the next, stands from its midpoint
    to the next one's. Parts without a day are left out, as they have no place on a timeline.
    """
    import networkx as nx

    numbered = nx.MultiDiGraph() if is_directed(whole) else nx.MultiGraph()
    numbered.graph.update(whole.graph)
    stands: dict[_Tie, list[tuple[str, str, Any]]] = defaultdict(list)
    spells: dict[str, list[tuple[str, str]]] = defaultdict(list)
    own: dict[_Tie, Mapping[str, Any]] = {}
    for start, stop, graph in (*_spans(series), (None, None, whole)):
        for node, data in graph.nodes(data=True):
            numbered.add_node(node, **data)
            if start and stop:
                spells[str(node)].append((start, stop))
        for tie, data in _ties(graph):
            if start and stop:
                stands[tie].append((start, stop, data.get("weight", 1)))
            own[tie] = data
    for place, (tie, data) in enumerate(sorted(own.items())):
        numbered.add_edge(tie[0], tie[1], key=str(place), **{**data, _PLACE: place})
    places = sorted(own)
    ready = canonical(numbered)
    for node, data in ready.nodes(data=True):
        if spells[node]:
            data["spells"] = spells[node]
    for _, _, data in ready.edges(data=True):
        if stood := stands[places[data.pop(_PLACE)]]:
            data["spells"] = [(start, stop) for start, stop, _ in stood]
            data["weight_over_time"] = [(weight, start, stop) for start, stop, weight in stood]
    ready.graph["mode"] = "dynamic"
    return as_gexf(ready)


def series_files(series: Series, form: str) -> dict[str, bytes]:
    """A file for each part by name, numbered in order, and `index.csv`, which tells what they hold.

    >>> sorted(series_files((), "graphml"))
    ['index.csv']
    """
    writer: Callable[[nx.Graph], bytes] = FORMATS[form]
    files: dict[str, bytes] = {}
    stream = io.StringIO()
    index = csv.writer(stream, lineterminator="\n")
    index.writerow(["number", "file", "part", "start", "stop", "nodes", "edges"])
    digits = len(str(len(series)))
    for number, (part, graph) in enumerate(series, 1):
        name = f"{number:0{digits}}-{_slug(part.start, part.label)}.{form}"
        files[name] = writer(graph)
        counts = (len(graph), graph.number_of_edges())
        index.writerow([number, name, harmless(part.label), part.start, part.stop, *counts])
    return {**files, "index.csv": stream.getvalue().encode()}


def _slug(start: str, label: str) -> str:
    """A part's name as a file may bear it.

    >>> _slug("2017-07-07", "Abe, Putin, 2017-07-07, Hamburg"), _slug("", "../x")
    ('2017-07-07-abe-putin-hamburg', 'x')
    """
    words = [w for w in re.split(r"[^\w-]+|_", label.lower()) if w and w != start]
    day = re.sub(r"[^\w-]+", "", start)
    return "-".join(filter(None, [day, *words]))[:_NAME_LENGTH].strip("-") or "part"


def _spans(series: Series) -> list[tuple[str, str, nx.Graph]]:
    """When each part stands on a timeline."""
    dated = [(part, graph) for part, graph in series if part.start]
    spans = []
    for number, (part, graph) in enumerate(dated):
        start, stop = part.start, part.stop
        if part.mid:
            start = part.mid
            stop = dated[number + 1][0].mid if number + 1 < len(dated) else part.stop
        spans.append((start, stop, graph))
    return spans


def _ties(graph: nx.Graph) -> Iterator[tuple[_Tie, Mapping[str, Any]]]:
    """The edges by their ends and key; the ends of an undirected one in order."""
    import networkx as nx

    for one, other, *key, data in (
        graph.edges(keys=True, data=True)
        if isinstance(graph, nx.MultiGraph)
        else graph.edges(data=True)
    ):
        ends = (str(one), str(other))
        if not is_directed(graph):
            ends = (min(ends), max(ends))
        yield (*ends, str(key[0]) if key else ""), data
