"""What several accounts tell together, and the graphs that come of it: one place for both builds.

In memory and on disk the same is done here, so that a store that grew readout by readout holds the
quads of a build of all of them at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summitgraph import authority, link, triples
from summitgraph.records import Account, FollowUp, LedgerEntry, SharedMeeting
from summitgraph.triples.iris import DEFAULT_BASE
from summitgraph.triples.term import Quad


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """Accounts with what they tell together.

    Attributes:
        accounts: with one label a thing and the common facts of each meeting, as they were given.
        meetings: each meeting with its accounts.
        follow_ups: commitments that later readouts speak of.
        ledger: each undertaking once, as of the last meeting.
    """

    accounts: tuple[Account, ...] = ()
    meetings: tuple[SharedMeeting, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    ledger: tuple[LedgerEntry, ...] = ()

    def account_quads(self, base: str = DEFAULT_BASE) -> Iterator[Quad]:
        """The quads of all readouts' graphs."""
        for account in self.accounts:
            yield from triples.account_quads(account, base=base)

    def common_quads(self, base: str = DEFAULT_BASE) -> list[Quad]:
        """The quads of the graphs of links and of authorities."""
        quads = triples.link_quads(
            self.accounts,
            self.follow_ups,
            entries=self.ledger,
            meetings=self.meetings,
            following=link.next_meetings(link.meetings_of(self.accounts)),
            base=base,
        )
        return quads + triples.authority_quads(self.accounts, authority.load(), base=base)


def linked(accounts: Sequence[Account]) -> Linked:
    """Link accounts with each other; their order changes nothing but theirs in the result."""
    identified = link.same_meetings(link.one_label(accounts))
    told = identified.accounts
    follow_ups = link.follow_ups(told)
    return Linked(
        accounts=told,
        meetings=identified.meetings,
        follow_ups=follow_ups,
        ledger=link.ledger(told, follow_ups),
    )
