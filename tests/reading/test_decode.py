"""Bytes to text, or a refusal that says what to do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitgraph.errors import NotAReadoutError, UnreadableError
from summitgraph.reading.decode import decode, require_english

FRENCH = (
    "Les ministres des affaires étrangères du Sénégal et de la Côte d’Ivoire ont évoqué "
    "longuement la situation au Mali et condamné fermement les attaques contre les écoles."
)


@given(st.text(min_size=1).filter(lambda t: t.strip() and "\x00" not in t and t.isprintable()))
def test_text_comes_back_as_it_was_written(text: str) -> None:
    assert decode(text.encode(), "note.txt") == text


def test_a_byte_order_mark_keeps_its_place() -> None:
    assert decode(b"\xef\xbb\xbfThey agreed.", "note.txt") == "\ufeffThey agreed."


def test_line_ends_are_left_as_they_are() -> None:
    assert decode(b"One.\r\nTwo.\rThree.\n", "note.txt") == "One.\r\nTwo.\rThree.\n"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-16-le"])
def test_utf_16_is_read_by_its_mark(encoding: str) -> None:
    mark = {"utf-16": b"", "utf-16-be": b"\xfe\xff", "utf-16-le": b"\xff\xfe"}[encoding]
    assert decode(mark + "The sides “agreed”.".encode(encoding), "a") == "The sides “agreed”."


def test_utf_16_cut_in_the_middle_of_a_letter_is_refused() -> None:
    with pytest.raises(UnreadableError, match="UTF-16"):
        decode("They agreed.".encode("utf-16")[:-1], "note.txt")


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n "])
def test_an_empty_document_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableError, match="is empty"):
        decode(data, "note.txt")


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        b"PK\x03\x04\x14\x00\x06\x00",
        b"They agreed\x00 to meet.",
        bytes(range(1, 32)) * 8,
    ],
)
def test_binary_is_refused_and_not_guessed_at(data: bytes) -> None:
    with pytest.raises(UnreadableError, match="binary"):
        decode(data, "note.pdf")


def test_another_encoding_is_refused_with_its_place_and_the_way_out() -> None:
    with pytest.raises(UnreadableError) as caught:
        decode("The Café agreement.".encode("cp1252"), "menu.txt")
    assert (caught.value.where, caught.value.what) == ("menu.txt", "byte 7 is not UTF-8")
    assert "iconv -f WINDOWS-1252" in caught.value.advice


def test_another_language_is_refused() -> None:
    with pytest.raises(NotAReadoutError, match="not in English"):
        require_english(FRENCH, "note.txt")


def test_an_english_text_full_of_foreign_names_is_not_refused() -> None:
    require_english(
        "Foreign Minister Retno Marsudi and Đorđe Šćepanović met in the Café de l’Étoile, "
        "and they agreed that the São Tomé accord of 2019 is still in force.",
        "note.txt",
    )


def test_a_few_words_are_too_few_to_judge_a_language_by() -> None:
    require_english("Sommet de Ouagadougou", "note.txt")


@pytest.mark.parametrize("text", ["— 12 : 30 —", "2019 2020", "***"])
def test_a_document_without_words_is_no_readout(text: str) -> None:
    with pytest.raises(NotAReadoutError, match="holds no words"):
        require_english(text, "note.txt")
