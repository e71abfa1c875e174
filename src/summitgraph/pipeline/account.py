"""Readouts to accounts: extraction and linking, without any graph.

The part of the journey that `summitgraph extract` needs; `build.py` goes on from here.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from summitgraph import authority, extract, link
from summitgraph.errors import NotAReadoutError, UnreadableError
from summitgraph.pipeline.documents import Paths, Skipped, find, read, read_all
from summitgraph.records import Account, Readout

Progress = Callable[[int, int, str], None]
"""Called at each document with: how many are done, how many there are, its name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Accounts:
    """All accounts, in the order of their readouts' names; and the documents that gave none."""

    accounts: tuple[Account, ...]
    skipped: tuple[Skipped, ...]


def account(document: str | os.PathLike[str] | Readout) -> Account:
    """Read one readout and tell its meeting, its statements, and a notice for every other sentence.

    Raises:
        UnreadableError: where the document is no text.
        NotAReadoutError: where it is one, but nobody meets and nothing is said in it.

    >>> from summitgraph.resources import folder
    >>> hamburg = account(folder("seeds") / "2017-07-07-hamburg-summit-mofa.txt")
    >>> hamburg.meeting.date.edtf, hamburg.meeting.ordinal
    ('2017-07-07', 18)
    """
    readout = document if isinstance(document, Readout) else read(document)
    knowledge = authority.load()
    made = link.link(readout, extract.extract(readout, knowledge), knowledge)
    if not made.statements and not made.meeting.participations:
        raise NotAReadoutError(
            "no meeting and no statement was found in it",
            where=readout.name,
            advice="give an account of a meeting; `summitgraph read` shows what was read",
        )
    return made


def accounts(paths: Paths, *, progress: Progress | None = None) -> Accounts:
    """Read all documents that the paths name. Their order does not change the result.

    Raises:
        UnreadableError: where not one of them could be read.
    """
    done: list[Account] = []
    skipped: list[Skipped] = []
    for _, result in told(find(paths), progress=progress):
        if isinstance(result, Skipped):
            skipped.append(result)
        else:
            done.append(result)
    if not done:
        raise none_read(skipped)
    order = sorted(done, key=lambda a: (a.readout.name, a.readout.sha256))
    return Accounts(accounts=tuple(order), skipped=tuple(skipped))


def told(
    documents: Sequence[str], *, progress: Progress | None = None
) -> Iterator[tuple[str, Account | Skipped]]:
    """Read documents one after another, each with its account or why it gives none.

    One account at a time is in memory, so that their number has no limit.
    """
    for number, (name, result) in enumerate(zip(documents, read_all(documents), strict=True)):
        if progress:
            progress(number, len(documents), name)
        if isinstance(result, Skipped):
            yield name, result
            continue
        try:
            yield name, account(result)
        except NotAReadoutError as error:
            yield name, Skipped.because(name, error)


def none_read(skipped: Sequence[Skipped]) -> UnreadableError:
    """The error where not one of several documents could be read."""
    first = skipped[0]
    more = f"; nor could {len(skipped) - 1} more" if len(skipped) > 1 else ""
    return UnreadableError(first.reason + more, where=first.name, advice=first.advice)
