"""What the service says of itself: its SPARQL service description, VoID and DCAT.

Counts are asked of the graph once for each version of it; those that cost more than a query may
are left out.
"""

from __future__ import annotations

from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from summitgraph.errors import LimitError
from summitgraph.store.apart import Apart
from summitgraph.store.apart.asked import Asked
from summitgraph.triples.term import XSD, Literal, Term, Triple
from summitgraph.web.asking import apart_of, described, home_of, settings_of

SD = "http://www.w3.org/ns/sparql-service-description#"
VOID = "http://rdfs.org/ns/void#"
DCAT = "http://www.w3.org/ns/dcat#"
DCT = "http://purl.org/dc/terms/"
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_FORMATS = "http://www.w3.org/ns/formats/"
_RESULTS = ("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV")
_GRAPHS = ("Turtle", "TriG", "N-Triples", "N-Quads", "JSON-LD", "RDF_XML")
_INPUTS = ("Turtle", "N-Triples", "JSON-LD")
_MEDIA = "https://www.iana.org/assignments/media-types/"
_MOST_GRAPHS = 1_000

_COUNTS = """SELECT (COUNT(*) AS ?triples) (COUNT(DISTINCT ?s) AS ?subjects)
  (COUNT(DISTINCT ?p) AS ?properties) (COUNT(DISTINCT ?o) AS ?objects)
WHERE { SELECT DISTINCT ?s ?p ?o WHERE { ?s ?p ?o } }"""
_CLASSES = """SELECT ?class (COUNT(DISTINCT ?thing) AS ?things) WHERE { ?thing a ?class }
GROUP BY ?class ORDER BY ?class"""
_NAMED = "SELECT DISTINCT ?graph WHERE { GRAPH ?graph { ?s ?p ?o } } ORDER BY ?graph"

Pair = tuple[str, Term]
Counts = tuple[dict[str, int], list[tuple[str, int]]]
_PREFIXES = {"sd": SD, "void": VOID, "dcat": DCAT}


async def service_description(request: Request) -> Response:
    """What `/sparql` answers without a query: SPARQL 1.1 Service Description."""
    home, apart = home_of(request), apart_of(request)
    graphs = await run_in_threadpool(_graph_names, apart)
    service, dataset = f"{home}/sparql#service", f"{home}/sparql#dataset"
    default = f"{home}/sparql#default-graph"
    languages = ["SPARQL11Query", *(["SPARQL11Update"] if apart.writable else [])]
    features = ["UnionDefaultGraph", "EmptyGraphs"] if apart.writable else ["UnionDefaultGraph"]
    triples = _of(
        service,
        (RDF_TYPE, SD + "Service"),
        (SD + "endpoint", f"{home}/sparql"),
        (SD + "defaultDataset", dataset),
        *((SD + "supportedLanguage", SD + name) for name in languages),
        *((SD + "feature", SD + name) for name in features),
        *((SD + "resultFormat", _FORMATS + name) for name in (*_RESULTS, *_GRAPHS)),
        *((SD + "inputFormat", _FORMATS + name) for name in _INPUTS if apart.writable),
    )
    triples += _of(
        dataset,
        (RDF_TYPE, SD + "Dataset"),
        (SD + "defaultGraph", default),
        *((SD + "namedGraph", _entry(home, name)) for name in graphs),
    )
    triples += _of(default, (RDF_TYPE, SD + "Graph"))
    for name in graphs:
        triples += _of(_entry(home, name), (RDF_TYPE, SD + "NamedGraph"), (SD + "name", name))
    link = {"link": f'<{home}/.well-known/void>; rel="describedby"'}
    return described(request, triples, _PREFIXES, link)


async def void(request: Request) -> Response:
    """What `/.well-known/void` answers: the dataset as VoID and as DCAT know it."""
    home, settings, apart = home_of(request), settings_of(request), apart_of(request)
    counts, classes = await run_in_threadpool(_counts_of, request, apart)
    dataset, endpoint = f"{home}/.well-known/void#dataset", f"{home}/sparql"
    title = Literal("Readouts of meetings between states as a knowledge graph", language="en")
    triples = _of(
        dataset,
        (RDF_TYPE, VOID + "Dataset"),
        (RDF_TYPE, DCAT + "Dataset"),
        (DCT + "title", title),
        (VOID + "sparqlEndpoint", endpoint),
        (VOID + "uriSpace", Literal(settings.base)),
        (VOID + "vocabulary", "https://w3id.org/summitgraph/ns#"),
        (VOID + "vocabulary", "http://www.w3.org/ns/prov#"),
        (VOID + "vocabulary", "http://www.w3.org/ns/oa#"),
        (VOID + "vocabulary", "http://www.w3.org/2004/02/skos/core#"),
        *((VOID + name, _integer(counts[key])) for name, key in _COUNTED if key in counts),
        *((VOID + "feature", _FORMATS + name) for name in _GRAPHS),
        (DCAT + "distribution", f"{dataset}-sparql"),
    )
    triples += _of(
        f"{dataset}-sparql",
        (RDF_TYPE, DCAT + "Distribution"),
        (DCAT + "accessURL", endpoint),
        (DCAT + "accessService", f"{home}/.well-known/void#service"),
        *((DCAT + "mediaType", _MEDIA + name) for name in ("text/turtle", "application/ld+json")),
    )
    triples += _of(
        f"{home}/.well-known/void#service",
        (RDF_TYPE, DCAT + "DataService"),
        (DCT + "title", Literal("SPARQL 1.1 endpoint", language="en")),
        (DCAT + "endpointURL", endpoint),
        (DCAT + "endpointDescription", endpoint),
        (DCAT + "servesDataset", dataset),
        (DCT + "conformsTo", "http://www.w3.org/TR/sparql11-protocol/"),
    )
    for number, (name, things) in enumerate(classes, start=1):
        part = f"{dataset}-class-{number}"
        triples += _of(dataset, (VOID + "classPartition", part))
        triples += _of(part, (VOID + "class", name), (VOID + "entities", _integer(things)))
    return described(request, triples, _PREFIXES)


_COUNTED = (
    ("triples", "triples"),
    ("distinctSubjects", "subjects"),
    ("distinctObjects", "objects"),
    ("properties", "properties"),
)


def _graph_names(apart: Apart) -> list[str]:
    rows = Asked(apart, limit=_MOST_GRAPHS).select(_NAMED)
    return [str(name) for name in rows.column("graph") if not str(name).startswith("_:")]


def _counts_of(request: Request, apart: Apart) -> Counts:
    """The counts of the newest version, kept until there is a newer one."""
    version, state = apart.version, request.app.state
    if getattr(state, "counted", (-1,))[0] != version:
        try:
            state.counted = (version, _counts(apart))
        except LimitError:
            state.counted = (version, ({}, []))
    found: Counts = state.counted[1]
    return found


def _counts(apart: Apart) -> Counts:
    asked = Asked(apart)
    total = asked.select(_COUNTS)[0]
    counts = {name: value for name, value in total.items() if isinstance(value, int)}
    classes = [
        (str(name), things)
        for name, things in asked.select(_CLASSES).tuples
        if isinstance(things, int) and not str(name).startswith("_:")
    ]
    return counts, classes


def _of(subject: str, *pairs: Pair) -> list[Triple]:
    return [Triple(subject, predicate, value) for predicate, value in pairs]


def _integer(number: int) -> Literal:
    return Literal(str(number), XSD + "integer")


def _entry(home: str, graph: str) -> str:
    """The IRI of a graph's entry in the description."""
    return f"{home}/sparql#graph-{quote(graph, safe='')}"
