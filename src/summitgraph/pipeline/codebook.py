"""What each column of each table means: the codebook of a build, and of its data in a paper.

A test holds that every column of a table is here, in the table's order.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from summitgraph.pipeline.documents import SkippedKind
from summitgraph.records import Act, ActorKind, CommitmentEvidence, Family, LedgerState

_IRI = "IRI, the same in the graph"
_SEVERAL = "; several are parted by '; '"
_EDTF = "EDTF (ISO 8601-2), empty if unknown"
_DAY = "YYYY-MM-DD, empty if unknown"
_NAMES = "names" + _SEVERAL
_IRIS = _IRI + _SEVERAL
_COUNT = "count"

_STATEMENTS = {
    "statement": ("the statement", _IRI),
    "fileName": ("file name of the readout", "text"),
    "date": ("when the meeting was", _EDTF),
    "meeting": ("meeting at which it was made", _IRI),
    "meetingLabel": ("name of the meeting", "text"),
    "speakers": ("who acted; several where they acted together", _NAMES),
    "speakerIris": ("the same as identifiers", _IRIS),
    "act": ("what they did", ", ".join(act.value for act in Act)),
    "actLabel": ("label of the act", "text"),
    "family": ("the family of the act", ", ".join(family.value for family in Family)),
    "issues": ("what the act is about", "labels" + _SEVERAL),
    "issueIris": ("the same as identifiers", _IRIS),
    "addressees": ("at whom the act is aimed, where the text says so", _NAMES),
    "polarity": ("negative where the words deny the act", "positive, negative"),
    "modality": ("how the content is put", "plain, conditional, hope, obligation, intention"),
    "quote": ("the words of the statement", "verbatim"),
    "start": ("where they begin in the text that `summitgraph read` prints", "characters from 0"),
    "end": ("where they end", "characters; the first after the words"),
    "section": ("heading under which it stands", "text"),
    "rule": ("rule by which it was read", "name"),
    "confidence": ("the rule's own estimate; no probability", "0 to 1"),
    "readers": ("who read it so: rules, or a language model by its name", _NAMES),
    "commitments": ("commitments that rest on it", _IRIS),
    "readout": ("readout from which it was read", _IRI),
}
_COMMITMENTS = {
    "commitment": ("the commitment", _IRI),
    "date": ("when the meeting was at which it was made", _EDTF),
    "meeting": ("that meeting", _IRI),
    "meetingLabel": ("name of the meeting", "text"),
    "bound": ("who is to do it", _NAMES),
    "boundIris": ("the same as identifiers", _IRIS),
    "beneficiaries": ("to whom it was promised, where the text says so", _NAMES),
    "undertaking": ("what is to be done", "verbatim"),
    "issues": ("what it is about", "labels" + _SEVERAL),
    "issueIris": ("the same as identifiers", _IRIS),
    "due": ("by when, as far as text and meeting tell", _EDTF),
    "dueEarliest": ("first day that this can mean", _DAY),
    "dueLatest": ("last day that this can mean", _DAY),
    "duePhrase": ("the words that tell it", "verbatim"),
    "evidenceState": (
        "what later readouts say of it; evidence, no verdict",
        ", ".join(state.value for state in CommitmentEvidence),
    ),
    "ledgerState": (
        "where the undertaking stands by all readouts on the day of ledgerAsOf; no verdict",
        ", ".join(state.value for state in LedgerState),
    ),
    "ledgerAsOf": ("the day for which that holds: of the last meeting", _DAY),
    "firstMade": ("the commitment that first made this undertaking; itself if first", _IRI),
    "verdict": ("what a person decided", "undecided, kept, broken, superseded"),
    "followUps": ("later statements that speak of it", _IRIS),
    "statements": ("statements on which it rests", _IRIS),
}
_ACTORS = {
    "actor": ("the actor", _IRI),
    "actorLabel": ("preferred name", "text"),
    "kind": ("class of actor", ", ".join(kind.value for kind in ActorKind)),
    "registered": ("whether a register holds it; false if learnt from a text", "true, false"),
    "statements": ("statements that it made, alone or with others", _COUNT),
    "jointStatements": ("of these, with others", _COUNT),
    "issues": ("issues that it spoke of", _COUNT),
    "meetings": ("meetings in which it took part", _COUNT),
    "commitments": ("commitments that bind it", _COUNT),
    "offices": ("offices that it held at these meetings", "names" + _SEVERAL),
}
_ISSUES = {
    "issue": ("the issue", _IRI),
    "issueLabel": ("preferred label", "text"),
    "broader": ("wider issues", "labels" + _SEVERAL),
    "minted": ("whether it was made from a text, as no scheme holds it", "true, false"),
    "statements": ("statements on it; 0 for one that is here only as a wider one", _COUNT),
    "actors": ("actors who spoke of it", _COUNT),
    "meetings": ("meetings at which it came up", _COUNT),
    "commitments": ("commitments on it", _COUNT),
    "first": ("first day of the first such meeting", _DAY),
    "last": ("first day of the last such meeting", _DAY),
}
_MEETINGS = {
    "date": ("when it was", _EDTF),
    "meeting": ("the meeting", _IRI),
    "meetingLabel": ("its name", "text"),
    "earliest": ("first day that the date can mean", _DAY),
    "latest": ("last day that the date can mean", _DAY),
    "place": ("where it was", "text" + _SEVERAL),
    "occasion": ("wider event at which it took place", _IRI),
    "occasionLabel": ("name of that event", "text"),
    "ordinal": ("its number in its series", "count from 1"),
    "minutes": ("how long it lasted", "minutes"),
    "format": ("how it was held", "codes" + _SEVERAL),
    "participants": ("who took part", _NAMES),
    "readouts": ("readouts that tell of it", _COUNT),
    "statements": ("statements in these readouts", _COUNT),
}
_SKIPPED = {
    "document": ("a document that is not in the graph", "path"),
    "kind": ("why not, as a code", ", ".join(kind.value for kind in SkippedKind)),
    "reason": ("why not", "text"),
    "advice": ("what to do", "text"),
}

CODEBOOK: Mapping[str, Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "statements": _STATEMENTS,
        "commitments": _COMMITMENTS,
        "actors": _ACTORS,
        "issues": _ISSUES,
        "meetings": _MEETINGS,
        "skipped": _SKIPPED,
    }
)
"""Table to column to (meaning, values)."""
