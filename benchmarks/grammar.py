"""How things are said in made-up readouts: turns of phrase for each form, and what they mean.

A saying's words have places to fill: {m} a matter, {a} who speaks, {o} the other side, {when} a
month. What it means stands beside it: the acts that a coder could defend, best first, whether it
binds, and whether it is aimed at {o}. The words are those that readouts use, not those that the
reader knows: nothing here follows from `ontology/cues.ttl`, and nothing there may follow from a
score of these.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Saying:
    """A turn of phrase; see the module for its places and meaning."""

    words: str
    acts: str
    binds: bool = False
    aimed: bool = False


ONE_SIDE = (
    Saying("{a} expressed concern about {m}.", "concern"),
    Saying("{a} urged {o} to make progress on {m}.", "requests", aimed=True),
    Saying("{a} proposed a joint study of {m}.", "proposes"),
    Saying("{a} welcomed the progress on {m}.", "welcomes"),
    Saying("{a} rejected the proposal on {m}.", "rejects"),
    Saying("{a} pledged to send experts on {m} {when}.", "commits", binds=True),
    Saying("{a} stressed the importance of {m}.", "states"),
    Saying("{a} voiced support for {m}.", "supports"),
    Saying("{a} criticised the delay in {m}.", "criticises concern"),
    Saying("{a} explained the government's position on {m}.", "states"),
    Saying("{a} called on {o} to resume talks on {m}.", "requests", aimed=True),
)
BOTH = (
    Saying("{both} agreed to hold consultations on {m} {when}.", "agrees", binds=True),
    Saying("{both} agreed to set up a working group on {m}.", "agrees", binds=True),
    Saying("{both} reaffirmed their support for {m}.", "affirms supports"),
    Saying("{both} discussed {m}.", "discusses"),
    Saying("{both} exchanged views on {m}.", "discusses"),
    Saying("{both} confirmed the importance of {m}.", "affirms"),
    Saying("{both} shared their concern about {m}.", "concern"),
    Saying("{both} decided to continue cooperation on {m}.", "agrees", binds=True),
)
SPOKEN = (
    Saying("I am deeply concerned about {m}.", "concern"),
    Saying("We would like to propose talks on {m}.", "proposes"),
    Saying("We strongly urge {o} to act on {m}.", "requests", aimed=True),
    Saying("I welcome the progress on {m}.", "welcomes"),
    Saying("We fully support {m}.", "supports"),
    Saying("We will send experts on {m} {when}.", "commits", binds=True),
    Saying("It is important to make progress on {m}.", "states requests"),
    Saying("We cannot accept the proposal on {m}.", "rejects"),
    Saying("I told my colleague how much we value {m}.", "states supports welcomes"),
)
SPOKEN_TOGETHER = (
    Saying("We agreed to hold consultations on {m} {when}.", "agrees", binds=True),
    Saying("We discussed {m}.", "discusses"),
    Saying("We confirmed the importance of {m}.", "affirms"),
    Saying("We agreed on the need for {m}.", "agrees"),
)
POINTS = (
    Saying("called for progress on {m};", "requests"),
    Saying("expressed concern about {m};", "concern"),
    Saying("announced experts on {m} {when};", "commits states", binds=True),
    Saying("welcomed the report on {m};", "welcomes"),
    Saying("underlined the importance of {m};", "states"),
    Saying("opposed the proposal on {m};", "rejects"),
)
BODY = (
    Saying("We reaffirm our support for {m}.", "supports affirms states"),
    Saying("We express our grave concern about {m}.", "concern"),
    Saying("We welcome the progress on {m}.", "welcomes"),
    Saying("We call on all parties to respect {m}.", "requests"),
    Saying("We will hold a conference on {m} {when}.", "commits agrees", binds=True),
    Saying("We underline the importance of {m}.", "states affirms"),
    Saying("We condemn the attacks on {m}.", "criticises"),
)
CHAIR = (
    Saying("The Ministers discussed {m}.", "discusses"),
    Saying("The Meeting expressed concern about {m}.", "concern"),
    Saying("The Ministers agreed to hold a workshop on {m} {when}.", "agrees commits", binds=True),
    Saying("The Meeting welcomed the report on {m}.", "welcomes"),
    Saying("The Ministers reaffirmed the importance of {m}.", "affirms states"),
    Saying("The Meeting took note of the progress on {m}.", "states welcomes affirms"),
)
FREE = (
    Saying("Without progress on {m}, there could be no lasting peace.", "states requests"),
    Saying("What mattered now was {m}.", "states"),
    Saying("Experts on {m} would travel {when}.", "commits states", binds=True),
    Saying("The proposal on {m} was out of the question.", "rejects"),
    Saying("There was every reason to worry about {m}.", "concern"),
    Saying("Would {o} not do more for {m}?", "requests", aimed=True),
)
PASSIVE = (
    Saying("It was agreed to hold consultations on {m} {when}.", "agrees", binds=True),
    Saying("Concern was expressed about {m}.", "concern"),
    Saying("The importance of {m} was stressed.", "affirms states"),
    Saying("Views were exchanged on {m}.", "discusses"),
    Saying("Support for {m} was reaffirmed.", "affirms supports"),
    Saying("A working group on {m} is to be set up {when}.", "agrees commits", binds=True),
    Saying("Satisfaction was voiced at the progress on {m}.", "welcomes affirms"),
)
"""No agent is named: the acts are those of all who met."""
