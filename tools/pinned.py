"""The pins of `requirements/`, as data: what is installed, where, and which files may be.

Gives `pins(file)`. Which packages the project asks for by name stands in `pyproject.toml`:
`declared()` and `extras()` read that. Making the pins is left to `tools.pins`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin:
    """One package at one version; `marker` says on which machines, "" on all.

    `hashes` are SHA-256 in hexadecimal, one for each file that the release consists of.
    """

    name: str
    version: str
    marker: str
    hashes: tuple[str, ...]

    def holds_here(self) -> bool:
        """Whether this interpreter on this machine needs it."""
        return not self.marker or Marker(self.marker).evaluate()


def pins(path: Path) -> tuple[Pin, ...]:
    """All pins of a file, by name. ValueError for a line that is none, or has no hash."""
    entries = path.read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    return tuple(
        sorted((_pin(path, entry) for entry in entries if entry.strip()), key=lambda pin: pin.name)
    )


def _pin(path: Path, entry: str) -> Pin:
    asked = Requirement(entry.partition("--hash")[0].strip())
    hashes = tuple(sorted(_HASH.findall(entry)))
    (only,) = tuple(asked.specifier) or (None,)
    if only is None or only.operator != "==" or not hashes:
        raise ValueError(f"{path}: {asked} is not pinned to a version with hashes; run `make pins`")
    return Pin(
        name=canonicalize_name(asked.name),
        version=only.version,
        marker=str(asked.marker or ""),
        hashes=hashes,
    )


def declared(pyproject: Path = ROOT / "pyproject.toml") -> tuple[str, ...]:
    """The packages that the project cannot run without, by their canonical names."""
    return _names(_project(pyproject)["dependencies"])


def extras(pyproject: Path = ROOT / "pyproject.toml") -> Mapping[str, tuple[str, ...]]:
    """The packages of each extra."""
    return {
        extra: _names(asked)
        for extra, asked in _project(pyproject)["optional-dependencies"].items()
    }


def _project(pyproject: Path) -> dict[str, Any]:
    return dict(tomllib.loads(pyproject.read_text(encoding="utf-8"))["project"])


def _names(asked: list[str]) -> tuple[str, ...]:
    return tuple(canonicalize_name(Requirement(text).name) for text in asked)
