"""A statement table from a coding that people made."""

from __future__ import annotations

from collections.abc import Iterable

from summitgraph.coding import Coding, StatementType, Variable, VariableKind
from summitgraph.errors import UsageError
from summitgraph.network.matrix.column import Column, boolean_column, number_column, text_column
from summitgraph.network.matrix.settings import MatrixSettings
from summitgraph.network.matrix.table import StatementTable, put_in_order

DOCUMENT_VARIABLES = ("id", "title", "author", "source", "section", "type")


def table_from_coding(coding: Coding, statement_type: StatementType) -> StatementTable:
    """The statements of one type, in DNA's order."""
    statements = [s for s in coding.statements if s.type == statement_type.id]
    documents = {document.id: document for document in coding.documents}
    values = {entity.id: entity.value for entity in coding.entities}
    of_document = {
        name: {d.id: str(getattr(d, name)) for d in coding.documents} for name in DOCUMENT_VARIABLES
    }
    return put_in_order(
        statements=[str(s.id) for s in statements],
        documents=[documents[s.document].id for s in statements],
        times=[s.time for s in statements],
        places=[(s.start, s.stop) for s in statements],
        variables=[
            _column(variable, [s.values.get(variable.id) for s in statements], values)
            for variable in statement_type.variables
        ],
        document_variables=[
            text_column(name, [told[s.document] for s in statements])
            for name, told in of_document.items()
        ],
        quotes=[s.quote for s in statements],
        things={
            variable.name: {
                # an `id` of the graph's names a thing for good; a coder's may be anything
                entity.value: {
                    f"coded_{name}" if name in ("id", "label") else name: value
                    for name, value in entity.attributes.items()
                }
                for entity in coding.entities
                if entity.variable == variable.id and entity.value
            }
            for variable in statement_type.variables
        },
        about={"source": coding.source, "statement_type": statement_type.label},
    )


def fitting_type(coding: Coding, settings: MatrixSettings) -> StatementType:
    """The type of statements that has all variables of the settings; of several, the first.

    Raises:
        UsageError: where none has; it names the variables of each type.
    """
    wanted = {settings.qualifier, *settings.exclude} - {""}
    wanted |= {settings.v3} - {""}
    wanted |= set() if settings.v1_doc else {settings.v1}
    wanted |= set() if settings.v2_doc else {settings.v2}
    for kind in coding.types:
        if wanted <= {variable.name for variable in kind.variables}:
            return kind
    offered = "; ".join(
        f"{kind.label}: {', '.join(v.name for v in kind.variables)}" for kind in coding.types
    )
    raise UsageError(
        "no type of statements has all these variables",
        where=coding.source,
        value=", ".join(sorted(wanted)),
        advice=f"take them from one of these: {offered}",
    )


def _column(
    variable: Variable, given: Iterable[bool | int | str | None], values: dict[int, str]
) -> Column:
    if variable.kind is VariableKind.BOOLEAN:
        return boolean_column(variable.name, [None if v is None else bool(v) for v in given])
    if variable.kind is VariableKind.INTEGER:
        return number_column(variable.name, [None if v is None else int(v) for v in given])
    if variable.kind is VariableKind.SHORT_TEXT:
        return text_column(variable.name, [None if v is None else values[int(v)] for v in given])
    return text_column(variable.name, [None if v is None else str(v) for v in given])
