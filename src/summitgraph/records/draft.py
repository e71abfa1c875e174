"""What extraction found, before anyone decided who and what is meant."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from summitgraph.records.notice import Notice
from summitgraph.records.statement import Act


class MentionKind(StrEnum):
    """How words point to an actor."""

    NAME = "name"
    """A name that a register may know, or that the text introduces: "Ruto", "the EU"."""
    ROLE = "role"
    """An office alone: "the Russian President", "the Secretary", "the two ministers"."""
    PRONOUN = "pronoun"
    """he, she, they, we, I."""
    GROUP = "group"
    """"the leaders", "both sides", "the parties", "the delegations"."""
    TURN = "turn"
    """Whoever has the floor in a dialogue."""
    ALL = "all"
    """No agent told, in an account of a meeting: all who met ("It was agreed to …")."""
    LAST = "last"
    """Whoever spoke in the sentences before, in free indirect speech ("The price had to fall")."""
    SIDE = "side"
    """A state or body by its side: "the Russian side", "the U.S. delegation"."""
    BODY = "body"
    """Whoever issues the document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorMention:
    """Words that point to an actor, or an act without any such words.

    Attributes:
        name: the personal name in it ("Wendy R. Sherman"), or "".
        role: the title in it ("Deputy Secretary of State"), or "".
        keys: registers' keys of names in it: what is named, or the states of a title or side.
        plural: whether it points to several.
    """

    kind: MentionKind
    start: int
    end: int
    text: str
    name: str = ""
    role: str = ""
    keys: tuple[str, ...] = ()
    plural: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterMention:
    """Words that name a matter.

    Attributes:
        weak: whether they name it only in a context ("this issue").
        soft: whether a half-empty noun names it ("political obligations"), so that a clearer
            word nearby goes before it.
    """

    start: int
    end: int
    text: str
    weak: bool = False
    soft: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A statement as found in the words.

    Attributes:
        start, end: the span of the act and its content.
        joint_act: the act where it turns out that several acted together.
        relation: whether its words speak of what binds the sides ("our cooperation").
        undertaking: the span of what someone undertakes to do, or None.
        block: number of the readout's block in which it stands.
        sentence: the sentence in which it stands, as its start offset.
    """

    start: int
    end: int
    speakers: tuple[ActorMention, ...]
    act: Act
    joint_act: Act
    addressees: tuple[ActorMention, ...] = ()
    matters: tuple[MatterMention, ...] = ()
    negated: bool = False
    relation: bool = False
    modality: str = "plain"
    undertaking: tuple[int, int] | None = None
    rule: str
    confidence: float
    block: int
    sentence: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """All drafts of one readout in the order of its text, and a notice for every other sentence.

    Attributes:
        form: "dialogue", "reported" or "communique": how most of it is written.
        mentions: every actor mention of the whole text, in order, for deciding who takes part.
        turns: whom the words before a colon name, by these words.
        sentence_count: sentences of its running text.
    """

    form: str
    drafts: tuple[Draft, ...]
    notices: tuple[Notice, ...]
    mentions: tuple[ActorMention, ...] = ()
    turns: Mapping[str, tuple[ActorMention, ...]] = field(default_factory=dict)
    sentence_count: int = 0
