"""What `mkdocs` needs to know of this house: pages outside docs/, and what a test does not run.

The site mirrors the repository: docs/ is its root, and every other file stands at its own path
(`queries/README.md`). Links in pages are those of the repository, and are turned here.
"""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
OUTSIDE = (
    "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "CITATION.cff", "benchmarks/README.md",
    "queries/README.md",
    "queries/*/*.rq", "examples/**/*.*", "seeds/*.*", "ontology/*.ttl", "shapes/*.ttl",
    "tools/*.toml",
)  # fmt: skip
_LINK = re.compile(r"(?<=\]\()(?![a-z]+:|#)(?P<path>[^)#\s]+)")
_FENCE = re.compile(r"^(```.*?^```)$", re.MULTILINE | re.DOTALL)
_NOT_RUN = re.compile(r"^<!-- not run: (.+?) -->\n(```.*?^```)$", re.MULTILINE | re.DOTALL)
_BAR = re.compile(r"`[^`\n]*\\\|[^`\n]*`")  # a forge wants it escaped, Python's Markdown does not
_SETUP = re.compile(r"^<!-- setup\n.*?^-->\n", re.MULTILINE | re.DOTALL)


def on_files(files: Any, config: Any) -> Any:
    """Add the files outside docs/ to which pages lead."""
    from mkdocs.structure.files import File

    for pattern in OUTSIDE:
        for path in sorted(ROOT.glob(pattern)):
            told = path.relative_to(ROOT).as_posix()
            files.append(File.generated(config, told, abs_src_path=str(path)))
    return files


def on_page_markdown(markdown: str, page: Any, **_: Any) -> str:
    """Turn links into those of the site, and say under a block why a test does not run it."""
    here = page.file.src_uri
    outside = not (ROOT / "docs" / here).exists()
    told = _SETUP.sub("", markdown)
    told = _NOT_RUN.sub(r'\2\n\n<p class="not-run">No test runs this: \1.</p>', told)
    parts = _FENCE.split(told)
    told = _BAR.sub(lambda code: code[0].replace("\\|", "|"), told)
    return "".join(
        part if part.startswith("```") else turned(part, here, outside=outside) for part in parts
    )


def turned(markdown: str, here: str, *, outside: bool) -> str:
    """Links of a repository's page as the site has them.

    >>> turned("[a](../queries/README.md) [b](graph.md#x)", "store.md", outside=False)
    '[a](queries/README.md) [b](graph.md#x)'
    >>> turned("[a](docs/graph.md)", "CONTRIBUTING.md", outside=True)
    '[a](graph.md)'
    """
    folder = posixpath.dirname(here if outside else f"docs/{here}")

    def target(match: re.Match[str]) -> str:
        path = posixpath.normpath(posixpath.join(folder, match["path"]))
        path = "index.md" if path == "README.md" else path.removeprefix("docs/")
        return posixpath.relpath(path, posixpath.dirname(here) or ".")

    return _LINK.sub(target, markdown)
