"""SPARQL 1.1 Graph Store Protocol at `/store`: whole graphs, read and written.

A graph is named by `?graph=IRI` or `?default`, or by the address itself (`/store/person/1.ttl`).
"""

from __future__ import annotations

import uuid
from email import policy
from email.parser import BytesParser

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from summitgraph.store.apart import DEFAULT_GRAPH, EVERYTHING
from summitgraph.triples.term import nt_iri
from summitgraph.web.asking import (
    absolute_iris,
    apart_of,
    check_token,
    document,
    home_of,
    marks,
    settings_of,
)
from summitgraph.web.form import content_type, of_query
from summitgraph.web.guard import body_of
from summitgraph.web.negotiation import GRAPHS, required
from summitgraph.web.refusal import RefusedError

# RDF/XML is not taken: its entities fill any memory.
_SYNTAX = {
    "text/turtle": "ttl",
    "application/x-turtle": "ttl",
    "application/n-triples": "nt",
    "application/ld+json": "jsonld",
}
_MULTIPART = "multipart/form-data"
_THERE = "ASK { GRAPH %s { } }"


async def graph_store(request: Request) -> Response:
    """Read, replace, extend or delete a graph."""
    name, base = _graph(request)
    if request.method in {"GET", "HEAD"}:
        return await _read(request, _named(name))
    check_token(request)
    apart = apart_of(request)
    if request.method == "DELETE":
        was_there = await run_in_threadpool(apart.write_graph, _named(name), "delete")
        if not was_there:
            raise RefusedError(404, "there is no such graph")
        return Response(status_code=204)
    documents = await _documents(request)
    created = {}
    if name is None:
        if request.method != "POST":
            raise RefusedError(400, "name the graph by ?graph=IRI or ?default")
        name = f"{home_of(request)}/store/{uuid.uuid4()}"
        base, created = name, {"location": name}
    was_there = await run_in_threadpool(
        apart.write_graph, name, request.method.lower(), documents, base=base
    )
    return Response(status_code=204 if was_there else 201, headers=created)


def _graph(request: Request) -> tuple[str | None, str]:
    """The graph that is meant ("" is the default graph, None none) and the base of its document."""
    home = home_of(request)
    path: str = request.path_params.get("path", "")
    form = of_query(request)
    named = form.one("graph")
    if path:
        if named is not None or "default" in form:
            raise RefusedError(400, "the address names a graph, and so do its parameters")
        iri = absolute_iris([f"{home}{request.scope['raw_path'].decode('ascii')}"], home)[0]
        return iri, iri
    if named is not None and "default" in form:
        raise RefusedError(400, "give either graph or default")
    if named is not None:
        iri = absolute_iris([named], home)[0]
        return iri, iri
    return ("", f"{home}/store") if "default" in form else (None, f"{home}/store")


def _named(name: str | None) -> str:
    if name is None:
        raise RefusedError(400, "name the graph by ?graph=IRI or ?default")
    return name


async def _read(request: Request, name: str) -> Response:
    """The whole graph, which is never cut; one that is too large is refused."""
    apart, offer = apart_of(request), required(request, GRAPHS)
    if name and not await _is_there(request, name):
        raise RefusedError(404, "there is no such graph")
    target = f"GRAPH {nt_iri(name)} {{ ?s ?p ?o }}" if name else "?s ?p ?o"
    answer = await run_in_threadpool(
        apart.query,
        f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {target} }}",
        graph=offer.syntax,
        # Without it, the union of all graphs would stand for the default graph.
        default=() if name else (DEFAULT_GRAPH,),
        limit=EVERYTHING,
    )
    return document(answer.content, offer, headers=marks(answer, EVERYTHING))


async def _is_there(request: Request, name: str) -> bool:
    answer = await run_in_threadpool(apart_of(request).query, _THERE % nt_iri(name))
    return b"true" in answer.content


async def _documents(request: Request) -> list[tuple[str, bytes]]:
    """The RDF documents of the body, each with its format."""
    kind, charset = content_type(request)
    if charset not in {"", "utf-8", "utf8"}:
        raise RefusedError(415, "the document must be in UTF-8")
    if kind != _MULTIPART and kind not in _SYNTAX:
        raise RefusedError(415, f"send one of {', '.join(_SYNTAX)} or {_MULTIPART}")
    data = await body_of(request, settings_of(request).body_bytes)
    if kind != _MULTIPART:
        return [(_SYNTAX[kind], data)]
    head = f"content-type: {request.headers['content-type']}\r\n\r\n".encode("latin-1")
    message = BytesParser(policy=policy.HTTP).parsebytes(head + data)
    if not message.is_multipart():
        raise RefusedError(400, "the parts of the body cannot be told apart")
    documents = []
    for part in message.iter_parts():
        kind = part.get_content_type().lower()
        if kind not in _SYNTAX:
            raise RefusedError(415, f"a part is of type {kind}; send one of {', '.join(_SYNTAX)}")
        content = part.get_payload(decode=True)
        documents.append((_SYNTAX[kind], content if isinstance(content, bytes) else b""))
    return documents
