"""The ledger of commitments: due, bound, what, and what later readouts say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape

from summitgraph.pipeline.report.html import date, names, quote_id, table
from summitgraph.records import (
    Account,
    CommitmentEvidence,
    FollowUp,
    LedgerEntry,
    LedgerState,
    When,
)

_EVIDENCE_NAME = {
    CommitmentEvidence.NONE: "not heard of again",
    CommitmentEvidence.MENTIONED: "spoken of later",
    CommitmentEvidence.REPEATED: "repeated later",
    CommitmentEvidence.REPLACED: "replaced later",
    CommitmentEvidence.REPORTED_DONE: "reported done",
}
_SILENCE_NAME = {
    LedgerState.PAST_DUE: "past due: they met since, and no readout speaks of it",
    LedgerState.PAST_DUE_UNREAD: "past due: there is no readout of them since",
}
_COLUMNS = ("Due", "Bound", "To do what", "Issue", "Promised at", "Heard of later")


def ledger(
    accounts: Sequence[Account],
    follow_ups: Iterable[FollowUp],
    entries: Iterable[LedgerEntry] = (),
) -> str:
    """All commitments as a section: those with a due date first, earliest on top."""
    states = {telling: entry.state for entry in entries for telling in entry.tellings}
    later: dict[tuple[str, int], list[FollowUp]] = {}
    for follow_up in follow_ups:
        later.setdefault(follow_up.commitment, []).append(follow_up)
    by_sha = {account.readout.sha256: account for account in accounts}
    listed = []
    for account in accounts:
        for number, statement in enumerate(account.statements):
            commitment = statement.commitment
            if commitment is None:
                continue
            due = commitment.due
            key = (account.readout.sha256, number)
            row = (
                _due(due),
                names(commitment.bound),
                f'<a href="#{quote_id(account, number)}">{escape(commitment.undertaking)}</a>',
                escape("; ".join(issue.label for issue in statement.issues)),
                date(account.meeting.date),
                _silence(states.get(key)) + _evidence(later.get(key, ()), by_sha),
            )
            listed.append((due.latest.isoformat() if due and due.latest else "9999", row))
    listed.sort(key=lambda entry: entry[0])
    body = (
        table(_COLUMNS, [row for _, row in listed])
        if listed
        else "<p>None was found in these readouts.</p>"
    )
    return (
        '<section id="commitments"><h2>Commitments</h2><p class="lead">Acts that bind those who '
        "did them to something that one can check. What later readouts say is evidence; whether a "
        f"promise was kept is for a person to decide.</p>{body}</section>"
    )


def _due(due: When | None) -> str:
    if due is None:
        return "<small>not told</small>"
    phrase = f"<small>“{escape(due.phrase)}”</small>" if due.phrase else ""
    return f'<span><time class="due">{escape(due.edtf)}</time>{phrase}</span>'


def _silence(state: LedgerState | None) -> str:
    words = _SILENCE_NAME.get(state) if state else None
    return f'<span class="state">{words}</span><br>' if words else ""


def _evidence(follow_ups: Sequence[FollowUp], by_sha: Mapping[str, Account]) -> str:
    if not follow_ups:
        return f'<span class="state">{_EVIDENCE_NAME[CommitmentEvidence.NONE]}</span>'
    parts = []
    for follow_up in follow_ups:
        sha, number = follow_up.statement
        account = by_sha.get(sha)
        where = ""
        if account:
            where = f' <a href="#{quote_id(account, number)}">{date(account.meeting.date)}</a>'
        parts.append(
            f'<span class="state found" title="{escape(follow_up.why)}">'
            f"{_EVIDENCE_NAME[follow_up.kind]}</span>{where}"
        )
    return "<span>" + "<br>".join(parts) + "</span>"
