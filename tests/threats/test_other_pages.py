"""A web page that a user visits cannot ask the service on 127.0.0.1 behind the user's back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.serving import TOKEN, Service, serving

PATHS = [
    "/",
    "/sparql?query=ASK+%7B%7D",
    "/store?default",
    "/queries",
    "/reconcile",
    "/thing?iri=e:a",
]
FRIEND = "http://127.0.0.1:3333"


@pytest.fixture(scope="module")
def friendly(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """A service that takes requests from one other page, and under one more name."""
    file = tmp_path_factory.mktemp("friendly") / "graph.ttl"
    file.write_text("<e:a> <e:p> <e:b> .")
    options = ("--allow-origin", FRIEND, "--allow-host", "graph.example")
    with serving(file, *options) as found:
        yield found


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example:80", "localhost.evil.example", "", "[::1"]
)
def test_a_name_that_is_not_ours_is_refused(reading: Service, path: str, host: str) -> None:
    assert reading.ask(path, headers={"host": host}).status in {400, 421}


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:1234", "127.0.0.1", "[::1]:80"])
def test_our_own_names_are_not(reading: Service, host: str) -> None:
    assert reading.ask("/queries", headers={"host": host}).status == 200


def test_a_further_name_is_taken_once_it_is_allowed(friendly: Service, reading: Service) -> None:
    assert friendly.ask("/queries", headers={"host": "graph.example:80"}).status == 200
    assert reading.ask("/queries", headers={"host": "graph.example:80"}).status == 421


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", "http://127.0.0.1:1", "file://"]
)
def test_a_page_of_another_origin_is_refused(reading: Service, path: str, origin: str) -> None:
    reply = reading.ask(path, headers={"origin": origin})
    assert reply.status == 403
    assert "access-control-allow-origin" not in reply.headers


def test_a_preflight_of_another_origin_is_refused(reading: Service) -> None:
    headers = {"origin": "https://evil.example", "access-control-request-method": "PUT"}
    reply = reading.ask("/store?default", method="OPTIONS", headers=headers)
    assert reply.status == 403
    assert not [name for name in reply.headers if name.startswith("access-control")]


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
@pytest.mark.parametrize("mode", ["no-cors", "cors"])
def test_an_image_or_script_of_another_site_is_refused(
    reading: Service, site: str, mode: str
) -> None:
    headers = {"sec-fetch-site": site, "sec-fetch-mode": mode, "sec-fetch-dest": "image"}
    assert reading.ask("/sparql?query=ASK+%7B%7D", headers=headers).status == 403


def test_a_frame_of_another_site_is_refused(reading: Service) -> None:
    headers = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}
    assert reading.ask("/", headers={**headers, "sec-fetch-dest": "iframe"}).status == 403


def test_a_link_that_a_person_follows_is_answered(reading: Service) -> None:
    headers = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}
    assert reading.ask("/queries", headers={**headers, "sec-fetch-dest": "document"}).status == 200


def test_our_own_pages_are_answered(reading: Service) -> None:
    own = {"origin": f"http://127.0.0.1:{reading.port}", "sec-fetch-site": "same-origin"}
    assert reading.ask("/queries", headers=own).status == 200


def test_a_page_that_was_allowed_by_name_may_ask_and_read(friendly: Service) -> None:
    reply = friendly.ask("/reconcile", headers={"origin": FRIEND, "sec-fetch-site": "same-site"})
    assert reply.status == 200
    assert reply.headers["access-control-allow-origin"] == FRIEND
    assert "Origin" in reply.headers["vary"]
    asked = {"origin": FRIEND, "access-control-request-method": "POST"}
    assert friendly.ask("/reconcile", method="OPTIONS", headers=asked).status == 204


def test_another_page_is_not_let_in_by_that(friendly: Service) -> None:
    assert friendly.ask("/reconcile", headers={"origin": f"{FRIEND}.evil.example"}).status == 403


@pytest.mark.parametrize("path", [*PATHS, "/nothing/here", "/sparql?query=nonsense"])
def test_every_answer_is_marked(reading: Service, path: str) -> None:
    headers = reading.ask(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"].replace(FRIEND, "")
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert "access-control-allow-origin" not in headers


def test_a_write_needs_the_token(writable: Service) -> None:
    direct = {"content-type": "application/sparql-update"}
    for sent in ({}, {"authorization": "Bearer wrong"}, {"authorization": "Basic !"}):
        for path, method in (("/update", "POST"), ("/store?default", "DELETE")):
            reply = writable.ask(path, method=method, body="CLEAR ALL", headers={**direct, **sent})
            assert reply.status == 401
            assert "Bearer" in reply.headers["www-authenticate"]


def test_the_token_is_taken_as_a_password_too(writable: Service) -> None:
    from base64 import b64encode

    shown = b64encode(f"anyone:{TOKEN}".encode()).decode()
    headers = {"content-type": "application/sparql-update", "authorization": f"Basic {shown}"}
    body = "CLEAR SILENT GRAPH <e:none>"
    assert writable.ask("/update", method="POST", body=body, headers=headers).status == 204


def test_nothing_is_written_where_that_was_not_asked_for(reading: Service) -> None:
    assert reading.update("CLEAR ALL").status == 403
    headers = {"content-type": "text/turtle", "authorization": f"Bearer {TOKEN}"}
    for method in ("PUT", "POST", "DELETE"):
        reply = reading.ask("/store?default", method=method, body="", headers=headers)
        assert reply.status == 403
    assert reading.query("ASK { ?s ?p ?o }").json()["boolean"] is True


def test_writing_without_a_token_in_the_environment_is_wrong_use(tmp_path: Path) -> None:
    import os
    import subprocess
    import sys

    from tests.serving import ROOT

    command = [sys.executable, "-m", "summitgraph", "serve", str(tmp_path), "--writable"]
    for token in ("", "short"):
        done = subprocess.run(
            command, capture_output=True, text=True, check=False, timeout=60,
            env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "SUMMITGRAPH_TOKEN": token},
        )  # fmt: skip
        assert (done.returncode, done.stdout) == (2, "")
        assert "SUMMITGRAPH_TOKEN" in done.stderr
