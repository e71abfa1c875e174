"""docs/reference/commands.md, made from the commands' own parsers."""

from __future__ import annotations

from typing import Any

from tools.reference.words import MADE, code, docstring, escaped, table

from summitgraph.cli.app import COMMANDS, EPILOG, _group


def commands() -> str:
    """The page."""
    group = _group()
    index = table(
        ["command", "does"], ([f"[`{n}`](#{n})", escaped(says)] for n, says in COMMANDS.items())
    )
    parts = [
        "# Commands", MADE.format("the commands' parsers"),
        f"{EPILOG} `summitgraph COMMAND --help` tells the same. Talk goes to stderr.",
        index.rstrip(), *(_one(group, name) for name in COMMANDS),
    ]  # fmt: skip
    return "\n\n".join(parts) + "\n"


def _one(group: Any, name: str) -> str:
    command = group.get_command(None, name)
    context = command.make_context(f"summitgraph {name}", [], resilient_parsing=True)
    usage = command.get_usage(context).removeprefix("Usage: ")
    parts = [f"## {name}", docstring(command.callback), f"```text\n{usage}\n```"]
    told = [record for p in command.params if (record := p.get_help_record(context))]
    rows = [[code(names), escaped(says)] for names, says in told]
    if rows:
        parts.append(table(["argument or option", "is"], rows).rstrip())
    return "\n\n".join(parts)
