"""What pages are made of: files of others with licences, no way to other files, a policy."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from summitgraph.store import GraphStore
from summitgraph.triples.iris import DEFAULT_BASE
from summitgraph.web.explorer.asking import Asking
from summitgraph.web.explorer.drawing import STATIC
from summitgraph.web.explorer.graph import Embedded
from summitgraph.web.explorer.newest import Newest
from tests.serving import ROOT, Service

LISTS = (STATIC / "vendor", ROOT / "tests" / "explorer" / "vendor")
OWN = re.compile(r"<script(?![^>]*\bsrc=)|<style|\bstyle=|\bon(?!e=)\w+=|\|\s*safe\b|\bown\(")
HTML = {"accept": "text/html"}
PAGES = ["/", "/network", "/queries", "/editor", "/person/shinzo-abe", "/nothing-here"]


@pytest.mark.parametrize("folder", LISTS, ids=lambda p: p.parent.name)
def test_files_of_others_are_those_that_are_listed(folder: Path) -> None:
    rows = re.findall(
        r"^\| (\S+\.js) \| \S+ \| [\d.]+ \| \S+ \| ([0-9a-f]{64}) \|$",
        (folder / "README.md").read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    found = {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in folder.glob("*.js")}
    assert found == dict(rows)
    for name in found:
        assert (folder / f"{name.partition('.')[0]}.LICENSE.txt").stat().st_size > 100


def test_the_policy_lets_nothing_in_from_elsewhere(served: Service) -> None:
    for path in PAGES:
        policy = served.ask(path, headers=HTML).headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "http" not in policy


def test_pages_name_no_other_host(served: Service) -> None:
    for path in PAGES:
        page = served.ask(path, headers=HTML).text
        fetched = re.findall(r"(?:src|srcset|action|hx-get)=[\"']([^\"']+)", page)
        fetched += re.findall(r"<link[^>]+href=[\"']([^\"']+)", page)
        assert fetched
        assert all(address.startswith("/") and address[:2] != "//" for address in fetched)


def test_templates_hold_no_script_or_style_of_their_own() -> None:
    templates = STATIC.parent / "templates"
    read = {
        path.relative_to(templates).as_posix(): path.read_text(encoding="utf-8")
        for path in templates.rglob("*.html")
    }
    assert "review/readout.html" in read
    # a file to be mailed brings its style along, and its parts are drawn before
    assert {name for name, text in read.items() if OWN.search(text)} == {"printed.html"}


@pytest.mark.parametrize(
    "text", ["<script>x", "<p style=x>", "<p onclick=x>", "{{ x | safe }}", "{{ own(x) }}"]
)
def test_what_a_template_must_not_hold_is_found(text: str) -> None:
    assert OWN.search(text)
    assert not OWN.search("<script src='x'></script>{{ known(x, one=y) }}")


def test_files_are_had_with_their_types_and_kept(served: Service) -> None:
    reply = served.ask("/static/explorer.css")
    assert (reply.status, reply.media_type) == (200, "text/css")
    assert "immutable" in reply.headers["cache-control"]
    assert served.ask("/static/vendor/htmx.min.js").media_type == "text/javascript"


@pytest.mark.parametrize(
    "path",
    [
        *("/static/../routes.py", "/static/..%2froutes.py", "/static/%2e%2e/routes.py"),
        *("/static/vendor/../../routes.py", "/static//etc/passwd", "/static/%2fetc%2fpasswd"),
        *("/static/..\\routes.py", "/static/vendor", "/static/", "/static/vendor/README.md"),
        *("/static/explorer.css%00.js", "/static/none.js"),
    ],
)
def test_no_path_leads_to_other_files(served: Service, path: str) -> None:
    reply = served.ask(path)
    assert reply.status == 404
    assert b"import" not in reply.body
    assert b"root:" not in reply.body


def test_programs_still_get_data_where_people_get_pages(served: Service) -> None:
    assert served.ask("/").media_type == "text/plain"
    assert served.ask("/person/shinzo-abe").media_type == "text/turtle"
    assert served.ask("/person/shinzo-abe", headers={"accept": "*/*"}).media_type == "text/turtle"
    assert served.ask("/queries").media_type == "application/json"
    assert served.ask("/person/shinzo-abe", headers=HTML).media_type == "text/html"
    assert served.ask("/person/none", headers={"accept": "text/plain"}).status in {404, 406}


@pytest.mark.parametrize("told", ["20170701", "2017-W26-6", "2017-07-01"])
def test_a_day_is_one_however_it_is_written(told: str) -> None:
    graph = Embedded(GraphStore(), DEFAULT_BASE)
    day = Asking(graph, Newest(graph), {"from": told}).day("from")
    assert day is not None
    assert day.value == "2017-07-01"  # days are compared as text


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/network?from=2017-7-1", "from takes a day such as 2017-07-07"),
        ("/network?from=yesterday", "from takes a day such as 2017-07-07"),
        ("/network?kind=star", "kind takes one of: actor-issue, actor-actor"),
        ("/network?most=0", "1 to 2000 edges"),
        ("/network?most=-1", "most takes a whole number"),
        ("/statements?actor=Abe", "actor is no absolute IRI"),
        ("/commitments?state=kept", "state takes one of"),
        ("/meetings?page=x", "page takes a whole number"),
        ("/network?act=agrees&act=asserts", "act stands here more than once"),
    ],
)
def test_a_parameter_that_does_not_fit_is_told(served: Service, path: str, words: str) -> None:
    reply = served.ask(path, headers=HTML)
    assert reply.status == 400
    assert words in reply.text


def test_pages_of_another_site_get_nothing(served: Service) -> None:
    headers = {**HTML, "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors"}
    assert served.ask("/network?format=json", headers=headers).status == 403
    assert served.ask("/", headers={**HTML, "host": "evil.example"}).status == 421
