"""Every thing's IRI answers at its path: what the graph says of it, in RDF or as a page.

`https://w3id.org/summitgraph/person/shinzo-abe` stands at `/person/shinzo-abe`; what a build found,
under its base, at `/id/…`; anything else at `/thing?iri=…`. What the page shows is in `explorer`.
"""

from __future__ import annotations

from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from summitgraph.errors import GraphError
from summitgraph.store.apart import Apart
from summitgraph.triples.iris import ROOT
from summitgraph.triples.term import nt_iri
from summitgraph.web.addresses import REGISTERS, path_of
from summitgraph.web.asking import apart_of, document, marks, settings_of
from summitgraph.web.explorer import routes as explorer
from summitgraph.web.form import of_query
from summitgraph.web.negotiation import GRAPHS, HTML, required
from summitgraph.web.refusal import RefusedError

OFFERS = (*GRAPHS, HTML)
_ABOUT = """CONSTRUCT {{ {iri} ?p ?o . ?s ?q {iri} . ?o ?label ?words }} WHERE {{
  {{ {iri} ?p ?o }} UNION {{ ?s ?q {iri} }} UNION {{
    VALUES ?label {{
      <http://www.w3.org/2004/02/skos/core#prefLabel> <http://www.w3.org/2000/01/rdf-schema#label>
    }}
    {iri} ?p ?o . ?o ?label ?words
  }}
}}"""
_IS_THING = "ASK {{ {{ {iri} ?p ?o }} UNION {{ ?s ?q {iri} }} }}"
_IS_GRAPH = "ASK {{ GRAPH {iri} {{ ?s ?p ?o }} }}"
_SAFE = "/%:@!$&'()*+,;=~?#[]"
_GRAPH = "CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH {iri} {{ ?s ?p ?o }} }}"


async def thing(request: Request) -> Response:
    """What the graph says of the thing at this path: its own triples, and those that name it.

    The IRI of a named graph answers with that graph.
    """
    return await _described(request, _iri(request))


async def any_thing(request: Request) -> Response:
    """The same for an IRI that is given as a parameter."""
    iri = of_query(request).one("iri")
    if iri is None:
        raise RefusedError(400, "name the thing by ?iri=")
    return await _described(request, iri)


def _iri(request: Request) -> str:
    """The IRI of the thing at this path."""
    path: str = request.path_params["path"]
    register: str | None = request.path_params.get("register")
    if register is None:
        return settings_of(request).base + path
    if register not in REGISTERS:
        raise RefusedError(404, "there is nothing here")
    return f"{ROOT}{register}/{path}"


async def _described(request: Request, iri: str) -> Response:
    offer = required(request, OFFERS)
    apart = apart_of(request)
    try:
        term = nt_iri(iri)
    except GraphError as error:
        raise RefusedError(400, "this is no absolute IRI") from error
    if offer is HTML:
        return await explorer.thing(request, iri, path_of(iri, settings_of(request).base))
    query = await run_in_threadpool(_query, apart, term)
    answer = await run_in_threadpool(apart.query, query, graph=offer.syntax)
    links = {"link": _links(iri, settings_of(request).base)}
    return document(answer.content, offer, headers={**links, **marks(answer, apart.limits.rows)})


def _query(apart: Apart, term: str) -> str:
    """What to ask of a thing or of a named graph; RefusedError 404 where neither is there."""
    for there, query in ((_IS_GRAPH, _GRAPH), (_IS_THING, _ABOUT)):
        if b"true" in apart.query(there.format(iri=term)).content:
            return query.format(iri=term)
    raise RefusedError(404, "the graph says nothing of this")


def _links(iri: str, base: str) -> str:
    """The thing itself, and its description in each format."""
    path = path_of(iri, base)
    mark = "&" if "?" in path else "?"
    links = [f'<{quote(iri, safe=_SAFE)}>; rel="describes"']
    shown = dict.fromkeys(offer.syntax for offer in OFFERS)
    links += [
        f'<{path}{mark}format={syntax}>; rel="alternate"; type="{_type_of(syntax)}"'
        for syntax in shown
    ]
    return ", ".join([*links, '</.well-known/void>; rel="describedby"'])


def _type_of(syntax: str) -> str:
    return next(offer.media_type for offer in OFFERS if offer.syntax == syntax)
