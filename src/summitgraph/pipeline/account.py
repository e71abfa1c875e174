"""Readouts to accounts: extraction and linking, without any graph.

The part of the journey that `summitgraph extract` needs; `build.py` goes on from here.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from summitgraph.clock import IDLE, Clock
from summitgraph.errors import NotAReadoutError, UnreadableError
from summitgraph.pipeline.cache import AccountCache
from summitgraph.pipeline.content import content
from summitgraph.pipeline.documents import (
    Paths,
    Skipped,
    SkippedKind,
    Told,
    asked,
    called,
    find,
    shown,
)
from summitgraph.pipeline.profile import Profile
from summitgraph.pipeline.second import SecondReader, brought, unanswered
from summitgraph.pipeline.worker import Crew, Job, Limits, Task
from summitgraph.records import Account, Readout, SecondReading

Progress = Callable[[int, int, str], None]
"""Called as each document is finished, with: how many were before it, how many there are, its
name. They finish in any order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Accounts:
    """All accounts, in the order of their readouts' names; and the documents that gave none."""

    accounts: tuple[Account, ...]
    skipped: tuple[Skipped, ...]


def account(document: str | os.PathLike[str] | Readout, *, limits: Limits | None = None) -> Account:
    """Read one readout and tell its meeting, its statements, and a notice for every other sentence.

    A document is read in a worker with limits; a `Readout` that is at hand, in this process.

    Raises:
        UnreadableError: where the document is no text.
        NotAReadoutError: where it is one, but nobody meets and nothing is said in it.
        OverLimitError: where it takes more than its limits.

    >>> from summitgraph.resources import folder
    >>> hamburg = account(folder("seeds") / "2017-07-07-hamburg-summit-mofa.txt")
    >>> hamburg.meeting.date.edtf, hamburg.meeting.ordinal
    ('2017-07-07', 18)
    """
    if isinstance(document, Readout):
        return account_of(document)
    told: Account = asked(Job.ACCOUNT, document, limits or Limits())
    return told


def account_of(
    readout: Readout, second: SecondReading | None = None, *, clock: Clock = IDLE
) -> Account:
    """The account of a readout, made in this process, with what a second reader brings to it.

    Args:
        clock: is told of the stages.

    Raises:
        NotAReadoutError: where nobody meets and nothing is said in it.
    """
    from summitgraph import authority, extract, link

    knowledge = authority.load()
    found = extract.extract(readout, knowledge, clock=clock)
    with clock.stage("linking"):
        told = link.link(readout, found, knowledge)
        if second is not None:
            told = link.with_second(told, found, second, knowledge)
    if not told.statements and not told.meeting.participations:
        raise NotAReadoutError(
            "no meeting and no statement was found in it",
            where=readout.name,
            advice="give an account of a meeting; `summitgraph read` shows what was read",
        )
    return told


def coded_account_of(readout: Readout, data: bytes) -> Account:
    """The account of a text that people coded, made in this process.

    Raises:
        NotAReadoutError: where nothing is marked in it.
    """
    from summitgraph import authority, link
    from summitgraph.reading import read_coded

    told = link.coded_account(readout, read_coded(data, readout.name), authority.load())
    if not told.statements:
        raise NotAReadoutError(
            "nobody marked a statement in it",
            where=readout.name,
            advice="leave it out, or read its text without the coding",
        )
    return told


def accounts(
    paths: Paths,
    *,
    jobs: int | None = None,
    limits: Limits | None = None,
    cache: str | os.PathLike[str] | None = None,
    second: SecondReader | None = None,
    progress: Progress | None = None,
    meanwhile: Callable[[], object] | None = None,
    profile: Profile | None = None,
) -> Accounts:
    """Read all documents that the paths name. Their order does not change the result.

    Args:
        paths: files, folders, globs, `-` for stdin.
        jobs: how many workers read side by side; None leaves it to the work and the processors.
            The result is the same for any number.
        limits: what each document may take.
        cache: a folder that keeps finished accounts, so that a run that was stopped goes on.
        second: a reader beside the rules, or in their place.
        progress: called as each document is finished.
        meanwhile: called once, while the first worker gets ready.
        profile: notes what each stage costs.

    Raises:
        UnreadableError: where not one of them could be read.
        OutputError: where the cache cannot be written.
    """
    given = limits or Limits()
    documents = find(paths, given)
    with Crew(given, jobs=jobs) as crew:
        if meanwhile:
            meanwhile()
        kept = AccountCache(cache) if cache else None
        journey = _Journey(documents, crew, given, kept, second, progress, profile)
        return journey.result()


class _Journey:
    """One call of `accounts`: what became of each document, by its place in the list."""

    def __init__(
        self,
        documents: tuple[str, ...],
        crew: Crew,
        limits: Limits,
        cache: AccountCache | None,
        second: SecondReader | None,
        progress: Progress | None,
        profile: Profile | None,
    ) -> None:
        self._profile = profile
        self._documents = documents
        self._crew = crew
        self._limits = limits
        self._cache = cache
        self._second = second
        self._progress = progress
        self._keys: dict[int, str] = {}
        self._same: dict[int, int] = {}
        self._found: dict[int, Account | Skipped] = {}

    def result(self) -> Accounts:
        """Read what is not known yet, and put all in order."""
        answers = self._crew.work(self._tasks())
        for number, answer in self._profile.answers(answers) if self._profile else answers:
            if isinstance(answer, Account) and self._cache and number in self._keys:
                self._cache.put(self._keys[number], answer)
            self._finish(number, answer)
        for number, first in self._same.items():
            self._finish(number, self._as_first(number, first))
        places = range(len(self._documents))
        done = [a for n in places if isinstance(a := self._found[n], Account)]
        skipped = [s for n in places if isinstance(s := self._found[n], Skipped)]
        if not done:
            raise none_read(skipped)
        order = sorted(done, key=lambda a: (a.readout.name, a.readout.sha256))
        return Accounts(accounts=tuple(order), skipped=tuple(skipped))

    def _tasks(self) -> Iterator[tuple[int, Task]]:
        """A task for each document that a worker must read; the others are finished at once."""
        seen: dict[str, int] = {}
        told = Told(self._limits, self._crew.ask)
        for number, path in enumerate(self._documents):
            try:
                data = content(path, self._limits)
                facts = told.of(path)
            except UnreadableError as error:
                self._finish(number, error)
                continue
            digest = hashlib.sha256(data).hexdigest()
            if digest in seen:
                self._same[number] = seen[digest]
                continue
            seen[digest] = number
            more = brought(self._second, data, facts)
            if isinstance(more, str):
                self._finish(number, unanswered(path, more))
                continue
            if self._cache:
                key = self._cache.key(digest, called(path), facts, second=more)
                self._keys[number] = key
                if (known := self._cache.get(key)) is not None:
                    self._finish(number, known)
                    continue
            yield (
                number,
                Task(
                    job=Job.ACCOUNT,
                    name=called(path),
                    data=data,
                    told=facts,
                    second=more,
                    timed=self._profile is not None,
                ),
            )

    def _finish(self, number: int, answer: Account | Skipped | UnreadableError) -> None:
        if isinstance(answer, UnreadableError):
            answer = Skipped.because(self._documents[number], answer)
        before = len(self._found)
        self._found[number] = answer
        if self._progress:
            self._progress(before, len(self._documents), self._documents[number])

    def _as_first(self, number: int, first: int) -> Skipped:
        """Why a document is skipped whose bytes are those of another."""
        name = shown(self._documents[number])
        found = self._found[first]
        if isinstance(found, Skipped):
            return replace(found, name=name)
        same = shown(self._documents[first])
        return Skipped(name=name, reason=f"the same bytes as {same}", kind=SkippedKind.SAME_BYTES)


def none_read(skipped: list[Skipped]) -> UnreadableError:
    """Nothing was read: the first document and why, and a note for each of the others."""
    first, *others = skipped
    more = f"; nor could {len(others)} more" if others else ""
    error = UnreadableError(first.reason + more, where=first.name, advice=first.advice)
    for one in others:
        error.add_note(f"{one.name}: {one.reason}")
    return error
