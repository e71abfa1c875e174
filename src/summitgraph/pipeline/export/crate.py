"""An RO-Crate of a build: who made what from what, as `ro-crate-metadata.json` beside the files.

Version 1.1 of the specification. What each file holds is said in words; the readouts stand as the
inputs of the build.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from summitgraph import __version__
from summitgraph.errors import GraphError
from summitgraph.queries import ask
from summitgraph.store import Selects

NAME = "ro-crate-metadata.json"
_SPECIFICATION = "https://w3id.org/ro/crate/1.1"
_SOFTWARE = "#summitgraph"
_KINDS = {
    ".trig": ("application/trig", "the graph, a named graph a readout"),
    ".ttl": ("text/turtle", "the graph as one, or the validation report"),
    ".nq": ("application/n-quads", "the graph, canonical"),
    ".jsonld": ("application/ld+json", "the graph as JSON-LD"),
    ".csv": ("text/csv", "a table; codebook.csv explains its columns"),
    ".graphml": ("application/graphml+xml", "a network"),
    ".gexf": ("application/gexf+xml", "a network for Gephi"),
    ".png": ("image/png", "a picture of a network"),
    ".html": ("text/html", "the report: the texts with every statement marked"),
}


def crate(folder: Path, store: Selects, *, published: date) -> str:
    """The metadata of the files that stand in a build's folder.

    Args:
        published: the day on which the crate is made public, which the specification asks for.

    Raises:
        GraphError: where the folder is none.
    """
    if not folder.is_dir():
        raise GraphError(
            "an RO-Crate is made of a build's folder", where=str(folder), advice="name the folder"
        )
    parts = [_file(path) for path in sorted(folder.iterdir()) if _is_part(path)]
    inputs = [_readout(row["readout"], row["title"] or row["fileName"]) for row in _readouts(store)]
    return _text([*_about(parts, inputs, published), *parts, *inputs])


def _readouts(store: Selects) -> Iterable[dict[str, Any]]:
    return ask(store, "coverage")


def _about(
    parts: list[dict[str, Any]], inputs: list[dict[str, Any]], published: date
) -> list[dict[str, Any]]:
    return [
        {
            "@id": NAME,
            "@type": "CreativeWork",
            "conformsTo": {"@id": _SPECIFICATION},
            "about": {"@id": "./"},
        },
        {
            "@id": "./",
            "@type": "Dataset",
            "name": "A knowledge graph of readouts of meetings between states",
            "description": "Who did what on which issue at which meeting, and what each undertook "
            "to do; every fact quotes the words it was read from.",
            "datePublished": published.isoformat(),
            "license": {"@id": "#rights"},
            "hasPart": [{"@id": part["@id"]} for part in parts],
            "mentions": {"@id": "#build"},
        },
        {
            "@id": "#rights",
            "@type": "CreativeWork",
            "name": "The readouts that are quoted belong to their publishers",
            "description": "What may be done with the texts is said in dct:license of each readout "
            "in the graph, where its publisher says it.",
        },
        {
            "@id": "#build",
            "@type": "CreateAction",
            "name": "summitgraph build",
            "instrument": {"@id": _SOFTWARE},
            "object": [{"@id": one["@id"]} for one in inputs],
            "result": {"@id": "./"},
        },
        {
            "@id": _SOFTWARE,
            "@type": "SoftwareApplication",
            "name": "summitgraph",
            "softwareVersion": __version__,
        },
    ]


def _is_part(path: Path) -> bool:
    return path.is_file() and path.name != NAME and not path.name.startswith(".")


def _file(path: Path) -> dict[str, Any]:
    data = path.read_bytes()
    media, words = _KINDS.get(path.suffix, ("application/octet-stream", "a file of the build"))
    return {
        "@id": path.name,
        "@type": "File",
        "name": path.name,
        "description": words,
        "encodingFormat": media,
        "contentSize": str(len(data)),
        "sha256": sha256(data).hexdigest(),
    }


def _readout(iri: object, title: object) -> dict[str, Any]:
    return {"@id": str(iri), "@type": "CreativeWork", "name": str(title)}


def _text(entities: list[dict[str, Any]]) -> str:
    context = [f"{_SPECIFICATION}/context", {"sha256": "https://schema.org/sha256"}]
    return (
        json.dumps({"@context": context, "@graph": entities}, ensure_ascii=False, indent=1) + "\n"
    )
