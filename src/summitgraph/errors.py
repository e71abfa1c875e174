"""Every error that summitgraph raises on purpose, as one tree.

Each says what happened, where, with which value, and what to do next, in its message and as
attributes, so that a program can act on what a person would read.
"""

from __future__ import annotations


class SummitgraphError(Exception):
    """The root: catch this to catch all that summitgraph raises on purpose.

    Attributes:
        what: what happened, in one sentence.
        where: the file, graph or parameter in which it happened.
        value: the value that was met, shortened.
        advice: what to do next.
    """

    exit_code = 2

    def __init__(self, what: str, *, where: str = "", value: str = "", advice: str = "") -> None:
        self.what = what
        self.where = where
        self.value = value
        self.advice = advice
        parts = [f"{where}: {what}" if where else what]
        if value:
            parts.append(f"(found {value!r})")
        if advice:
            parts.append(f"→ {advice}")
        super().__init__(" ".join(parts))


class UsageError(SummitgraphError):
    """The caller asked for something that cannot be asked: an unknown name, a bad option."""


class UnreadableError(SummitgraphError):
    """A document could not be read as text: binary, empty, or in no known encoding."""

    exit_code = 3


class NotAReadoutError(UnreadableError):
    """A document was read, but is no readout that summitgraph can code."""


class OverLimitError(UnreadableError):
    """A document needs more time, memory or room than one document is given."""


class OverTimeError(OverLimitError):
    """Reading a document took longer than it may; its worker was stopped."""


class OverMemoryError(OverLimitError):
    """Reading a document took more memory than it may."""


class OversizeError(OverLimitError):
    """A document is larger than one may be; it was not read at all."""


class CrashedError(UnreadableError):
    """The worker that read a document failed or died; the main process is unharmed."""


class OntologyError(SummitgraphError):
    """The knowledge in `ontology/` contradicts itself or lacks what the code relies on."""


class GraphError(SummitgraphError):
    """RDF that cannot be parsed, or a term that cannot be written."""

    exit_code = 3


class QueryError(SummitgraphError):
    """A stored or given query is wrong, or a parameter does not fit it."""


class LimitError(QueryError):
    """A query from outside cost more than it may: time, memory, or the size of its answer."""


class BusyError(QueryError):
    """All workers are taken by other queries; the same query may be answered a little later."""


class ShapeError(SummitgraphError):
    """A shapes file is wrong in itself."""


class UncompiledError(ShapeError):
    """A shape is sound, but no compiled check judges it; the reference does."""


class OutputError(SummitgraphError):
    """A result could not be written; what stood there before is untouched."""

    exit_code = 3


class RemoteError(SummitgraphError):
    """A store elsewhere does not answer, refuses us, or answers what cannot be read."""

    exit_code = 3


class AnswerError(RemoteError):
    """A language model gave no answer on a document that can be used; the others are unharmed."""


class UnusableAnswerError(AnswerError):
    """An answer that cannot be used, and has to be paid for all the same.

    Attributes:
        sent, returned: tokens as the endpoint counted them; None where it does not tell.
    """

    def __init__(
        self,
        what: str,
        *,
        value: str = "",
        advice: str = "",
        sent: int | None = None,
        returned: int | None = None,
    ) -> None:
        self.sent = sent
        self.returned = returned
        super().__init__(what, value=value, advice=advice)


class RivalError(SummitgraphError):
    """A decision was taken without knowledge of another on the same thing; it was not written.

    Attributes:
        rivals: the ids of the decisions it stands against.
    """

    def __init__(self, what: str, *, rivals: tuple[str, ...] = (), advice: str = "") -> None:
        self.rivals = rivals
        super().__init__(what, value=", ".join(rivals), advice=advice)
