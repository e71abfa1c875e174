"""Who reads documents: workers on this machine, or those of a cluster."""

from __future__ import annotations

from summitgraph.pipeline.cluster import ClusterCrew
from summitgraph.pipeline.worker import Crew, Limits


def crew_for(limits: Limits, *, jobs: int | None, cluster: str = "") -> Crew | ClusterCrew:
    """A crew to use in a `with`.

    Args:
        jobs: workers at most; of no use to a cluster, which has its own.
        cluster: address of a Dask scheduler; "" for this machine.

    Raises:
        UsageError, RemoteError: as `ClusterCrew`.
    """
    return ClusterCrew(cluster, limits) if cluster else Crew(limits, jobs=jobs)
