"""The doors by which bytes from strangers come in, each as one call.

A door returns, or raises an error of ours that says where or with which value; anything else that
leaves it is a finding.
"""

from __future__ import annotations

import io
import os
import re
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import msgspec

from summitgraph.errors import GraphError, SummitgraphError
from tests.pipeline import bombs
from tests.serving import ROOT

Door = Callable[[bytes], object]
SEEDS = Path(__file__).with_name("seeds")
"""What was once a finding: a folder a door."""


CODED = (
    b'{"summitgraph": "coded-text/1", "title": "T", "text": "Abe asks.", "day": '
    b'"2005-01-26", "marks": [{"start": 0, "end": 3, "persons": ["Abe"], "issues": ["x"], '
    b'"agreement": true, "act": "requests", "addressees": ["Putin"]}]}'
)
JSONLD = (
    b'{"@context": {"@vocab": "urn:x:", "k": {"@type": "@id"}}, "@id": "urn:a", '
    b'"k": ["urn:b"], "n": {"@value": "x", "@language": "en"}, '
    b'"@graph": [{"l": {"@list": []}}]}'
)
SHEET = b"statement_id,time,person,concept,agreement\n1,2005-01-26 10:00:00,Abe,trade,1\n"
LINES = (
    b'{"doc": "a.txt", "start": 0, "end": 9, "act": "agrees", "actors": ["Ruto"], "due": null}\n'
    b'{"doc": "b.txt", "statements": [{"start": 1, "end": 5, "acts": ["states"], "issues": '
    b'[["trade", "visas"]], "actors": ["Ruto|Kenya"], "commitment": "no", "optional": true}]}\n'
)
TABLE = (
    b"doc,sentence_start,sentence_end,sentence,words,actors,act,commitment,due\n"
    b'a.txt,0,9,"They met.",met,Ruto; Mahama,states,yes,2025-06\n'
)
BRAT = (
    b"T1\tAgrees 0 4;6 9\tThey met\nT2\tActor 0 4\tThey\nR1\tactor Arg1:T1 Arg2:T2\n"
    b"E1\tAgrees:T1 Actor:T2\nA1\tNegated E1\nA2\tCommitment T1 no\n#1\tNote T1\tdue=2025\n"
)
CAS = (
    b'{"%TYPES": {}, "%FEATURE_STRUCTURES": [{"%ID": 1, "%TYPE": "uima.cas.Sofa", "sofaString": '
    b'"They met."}, {"%ID": 2, "%TYPE": "x.Statement", "begin": 0, "end": 4, "act": "agrees", '
    b'"actors": "Ruto; Mahama", "@issues": 3, "commitment": true}, {"%ID": 3, "%ELEMENTS": ["x"]}]}'
)
REPLY = (
    b'{"choices": [{"message": {"content": "<think>so</think>```json\\n{\\"statements\\": []}'
    b'\\n```"}, "finish_reason": "stop"}], "usage": {"prompt_tokens": 9}}'
)

_PLACE = re.compile(r"\d+:\d+|line \d+")


class FindingError(Exception):
    """Something that should not have left a door."""


def judged(name: str, data: bytes) -> bool:
    """Whether a door took the bytes; False where it refused them as it should.

    Raises:
        FindingError: for a refusal without a place and for any error that is not ours.
    """
    try:
        DOORS[name](data)
    except SummitgraphError as error:
        if not (error.where or error.value or _PLACE.search(error.what)):
            raise FindingError(f"{name}: the refusal names no place: {error}") from error
        return False
    except Exception as error:
        raise FindingError(f"{name}: {type(error).__name__}: {error}") from error
    return True


def _document(data: bytes) -> object:
    from summitgraph.reading import read_bytes

    return read_bytes(data, "document")


def _account(data: bytes) -> object:
    from summitgraph import authority, extract, link
    from summitgraph.reading import read_bytes

    knowledge = authority.load()
    readout = read_bytes(data[:4_000], "document")
    return link.link(readout, extract.extract(readout, knowledge), knowledge)


def _coded(data: bytes) -> object:
    from summitgraph.reading.coded import read_coded

    return read_coded(data, "coded text")


def _sources(data: bytes) -> object:
    from summitgraph.reading.document import sources_of

    return sources_of(data, "sources.toml")


def _sheet(data: bytes) -> object:
    from summitgraph.coding import read_sheet

    return read_sheet(Path("sheet.csv"), data=data)


@cache
def _scratch() -> Path:
    place = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    return Path(tempfile.mkdtemp(prefix="fuzz-", dir=place))


def _dna(data: bytes) -> object:
    from summitgraph.coding import read_dna

    path = _scratch() / "coding.dna"
    path.write_bytes(data)
    return read_dna(path)


def _people(name: str) -> Door:
    def read(data: bytes) -> object:
        from summitgraph.pipeline.agreement import coded_set

        path = _scratch() / "people" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
        return coded_set(str(path.parent if path.suffix == ".ann" else path))

    return read


def _journal(data: bytes) -> object:
    from summitgraph.review.journal import Journal

    path = _scratch() / "corrections.jsonl"
    path.write_bytes(b"".join(_signed(line) + b"\n" for line in data.split(b"\n")))
    decisions, faults = Journal(path).read()
    if faults and not decisions:
        raise GraphError(faults[0].what, where=f"line {faults[0].line}")
    return decisions


def _signed(line: bytes) -> bytes:
    """The line with the id that fits it, so that more than the digest is tried."""
    from summitgraph.records.decision import Decision
    from summitgraph.review.journal import decision_line, numbered

    try:
        return decision_line(numbered(msgspec.json.decode(line, type=Decision))).rstrip(b"\n")
    except (msgspec.MsgspecError, ValueError, OverflowError, RecursionError):
        return line


def _decisions() -> bytes:
    """Lines of a journal of corrections: a changed statement, two issues that are one."""
    from summitgraph.records import Act, ActorKind
    from summitgraph.records import decision as d
    from summitgraph.review.journal import decision_line, numbered

    ruto = d.NamedActor(key="person/ruto", name="Ruto", kind=ActorKind.PERSON)
    told = d.Decision(when="2026-11-24T13:00:00Z", who="Ada", verb=d.Verb.CHANGE)
    span = {"start": 3, "end": 9, "quote": "agreed"}
    ref = d.StatementRef(**span, act=Act.AGREES, speakers=(ruto.key,))  # type: ignore[arg-type]
    final = d.FinalStatement(
        **span,  # type: ignore[arg-type]
        act=Act.COMMITS,
        speakers=(ruto,),
        issues=(d.NamedIssue(key="issue/trade", label="trade"),),
        commitment=d.FinalCommitment(undertaking="to meet", bound=(ruto,)),
    )
    changed = replace(told, readout="r", file="a.txt", about=(ref,), to=(final,))
    same = replace(told, verb=d.Verb.SAME, kind=d.ThingKind.ISSUE, one="issue/a", other="issue/b")
    return b"".join(decision_line(numbered(line)) for line in (changed, same))


def _reply(data: bytes) -> object:
    from summitgraph.errors import UnusableAnswerError
    from summitgraph.pipeline.llm.reply import reply_of

    try:
        return reply_of(data)
    except UnusableAnswerError:
        return None  # the document that was asked about is told by whoever asked


def _rdf(syntax: str) -> Door:
    def load(data: bytes) -> None:
        from summitgraph.store import GraphStore

        GraphStore().load(data, syntax)

    return load


def _sparql(data: bytes) -> object:
    from summitgraph.store import GraphStore

    return GraphStore().query(data.decode("utf-8", "replace"))


def _update(data: bytes) -> object:
    from summitgraph.store.update import refuse_outside_update, with_dataset

    text = data.decode("utf-8", "replace")
    refuse_outside_update(text)
    return with_dataset(text, ["https://example.org/g"], [])


def _shapes(data: bytes) -> object:
    from summitgraph.shapes.reader import constraints

    path = _scratch() / "shapes.ttl"
    path.write_bytes(data)
    return constraints([path])


DOORS: dict[str, Door] = {
    "text": _document,
    "account": _account,
    "html": lambda data: _document(b"<!DOCTYPE html><html>" + data),
    "pdf": lambda data: _document(b"%PDF-1.4\n" + data),
    "docx": lambda data: _document(_package(data)),
    "zip": _document,
    "coded": _coded,
    "sources": _sources,
    "sheet": _sheet,
    "dna": _dna,
    "lines": _people("lines.jsonl"),
    "table": _people("table.csv"),
    "brat": _people("brat.ann"),
    "cas": _people("cas.json"),
    "reply": _reply,
    "journal": _journal,
    "turtle": _rdf("ttl"),
    "trig": _rdf("trig"),
    "ntriples": _rdf("nt"),
    "nquads": _rdf("nq"),
    "jsonld": _rdf("jsonld"),
    "sparql": _sparql,
    "update": _update,
    "shapes": _shapes,
}


@cache
def samples(name: str) -> tuple[bytes, ...]:
    """Sound inputs of a door, to begin from."""
    text = (ROOT / "seeds" / "2018-12-01-buenos-aires-summit-mofa.txt").read_bytes()
    page = b"<head><title>Talks</title></head><body><article><h1>Talks</h1><p>%s</p></article>"
    turtle = (ROOT / "shapes" / "notice.ttl").read_bytes()
    update = b"PREFIX e: <e:> DELETE { ?s e:p ?o } INSERT { ?s e:q ?o } WHERE { ?s e:p ?o }"
    found: dict[str, tuple[bytes, ...]] = {
        "text": (text, text[:600]),
        "account": (text[:1_500], text[-1_200:]),
        "html": (page % text[:1_500], b"<main><ul><li>They agreed.</li></ul></main>"),
        "pdf": (bombs.pdf(b"BT /F 12 Tf (They agreed to meet.) Tj ET")[9:],),
        "docx": (_parts()["word/document.xml"],),
        "zip": (bombs.docx(3), _zip({"word/document.xml": b"<w:document/>"})),
        "coded": (CODED,),
        "sources": ((ROOT / "seeds" / "sources.toml").read_bytes(),),
        "sheet": (SHEET,),
        "dna": (_coding(),),
        "lines": (LINES,),
        "table": (TABLE,),
        "brat": (BRAT,),
        "cas": (CAS,),
        "reply": (REPLY,),
        "journal": (_decisions(),),
        "turtle": (turtle, b"@prefix : <urn:x:> . :a :p 'x'@en , 1.5 , ( :b [] ) .\n"),
        "trig": (b"@prefix : <urn:x:> . :g { :a :p 'x'^^:d ; :q true } :a :p :b .\n",),
        "ntriples": (b'<urn:a> <urn:p> "x\\u00e9"@en .\n_:b <urn:p> <urn:c> . # c\n',),
        "nquads": (b'<urn:a> <urn:p> "x"^^<urn:d> <urn:g> .\n',),
        "jsonld": (JSONLD,),
        "sparql": (
            next((ROOT / "queries").rglob("agreements.rq")).read_bytes(),
            b"SELECT ?s (COUNT(*) AS ?n) { ?s ?p ?o FILTER(?o < 3) } GROUP BY ?s LIMIT 3",
            b"CONSTRUCT { ?s ?p ?o } WHERE { GRAPH <urn:g> { ?s <e:p>/^<e:q>* ?o } }",
        ),
        "update": (update, b"INSERT DATA { GRAPH <e:g> { <e:a> <e:p> 'x' } } ; CLEAR ALL"),
        "shapes": (turtle,),
    }  # fmt: skip
    return found[name]


def _parts() -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(bombs.docx(3))) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def _package(document: bytes) -> bytes:
    """A whole Word document with these bytes as its text."""
    return _zip({**_parts(), "word/document.xml": document})


def _zip(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return out.getvalue()


def _coding() -> bytes:
    from summitgraph.coding import read_sheet, write_dna

    path = _scratch() / "sample.dna"
    if not path.exists():
        read = read_sheet(Path("sheet.csv"), data=SHEET)
        documents = tuple(replace(d, text="Abe spoke of trade.") for d in read.documents)
        statements = tuple(replace(s, start=0, stop=3) for s in read.statements)
        write_dna(replace(read, documents=documents, statements=statements), path)
    return path.read_bytes()
