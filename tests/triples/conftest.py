"""An account made by hand with every fact that an account can hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from summitgraph.records import (
    Account,
    Act,
    Actor,
    ActorKind,
    Commitment,
    CommitmentEvidence,
    Copy,
    Evidence,
    FollowUp,
    Issue,
    Joined,
    LedgerEntry,
    LedgerState,
    Meeting,
    Notice,
    NoticeKind,
    Occasion,
    Participation,
    Readout,
    SharedMeeting,
    Statement,
    When,
)
from summitgraph.triples import link_quads
from summitgraph.triples.term import Quad

TEXT = """Japan-Russia Summit

Abe and Putin met on July 7.

The leaders agreed to hold consultations in late August. Lund urged Japan to open the bridge.
The leaders agreed to hold consultations in late August.
"""
ABE = Actor(key="person/shinzo-abe", kind=ActorKind.PERSON, name="Shinzo Abe")
PUTIN = Actor(key="person/vladimir-putin", kind=ActorKind.PERSON, name="Vladimir Putin")
LUND = Actor(key="person/ada-lund", kind=ActorKind.PERSON, name="Ada Lund", known=False)
JAPAN = Actor(key="state/JP", kind=ActorKind.STATE, name="Japan")
RUSSIA = Actor(key="state/RU", kind=ActorKind.STATE, name="Russia")
TREATY = Issue(key="issue/peace-treaty", label="peace treaty")
BRIDGE = Issue(
    key="issue/river-bridge", label="river bridge", minted=True, broader=("issue/peace-treaty",)
)
AUGUST = When(
    edtf="2017-08",
    earliest=date(2017, 8, 1),
    latest=date(2017, 8, 31),
    phrase="in late August",
)


def evidence(words: str, text: str = TEXT) -> Evidence:
    start = text.index(words)
    return Evidence.of(text, start, start + len(words))


@pytest.fixture
def statement() -> Statement:
    return Statement(
        evidence=evidence("The leaders agreed to hold consultations in late August"),
        speakers=(ABE, PUTIN),
        act=Act.AGREES,
        issues=(TREATY,),
        commitment=Commitment(
            bound=(ABE, PUTIN),
            beneficiaries=(RUSSIA,),
            undertaking="hold consultations in late August",
            due=AUGUST,
        ),
        rule="reported/agree-to",
        confidence=0.9,
        section="Peace treaty",
    )


@pytest.fixture
def account(statement: Statement) -> Account:
    day = When(edtf="2017-07-07", earliest=date(2017, 7, 7), latest=date(2017, 7, 7))
    urged = Statement(
        evidence=evidence("Lund urged Japan to open the bridge"),
        speakers=(LUND,),
        act=Act.REQUESTS,
        issues=(BRIDGE, TREATY),
        addressees=(JAPAN,),
        negated=True,
        modality="hope",
        rule="reported/urge",
        confidence=1.0,
    )
    return Account(
        readout=Readout(
            name="readout.txt",
            sha256="ab" * 32,
            text=TEXT,
            title="Japan-Russia Summit",
            publisher="Ministry of Foreign Affairs of Japan",
            side="JP",
            licence="CC BY 4.0",
            url="https://example.org/readout?day=7",
            published=date(2017, 7, 8),
        ),
        form="reported",
        meeting=Meeting(
            key="meeting/2017-07-07-abe-putin",
            label="Abe, Putin, 2017-07-07",
            date=day,
            place=("Hamburg",),
            participations=(
                Participation(
                    actor=ABE,
                    role="Prime Minister of Japan",
                    office="office/JP-prime-minister",
                    represents=JAPAN,
                ),
                Participation(actor=PUTIN, role="President", represents=RUSSIA),
            ),
            occasion=Occasion(key="event/g20-2017-hamburg", name="G20 Hamburg Summit"),
            ordinal=18,
            minutes=50,
            formats=("summit", "plenary"),
        ),
        statements=(statement, urged),
        notices=(
            Notice(
                evidence=evidence("Abe and Putin met on July 7."),
                kind=NoticeKind.PASSED_OVER,
                reason="narration",
                message="The sentence tells who met.",
            ),
        ),
        sentence_count=4,
        coded_sentence_count=2,
    )


@pytest.fixture
def later(account: Account) -> Account:
    """The same once more, two months on."""
    return replace(account, readout=replace(account.readout, sha256="cd" * 32))


@pytest.fixture
def follow_up(account: Account, later: Account) -> FollowUp:
    return FollowUp(
        commitment=(account.readout.sha256, 0),
        statement=(later.readout.sha256, 1),
        kind=CommitmentEvidence.MENTIONED,
        why="the same issue",
    )


@pytest.fixture
def links(account: Account, later: Account, follow_up: FollowUp) -> list[Quad]:
    """The graph of links with everything that it may hold."""
    first, second = account.readout.sha256, later.readout.sha256
    entry = LedgerEntry(
        first=(first, 0),
        tellings=((first, 0), (second, 0)),
        follow_ups=(follow_up,),
        state=LedgerState.MENTIONED,
        as_of=date(2018, 12, 1),
    )
    shared = SharedMeeting(
        meeting=account.meeting,
        readouts=(first, second),
        told=(account.meeting, later.meeting),
        joined=(Joined(readouts=(first, second), confidence=0.97, why="on the same day"),),
        copies=(Copy(readout=second, of=first, likeness=0.9),),
    )
    return link_quads(
        [account, later],
        [follow_up],
        entries=[entry],
        meetings=[shared],
        following={account.meeting.key: "meeting/2018-12-01-abe-putin"},
    )
