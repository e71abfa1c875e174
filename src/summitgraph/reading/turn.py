"""Who has the floor: the words before a colon that name a speaker or several."""

from __future__ import annotations

import re

_PREFIX = re.compile(r"(?P<who>[^:\n]{2,140}?)[\s\xa0]*:(?=[\s\xa0]+\S|[\s\xa0]*$)")
_ASIDE = re.compile(r"\((?:[^()]{1,60})\)")
_PART = re.compile(r"[^\W\d_][\w.’'-]*")
_TITLE = frozenset(
    """president premier chancellor minister ministers secretary mr mrs ms dr h.e sir lord
    ambassador chairman chairperson chair director general envoy representative spokesperson
    spokesman commissioner king queen prince emperor amir sheikh governor senator chief
    commander moderator vice deputy prime pm fm""".split()
)
_SMALL = frozenset("of the and for & de da van von al el bin ibn la le du on to in with e".split())
_NO_SPEAKER = frozenset(
    """note notes source sources date time place venue location subject re contact topics tags
    participants agenda background photo photos image direct publication update updated posted
    published link links press release title author website phone email tel fax summary
    following including namely overview conclusion q a question answer moderator""".split()
)
QUESTION = re.compile(
    r"(?:q|question|questioner|press|reporter|journalist|media|moderator|staff|mc|interpreter)\b",
    re.IGNORECASE,
)


def speaker(line: str) -> tuple[str, int, int, int] | None:
    """The words before the colon that may name a speaker: (words, start, end, rest).

    `start` and `end` count in `line`; `rest` is where what is said begins. None where the line
    does not open so. Whether they do name one is decided with the whole text in `is_speaker`.

    >>> speaker("Abe, Putin: We agree.")
    ('Abe, Putin', 0, 10, 12)
    >>> speaker("They agreed on this: peace.") is None
    True
    """
    match = _PREFIX.match(line)
    if not match:
        return None
    who = _ASIDE.sub(lambda m: " " * len(m[0]), match["who"])
    words = _PART.findall(who)
    if not words or len(words) > 16 or any(c.isdigit() for c in who.replace("2+2", "")):
        return None
    if any(w[0].islower() and w.lower().strip(".") not in _SMALL | _TITLE for w in words):
        return None
    if not words[0][0].isupper() or words[0].lower() in _NO_SPEAKER - {"q", "question"}:
        return None
    rest = match.end()
    while rest < len(line) and line[rest] in " \t\xa0":
        rest += 1
    trimmed = who.rstrip()
    return re.sub(r"\s+", " ", trimmed).strip(), 0, len(trimmed), rest


def is_speaker(who: str, all_of_them: list[str]) -> bool:
    """Whether words before a colon name a speaker, judged with all such words of the text.

    A title, capitals throughout, or the same name before another line decides; a single
    "Economy: …" is a heading.
    """
    words = [w.strip(".").lower() for w in _PART.findall(who)]
    if QUESTION.match(who):
        return True
    if any(w in _TITLE for w in words) or (who.isupper() and len(who) > 1):
        return True
    others = [_components(other) for other in all_of_them]
    mine = _components(who)
    return bool(mine) and all(
        sum(any(set(part.split()) <= set(o.split()) for o in other) for other in others) >= 2
        for part in mine
    )


def _components(who: str) -> list[str]:
    """The names in a list of speakers, folded: "Abe, Putin" and "Abe and Putin"."""
    return [p.strip().lower() for p in re.split(r",| and | & ", who) if p.strip()]
