"""A database of Discourse Network Analyzer as a coded set: who spoke, on what, for or against.

A document is known by its title, which is to be the file name of the readout. DNA codes no acts
unless a variable is called so; what it has no variable for is missing here.
"""

from __future__ import annotations

from pathlib import Path

from summitgraph.coding import coded_texts, read_dna
from summitgraph.pipeline.agreement.coded import CodedSet, CodedStatement
from summitgraph.pipeline.agreement.told import once
from summitgraph.records.coded import CodedMark


class Dna:
    """A file of DNA."""

    name = "DNA's database (.dna)"

    def fits(self, path: Path) -> bool:
        """Whether it is called so."""
        return path.is_file() and path.suffix.lower() == ".dna"

    def read(self, path: Path, name: str) -> CodedSet:
        """All statements of its documents that have a text."""
        texts = {doc.id: (doc.title, text) for doc, text in coded_texts(read_dna(path))}
        scope = dict.fromkeys(once((title for title, _ in texts.values()), str(path)))
        found = [_statement(title, mark) for title, text in texts.values() for mark in text.marks]
        return CodedSet.of(name, found, scope)


def _statement(doc: str, mark: CodedMark) -> CodedStatement:
    who = mark.persons or ((mark.body,) if mark.body else None)
    return CodedStatement(
        doc=doc,
        start=mark.start,
        end=mark.end,
        act=mark.act or None,
        actors=who,
        issues=mark.issues,
        addressees=mark.addressees or None,
        negated=None if mark.agreement is None else not mark.agreement,
    )
