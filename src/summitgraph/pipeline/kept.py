"""What a store keeps of its readouts, for whoever reads it."""

from __future__ import annotations

from pathlib import Path

from summitgraph import link
from summitgraph.pipeline.care import choose, open_shelf
from summitgraph.pipeline.crossing import Crossing
from summitgraph.pipeline.record import account_of
from summitgraph.pipeline.shelf import Shelf
from summitgraph.records import Account, FollowUp, Readout


def kept_accounts(folder: Path, base: str) -> tuple[tuple[Account, ...], tuple[FollowUp, ...]]:
    """All accounts in the order of their readouts' names, and all follow-ups, in memory.

    Where the store is being written to, this may be a little ahead of the graph that is open.

    Raises:
        GraphError: where a record is damaged.
    """
    shelf = Shelf(folder)
    try:
        shelf.db.execute("BEGIN")  # one state for all that is read here
        crossing = Crossing(shelf.db, base)
        accounts = [account_of(shelf.record(kept.sha), kept.name) for kept in shelf.kept()]
        return link.relabelled(accounts, crossing.labels()), crossing.follow_ups()
    finally:
        shelf.close()


def kept_readout(folder: Path, called: str) -> Readout:
    """The text of a readout of a store, by its name, address, IRI or the start of its SHA-256.

    Raises:
        GraphError: where there is no store, or its record is damaged.
        UsageError: where none or several readouts are called so.
    """
    shelf = open_shelf(folder)
    try:
        kept = choose(shelf, called)
        return account_of(shelf.record(kept.sha), kept.name).readout
    finally:
        shelf.close()
