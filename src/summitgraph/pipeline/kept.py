"""What a store keeps of its readouts, for whoever reads it."""

from __future__ import annotations

from pathlib import Path

from summitgraph.pipeline.care import choose, open_shelf
from summitgraph.pipeline.corrections import corrections_of
from summitgraph.pipeline.linked import Linked, linked
from summitgraph.pipeline.record import account_of
from summitgraph.pipeline.shelf import Shelf
from summitgraph.records import Account, Readout


def kept_accounts(folder: Path) -> Linked:
    """All accounts in the order of their readouts' names, with what they tell together, in memory.

    Where the store is being written to, this may be a little ahead of the graph that is open.

    Raises:
        GraphError: where a record is damaged.
    """
    shelf = Shelf(folder)
    try:
        shelf.db.execute("BEGIN")  # one state for all that is read here
        return linked(all_accounts(shelf))
    finally:
        shelf.close()


def all_accounts(shelf: Shelf) -> list[Account]:
    """All accounts, with what people decided, in the order of their readouts' names.

    Raises:
        GraphError: where one is damaged.
    """
    people = corrections_of(shelf)
    return [people.over(account_of(shelf.record(kept.sha), kept.name)) for kept in shelf.kept()]


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
