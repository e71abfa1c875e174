"""What a request asks a page for, and the explorer that answers it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from starlette.requests import Request

from summitgraph.errors import GraphError
from summitgraph.store.apart import Apart
from summitgraph.triples.term import IRI, XSD, Literal, nt_iri
from summitgraph.web.explorer.graph import Graph, Patient, Served
from summitgraph.web.explorer.index import Index
from summitgraph.web.explorer.memory import Memory
from summitgraph.web.explorer.newest import Newest
from summitgraph.web.form import of_query
from summitgraph.web.refusal import RefusedError

_PAGES = 32 << 20  # characters of pages that are kept
_ALL = 1 << 32
_NUMBER = re.compile(r"\d{1,6}")


class Explorer:
    """What the pages of one service share: the graph, its index, and the pages drawn before."""

    def __init__(
        self,
        apart: Apart,
        base: str,
        *,
        reviewing: bool = False,
        say: Callable[[str], None] | None = None,
    ) -> None:
        self.graph = Served(apart, base)
        self.reviewing = reviewing
        self.newest = Newest(Patient(apart, base), apart, say)
        self.drawn = Memory[tuple[str, int]](most=_PAGES, size=lambda page: len(page[0]))


@dataclass(frozen=True, slots=True)
class Asking:
    """A page's request: the graph, and the parameters of the address by name.

    Attributes:
        whole: whether all stands on one page, as in a file that has no further ones.

    Raises:
        RefusedError: 400 from each method, for a value that does not fit.
    """

    graph: Graph
    newest: Newest
    given: dict[str, str] = field(default_factory=dict)
    whole: bool = False

    @property
    def index(self) -> Index:
        """Lists and counts."""
        return self.newest.get()

    def text(self, name: str, most: int = 500) -> str:
        """A parameter as it was given, without space around it; "" where it was not."""
        return self.given.get(name, "").strip()[:most]

    def iri(self, name: str) -> IRI | None:
        """A parameter that names a thing."""
        value = self.text(name, most=4000)
        if not value:
            return None
        try:
            return IRI(nt_iri(value)[1:-1])
        except GraphError as error:
            raise RefusedError(400, f"{name} is no absolute IRI") from error

    def day(self, name: str) -> Literal | None:
        """A parameter that names a day."""
        value = self.text(name)
        if not value:
            return None
        try:
            day = date.fromisoformat(value)
        except ValueError as error:
            raise RefusedError(400, f"{name} takes a day such as 2017-07-07") from error
        # 20170707 and 2017-W27-5 are that day too, but days are compared as text
        return Literal(day.isoformat(), XSD + "date")

    def number(self, name: str, default: int) -> int:
        """A parameter that is a whole number."""
        value = self.text(name)
        if not value:
            return default
        if not _NUMBER.fullmatch(value):
            raise RefusedError(400, f"{name} takes a whole number")
        return int(value)

    def most(self, size: int) -> int:
        """How many stand on a page at most, where one of the service holds so many."""
        return _ALL if self.whole else size

    def choice(self, name: str, known: tuple[str, ...]) -> str:
        """A parameter that takes one of these values, or none."""
        value = self.text(name)
        if value and value not in known:
            raise RefusedError(400, f"{name} takes one of: {', '.join(known)}")
        return value


def explorer_of(request: Request) -> Explorer:
    """The explorer of the service that was asked."""
    found: Explorer = request.app.state.explorer
    return found


def asking(request: Request) -> Asking:
    """What a request asks for; 400 where a parameter is given twice."""
    explorer = explorer_of(request)
    form = of_query(request)
    given = {name: form.one(name) or "" for name in request.query_params}
    return Asking(explorer.graph, explorer.newest, given)
