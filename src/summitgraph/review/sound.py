"""Whether a decision can be put into effect at all.

A journal may come from elsewhere, by `--corrections` or a merge in git: what cannot stand in a
graph is a fault of its line, and stops nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from summitgraph.records.decision import Decision, FinalStatement, Verb

_KEY = re.compile(r"[\w.~!$&'()*+,;=:@%/-]{1,300}")
_SHA = re.compile(r"[0-9a-f]{64}|[A-Za-z0-9]{0,64}")
_WHEN = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z")
_ID = re.compile(r"c-[0-9a-f]{16}")
_ABOUT_ONE = (Verb.ACCEPT, Verb.REJECT, Verb.CHANGE, Verb.SPLIT, Verb.MERGE)
_SETTLES = (Verb.CHANGE, Verb.SPLIT, Verb.MERGE, Verb.ADD)


def unsound(decision: Decision) -> str:
    """Why a decision can never be put into effect; "" where it can."""
    d = decision
    if not _WHEN.fullmatch(d.when) or not d.who.strip():
        return "it does not tell who decided, or when in UTC"
    if d.verb in (Verb.SAME, Verb.APART):
        keys = (d.one, d.other)
        sound = d.kind is not None and all(map(_KEY.fullmatch, keys)) and d.one != d.other
        return "" if sound else "it does not tell which two things it is on"
    if d.verb is Verb.UNDO:
        return "" if _ID.fullmatch(d.undoes) else "it does not tell what it takes back"
    if d.kind is not None or not d.readout or not _SHA.fullmatch(d.readout):
        return "it does not tell on which readout it is"
    if bool(d.about) is not (d.verb in _ABOUT_ONE) or bool(d.to) is not (d.verb in _SETTLES):
        return "what it is about, or what is to stand, does not fit what was done"
    if any(len(s.quote) != s.end - s.start or not s.quote for s in d.words):
        return "its words are not as long as their span"
    return next(filter(None, map(_unsound, d.to)), "")


def _unsound(final: FinalStatement) -> str:
    if not final.speakers or not final.issues:
        return "a statement of it has no speaker or no issue"
    promise = final.commitment
    if promise is not None and (not promise.bound or not promise.undertaking.strip()):
        return "a commitment of it binds nobody, or to nothing"
    actors = [*final.speakers, *final.addressees]
    if promise is not None:
        actors += [*promise.bound, *promise.beneficiaries]
    return _unnamed([(a.key, a.name) for a in actors] + [(i.key, i.label) for i in final.issues])


def _unnamed(things: Iterable[tuple[str, str]]) -> str:
    for key, name in things:
        if not _KEY.fullmatch(key) or not name.strip():
            return f"{key!r} is no key of an actor or issue with a name"
    return ""
