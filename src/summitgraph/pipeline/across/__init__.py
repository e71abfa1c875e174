"""What readouts tell together, kept up to date as they come and go, at the cost of what changes.

`pipeline.linked` tells the same of all readouts at once, and is the measure: in whatever order they
came and went, the graphs hold the same quads. Beside the records stands what was decided of them
(`tables`), by which one finds whom a readout can concern: who writes a name as it does (`labels`),
who may tell of its meeting (`meetings`), whose undertakings it can speak of (`echoes`), which of
them are one and where they stand (`entries`), and what comes next in its series (`series`).
"""

from summitgraph.pipeline.across.step import Step, take_step
from summitgraph.pipeline.across.tables import TABLES, empty

__all__ = ["TABLES", "Step", "empty", "take_step"]
