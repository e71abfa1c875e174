"""The fenced blocks of README.md and docs/: found, run, and their printed output kept current.

    python -m tools.pages             writes what the commands of `console` blocks print today
    python -m tools.pages PAGE…       the same for these pages alone

A block is run in the order of its page, in a folder that holds `seeds/`, `examples/`, and what a
build of the seeds leaves, as `graph/` and `summitgraph-demo/`:

- `bash` by bash, which ends at the first command that fails;
- `console` likewise, each line after `$ `; what they print is compared with the page. A block that
  ends with `…` shows as many lines as it has, and no more;
- `python` as a program of its own;
- `sparql` by `summitgraph query --sparql` on `graph/`; it must find something;
- `toml`, `json`, `turtle` are parsed.

A block after `<!-- not run: REASON -->` is not run. `<!-- setup` … `-->` holds bash that readers do
not see. `summitgraph serve` and `oxigraph serve` run in the background until the end of the page,
on free ports in place of those that the page names.
"""

from __future__ import annotations

import json
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tools.warm import Warm

ROOT = Path(__file__).resolve().parents[1]
RUN = ("bash", "console", "python", "sparql", "setup")
PARSED = ("toml", "json", "turtle")
PLAIN = ("text", "csv", "html")  # shown as they are
NEEDS = {"r": "Rscript"}  # languages whose program this house does not bring along
_BLOCK = re.compile(
    r"(?:^<!-- (?P<told>run|not run: [^\n]+?) -->\n)?"
    r"^```(?P<language>[\w-]*)[^\n]*\n(?P<body>.*?)^```$"
    r"|^<!-- setup\n(?P<setup>.*?)^-->$"
    r"|^<!-- example:.*?^<!-- /example -->$",
    re.MULTILINE | re.DOTALL,
)
_SERVER = re.compile(r"^(?:summitgraph|oxigraph) serve\b.*$", re.MULTILINE)
_PORT = re.compile(r"(?<=127\.0\.0\.1:)\d{4,5}\b|(?<=--port )\d{4,5}\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A fenced block of a page.

    Attributes:
        start, end: where its body stands in the text of the page.
        line: of the page, from 1.
        not_run: why it is not run; "" where it is.
    """

    language: str
    body: str
    start: int
    end: int
    line: int
    not_run: str = ""


def pages() -> list[Path]:
    """README.md and all pages under docs/."""
    return [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def blocks(text: str) -> list[Block]:
    """The blocks of a page, without the README's examples, which `tools.readme` holds.

    >>> [(b.language, b.not_run) for b in blocks("<!-- not run: no R -->\\n```r\\n1\\n```\\n")]
    [('r', 'no R')]
    """
    found = []
    for match in _BLOCK.finditer(text):
        name = "setup" if match["setup"] is not None else "body"
        if match[name] is None:
            continue
        told = match["told"] or ""
        elsewhere = "a test of its own" if told == "run" else ""
        found.append(
            Block(
                language="setup" if name == "setup" else match["language"],
                body=match[name],
                start=match.start(name),
                end=match.end(name),
                line=text.count("\n", 0, match.start(name)),
                not_run=told.removeprefix("not run: ") if told != "run" else elsewhere,
            )
        )
    return found


def template(folder: Path, warm: Warm) -> Path:
    """A folder as a reader has it after the demo and a build of the seeds."""
    for name in ("seeds", "examples"):
        shutil.copytree(ROOT / name, folder / name)
    command = ["bash", "-c", "summitgraph build seeds/ --output graph"]
    subprocess.run(command, cwd=folder, env=warm.environment(), check=True, capture_output=True)
    shutil.copytree(folder / "graph", folder / "summitgraph-demo")
    return folder


@dataclass(slots=True)
class Run:
    """A page at work in a folder of its own."""

    folder: Path
    warm: Warm
    stack: ExitStack
    ports: dict[str, str] = field(default_factory=dict)

    def block(self, block: Block) -> str:
        """Run a block; the body as it is today, which differs for `console` alone.

        Raises:
            AssertionError: where something fails; its message has what was told on stderr.
        """
        if block.language in ("bash", "setup"):
            self._shell(block.body)
        elif block.language == "console":
            return self._console(block.body)
        elif block.language == "python":
            file = self.folder / ".program.py"
            file.write_text(self._here(block.body), encoding="utf-8")
            self._bash(f"summitgraph-python {file.name}")
        elif block.language == "sparql":
            (self.folder / ".query.rq").write_text(block.body, encoding="utf-8")
            command = "summitgraph query --sparql .query.rq --graph graph --format csv"
            assert len(self._bash(command).splitlines()) > 1, "the query finds nothing"
        else:
            _parse(block)
        return block.body

    def _console(self, body: str) -> str:
        lines = body.splitlines()
        told: list[str] = []
        starts = [n for n, line in enumerate(lines) if line.startswith("$ ")]
        for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
            printed = self._bash(lines[start][2:]).rstrip("\n")
            now = [line.rstrip() for line in printed.split("\n")] if printed else []
            shown = end - start - 1
            if lines[end - 1] == "…" and len(now) >= shown:
                now = [*now[: shown - 1], "…"]
            told += [lines[start], *now]
        return "\n".join(told) + "\n"

    def _shell(self, body: str) -> None:
        done = 0
        for server in _SERVER.finditer(body):
            self._bash(body[done : server.start()])
            self._serve(server[0])
            done = server.end()
        self._bash(body[done:])

    def _bash(self, script: str) -> str:
        if not script.strip():
            return ""
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", self._here(script)],
            cwd=self.folder, env=self._environment(), stdin=subprocess.DEVNULL,
            capture_output=True, text=True, encoding="utf-8", check=False, timeout=300,
        )  # fmt: skip
        assert done.returncode == 0, (
            f"{script.strip()}\nended with {done.returncode}: {done.stderr}"
        )
        return done.stdout

    def _environment(self) -> dict[str, str]:
        own = {"HOUSE": str(ROOT), "HOME": str(self.folder), "PIP_NO_INDEX": "1"}
        return {**self.warm.environment(), **own}

    def _serve(self, line: str) -> None:
        """Start a server, on a free port, and wait until it takes calls."""
        command = line.partition("#")[0].strip()
        port = self._port(found[0] if (found := _PORT.search(command)) else "8765")
        if command.startswith("summitgraph"):
            command = re.sub(r" --port \d+", "", command) + f" --port {port}"
        process = subprocess.Popen(
            ["bash", "-c", f"exec {self._here(command)}"],
            cwd=self.folder, env=self._environment(),
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self.stack.callback(_end, process)
        for _ in range(600):
            with socket.socket() as call:
                if call.connect_ex(("127.0.0.1", int(port))) == 0:
                    return
            if process.poll() is not None:
                break
            time.sleep(0.1)
        raise AssertionError(f"{command} does not answer")

    def _here(self, text: str) -> str:
        """The text with our ports in place of the page's."""
        return _PORT.sub(lambda match: self._port(match[0]), text)

    def _port(self, told: str) -> str:
        if told in self.ports.values():
            return told
        if told not in self.ports:
            with socket.socket() as free:
                free.bind(("127.0.0.1", 0))
                self.ports[told] = str(free.getsockname()[1])
        return self.ports[told]


@contextmanager
def at_work(place: Path, warm: Warm) -> Iterator[Run]:
    """A page's run, in a copy of the template; what it started ends with it."""
    with tempfile.TemporaryDirectory(prefix="page") as name, ExitStack() as stack:
        folder = Path(name) / "here"
        shutil.copytree(place, folder)
        yield Run(folder, warm, stack)


def current(text: str, place: Path, warm: Warm) -> str:
    """A page with what its commands print today.

    Raises:
        AssertionError: where a block fails.
    """
    parts: list[str] = []
    done = 0
    with at_work(place, warm) as run:
        for block in blocks(text):
            if block.not_run or block.language not in (*RUN, *PARSED):
                continue
            try:
                body = run.block(block)
            except AssertionError as error:
                raise AssertionError(f"line {block.line}: {error}") from None
            parts += [text[done : block.start], body]
            done = block.end
    return "".join([*parts, text[done:]])


def _parse(block: Block) -> None:
    if block.language == "toml":
        tomllib.loads(block.body)
    elif block.language == "json":
        json.loads(block.body)
    else:
        from pyoxigraph import RdfFormat, parse

        list(parse(block.body, format=RdfFormat.TURTLE))


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    process.wait(timeout=30)


def main() -> None:
    """Write the pages anew."""
    asked = [Path(name).resolve() for name in sys.argv[1:]] or pages()
    with Warm() as warm, tempfile.TemporaryDirectory() as name:
        place = template(Path(name), warm)
        for page in asked:
            text = page.read_text(encoding="utf-8")
            started = time.monotonic()
            try:
                now = current(text, place, warm)
            except AssertionError as error:
                print(f"{page.relative_to(ROOT)}, {error}", file=sys.stderr)
                continue
            if now != text:
                page.write_text(now, encoding="utf-8")
                print(f"{page.relative_to(ROOT)} written anew")
            if (took := time.monotonic() - started) > 5:
                print(f"{page.relative_to(ROOT)}: {took:.0f} s", file=sys.stderr)


if __name__ == "__main__":
    main()
