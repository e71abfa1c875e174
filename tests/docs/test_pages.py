"""README.md and docs/ show only what is so: all that they show runs, and is current."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tools.pages import NEEDS, PARSED, PLAIN, ROOT, RUN, blocks, current, pages, template
from tools.warm import Warm

PAGES = {str(page.relative_to(ROOT)): page.read_text(encoding="utf-8") for page in pages()}
# Pages that build or draw by lot for long, and whose commands tests of their own run in every CI.
LONG = {
    f"docs/{n}.md" for n in ("agreement", "review", "howto/build", "howto/correct", "howto/dna")
}
ALL = os.environ.get("SUMMITGRAPH_ALL_PAGES") == "1"
WITH_BLOCKS = [name for name, text in PAGES.items() if blocks(text)]

linux = pytest.mark.skipif(sys.platform != "linux", reason="forks a warm process")


@pytest.fixture(scope="module")
def warm() -> Iterator[Warm]:
    with Warm() as found:
        yield found


@pytest.fixture(scope="module")
def place(warm: Warm, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return template(tmp_path_factory.mktemp("pages"), warm)


@linux
@pytest.mark.parametrize("name", WITH_BLOCKS)
def test_every_block_of_a_page_runs_and_its_output_is_current(
    name: str, place: Path, warm: Warm
) -> None:
    if name in LONG and not ALL:
        pytest.skip("takes long; SUMMITGRAPH_ALL_PAGES=1 runs it")
    assert current(PAGES[name], place, warm) == PAGES[name], f"run: python -m tools.pages {name}"


@pytest.mark.parametrize("name", WITH_BLOCKS)
def test_every_block_is_run_or_says_why_it_is_not(name: str) -> None:
    untold = [
        f"line {block.line}: {block.language or 'no language'}"
        for block in blocks(PAGES[name])
        if block.language not in (*RUN, *PARSED, *PLAIN) and not block.not_run
    ]
    assert untold == []


@pytest.mark.parametrize("name", WITH_BLOCKS)
def test_what_needs_another_program_says_which(name: str) -> None:
    """Were the program here, the block would have to be run, so its absence is looked at."""
    for block in blocks(PAGES[name]):
        if program := NEEDS.get(block.language):
            assert block.not_run == "no R here"
            assert shutil.which(program) is None, f"line {block.line}: run it, {program} is here"


@linux
def test_a_block_that_fails_is_told_by_its_line(place: Path, warm: Warm) -> None:
    page = "Words.\n\n```bash\ntrue\nsummitgraph query nonesuch --graph graph\n```\n"
    with pytest.raises(AssertionError, match=r"line 3: (?s:.*)ended with 2: .*nonesuch"):
        current(page, place, warm)


@linux
def test_output_that_is_not_current_is_written_anew(place: Path, warm: Warm) -> None:
    page = "```console\n$ ls seeds\nold\n$ echo one\none\n```\n"
    assert "sources.toml\n$ echo one\none\n```" in current(page, place, warm)


@linux
def test_a_cut_block_stays_as_long_as_it_was(place: Path, warm: Warm) -> None:
    page = "```console\n$ seq 9\n1\n2\n…\n```\n"
    assert current(page, place, warm) == page


@linux
def test_a_query_that_finds_nothing_fails(place: Path, warm: Warm) -> None:
    with pytest.raises(AssertionError, match="finds nothing"):
        current("```sparql\nSELECT * { <e:a> ?p ?o }\n```\n", place, warm)
    current("```sparql\nSELECT * { ?s ?p ?o } LIMIT 1\n```\n", place, warm)


@pytest.mark.parametrize("name", PAGES)
def test_every_link_leads_to_a_file_and_a_heading(name: str) -> None:
    text = re.sub(r"```.*?```|<!--.*?-->|`[^`\n]*`", "", PAGES[name], flags=re.DOTALL)
    broken = []
    for link in re.findall(r"\]\((?!https?:|mailto:)([^)\s]+)", text):
        path, _, anchor = link.partition("#")
        target = (ROOT / name).parent / path if path else ROOT / name
        if not target.exists() or (anchor and anchor not in _anchors(target)):
            broken.append(link)
    assert broken == []


def _anchors(page: Path) -> set[str]:
    """The names of a page's headings, as the site and a forge make them."""
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    titles = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    plain = [re.sub(r"[^\w\s-]", "", title).strip().lower() for title in titles]
    return {re.sub(r"\s", "-", title) for title in plain}
