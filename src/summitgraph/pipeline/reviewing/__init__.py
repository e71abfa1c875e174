"""Reviewing a store: what stands in it now, deciding on that, and putting it into effect.

`desk` shows and writes down, `settled` makes records of what a person typed, `effect` lets the
graph follow.
"""

from summitgraph.pipeline.reviewing.desk import Desk, Reviewed, Thing
from summitgraph.pipeline.reviewing.effect import Effect
from summitgraph.pipeline.reviewing.settled import Names, due_of, find_span

__all__ = ["Desk", "Effect", "Names", "Reviewed", "Thing", "due_of", "find_span"]
