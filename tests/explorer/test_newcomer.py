"""From what `make demo` leaves to the words behind an edge of the network, as a newcomer goes."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tests.explorer.conftest import watched
from tests.serving import ROOT, serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CLICKS = 4
SECONDS = 20  # of machine time on a busy machine; a person's reading comes on top


def test_the_words_behind_an_edge_are_four_clicks_away_at_most(
    browser: Browser, tmp_path: Path
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "summitgraph", "demo", "--output", str(tmp_path / "demo")],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
    )
    (command,) = [line for line in done.stdout.splitlines() if "summitgraph serve" in line]
    folder = shlex.split(command)[2]
    with serving(Path(folder)) as service, watched(browser, service) as page:
        page.set_default_timeout(20_000)
        _goes(page)


def _goes(page: Page) -> None:
    page.add_init_script(
        "addEventListener('click', (e) => {"
        " if (e.isTrusted) sessionStorage.clicks = 1 + Number(sessionStorage.clicks || 0); }, true)"
    )
    begin = time.monotonic()
    page.goto("/")
    page.get_by_role("link", name="Network", exact=True).click()
    page.wait_for_selector("#graph[data-drawn]")
    place = page.evaluate(
        """() => {
          const edges = document.getElementById("graph").graph.edges();
          return edges.max((edge) => edge.renderedMidpoint().x).ele.renderedMidpoint();
        }"""
    )
    with page.expect_navigation():
        page.locator("#graph").click(position=place)
    quote = page.locator(".statement blockquote").first
    words = quote.inner_text().strip()
    quote.get_by_role("link").click()
    page.wait_for_selector("#facts .fact")
    assert words in page.locator("#facts").inner_text()
    text = page.locator(".text").text_content() or ""
    assert _even(words.strip("“”")) in _even(text)
    assert 1 < int(page.evaluate("sessionStorage.clicks")) <= CLICKS
    assert time.monotonic() - begin < SECONDS


def _even(text: str) -> str:
    """The words with plain spaces: a line may break at other places here and there."""
    return " ".join(text.split())
