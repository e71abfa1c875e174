"""The addresses of the reconciliation service, API 0.2."""

from __future__ import annotations

import json
from html import escape
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from summitgraph.triples.iris import ROOT
from summitgraph.web.addresses import path_of
from summitgraph.web.asking import apart_of, home_of, settings_of
from summitgraph.web.form import FORM, Form, content_type, of_body, of_query
from summitgraph.web.reconcile import extend as columns
from summitgraph.web.reconcile.entities import TYPES, Entities, Entity
from summitgraph.web.reconcile.match import LIMIT, beginning, candidates, type_of
from summitgraph.web.refusal import RefusedError

_BATCH = 200
_CONTEXT = "https://w3id.org/summitgraph/ns#"


async def reconcile(request: Request) -> Response:
    """The manifest; or the answers to a batch of names; or more columns about things."""
    form = await _form(request)
    queries, extension = form.one("queries"), form.one("extend")
    if queries is not None:
        batch = _object(queries)
        if len(batch) > _BATCH:
            raise RefusedError(413, f"at most {_BATCH} names can be asked at once")
        return JSONResponse(await run_in_threadpool(_batch, _entities(request), batch))
    if extension is not None:
        asked = _object(extension)
        things = _texts(asked.get("ids"))
        wanted = [str(p.get("id")) for p in _objects(asked.get("properties"))]
        found = await run_in_threadpool(
            lambda: columns.extended(apart_of(request), _entities(request).all(), things, wanted)
        )
        return JSONResponse(found)
    return JSONResponse(_manifest(home_of(request)))


async def suggest(request: Request) -> Response:
    """Things, types or properties whose names begin with some letters."""
    form, kind = of_query(request), request.path_params["kind"]
    prefix = form.one("prefix") or ""
    match kind:
        case "entity":
            known = await run_in_threadpool(_entities(request).all)
            result = [_suggested(entity) for entity in beginning(known, prefix)]
        case "type":
            result = [{"id": i, "name": n} for i, n in TYPES.items() if _begins(n, prefix)]
        case "property":
            every = await run_in_threadpool(columns.properties, apart_of(request), "", 500)
            result = [dict(found) for found in every if _begins(found["name"], prefix)]
        case _:
            raise RefusedError(404, "suggested are: entity, type, property")
    return JSONResponse({"result": result})


async def properties(request: Request) -> Response:
    """The properties that a column can be extended by."""
    form = of_query(request)
    type_, limit = form.one("type") or "", _number(form.one("limit"), 50)
    if type_ and type_ not in TYPES:
        raise RefusedError(400, "there is no such type")
    found = await run_in_threadpool(columns.properties, apart_of(request), type_, limit)
    return JSONResponse({"type": type_, "limit": limit, "properties": found})


async def preview(request: Request) -> Response:
    """A few words about a thing, for a frame in OpenRefine."""
    known = await run_in_threadpool(_entities(request).all)
    entity = known.get(of_query(request).one("id") or "")
    if entity is None:
        raise RefusedError(404, "there is no such actor or issue")
    others = [name for name in entity.names if name != entity.label.casefold()]
    also = f"<p>Also: {escape('; '.join(others))}</p>" if others else ""
    path = escape(path_of(entity.iri, settings_of(request).base))
    return HTMLResponse(
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
        f"<title>{escape(entity.label)}</title></head><body>"
        f'<p><a href="{path}" target="_blank" rel="noopener">{escape(entity.label)}</a> '
        f"({escape(TYPES[entity.type])})</p>{also}<p>{escape(entity.iri)}</p></body></html>\n"
    )


ROUTES = (
    Route("/reconcile", reconcile, methods=["GET", "POST"]),
    Route("/reconcile/suggest/{kind}", suggest),
    Route("/reconcile/properties", properties),
    Route("/reconcile/preview", preview),
)


def _manifest(home: str) -> dict[str, Any]:
    service = f"{home}/reconcile"
    return {
        "versions": ["0.2"],
        "name": "summitgraph: actors and issues of meetings between states",
        "identifierSpace": ROOT,
        "schemaSpace": _CONTEXT,
        "defaultTypes": [{"id": i, "name": n} for i, n in TYPES.items()],
        "view": {"url": f"{home}/thing?iri={{{{id}}}}"},
        "preview": {"url": f"{service}/preview?id={{{{id}}}}", "width": 400, "height": 120},
        "suggest": {
            kind: {"service_url": service, "service_path": f"/suggest/{kind}"}
            for kind in ("entity", "type", "property")
        },
        "extend": {
            "propose_properties": {"service_url": service, "service_path": "/properties"},
            "property_settings": [],
        },
    }


def _batch(entities: Entities, batch: dict[str, Any]) -> dict[str, Any]:
    known = entities.all()
    return {key: {"result": _result(known, asked)} for key, asked in batch.items()}


def _result(known: Any, asked: Any) -> list[dict[str, Any]]:
    if not isinstance(asked, dict):
        raise RefusedError(400, "each query must be an object")
    given = asked.get("type") or []
    types = [given] if isinstance(given, str) else _texts(given)
    limit = _number(asked.get("limit"), LIMIT)
    return [
        {
            "id": found.entity.iri,
            "name": found.entity.label,
            "type": [type_of(found.entity)],
            "score": found.score,
            "match": found.match,
        }
        for found in candidates(known, str(asked.get("query", "")), types=types, limit=limit)
    ]


def _suggested(entity: Entity) -> dict[str, Any]:
    return {"id": entity.iri, "name": entity.label, "notable": [type_of(entity)]}


def _entities(request: Request) -> Entities:
    found: Entities = request.app.state.entities
    return found


async def _form(request: Request) -> Form:
    if request.method != "POST":
        return of_query(request)
    if content_type(request)[0] != FORM:
        raise RefusedError(415, f"send {FORM}")
    return await of_body(request, settings_of(request).query_bytes)


def _begins(name: str, prefix: str) -> bool:
    return name.casefold().startswith(prefix.casefold().strip())


def _object(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise RefusedError(400, "this is no JSON") from error
    if not isinstance(found, dict):
        raise RefusedError(400, "a JSON object is wanted here")
    return found


def _objects(value: Any) -> list[dict[str, Any]]:
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
        raise RefusedError(400, "a list of objects is wanted here")
    return value


def _texts(value: Any) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise RefusedError(400, "a list of strings is wanted here")
    return value


def _number(value: Any, otherwise: int) -> int:
    try:
        return max(1, min(int(value), 500)) if value is not None else otherwise
    except (TypeError, ValueError, OverflowError) as error:
        raise RefusedError(400, "the limit is no number") from error
