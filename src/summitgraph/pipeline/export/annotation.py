"""Every span as a W3C Web Annotation, for the readers and editors that take those.

An annotation links the words of a readout to the statement or notice that was read from them. Its
target is the readout with a position and a quote; offsets count characters of `sg:text`.
"""

from __future__ import annotations

import json
from typing import Any

from summitgraph.queries import ask
from summitgraph.store import Row, Selects

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def web_annotations(store: Selects, base: str) -> str:
    """An annotation collection in JSON-LD, the same for the same graph; an item a line.

    Args:
        base: the IRI under which the build's things live.
    """
    items = [_annotation(row, base) for row in ask(store, "span-table")]
    head = {
        "@context": _CONTEXT,
        "id": f"{base}annotations",
        "type": "AnnotationCollection",
        "label": "Words of readouts and what was read from them",
        "total": len(items),
    }
    page = {"id": f"{base}annotations/1", "type": "AnnotationPage", "startIndex": 0}
    lines = ",\n   ".join(json.dumps(item, ensure_ascii=False) for item in items)
    return (
        json.dumps(head, ensure_ascii=False)[:-1]
        + ',\n "first": '
        + json.dumps(page)[:-1]
        + f',\n  "items": [\n   {lines}\n  ]}}\n}}\n'
    )


def _annotation(row: Row, base: str) -> dict[str, Any]:
    thing = str(row["thing"])
    told = {"type": "TextualBody", "value": str(row["label"] or row["kind"]), "language": "en"}
    quote: dict[str, Any] = {"type": "TextQuoteSelector", "exact": row["exact"]}
    quote |= {name: row[name] for name in ("prefix", "suffix") if row[name]}
    return {
        "id": f"{base}annotation/{thing.removeprefix(base)}",
        "type": "Annotation",
        "motivation": "classifying" if row["kind"] == "Statement" else "commenting",
        "body": [
            {"type": "SpecificResource", "source": thing, "purpose": "classifying"},
            {**told, "format": "text/plain", "purpose": "describing"},
        ],
        "target": {
            "source": row["readout"],
            "selector": [
                {"type": "TextPositionSelector", "start": row["start"], "end": row["end"]},
                quote,
            ],
        },
    }
