"""The extractors there are, in the order in which a block is offered to them.

A package of its own adds one under the entry point `summitgraph.extractors`: a callable that takes
the `Lexicon` and gives an `Extractor`. It is asked before those of the house, by name.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from importlib.metadata import entry_points
from typing import Protocol

from summitgraph.errors import UsageError
from summitgraph.extract.analysis import Analysed
from summitgraph.extract.direct import Direct
from summitgraph.extract.form import Form
from summitgraph.extract.lexicon import Lexicon
from summitgraph.extract.quoted import Quoted
from summitgraph.extract.reported import Reported
from summitgraph.reading.turn import QUESTION
from summitgraph.records.draft import Draft, MentionKind
from summitgraph.records.readout import Block, BlockKind

GROUP = "summitgraph.extractors"
_BOTH = frozenset("ministers leaders sides presidents secretaries premiers".split())
_FIRST = frozenset("we i our us my me".split())


class Extractor(Protocol):
    """What reads sentences of one form.

    Attributes:
        name: what its rules are recorded under.
    """

    name: str

    def reads(self, block: Block, form: Form) -> bool:
        """Whether it reads the sentences of this block, in a readout of this form."""

    def sentence(self, s: Analysed) -> tuple[list[Draft], str]:
        """The drafts of a sentence; where there are none, the reason, a key of `REASONS`."""


class Headline:
    """A headline that tells an act ("X invited Y to …") is a statement like any other."""

    name = "headline"

    def __init__(self, lexicon: Lexicon) -> None:
        self._reported = Reported(lexicon)

    def reads(self, block: Block, form: Form) -> bool:
        """Titles."""
        return block.kind is BlockKind.TITLE

    def sentence(self, s: Analysed) -> tuple[list[Draft], str]:
        """What the headline tells of a named actor on a matter."""
        found, _ = self._reported.sentence(s)
        kept = [d for d in found if d.speakers[0].kind is not MentionKind.ALL and d.matters]
        return kept, "title"


class Question:
    """A question from the press is no act of a participant."""

    name = "question"

    def __init__(self, lexicon: Lexicon) -> None:
        pass

    def reads(self, block: Block, form: Form) -> bool:
        """Turns of the press."""
        return block.kind is BlockKind.TURN and bool(QUESTION.match(block.speaker))

    def sentence(self, s: Analysed) -> tuple[list[Draft], str]:
        """Nothing, with the reason."""
        return [], "question"


class Turn:
    """What a participant says while he has the floor."""

    name = Direct.name

    def __init__(self, lexicon: Lexicon) -> None:
        self._direct = Direct(lexicon, MentionKind.TURN)
        self._reported = Reported(lexicon)

    def reads(self, block: Block, form: Form) -> bool:
        """Turns of all but the press."""
        return block.kind is BlockKind.TURN and not QUESTION.match(block.speaker)

    def sentence(self, s: Analysed) -> tuple[list[Draft], str]:
        """What the speaker says; what is told of both, between the turns of a gist, of both."""
        first = s.at[0]
        told = (
            first is not None
            and first.mention.kind is MentionKind.GROUP
            and s.low[first.j - 1] in _BOTH
            and _FIRST.isdisjoint(s.low)
        )
        if told:
            drafts, _ = self._reported.sentence(s)
            if drafts:
                return drafts, ""
        return self._direct.sentence(s)


class Prose:
    """What prose reports that others said, or quotes."""

    name = Reported.name

    def __init__(self, lexicon: Lexicon) -> None:
        self.sentence = Quoted(lexicon).sentence

    def reads(self, block: Block, form: Form) -> bool:
        """All that is neither title nor turn."""
        return block.kind not in (BlockKind.TITLE, BlockKind.TURN)


class Claimed:
    """What goes on in the present for the last speaker of an account that reports."""

    name = Reported.name

    def __init__(self, lexicon: Lexicon) -> None:
        self._reported = Reported(lexicon)

    def reads(self, block: Block, form: Form) -> bool:
        """Paragraphs of an account in which nobody speaks himself."""
        return not form.body and form.name == "reported" and block.kind is BlockKind.PARAGRAPH

    def sentence(self, s: Analysed) -> tuple[list[Draft], str]:
        """The claim of a sentence, if it makes one."""
        claimed = self._reported.claimed(s)
        return ([claimed], "") if claimed is not None else ([], "narration")


class Communique:
    """What a body that speaks as one says in its own name."""

    name = "communique"

    def __init__(self, lexicon: Lexicon) -> None:
        self.sentence = Direct(lexicon, MentionKind.BODY).sentence

    def reads(self, block: Block, form: Form) -> bool:
        """Prose of a joint statement."""
        return form.body and block.kind not in (BlockKind.TITLE, BlockKind.TURN)


EXTRACTORS: tuple[Callable[[Lexicon], Extractor], ...] = (
    Headline,
    Question,
    Turn,
    Prose,
    Claimed,
    Communique,
)


@lru_cache(maxsize=1)
def registered() -> tuple[Callable[[Lexicon], Extractor], ...]:
    """The extractors of other packages, by name.

    Raises:
        UsageError: where one cannot be loaded.
    """
    found = []
    for point in sorted(entry_points(group=GROUP), key=lambda p: (p.name, p.value)):
        try:
            found.append(point.load())
        except Exception as error:
            raise UsageError(
                f"an extractor of another package cannot be loaded: {error}",
                where=GROUP,
                value=f"{point.name} = {point.value}",
                advice="mend or uninstall the package that registers it",
            ) from error
    return tuple(found)


def extractors(lexicon: Lexicon) -> list[Extractor]:
    """All extractors with their lexicon, those of other packages first."""
    return [make(lexicon) for make in (*registered(), *EXTRACTORS)]
