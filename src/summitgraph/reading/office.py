"""PDF and DOCX to text: the text layer as it stands, a paragraph a line."""

from __future__ import annotations

import io
import re
import zipfile

from summitgraph.errors import UnreadableError


def looks_like_pdf(data: bytes) -> bool:
    """Whether bytes are a PDF."""
    return b"%PDF-" in data[:1024]


def looks_like_docx(data: bytes) -> bool:
    """Whether bytes are a Word document in Open XML."""
    if not data.startswith(b"PK\x03\x04"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            return "word/document.xml" in parts.namelist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError, OSError):
        return False  # a damaged list of contents; version 8.4 of zip is one, too


def read_pdf(data: bytes, name: str) -> tuple[str, dict[str, str]]:
    """The text layer of a PDF, and its title and author.

    Raises:
        UnreadableError: where it is broken, locked, or has no text layer (a scan).
    """
    from pypdf import PdfReader

    try:
        reader = PdfReader(io.BytesIO(data))
        pages = [page.extract_text() for page in reader.pages]
        about = reader.metadata
    except MemoryError:
        raise  # the worker tells of its limit
    except Exception as error:
        # A border: what a damaged file provokes in the library has no common ancestor.
        raise UnreadableError(
            f"the PDF cannot be read: {error}", where=name, advice="export it again, unlocked"
        ) from error
    text = "\n\n".join(_unbroken(p) for p in pages if p.strip())
    if not text.strip():
        raise UnreadableError(
            "the PDF has no text layer: it is a picture of pages",
            where=name,
            advice="run text recognition over it first, for example with ocrmypdf",
        )
    facts = {"title": str(about.title or "") if about else ""}
    return text, {k: v for k, v in facts.items() if v}


def read_docx(data: bytes, name: str) -> tuple[str, dict[str, str]]:
    """The paragraphs and tables of a Word document, and its title.

    Raises:
        UnreadableError: where it is broken, or unpacks to more than 64 MiB.
    """
    from docx import Document

    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        size = sum(p.file_size for p in parts.infolist())
    if size > 64 * 2**20:
        raise UnreadableError(
            "the document unpacks to more than 64 MiB",
            where=name,
            value=f"{size} bytes",
            advice="give its text",
        )
    try:
        document = Document(io.BytesIO(data))
        lines = [_listed(p.text, p.style.name if p.style else "") for p in document.paragraphs]
        for table in document.tables:
            lines += ["\t".join(cell.text for cell in row.cells) for row in table.rows]
        title = document.core_properties.title
    except MemoryError:
        raise
    except Exception as error:
        # A border, as above: of zip, XML and what the library takes for granted.
        raise UnreadableError(
            f"the document cannot be read: {error}", where=name, advice="save it again as .docx"
        ) from error
    text = "\n\n".join(line for line in lines if line.strip())
    if not text.strip():
        raise UnreadableError("the document holds no text", where=name, advice="check the file")
    return text, {"title": title} if title else {}


def _listed(text: str, style: str) -> str:
    return f"• {text}" if style.startswith("List") and text.strip() else text


def _unbroken(page: str) -> str:
    """A page without hyphens at line ends; its lines stay, as `plain` joins wrapped ones."""
    return re.sub(r"(?<=[a-z])[-\u00ad]\n(?=[a-z])", "", page)
