"""The list of commands, each imported only when it is called, and what happens to its errors.

What a command does is in the file that bears its name.
"""

from __future__ import annotations

import importlib
import sys
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperGroup

from summitgraph.errors import SummitgraphError

if TYPE_CHECKING:
    from typer._click import Command, Context, HelpFormatter

# The first sentence of each command's own help; a test holds them together.
COMMANDS = {
    "demo": "Build the graph of the five readouts that come with summitgraph.",
    "read": "Print the text of a readout, to which all offsets refer.",
    "extract": "Print the statements of readouts, one to a line.",
    "build": "Build the knowledge graph of readouts in a folder, or add to the one there.",
    "remove": "Take readouts out of a store, with all that rests on them alone.",
    "status": "Tell what a store holds, and whether anything in it is out of date.",
    "validate": "Check a graph against the shapes.",
    "query": "Ask a graph one of the stored questions.",
    "network": "Write a network of actors and issues, matrices as DNA makes them, or a picture.",
    "measure": "Print measures of a network, one row a node, tie, group or meeting.",
    "export": "Print a graph in another format, or write its tables to a folder.",
    "push": "Send a graph to a triple store, and check that what is there is what was sent.",
    "serve": "Open a graph in a browser, and answer SPARQL and more over HTTP.",
    "report": "Write the pages of the explorer as one HTML file that can be mailed.",
    "compare": "Set the accounts of one meeting side by side, issue by issue.",
    "agreement": "Tell how far readers of the same readouts agree, program or people.",
    "sample": "Print a blind sample of sentences for a coder to fill in, as CSV.",
    "dump": "Print a whole store, one named graph after another, to move it elsewhere.",
    "verify": "Check that every file, graph and record of a store is as it was written.",
    "backup": "Copy a store, with a manifest of the SHA-256 of every file.",
    "restore": "Make a store of a backup, once its files were found to be whole.",
    "corrections": "List what people decided over the machine's reading, and what became of it.",
    "explain": "Show how a sentence was read: spans, rules, and what was refused and why.",
}
HELP = """Readouts of meetings between states as a knowledge graph.

Who said what on which issue at which meeting, and what each undertook to do; every fact quotes
the words it was read from. Nothing leaves your machine. Start with: summitgraph demo"""
EPILOG = "Exit codes: 0 fine, 1 findings, 2 wrong use, 3 unreadable input."


class Commands(TyperGroup):
    """A group that imports a command's module only when the command is called.

    Help and completion need no more than the table above, so that `--help` answers at once.
    """

    def list_commands(self, ctx: Context) -> list[str]:
        """The names of all commands, as help shows them."""
        return list(COMMANDS)

    def get_command(self, ctx: Context, cmd_name: str) -> Command | None:
        """The command of that name, imported now, or None."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"summitgraph.cli.{cmd_name}")
        app = typer.Typer(
            add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False
        )
        app.command(cmd_name)(getattr(module, cmd_name))
        return typer.main.get_command(app)

    def format_commands(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the table of commands without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def _version(wanted: bool) -> None:
    if wanted:
        from summitgraph import __version__

        typer.echo(f"summitgraph {__version__}")
        raise typer.Exit


def _group() -> Any:
    app = typer.Typer(
        cls=Commands,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        no_args_is_help=True,
        help=HELP,
        epilog=EPILOG,
        context_settings={"help_option_names": ["-h", "--help"]},
    )

    @app.callback()
    def callback(
        version: bool = typer.Option(
            False, "--version", callback=_version, is_eager=True, help="Print the version."
        ),
    ) -> None:
        """Nothing: the commands do the work."""

    return typer.main.get_command(app)


def run(args: list[str] | None = None) -> None:
    """Run one command and end the process with its exit code.

    An error raised on purpose becomes one line on stderr.
    """
    try:
        _group()(args=args, prog_name="summitgraph")
    except SummitgraphError as error:
        for words in (str(error), *getattr(error, "__notes__", ())):
            print(f"summitgraph: {_one_line(words)}", file=sys.stderr)
        raise SystemExit(error.exit_code) from None


def _one_line(message: str) -> str:
    """A message without line ends or other control characters (a file name may hold them)."""
    return "".join(c if c.isprintable() else " " for c in message)
