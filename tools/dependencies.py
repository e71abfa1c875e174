"""Write docs/dependencies.md: every package that is asked for, why, and what it brings along.

    python -m tools.dependencies

The reasons stand in `tools/dependencies.toml`. What packages bring is read from those installed,
under Python 3.11 on Linux: a later Python needs fewer of them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tools.installed import brought, has_native_code, told_licence
from tools.pinned import ROOT, declared, extras

PAGE = ROOT / "docs" / "dependencies.md"
REASONS = Path(__file__).with_name("dependencies.toml")

HEAD = """\
# What it depends on, and why

Every package that `pyproject.toml` names, with the reason for it. Written by
`python -m tools.dependencies` of `tools/dependencies.toml`; tests hold that no package is without
a row and no row without a package, that the modules named import it, that no module imports what
is not declared, and that the licence is what the package says of itself.

*Brings* counts the packages that come with it, at first and second hand, among the pins in
`requirements/`. *Alone* counts those of them that would go if it went; where that is 0, the rest
needs them anyway. Counted for Python 3.11 on Linux. *Native* tells whether the package itself
holds compiled code.

"""
EXTRAS = """\

## Extras

Nobody gets these who did not ask for them by `pip install 'summitgraph[…]'`. *Alone* counts what
comes beside the packages above.

"""
BROUGHT = """\

## What comes along

The packages that those above bring. Licences are the words of the packages. All but two are
permissive: `certifi` (MPL-2.0) holds certificates, and of the three licences of `tld` one may
choose the MPL; both are used as they are, and not changed.

"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why a package is there.

    Attributes:
        used: modules below `src/summitgraph` that import it.
        licence: an SPDX expression.
    """

    name: str
    used: tuple[str, ...]
    licence: str
    does: str
    why: str


def reasons(path: Path = REASONS) -> tuple[Reason, ...]:
    """All reasons, in the order of the file. ValueError for a row that lacks a cell."""
    rows = []
    for name, row in tomllib.loads(path.read_text(encoding="utf-8")).items():
        lacking = {"used", "licence", "does", "why"} - {key for key, cell in row.items() if cell}
        if lacking:
            raise ValueError(f"{path.name}: [{name}] says nothing under {', '.join(lacking)}")
        rows.append(Reason(name=name, **(row | {"used": tuple(row["used"])})))
    return tuple(rows)


def page() -> str:
    """The page as it should be."""
    known = {reason.name: reason for reason in reasons()}
    always, optional = declared(), extras()
    asked = [name for names in optional.values() for name in names]
    text = HEAD + _table(known, always, always)
    text += EXTRAS + _table(known, asked, always)
    return text + BROUGHT + _brought_table(always, asked)


def _table(known: Mapping[str, Reason], names: Iterable[str], always: tuple[str, ...]) -> str:
    head = ("package", "does here", "rather than our own", "seen in", "licence", "brings", "alone")
    lines = [f"| {' | '.join([*head, 'native'])} |", f"| {' | '.join(['---'] * (len(head) + 1))} |"]
    for name in names:
        reason = known[name]
        others = [other for other in always if other != name]
        alone = brought([name, *others]) - brought(others) - {name, *others}
        cells = [name, reason.does, reason.why, ", ".join(f"`{path}`" for path in reason.used)]
        cells += [reason.licence, str(len(brought([name]))), str(len(alone))]
        cells += ["yes" if has_native_code(name) else "no"]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _brought_table(always: tuple[str, ...], asked: list[str]) -> str:
    named = [*always, *asked]
    by = {name: brought([name]) for name in named}
    lines = ["| package | licence | comes with | native |", "| --- | --- | --- | --- |"]
    for name in sorted(set().union(*by.values()) - set(named)):
        bringers = ", ".join(sorted(one for one in named if name in by[one]))
        native = "yes" if has_native_code(name) else "no"
        lines.append(f"| {name} | {' or '.join(told_licence(name))} | {bringers} | {native} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8")
    print(f"{PAGE.name}: {len(reasons())} packages")


if __name__ == "__main__":
    main()
