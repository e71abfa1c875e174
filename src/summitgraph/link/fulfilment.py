"""Whether later words report an undertaking as done, or put another in its place.

"The consultations were held" reports that holding them was done; that they "will be held", or
that a treaty on them "was signed", does not. An undertaking and what is reported must be of one
kind of deed, or the report must be of finishing ("completed", "implemented").
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from summitgraph.link.issue import content

_NEAR = 90
"""Characters around the report within which a word of the undertaking must stand."""

# Each kind of deed: as undertaken, as reported in the past, as a noun.
_DEEDS: dict[str, tuple[str, str, str]] = {
    "hold": (
        r"hold|convene|organi[sz]e|conduct|meet|host|take\s+place",
        r"held|convened|organi[sz]ed|conducted|met|hosted|took\s+place|taken\s+place",
        r"holding|convening|organi[sz]ation",
    ),
    "visit": (
        r"visit|travel|come|attend|pay|receive|participate",
        r"visited|travelled|traveled|came|attended|paid|received|participated|took\s+part",
        r"visit|attendance|participation",
    ),
    "sign": (r"sign|conclude", r"signed|concluded", r"signing|signature|conclusion"),
    "open": (
        r"open|launch|inaugurate|establish|set\s+up|create|start|begin|resume|form",
        r"opened|launched|inaugurated|established|set\s+up|created|started|beg[au]n|resumed|formed",
        r"opening|launch|launching|inauguration|establishment|creation|start|resumption|formation",
    ),
    "send": (
        r"send|dispatch|deliver|provide|supply|donate|transfer|hand\s+over|submit",
        r"sent|dispatched|delivered|provided|supplied|donated|transferred|handed\s+over|submitted",
        r"dispatch|delivery|provision|supply|donation|transfer|handover|submission",
    ),
    "ratify": (
        r"ratify|approve|adopt|bring\s+into\s+force",
        r"ratified|approved|adopted|entered\s+into\s+force|came\s+into\s+force",
        r"ratification|approval|adoption|entry\s+into\s+force",
    ),
    "lift": (
        r"lift|remove|abolish|waive|repeal|ease|withdraw",
        r"lifted|removed|abolished|waived|repealed|eased|withdrawn|withdrew",
        r"lifting|removal|abolition|waiver|repeal|easing|withdrawal",
    ),
    "name": (
        r"appoint|name|nominate|designate",
        r"appointed|named|nominated|designated",
        r"appointment|nomination|designation",
    ),
    "release": (
        r"release|free|return|repatriate|hand\s+back",
        r"released|freed|returned|repatriated|handed\s+back",
        r"release|return|repatriation",
    ),
    "build": (r"build|construct|upgrade", r"built|constructed|upgraded", r"construction"),
}
_FINISHED = (
    r"completed|implemented|carried\s+out|fulfilled|reali[sz]ed|achieved|finali[sz]ed|executed|"
    r"accomplished|delivered\s+on|put\s+into\s+(?:effect|practice|operation)"
)
_FINISHING = r"completion|implementation|fulfilment|finali[sz]ation|reali[sz]ation"
_NOT_YET = re.compile(
    r"\b(?:will|shall|should|would|must|may|might|can|could|to|not|never|n[o']t\s+yet|yet|hardly|"
    r"unless|if|once|when|until|before|hop\w+|expect\w*|planned|planning|upcoming|forthcoming|future|"
    r"scheduled|early|swift|prompt|speedy|possible|importance|need|necessity|possibility|prospects?)"
    r"(?:\W+\w+){0,3}\W*$",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:not|never|yet|hardly|being)\b", re.IGNORECASE)
_GLAD = re.compile(
    r"\b(?:welcom|prais|commend|applaud|satisfaction|satisfied|pleas|glad|thank|grateful|"
    r"gratitude|appreciat|congratulat|successful|recent|following|after|since)\w*\b",
    re.IGNORECASE,
)
_INSTEAD = re.compile(
    r"\b(?:postpon\w+|reschedul\w+|put\s+off|brought?\s+forward|bring\s+forward|instead\s+of|"
    r"in\s+place\s+of|in\s+lieu\s+of|rather\s+than|no\s+longer|replac\w+|supersed\w+|cancel\w+|"
    r"called\s+off|new\s+dates?|moved?\s+(?:to|from)|delay\w*\s+(?:to|until))\b",
    re.IGNORECASE,
)


DEED_WORDS = content(
    re.sub(r"\[(\w)\w\]", r"\1", " ".join("|".join(forms) for forms in _DEEDS.values()))
    .replace(r"\s+", " ")
    .replace("|", " ")
)
"""Every word that says what kind of deed an undertaking is, and not what it is about."""


def deed_of(undertaking: str) -> str:
    """The kind of deed that an undertaking is, by its first verb, or "".

    >>> deed_of("hold vice-ministerial consultations in Moscow"), deed_of("deepen trust")
    ('hold', '')
    """
    # "consultations will be held": the participle stands for the deed
    found = [
        (m.start(), kind)
        for kind, (infinitive, past, _) in _DEEDS.items()
        for m in re.finditer(rf"\b(?:{infinitive}|be\s+(?:{past}))\b", undertaking, re.IGNORECASE)
    ]
    return min(found)[1] if found else ""


def reported_done(undertaking: str, words: str, shared: Iterable[str]) -> str:
    """The words that report the undertaking as done, or "".

    Args:
        words: the later statement's.
        shared: words that it has in common with the undertaking; one must stand near the report.

    >>> told = "the leaders welcomed that the consultations were held in Accra in August"
    >>> reported_done("hold consultations on visas", told, ["consultation"])
    'were held'
    >>> reported_done("sign a treaty on visas", told, ["consultation"])
    ''
    >>> reported_done("hold talks", "they agreed that talks will be held", ["talk"])
    ''
    """
    kind = deed_of(undertaking)
    deeds = [_DEEDS[kind]] if kind else []
    past = "|".join([*(d[1] for d in deeds), _FINISHED])
    noun = "|".join([*(d[2] for d in deeds), _FINISHING])
    stems = [re.compile(rf"\b{re.escape(_stem(w))}", re.IGNORECASE) for w in shared]
    verbs = rf"\b(?:(?:has|have|had|was|were|been|being)\s+(?:\w+\s+){{0,2}}?)*(?:{past})\b"
    for m in re.finditer(verbs, words, re.IGNORECASE):
        if _DENIED.search(m[0]) or _NOT_YET.search(words[: m.start()][-40:]):
            continue
        if not _near(m, words, stems):
            continue
        return " ".join(m[0].split())
    for m in re.finditer(rf"\b(?:{noun})\b", words, re.IGNORECASE):
        before = words[: m.start()]
        if _NOT_YET.search(before[-40:]) or not _GLAD.search(before):
            continue
        if _near(m, words, stems):
            return " ".join(m[0].split())
    return ""


def replaced_by(words: str) -> str:
    """The words that put something in the place of what was agreed, or "".

    >>> replaced_by("agreed to postpone the session to May")
    'postpone'
    """
    m = _INSTEAD.search(words)
    return " ".join(m[0].split()) if m else ""


def _near(m: re.Match[str], words: str, stems: Iterable[re.Pattern[str]]) -> bool:
    around = words[max(0, m.start() - _NEAR) : m.end() + _NEAR]
    return any(stem.search(around) for stem in stems)


def _stem(word: str) -> str:
    """What a folded word and its plural begin with: "fishery" for "fisheries" too."""
    return word[:-1] if word.endswith("y") and len(word) > 3 else word
