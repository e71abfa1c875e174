"""The index of the stored questions, `queries/README.md`, made from their headers."""

from __future__ import annotations

from itertools import groupby

from summitgraph.queries.catalogue import Parameter, Question, catalogue

_HEAD = """\
# Stored questions

One question a file; the folder is its theme. Each runs as it stands in any SPARQL 1.1 store that
shows the union of its named graphs. A parameter `x` is the variable `?_x` in
`VALUES ?_x { UNDEF }`: put a term in the place of `UNDEF`, or let `ask(store, name, x=…)` do so.
An issue catches its narrower issues too, an act its finer acts. `…Label` stands next to the IRI
that it names. Lists in one cell are parted by "; ".

This page is made from the files' headers: `python -m summitgraph.queries > queries/README.md`.
"""


def index() -> str:
    """The page, the same for the same headers."""
    parts = [_HEAD]
    for theme, questions in groupby(catalogue().values(), key=lambda question: question.theme):
        parts.append(f"\n## {theme.capitalize()}\n\n| question | asks | parameters | returns |")
        parts.append("| --- | --- | --- | --- |")
        parts.extend(map(_line, questions))
    return "\n".join(parts) + "\n"


def _line(question: Question) -> str:
    link = f"[{question.name}]({question.theme}/{question.name}.rq)"
    parameters = ", ".join(map(_parameter, question.parameters)) or "none"
    return f"| {link} | {question.summary} | {parameters} | {', '.join(question.returns)} |"


def _parameter(parameter: Parameter) -> str:
    kind = parameter.of_class or parameter.type
    default = f" = {parameter.default}" if parameter.default is not None else ""
    return f"{parameter.name}: {kind}{default}"
