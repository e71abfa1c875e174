"""Which documents have no answer yet, and asking about these, several at a time.

An answer is kept before the next thing is done with it; so a run that is stopped, or killed, goes
on where it was.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from itertools import chain

from summitgraph.errors import (
    AnswerError,
    RemoteError,
    UnreadableError,
    UnusableAnswerError,
)
from summitgraph.pipeline import worker
from summitgraph.pipeline.content import content
from summitgraph.pipeline.documents import Paths, Told, called, find
from summitgraph.pipeline.llm.answers import Answer
from summitgraph.pipeline.llm.endpoint import Endpoint
from summitgraph.pipeline.llm.parts import LETTERS, parts
from summitgraph.pipeline.llm.price import Budget, Estimate, answer_tokens, tokens
from summitgraph.pipeline.llm.prompt import message
from summitgraph.pipeline.llm.reader import LanguageModel
from summitgraph.pipeline.worker import Crew, Job, Limits, Task
from summitgraph.reading import looks_like_coded
from summitgraph.records import Readout

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A part of a document that is to be asked about.

    Attributes:
        key: of the document's answers.
        name: of the document, for people.
        number, of: which of how many parts.
        cut: the digest of what is shown of all parts.
        user: what the model is shown of it.
        letters: of the text in it.
    """

    key: str
    name: str
    number: int
    of: int
    cut: str
    user: str
    letters: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """What is to be asked, and how many documents are answered already."""

    questions: tuple[Question, ...]
    known: int

    def estimate(self, model: LanguageModel) -> Estimate:
        """What asking all of it will take."""
        shared = model.prompt.letters()
        sent = sum(tokens(shared + len(q.user)) for q in self.questions)
        returned = sum(answer_tokens(q.letters) for q in self.questions)
        price = model.settings.price
        return Estimate(
            documents=len({q.key for q in self.questions}),
            requests=len(self.questions),
            known=self.known,
            sent=sent,
            returned=returned,
            money=price.cost(sent, returned) if price else None,
        )


def survey(
    paths: Paths,
    model: LanguageModel,
    *,
    letters: int = LETTERS,
    jobs: int | None = None,
    limits: Limits | None = None,
) -> Survey:
    """Read what has no answer yet, and cut it into questions.

    A document that cannot be read is left to the build, which tells why; one that people coded is
    not asked about.
    """
    given = limits or Limits()
    waiting = _Waiting(paths, model, given)
    tasks = iter(waiting)
    first = next(tasks, None)
    asked: dict[int, list[Question]] = {}
    if first is not None:
        with Crew(given, jobs=jobs, extracts=False) as crew:
            for number, readout in crew.work(chain([first], tasks)):
                key, path = waiting.named.pop(number)
                if isinstance(readout, Readout):
                    asked[number] = list(_questions(key, path, readout, letters, model))
    questions = tuple(question for number in sorted(asked) for question in asked[number])
    return Survey(questions=questions, known=waiting.known)


class _Waiting:
    """The documents without a whole answer, as tasks for a crew; read as it takes them, once.

    Attributes:
        known: how many were met that have one.
        named: key and path of each task given out, by its number.
    """

    def __init__(self, paths: Paths, model: LanguageModel, limits: Limits) -> None:
        self._paths, self._model, self._limits = paths, model, limits
        self.known = 0
        self.named: dict[int, tuple[str, str]] = {}

    def __iter__(self) -> Iterator[tuple[int, Task]]:
        told = Told(self._limits, lambda task: worker.ask(task, self._limits, extracts=False))
        seen: set[str] = set()
        for number, path in enumerate(find(self._paths, self._limits)):
            try:
                data = content(path, self._limits)
                facts = told.of(path)
            except UnreadableError:
                continue
            if looks_like_coded(data):
                continue
            key = self._model.key(hashlib.sha256(data).hexdigest(), facts)
            if key in seen:
                continue
            seen.add(key)
            if self._model.answers.whole(key) is not None:
                self.known += 1
                continue
            self.named[number] = (key, path)
            yield number, Task(job=Job.READ, name=called(path), data=data, told=facts)


def _questions(
    key: str, path: str, readout: Readout, letters: int, model: LanguageModel
) -> Iterable[Question]:
    spans = parts(readout, letters)
    of = len(spans)
    shown = [
        message(readout, start, end, f"{number} of {of}" if of > 1 else "")
        for number, (start, end) in enumerate(spans, 1)
    ]
    cut = hashlib.sha256(json.dumps(shown).encode()).hexdigest()
    answered = model.answers.get(key, cut)
    for number, ((start, end), user) in enumerate(zip(spans, shown, strict=True), 1):
        if number not in answered:
            yield Question(
                key=key, name=path, number=number, of=of, cut=cut, user=user, letters=end - start
            )


def ask(
    questions: Sequence[Question],
    model: LanguageModel,
    endpoint: Endpoint,
    budget: Budget,
    *,
    concurrency: int = 4,
    progress: Progress | None = None,
) -> Mapping[str, str]:
    """Ask, and keep what is answered; the documents that have no whole answer, and why, by key.

    Why is also what `model` says of such a document from then on. Nothing is raised for a document;
    where the endpoint as a whole fails, the rest is not asked, and each document tells so.

    Raises:
        OutputError: where an answer cannot be kept.
    """
    failed: dict[str, str] = {}
    stop = ""
    left = list(reversed(questions))
    done = 0
    running: dict[Future[str], Question] = {}
    with ThreadPoolExecutor(max_workers=concurrency) as pool:
        try:
            while left or running:
                while left and len(running) < concurrency and not stop:
                    question = left.pop()
                    if question.key in failed:
                        continue
                    running[pool.submit(_one, question, model, endpoint, budget)] = question
                if stop:
                    for question in left:
                        failed.setdefault(question.key, f"it was not asked: {stop}")
                    left.clear()
                ready, _ = wait(running, return_when=FIRST_COMPLETED)
                for future in ready:
                    question = running.pop(future)
                    try:
                        why = future.result()
                    except AnswerError as error:
                        why = _told(error)
                    except RemoteError as error:
                        why = stop = _told(error)
                    if why:
                        failed[question.key] = why
                    if progress:
                        progress(done, len(questions), question.name)
                    done += 1
        except BaseException:
            budget.close()
            for future in running:
                future.cancel()
            raise
    model.failed.update(failed)
    return failed


def _one(question: Question, model: LanguageModel, endpoint: Endpoint, budget: Budget) -> str:
    """Ask about one part; why there is no answer, or ""."""
    letters = model.prompt.letters() + len(question.user)
    longest = model.settings.longest
    most = (tokens(letters, cautious=True), longest)
    held = budget.hold(letters, longest)
    if held is None:
        return "it was not asked: the budget has no room for it; raise --budget"
    sent = returned = 0

    def lost(more: bool) -> None:
        nonlocal held
        if held is not None:
            budget.settle(held, *most)
            held = budget.hold(letters, longest) if more else None
        if more and held is None:
            raise AnswerError(
                "no answer came, and the budget has no room to ask again", advice="raise --budget"
            )

    try:
        reply = endpoint.ask(model.prompt.system, question.user, model.prompt.schema, lost)
        sent = tokens(letters) if reply.sent is None else reply.sent
        returned = tokens(len(reply.content)) if reply.returned is None else reply.returned
        answer = Answer(
            number=question.number,
            of=question.of,
            cut=question.cut,
            content=reply.content,
            sent=sent,
            returned=returned,
        )
        model.answers.put(question.key, answer)
    except UnusableAnswerError as error:
        sent = most[0] if error.sent is None else error.sent
        returned = most[1] if error.returned is None else error.returned
        raise
    finally:
        if held is not None:
            budget.settle(held, sent, returned)
    return ""


def _told(error: AnswerError | RemoteError) -> str:
    value = f" ({error.value!r})" if error.value else ""
    advice = f"; {error.advice}" if error.advice else ""
    return f"{error.what}{value}{advice}"
