"""A web page to text: its main part as lines, and what its head says of it.

The main part is what schema.org marks as article body, else `main` or `article`, else what
trafilatura finds. Menus, scripts, tool tips and forms never become text. Offsets of everything
read from a page count in this text, which `summitgraph read` prints.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from summitgraph.errors import UnreadableError

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LOOKS_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|main|div|p|meta)\b", re.I)
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?\s*([A-Za-z0-9_\-]+)", re.I)
_BLOCK = frozenset(
    """address article aside blockquote body caption center dd details div dl dt fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody
    td tfoot th thead tr ul""".split()
)
_DROP = frozenset(
    """script style noscript template nav aside footer form button select input textarea iframe svg
    object embed canvas audio video head dialog menu""".split()
)
_AWAY = re.compile(
    r"(?:^|[\s_-])(?:tooltip|hidden|visually-hidden|sr-only|breadcrumbs?|share|social|sidebar|"
    r"related|cookie|menu|navbar|nav|pagination|newsletter|subscribe|banner|advert\w*)(?:$|[\s_-])",
    re.IGNORECASE,
)
_LEAST = 250
_LEAST_MARKED = 40  # of what the page itself marks as its text: a call of two lines
"""Characters below which a marked main part is not trusted to be the whole of it."""
_DEEPEST = 400
"""Nesting below which a page is read no further: real pages stay under a tenth of it."""


def looks_like_html(data: bytes) -> bool:
    """Whether bytes are a web page rather than plain text.

    >>> looks_like_html(b"<!DOCTYPE html><html><body><p>We agreed.</p></body></html>")
    True
    >>> looks_like_html(b"Ruto: We agreed.")
    False
    """
    head = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n")
    return head.startswith(b"<") and bool(_LOOKS_HTML.search(head))


def read_html(data: bytes, name: str) -> tuple[str, dict[str, str]]:
    """The text of a page, and its facts: title, publisher, published, language, url.

    Raises:
        UnreadableError: where the page cannot be parsed or holds no text.
    """
    from lxml import etree, html

    text = _decoded(data)
    try:
        parser = html.HTMLParser(recover=True, remove_comments=True, encoding="utf-8")
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise UnreadableError(
            f"the page cannot be parsed: {error}", where=name, advice="save it again as HTML"
        ) from error
    facts = _facts(tree)
    main = _main(tree)
    body = "\n\n".join(_lines(main)) if main is not None else ""
    marked = main is not None and main.get("itemprop") == "articleBody"
    if len(body) < (_LEAST_MARKED if marked else _LEAST):
        body = _by_trafilatura(text) or body or "\n\n".join(_lines(tree))
    if not body.strip():
        raise UnreadableError("the page holds no text", where=name, advice="check the address")
    first = body[:1200]
    head = [
        words
        for key in ("title", "published", "description")
        if (words := facts.get(key, "")) and words[:60] not in first
    ]
    return "\n\n".join([*head, body]), facts


def _decoded(data: bytes) -> str:
    if data.startswith(b"\xef\xbb\xbf"):
        return data.decode("utf-8-sig", "replace")
    declared = _CHARSET.search(data[:4096])
    for charset in (declared[1].decode("ascii") if declared else "utf-8", "utf-8"):
        try:
            return data.decode(charset)
        except (UnicodeDecodeError, LookupError):
            continue
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    return str(best) if best is not None else data.decode("utf-8", "replace")


def _facts(tree: HtmlElement) -> dict[str, str]:
    def meta(*names: str) -> str:
        for name in names:
            for key in ("property", "name", "itemprop"):
                found = tree.xpath(f"//meta[@{key}='{name}']/@content")
                if found and str(found[0]).strip():
                    return _flat(str(found[0]))
        return ""

    title = meta("og:title", "twitter:title", "dc.title", "DC.title")
    if not title:
        heads = tree.xpath("//h1") or tree.xpath("//title")
        title = _flat(heads[0].text_content()) if heads else ""
    facts = {
        "title": title,
        "publisher": meta("og:site_name", "application-name", "dc.publisher", "DC.publisher"),
        "url": meta("og:url") or next(map(str, tree.xpath("//link[@rel='canonical']/@href")), ""),
        "language": (tree.get("lang") or meta("inLanguage") or "").split("-")[0].lower(),
        "published": _published(tree, meta),
        "description": meta("description", "og:description"),
    }
    return {k: v for k, v in facts.items() if v}


def _published(tree: HtmlElement, meta: Callable[..., str]) -> str:
    stamps = [
        meta("article:published_time", "datePublished", "dc.date", "DC.date", "date", "pubdate"),
        *(str(s) for s in tree.xpath("//*[@itemprop='datePublished']/@datetime")),
        *(str(s) for s in tree.xpath("//article//time/@datetime")),
        meta("ya:ovs:upload_date"),
    ]
    for stamp in stamps:
        found = re.match(r"\d{4}-\d{2}-\d{2}", stamp.strip())
        if found:
            return found[0]
    return ""


def _main(tree: HtmlElement) -> HtmlElement | None:
    for path in (
        "//*[@itemprop='articleBody']",
        "//main//article",
        "//*[@role='main']",
        "//main",
        "//article",
    ):
        found: list[HtmlElement] = tree.xpath(path)
        if found:
            best = max(found, key=lambda e: len(e.text_content()))
            marked = best.get("itemprop") == "articleBody"
            if len(_flat(best.text_content())) >= (_LEAST_MARKED if marked else _LEAST):
                return best
    return None


def _by_trafilatura(text: str) -> str:
    from trafilatura import extract

    return extract(text, include_comments=False, include_tables=True) or ""


def _lines(root: HtmlElement) -> Iterator[str]:
    """The text of an element, a block a line; items of lists keep a bullet."""
    pieces: list[str] = []

    def flush() -> str:
        line = _flat("".join(pieces))
        pieces.clear()
        return line

    # An explicit stack: a page of 20,000 nested elements must not exhaust Python's.
    stack: list[tuple[HtmlElement, bool, int]] = [(root, False, 0)]
    while stack:
        element, leaving, depth = stack.pop()
        block = element.tag in _BLOCK
        if leaving:
            if block and (line := flush()):
                yield line
            if element is not root:
                pieces.append(element.tail or "")
            continue
        if not isinstance(element.tag, str) or _away(element) or depth > _DEEPEST:
            if element is not root:
                pieces.append(element.tail or "")
            continue
        if element.tag == "br":
            if line := flush():
                yield line
            pieces.append(element.tail or "")
            continue
        if block and (line := flush()):
            yield line
        if element.tag == "li":
            pieces.append("• ")
        pieces.append(element.text or "")
        stack.append((element, True, depth))
        stack.extend((child, False, depth + 1) for child in reversed(element))
    if line := flush():
        yield line


def _away(element: HtmlElement) -> bool:
    if element.tag in _DROP or element.get("hidden") is not None:
        return True
    if element.get("aria-hidden") == "true" or element.get("role") in ("navigation", "dialog"):
        return True
    return bool(_AWAY.search(f"{element.get('class') or ''} {element.get('id') or ''}".strip()))


def _flat(words: str) -> str:
    return re.sub(r"[ \t\r\n\f\v]+", " ", words).strip(" \xa0")
