"""The explorer in a real browser: the seeds and two accounts of one meeting, served."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

import summitgraph as sg
from tests.serving import ROOT, Service, serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

# As root in a container, and without calls of the browser's own.
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
_NAMES = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """A service of the seeds and of the two accounts under `examples/`."""
    folder = tmp_path_factory.mktemp("explored")
    graph = sg.build([ROOT / "seeds", ROOT / "examples" / "two-accounts"])
    (folder / "graph.trig").write_text(graph.store.write("trig"), encoding="utf-8")
    with serving(folder) as found:
        yield found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, or whatever Chromium there is; else the tests skip with a word."""
    path = next(filter(None, map(shutil.which, _NAMES)), None)
    if path is None:
        pytest.skip("there is no Chromium here: apt-get install chromium")
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as driver:
        found = driver.chromium.launch(executable_path=path, args=FLAGS)
        yield found
        found.close()


@pytest.fixture
def page(browser: Browser, served: Service) -> Iterator[Page]:
    """A page of the service; whatever it complains of, or asks elsewhere, fails the test."""
    with watched(browser, served) as found:
        found.set_default_timeout(5000)
        yield found


def watched(browser: Browser, served: Service, **options: object) -> Watched:
    """A page in a context of its own, watched."""
    return Watched(browser, served, options)


class Watched:
    """A page whose errors and requests are kept, and looked at in the end."""

    def __init__(self, browser: Browser, served: Service, options: dict[str, object]) -> None:
        self.faults: list[str] = []
        self._home = served.address
        self._context = browser.new_context(base_url=served.address, **options)  # type: ignore[arg-type]

    def __enter__(self) -> Page:
        page = self._context.new_page()
        page.on("console", lambda m: self._note(m.type, m.text))
        page.on("pageerror", lambda error: self._note("error", str(error)))
        page.on("request", lambda r: self._asked(r.url))
        return page

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self._context.close()
        if kind is None:
            assert self.faults == []

    def _note(self, kind: str, text: str) -> None:
        # The browser tells of a page that is 404 on purpose too.
        if kind in {"error", "warning"} and "the server responded with a status of 4" not in text:
            self.faults.append(text)

    def _asked(self, url: str) -> None:
        if not url.startswith((self._home, "data:")):
            self.faults.append(f"asked elsewhere: {url}")
