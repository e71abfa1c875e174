"""How an index is filled: what is read from the graph into its tables.

What is asked of a large graph is one property at a time, and joined here: the engine looks up each
term of a join at random, which costs six times as much.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Container, Iterable

from summitgraph.errors import OutputError
from summitgraph.ontology.terms import DCT, OA, PROV, RDFS, SG, SKOS
from summitgraph.store import Value
from summitgraph.triples.term import nt_iri, tail
from summitgraph.web.explorer.facts import ACTORS
from summitgraph.web.explorer.graph import Graph, ask
from summitgraph.web.explorer.naming import family_of, words
from summitgraph.web.explorer.tables import DERIVED, TABLES

Told = Callable[[float], None]
"""Takes which share of the work is done, from 0 to 1."""
SURE = 0.7
"""Statements of which the rule is less sure wait for a person."""
_STEPS = 43  # how many questions are asked of the graph, and then some for the tables' own work


def fill(path: str, graph: Graph, told: Told = lambda _: None) -> None:
    """Make an index at this path of what the graph tells.

    Raises:
        OutputError: where it cannot be written, for want of room above all.
        SummitgraphError: where the graph cannot be asked.
    """
    try:
        db = sqlite3.connect(path, isolation_level=None)
        try:
            _Filling(db, graph, told).fill()
        finally:
            db.close()
    except sqlite3.Error as error:
        raise no_room(error, path) from error


def no_room(error: Exception, path: str) -> OutputError:
    """The error of an index that cannot be written, or read with the room that this takes."""
    return OutputError(
        f"the lists of the explorer cannot be kept: {error}",
        where=path,
        advice="make room there, or let TMPDIR name a folder that has it, and load the page again; "
        "pages of single statements and readouts, and /sparql, need no such room",
    )


class _Filling:
    """One pass over a graph."""

    def __init__(self, db: sqlite3.Connection, graph: Graph, told: Told) -> None:
        self._db, self._graph, self._told = db, graph, told
        self._step = 0

    def fill(self) -> None:
        self._db.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {TABLES}")
        self._db.execute("BEGIN")
        self._things()
        self._meeting_of = self._least(SG.HAS_MEETING)
        self._issues: dict[str, set[str]] = defaultdict(set)
        for thing, issue in self._column(SG.HAS_ISSUE):
            self._issues[thing].add(words(issue))
        self._statements()
        self._undertakings()
        self._doubts()
        for statement in DERIVED:
            self._db.execute(statement)
            self._on()
        self._db.execute("COMMIT")
        self._told(1.0)

    def _things(self) -> None:
        """Actors, issues, meetings and readouts with their names; the days of each meeting."""
        kinds: dict[str, str] = dict.fromkeys(self._of_class(SG.MEETING), "meeting")
        kinds |= dict.fromkeys(self._of_class(SG.ISSUE), "issue")
        for cls in sorted(ACTORS, reverse=True):
            kinds |= dict.fromkeys(self._of_class(cls), ACTORS[cls])
        meetings = {iri for iri, kind in kinds.items() if kind == "meeting"}
        labels = self._least(SKOS.PREF_LABEL, kinds.keys() - meetings)
        labels |= self._least(RDFS.LABEL, meetings)
        dates = self._most(SG.DATE, meetings)
        day, latest = self._most(SG.EARLIEST, meetings), self._most(SG.LATEST, meetings)
        self._days = {iri: (day.get(iri, ""), latest.get(iri, "")) for iri in meetings}
        self._db.executemany(
            "INSERT INTO thing (iri, kind, label, note, date, day, latest) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                (
                    *(iri, kind, labels.get(iri) or tail(iri)),
                    "from a text" if kind == "issue" and iri.startswith(self._graph.base) else "",
                    *(dates.get(iri, ""), *self._days.get(iri, ("", ""))),
                )
                for iri, kind in sorted(kinds.items())
            ),
        )
        self._readouts(dates)
        self._db.execute("INSERT INTO name SELECT label || ' ' || note, iri, kind FROM thing")
        named = kinds.keys() - meetings
        others = {*self._column(SKOS.ALT_LABEL, named), *self._column(SG.FAMILY_NAME, named)}
        self._db.executemany(
            "INSERT INTO name (words, iri, kind) VALUES (?, ?, ?)",
            ((words(name), iri, kinds[iri]) for iri, name in sorted(others, key=_as_words)),
        )

    def _readouts(self, dates: dict[str, str]) -> None:
        readouts = self._of_class(SG.READOUT)
        titles, files = self._least(DCT.TITLE, readouts), self._least(SG.FILE_NAME, readouts)
        publishers = self._least(DCT.PUBLISHER, readouts)
        coded = dict(self._column(SG.CODED_SENTENCE_COUNT, readouts))
        date: dict[str, str] = {}
        for iri, meeting in self._column(SG.REPORTS, readouts):
            date[iri] = max(date.get(iri, ""), dates.get(words(meeting), ""))
        self._db.executemany(
            "INSERT OR IGNORE INTO thing VALUES (?, 'readout', ?, ?, ?, ?, '', ?)",
            (
                (
                    iri,
                    titles.get(iri) or files.get(iri) or tail(iri),
                    "; ".join(filter(None, (publishers.get(iri), files.get(iri)))),
                    *(date.get(iri, ""), date.get(iri, "")),
                    coded.get(iri) or 0,
                )
                for iri in sorted(readouts)
            ),
        )

    def _statements(self) -> None:
        """What was said, who said it, and on what."""
        acts = self._least(SG.HAS_ACT)
        kinds = self._column(SG.NOTICE_KIND)
        undecided = {iri for iri, kind in kinds if kind == "undecided"}
        self._undecided = self._least(SG.REASON, undecided)
        self._unsure = {
            iri: value
            for iri, value in self._column(SG.CONFIDENCE, acts)
            if isinstance(value, float) and value < SURE
        }
        placed = acts.keys() | undecided
        quotes, readouts = self._least(SG.QUOTE, placed), self._least(PROV.WAS_DERIVED_FROM, placed)
        starts = self._starts(placed)
        self._placed = {
            iri: (tail(readouts[iri]), starts[iri], quotes[iri])
            for iri in (*self._undecided, *self._unsure)
            if iri in quotes and iri in readouts and iri in starts
        }
        denied = {iri for iri, value in self._column(SG.POLARITY, acts) if value == "negative"}
        whole = acts.keys() & quotes.keys() & readouts.keys() & starts.keys()
        whole = {iri for iri in whole if self._meeting_of.get(iri) in self._days}
        told: dict[str, tuple[object, ...]] = {}
        for iri in whole:
            act, meeting = tail(acts[iri]), self._meeting_of[iri]
            what = (act, family_of(act), int(iri in denied))
            told[iri] = (*what, *self._days[meeting], meeting)
        self._db.executemany(
            "INSERT INTO said (iri, act, family, denied, day, latest, meeting, readout, start) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            ((iri, *told[iri], readouts[iri], starts[iri]) for iri in sorted(whole)),
        )
        newest = sorted(whole)  # a search shows the words of the latest meetings first
        newest.sort(key=lambda iri: self._days[self._meeting_of[iri]][0], reverse=True)
        self._db.executemany(
            "INSERT INTO quote (words, iri) VALUES (?, ?)", ((quotes[i], i) for i in newest)
        )
        pairs = {
            (iri, words(actor), issue)
            for iri, actor in self._column(SG.SPEAKER, whole)
            for issue in self._issues.get(iri, ())
        }
        self._db.executemany(
            "INSERT INTO edge (statement, actor, issue, act, family, denied, day, latest, meeting) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            ((*pair, *told[pair[0]]) for pair in sorted(pairs)),
        )

    def _starts(self, things: Container[str]) -> dict[str, int]:
        """Where in its readout each of these stands first."""
        places = {iri: int(str(start)) for iri, start in self._column(OA.START)}
        spans: dict[str, int] = {}
        for span, selector in self._column(OA.HAS_SELECTOR):
            if (place := places.get(words(selector))) is not None:
                spans[span] = min(spans.get(span, place), place)
        found: dict[str, int] = {}
        for iri, target in self._column(OA.HAS_TARGET, things):
            if (place := spans.get(words(target))) is not None:
                found[iri] = min(found.get(iri, place), place)
        return found

    def _undertakings(self) -> None:
        """The ledger: each undertaking with its state and times, who is bound, and on what."""
        first = {iri for iri, as_what in self._column(SG.FIRST_MADE_AS) if iri == as_what}
        states = self._least(SG.LEDGER_STATE, first)
        early, late = self._least(SG.DUE_EARLIEST, first), self._least(SG.DUE_LATEST, first)
        listed = sorted(i for i in states if self._meeting_of.get(i) in self._days)
        for iri in listed:
            meeting = self._meeting_of[iri]
            day = self._days[meeting][0]
            row = (iri, states[iri], early.get(iri, ""), late.get(iri, ""), day, meeting)
            self._db.execute("INSERT INTO undertaking VALUES (?, ?, ?, ?, ?, ?)", row)
        matters = {(iri, "bound", words(actor)) for iri, actor in self._column(SG.BOUND, first)}
        matters |= {(iri, "issue", issue) for iri in first for issue in self._issues.get(iri, ())}
        self._db.executemany("INSERT INTO matter VALUES (?, ?, ?)", sorted(matters))
        as_of = max((words(day) for _, day in self._column(SG.LEDGER_AS_OF)), default="")
        counted = [(tail(str(name)), str(count)) for name, count in self._ask("counts")]
        rows = [("as of", as_of), *counted]
        self._db.executemany("INSERT INTO told VALUES (?, ?)", rows)

    def _doubts(self) -> None:
        """What a person should look at, the least sure first."""
        rule = self._least(SG.RULE, self._unsure)
        message = self._least(SG.MESSAGE, self._undecided)
        doubts: list[tuple[object, ...]] = []
        for iri, confidence in self._unsure.items():
            doubts.append(
                (confidence, "unsure", f"confidence {confidence}, by {rule.get(iri)}", iri)
            )
        for iri, reason in self._undecided.items():
            kind = "differ" if reason == "readers-differ" else "undecided"
            doubts.append((0.0, kind, message.get(iri) or reason, iri))
        doubts = [doubt for doubt in doubts if doubt[-1] in self._placed]
        doubts.sort(key=lambda doubt: (doubt[:2], self._placed[str(doubt[-1])], doubt[-1]))
        self._db.executemany(
            "INSERT INTO doubt (readout, place, quote, kind, why) VALUES (?, ?, ?, ?, ?)",
            ((*self._placed[str(iri)], kind, why) for _, kind, why, iri in doubts),
        )

    # --- of the graph

    def _on(self) -> None:
        self._step += 1
        self._told(min(0.99, self._step / (_STEPS + len(DERIVED))))

    def _ask(self, name: str) -> tuple[tuple[Value, ...], ...]:
        self._on()
        return ask(self._graph, name).tuples

    def _of_class(self, cls: str) -> set[str]:
        self._on()
        rows = self._graph.select(f"SELECT ?thing {{ ?thing a {nt_iri(cls)} }}")
        return {str(iri) for iri in rows.column("thing")}

    def _column(
        self, name: str, things: Container[str] | None = None
    ) -> Iterable[tuple[str, Value]]:
        """Things with the values of a property; repeated where several graphs tell it."""
        self._on()
        rows = self._graph.select(f"SELECT ?thing ?value {{ ?thing {nt_iri(name)} ?value }}")
        return (
            (str(iri), value) for iri, value in rows.tuples if things is None or str(iri) in things
        )

    def _least(self, name: str, things: Container[str] | None = None) -> dict[str, str]:
        """A property of things as text; of several values the first in their order."""
        found: dict[str, str] = {}
        for iri, value in self._column(name, things):
            text = words(value)
            found[iri] = min(found.get(iri, text), text)
        return found

    def _most(self, name: str, things: Container[str]) -> dict[str, str]:
        """The same with the last of several values."""
        found: dict[str, str] = {}
        for iri, value in self._column(name, things):
            found[iri] = max(found.get(iri, ""), words(value))
        return found


def _as_words(row: tuple[str, Value]) -> tuple[str, str]:
    return row[0], words(row[1])
