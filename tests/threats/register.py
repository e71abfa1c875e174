"""The named list of attacks and faults: what is tried, what holds, and which test shows it.

`list.toml` is written by hand; `docs/threat-model.md` shows it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

LIST = Path(__file__).with_name("list.toml")
PAGE = Path(__file__).resolve().parents[2] / "docs" / "threat-model.md"
BEGIN, END = "<!-- list -->\n", "<!-- /list -->"


@dataclass(frozen=True, slots=True, kw_only=True)
class Threat:
    """One attack or fault.

    Attributes:
        id: a letter for the door and a number; never used twice.
        test: as pytest names it.
    """

    id: str
    section: str
    tried: str
    holds: str
    test: str


def threats() -> Iterator[Threat]:
    """The whole list, in the order of its file."""
    for group in tomllib.loads(LIST.read_text(encoding="utf-8"))["group"]:
        for name, case, tried in group["rows"]:
            yield Threat(
                id=name,
                section=group["section"],
                tried=tried,
                holds=group["holds"],
                test=f"{group['test']}[{case}]" if case else group["test"],
            )


def table() -> str:
    """The list as Markdown, a table a section."""
    listed = list(threats())
    lines = [f"{len(listed)} attacks and faults, each with its test.", ""]
    order = list(dict.fromkeys(threat.section for threat in listed))
    listed.sort(key=lambda threat: order.index(threat.section))
    for section, members in groupby(listed, key=lambda threat: threat.section):
        lines += [
            f"### {section}",
            "",
            "| id | tried | holds | test |",
            "| --- | --- | --- | --- |",
        ]
        for one in members:
            test = one.test.partition("[")[0].removeprefix("tests/").replace(".py::", " · ")
            lines.append(f"| {one.id} | {_cell(one.tried)} | {_cell(one.holds)} | {test} |")
        lines.append("")
    return "\n".join(lines)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def filled(page: str) -> str:
    """The page with the list of today between its marks."""
    head, _, rest = page.partition(BEGIN)
    _, _, tail = rest.partition(END)
    return f"{head}{BEGIN}\n{table()}\n{END}{tail}"
