"""What the installed packages say of themselves: needs, licence, compiled code.

All is read from their metadata, as `importlib.metadata` finds it; nothing is imported or asked of
a package index. PackageNotFoundError where one is not installed.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from importlib.metadata import distribution

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

_COMPILED = (".so", ".pyd", ".dylib")
_CLASSIFIED = {
    "Apache Software License": ("Apache-2.0",),
    "BSD License": ("BSD-3-Clause", "BSD-2-Clause"),
    "ISC License (ISCL)": ("ISC",),
    "MIT License": ("MIT",),
    "Mozilla Public License 2.0 (MPL 2.0)": ("MPL-2.0",),
    "Python Software Foundation License": ("PSF-2.0",),
}
"""What the words of a classifier may mean; "BSD License" leaves open which."""
_SHORT = 60
"""A licence field longer than this is the text of the licence, which names nothing."""


def counted_here() -> bool:
    """Whether this is what docs/dependencies.md counts for: Python 3.11 on Linux."""
    return sys.version_info[:2] == (3, 11) and sys.platform == "linux"


def brought(names: Iterable[str]) -> frozenset[str]:
    """The packages that those named need on this machine, at first and second hand.

    A name is among them only where another of them needs it too. An extra that a package asks for
    (`rdflib[html]`) is followed.
    """
    found: set[str] = set()
    seen: set[tuple[str, str]] = set()
    open_ends = [(name, "") for name in names]
    while open_ends:
        name, extra = open_ends.pop()
        if (name, extra) in seen:
            continue
        seen.add((name, extra))
        for text in distribution(name).requires or ():
            need = Requirement(text)
            if need.marker is None or need.marker.evaluate({"extra": extra}):
                needed = canonicalize_name(need.name)
                found.add(needed)
                open_ends += [(needed, one) for one in ("", *sorted(need.extras))]
    return frozenset(found)


def told_licence(name: str) -> tuple[str, ...]:
    """What the package says of its licence, as SPDX expressions; several where it leaves that open.

    Its expression where there is one, else its licence field where that is short, else its
    classifiers. ValueError where none of them tells.
    """
    metadata = distribution(name).metadata
    for field in ("License-Expression", "License"):
        (told,) = metadata.get_all(field) or ("",)
        if told and "\n" not in told and len(told) <= _SHORT:
            return (told,)
    classified = [
        kind.rpartition(" :: ")[2]
        for kind in metadata.get_all("Classifier") or ()
        if kind.startswith("License :: ")
    ]
    meanings = tuple(one for words in classified for one in _CLASSIFIED.get(words, ()))
    if not meanings:
        raise ValueError(f"{name} tells no licence that is known here: {classified}; look it up")
    return meanings


def has_native_code(name: str) -> bool:
    """Whether its installed files hold compiled code."""
    return any(path.name.endswith(_COMPILED) for path in distribution(name).files or ())
