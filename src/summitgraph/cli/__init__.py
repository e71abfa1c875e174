"""The command line: `summitgraph COMMAND`, a file a command.

Results go to stdout and talk to stderr. Exit codes: 0 fine, 1 findings, 2 wrong use,
3 unreadable input.
"""

from __future__ import annotations


def main() -> None:
    """Run the command line; the entry point of the console script."""
    import gc

    from summitgraph.cli.app import run

    gc.set_threshold(50_000, 20, 50)  # registers and records stay: few looks find anything to free
    run()
