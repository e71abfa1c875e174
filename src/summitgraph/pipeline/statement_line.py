"""A statement as one flat object: the line of `summitgraph extract --format jsonl` and its CSV row.

Other programs rely on these keys; a test holds them. The tables of a build are in `tables.py`.
"""

from __future__ import annotations

from summitgraph.records import FAMILY_OF, Account, Statement

KEYS = (
    *("doc", "start", "end", "actors", "act", "family", "issues", "concepts", "addressees"),
    *("commitment", "undertaking", "due", "due_phrase", "negated", "modality"),
    *("section", "meeting", "quote", "rule", "confidence", "readers"),
)
Line = dict[str, str | int | float | bool | list[str] | None]


def statement_line(account: Account, statement: Statement) -> Line:
    """One statement with names and labels in place of identifiers.

    `start` and `end` count characters in the text that `summitgraph read` prints, half-open.
    Actors are named as fully as the readout names them. `issues` are the matters in its words,
    `concepts` the same by their preferred labels. `due` is an EDTF date or None; `commitment`
    tells whether the statement binds its actors.
    """
    commitment = statement.commitment
    due = statement.due
    return {
        "doc": account.readout.name,
        "start": statement.evidence.start,
        "end": statement.evidence.end,
        "actors": [actor.named_as or actor.name for actor in statement.speakers],
        "act": statement.act.value,
        "family": FAMILY_OF[statement.act].value,
        "issues": [issue.mentioned_as or issue.label for issue in statement.issues],
        "concepts": [issue.label for issue in statement.issues],
        "addressees": [actor.named_as or actor.name for actor in statement.addressees],
        "commitment": commitment is not None,
        "undertaking": commitment.undertaking if commitment else None,
        "due": due.edtf if due else None,
        "due_phrase": due.phrase if due else None,
        "negated": statement.negated,
        "modality": statement.modality,
        "section": statement.section,
        "meeting": account.meeting.label,
        "quote": statement.evidence.quote,
        "rule": statement.rule,
        "confidence": statement.confidence,
        "readers": [reader.model or reader.name for reader in statement.readers],
    }
