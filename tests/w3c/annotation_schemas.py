"""The W3C's JSON schemas of the Web Annotation model, asked of what `export` writes.

The musts of the model are one list of schemas. Many rest on a folder `definitions` of the suite;
where that is not beside them, those schemas cannot be asked, and are counted so.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
from referencing import Registry, Resource
from referencing.exceptions import NoSuchResource, Unresolvable
from referencing.jsonschema import DRAFT4

from summitgraph.pipeline.build import build
from summitgraph.pipeline.export import web_annotations
from summitgraph.resources import folder
from tests.w3c import suite

ABSENT = "its definitions are absent"


def home() -> Path:
    """The folder of the schemas."""
    assert suite.FOLDER is not None
    return suite.FOLDER.parents[1] / "annotations"


def musts() -> list[str]:
    """The schemas of what an annotation must be; none where the suites are absent."""
    if suite.FOLDER is None:
        return []
    listed = json.loads((home() / "annotationMusts.test").read_text(encoding="utf-8"))
    return [name.removeprefix("annotations/") for name in listed["assertions"]]


def exported() -> list[dict[str, Any]]:
    """Every annotation of the seeds' graph, with the context of its collection."""
    graph = build(folder("seeds"))
    whole = json.loads(web_annotations(graph.store, graph.base))
    return [{"@context": whole["@context"], **item} for item in whole["first"]["items"]]


def judged(name: str, items: list[dict[str, Any]]) -> str:
    """What a schema says of the annotations otherwise than it should; "" where nothing."""
    path = home() / name
    if not path.is_file():
        return "the schema is absent"
    schema = json.loads(path.read_text(encoding="utf-8"))
    validator = jsonschema.Draft4Validator(schema, registry=Registry(retrieve=_retrieved))  # type: ignore[call-arg]
    wanted = schema.get("expectedResult", "valid") == "valid"
    try:
        wrong = sum(validator.is_valid(item) is not wanted for item in items)
    except Unresolvable:
        return ABSENT
    return f"{wrong} of {len(items)} annotations" if wrong else ""


def _retrieved(uri: str) -> Resource[Any]:
    path = home() / "definitions" / uri.rpartition("/")[2]
    if not path.is_file():
        raise NoSuchResource(uri)
    return DRAFT4.create_resource(json.loads(path.read_text(encoding="utf-8")))


def outcomes() -> Iterator[tuple[str, str]]:
    """Each schema with what `judged` says."""
    items = exported()
    return ((name, judged(name, items)) for name in musts())
