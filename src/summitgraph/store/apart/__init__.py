"""Queries from outside run apart: in worker processes with limits, on a read-only checkpoint.

A stranger's query can end its process (deep nesting overflows the engine's stack, a cross product
fills memory) or never end; nothing inside a process can stop it. So it runs in one that may die.

    service.Apart ─ pool.Pool ─ worker.Worker ═ pipe ═ child ─ reader, writer ─ pyoxigraph
"""

from summitgraph.store.apart.limits import DEFAULT_GRAPH, EVERYTHING, Limits
from summitgraph.store.apart.service import Answer, Apart

__all__ = ["DEFAULT_GRAPH", "EVERYTHING", "Answer", "Apart", "Limits"]
