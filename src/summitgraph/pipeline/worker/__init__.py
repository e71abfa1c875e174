"""Untrusted documents are read in processes that may die: within limits, apart from the caller.

Light to import: what reads and extracts is brought in by the worker, not by who asks it.
"""

from summitgraph.pipeline.worker.answer import Timed
from summitgraph.pipeline.worker.crew import Crew, ask, cores
from summitgraph.pipeline.worker.limits import Limits
from summitgraph.pipeline.worker.task import Job, Task

__all__ = ["Crew", "Job", "Limits", "Task", "Timed", "ask", "cores"]
