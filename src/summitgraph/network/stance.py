"""For or against: what an act tells of its actor's stance on the issue.

Gives a stance; `actor_actor` compares the stances of two actors.
"""

from __future__ import annotations

from enum import StrEnum

from summitgraph.records import Act


class Stance(StrEnum):
    """Where an actor stands on an issue, as far as one act tells."""

    FOR = "for"
    AGAINST = "against"
    OPEN = "open"
    """The act takes no side: it states, asks or discusses."""


# An act that only asks or tells takes no side on the matter itself: who urges Russia to act on
# North Korea is neither for nor against "North Korea".
_PLAIN: dict[str, Stance] = {
    Act.SUPPORTS: Stance.FOR,
    Act.WELCOMES: Stance.FOR,
    Act.PROPOSES: Stance.FOR,
    Act.COMMITS: Stance.FOR,
    Act.INVITES: Stance.FOR,
    Act.AGREES: Stance.FOR,
    Act.AFFIRMS: Stance.FOR,
    Act.REJECTS: Stance.AGAINST,
    Act.CONCERN: Stance.AGAINST,
    Act.CRITICISES: Stance.AGAINST,
}

# "Did not agree" stands against; "did not criticise" is no support, "did not propose" no rejection.
_DENIED: dict[str, Stance] = {
    Act.SUPPORTS: Stance.AGAINST,
    Act.WELCOMES: Stance.AGAINST,
    Act.COMMITS: Stance.AGAINST,
    Act.AGREES: Stance.AGAINST,
    Act.AFFIRMS: Stance.AGAINST,
}


def stance_of(act: str, polarity: str = "positive") -> Stance:
    """The stance that an act of this polarity takes; open for an act that is not in the codebook.

    >>> [str(stance_of(act)) for act in ("welcomes", "rejects", "requests")]
    ['for', 'against', 'open']
    >>> str(stance_of("agrees", "negative")), str(stance_of("criticises", "negative"))
    ('against', 'open')
    """
    return (_DENIED if polarity == "negative" else _PLAIN).get(act, Stance.OPEN)
