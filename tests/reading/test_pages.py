"""Pages and office documents to text: the main part, what the head says, clear refusals."""

from __future__ import annotations

import io

import pytest

from summitgraph.errors import UnreadableError
from summitgraph.reading import read_bytes
from summitgraph.records import BlockKind

_BODY = "<p>The President of Chile urged Peru to reopen the border crossing at Arica.</p>" * 5
_PAGE = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<meta property="og:title" content="Meeting of the Presidents of Chile and Peru">
<meta property="og:site_name" content="Presidency of Chile">
<meta property="og:url" content="https://example.org/meeting">
<meta property="article:published_time" content="2019-05-04T10:00:00Z">
<style>p {{}}</style><script>var urged = "Russia";</script></head>
<body><nav><a>Home</a><p>The menu urged nobody.</p></nav>
<article itemprop="articleBody"><h2>Border</h2>{_BODY}
<ul><li>They agreed to meet again.</li></ul><span class="tooltip">Chile: a state</span></article>
<footer>All rights reserved by the President</footer></body></html>"""


def test_a_page_gives_its_main_part() -> None:
    readout = read_bytes(_PAGE.encode(), "page.html")
    assert "reopen the border crossing" in readout.text
    assert not any(w in readout.text for w in ("menu", "var urged", "tooltip", "rights reserved"))


def test_a_text_of_two_lines_that_the_page_marks_is_all_there_is() -> None:
    page = (
        "<html><body><nav>Events Structure Documents</nav><article><h1>Call with Ruto</h1>"
        "<time>October 9, 2002</time><div itemprop='articleBody'><p>Presidents Ruto and Mahama "
        "discussed tea and trade.</p><p>They agreed to meet again.</p></div></article>"
    )
    text = read_bytes(page.encode(), "page.html").text
    assert text.split("\n\n") == [
        "Call with Ruto",
        "Presidents Ruto and Mahama discussed tea and trade.",
        "They agreed to meet again.",
    ]


def test_a_page_tells_of_itself() -> None:
    readout = read_bytes(_PAGE.encode(), "page.html")
    assert readout.title == "Meeting of the Presidents of Chile and Peru"
    assert (readout.publisher, str(readout.published)) == ("Presidency of Chile", "2019-05-04")
    assert readout.url == "https://example.org/meeting"


def test_headings_and_items_of_a_page_are_blocks() -> None:
    kinds = {b.kind for b in read_bytes(_PAGE.encode(), "page.html").blocks}
    assert {BlockKind.TITLE, BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ITEM} <= kinds


def test_a_declared_charset_is_obeyed() -> None:
    page = _PAGE.replace("utf-8", "windows-1252").replace("Arica", "Ari\u00e7a")
    assert "Ari\u00e7a" in read_bytes(page.encode("windows-1252"), "page.html").text


def test_plain_text_that_only_mentions_markup_is_no_page() -> None:
    readout = read_bytes(b"Abe: We agreed to drop <b> from the text of the treaty.", "note.txt")
    assert "<b>" in readout.text


def test_a_page_of_twenty_thousand_nested_elements_is_read_to_an_end() -> None:
    page = "<html><body>" + "<div>" * 20_000 + "We agreed." + "</div>" * 20_000 + "</body></html>"
    with pytest.raises(UnreadableError, match="no text"):
        read_bytes(page.encode(), "deep.html")


def test_an_empty_page_is_refused() -> None:
    with pytest.raises(UnreadableError, match="no text"):
        read_bytes(b"<html><body><script>1</script></body></html>", "empty.html")


def test_a_word_document_gives_paragraphs_and_items() -> None:
    from docx import Document

    document = Document()
    document.add_paragraph("Joint statement of Chile and Peru on the border")
    document.add_paragraph("The Presidents agreed to reopen the crossing.", style="List Bullet")
    stream = io.BytesIO()
    document.save(stream)
    readout = read_bytes(stream.getvalue(), "statement.docx")
    assert [b.kind for b in readout.blocks] == [BlockKind.TITLE, BlockKind.ITEM]


def test_a_pdf_without_a_text_layer_is_refused_with_advice() -> None:
    from pypdf import PdfWriter

    writer = PdfWriter()
    writer.add_blank_page(width=72, height=72)
    stream = io.BytesIO()
    writer.write(stream)
    with pytest.raises(UnreadableError, match="text recognition"):
        read_bytes(stream.getvalue(), "scan.pdf")


def test_a_broken_pdf_is_refused() -> None:
    with pytest.raises(UnreadableError, match="PDF"):
        read_bytes(b"%PDF-1.7\nnothing that a PDF has", "broken.pdf")


def test_a_broken_word_document_is_refused() -> None:
    with pytest.raises(UnreadableError, match="binary"):
        read_bytes(b"PK\x03\x04\x00\x00broken", "broken.docx")
