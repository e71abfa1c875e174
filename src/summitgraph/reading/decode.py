"""Bytes to text, or a clear refusal. The text is never rewritten, so that offsets hold."""

from __future__ import annotations

import re

from summitgraph.errors import NotAReadoutError, UnreadableError

_ENGLISH = frozenset(
    "the of and to in a for that on with is was by as at from we i it will be are has have not "
    "he she they this his their its our said".split()
)
_LETTERS = re.compile(r"[^\W\d_]+")


def decode(data: bytes, name: str) -> str:
    """The text of a document in UTF-8 (or UTF-16 with its mark).

    A byte order mark stays as the first character: it counts in offsets, and is read as a space.

    Raises:
        UnreadableError: where the bytes are empty, binary, or in another encoding.

    >>> decode("We agreed.".encode(), "note.txt")
    'We agreed.'
    """
    if not data.strip():
        raise UnreadableError("the document is empty", where=name, advice="check the file")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError as error:
            raise UnreadableError(
                "the document starts as UTF-16 but does not go on so",
                where=name,
                value=f"byte {error.start}",
                advice="save it as UTF-8",
            ) from error
    if b"\x00" in data or _looks_binary(data):
        raise UnreadableError(
            "the document is binary, not text",
            where=name,
            value=repr(data[:8]),
            advice="give its text: save the page or document as UTF-8 text",
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableError(
            f"byte {error.start} is not UTF-8",
            where=name,
            value=repr(data[error.start : error.start + 4]),
            advice="convert it, for example: iconv -f WINDOWS-1252 -t UTF-8",
        ) from error


def _looks_binary(data: bytes) -> bool:
    head = data[:4096]
    control = sum(b < 32 and b not in b"\t\n\r\x0b\x0c\x1b" for b in head)
    return control > len(head) // 50


def require_english(text: str, name: str) -> None:
    """Refuse a text in another language: its words would give wrong statements, not none.

    Raises:
        NotAReadoutError: where fewer than one word in twenty is a usual English one.
    """
    words = [w.lower() for w in _LETTERS.findall(text)]
    if not words:
        raise NotAReadoutError("the document holds no words", where=name, advice="check the file")
    share = sum(w in _ENGLISH for w in words) / len(words)
    if len(words) >= 12 and share < 1 / 20:
        raise NotAReadoutError(
            "the document is not in English, the only language that is read so far",
            where=name,
            value=" ".join(words[:6]),
            advice="give an English version; most ministries publish one",
        )
