"""`summitgraph read`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from summitgraph.cli.option import MEGABYTES, SECONDS, Megabytes, Seconds, limits


class ReadFormat(StrEnum):
    """How a readout is printed."""

    TEXT = "text"
    JSON = "json"


def read(
    document: Annotated[str, typer.Argument(metavar="PATH", help="A file, or - for stdin.")],
    form: Annotated[
        ReadFormat,
        typer.Option("--format", help="The text alone, or its blocks and sentences with offsets."),
    ] = ReadFormat.TEXT,
    seconds: Seconds = SECONDS,
    megabytes: Megabytes = MEGABYTES,
) -> None:
    """Print the text of a readout, to which all offsets refer.

    Example: summitgraph read seeds/2017-07-07-hamburg-summit-mofa.txt --format json
    """
    from summitgraph.cli.talk import emit
    from summitgraph.pipeline.documents import read as read_document

    readout = read_document(document, limits=limits(seconds, megabytes))
    if form is ReadFormat.TEXT:
        emit(readout.text)
        return
    import json

    blocks = [
        {
            "kind": block.kind.value,
            "start": block.start,
            "end": block.end,
            "speaker": block.speaker,
            "headings": list(block.headings),
            "sentences": [[s.start, s.end] for s in block.sentences],
        }
        for block in readout.blocks
    ]
    told = {
        "doc": readout.name,
        "sha256": readout.sha256,
        "title": readout.title,
        "publisher": readout.publisher,
        "side": readout.side,
        "language": readout.language,
        "licence": readout.licence,
        "url": readout.url,
        "published": readout.published.isoformat() if readout.published else None,
        "text": readout.text,
        "blocks": blocks,
    }
    emit(json.dumps(told, ensure_ascii=False, indent=1) + "\n")
