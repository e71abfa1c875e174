"""docs/dependencies.md: no package without its reason, and none of its words out of date."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.utils import canonicalize_name
from tools.dependencies import PAGE, Reason, page, reasons
from tools.installed import brought, counted_here, told_licence
from tools.pinned import ROOT, declared, extras, pins

HOUSE = ROOT / "src" / "summitgraph"
REQUIREMENTS = ROOT / "requirements"
COPYLEFT = ("GPL", "MPL", "EPL", "CDDL", "EUPL")
counted = pytest.mark.skipif(not counted_here(), reason="counted for Python 3.11 on Linux")


def _imported(source: str) -> Iterator[str]:
    """The top names of all that a module imports from outside the house, late imports too."""
    for node in ast.walk(ast.parse(source)):
        named = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            named = [node.module]
        for name in named:
            top = name.partition(".")[0]
            if top not in sys.stdlib_module_names and top != "summitgraph":
                yield top


def _packages(source: str) -> set[str]:
    """The packages that a module imports, by their names in an index."""
    known = _known()
    return {canonicalize_name(one) for top in _imported(source) for one in known.get(top, [top])}


@cache
def _known() -> Mapping[str, list[str]]:
    return packages_distributions()  # looks through all files of all packages


def _everything_asked() -> list[str]:
    return [*declared(), *(name for names in extras().values() for name in names)]


def test_each_package_that_is_asked_for_has_a_reason_and_no_other_has() -> None:
    assert sorted(reason.name for reason in reasons()) == sorted(_everything_asked())


def test_a_reason_without_words_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(
        '[lxml]\nused = ["a.py"]\nlicence = "MIT"\ndoes = "x"\nwhy = ""'
    )
    with pytest.raises(ValueError, match=r"a\.toml: \[lxml\] says nothing under why"):
        reasons(tmp_path / "a.toml")


@pytest.mark.parametrize("reason", reasons(), ids=lambda reason: reason.name)
def test_the_modules_named_import_it(reason: Reason) -> None:
    for module in reason.used:
        assert reason.name in _packages((HOUSE / module).read_text(encoding="utf-8")), module


def test_no_module_imports_what_is_not_declared() -> None:
    stray = {
        f"{path.relative_to(HOUSE)}: {name}"
        for path in HOUSE.rglob("*.py")
        for name in _packages(path.read_text(encoding="utf-8")) - set(_everything_asked())
    }
    assert stray == set()


def test_nothing_is_declared_that_no_module_imports() -> None:
    sources = [path.read_text(encoding="utf-8") for path in HOUSE.rglob("*.py")]
    assert set(_everything_asked()) - set().union(*map(_packages, sources)) == set()


def test_late_imports_count_and_those_of_the_house_or_of_python_do_not() -> None:
    late = (
        "import os\nfrom . import a\nfrom summitgraph import b\ndef f():\n    from docx import c\n"
    )
    assert _packages(late) == {"python-docx"}
    assert _packages("import unheard_of.part") == {"unheard-of"}


@pytest.mark.parametrize("reason", reasons(), ids=lambda reason: reason.name)
def test_the_licence_is_what_the_package_says_of_itself(reason: Reason) -> None:
    assert reason.licence in told_licence(reason.name)


def test_a_licence_that_is_left_open_is_told_as_such() -> None:
    assert told_licence("jinja2") == ("BSD-3-Clause", "BSD-2-Clause")
    assert told_licence("networkx") == ("BSD-3-Clause",)


@counted
def test_the_page_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()


@counted
def test_only_two_packages_have_a_licence_that_asks_for_its_like() -> None:
    everything = brought(_everything_asked()) | set(_everything_asked())
    like = {name for name in everything if any(w in " ".join(told_licence(name)) for w in COPYLEFT)}
    assert like == {"certifi", "tld"}


@counted
def test_the_pins_are_what_is_asked_for_and_what_that_brings() -> None:
    here = {pin.name for pin in pins(REQUIREMENTS / "run.txt") if pin.holds_here()}
    assert brought(declared()) | set(declared()) == here
    development = {pin.name for pin in pins(REQUIREMENTS / "dev.txt") if pin.holds_here()}
    assert brought(_everything_asked()) | set(_everything_asked()) <= here | development


def test_pins_are_read_with_their_markers_and_hashes(tmp_path: Path) -> None:
    one, two = "1" * 64, "2" * 64
    (tmp_path / "a.txt").write_text(
        f"Some_Pack==1.0 ; sys_platform == 'none' \\\n    --hash=sha256:{two} \\\n"
        f"    --hash=sha256:{one}\nother==2 --hash=sha256:{one}\n"
    )
    other, some = pins(tmp_path / "a.txt")
    assert (some.name, some.version, some.hashes) == ("some-pack", "1.0", (one, two))
    assert (some.holds_here(), other.holds_here()) == (False, True)


@pytest.mark.parametrize("entry", ["a==1", f"a>=1 --hash=sha256:{'1' * 64}", "a", "a @ file:///x"])
def test_what_is_not_pinned_is_refused(tmp_path: Path, entry: str) -> None:
    (tmp_path / "a.txt").write_text(entry)
    with pytest.raises(ValueError, match=r"a\.txt: a.* is not pinned"):
        pins(tmp_path / "a.txt")
