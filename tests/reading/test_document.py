"""A document to a Readout: its identity, its text, and what its page says of itself."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest

from summitgraph.errors import NotAReadoutError, UnreadableError
from summitgraph.reading import read_bytes, read_path

PAGE = "Kenya-Ghana Summit Talks\n\nMay 3, 2021\n\nThe leaders agreed on cocoa.\n"


def test_identity_is_the_hash_of_the_bytes_and_not_of_the_name() -> None:
    expected = hashlib.sha256(PAGE.encode()).hexdigest()
    assert read_bytes(PAGE.encode(), "a.txt").sha256 == expected
    assert read_bytes(PAGE.encode(), "b.txt").sha256 == expected
    assert read_bytes(PAGE.replace("\n", "\r\n").encode(), "a.txt").sha256 != expected


@pytest.mark.parametrize("text", [PAGE, "\ufeff" + PAGE, PAGE.replace("\n", "\r\n")])
def test_text_title_and_day_are_read_and_nothing_is_rewritten(text: str) -> None:
    readout = read_bytes(text.encode(), "a.txt")
    assert readout.text == text
    assert (readout.title, readout.published) == ("Kenya-Ghana Summit Talks", date(2021, 5, 3))


@pytest.mark.parametrize(
    ("expected", "line"),
    [
        (date(2021, 5, 3), "3 May 2021"),
        (date(2021, 5, 3), "Monday, May 3, 2021"),
        (date(2021, 5, 3), "2021-05-03"),
        (date(2021, 9, 3), "Sept. 3, 2021"),
        (None, "May 33, 2021"),
        (None, "May 3"),
    ],
)
def test_the_day_of_a_page_is_a_full_day_or_none(expected: date | None, line: str) -> None:
    text = f"Kenya-Ghana Summit Talks\n\n{line}\n\nThe leaders agreed on cocoa.\n"
    assert read_bytes(text.encode(), "a.txt").published == expected


def test_a_day_in_running_text_is_no_day_of_publication() -> None:
    text = "Kenya-Ghana Summit Talks\n\nOn May 3, 2021, the leaders agreed on cocoa.\n"
    assert read_bytes(text.encode(), "a.txt").published is None


def test_front_matter_tells_of_the_page() -> None:
    text = (
        "---\ntitle: 'Call with Ghana'\ndate: 2022-02-11T20:32:22+00:00\n"
        "source_url: https://example.org/a\n---\n\nThe leaders agreed on cocoa.\n"
    )
    readout = read_bytes(text.encode(), "a.md")
    assert (readout.title, readout.published, readout.url) == (
        "Call with Ghana",
        date(2022, 2, 11),
        "https://example.org/a",
    )
    assert readout.text == text


def test_what_is_told_goes_before_what_the_page_says() -> None:
    told = {"title": "The Accra call", "side": "KE", "published": "2020-01-02"}
    readout = read_bytes(PAGE.encode(), "a.txt", told)
    assert (readout.title, readout.side, readout.published) == (
        "The Accra call",
        "KE",
        date(2020, 1, 2),
    )


def test_a_file_is_told_of_by_the_sources_beside_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(PAGE.encode())
    (tmp_path / "sources.toml").write_text('["a.txt"]\nside = "KE"\nmeeting_date = "2021-05-02"\n')
    readout = read_path(tmp_path / "a.txt")
    assert (readout.name, readout.side, readout.meeting_date) == ("a.txt", "KE", "2021-05-02")


def test_sources_of_other_files_tell_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(PAGE.encode())
    (tmp_path / "sources.toml").write_text('["b.txt"]\nside = "KE"\n')
    assert read_path(tmp_path / "a.txt").side == ""


def test_broken_sources_are_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(PAGE.encode())
    (tmp_path / "sources.toml").write_text("[a.txt\n")
    with pytest.raises(UnreadableError, match=r"sources\.toml cannot be read"):
        read_path(tmp_path / "a.txt")


def test_a_file_that_is_not_there_and_a_folder_are_unreadable(tmp_path: Path) -> None:
    for path in (tmp_path / "none.txt", tmp_path):
        with pytest.raises(UnreadableError, match="cannot be read"):
            read_path(path)


def test_a_text_in_another_language_is_no_readout() -> None:
    text = (
        "Die Ministerinnen und Minister beider Staaten haben sich gestern darauf geeinigt, "
        "den Hafen zu erweitern und die Zölle auf Tee schrittweise zu senken."
    )
    with pytest.raises(NotAReadoutError):
        read_bytes(text.encode(), "a.txt")
