"""Documents that are made to do harm, small on the disk and large once read."""

from __future__ import annotations

import io
import zipfile
import zlib

GOOD = (
    "Prime Minister Shinzo Abe met President Vladimir Putin in Rome on 1 May 2018. "
    "The leaders agreed to hold talks on trade in June.\n"
)
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def pdf(content: bytes) -> bytes:
    """A PDF of one page that unpacks to this content."""
    packed = zlib.compress(content, 9)
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R"
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        page + b"/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed),
        font,
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        out
        + b"xref\n0 6\n0000000000 65535 f \n"
        + table
        + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(out)
    )


def endless_pdf() -> bytes:
    """30 kB that unpack to a quarter of a million drawn lines."""
    return pdf(b"BT /F 12 Tf (They agreed on tea. ) Tj ET\n" * 250_000)


def docx(paragraphs: int) -> bytes:
    """A Word document of so many equal paragraphs."""
    line = "<w:p><w:r><w:t>They agreed on tea.</w:t></w:r></w:p>"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_MAIN}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r" '
        f'Type="{_OFFICE}" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{_WORD}"><w:body>'
        f"{line * paragraphs}</w:body></w:document>",
    }
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return whole.getvalue()


def nested_divs() -> bytes:
    """A page whose only sentence stands under 20,000 elements."""
    return b"<html><body>" + b"<div>" * 20_000 + GOOD.encode() + b"</div>" * 20_000
