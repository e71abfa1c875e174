"""A register that is wrong is refused by file and line, and the shipped one stays as it was."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from summitgraph import authority, resources
from summitgraph.errors import OntologyError
from summitgraph.ontology import load as load_triples
from summitgraph.records.knowledge import Knowledge


@pytest.fixture
def ontology(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of `ontology/` that is read in place of the shipped one."""
    copy = tmp_path / "ontology"
    shutil.copytree(resources.folder("ontology"), copy)
    monkeypatch.setattr(resources, "folder", lambda name: tmp_path / name)
    load_triples.cache_clear()
    yield copy
    load_triples.cache_clear()


def _load() -> Knowledge:
    """What the copy says, past what is kept of the shipped one."""
    return authority.load.__wrapped__()


def _append(path: Path, turtle: str) -> int:
    """Add lines to a file; the number of the first."""
    text = path.read_text(encoding="utf-8")
    path.write_text(f"{text.rstrip()}\n{turtle}\n", encoding="utf-8")
    return len(text.rstrip().splitlines()) + 1


def test_the_copy_is_read_as_the_shipped_one_is(ontology: Path) -> None:
    assert _load().offices == authority.load().offices
    assert _load().cues == authority.load().cues


def test_an_office_that_is_added_is_there(ontology: Path) -> None:
    lines = (
        "<https://w3id.org/summitgraph/office/JP-poet> a <http://www.w3.org/ns/org#Post> ;",
        '  <http://www.w3.org/2004/02/skos/core#prefLabel> "Poet of Japan"@en ;',
        "  <http://www.w3.org/ns/org#postIn> <https://w3id.org/summitgraph/state/JP> .",
    )
    _append(ontology / "offices.ttl", "\n".join(lines))
    assert _load().offices["office/JP-poet"].name == "Poet of Japan"
    assert "office/JP-poet" not in authority.load().offices


@pytest.mark.parametrize("name", ["states", "offices", "events", "issues", "cues"])
def test_turtle_that_does_not_parse_names_its_file_and_line(ontology: Path, name: str) -> None:
    line = _append(ontology / f"{name}.ttl", "<urn:a> <urn:b> oops .")
    with pytest.raises(OntologyError, match="does not parse") as refused:
        _load()
    assert refused.value.where == f"{ontology / name}.ttl:{line}"
    assert refused.value.advice


def test_a_file_that_is_missing_is_named(ontology: Path) -> None:
    (ontology / "offices.ttl").unlink()
    with pytest.raises(OntologyError, match=r"offices\.ttl"):
        _load()


def test_a_cue_for_an_act_that_there_is_not_is_named(ontology: Path) -> None:
    text = (ontology / "cues.ttl").read_text(encoding="utf-8")
    changed = text.replace("act:requests", "act:shrugs", 1)
    assert changed != text
    (ontology / "cues.ttl").write_text(changed, encoding="utf-8")
    with pytest.raises(OntologyError, match="an act that there is not") as refused:
        _load()
    assert "act/shrugs" in refused.value.value
    assert "requests" in refused.value.advice
