"""Where every IRI is born. Changing a recipe here is a breaking change.

A thing's IRI comes from the fewest stable facts: a readout's from the hash of its bytes, a
statement's from readout, span, act and speakers, a commitment's from its statement. What a
register or the issue scheme holds keeps that IRI; all else lives under the base.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

from summitgraph.errors import UsageError
from summitgraph.records.actor import Actor
from summitgraph.records.issue import Issue
from summitgraph.records.statement import Act, Statement
from summitgraph.triples.term import IRI

ROOT = "https://w3id.org/summitgraph/"
DEFAULT_BASE = ROOT + "id/"
_BASE = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:[^\s<>\"{}|^`\\]*[/#:]")


def digest(*parts: str) -> str:
    """Sixteen hex digits of the SHA-256 of the parts, each ended by a zero byte.

    >>> digest("a", "b") == digest("ab")
    False
    """
    return hashlib.sha256("".join(p + "\0" for p in parts).encode()).hexdigest()[:16]


class Iris:
    """The IRIs of one graph under one base.

    >>> Iris().readout("f986f3f977f98ec6" + 48 * "0")
    'https://w3id.org/summitgraph/id/readout/f986f3f977f98ec6'
    """

    def __init__(self, base: str = DEFAULT_BASE) -> None:
        if not _BASE.fullmatch(base):
            raise UsageError(
                "the base is no absolute IRI that ends in '/', '#' or ':'",
                where="base",
                value=base,
                advice="give for example https://example.org/id/",
            )
        self.base = base

    def _id(self, path: str) -> IRI:
        return IRI(self.base + path)

    def readout(self, sha256: str) -> IRI:
        """A readout, by the hash of its bytes."""
        return self._id("readout/" + sha256[:16])

    def graph(self, sha256: str) -> IRI:
        """The named graph of a readout."""
        return self._id("graph/readout/" + sha256[:16])

    def common_graph(self, name: str) -> IRI:
        """One of the graphs `links`, `authority`, `inferred`, `corrections`."""
        return self._id("graph/" + name)

    def meeting(self, key: str) -> IRI:
        """A meeting, by its key: the same for every account of it."""
        return self._id(key)

    def participation(self, meeting_key: str, actor: IRI, sha256: str) -> IRI:
        """An actor's part in a meeting, as one readout tells it."""
        return self._id("participation/" + digest(meeting_key, actor, sha256))

    def actor(self, actor: Actor) -> IRI:
        """An actor: of its register, or under the base."""
        return IRI(ROOT + actor.key) if actor.known else self._id(actor.key)

    def issue(self, issue: Issue) -> IRI:
        """An issue: of the scheme, or minted under the base."""
        return self._id(issue.key) if issue.minted else IRI(ROOT + issue.key)

    @staticmethod
    def known(key: str) -> IRI:
        """What a register or scheme holds, by its key."""
        return IRI(ROOT + key)

    @staticmethod
    def act(act: Act) -> IRI:
        """An act of the scheme."""
        return IRI(f"{ROOT}act/{act.value}")

    @staticmethod
    def property_of(act: Act) -> IRI:
        """The property that an act is, from actor to issue."""
        return IRI(f"{ROOT}ns#{act.value}")

    def statement(self, sha256: str, statement: Statement) -> IRI:
        """A statement, by readout, span, act and speakers."""
        return self._id(
            "statement/"
            + digest(
                sha256,
                str(statement.evidence.start),
                str(statement.evidence.end),
                statement.act.value,
                *sorted(self.actor(a) for a in statement.speakers),
            )
        )

    def reader(self, key: str) -> IRI:
        """A reader, by its key."""
        return self._id("reader/" + key)

    def decision(self, number: str) -> IRI:
        """A decision of a person, by its id."""
        return self._id("decision/" + number)

    def found(self, key: str) -> IRI:
        """An actor or an issue that no register or scheme holds, by its key."""
        return self._id(key)

    def commitment(self, statement: IRI) -> IRI:
        """A commitment, by the statement that made it."""
        return self._id("commitment/" + digest("commitment", statement))

    def span(self, sha256: str, start: int, end: int) -> IRI:
        """A span of a readout's text."""
        return self._id(f"span/{sha256[:16]}-{start}-{end}")

    def notice(self, sha256: str, start: int, end: int, reason: str) -> IRI:
        """A notice, by readout, span and reason."""
        return self._id("notice/" + digest(sha256, str(start), str(end), reason))

    def follow_up(self, commitment: IRI, statement: IRI) -> IRI:
        """The link from a commitment to a later statement on it."""
        return self._id("followup/" + digest(commitment, statement))

    def ledger(self) -> IRI:
        """The ledger of a graph's commitments."""
        return self._id("ledger")

    def meeting_match(self, one_sha256: str, other_sha256: str) -> IRI:
        """That two readouts were taken for accounts of one meeting."""
        return self._id("match/" + digest(*sorted((one_sha256, other_sha256))))


def statement_iris(iris: Iris, sha256: str, statements: Sequence[Statement]) -> list[IRI]:
    """The IRIs of a readout's statements in their order."""
    return [iris.statement(sha256, s) for s in statements]
