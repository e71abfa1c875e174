"""Everyone can use the pages: axe-core finds no fault, by day and by night, and phones suffice."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from tests.explorer.conftest import watched
from tests.serving import Service

if TYPE_CHECKING:
    from playwright.sync_api import Browser

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
NS = "https://w3id.org/summitgraph/"
PAGES = {
    "home": "/",
    "search": "/search?q=peace",
    "actors": "/actors",
    "meetings": "/meetings",
    "readout": "/id/readout/f986f3f977f98ec6?at=1400",
    "meeting": "/id/meeting/2016-12-15-abe-putin",
    "actor": "/person/shinzo-abe",
    "issue": "/issue/northern-territories",
    "commitments": "/commitments",
    "network": "/network",
    "compare": f"/compare?meeting={quote(NS + 'id/meeting/2024-05-14-quispe-rojas', safe='')}",
    "statements": f"/statements?actor={quote(NS + 'person/shinzo-abe', safe='')}",
    "questions": "/queries",
    "question": "/queries/issue-frequency",
    "editor": "/editor?query=SELECT%20%2A%20%7B%20%3Fs%20%3Fp%20%3Fo%20%7D%20LIMIT%205",
    "office": "/office/JP-prime-minister",
    "nothing": "/nothing-here",
}
SIZES = {"desk": (1280, 900), "phone": (390, 844)}


# Both sizes and both schemes in two runs: each takes half a minute.
@pytest.mark.parametrize(("size", "scheme"), [("desk", "light"), ("phone", "dark")])
def test_axe_finds_no_fault(browser: Browser, served: Service, size: str, scheme: str) -> None:
    width, height = SIZES[size]
    viewport = {"width": width, "height": height}
    faults = []
    with watched(browser, served, viewport=viewport, color_scheme=scheme, bypass_csp=True) as page:
        for name, path in PAGES.items():
            page.goto(path)
            page.evaluate("document.querySelectorAll('details').forEach((d) => (d.open = true))")
            page.evaluate(AXE)
            found = page.evaluate("axe.run()")["violations"]
            faults += [(name, f["impact"], f["id"], f["nodes"][0]["html"][:120]) for f in found]
    assert faults == []


def test_axe_would_find_a_fault(browser: Browser, served: Service) -> None:
    with watched(browser, served, bypass_csp=True) as page:
        page.goto("/")
        page.evaluate("document.querySelector('main').innerHTML += '<img src=\"data:,\"><input>'")
        page.evaluate(AXE)
        found = {f["id"] for f in page.evaluate("axe.run()")["violations"]}
    assert {"image-alt", "label"} <= found


@pytest.mark.parametrize("name", PAGES)
def test_nothing_sticks_out_on_a_phone(browser: Browser, served: Service, name: str) -> None:
    with watched(browser, served, viewport={"width": 360, "height": 740}) as page:
        page.goto(PAGES[name])
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_what_has_the_focus_is_seen(browser: Browser, served: Service) -> None:
    with watched(browser, served) as page:
        page.goto("/meetings")
        for _ in range(12):
            page.keyboard.press("Tab")
            drawn = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert drawn == "solid", page.evaluate("document.activeElement.outerHTML")
