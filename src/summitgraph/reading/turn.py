"""Who has the floor: the words before a colon that name a speaker or several."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable

_PREFIX = re.compile(
    r"(?P<who>(?:[^:\n]|(?<=\d):(?=\d)){2,140}?)[\s\xa0]*:(?=[\s\xa0]+\S|[\s\xa0]*$)"
)
_ASKED = re.compile(
    r"(?P<who>Q(?=[ \t\xa0]{2,}\S)|(?:Journalist|Reporter|Question|Interviewer)(?=\s*[-–—]\s))"
    r"[\s\xa0]*[-–—]?[\s\xa0]*"
)
"""A question in a transcript without a colon: "Q    Did …", "Journalist- Have you …"."""
_AGENCY = re.compile(
    r"\((?:AFP|AP|UPI|DPA|dpa|Reuters|Xinhua|TASS|ITAR-TASS|Interfax|VNA|ANI|PTI|IANS|Kyodo|Yonhap|"
    r"Bernama|Antara|ANSA|EFE|APA|KUNA|WAM|SPA|QNA|MENA|Anadolu|AA|IRNA|ISNA|APP|PNA|CNA|NAN|GNA|"
    r"KNA|News\s+Agency)[^()]{0,30}\)\s*$"
)
_ASIDE = re.compile(r"\((?:[^()]{1,60})\)")
_PART = re.compile(r"[^\W\d_][\w.’'-]*")
_TITLE = frozenset(
    """president premier chancellor minister ministers secretary mr mrs ms dr h.e sir lord
    ambassador chairman chairperson chair director general envoy representative spokesperson
    spokesman commissioner king queen prince emperor amir sheikh governor senator chief
    commander moderator vice deputy acting head ceo prime pm fm""".split()
)
_SMALL = frozenset("of the and for & de da van von al el bin ibn la le du on to in with e".split())
_NO_SPEAKER = frozenset(
    """note notes source sources date time place venue location subject re contact topics tags
    participants agenda background photo photos image direct publication update updated posted
    published link links release title author website phone email tel fax summary
    following including namely overview conclusion answer present attendance apologies attended
    chaired venue format attendees delegations""".split()
)
QUESTION = re.compile(
    r"(?:q|question|questioner|press|reporter|journalist|media|moderator|staff|mc|interpreter|remark|"
    r"reply|"
    r"response|voice|voices|audience)\b",
    re.IGNORECASE,
)


def speaker(line: str) -> tuple[str, int, int, int] | None:
    """The words before the colon that may name a speaker: (words, start, end, rest).

    `start` and `end` count in `line`; `rest` is where what is said begins. None where the line
    does not open so. Whether they do name one is decided with the whole text by `Floor`.

    >>> speaker("Ruto, Mahama: We agree.")
    ('Ruto, Mahama', 0, 12, 14)
    >>> speaker("They agreed on this: peace.") is None
    True
    """
    asked = _ASKED.match(line)
    if asked is not None:
        return asked["who"], 0, asked.end("who"), asked.end()
    match = _PREFIX.match(line)
    if not match:
        return None
    if _AGENCY.search(match["who"]):
        return None  # "KUALA LUMPUR (AFP): …"
    who = _ASIDE.sub(lambda m: " " * len(m[0]), match["who"])
    words = _PART.findall(who)
    if not words or len(words) > 16 or any(c.isdigit() for c in who.replace("2+2", "")):
        return None
    if any(w[0].islower() and w.lower().strip(".") not in _SMALL | _TITLE for w in words):
        return None
    if not words[0][0].isupper() or words[0].lower() in _NO_SPEAKER:
        return None
    if words[0].lower() in ("in", "on", "at", "for", "from", "under", "as"):
        return None  # "In the chair: Dr X"
    rest = match.end()
    while rest < len(line) and line[rest] in " \t\xa0":
        rest += 1
    if _HEADLINE.match(line, rest):
        return None  # "Ukraine: Statement attributable to …"
    trimmed = who.rstrip()
    return re.sub(r"\s+", " ", trimmed).strip(), 0, len(trimmed), rest


def dashed(line: str, names: Container[str]) -> tuple[str, int, int, int] | None:
    """The speaker before a dash, where a colon follows the same name elsewhere: "Mutua- Yes".

    >>> dashed("Mutua- Yes, we did.", {"Mutua"})
    ('Mutua', 0, 5, 7)
    """
    match = _DASHED.match(line)
    if match is None or match["who"] not in names:
        return None
    return match["who"], 0, match.end("who"), match.end()


_DASHED = re.compile(r"(?P<who>[A-Z][^\n:–—-]{1,60}?)\s*[-–—]\s+(?=\S)")


_HEADLINE = re.compile(
    r"(?:joint\s+)?(?:statement|readout|remarks|communiqu[eé]|declaration|transcript|summary|"
    r"press\s+(?:release|conference|statement))\b",
    re.IGNORECASE,
)


class Floor:
    """Which words before a colon name a speaker, judged with the whole text.

    A title, capitals throughout as of others, the same name before another line, or a name that
    stands in full elsewhere in the text decides; a single "Economy: …" is a heading.
    """

    def __init__(self, names: Iterable[str], text: str) -> None:
        self._by_word: dict[str, set[tuple[int, str]]] = {}
        names = list(names)
        self._capitals = sum(name.isupper() for name in names)
        for number, name in enumerate(names):
            for part in _components(name):
                for word in part.split():
                    self._by_word.setdefault(word, set()).add((number, part))
        self._talking = {m[1] for m in _TALKS.finditer(text)}
        self._aside = {re.sub(r"\s+", " ", m[1]) for m in _WITH_ASIDE.finditer(text)}
        self._doers = {re.sub(r"\s+", " ", m[1] or m[2]) for m in _WHO_DOES.finditer(text)}
        self._family = {m[1].lower() for m in _IN_FULL.finditer(text)}

    def is_speaker(self, who: str) -> bool:
        """Whether these words name a speaker.

        >>> floor = Floor(["Ruto", "Mahama", "Economy"], "William Ruto met John Mahama.")
        >>> floor.is_speaker("Ruto"), floor.is_speaker("Economy")
        (True, False)
        """
        if QUESTION.match(who):
            return True
        words = [w.strip(".").lower() for w in _PART.findall(who)]
        if any(w in _TITLE for w in words):
            return True
        if who.isupper() and len(who) > 1 and (self._capitals > 1 or who in self._talking):
            return True  # one alone is a dateline: "TOKYO: The ministers …"
        if who in self._doers:
            return True  # "William Ruto met …" stands elsewhere
        if who in self._aside:
            return True  # "Edward Mensah (NPP): …"
        parts = _components(who)
        return bool(parts) and all(self._recurs(p) or p in self._family for p in parts)

    def _recurs(self, part: str) -> bool:
        words = set(part.split())
        rarest = min(words, key=lambda w: len(self._by_word.get(w, ())))
        lines = {n for n, other in self._by_word.get(rarest, ()) if words <= set(other.split())}
        return len(lines) >= 2


def _components(who: str) -> list[str]:
    """The names in a list of speakers, folded: "Ruto, Mahama" and "Ruto and Mahama"."""
    return [p.strip().lower() for p in re.split(r",| and | & ", who) if p.strip()]


_TALKS = re.compile(
    r"^[ \t]*([A-Z][A-Z .’'-]+):[\s\xa0]+"
    r"(?:I|We|Well|Thanks?|Good|Yes|No|Hello|Hi|Let|So|Okay|Look|My|Our|First|Ladies|You)\b",
    re.MULTILINE,
)
_WITH_ASIDE = re.compile(
    r"^[ \t]*([A-Z][\w.’'-]+(?:[ \xa0]+[A-Z][\w.’'-]+){1,3})[ \xa0]*\([^()\n\d]{2,40}\):[ \xa0]",
    re.MULTILINE,
)
_FULL_NAME = r"[A-Z][\w’'-]+(?:[\s\xa0]+(?:[A-Z]\.|[A-Z][\w’'-]+)){1,3}"
_WHO_DOES = re.compile(
    rf"(?:President|Minister|Premier|Chancellor|Secretary)[\s\xa0]+({_FULL_NAME})\b|"
    rf"\b({_FULL_NAME})[\s\xa0]+(?:and\b[^.]{{3,60}}?\b)?"
    r"(?:met|visited|held|said|spoke|attended|took|received|told|arrived|chaired)\b"
)
_IN_FULL = re.compile(r"\b[A-Z][\w.’'-]*[\s\xa0]+([A-Z][\w’'-]+)\b(?!:)")
