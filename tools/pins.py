"""Renew `requirements/*.txt`: one set of pins with hashes for all Pythons and platforms.

Run by `make pins`, which brings `uv`. Which index is asked is the machine's own setting; no
address is ever written into a file.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "requirements"
FILES = (
    ("../pyproject.toml", "run.txt"),
    ("build.in", "build.txt"),
    ("dev.in", "dev.txt"),
    ("docs.in", "docs.txt"),
)


def main() -> None:
    """Write the four files, each held to the pins of the ones before."""
    for source, target in FILES:
        command = [sys.executable, "-m", "uv", "pip", "compile", source, "-o", target]
        command += ["--universal", "--python-version", "3.11", "--fork-strategy", "fewest"]
        command += ["--generate-hashes", "--no-emit-index-url", "--upgrade", "--quiet"]
        command += ["--no-header", "--no-annotate"]
        subprocess.run(command, cwd=FOLDER, check=True)


if __name__ == "__main__":
    main()
