"""What a language model is told: a file that users can change, the schemes, the form of the answer.

The readout itself goes beside it as one JSON object, so that nothing in a document can end it or
pass for a part of the prompt.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from summitgraph import authority, resources
from summitgraph.errors import UsageError
from summitgraph.ontology import load
from summitgraph.ontology.terms import SG, SKOS
from summitgraph.records import Readout, ReturnedAnswer

_PLACE = re.compile(r"\{\{(\w+)\}\}")
_ALL = frozenset(("acts", "issues"))
LARGEST = 1 << 18
"""Bytes of a prompt file at most."""


@dataclass(frozen=True)
class Prompt:
    """A prompt with the schemes filled in.

    Attributes:
        system: all that is said before the readout.
    """

    system: str

    @classmethod
    def read(cls, path: Path | None = None) -> Prompt:
        """The prompt of a file, or the one that comes with summitgraph.

        Raises:
            UsageError: where it cannot be read, or does not say where the schemes go.
        """
        path = path or resources.folder("prompts") / "reader.md"
        try:
            data = path.read_bytes()
            text = data[:LARGEST].decode("utf-8-sig").replace("\r\n", "\n")
        except (OSError, UnicodeDecodeError) as error:
            raise UsageError(
                "the prompt cannot be read: "
                + (getattr(error, "strerror", None) or "it is not in UTF-8"),
                where=str(path),
                advice="give a text file in UTF-8",
            ) from error
        named = set(_PLACE.findall(text))
        if named != _ALL or len(data) > LARGEST:
            raise UsageError(
                "the prompt must say where the acts and the issues go, and nothing else",
                where=str(path),
                value=", ".join(sorted(named)) or "no place is named",
                advice="write {{acts}} and {{issues}} at these places, in at most 256 kB",
            )
        fill = {"acts": _acts(), "issues": _issues()}
        return cls(_PLACE.sub(lambda m: fill[m[1]], text).strip() + "\n")

    @cached_property
    def schema(self) -> dict[str, Any]:
        """The JSON schema of an answer, made of the records; every field is required."""
        return _schema()

    @cached_property
    def sha256(self) -> str:
        """The digest of all that a model is told beside the readout."""
        parts = [self.system, self.schema]
        return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()

    def letters(self) -> int:
        """How much is sent with each readout."""
        return len(self.system) + len(json.dumps(self.schema))


def message(readout: Readout, start: int, end: int, part: str) -> str:
    """One readout, or a part of it, as it is shown to the model."""
    told = {
        "title": readout.title,
        "publisher": readout.publisher,
        "published": readout.published.isoformat() if readout.published else "",
        "meeting_date": readout.meeting_date,
        "part": part,
        "text": readout.text[start:end],
    }
    return json.dumps({k: v for k, v in told.items() if v}, ensure_ascii=False)


def _acts() -> str:
    graph = load("acts")
    lines = [
        f"  - `{graph.one_text(iri, SKOS.NOTATION)}`: {graph.one_text(iri, SKOS.DEFINITION)} "
        f"Example: {graph.one_text(iri, SKOS.EXAMPLE)}"
        for iri in sorted(graph.subjects_of_type(SG.ACT))
    ]
    return "\n".join(lines)


def _issues() -> str:
    return "\n".join(sorted(f"- {e.label}" for e in authority.load().issues.values()))


def _schema() -> dict[str, Any]:
    """A schema in the form that endpoints hold a model to: no field left out, none added."""
    import msgspec

    (root,), defs = msgspec.json.schema_components([ReturnedAnswer], ref_template="#/$defs/{name}")
    for told in defs.values():
        told.pop("title", None)
        told.pop("description", None)
        for value in (told, *told.get("properties", {}).values()):
            if "enum" in value:
                value["type"] = "string"
        if told.get("type") == "object":
            told["required"] = sorted(told["properties"])
            told["additionalProperties"] = False
    return {**defs.pop(root["$ref"].rpartition("/")[2]), "$defs": defs}
