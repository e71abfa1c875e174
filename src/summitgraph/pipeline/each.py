"""Documents one after another, each with its account: for a store, which keeps none in memory."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from summitgraph.errors import UnreadableError
from summitgraph.pipeline.account import Progress
from summitgraph.pipeline.cache import AccountCache
from summitgraph.pipeline.content import content
from summitgraph.pipeline.crew import crew_for
from summitgraph.pipeline.documents import Skipped, SkippedKind, Told, called, shown
from summitgraph.pipeline.profile import Profile, clock_of
from summitgraph.pipeline.second import SecondReader, brought, mark_of, unanswered
from summitgraph.pipeline.worker import Job, Limits, Task
from summitgraph.records import Account


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document by what decides its account.

    Attributes:
        path: as found.
        name: what it is called in the result.
        sha256: of its bytes; "" where they cannot be had.
        facts: what `sources.toml` tells of it.
        mark: of what a second reader brings to it; "" where there is none.
    """

    path: str
    name: str = ""
    sha256: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)
    mark: str = ""


def each(
    documents: Sequence[str],
    known: Callable[[Document], bool],
    *,
    jobs: int | None = None,
    limits: Limits | None = None,
    cache: AccountCache | None = None,
    cluster: str = "",
    second: SecondReader | None = None,
    progress: Progress | None = None,
    profile: Profile | None = None,
) -> Iterator[tuple[Document, Account | Skipped | None]]:
    """Every document with its account, with why it has none, or with None where it is known.

    They come as they are finished, in any order.

    Args:
        known: whether a document need not be read.
        cluster: address of a Dask scheduler whose machines read; "" for this one.
        second: a reader beside the rules, or in their place.
        profile: notes what each stage costs.
    """
    clock = clock_of(profile)
    given = limits or Limits()
    at_once: list[tuple[Document, Account | Skipped | None]] = []
    waiting: dict[int, tuple[Document, str]] = {}
    with crew_for(given, jobs=jobs, cluster=cluster) as crew:
        told = Told(given, crew.ask)

        def is_known(one: Document) -> bool:
            with clock.stage("looking up what is known"):
                return known(one)

        def tasks() -> Iterator[tuple[int, Task]]:
            seen: dict[str, str] = {}
            for number, path in enumerate(documents):
                try:
                    with clock.stage("fetching"):
                        data = content(path, given)
                    with clock.stage("waiting for workers"):
                        facts = told.of(path)
                except UnreadableError as error:
                    at_once.append((Document(path=path), Skipped.because(path, error)))
                    continue
                sha = hashlib.sha256(data).hexdigest()
                more = brought(second, data, facts)
                one = Document(
                    path=path,
                    name=called(path),
                    sha256=sha,
                    facts=facts,
                    mark="" if isinstance(more, str) else mark_of(more),
                )
                if isinstance(more, str):
                    at_once.append((one, unanswered(path, more)))
                    continue
                key = cache.key(sha, one.name, facts, second=more) if cache else ""
                found = cache.get(key) if cache else None
                if sha in seen:
                    at_once.append((one, _same(path, seen[sha])))
                elif is_known(one):
                    at_once.append((one, None))
                elif found is not None:
                    at_once.append((one, found))
                else:
                    waiting[number] = one, key
                    task = Task(
                        job=Job.ACCOUNT,
                        name=one.name,
                        data=data,
                        told=facts,
                        second=more,
                        timed=profile is not None,
                    )
                    yield number, task
                seen.setdefault(sha, path)

        done = 0
        answers = crew.work(tasks())
        for number, answer in profile.answers(answers) if profile else answers:
            one, key = waiting.pop(number)
            if isinstance(answer, UnreadableError):
                answer = Skipped.because(one.path, answer)
            elif cache:
                cache.put(key, answer)
            for finished in [*at_once, (one, answer)]:
                if progress:
                    progress(done, len(documents), finished[0].path)
                done += 1
                yield finished
            at_once.clear()
        yield from at_once


def _same(path: str, first: str) -> Skipped:
    reason = f"the same bytes as {shown(first)}"
    return Skipped(name=shown(path), reason=reason, kind=SkippedKind.SAME_BYTES)
