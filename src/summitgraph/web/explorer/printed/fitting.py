"""A page of the explorer made to fit into one document: its links lead to other parts of it.

What needs a service is taken away: forms, filters, further pages, the box for programs. A link to
something that the document does not hold becomes plain words.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from lxml import html

from summitgraph.web.explorer.printed.sheets import Sheet

_AWAY = (
    "//form | //nav | //aside | //details[@class='use'] | //div[@id='graph']/.. | "
    "//*[contains(@class, 'search')] | //a[@class='button']"
)
_PARTS = frozenset({"/actors", "/compare", "/issues", "/network"})
_LISTS = frozenset({"/commitments", "/meetings", "/readouts"})
_KEPT = ("http://", "https://")


def fitted(drawn: str, sheet: Sheet, anchors: Mapping[str, str]) -> str:
    """The main part of a drawn page as a section of the document.

    Args:
        drawn: the whole page as HTML.
        anchors: the id of each part by its address in the explorer.
    """
    main = html.document_fromstring(drawn).get_element_by_id("main")
    for element in main.xpath(_AWAY.replace("//", ".//")):
        if element.getparent() is not None:
            element.drop_tree()
    marks = _marks(sheet)
    for element in main.iter():
        _renamed(element, sheet, marks)
    for link in list(main.iter("a")):
        _led(link, sheet, anchors)
    main.tag = "section"
    main.attrib.clear()
    main.set("id", sheet.anchor)
    main.set("class", "sheet")
    main.tail = None
    return str(html.tostring(main, encoding="unicode"))


def _marks(sheet: Sheet) -> dict[str, str]:
    """The statement behind each marked place of a text, by the place."""
    lines = sheet.page.shown.get("lines", ()) if sheet.page.template == "readout" else ()
    return {
        str(piece.start): statement_anchor(piece.said[0].iri)
        for line in lines
        for piece in line.pieces
        if piece.said
    }


def _renamed(element: html.HtmlElement, sheet: Sheet, marks: Mapping[str, str]) -> None:
    """Give a part of a page an id of its own in the document, and no work for scripts."""
    place = element.get("data-at")
    if element.get("role") == "region":  # in one document too many would be landmarks
        del element.attrib["role"], element.attrib["aria-label"]
    for name in [n for n in element.attrib if n.startswith(("hx-", "data-", "aria-live"))]:
        del element.attrib[name]
    if place is not None:
        element.set("id", f"{sheet.anchor}-at-{place}")
        element.set("href", f"#{marks[place]}" if place in marks else "")
    elif element.get("id", "main") not in {"main"} and not element.get("id", "").startswith(
        "said-"
    ):
        element.set("id", f"{sheet.anchor}-{element.get('id')}")


def _led(link: html.HtmlElement, sheet: Sheet, anchors: Mapping[str, str]) -> None:
    """Let a link lead to a part of the document, or to the web; else keep its words alone."""
    address = link.get("href", "")
    target = _target(address, sheet, anchors)
    if target:
        link.set("href", target)
    elif link.get("class") and not link.get("href"):
        link.tag = "span"
        link.attrib.pop("href", None)
    else:
        kept = {k: v for k, v in link.attrib.items() if k in {"class", "id"}}
        link.attrib.clear()
        link.attrib.update(kept)
        link.tag = "span"


def _target(address: str, sheet: Sheet, anchors: Mapping[str, str]) -> str:
    if address.startswith("#said-") or address.startswith(_KEPT):
        return address
    if address.startswith("#"):
        return f"#{sheet.anchor}-{address[1:]}"
    if address in anchors:
        return f"#{anchors[address]}"
    parts = urlsplit(address)
    path, _, at = address.partition("#")[0].rpartition("at=")
    if at.isdigit() and path[:-1] in anchors:
        return f"#{anchors[path[:-1]]}-at-{at}"
    if parts.path in _PARTS:
        return f"#part-{parts.path[1:]}"
    return f"#{parts.path[1:]}" if parts.path in _LISTS else ""


def statement_anchor(iri: str) -> str:
    """The id of a statement in the document.

    >>> statement_anchor("https://w3id.org/summitgraph/id/statement/1122334455667788")
    'said-1122334455667788'
    """
    return f"said-{iri.rpartition('/')[2]}"
