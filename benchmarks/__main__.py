"""All benchmarks by one command.

    PYTHONPATH=.:src python -m benchmarks                  lists them
    PYTHONPATH=.:src python -m benchmarks NAME …           runs one; --help tells its options
    PYTHONPATH=.:src python -m benchmarks page             writes docs/benchmarks.md anew

`page` runs those of the page: growth, floors, memory, truth, control. It takes the better part of
an hour; --quick is for trying it.
"""

from __future__ import annotations

import importlib
import runpy
import sys
from pathlib import Path

OURS = ("readouts", "truth", "growth", "floors", "memory", "page")
"""Those whose module has a `main` of a list of arguments; the others are scripts."""


def main() -> None:
    """Run what is asked for."""
    folder = Path(__file__).parent
    scripts = sorted({p.stem for p in folder.glob("*.py") if "__main__" in p.read_text()})
    match sys.argv[1:]:
        case [name, *rest] if name in OURS:
            importlib.import_module(f"benchmarks.{name}").main(rest)
        case [name, *rest] if name in scripts:
            sys.argv = [name, *rest]
            runpy.run_module(f"benchmarks.{name}", run_name="__main__")
        case _:
            print(__doc__)
            for name in sorted({*OURS, *scripts} - {"__main__"}):
                words = (folder / f"{name}.py").read_text().split('"""', 2)[1].split("\n")[0]
                print(f"  {name:18} {words}")


if __name__ == "__main__":
    main()
