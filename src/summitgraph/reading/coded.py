"""A coded text as a document: one JSON object with the text and its marks.

It is how codings of other tools come into a build, one document at a time, and a format that any
program can write: `{"summitgraph": "coded-text/1", "title": …, "text": …, "day": "2005-01-26",
"publisher": …, "marks": [{"start": 0, "end": 9, "persons": ["…"], "body": "…", "issues": ["…"],
"agreement": true, "act": "requests", "addressees": ["…"], "negated": false, "coder": "…"}]}`.
Places are in characters (Unicode code points). Of a mark only start, end, issues and one of persons
and body are needed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from typing import Any
from unicodedata import category

from summitgraph.errors import UnreadableError
from summitgraph.records.coded import CodedMark, CodedText
from summitgraph.records.statement import Act

_FORMAT = "coded-text/1"
_HEAD = re.compile(rb'\s*\{\s*"summitgraph"\s*:\s*"coded-text/')
_LONGEST_NAME = 1000
_TURNS = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def looks_like_coded(data: bytes) -> bool:
    """Whether the bytes say that they are a coded text.

    >>> looks_like_coded(b'{"summitgraph": "coded-text/1"'), looks_like_coded(b'{"a": 1}')
    (True, False)
    """
    return bool(_HEAD.match(data))


def coded_bytes(coded: CodedText) -> bytes:
    """The coded text as JSON in UTF-8.

    >>> read_coded(coded_bytes(CodedText(title="Talks", text="…")), "t").title
    'Talks'
    """
    marks = [
        {
            "start": mark.start,
            "end": mark.end,
            "persons": mark.persons,
            "body": mark.body,
            "issues": mark.issues,
            "agreement": mark.agreement,
            "act": mark.act,
            "addressees": mark.addressees,
            "negated": mark.negated,
            "coder": mark.coder,
        }
        for mark in coded.marks
    ]
    told = {
        "summitgraph": _FORMAT,
        "title": coded.title,
        "text": coded.text,
        "day": coded.day,
        "publisher": coded.publisher,
        "marks": marks,
    }
    return json.dumps(told, ensure_ascii=False).encode("utf-8", "surrogatepass")


def read_coded(data: bytes, name: str) -> CodedText:
    """The coded text in a document.

    Raises:
        UnreadableError: where it is no such JSON; it tells which mark and which value.
    """
    try:
        told = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise _fault(name, "this coded text is no JSON", error) from error
    if not isinstance(told, dict) or told.get("summitgraph") != _FORMAT:
        raise _fault(name, f"this coded text is not of the format {_FORMAT}", "")
    text = _text(told, "text", name)
    day = _text(told, "day", name)
    try:
        date.fromisoformat(day or "1970-01-01")
    except ValueError as error:
        raise _fault(name, "the day of this coded text is none", day) from error
    marks = told.get("marks", [])
    if not isinstance(marks, list):
        raise _fault(name, "the marks of this coded text are no list", marks)
    return CodedText(
        title=_name(_text(told, "title", name)),
        text=text,
        day=day,
        publisher=_name(_text(told, "publisher", name)),
        marks=tuple(
            _mark(mark, f"{name}, mark {number}", len(text)) for number, mark in enumerate(marks, 1)
        ),
    )


def _mark(told: object, where: str, length: int) -> CodedMark:
    if not isinstance(told, dict):
        raise _fault(where, "a mark is no object", told)
    start, end = told.get("start"), told.get("end")
    whole = type(start) is int and type(end) is int
    if not whole or not 0 <= start < end <= length:  # type: ignore[operator]
        raise _fault(where, "a mark stands outside the text", f"{start} to {end}")
    agreement = told.get("agreement")
    if agreement not in (None, True, False) or isinstance(agreement, int | float) is not isinstance(
        agreement, bool
    ):
        raise _fault(where, "agreement is neither true nor false", agreement)
    act = _text(told, "act", where)
    if act and act not in tuple(Act):
        raise _fault(where, "no act of the codebook", act)
    mark = CodedMark(
        start=start,  # type: ignore[arg-type]
        end=end,  # type: ignore[arg-type]
        persons=_names(told, "persons", where),
        body=_name(_text(told, "body", where)),
        issues=_names(told, "issues", where),
        agreement=agreement,
        act=act,
        addressees=_names(told, "addressees", where),
        negated=told.get("negated") is True,
        coder=_name(_text(told, "coder", where)),
    )
    if not mark.issues or not (mark.persons or mark.body):
        raise _fault(where, "a mark needs an issue and someone who speaks", told)
    return mark


def _text(told: Mapping[str, Any], key: str, where: str) -> str:
    value = told.get(key, "")
    if not isinstance(value, str) or (key != "text" and len(value) > _LONGEST_NAME):
        raise _fault(where, f"{key} is no text, or too long", value)
    if any("\ud800" <= char <= "\udfff" for char in value):
        raise _fault(where, f"{key} holds half a character", "")
    return value


def _names(told: Mapping[str, Any], key: str, where: str) -> tuple[str, ...]:
    value = told.get(key, [])
    if not isinstance(value, list):
        raise _fault(where, f"{key} is no list", value)
    return tuple(name for item in value if (name := _name(_text({key: item}, key, where))))


def _name(text: str) -> str:
    """A name as it can be shown: no control character, none that turns the direction of writing.

    One of nothing but invisible characters is none. Joiners inside a name stay: Persian and Hindi
    need them.
    """
    shown = one_line(text)
    return shown if any(category(c)[0] in "LNPS" for c in shown) else ""


def one_line(text: str) -> str:
    r"""Words on one line: no control character, half character or sign that turns the line.

    >>> one_line("one\n actor\u202e\x1b")
    'one actor'
    """
    shown = (" " if category(c) in ("Cc", "Cs") else c for c in text if c not in _TURNS)
    return " ".join("".join(shown).split())


def _fault(where: str, what: str, value: object) -> UnreadableError:
    return UnreadableError(
        what,
        where=where,
        value=str(value)[:60],
        advice="see docs/codings.md for the format, or import the file of the tool itself",
    )
