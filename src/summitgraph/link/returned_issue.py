"""From a returned label to an issue: of the scheme, or minted in words of the readout."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from summitgraph.link.issue import Scheme, clean
from summitgraph.link.refused import RefusedError
from summitgraph.reading.quote import Quotable
from summitgraph.records.issue import Issue
from summitgraph.records.returned import ReturnedIssue

WORDS = 12
"""Of a minted label at most: more names no matter, but tells a story."""


class ReturnedIssues:
    """Decides the issues that are returned for one readout."""

    def __init__(self, text: Quotable, scheme: Scheme) -> None:
        self._text = text
        self._scheme = scheme

    def of(
        self, told: Sequence[ReturnedIssue], refuse: Callable[[RefusedError], None]
    ) -> tuple[Issue, ...]:
        """Those that hold; each other one is told to `refuse`.

        Raises:
            RefusedError: where none holds.
        """
        found: dict[str, Issue] = {}
        refused = RefusedError("llm-issue", "no issue was returned")
        for one in told:
            try:
                issue = self._issue(one)
                found.setdefault(issue.key, issue)
            except RefusedError as error:
                refused = error
                if len(told) > 1:
                    refuse(error)
        if not found:
            raise refused
        return tuple(found.values())

    def _issue(self, told: ReturnedIssue) -> Issue:
        label = clean(told.label)
        entry = self._scheme.find(label)
        if entry is not None:
            return Issue(
                key=entry.key,
                label=entry.label,
                broader=entry.broader,
                mentioned_as=label if self._stands(label) else "",
            )
        if not told.minted:
            what = "the issue is not of the scheme, nor marked as minted"
            raise RefusedError("llm-issue", what, told.label)
        if not label or len(label.split()) > WORDS or not self._stands(label):
            what = f"the minted issue is not {WORDS} words or less of the readout"
            raise RefusedError("llm-issue", what, told.label)
        return self._scheme.issue(label)

    def _stands(self, label: str) -> bool:
        """Whether a label stands in the text; its first letter may be large or small."""
        forms = {label, label[:1].upper() + label[1:], label[:1].lower() + label[1:]}
        return any(self._text.find(form, most=1) for form in forms)
