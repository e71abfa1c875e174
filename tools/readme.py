"""Fill the examples of README.md with what the commands really print.

    python -m tools.readme            writes README.md
    python -m tools.readme --check    exits 1 where it is not current

An example is a block between `<!-- example:NAME -->` and `<!-- /example -->`. NAME is a key of
`EXAMPLES`; the command runs in a folder that holds `seeds/`, `examples/` and the demo's
`summitgraph-demo/`, on a terminal of 96 columns.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A command and what of its output is shown.

    Attributes:
        command: as a reader types it; `--graph summitgraph-demo` may be left out.
        lines: show only so many lines of the output, then an ellipsis.
        language: of the fenced block.
    """

    command: str
    lines: int = 40
    language: str = "console"


SEED = "seeds/2017-07-07-hamburg-summit-mofa.txt"
EXAMPLES = {
    "demo": Example(command="summitgraph demo", lines=32),
    "compare": Example(command="summitgraph compare examples/two-accounts", lines=29),
    "network-behind": Example(
        command='summitgraph network summitgraph-demo --behind "Vladimir Putin" "peace treaty"',
        lines=8,
    ),
    "ledger": Example(
        command="summitgraph query ledger --columns state,due,bound,undertaking,lastHeard", lines=12
    ),
    "explain": Example(command=f"summitgraph explain {SEED} --offset 1400"),
    "agreements": Example(
        command="summitgraph query agreements --columns date,actorLabel,withLabel,issueLabel,quote",
        lines=16,
    ),
}
_BLOCK = re.compile(r"(<!-- example:(?P<name>[\w-]+) -->\n).*?(<!-- /example -->)", re.DOTALL)


def workplace(folder: Path) -> Path:
    """A folder as a reader has it after the demo: `seeds/`, `examples/`, `summitgraph-demo/`."""
    for name in ("seeds", "examples"):
        shutil.copytree(ROOT / name, folder / name)
    run("summitgraph demo", folder)
    return folder


def run(command: str, folder: Path) -> str:
    """What a summitgraph command prints.

    Raises:
        RuntimeError: where it fails; its message has what was told on stderr.
    """
    arguments: list[str] = []
    for word in shlex.split(command)[1:]:
        matches = sorted(folder.glob(word)) if "*" in word else []
        arguments += [str(p.relative_to(folder)) for p in matches] or [word]
    done = subprocess.run(
        [sys.executable, "-m", "summitgraph", *arguments],
        cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1",
             "COLUMNS": "96"},
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(f"{command!r} ended with {done.returncode}: {done.stderr}")
    return done.stdout


def shown(example: Example, folder: Path) -> str:
    """The fenced block of an example."""
    lines = run(example.command, folder).rstrip("\n").split("\n")
    if len(lines) > example.lines:
        lines = [*lines[: example.lines], "…"]
    body = "\n".join(line.rstrip() for line in lines)
    return f"```{example.language}\n$ {example.command}\n{body}\n```\n"


def filled(text: str, folder: Path) -> str:
    """A README with every example as it is now."""

    def block(match: re.Match[str]) -> str:
        return match[1] + shown(EXAMPLES[match["name"]], folder) + match[3]

    return _BLOCK.sub(block, text)


def main() -> None:
    """Write README.md, or check it."""
    text = README.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        current = filled(text, workplace(Path(folder)))
    if "--check" in sys.argv[1:]:
        raise SystemExit(0 if current == text else "README.md is not current: run tools.readme")
    README.write_text(current, encoding="utf-8")


if __name__ == "__main__":
    main()
