"""What asking costs: an estimate before, and a cap while it goes on. Prices are the user's word.

Tokens are guessed from letters before the endpoint has counted them: four letters of English a
token for an estimate, three where a cap must hold.
"""

from __future__ import annotations

import re
import threading
from dataclasses import dataclass

from summitgraph.errors import UsageError

_LETTERS = 4
_LETTERS_CAUTIOUS = 3
_ANSWER = 1.5
"""Tokens of an answer for each of the text: quotes, names and codes of nearly every sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """What a million tokens cost, in whatever money: those that are sent, and those returned."""

    sent: float
    returned: float

    @classmethod
    def of(cls, text: str) -> Price:
        """Read "0.25/2.00": a million tokens sent, a million returned.

        Raises:
            UsageError: for anything else.

        >>> Price.of("0.25/2")
        Price(sent=0.25, returned=2.0)
        """
        found = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*/\s*(\d+(?:\.\d+)?)\s*", text)
        if not found:
            raise UsageError(
                "this is no price",
                where="price",
                value=text,
                advice="give two numbers for a million tokens, sent and returned, as 0.25/2.00",
            )
        return cls(sent=float(found[1]), returned=float(found[2]))

    def cost(self, sent: float, returned: float) -> float:
        """The cost of so many tokens."""
        return (sent * self.sent + returned * self.returned) / 1e6


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """What a run will take, as far as can be told before it.

    Attributes:
        documents: that are to be asked about, and how many requests that makes.
        known: documents whose answers are at hand.
        money: None where no price is stated.
    """

    documents: int
    requests: int
    known: int
    sent: int
    returned: int
    money: float | None

    def __str__(self) -> str:
        cost = "no price is stated" if self.money is None else f"about {self.money:.2f} in all"
        return (
            f"{self.documents} documents in {self.requests} requests ({self.known} are answered "
            f"already), about {self.sent:,} tokens to send and {self.returned:,} to come back; "
            f"{cost}"
        )


def tokens(letters: int, *, cautious: bool = False) -> int:
    """About how many tokens so many letters are."""
    return -(-letters // (_LETTERS_CAUTIOUS if cautious else _LETTERS))


def answer_tokens(letters: int) -> int:
    """About how many tokens the answer on a text of so many letters has."""
    return round(_ANSWER * tokens(letters)) + 50


class Budget:
    """A cap on money, for several threads: what may be spent is set aside before it is.

    Args:
        most: the cap, or None for none.
        price: without it there is nothing to cap.
    """

    def __init__(self, most: float | None, price: Price | None) -> None:
        if most is not None and price is None:
            raise UsageError(
                "a budget needs a price",
                where="--budget",
                value=f"{most:g}",
                advice="state it with --price, as 0.25/2.00 for a million tokens",
            )
        self._most = most
        self._price = price
        self._changed = threading.Condition()
        self._held: list[float] = []
        self._closed = False
        self.spent = 0.0
        self.sent = 0
        self.returned = 0

    def hold(self, letters: int, longest: int) -> float | None:
        """Set aside what a request may cost at most; None where the budget has no room for it.

        As most requests cost less, it waits for those under way before it says so: whoever calls
        must not hold anything itself.
        """
        most = self._price.cost(tokens(letters, cautious=True), longest) if self._price else 0.0
        with self._changed:
            while not self._has_room(most):
                if self._closed or not self._held:
                    return None
                self._changed.wait()
            self._held.append(most)
            return most

    def settle(self, held: float, sent: int, returned: int) -> None:
        """Give back what was set aside, and count what was used."""
        with self._changed:
            self._held.remove(held)
            self.sent += sent
            self.returned += returned
            if self._price:
                self.spent += self._price.cost(sent, returned)
            self._changed.notify_all()

    def close(self) -> None:
        """Let nobody set anything aside from now on, nor wait for it."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def _has_room(self, most: float) -> bool:
        if self._closed:
            return False
        return self._most is None or self.spent + sum(self._held) + most <= self._most
