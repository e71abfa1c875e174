"""A made-up readout as it is written, in one of the forms, and what is said in it."""

from __future__ import annotations

import random
from datetime import date
from typing import Any

from benchmarks import grammar
from benchmarks.cast import Person, bodies, known_matters
from benchmarks.grammar import Saying

from summitgraph.records import FAMILY_OF, Act

SENTENCES = 12
"""Statements in a readout."""
_NEW = "coastal rural digital alpine border river desert island harbour winter".split()
_THINGS = (
    "orchards archives lighthouses festivals wetlands ferries vineyards bridges canals".split()
)
_MONTHS = "January February March April May June July August September October November".split()


class Sheet:
    """A readout as it is written, and what is said in it."""

    def __init__(
        self, rng: random.Random, day: date, pair: tuple[Person, Person], on: list[str]
    ) -> None:
        self.text = ""
        self.found: list[dict[str, Any]] = []
        self._rng, self._day, self._pair = rng, day, pair
        self._said: set[tuple[str, str]] = set()
        self._matters = [*on, *rng.sample(known_matters(), 2)]
        self._matters += [f"{rng.choice(_NEW)} {rng.choice(_THINGS)}" for _ in range(3)]

    def fill(self, form: str) -> None:
        """Write a readout of this form."""
        getattr(self, f"_{form.replace('-', '_')}")()

    def _put(self, words: str, end: str = "\n\n") -> None:
        self.text += words + end

    def _say(
        self,
        sayings: tuple[Saying, ...],
        actors: list[str],
        *,
        end: str = " ",
        before: str = "",
        a: str = "",
        o: str = "",
        whom: str = "",
        both: str = "",
    ) -> None:
        """Put one of the sayings, and note what it says."""
        saying, matter = self._rng.choice(sayings), self._rng.choice(self._matters)
        while (saying.words, matter) in self._said:  # nothing is said twice
            saying, matter = self._rng.choice(sayings), self._rng.choice(self._matters)
        self._said.add((saying.words, matter))
        phrase, due = self._when() if "{when}" in saying.words else ("", None)
        words = saying.words.format(m=matter, a=a, o=o, both=both, when=phrase)
        self.text += before
        start = len(self.text)
        self._put(words, end)
        self._note(
            (start, start + len(words.rstrip(".;?"))),
            actors,
            saying.acts.split(),
            matter,
            addressees=[whom] if saying.aimed else [],
            commitment=saying.binds,
            due=due,
        )

    def _note(
        self,
        span: tuple[int, int],
        actors: list[str],
        acts: list[str],
        matter: str,
        **more: Any,
    ) -> None:
        """Note a statement as a coder would."""
        told = {"addressees": [], "commitment": False, "due": None, "optional": False} | more
        family = FAMILY_OF[Act(acts[0])].value
        issues = [[matter.removeprefix("the ")]]
        start, end = span
        self.found.append(
            {"start": start, "end": end, "family": family, "actors": actors, "acts": acts}
            | {"issues": issues}
            | told
        )

    def _when(self) -> tuple[str, str]:
        month = self._rng.randrange(len(_MONTHS))
        year = self._day.year + (month + 1 <= self._day.month)
        return f"in {_MONTHS[month]} {year}", f"{year}-{month + 1:02}"

    @property
    def _date(self) -> str:
        return f"{self._day:%B} {self._day.day}, {self._day.year}"

    def _lead(self, title: str) -> None:
        a, b = self._pair
        self._put(title)
        self._put(
            f"On {self._date}, {a.title} {a.name} of {a.state} met {b.title} {b.name} of "
            f"{b.state} in {a.place}."
        )

    def _persons(self) -> list[str]:
        return [p.name for p in self._pair]

    def _prose(self) -> None:
        self._lead(f"Summit meeting, {self._date}")
        both = "The two leaders"
        for number in range(SENTENCES):
            end = "\n\n" if number % 4 == 3 else " "
            if self._rng.random() < 0.4:
                self._say(grammar.BOTH, self._persons(), both=both, end=end)
            else:
                me, other = self._rng.sample(self._pair, 2)
                self._say(
                    grammar.ONE_SIDE, [me.name], a=me.short, o=other.short, whom=other.name, end=end
                )

    def _dialogue(self) -> None:
        a, b = self._pair
        self._put(f"Gist of the {a.state}-{b.state} summit meeting, {self._date}")
        named = {p.family: f"{p.title} {p.name}" for p in self._pair}
        for number in range(SENTENCES // 2):
            if number % 3 == 2:
                self.text += f"{a.family}, {b.family}: "
                for end in (" ", "\n\n"):
                    self._say(grammar.SPOKEN_TOGETHER, self._persons(), end=end)
            else:
                me, other = (a, b) if number % 3 == 0 else (b, a)
                self.text += f"{named.pop(me.family, me.family)}: "
                self._talk(me, other)

    def _talk(self, me: Person, other: Person) -> None:
        for end in (" ", "\n\n"):
            self._say(grammar.SPOKEN, [me.name], o=other.state, whom=other.state, end=end)

    def _transcript(self) -> None:
        a, b = self._pair
        self._put(
            f"Joint press conference by {a.title} {a.name} of {a.state} and {b.title} {b.name} of "
            f"{b.state}, {a.place}, {self._date}"
        )
        self._put("MODERATOR: Good morning, ladies and gentlemen.")
        for number in range(SENTENCES // 2):
            me, other = (a, b) if number % 2 == 0 else (b, a)
            if number == 3:
                self._put("QUESTION: May I ask about the next steps?")
            self.text += f"{me.title.upper()} {me.family.upper()}: "
            self._talk(me, other)

    def _bullets(self) -> None:
        self._lead(f"Main points of the talks, {self._date}")
        for me in self._pair:
            self._put(f"{me.short}:", "\n")
            for _ in range(SENTENCES // 3):
                self._say(grammar.POINTS, [me.name], before="- ", end="\n")
            self._put("", "\n")
        for _ in range(SENTENCES // 3):
            self._say(grammar.BOTH, self._persons(), before="- ", both="The two leaders", end="\n")

    def _communique(self) -> None:
        body, place = self._rng.choice(bodies())
        self._put(f"Communiqué of the {body} Foreign Ministers' Meeting")
        self._put(f"We, the Foreign Ministers of {body}, met in {place} on {self._date}.")
        for number in range(SENTENCES):
            self._say(grammar.BODY, [body], before=f"{number + 1}. ", end="\n\n")

    def _joint_statement(self) -> None:
        a, b = self._pair
        self._put(f"Joint Statement by {a.state} and {b.state}, {a.place}, {self._date}")
        self._put(
            f"{a.title} {a.name} and {b.title} {b.name} met in {a.place} on {self._date} and "
            "issued the following statement."
        )
        for number in range(SENTENCES):
            both = ("The two sides", "Both sides")[number % 2]
            end = "\n\n" if number % 3 == 2 else " "
            self._say(grammar.BOTH, [a.state, b.state], both=both, end=end)

    def _chair(self) -> None:
        body, place = self._rng.choice(bodies())
        self._put(f"Chair's Statement of the {body} Foreign Ministers' Meeting")
        self._put(f"The Foreign Ministers of {body} met in {place} on {self._date}.")
        for number in range(SENTENCES):
            self._say(grammar.CHAIR, [body], before=f"{number + 1}. ", end="\n\n")

    def _free_indirect(self) -> None:
        self._lead(f"Talks in {self._pair[0].place}, {self._date}")
        for number in range(3):
            me, other = self._pair if number % 2 == 0 else self._pair[::-1]
            self._free_lead(me)
            for end in (" ", " ", " ", "\n\n"):
                self._say(grammar.FREE, [me.name], o=other.state, whom=other.state, end=end)

    def _free_lead(self, me: Person) -> None:
        """Who speaks in what follows: a statement that a coder may leave out."""
        start = len(self.text)
        self._put(f"{me.short} set out the position of {me.state} at length.", " ")
        self._note((start, len(self.text) - 2), [me.name], ["states"], f"position of {me.state}")
        self.found[-1]["optional"] = True

    def _agentless(self) -> None:
        self._lead(f"Consultations, {self._date}")
        for number in range(SENTENCES):
            end = "\n\n" if number % 4 == 3 else " "
            self._say(grammar.PASSIVE, self._persons(), end=end)
