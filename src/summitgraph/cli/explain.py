"""`summitgraph explain`."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from summitgraph.cli.option import MEGABYTES, SECONDS, Megabytes, Seconds, limits

if TYPE_CHECKING:
    from summitgraph.pipeline.explanation import Explanation, Reading


class ExplainFormat(StrEnum):
    """How an explanation is printed."""

    TEXT = "text"
    JSON = "json"


def explain(
    document: Annotated[
        str, typer.Argument(metavar="PATH", help="A file, - for stdin, or a readout of --graph.")
    ],
    graph: Annotated[
        Path | None,
        typer.Option("--graph", metavar="DIR", help="Take the text from this store, by name."),
    ] = None,
    sentence: Annotated[
        int | None, typer.Option("--sentence", metavar="N", help="Only the Nth sentence, from 1.")
    ] = None,
    offset: Annotated[
        int | None,
        typer.Option("--offset", metavar="N", help="Only the sentence at the Nth character."),
    ] = None,
    find: Annotated[
        str, typer.Option("--find", metavar="WORDS", help="Only the sentences with these words.")
    ] = "",
    form: Annotated[
        ExplainFormat, typer.Option("--format", help="Text to read, or JSON.")
    ] = ExplainFormat.TEXT,
    seconds: Seconds = SECONDS,
    megabytes: Megabytes = MEGABYTES,
) -> None:
    """Show how a sentence was read: spans, rules, and what was refused and why.

    Example: summitgraph explain seeds/2017-07-07-hamburg-summit-mofa.txt --find consultations
    """
    from summitgraph.cli.talk import emit
    from summitgraph.pipeline.explanation import choose, explain, explain_document
    from summitgraph.pipeline.kept import kept_readout

    if graph:
        _, explanations = explain(kept_readout(graph, document))
    else:
        explanations = explain_document(document, limits=limits(seconds, megabytes))
    asked = choose(explanations, number=sentence, offset=offset, words=find)
    chosen = [as_dict(e) for e in asked]
    if form is ExplainFormat.JSON:
        import json

        emit(json.dumps(chosen, ensure_ascii=False, indent=1) + "\n")
    else:
        emit("\n".join("\n".join(_lines(told)) + "\n" for told in chosen))


def as_dict(explanation: Explanation) -> dict[str, Any]:
    """An explanation as plain values, for JSON and for text."""
    return {
        "doc": explanation.readout.name,
        "sentence": explanation.number,
        "start": explanation.sentence.start,
        "end": explanation.sentence.end,
        "headings": list(explanation.block.headings),
        "turn_of": explanation.block.speaker,
        "text": explanation.text,
        "read_as": [_reading(explanation, reading) for reading in explanation.readings],
        "notices": [
            {
                "kind": n.kind.value,
                "reason": n.reason,
                "message": n.message,
                "quote": n.evidence.quote,
            }
            for n in explanation.notices
        ],
    }


def _reading(explanation: Explanation, reading: Reading) -> dict[str, Any]:
    draft, statement = reading.draft, reading.statement
    text = explanation.readout.text
    told: dict[str, Any] = {
        "start": draft.start,
        "end": draft.end,
        "quote": text[draft.start : draft.end],
        "rule": draft.rule,
        "confidence": draft.confidence,
        "act": draft.act.value,
        "negated": draft.negated,
        "modality": draft.modality,
        "speaker_words": [[m.text, m.kind.value] for m in draft.speakers],
        "addressee_words": [[m.text, m.kind.value] for m in draft.addressees],
        "matter_words": [m.text for m in draft.matters],
        "undertaking_words": text[slice(*draft.undertaking)] if draft.undertaking else None,
        "statement": None,
    }
    if statement:
        commitment = statement.commitment
        due = commitment.due if commitment else None
        told["statement"] = {
            "actors": [a.name for a in statement.speakers],
            "act": statement.act.value,
            "issues": [i.label + (" (minted)" if i.minted else "") for i in statement.issues],
            "addressees": [a.name for a in statement.addressees],
            "bound": [a.name for a in commitment.bound] if commitment else [],
            "due": due.edtf if due else None,
            "due_words": due.phrase if due else None,
        }
    return told


def _lines(told: dict[str, Any]) -> Iterator[str]:
    yield f"{told['doc']}, sentence {told['sentence']}, characters {told['start']}-{told['end']}"
    if told["headings"]:
        yield "  under " + " › ".join(told["headings"])
    if told["turn_of"]:
        yield f"  said by {told['turn_of']}"
    yield ""
    yield f"  “{' '.join(told['text'].split())}”"
    for reading in told["read_as"]:
        yield from _reading_lines(reading)
    if not told["read_as"]:
        yield ""
        yield "  no act was found in it"
    for notice in told["notices"]:
        yield ""
        yield f"  {notice['kind']}: {notice['reason']}"
        yield f"    {notice['message']}"


def _reading_lines(reading: dict[str, Any]) -> Iterator[str]:
    statement = reading["statement"]
    yield ""
    yield (
        f"  {reading['start']}-{reading['end']}  rule {reading['rule']}, "
        f"confidence {reading['confidence']:.2f}"
    )
    if statement is None:
        yield f"    act         {reading['act']}; it gave no statement"
        yield f"    speaker     {_mentions(reading['speaker_words'])}"
        return
    act = f"not {statement['act']}" if reading["negated"] else statement["act"]
    how = "" if reading["modality"] == "plain" else f", {reading['modality']}"
    yield f"    act         {act}{how}"
    actors = ", ".join(statement["actors"])
    yield f"    speaker     {_mentions(reading['speaker_words'])} → {actors}"
    if statement["addressees"]:
        words = _mentions(reading["addressee_words"])
        yield f"    addressee   {words} → {', '.join(statement['addressees'])}"
    words = ", ".join(f"“{w}”" for w in reading["matter_words"]) or "no words of its own"
    yield f"    issue       {words} → {'; '.join(statement['issues'])}"
    if statement["bound"]:
        yield f"    undertaking “{' '.join((reading['undertaking_words'] or '').split())}”"
        yield f"    bound       {', '.join(statement['bound'])}"
    if statement["due"]:
        yield f"    due         “{statement['due_words']}” → {statement['due']}"


def _mentions(words: list[list[str]]) -> str:
    return ", ".join(f"“{text}” ({kind})" if text else f"({kind})" for text, kind in words)
