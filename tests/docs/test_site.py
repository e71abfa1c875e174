"""The site: built without a warning, every page in its menu, nothing fetched from elsewhere."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from tools.mkdocs_hooks import on_page_markdown

ROOT = Path(__file__).resolve().parents[2]
FETCHES = {
    ("script", "src"),
    ("img", "src"),
    ("link", "href"),
    ("iframe", "src"),
    ("source", "src"),
}
LEADS = ("canonical", "next", "prev")  # links that a browser does not fetch


class _Fetched(HTMLParser):
    """What a browser would fetch for a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if told.get("rel") not in LEADS:
            self.found += [told[name] or "" for t, name in FETCHES if t == tag and name in told]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("mkdocs", reason="no mkdocs here; make docs brings it")
    folder = tmp_path_factory.mktemp("site")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", folder],
        cwd=ROOT, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "not included in the" not in done.stderr, done.stderr
    return folder


def test_nothing_is_fetched_from_elsewhere(site: Path) -> None:
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > 40
    for page in pages:
        parser = _Fetched()
        parser.feed(page.read_text(encoding="utf-8"))
        assert parser.found
        outside = [one for one in parser.found if re.match(r"(?:[a-z]+:)?//", one)]
        assert outside == [], page.name
    for sheet in site.rglob("*.css"):
        assert re.findall(r"url\(['\"]?(?:https?:)?//", sheet.read_text(encoding="utf-8")) == []


def test_pages_outside_docs_are_there_and_links_lead_to_them(site: Path) -> None:
    assert (site / "queries" / "index.html").exists()
    assert (site / "examples" / "five-readouts.ipynb").exists()
    assert 'href="../queries/index.html"' in (site / "howto" / "ask.html").read_text()


def test_what_no_test_runs_is_told_on_the_page(site: Path) -> None:
    assert "No test runs this: no R here." in (site / "tables.html").read_text()
    assert "tests/docs/decide.py" not in (site / "review.html").read_text()


def test_a_block_keeps_what_looks_like_a_link() -> None:
    class Page:
        class file:  # noqa: N801 - as mkdocs has it
            src_uri = "store.md"

    text = "[a](../queries/README.md)\n\n```text\n[a](../queries/README.md)\n```\n"
    told = on_page_markdown(text, Page)
    assert told == text.replace("../queries", "queries", 1)
