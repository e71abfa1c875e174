"""Keys made from words."""

from __future__ import annotations

import hashlib
import re
import unicodedata


def slug(words: str, most: int = 80) -> str:
    """Words as a key: ASCII, lower case, hyphens; words of another script by their hash.

    A letter that has no ASCII form, be it the Polish "Ł" or a Cyrillic letter that looks Latin,
    cannot be dropped in silence: two names would be one. The hash of the words tells them apart.

    >>> slug("Territories of priority development (TOR)")
    'territories-of-priority-development-tor'
    >>> slug("Vladimir Putin"), slug("Vladimir \N{CYRILLIC CAPITAL LETTER ER}utin")
    ('vladimir-putin', 'vladimir-utin-x6a2886a7')
    """
    plain = unicodedata.normalize("NFKD", words.replace("’", "").replace("'", ""))
    ascii_words = plain.encode("ascii", "ignore").decode().lower()
    made = re.sub(r"[^a-z0-9]+", "-", ascii_words).strip("-")[:most].rstrip("-")
    if not made:
        return "x" + hashlib.sha256(words.encode()).hexdigest()[:12]
    if any(c.isalnum() for c in plain if not c.isascii()):
        mark = hashlib.sha256(plain.casefold().encode()).hexdigest()[:8]
        return f"{made[: most - 10].rstrip('-')}-x{mark}"
    return made
