"""A build on disk as a coded set: what is in its graph, whoever read it."""

from __future__ import annotations

from pathlib import Path

from summitgraph.pipeline.agreement.coded import CodedSet
from summitgraph.pipeline.agreement.lines import statement_of
from summitgraph.pipeline.agreement.told import once
from summitgraph.pipeline.kept import kept_accounts
from summitgraph.pipeline.statement_line import statement_line
from summitgraph.store.disk import is_store


class Built:
    """The folder of a build."""

    name = "a folder that summitgraph build wrote"

    def fits(self, path: Path) -> bool:
        """Whether a store is in it."""
        return path.is_dir() and is_store(path)

    def read(self, path: Path, name: str) -> CodedSet:
        """All statements of the store.

        Raises:
            GraphError: where a record is damaged.
            UnreadableError: where two of its readouts have one file name.
        """
        accounts = kept_accounts(path).accounts
        found = [
            statement_of(statement_line(account, statement), str(path))
            for account in accounts
            for statement in account.statements
        ]
        docs = once((a.readout.name for a in accounts), str(path))
        return CodedSet.of(name, found, dict.fromkeys(docs))
