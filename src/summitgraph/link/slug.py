"""Keys made from words."""

from __future__ import annotations

import hashlib
import re
import unicodedata


def slug(words: str, most: int = 80) -> str:
    """Words as a key: ASCII, lower case, hyphens; words of another script by their hash.

    >>> slug("Territories of priority development (TOR)")
    'territories-of-priority-development-tor'
    """
    plain = unicodedata.normalize("NFKD", words.replace("’", "").replace("'", ""))
    plain = plain.encode("ascii", "ignore").decode().lower()
    made = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return made[:most].rstrip("-") or "x" + hashlib.sha256(words.encode()).hexdigest()[:12]
