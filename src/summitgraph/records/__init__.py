"""Frozen records: what one floor hands to the next. No method here decides anything."""

from summitgraph.records.account import Account
from summitgraph.records.actor import Actor, ActorKind, Office, OfficeTerm
from summitgraph.records.coded import CodedMark, CodedText
from summitgraph.records.commitment import Commitment, CommitmentEvidence, FollowUp
from summitgraph.records.comparison import (
    ComparedFact,
    ComparedMatter,
    Comparison,
    Difference,
    Told,
)
from summitgraph.records.evidence import Evidence
from summitgraph.records.issue import Issue
from summitgraph.records.ledger import LedgerEntry, LedgerState
from summitgraph.records.meeting import Meeting, Occasion, Participation
from summitgraph.records.notice import Notice, NoticeKind
from summitgraph.records.reader import RULES, Reader
from summitgraph.records.readout import Block, BlockKind, Readout, Sentence
from summitgraph.records.returned import Returned, ReturnedAnswer, ReturnedIssue, SecondReading
from summitgraph.records.shared_meeting import Copy, Joined, SharedMeeting
from summitgraph.records.statement import FAMILY_OF, Act, Family, Statement
from summitgraph.records.when import When

__all__ = [
    "FAMILY_OF",
    "RULES",
    "Account",
    "Act",
    "Actor",
    "ActorKind",
    "Block",
    "BlockKind",
    "CodedMark",
    "CodedText",
    "Commitment",
    "CommitmentEvidence",
    "ComparedFact",
    "ComparedMatter",
    "Comparison",
    "Copy",
    "Difference",
    "Evidence",
    "Family",
    "FollowUp",
    "Issue",
    "Joined",
    "LedgerEntry",
    "LedgerState",
    "Meeting",
    "Notice",
    "NoticeKind",
    "Occasion",
    "Office",
    "OfficeTerm",
    "Participation",
    "Reader",
    "Readout",
    "Returned",
    "ReturnedAnswer",
    "ReturnedIssue",
    "SecondReading",
    "Sentence",
    "SharedMeeting",
    "Statement",
    "Told",
    "When",
]
