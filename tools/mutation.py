"""Change one thing in `extract` or `triples`, see whether a test notices; many times over.

    python -m tools.mutation --contexts .coverage [--mutants 300] [--write docs/survivors.md]

A mutant is one small change within a function: a comparison turned, `and` for `or`, a number one
more, a condition denied, a constant in place of what is returned. They are drawn at random, each
place as likely as any other. A mutant meets the tests that ran its line, the quickest first, as a
coverage file with contexts tells (`coverage run --branch` with `dynamic_context = test_function`
over `tests/extract` and `tests/triples`). A test that fails kills it; one whose tests take too long
is stopped; one that no test notices is a survivor: a test that is missing, or a line that could be
another without any difference.

Everything is imported once; each mutant is tried in a child that swaps the code of one function.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import copy
import importlib
import io
import os
import random
import signal
import sqlite3
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, FunctionType

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "summitgraph"
FOLDERS = ("extract", "triples")
TESTS, MORE = 12, 200
"""Tests that a mutant meets at first, and at most where these notice nothing."""
SECONDS = 240
"""Until a mutant is stopped; a busy machine is slow."""
KILLED, SURVIVED, SLOW, UNRUN = "killed", "survived", "stopped", "met by no test"
BROKEN = "could not be tried"
_ENDS = {0: SURVIVED, 1: KILLED, 2: KILLED, -signal.SIGSEGV: KILLED}
_TURNED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE,
    ast.GtE: ast.Gt, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip
_OTHER: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change.

    Attributes:
        place: the number of the node in the order of `ast.walk`.
        change: what was done, in code.
    """

    path: Path
    line: int
    place: int
    change: str

    @property
    def module(self) -> str:
        """The module that it is in."""
        return ".".join(self.path.relative_to(SOURCE.parent).with_suffix("").parts)


def mutants(path: Path) -> Iterator[Mutant]:
    """All changes that can be made to the functions of a module."""
    tree = ast.parse(path.read_text())
    inside = _inside_functions(tree)
    for place, node in enumerate(ast.walk(tree)):
        if place not in inside or not hasattr(node, "lineno"):
            continue
        before = ast.unparse(node)
        changed = mutated(copy.deepcopy(node))
        if changed is not None:
            after = ast.unparse(changed)
            yield Mutant(path, node.lineno, place, f"{_short(before)} → {_short(after)}")


def _inside_functions(tree: ast.Module) -> set[int]:
    """The numbers of the nodes that run when a function is called."""
    numbers = {id(node): number for number, node in enumerate(ast.walk(tree))}
    found: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            for statement in node.body:
                docstring = isinstance(statement, ast.Expr) and isinstance(
                    statement.value, ast.Constant
                )
                if not docstring:
                    found |= {numbers[id(inner)] for inner in ast.walk(statement)}
    return found


def mutated(node: ast.AST) -> ast.AST | None:
    """The node with one thing changed; None where nothing can be."""
    match node:
        case ast.Compare(ops=[op]) if type(op) in _TURNED:
            node.ops = [_TURNED[type(op)]()]
        case ast.BoolOp():
            node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        case ast.UnaryOp(op=ast.Not()):
            return node.operand
        case ast.BinOp(op=op) if type(op) in _OTHER:
            node.op = _OTHER[type(op)]()
        case ast.Constant(value=bool()):
            node.value = not node.value
        case ast.Constant(value=int() as number):
            node.value = number + 1
        case ast.Return(value=ast.expr() as value) if not isinstance(value, ast.Constant):
            node.value = ast.Constant(value=None)
        case ast.IfExp():
            node.body, node.orelse = node.orelse, node.body
        case ast.Break():
            return ast.Pass()
        case ast.Continue():
            return ast.Break()
        case _:
            return None
    return node


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else line[:57] + "…"


def code_of(mutant: Mutant) -> CodeType:
    """The module's code with the change."""
    tree = ast.parse(mutant.path.read_text())
    target = list(ast.walk(tree))[mutant.place]
    made = mutated(copy.deepcopy(target))
    assert made is not None
    changed: ast.AST = made

    class Put(ast.NodeTransformer):
        def visit(self, node: ast.AST) -> ast.AST:
            if node is target:
                return ast.copy_location(changed, target)
            return self.generic_visit(node)

    whole = ast.fix_missing_locations(Put().visit(tree))
    assert isinstance(whole, ast.Module)
    return compile(whole, str(mutant.path), "exec")


def functions_of(code: CodeType) -> dict[tuple[str, int], CodeType]:
    """The code of every function under a module's code, by qualified name and first line."""
    found: dict[tuple[str, int], CodeType] = {}
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            found[constant.co_qualname, constant.co_firstlineno] = constant
            found |= functions_of(constant)
    return found


def swap(mutant: Mutant) -> None:
    """Give the functions of the module, as it is imported here, the changed code."""
    import gc

    new = functions_of(code_of(mutant))
    for function in [f for f in gc.get_objects() if isinstance(f, FunctionType)]:
        old = function.__code__
        if old.co_filename == str(mutant.path):
            changed = new.get((old.co_qualname, old.co_firstlineno))
            if changed is not None and changed.co_freevars == old.co_freevars:
                function.__code__ = changed


def tests_by_line(database: Path) -> dict[tuple[str, int], list[str]]:
    """The tests that ran each line, those that ran few lines first."""
    db = sqlite3.connect(database)
    files = dict(db.execute("SELECT id, path FROM file"))
    contexts = dict(db.execute("SELECT id, context FROM context"))
    ran: dict[tuple[str, int], set[str]] = {}
    size: Counter[str] = Counter()
    for file, context, first, second in db.execute(
        "SELECT file_id, context_id, fromno, tono FROM arc"
    ):
        name = contexts[context]
        if name.startswith("tests."):
            size[name] += 1
            for line in (abs(first), abs(second)):
                ran.setdefault((files[file], line), set()).add(name)
    db.close()
    return {key: sorted(names, key=lambda name: size[name]) for key, names in ran.items()}


def node_of(context: str) -> tuple[str, str]:
    """The file of a test, and the name of its function, of a context of coverage.

    >>> node_of("tests.extract.test_acts.test_a")
    ('tests/extract/test_acts.py', 'test_a')
    """
    module, _, name = context.rpartition(".")
    while module and not (ROOT / (module.replace(".", "/") + ".py")).is_file():
        module, _, outer = module.rpartition(".")
        name = f"{outer}::{name}"
    return module.replace(".", "/") + ".py", name


def tried(mutant: Mutant | None, names: list[str]) -> str:
    """What became of a mutant in a child of its own; without one, whether the tests pass."""
    if not names:
        return UNRUN
    child = os.fork()
    if child:
        until = time.monotonic() + SECONDS
        while time.monotonic() < until:
            done, status = os.waitpid(child, os.WNOHANG)
            if done:
                return _ENDS.get(os.waitstatus_to_exitcode(status), BROKEN)
            time.sleep(0.02)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return SLOW
    code = 99
    try:
        code = _run(mutant, names)
    finally:
        os._exit(code)


def _run(mutant: Mutant | None, names: list[str]) -> int:
    import pytest

    if mutant is not None:
        swap(mutant)
    nodes = sorted({"::".join(node_of(name)) for name in names})
    with open(os.devnull, "w") as null, contextlib.redirect_stderr(null):
        sys.stdout = io.StringIO()
        return int(pytest.main(["-x", "-q", "-p", "no:cacheprovider", "--no-header", *nodes]))


def imported() -> None:
    """Import all that tests use, so that no child has to."""
    from summitgraph import authority

    for folder in (*FOLDERS, "link", "reading", "store", "pipeline"):
        for path in sorted((SOURCE / folder).rglob("*.py")):
            module = ".".join(path.relative_to(SOURCE.parent).with_suffix("").parts)
            if not module.endswith(("__main__", "child")):
                importlib.import_module(module.removesuffix(".__init__"))
    authority.load()


def page(survivors: list[Mutant], counts: Counter[str]) -> str:
    """The list of survivors, as a page."""
    lines = [
        "# Mutants that no test notices",
        "",
        "Written by `python -m tools.mutation`, which tells how mutants are drawn and tried.",
        "Each is one small change in `extract` or `triples`. A survivor is a test that is missing,",
        "or a change that makes no difference.",
        "",
        f"{sum(counts.values())} mutants: "
        + ", ".join(f"{count} {name}" for name, count in sorted(counts.items())),
        "",
        "| where | change |",
        "| --- | --- |",
    ]
    for one in sorted(survivors, key=lambda m: (m.path, m.line, m.change)):
        change = one.change.replace("|", "\\|").replace("`", "'")
        lines.append(f"| {one.path.relative_to(SOURCE)}:{one.line} | `{change}` |")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Draw mutants, try them, and tell."""
    parser = argparse.ArgumentParser(description="mutation testing of extract and triples")
    parser.add_argument("--contexts", type=Path, nargs="+", required=True)
    parser.add_argument("--mutants", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folders", nargs="+", default=list(FOLDERS))
    parser.add_argument("--minutes", type=float, default=1e9)
    parser.add_argument("--write", type=Path)
    given = parser.parse_args()
    ran: dict[tuple[str, int], list[str]] = {}
    for database in given.contexts:
        for key, names in tests_by_line(database).items():
            ran[key] = ran.get(key, []) + names
    paths = [path for folder in given.folders for path in sorted((SOURCE / folder).rglob("*.py"))]
    every = [mutant for path in paths for mutant in mutants(path)]
    chosen = random.Random(given.seed).sample(every, min(given.mutants, len(every)))
    imported()
    counts: Counter[str] = Counter()
    survivors = []
    until = time.monotonic() + 60 * given.minutes
    sound = {names[0] for names in (ran.get((str(m.path), m.line)) for m in chosen[:40]) if names}
    if (answer := tried(None, sorted(sound))) != SURVIVED:
        raise SystemExit(f"the tests do not pass as they are: {answer}")
    for number, mutant in enumerate(chosen, 1):
        names = ran.get((str(mutant.path), mutant.line), [])
        answer = tried(mutant, names[:TESTS])
        if answer == SURVIVED and len(names) > TESTS:
            answer = tried(mutant, names[:MORE])
        counts[answer] += 1
        if answer in (SURVIVED, UNRUN):
            survivors.append(mutant)
            where = f"{mutant.path.relative_to(SOURCE)}:{mutant.line}"
            print(f"{answer} {where} {mutant.change}", flush=True)
        if number % 25 == 0:
            print(f"{number} of {len(every)}: {dict(counts)}", file=sys.stderr, flush=True)
        if time.monotonic() > until:
            break
    if given.write:
        given.write.write_text(page(survivors, counts))
    print(f"{sum(counts.values())} of {len(every)} mutants: {dict(sorted(counts.items()))}")


if __name__ == "__main__":
    main()
