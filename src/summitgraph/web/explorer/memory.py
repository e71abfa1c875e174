"""Answers that were given before, kept while they are asked for."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")


class _Kept(NamedTuple, Generic[T]):
    """An answer, or that it is being made; its size is 0 until it is there."""

    future: Future[T]
    size: int


class Memory(Generic[T]):
    """The newest answers by key; what several ask for at once is made once.

    >>> memory = Memory[str](most=10_000, size=len)
    >>> memory.get("a", lambda: "one"), memory.get("a", lambda: "two")
    ('one', 'one')
    """

    def __init__(self, *, most: int, size: Callable[[T], int]) -> None:
        """Keep at most so much in all; the one that was not asked for the longest goes first.

        Args:
            most: the sum of the sizes of answers and of the words of their keys, in characters.
            size: of an answer; about is enough.
        """
        self._most, self._size = most, size
        self._lock = threading.Lock()
        self._kept: OrderedDict[Hashable, _Kept[T]] = OrderedDict()
        self._sum = 0

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """The answer under this key, made now where there is none; an error is not kept."""
        with self._lock:
            known = self._kept.get(key)
            if known is not None:
                self._kept.move_to_end(key)
            else:
                mine = self._kept[key] = _Kept(Future(), 0)
        if known is not None:
            return known.future.result()
        try:
            answer = make()
        except BaseException as error:
            with self._lock:
                if self._kept.get(key) is mine:
                    del self._kept[key]
            mine.future.set_exception(error)
            raise
        self._keep(key, mine, answer)
        mine.future.set_result(answer)
        return answer

    def _keep(self, key: Hashable, mine: _Kept[T], answer: T) -> None:
        """Count an answer, and let go what then is too much: it too, where it is too large."""
        size = _EACH + len(str(key)) + self._size(answer)
        with self._lock:
            if self._kept.get(key) is not mine:
                return  # others have pushed it out meanwhile
            self._kept[key] = _Kept(mine.future, size)
            self._sum += size
            while self._sum > self._most:
                _, gone = self._kept.popitem(last=False)
                self._sum -= gone.size


_EACH = 500  # what an entry takes beyond its words
