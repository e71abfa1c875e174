"""Who stands with whom, and who acted how on which issue: networks, their files and pictures.

Takes statement rows, from a store or from any table; what they mean is decided below. networkx,
scipy and matplotlib are imported only by the functions that need them.
"""

from summitgraph.network.actor_actor import actor_actor
from summitgraph.network.actor_issue import actor_issue
from summitgraph.network.heatmap import draw_issue_meetings
from summitgraph.network.issue_issue import issue_issue
from summitgraph.network.measure.summary import (
    NetworkSummary,
    NodeMeasure,
    measure_nodes,
    summarise_network,
)
from summitgraph.network.picture import draw_actor_issue
from summitgraph.network.row import (
    SEPARATOR,
    Joint,
    RowActor,
    RowIssue,
    StatementRow,
    select_rows,
)
from summitgraph.network.source import rows_from_store, sides_from_store
from summitgraph.network.stance import Stance, stance_of
from summitgraph.network.write import (
    FORMATS,
    edge_csv_bytes,
    gexf_bytes,
    graphml_bytes,
    node_link_bytes,
    write_graph,
)

__all__ = [
    "FORMATS",
    "SEPARATOR",
    "Joint",
    "NetworkSummary",
    "NodeMeasure",
    "RowActor",
    "RowIssue",
    "Stance",
    "StatementRow",
    "actor_actor",
    "actor_issue",
    "draw_actor_issue",
    "draw_issue_meetings",
    "edge_csv_bytes",
    "gexf_bytes",
    "graphml_bytes",
    "issue_issue",
    "measure_nodes",
    "node_link_bytes",
    "rows_from_store",
    "select_rows",
    "sides_from_store",
    "stance_of",
    "summarise_network",
    "write_graph",
]
