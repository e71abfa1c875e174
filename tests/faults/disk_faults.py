"""Let single calls of the disk fail under the commands that write, and look at what they leave.

    python -m tests.faults.disk_faults --faults 500

A shim (`shim.c`, loaded by LD_PRELOAD) stands between Python, SQLite, RocksDB and the system. It
counts every write, sync, rename, truncation … of a file under the folder that a command writes, and
lets the k-th fail: "no space left" or "input/output error", once, or from then on. For each command
the k are spread over all its calls. Afterwards the command has ended in good order, in words and
with an exit code; what was there before is there; a store is whole by `verify`; a file is the old
one or the new one; and the same command on a sound disk comes to what it always comes to.
"""

from __future__ import annotations

import argparse
import ctypes
import errno
import hashlib
import importlib
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.faults.bit_flips import apart

ROOT = Path(__file__).resolve().parents[2]
SHIM = Path(__file__).with_name("shim.c")
TEXTS = sorted((ROOT / "seeds").glob("*.txt"))[:2]
ERRORS = (errno.ENOSPC, errno.EIO)


@dataclass(frozen=True, slots=True)
class Deed:
    """A command that writes: its arguments, the path that it writes, and what stands there before.

    `{to}` in the arguments is the path to write, `{base}` the folder of what was prepared.
    """

    name: str
    arguments: tuple[str, ...]
    target: str = "graph"
    before: str = ""


_CACHE = ("--cache", "{base}/cache", "--jobs", "1")
_ONE, _TWO = map(str, TEXTS)
DEEDS = (
    Deed("build", ("build", _ONE, _TWO, "-o", "{to}", "--no-files", *_CACHE)),
    Deed("build more", ("build", _TWO, "-o", "{to}", "--no-files", *_CACHE), before="one"),
    Deed("build with files", ("build", _ONE, _TWO, "-o", "{to}", "--files", *_CACHE), before="two"),
    Deed("build with decisions", (
        "build", _ONE, "-o", "{to}", "--no-files", *_CACHE,
        "--corrections", "{base}/decisions.jsonl",
    ), before="one"),
    Deed("remove", ("remove", "{to}", TEXTS[0].name, "--no-files"), before="two"),
    Deed("backup", ("backup", "{base}/two", "{to}"), target="copy"),
    Deed("restore", ("restore", "{base}/backup", "{to}")),
    Deed("export", (
        "export", "{base}/two", "--format", "dna", "-o", "{to}"
    ), "out.dna", "old.txt"),
    Deed("dump", ("dump", "{base}/two", "--shards", "2", "-o", "{to}"), target="shards"),
    Deed("network", (
        "network", "{base}/two", "--kind", "actor-actor", "-o", "{to}"
    ), "net.gexf", "old.txt"),
)  # fmt: skip


def command(arguments: list[str], told: Path) -> int:
    """Run one command here, with what it says in a file; its exit code."""
    from summitgraph.cli.app import run

    with told.open("w") as said:
        os.dup2(said.fileno(), 1)
        os.dup2(said.fileno(), 2)
    try:
        run(arguments)
    except SystemExit as error:
        return error.code if isinstance(error.code, int) else int(error.code is not None)
    except BaseException:
        import traceback

        traceback.print_exc()
        return 70
    return 0


@dataclass(frozen=True, slots=True)
class Bench:
    """Where the experiment is done."""

    base: Path

    @property
    def work(self) -> Path:
        """The folder that a command writes, and nothing else."""
        return self.base / "work"

    @property
    def told(self) -> Path:
        """What a command said."""
        return self.base / "told.txt"

    def arguments(self, deed: Deed) -> list[str]:
        """The words of a command."""
        to = self.work / deed.target
        return [word.format(to=to, base=self.base) for word in deed.arguments]

    def lay_out(self, deed: Deed) -> None:
        """The folder as it is before the command."""
        shutil.rmtree(self.work, ignore_errors=True)
        self.work.mkdir()
        source, target = self.base / deed.before, self.work / deed.target
        if not deed.before:
            return
        copy: Callable[..., object] = shutil.copytree if source.is_dir() else shutil.copy2
        copy(source, target)

    def do(self, deed: Deed, at: int, error: int, stays: bool) -> tuple[int, int]:
        """Run the command with the fault; its exit code and how many calls it made."""

        def work() -> str:
            shim = ctypes.CDLL(None)
            shim.fault_arm(str(self.work).encode(), ctypes.c_long(at), error, int(stays))
            code = command(self.arguments(deed), self.told)
            return f"{code} {shim.fault_seen()}"

        code, _, seen = apart(work).partition(" ")
        if not seen.isdigit():
            return 139, 0
        return int(code), int(seen)

    def state(self, deed: Deed) -> str:
        """What stands at the target: a digest of the store's quads, or of a file's bytes."""
        return apart(lambda: _state(self.work / deed.target))


def _state(path: Path) -> str:
    from summitgraph.pipeline.graph import KnowledgeGraph
    from summitgraph.pipeline.shelf import NAME
    from summitgraph.pipeline.verify import verify
    from summitgraph.store.disk import is_store

    if path.is_dir() and (path / NAME).is_file():
        if not is_store(path):
            return "none"  # nothing was published, and nobody was told of anything
        damage = verify(path, quick=True)
        if damage:
            return f"damaged: {damage}"
        return hashlib.sha256(KnowledgeGraph.open(path).store.write("nq").encode()).hexdigest()
    files = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
    found = [(p.name, p.read_bytes()) for p in files if p.is_file()]
    return hashlib.sha256(repr(found).encode()).hexdigest() if found else "none"


def judge(bench: Bench, deed: Deed, code: int, known: Sound) -> str:
    """What is wrong after a fault; "" where nothing is."""
    said = bench.told.read_text()
    if "Traceback" in said or code not in (0, 2, 3):
        return f"it ended with {code}: {said.strip()[-600:]}"
    if code and not said.strip():
        return f"it ended with {code} and no word"
    now, after = bench.state(deed), known.after
    if now not in (known.before | {after} if code else {after}):
        return f"it ended with {code} and left {now[:300]}"
    left = [path.name for path in bench.work.iterdir() if path.name != deed.target]
    again, _ = bench.do(deed, 0, 0, False)
    said = bench.told.read_text()
    if deed.name == "remove" and now == after:
        again = 0  # it is gone already
    if deed.target in ("copy", "graph") and now == after and "holds something" in said:
        again = 0  # the copy is there already
    if again or bench.state(deed) != after:
        return f"on a sound disk it ends with {again}: {said.strip()[-300:]}"
    return f"it left {left} behind" if left and not code else ""


@dataclass(frozen=True, slots=True)
class Sound:
    """What a command does on a sound disk: its calls, the states before it, and the one after."""

    calls: int
    before: frozenset[str]
    after: str


def sound(bench: Bench, deed: Deed) -> Sound:
    """Run a command without a fault."""
    bench.lay_out(deed)
    before = bench.state(deed)
    code, calls = bench.do(deed, 0, 0, False)
    assert code == 0, bench.told.read_text()
    assert calls, f"{deed.name} writes nothing that the shim sees"
    return Sound(calls, frozenset({before, *partial(bench, deed)}), bench.state(deed))


def run(
    folder: Path, faults: int, tell: Callable[[str], None], *, minutes: float = 1e9
) -> tuple[Counter[str], list[str]]:
    """So many faults, spread over all commands and their calls; how they fared, what was wrong.

    The commands take turns, so that a run that is stopped early has met all of them.
    """
    until = time.monotonic() + 60 * minutes
    imported()
    bench = Bench(folder)
    prepare(bench)
    known = {deed: sound(bench, deed) for deed in DEEDS}
    tell(", ".join(f"{deed.name} {known[deed].calls} calls" for deed in DEEDS))
    fared: Counter[str] = Counter()
    wrong: list[str] = []
    number = faults // len(DEEDS)
    for turn in random.Random(1).sample(range(number), number):
        for deed in DEEDS:
            at = 1 + turn * known[deed].calls // number
            error, stays = ERRORS[turn % 2], turn % 4 >= 2
            bench.lay_out(deed)
            code, _ = bench.do(deed, at, error, stays)
            fared[f"{deed.name}: {'told' if code else 'overcome'}"] += 1
            done = sum(fared.values())
            if done % 50 == 0:
                tell(f"{done} faults, {len(wrong)} left something wrong")
            if problem := judge(bench, deed, code, known[deed]):
                name = f"{errno.errorcode[error]}{' and on' if stays else ''}"
                wrong.append(f"{deed.name}, call {at} of {known[deed].calls}, {name}: {problem}")
                tell(wrong[-1])
        if time.monotonic() > until:
            break
    return fared, wrong


def imported() -> None:
    """Import what commands use, so that no child has to; no store is open here."""
    from summitgraph import authority

    source = ROOT / "src" / "summitgraph"
    for folder in ("cli", "pipeline", "network", "reasoning", "shapes", "queries"):
        for path in sorted((source / folder).rglob("*.py")):
            module = ".".join(path.relative_to(source.parent).with_suffix("").parts)
            if not module.endswith(("__main__", "child")):
                importlib.import_module(module.removesuffix(".__init__"))
    authority.load()


def partial(bench: Bench, deed: Deed) -> set[str]:
    """Whole readouts that a build may have got to when it was stopped."""
    if deed.name != "build":
        return {"none"} if not deed.before else set()
    return {"none", apart(lambda: _state(bench.base / "one"))}


def prepare(bench: Bench) -> None:
    """The stores, the cache, the copy and the file that commands begin with."""
    from summitgraph.records.decision import Decision, ThingKind, Verb
    from summitgraph.review import Journal

    told = Decision(
        when="2026-11-24T13:00:00Z", who="Ada", verb=Verb.SAME,
        kind=ThingKind.ISSUE, one="issue/trade", other="issue/economy",
    )  # fmt: skip
    Journal(bench.base / "decisions.jsonl").append([told])
    (bench.base / "old.txt").write_text("what stood there before\n")
    for name, texts in (("one", TEXTS[:1]), ("two", TEXTS)):
        words = ["build", *map(str, texts), "-o", str(bench.base / name), "--no-files"]
        words += [word.format(base=bench.base) for word in _CACHE]
        done = apart(lambda: str(command(words, bench.told)))  # noqa: B023
        assert done == "0", bench.told.read_text()
    words = ["backup", str(bench.base / "two"), str(bench.base / "backup")]
    assert apart(lambda: str(command(words, bench.told))) == "0", bench.told.read_text()


def with_shim(folder: Path, module: str, *arguments: str) -> int:
    """Run a module in a Python that has the shim; its exit code."""
    library = folder / "shim.so"
    compile_shim(library)
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        env={**os.environ, "LD_PRELOAD": str(library)},
        cwd=ROOT,
        check=False,
    )
    return done.returncode


def compile_shim(library: Path) -> None:
    """Make the shim; it needs a C compiler and Linux."""
    compiler = shutil.which("gcc") or shutil.which("cc")
    assert compiler, "there is no C compiler"
    subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", library, SHIM, "-ldl"], check=True)


def _tell(text: str) -> None:
    print(text, flush=True)


def main() -> None:
    """Run it from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--faults", type=int, default=500)
    parser.add_argument("--minutes", type=float, default=1e9, help="stop after these")
    given = parser.parse_args()
    place = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(dir=place) as folder:
        if "LD_PRELOAD" not in os.environ:
            told: tuple[str, ...] = ("tests.faults.disk_faults", "--faults", str(given.faults))
            told += ("--minutes", str(given.minutes))
            raise SystemExit(with_shim(Path(folder), *told))
        began = time.perf_counter()
        fared, wrong = run(Path(folder), given.faults, _tell, minutes=given.minutes)
    for name, count in sorted(fared.items()):
        print(f"{name} {count}")
    lasted = time.perf_counter() - began
    print(f"{sum(fared.values())} faults, {len(wrong)} left something wrong, {lasted:.0f} s")
    raise SystemExit(1 if wrong else 0)


if __name__ == "__main__":
    main()
