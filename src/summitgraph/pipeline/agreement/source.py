"""The forms in which coded statements come, and the one that a path is of."""

from __future__ import annotations

from pathlib import Path

from summitgraph.errors import UnreadableError, UsageError
from summitgraph.pipeline.agreement.brat import Brat
from summitgraph.pipeline.agreement.built import Built
from summitgraph.pipeline.agreement.cas import Cas
from summitgraph.pipeline.agreement.coded import CodedForm, CodedSet
from summitgraph.pipeline.agreement.dna import Dna
from summitgraph.pipeline.agreement.lines import Lines
from summitgraph.pipeline.agreement.sheet import Sheet

FORMS: tuple[CodedForm, ...] = (Built(), Brat(), Cas(), Dna(), Lines(), Sheet())
"""In the order in which a path is offered to them."""


def coded_set(given: str) -> CodedSet:
    """What is coded in a file or folder, given as PATH or as NAME=PATH.

    Raises:
        UnreadableError: where it is not there, or not as its form wants it.
        UsageError: where it is of no form that is known.
    """
    name, equals, rest = given.partition("=")
    path = Path(rest if equals and not Path(given).exists() else given)
    name = name if equals and str(path) == rest else path.stem
    if not path.exists():
        raise UnreadableError("there is no such file or folder", where=str(path))
    for form in FORMS:
        if form.fits(path):
            return form.read(path, name)
    raise UsageError(
        "this is no coding that is known",
        where=str(path),
        advice=f"give one of: {', '.join(form.name for form in FORMS)}; docs/agreement.md tells "
        "how each is made",
    )
