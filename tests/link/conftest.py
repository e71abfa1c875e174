"""Short readouts through reading, extraction and linking."""

from __future__ import annotations

from summitgraph import authority, extract, link
from summitgraph.reading import read_bytes
from summitgraph.records import Account, Statement

LEAD = (
    "On July 7, 2017, Mr. Shinzo Abe, Prime Minister of Japan, and Mr. Vladimir Putin, "
    "President of the Russian Federation, met in Hamburg."
)


def linked(text: str, **told: str) -> Account:
    """The account of a text; `told` is what `sources.toml` would tell."""
    readout = read_bytes(text.encode(), "readout.txt", told)
    knowledge = authority.load()
    return link.link(readout, extract.extract(readout, knowledge), knowledge)


def reported(body: str, *, lead: str = LEAD, **told: str) -> Account:
    """A ministry's account: a title, a lead that tells who met, and what was said."""
    return linked(f"Readout of the latest talks\n\n{lead}\n\n{body}\n", **told)


def spoken(*turns: str, day: str = "2016-05-06", lead: str = "the leaders") -> Account:
    """A newspaper's gist: who said what, turn by turn."""
    body = "\n\n\n".join(turns)
    text = f"Gist of summit meeting\n\nFollowing is the gist of the talks of {lead}:\n\n\n{body}\n"
    return linked(text, meeting_date=day)


def only(account: Account) -> Statement:
    """The one statement of an account."""
    assert len(account.statements) == 1, [s.evidence.quote for s in account.statements]
    return account.statements[0]


def who(account: Account) -> list[list[str]]:
    """The speakers of each statement, by name."""
    return [[actor.name for actor in s.speakers] for s in account.statements]


def matters(account: Account) -> list[list[str]]:
    """The issues of each statement, by label."""
    return [[issue.label for issue in s.issues] for s in account.statements]
