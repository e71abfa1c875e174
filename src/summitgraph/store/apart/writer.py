"""What the one writer does: updates and whole graphs, each in one atomic call, and checkpoints.

It holds the store alone, so that a kill at the deadline leaves the store as it was before the call.
"""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from summitgraph.errors import GraphError, OutputError, QueryError
from summitgraph.store.apart import wire
from summitgraph.store.apart.sandbox import Sandbox
from summitgraph.store.disk import Database, checkpoint
from summitgraph.store.update import refuse_outside_update, with_dataset
from summitgraph.triples.term import nt_iri, printable

# RDF/XML is left out: nine levels of its entities fill any memory.
READ = {
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
}
_ROOM = "nothing of it was; see whether the disk of the store has room"


class Writer:
    """Holds the database of a store folder open for writing."""

    def __init__(self, folder: str, sandbox: Sandbox) -> None:
        self._folder = Path(folder)
        with sandbox.opening():
            self._database = Database(self._folder)
        self._store = self._database.graphs.engine

    def update(self, head: wire.Head, _: bytes) -> tuple[wire.Head, bytes]:
        """Run a SPARQL update, all of it or nothing."""
        text: str = head["update"]
        refuse_outside_update(text)
        try:
            self._store.update(
                with_dataset(text, head["default"], head["named"]), base_iri=head["base"] or None
            )
        except (SyntaxError, ValueError) as error:
            raise QueryError(
                f"the update cannot be understood: {error}",
                advice="mend it at the place that is named",
            ) from error
        except RuntimeError as error:
            raise QueryError(
                f"the update was not made: {error}", advice="SILENT passes over such steps"
            ) from error
        except OSError as error:
            raise OutputError(f"the update was not made: {error}", advice=_ROOM) from error
        return {}, b""

    def graph(self, head: wire.Head, body: bytes) -> tuple[wire.Head, bytes]:
        """Replace a graph, add to it or delete it: the operations of the Graph Store Protocol.

        The answer tells whether the graph was there before.
        """
        name, action = head["graph"], head["action"]
        was_there = not name or self._store.contains_named_graph(ox.NamedNode(nt_iri(name)[1:-1]))
        triples = self._parsed(head["parts"], body, head["base"])
        target = f"GRAPH {nt_iri(name)}" if name else "DEFAULT"
        steps = []
        if action in {"put", "delete"}:
            steps.append(f"CLEAR SILENT {target}" if not name else f"DROP SILENT {target}")
        if name and action in {"put", "post"}:
            steps.append(f"CREATE SILENT {target}")
        if triples:
            block = " .\n".join(triples)
            steps.append(f"INSERT DATA {{ {f'{target} {{ {block} }}' if name else block} }}")
        try:
            self._store.update(" ;\n".join(steps))
        except (SyntaxError, ValueError) as error:
            raise GraphError(f"the graph was not written: {error}", where=name) from error
        except (OSError, RuntimeError) as error:
            raise OutputError(
                f"the graph was not written: {error}", where=name, advice=_ROOM
            ) from error
        return {"was_there": was_there}, b""

    def checkpoint(self, head: wire.Head, _: bytes) -> tuple[wire.Head, bytes]:
        """Publish what was written, and put a checkpoint of it into a new folder."""
        self._database.publish()
        checkpoint(self._folder, Path(head["path"]))
        return {}, b""

    def _parsed(self, parts: list[list[str | int]], body: bytes, base: str) -> list[str]:
        """The triples of the documents that stand one after the other in the body.

        Blank nodes of two documents stay apart.
        """
        lines, place = [], 0
        for syntax, size in parts:
            data = body[place : place + int(size)]
            place += int(size)
            try:
                quads = ox.parse(
                    data,
                    READ[str(syntax)],
                    base_iri=base,
                    rename_blank_nodes=True,
                    without_named_graphs=True,
                )
                lines += [_line(quad.triple) for quad in quads]
            except (SyntaxError, ValueError) as error:
                raise GraphError(
                    f"this is no well-formed RDF: {error}",
                    advice="mend the document; nothing of it was taken",
                ) from error
        return lines


def _line(triple: ox.Triple) -> str:
    value = triple.object
    if isinstance(value, ox.Literal) and printable(value.value) != value.value:
        raise GraphError(
            "a literal holds a character that XML cannot carry",
            where=str(triple.subject),
            value=value.value[:40].encode("ascii", "backslashreplace").decode(),
            advice="take the control characters out of it",
        )
    return str(triple)
