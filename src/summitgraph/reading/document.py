"""A document to a Readout: bytes, text, blocks, and what the page says of itself."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from functools import lru_cache
from pathlib import Path

from summitgraph.clock import IDLE, Clock
from summitgraph.errors import UnreadableError
from summitgraph.reading.coded import looks_like_coded, read_coded
from summitgraph.reading.decode import decode, require_english
from summitgraph.reading.html import looks_like_html, read_html
from summitgraph.reading.office import looks_like_docx, looks_like_pdf, read_docx, read_pdf
from summitgraph.reading.plain import blocks
from summitgraph.records.readout import Block, BlockKind, Readout

SOURCES = "sources.toml"
"""The file in a folder of documents that tells what these do not tell themselves."""
_DAY = re.compile(
    r"\b(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?(January|February|March|April|May|June|July|August|"
    r"September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?"
    r"(?:\s+(\d{1,2})(?:st|nd|rd|th)?)?,?\s+(\d{4})\b"
)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_YAML = re.compile(r"^(\w+):[ \t]*(.+(?:\n[ \t]+.+)*)$", re.MULTILINE)


def read_path(path: Path) -> Readout:
    """Read one file; `sources.toml` beside it may tell its publisher, side, date and licence.

    Raises:
        UnreadableError: where it cannot be opened or is no text.
        NotAReadoutError: where it is in a language that is not read.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableError(
            f"the file cannot be read: {error.strerror}", where=str(path), advice="check the path"
        ) from error
    told = _sources(path.parent / SOURCES).get(path.name, {})
    return read_bytes(data, path.name, told)


def read_bytes(
    data: bytes, name: str, told: Mapping[str, str] | None = None, *, clock: Clock = IDLE
) -> Readout:
    """Read a document that is in memory.

    Args:
        data: its bytes; their SHA-256 is the readout's identity.
        name: what to call it in messages and results.
        told: facts about it that it does not tell itself, as in `sources.toml`: title,
            publisher, side, language, licence, url, published, meeting_date.
        clock: is told of the stages `reading` (bytes to text) and `sectioning` (text to blocks
            and sentences).
    """
    with clock.stage("reading"):
        text, own = _text(data, name)
        if not looks_like_coded(data):  # what people coded need not be understood
            require_english(text, name)
    with clock.stage("sectioning"):
        found = blocks(text)
    facts = own | _front_matter(text, found) | dict(told or {})
    title = facts.get("title") or next(
        (text[b.start : b.end].strip() for b in found if b.kind is BlockKind.TITLE), ""
    )
    return Readout(
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        text=text,
        blocks=found,
        title=re.sub(r"\s+", " ", title),
        publisher=facts.get("publisher", ""),
        side=_side(facts.get("side", ""), name),
        language=facts.get("language", "en"),
        licence=facts.get("licence", ""),
        url=_address(facts.get("url", facts.get("source_url", ""))),
        published=_published(facts, text, found),
        meeting_date=_meeting_date(facts.get("meeting_date", ""), name),
    )


def _text(data: bytes, name: str) -> tuple[str, dict[str, str]]:
    """The text of a document of any kind that is read, and what its head says of it."""
    if looks_like_pdf(data):
        return read_pdf(data, name)
    if looks_like_docx(data):
        return read_docx(data, name)
    if looks_like_html(data):
        return read_html(data, name)
    if looks_like_coded(data):
        coded = read_coded(data, name)
        facts = {"title": coded.title, "publisher": coded.publisher, "meeting_date": coded.day}
        return coded.text, {key: value for key, value in facts.items() if value}
    return decode(data, name), {}


def _side(code: str, name: str) -> str:
    if code and not re.fullmatch(r"[A-Z]{2}", code):
        raise UnreadableError(
            "a side is the two capital letters of a state in ISO 3166-1",
            where=name,
            value=code,
            advice="write for example JP in sources.toml",
        )
    return code


def _address(url: str) -> str:
    """The address where it can be written into a graph, else nothing: a page may say anything."""
    whole = re.fullmatch(r"https?://(?:[^\s<>\"{}|^`\\%\x00-\x20]|%[0-9A-Fa-f]{2})+", url)
    return url if whole else ""


def _meeting_date(told: str, name: str) -> str:
    if not told:
        return ""
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", told):
        try:
            return date.fromisoformat(told).isoformat()
        except ValueError:
            pass
    raise UnreadableError(
        "a meeting's date is a day in ISO 8601",
        where=name,
        value=told,
        advice="write for example 2017-07-07 in sources.toml",
    )


def sources_of(data: bytes, where: str) -> dict[str, dict[str, str]]:
    """What a `sources.toml` tells of the documents beside it, by file name.

    Raises:
        UnreadableError: where it is no TOML.

    >>> sources_of(b'["a.txt"]\\nside = "JP"', "sources.toml")
    {'a.txt': {'side': 'JP'}}
    """
    try:
        told = tomllib.loads(data.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UnreadableError(
            f"{SOURCES} cannot be read: {error}", where=where, advice="mend or remove it"
        ) from error
    return {
        name: {k: str(v) for k, v in facts.items()}
        for name, facts in told.items()
        if isinstance(facts, dict)
    }


@lru_cache(maxsize=64)
def _sources(path: Path) -> dict[str, dict[str, str]]:
    if not path.is_file():
        return {}
    try:
        return sources_of(path.read_bytes(), str(path))
    except OSError as error:
        raise UnreadableError(
            f"{SOURCES} cannot be read: {error}", where=str(path), advice="mend or remove it"
        ) from error


def _front_matter(text: str, found: tuple[Block, ...]) -> dict[str, str]:
    first = found[0] if found else None
    if (
        first is None
        or first.kind is not BlockKind.METADATA
        or not text[first.start :].startswith("---")
    ):
        return {}
    pairs = _YAML.findall(text[first.start : first.end])
    clean = {k: re.sub(r"\\?\n\s*\\?", "", v).strip().strip("'\"") for k, v in pairs}
    clean = {k: re.sub(r"\\_|\xa0", " ", v) for k, v in clean.items()}
    if "date" in clean:
        clean["published"] = clean["date"]
    return clean


def _published(facts: dict[str, str], text: str, found: tuple[Block, ...]) -> date | None:
    given = facts.get("published", "")[:10]
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", given):
        try:
            return date.fromisoformat(given)
        except ValueError:
            return None
    for block in found:
        if block.kind is BlockKind.METADATA:
            day = day_in(text[block.start : block.end])
            if day:
                return day
    return None


def day_in(words: str) -> date | None:
    """The first full day that a label names ("July 7, 2017", an RFC 2822 date), or None.

    >>> day_in("Fri, 11 Feb 2022 20:32:22 +0000")
    datetime.date(2022, 2, 11)
    """
    try:
        stamp: datetime = parsedate_to_datetime(words.strip())
        return stamp.date()
    except (ValueError, TypeError, IndexError):
        pass
    iso = re.search(r"\b(\d{4})-(\d{2})-(\d{2})\b", words)
    try:
        if iso:
            return date(int(iso[1]), int(iso[2]), int(iso[3]))
        match = _DAY.search(words)
        if match and (match[1] or match[3]):
            month = _MONTHS.index(match[2][:3].lower()) + 1
            return date(int(match[4]), month, int(match[1] or match[3]))
    except ValueError:
        return None
    return None
