"""Codings that people made with other tools, read into records and written back.

Takes files of Discourse Network Analyzer (`.dna`, event CSV) and tables of statements; what a
coding means as a graph or a network is decided above.
"""

from summitgraph.coding.dna import read_dna
from summitgraph.coding.dna_write import write_dna
from summitgraph.coding.record import (
    CodedDocument,
    CodedStatement,
    Coding,
    Colour,
    Entity,
    KeptTable,
    StatementType,
    Variable,
    VariableKind,
)
from summitgraph.coding.sheet import read_sheet, sheet_bytes
from summitgraph.coding.texts import coded_texts

__all__ = [
    "CodedDocument",
    "CodedStatement",
    "Coding",
    "Colour",
    "Entity",
    "KeptTable",
    "StatementType",
    "Variable",
    "VariableKind",
    "coded_texts",
    "read_dna",
    "read_sheet",
    "sheet_bytes",
    "write_dna",
]
