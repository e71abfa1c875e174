"""Made-up readouts in any number, in every form, each with what a careful coder would find in it.

    python -m benchmarks readouts FOLDER --number 1000 [--seed 1] [--html]

Who meets holds office on that day, by the registers; matters are those of the scheme and some that
no scheme holds; every fourth readout is a second account of the meeting before it. The truth is
written beside them, `FOLDER-truth.jsonl`, in the format that hand codings have. A readout follows
from seed and number alone, so that the first thousand of a million are the same bytes. It makes no
sense, and is not meant to. Nothing in the program may be tuned by it: it tests scale, and tells
what is wrong.
"""

from __future__ import annotations

import argparse
import hashlib
import html
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.cast import known_matters, meeting
from benchmarks.sheet import Sheet

FORMS = (
    *("dialogue", "transcript", "prose", "bullets", "communique", "joint-statement", "chair"),
    *("free-indirect", "agentless"),
)


@dataclass(slots=True)
class Made:
    """A readout that was made up.

    Attributes:
        truth: what a coder would find, in the format of hand codings.
    """

    name: str
    form: str
    text: str = ""
    truth: dict[str, Any] = field(default_factory=dict)

    @property
    def data(self) -> bytes:
        """The text as a file."""
        return self.text.encode()

    @property
    def page(self) -> bytes:
        """The same as a web page with menus and a footer around it; its words are the same."""
        lines = [line for line in self.text.split("\n") if line.strip()]
        body = "\n".join(f"<p>{html.escape(line)}</p>" for line in lines[1:])
        menu = "".join(f'<li><a href="/{n}">Section {n}</a></li>' for n in range(40))
        return (
            f"<!DOCTYPE html><html lang=en><head><title>{html.escape(lines[0])}</title>"
            "<script>var a = 1;</script><style>p { margin: 0 }</style></head><body>"
            f"<header><nav><ul>{menu}</ul></nav></header><main><article>"
            f"<h1>{html.escape(lines[0])}</h1>\n{body}</article></main>"
            f"<aside>Share this page</aside><footer><ul>{menu}</ul>All rights reserved.</footer>"
            "</body></html>"
        ).encode()


def readouts(
    number: int, seed: int = 1, *, first: int = 0, forms: tuple[str, ...] = FORMS
) -> Iterator[Made]:
    """So many readouts of these forms, from the `first` on."""
    for n in range(first, first + number):
        yield readout(n, seed, forms)


def readout(n: int, seed: int = 1, forms: tuple[str, ...] = FORMS) -> Made:
    """The readout of this number."""
    # a second account is of the meeting of the number before it, told by the other side
    second = n % 4 == 3
    met = random.Random(f"{seed} meeting {n - second}")
    day, pair = meeting(met)
    on = met.sample(known_matters(), 4)
    rng = random.Random(f"{seed} readout {n}")
    form = forms[(n * 7 + n // len(forms)) % len(forms)]
    made = Made(f"{day.isoformat()}-{n:07}-{form}.txt", form)
    sheet = Sheet(rng, day, pair[::-1] if second else pair, on)
    sheet.fill(form)
    made.text = sheet.text
    made.truth = {
        "doc": made.name,
        "sha256": hashlib.sha256(made.data).hexdigest(),
        "meeting": {"date": day.isoformat(), "participants": [p.name for p in pair]},
        "statements": sheet.found,
    }
    return made


def write(folder: Path, number: int, seed: int = 1, *, pages: bool = False) -> list[Path]:
    """Write so many into a folder, as text or as web pages; those that stand there stay."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for made in readouts(number, seed):
        path = folder / (made.name[:-3] + "html" if pages else made.name)
        if not path.exists():
            path.write_bytes(made.page if pages else made.data)
        paths.append(path)
    return paths


def write_truth(file: Path, number: int, seed: int = 1) -> None:
    """Write what a coder would find in so many of them, a JSON object a line."""
    with file.open("w", encoding="utf-8") as lines:
        for made in readouts(number, seed):
            lines.write(json.dumps(made.truth, ensure_ascii=False) + "\n")


def main(arguments: list[str]) -> None:
    """Write them from the command line."""
    parser = argparse.ArgumentParser(prog="benchmarks readouts", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--number", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--html", action="store_true", help="as web pages, without the truth")
    given = parser.parse_args(arguments)
    paths = write(given.folder, given.number, given.seed, pages=given.html)
    print(f"{len(paths)} readouts: {given.folder}")
    if not given.html:
        truth = given.folder.parent / f"{given.folder.name}-truth.jsonl"
        write_truth(truth, given.number, given.seed)
        print(f"what is in them: {truth}")
