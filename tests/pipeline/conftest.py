"""A readout and its account, made by hand: what the pipeline's tests need no extraction for."""

from __future__ import annotations

from datetime import date

import pytest

from summitgraph.records import (
    Account,
    Act,
    Actor,
    ActorKind,
    Block,
    BlockKind,
    Commitment,
    CommitmentEvidence,
    Evidence,
    FollowUp,
    Issue,
    Meeting,
    Notice,
    NoticeKind,
    Occasion,
    Participation,
    Readout,
    Sentence,
    Statement,
    When,
)

TEXT = """Rivertown summit

On 3 May, President Ada <b>Lund</b> and Prime Minister Ben Okafor met.

• The leaders agreed to open the bridge in June. President Lund was concerned about "tolls".
"""
LUND = Actor(key="person/ada-lund", kind=ActorKind.PERSON, name="Ada Lund", known=False)
OKAFOR = Actor(key="person/ben-okafor", kind=ActorKind.PERSON, name="Ben Okafor", known=False)
NORTHLAND = Actor(key="org/northland", kind=ActorKind.ORGANIZATION, name="=Northland", known=False)
BRIDGE = Issue(key="issue/bridge", label="river bridge", minted=True, mentioned_as="the bridge")
TOLLS = Issue(key="issue/tolls", label="tolls", minted=True, mentioned_as="tolls")


def _span(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def _evidence(words: str) -> Evidence:
    return Evidence.of(TEXT, *_span(words))


def _block(kind: BlockKind, words: str, *sentences: str) -> Block:
    start, end = _span(words)
    spans = tuple(Sentence(start=a, end=b) for a, b in map(_span, sentences))
    return Block(kind=kind, start=start, end=end, sentences=spans)


@pytest.fixture
def account() -> Account:
    met = "On 3 May, President Ada <b>Lund</b> and Prime Minister Ben Okafor met."
    agreed = "The leaders agreed to open the bridge in June."
    feared = 'President Lund was concerned about "tolls".'
    readout = Readout(
        name="rivertown.txt",
        sha256="ab" * 32,
        text=TEXT,
        blocks=(
            _block(BlockKind.TITLE, "Rivertown summit"),
            _block(BlockKind.PARAGRAPH, met, met),
            _block(BlockKind.ITEM, f"{agreed} {feared}", agreed, feared),
        ),
        title="Rivertown <summit>",
        publisher="Office & Co.",
        url="javascript:alert(1)",
    )
    june = When(
        edtf="2019-06",
        earliest=date(2019, 6, 1),
        latest=date(2019, 6, 30),
        phrase="in June",
    )
    day = When(edtf="2019-05-03", earliest=date(2019, 5, 3), latest=date(2019, 5, 3))
    meeting = Meeting(
        key="meeting/2019-05-03-lund-okafor-1a2b3c",
        label="Lund, Okafor, 2019-05-03, Rivertown",
        date=day,
        place=("Rivertown",),
        occasion=Occasion(key="event/fair", name="Spring Fair", known=False),
        minutes=40,
        formats=("summit",),
        participations=(
            Participation(actor=LUND, role="President", represents=NORTHLAND),
            Participation(actor=OKAFOR, role="Prime Minister"),
        ),
    )
    statements = (
        Statement(
            evidence=_evidence("The leaders agreed to open the bridge in June"),
            speakers=(LUND, OKAFOR),
            act=Act.AGREES,
            issues=(BRIDGE,),
            commitment=Commitment(
                bound=(LUND, OKAFOR), undertaking="open the bridge in June", due=june
            ),
            rule="reported/agree-to",
            confidence=0.9,
        ),
        Statement(
            evidence=_evidence('President Lund was concerned about "tolls"'),
            speakers=(LUND,),
            act=Act.CONCERN,
            issues=(TOLLS,),
            addressees=(OKAFOR,),
            rule="reported/concern",
            confidence=0.8,
        ),
    )
    notice = Notice(
        evidence=_evidence(met),
        kind=NoticeKind.PASSED_OVER,
        reason="narration",
        message="The sentence tells who met.",
    )
    return Account(
        readout=readout,
        form="reported",
        meeting=meeting,
        statements=statements,
        notices=(notice,),
        sentence_count=3,
        coded_sentence_count=2,
    )


@pytest.fixture
def follow_up(account: Account) -> FollowUp:
    sha = account.readout.sha256
    return FollowUp(
        commitment=(sha, 0),
        statement=(sha, 1),
        kind=CommitmentEvidence.MENTIONED,
        why="same actors & later",
    )
