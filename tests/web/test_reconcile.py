"""The reconciliation service as OpenRefine calls it, API 0.2."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote, urlencode

import pytest

from tests.serving import Service

HOME = "https://w3id.org/summitgraph/"
SG = HOME + "ns#"
FORM = {"content-type": "application/x-www-form-urlencoded"}


def batch(service: Service, queries: dict[str, Any]) -> Any:
    body = urlencode({"queries": json.dumps(queries)})
    reply = service.ask("/reconcile", method="POST", body=body, headers=FORM)
    assert reply.status == 200, reply.text
    return reply.json()


def best(service: Service, name: str, **more: Any) -> Any:
    found = batch(service, {"q": {"query": name, **more}})["q"]["result"]
    return found[0] if found else None


def test_the_manifest_has_what_the_api_wants(service: Service) -> None:
    manifest = service.ask("/reconcile").json()
    assert "0.2" in manifest["versions"]
    assert {"name", "identifierSpace", "schemaSpace", "view", "preview"} <= set(manifest)
    assert set(manifest["suggest"]) == {"entity", "type", "property"}
    assert {"id": SG + "Person", "name": "Person"} in manifest["defaultTypes"]
    view = manifest["view"]["url"].replace("{{id}}", quote(HOME + "person/shinzo-abe", safe=""))
    assert service.ask(view.removeprefix(service.address.rstrip("/"))).status == 200


@pytest.mark.parametrize("name", ["Shinzo Abe", "shinzo  abe", "SHINZO ABE", "Abe", "Shinzō Abe"])
def test_a_name_that_one_thing_bears_is_a_match(service: Service, name: str) -> None:
    found = best(service, name)
    assert (found["id"], found["name"]) == (HOME + "person/shinzo-abe", "Shinzo Abe")
    assert (found["match"], found["score"]) == (True, 100)
    assert found["type"] == [{"id": SG + "Person", "name": "Person"}]


@pytest.mark.parametrize("name", ["Shinzo Abbe", "Shinso Abe", "Prime Minister Shinzo Abe"])
def test_a_name_that_is_near_is_a_candidate_and_no_match(service: Service, name: str) -> None:
    found = best(service, name)
    assert found["id"] == HOME + "person/shinzo-abe"
    assert found["match"] is False
    assert found["score"] < 100


@pytest.mark.parametrize("name", ["", "   ", "Xqzwv", "\u0000"])
def test_a_name_that_nothing_bears_has_no_candidate(service: Service, name: str) -> None:
    assert best(service, name) is None


def test_many_names_at_once_keep_their_keys(service: Service) -> None:
    queries = {f"q{n}": {"query": "Japan", "limit": 1} for n in range(50)}
    found = batch(service, queries)
    assert set(found) == set(queries)
    assert {each["result"][0]["id"] for each in found.values()} == {HOME + "state/JP"}


def test_a_type_restricts_the_candidates(service: Service) -> None:
    everything = batch(service, {"q": {"query": "Japan", "limit": 50}})["q"]["result"]
    issues = batch(service, {"q": {"query": "Japan", "type": SG + "Issue", "limit": 50}})
    actors = batch(service, {"q": {"query": "Japan", "type": [SG + "Actor"], "limit": 50}})
    kinds = {result["type"][0]["name"] for result in everything}
    assert {"State", "Issue"} <= kinds
    assert {r["type"][0]["name"] for r in issues["q"]["result"]} == {"Issue"}
    assert "Issue" not in {r["type"][0]["name"] for r in actors["q"]["result"]}


def test_the_batch_may_come_by_get(service: Service) -> None:
    given = urlencode({"queries": json.dumps({"q0": {"query": "Russia"}})})
    assert service.ask(f"/reconcile?{given}").json()["q0"]["result"][0]["match"] is True


@pytest.mark.parametrize(
    "queries",
    [
        "nonsense",
        "[]",
        '{"q": 1}',
        '{"q": {"query": "Abe", "limit": "x"}}',
        '{"q": {"query": "Abe", "limit": 1e999}}',
        '{"q": {"query": "Abe", "limit": NaN}}',
        "[" * 9_999,
    ],
)
def test_a_batch_out_of_form_is_400(service: Service, queries: str) -> None:
    body = urlencode({"queries": queries})
    assert service.ask("/reconcile", method="POST", body=body, headers=FORM).status == 400


def test_things_are_suggested_by_the_first_letters(service: Service) -> None:
    found = service.ask("/reconcile/suggest/entity?prefix=shin").json()["result"]
    assert found[0]["name"] == "Shinzo Abe"
    assert service.ask("/reconcile/suggest/entity?prefix=").json()["result"] == []


def test_types_and_properties_are_suggested(service: Service) -> None:
    types = service.ask("/reconcile/suggest/type?prefix=per").json()["result"]
    assert types == [{"id": SG + "Person", "name": "Person"}]
    properties = service.ask("/reconcile/suggest/property?prefix=family").json()["result"]
    assert {"id": SG + "familyName", "name": "familyName"} in properties


def test_a_preview_shows_the_thing(service: Service) -> None:
    iri = quote(HOME + "person/shinzo-abe", safe="")
    page = service.ask(f"/reconcile/preview?id={iri}")
    assert (page.status, page.media_type) == (200, "text/html")
    assert 'href="/person/shinzo-abe"' in page.text
    assert service.ask("/reconcile/preview?id=e:none").status == 404


def test_columns_are_added_to_things_that_were_found(service: Service) -> None:
    abe, jp = HOME + "person/shinzo-abe", HOME + "state/JP"
    proposed = service.ask(f"/reconcile/properties?type={quote(SG + 'Person', safe='')}").json()
    assert SG + "familyName" in [each["id"] for each in proposed["properties"]]
    asked = {"ids": [abe, jp, "e:none"], "properties": [{"id": SG + "familyName"}]}
    body = urlencode({"extend": json.dumps(asked)})
    found = service.ask("/reconcile", method="POST", body=body, headers=FORM).json()
    assert found["meta"] == [{"id": SG + "familyName", "name": "familyName"}]
    assert found["rows"][abe][SG + "familyName"] == [{"str": "Abe"}]
    assert found["rows"][jp][SG + "familyName"] == []
    assert found["rows"]["e:none"] == {SG + "familyName": []}


def test_a_new_name_is_known_after_a_write(writable: Service) -> None:
    assert best(writable, "Ada Lund") is None
    writable.update(
        f"INSERT DATA {{ <e:ada> a <{SG}Person> ; "
        '<http://www.w3.org/2004/02/skos/core#prefLabel> "Ada Lund"@en }'
    )
    assert best(writable, "Ada Lund")["match"] is True
