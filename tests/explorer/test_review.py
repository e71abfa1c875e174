"""Reviewing in a browser: each decision, who took it, two at once, and nothing from elsewhere."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

import pytest

from summitgraph.pipeline.corrections import NAME
from summitgraph.pipeline.folder import build_folder
from summitgraph.pipeline.graph import KnowledgeGraph
from summitgraph.pipeline.reviewing import Desk, Reviewed
from summitgraph.records.decision import Decision, OutcomeKind, Verb
from summitgraph.records.statement import Act, Statement
from summitgraph.review import Journal
from summitgraph.store.lock import Lock
from summitgraph.triples.iris import DEFAULT_BASE
from summitgraph.web.explorer.review.shown import seen_of
from tests.explorer.conftest import watched
from tests.explorer.hostile import strings
from tests.explorer.test_access import AXE
from tests.serving import ROOT, Reply, Service, serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SHA = "f986f3f977f98ec6"
REVIEW = f"/review/readout/{SHA}"
NS = "https://w3id.org/summitgraph/"
FORM = {"content-type": "application/x-www-form-urlencoded"}
ADA = {**FORM, "cookie": "summitgraph-reviewer=Ada"}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reviewed") / "graph"
    build_folder([ROOT / "seeds", ROOT / "examples" / "two-accounts"], folder, files=False)
    return folder


@pytest.fixture(scope="module")
def reviewing(store: Path) -> Iterator[Service]:
    with serving(store, "--review") as found:
        yield found


@pytest.fixture
def ada(browser: Browser, reviewing: Service) -> Iterator[Page]:
    """A reviewer who has told her name."""
    with watched(browser, reviewing) as page:
        page.set_default_timeout(10_000)
        tell_name(page, "Ada")
        yield page


def tell_name(page: Page, name: str) -> None:
    page.goto("/review")
    page.get_by_label("Your name").fill(name)
    page.get_by_role("button", name="Review under this name").click()
    page.get_by_text(f"You review as {name}").wait_for()


def journal(store: Path) -> tuple[Decision, ...]:
    return Journal(store / NAME).read()[0]


def statements(store: Path, at: int, called: str = SHA) -> list[Statement]:
    account = Desk(store, base=DEFAULT_BASE).look(called).account
    return [s for s in account.statements if s.evidence.start <= at < s.evidence.end]


def standing_at(store: Path, seen: Reviewed, start: int) -> tuple[str, Statement]:
    """The first statement that begins at a place, with its IRI."""
    found = Desk(store, base=DEFAULT_BASE).statements(seen.account).items()
    return next((iri, s) for iri, s in found if s.evidence.start == start)


def form(page: Page, name: str) -> None:
    page.locator("#chosen details", has=page.get_by_text(name, exact=True)).first.locator(
        "summary"
    ).click()


def written(page: Page) -> str:
    return page.locator("#done code").inner_text()


def in_the_graph(folder: Path) -> dict[str, str]:
    """The acts of statements by their words, as the graph has them."""
    rows = KnowledgeGraph.open(folder).query("statement-table")
    return {str(row["quote"]): str(row["act"]) for row in rows}


# --- one reviewer


def test_a_name_is_asked_for_and_kept(browser: Browser, reviewing: Service) -> None:
    with watched(browser, reviewing) as page:
        page.goto(f"{REVIEW}?at=600")
        assert page.get_by_role("button", name="Accept").count() == 0
        page.get_by_label("Your name").fill("  Ada \t of Lovelace ")
        page.get_by_role("button", name="Review under this name").click()
        page.get_by_text("You review as Ada of Lovelace").wait_for()
        assert page.url.endswith(f"{REVIEW}?at=600")
        assert page.get_by_role("button", name="Accept").count() == 1


def test_accept_from_the_readout_page(ada: Page, store: Path) -> None:
    ada.goto(f"/id/readout/{SHA}?at=600")
    ada.get_by_role("link", name="Accept, reject or change").first.click()
    assert ada.locator(".text .chosen").inner_text().startswith("The leaders held in-depth")
    ada.get_by_label("Why").first.fill("checked against the Japanese text")
    ada.get_by_role("button", name="Accept").click()
    done = journal(store)[-1]
    assert (written(ada), done.verb, done.who) == (done.id, Verb.ACCEPT, "Ada")
    assert done.why == "checked against the Japanese text"
    (statement,) = statements(store, 600)
    assert statement.confidence == 1.0
    assert statement.readers[-1].name == "Ada"
    history = ada.locator("#chosen .history").inner_text()
    assert "Ada accepted" in history
    assert done.when in history


def test_reject_and_take_back_are_seen_in_the_graph(ada: Page, store: Path) -> None:
    ada.goto(f"{REVIEW}?at=1360")
    ada.get_by_role("button", name="Reject").click()
    place, done = ada.url, written(ada)
    assert statements(store, 1360) == []
    for _ in range(60):  # "in the graph in a moment"
        ada.goto(f"/id/readout/{SHA}?at=1360")
        if "rejected" in ada.locator("#facts").inner_text():
            break
        time.sleep(0.5)
    assert "make no statement" in ada.locator("#facts").inner_text()
    for _ in range(60):
        ada.goto(place)
        if "it is in the graph" in ada.locator("#done").inner_text():
            break
        time.sleep(0.1)
    assert f"Written down as {done}; it is in the graph." in ada.locator("#done").inner_text()
    ada.goto(f"{REVIEW}?at=1360")
    assert ada.locator("#done").count() == 0  # only where one comes from deciding
    ada.locator("#chosen .history").get_by_role("button", name="Take back").first.click()
    assert [d.verb for d in journal(store)[-2:]] == [Verb.REJECT, Verb.UNDO]
    assert [s.act for s in statements(store, 1360)] == [Act.AGREES]
    ada.goto(f"{REVIEW}?at=1360")
    assert ada.locator(".past.undone").count() >= 1


def test_change_all_that_a_statement_says(ada: Page, store: Path) -> None:
    ada.goto(f"{REVIEW}?at=2230")
    form(ada, "Change")
    box = ada.locator("#chosen details[open]")
    box.locator("select[name=act]").select_option("requests")
    box.get_by_label("Speakers").fill("Japan; Taro Kono")
    box.get_by_label("Issues").fill("peace treaty; tulip trade")
    box.get_by_label("Said to").fill("The Tulip Board")
    box.get_by_label("An actor that nothing knows is").select_option("Organization")
    box.get_by_label("Due").fill("2018-03")
    box.get_by_label("It is a commitment").check()
    box.get_by_label("To do what").fill("to trade tulips")
    box.get_by_label("Who is bound").fill("Russia")
    box.get_by_role("button", name="Change it").click()
    written(ada)
    (statement,) = statements(store, 2230)
    assert statement.act is Act.REQUESTS
    assert [a.key for a in statement.speakers] == ["state/JP", "person/taro-kono"]
    assert [i.key for i in statement.issues] == ["issue/peace-treaty", "issue/tulip-trade"]
    assert [a.key for a in statement.addressees] == ["org/the-tulip-board"]
    assert statement.commitment is not None
    assert statement.commitment.undertaking == "to trade tulips"
    assert [a.key for a in statement.commitment.bound] == ["state/RU"]
    assert statement.commitment.due is not None
    assert statement.commitment.due.edtf == "2018-03"
    assert "→ Japan, Taro Kono requests" in ada.locator("#chosen .history").inner_text()


def test_a_wrong_value_is_told_and_what_was_typed_is_kept(ada: Page, store: Path) -> None:
    before = journal(store)
    ada.goto(f"{REVIEW}?at=2110")
    form(ada, "Change")
    box = ada.locator("#chosen details[open]")
    box.get_by_label("Speakers").fill("The Nobody Board")
    box.get_by_label("Why").fill("my reason")
    box.get_by_role("button", name="Change it").click()
    assert "no actor is called so" in ada.locator("#fault").inner_text()
    box = ada.locator("#chosen details[open]").first
    assert box.get_by_label("Speakers").input_value() == "The Nobody Board"
    assert box.get_by_label("Why").input_value() == "my reason"
    assert journal(store) == before


def test_split_one_into_two_and_merge_them_again(ada: Page, store: Path) -> None:
    called = "1708ba612bf032d2"
    ada.goto(f"/review/readout/{called}?at=1220")
    form(ada, "Split in two")
    one, other = ada.locator("#chosen fieldset").all()
    one.get_by_label("Speakers").fill("Japan")
    other.get_by_label("Speakers").fill("Russia")
    ada.get_by_role("button", name="Split it").click()
    written(ada)
    split = statements(store, 1220, called)
    assert sorted(a.key for s in split for a in s.speakers) == ["state/JP", "state/RU"]
    assert len(split) == 2
    ada.locator("#chosen details", has=ada.get_by_text("Merge with others")).first.locator(
        "summary"
    ).click()
    box = ada.locator("#chosen details[open]").first
    box.get_by_role("checkbox", name=re.compile("they confirmed that the negot")).first.check()
    box.get_by_role("button", name="Merge them").click()
    written(ada)
    (merged,) = statements(store, 1220, called)
    assert sorted(a.key for a in merged.speakers) == ["state/JP", "state/RU"]
    assert [d.verb for d in journal(store)[-2:]] == [Verb.SPLIT, Verb.MERGE]


def test_nothing_to_merge_with_is_told(ada: Page, store: Path) -> None:
    before = journal(store)
    ada.goto(f"{REVIEW}?at=2110")
    form(ada, "Merge with others")
    ada.get_by_role("button", name="Merge them").first.click()
    assert "nothing to merge it with" in ada.locator("#fault").inner_text()
    assert journal(store) == before


def test_add_by_selecting_words(ada: Page, store: Path) -> None:
    called = "42f567368a3738f4"
    ada.goto(f"/review/readout/{called}")
    ada.evaluate(
        """() => {
          const piece = document.querySelector(".text .mark.expressesConcern");
          const text = piece.firstChild, at = text.data.indexOf("irregular migration");
          getSelection().setBaseAndExtent(text, at, text, at + "irregular migration".length);
        }"""
    )
    box = ada.locator("#add[open]")
    box.wait_for()
    assert box.get_by_label("Words").input_value() == "irregular migration"
    start = int(box.locator("input[name=start]").input_value())
    box.get_by_label("Speakers").fill("Elena Rojas")
    box.get_by_label("Issues").fill("border police")
    box.get_by_role("button", name="Add it").click()
    written(ada)
    added = next(s for s in statements(store, start, called) if s.evidence.start == start)
    assert (added.evidence.quote, added.act) == ("irregular migration", Act.STATES)
    assert [i.key for i in added.issues] == ["issue/border-police"]


def test_add_by_keyboard_alone(ada: Page, store: Path) -> None:
    ada.goto(REVIEW)
    link = ada.locator(".text a.unread").nth(1)
    link.focus()
    ada.keyboard.press("Enter")
    ada.wait_for_url("**#chosen")
    box = ada.locator("#add[open]")
    words = box.get_by_label("Words").input_value()
    assert words.startswith(link.inner_text().strip()[:20])
    for label, text in {"Speakers": "Japan", "Issues": "peace treaty"}.items():
        box.get_by_label(label).focus()
        ada.keyboard.type(text)
    ada.keyboard.press("Enter")
    written(ada)
    added = journal(store)[-1]
    assert (added.verb, added.to[0].quote) == (Verb.ADD, words)


def test_two_issues_are_the_same_or_not(ada: Page, store: Path) -> None:
    iri = quote(f"{NS}id/issue/special-grave", safe="")
    ada.goto("/id/issue/special-grave")
    ada.get_by_role("link", name="The same as another?").click()
    ada.get_by_label("Name of the other issue").fill("grave visits")
    ada.get_by_role("button", name="Look for it").click()
    ada.get_by_label("Why, for grave visits").fill("one programme")
    ada.get_by_role("button", name="Not the same as grave visits").click()
    apart = journal(store)[-1]
    assert (apart.verb, apart.why, written(ada)) == (Verb.APART, "one programme", apart.id)
    ada.goto(f"/review/thing?iri={iri}&q=grave%20visits")
    ada.get_by_role("button", name="The same as grave visits", exact=True).click()
    same = journal(store)[-1]
    assert (same.verb, same.seen) == (Verb.SAME, (apart.id,))
    assert {same.one, same.other} == {"issue/special-grave", "issue/grave-visits"}
    (welcomed,) = statements(store, 1900)  # the one of the scheme stands for both
    assert [i.key for i in welcomed.issues] == ["issue/grave-visits"]
    for _ in range(
        100
    ):  # the page that one is on is of the one that goes: the other takes its place
        told = ada.reload()
        if ada.locator("h1").inner_text() == "Review: grave visits":
            break
        time.sleep(0.1)
    assert told is not None
    assert (told.status, written(ada)) == (200, same.id)
    gone = ada.goto(f"/review/thing?iri={iri}")
    assert gone is not None
    assert gone.status == 404


def test_two_actors_and_two_meetings(ada: Page, store: Path) -> None:
    for path, kind, name in (
        ("/person/shinzo-abe", "actor", "Vladimir Putin"),
        ("/id/meeting/2016-12-15-abe-putin", "meeting", "Abe, Putin, 2017-07-07"),
    ):
        ada.goto(path)
        ada.get_by_role("link", name="The same as another?").click()
        ada.get_by_label(f"Name of the other {kind}").fill(name.partition(",")[0])
        ada.get_by_role("button", name="Look for it").click()
        ada.get_by_role("button", name=f"Not the same as {name}").first.click()
        written(ada)
        done = journal(store)[-1]
        assert (done.kind, done.verb) == (kind, Verb.APART)
    assert re.fullmatch(r"[0-9a-f]{64}", done.one)


def test_the_queue_is_ordered_by_doubt_and_leads_to_the_words(ada: Page, store: Path) -> None:
    ada.goto("/review")
    kinds = ada.locator(".doubt").evaluate_all("all => all.map((d) => d.classList[2])")
    order = ["conflict", "asks", "lost", "differ", "undecided", "unsure"]
    assert kinds == sorted(kinds, key=order.index)
    assert kinds
    ada.locator(".doubt blockquote a").first.click()
    assert "#chosen" in ada.url
    assert ada.locator("#chosen .fact").count() >= 1


# --- two at once


def test_two_at_once_neither_is_overwritten_and_both_are_shown(
    browser: Browser, reviewing: Service, store: Path
) -> None:
    place = f"{REVIEW}?at=720"
    with watched(browser, reviewing) as one, watched(browser, reviewing) as other:
        tell_name(one, "Ada")
        tell_name(other, "Ben")
        one.goto(place)
        other.goto(place)
        form(one, "Change")
        one.locator("#chosen details[open] select[name=act]").select_option("agrees")
        one.locator("#chosen details[open]").get_by_label("Why").fill("it is joint")
        one.get_by_role("button", name="Change it").click()
        hers = written(one)
        before = journal(store)
        with other.expect_response("**/review/decide") as answered:
            other.get_by_role("button", name="Reject").click()
        assert answered.value.status == 409
        told = other.locator("#conflict").inner_text()
        assert "Ada" in told
        assert "agrees" in told
        assert "it is joint" in told
        assert "rejected" in told
        assert journal(store) == before
        assert [s.act for s in statements(store, 720)] == [Act.AGREES]
        other.get_by_role("button", name="Reject").click()  # once more, knowing
        assert written(other) != hers
    assert statements(store, 720) == []
    assert [d.who for d in journal(store)[-2:]] == ["Ada", "Ben"]
    kinds = {o.decision.id: o.kind for o in Desk(store, base=DEFAULT_BASE).outcomes()}
    assert kinds[journal(store)[-1].id] is OutcomeKind.APPLIED


def test_a_decision_is_safe_while_another_program_writes_the_store(ada: Page, store: Path) -> None:
    for _ in range(100):
        try:
            held = Lock(store)
            break
        except Exception:  # the service is putting an earlier one into effect
            time.sleep(0.1)
    ada.goto(f"{REVIEW}?at=1150")
    ada.get_by_role("button", name="Accept").click()
    assert "in the graph in a moment" in ada.locator("#done").inner_text()
    assert journal(store)[-1].id == written(ada)
    place = ada.url
    ada.goto("/review")  # also where nothing was decided just now
    assert "Not all that was decided is in the graph yet" in ada.locator("#waits").inner_text()
    ada.goto(place)
    held.release()
    for _ in range(100):
        ada.reload()
        if "it is in the graph" in ada.locator("#done").inner_text():
            return
        time.sleep(0.2)
    raise AssertionError("the graph did not follow")


def test_what_nobody_decided_is_not_said_to_be_in_the_graph(reviewing: Service) -> None:
    text = reviewing.ask("/review?done=c-neverwas", headers=ADA).text
    assert "Written down" not in text
    assert "c-neverwas" not in text


# --- what comes from elsewhere


def token(reviewing: Service) -> str:
    text = reviewing.ask("/review", headers=ADA).text
    found = re.search(r'name="token" value="([^"]+)"', text)
    assert found
    return found[1]


def send(reviewing: Service, path: str = "/review/decide", **fields: str) -> Reply:
    headers = {
        **ADA,
        **{k[1:].replace("_", "-"): fields.pop(k) for k in list(fields) if k[0] == "_"},
    }
    return reviewing.ask(path, method="POST", body=urlencode(fields), headers=headers)


def reject(reviewing: Service, at: int, called: str = SHA) -> dict[str, str]:
    """The fields of the form that rejects what stands at a place."""
    text = reviewing.ask(f"/review/readout/{called}?at={at}", headers=ADA).text
    box = re.search(
        r'<form method="post" action="/review/decide" class="decide">(.*?)</form>', text
    )
    box = box or re.search(r'class="decide">(.*?)</form>', text, re.DOTALL)
    assert box
    fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', box[1]))
    return {**fields, "verb": "reject", "why": ""}


def test_forms_from_elsewhere_or_without_the_token_are_refused(
    reviewing: Service, store: Path
) -> None:
    fields, before = reject(reviewing, 1900), journal(store)
    for wrong in ("", "x", fields["token"][:-1], token(reviewing) + "x"):
        assert send(reviewing, **{**fields, "token": wrong}).status == 403
    assert send(reviewing, **fields, _origin="http://evil.example").status == 403
    assert send(reviewing, **fields, _origin="null").status == 403
    assert send(reviewing, **fields, _sec_fetch_site="cross-site").status == 403
    assert send(reviewing, **fields, _host="evil.example").status == 421
    assert send(reviewing, **fields, _content_type="text/plain").status == 415
    assert reviewing.ask(f"/review/decide?{urlencode(fields)}", headers=ADA).status == 404
    assert send(reviewing, **{**fields, "cookie": ""}, _cookie="a=b").status == 400
    for path in ("/review/undo", "/review/pair", "/review/name"):
        assert send(reviewing, path, **{**fields, "token": "x"}).status == 403
    assert journal(store) == before
    assert send(reviewing, **fields, _origin=reviewing.address.rstrip("/")).status == 303


def test_an_origin_that_may_ask_may_not_decide(store: Path) -> None:
    origin = "http://127.0.0.1:3333"
    with serving(store, "--review", "--reviewer", "Ada", "--allow-origin", origin) as found:
        fields = reject(found, 1990)
        before = journal(store)
        assert send(found, **fields, _origin=origin).status == 403
        assert journal(store) == before
        again = token(found)
    with serving(store, "--review") as found:
        assert send(found, **{**fields, "token": again}).status == 403  # a token is of one run


def test_without_review_nothing_can_be_decided(store: Path) -> None:
    with serving(store) as found:
        assert found.ask("/review").status == 403
        assert send(found, token="", verb="reject").status == 403
        assert "Review" not in found.ask("/", headers={"accept": "text/html"}).text


def test_a_reviewer_without_review_is_refused(store: Path) -> None:
    command = [sys.executable, "-m", "summitgraph", "serve", str(store), "--reviewer", "Ada"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert "add --review" in done.stderr


def test_paths_lead_nowhere_else(reviewing: Service) -> None:
    for path in ("../../etc/passwd", "..%2f..%2fcorrections.jsonl", "%00", "x" * 64, "f986"):
        assert reviewing.ask(f"/review/readout/{path}", headers=ADA).status in (400, 404)
    assert send(reviewing, token=token(reviewing), verb="reject", readout="../x").status == 404
    for back in ("//evil.example", "https://evil.example/review", "/sparql", "/review/\r\nx: y"):
        reply = send(reviewing, "/review/name", token=token(reviewing), name="Ada", back=back)
        assert (reply.status, reply.headers["location"]) == (303, "/review")


def test_a_statement_that_does_not_stand_there_is_refused(reviewing: Service, store: Path) -> None:
    fields, before = reject(reviewing, 1550), journal(store)
    other = {**fields, "statement": f"{NS}id/statement/0000000000000000", "at": "5"}
    assert send(reviewing, **other).status == 404
    assert send(reviewing, **{**fields, "verb": "sing"}).status == 400
    assert send(reviewing, **{**fields, "verb": "same"}).status == 400
    added = {**fields, "verb": "add", "act": "states", "speakers": "Japan", "modality": "plain"}
    added |= {"issues": "peace treaty", "words": "words that nobody said"}
    assert send(reviewing, **added).status == 400
    assert journal(store) == before


def test_hostile_words_in_every_field_are_shown_as_text(
    browser: Browser, reviewing: Service, store: Path
) -> None:
    fields = reject(reviewing, 600)
    change = {**fields, "verb": "change", "act": "discusses", "modality": "hope", "kind": "Person"}
    change |= {"words": statements(store, 600)[0].evidence.quote}
    nasty = [s for s in strings() if s.strip() and ";" not in s and s.isprintable()][:40]
    for text in nasty:
        sent = {**change, "why": text, "speakers": f"Shinzo Abe; {text}", "issues": f"x {text}"}
        sent |= {"addressees": text, "commitment": "yes", "undertaking": text, "bound": text}
        seen = Desk(store, base=DEFAULT_BASE).look(SHA)
        iri, now = standing_at(store, seen, 587)
        sent |= {"statement": iri, "seen": seen_of(now, seen)}
        reply = send(reviewing, **sent, _cookie=f"summitgraph-reviewer={quote(text)}")
        assert reply.status == 303, reply.text[:500]
    with watched(browser, reviewing) as page:
        page.add_init_script("window.pwned = () => { window.harmed = true; };")
        tell_name(page, "Ada")
        for path in (f"{REVIEW}?at=600", "/review", f"{REVIEW}?at=600&done={quote(nasty[0])}"):
            page.goto(path)
            page.evaluate("document.querySelectorAll('details').forEach((d) => (d.open = true))")
            assert page.evaluate("window.harmed") is None
            assert page.locator("iframe, object, embed, base").count() == 0
        assert "<script>pwned()</script>" in page.locator("main").inner_text()


def reject_and_kill(folder: Path, called: str, at: int, ids: list[str]) -> None:
    """Kill the service as soon as it has said that a decision is written down."""
    with serving(folder, "--review") as found:
        fields = reject(found, at, called)
        reply = send(found, **fields)
        os.kill(found.process.pid, signal.SIGKILL)
        assert reply.status == 303, reply.text
        ids.append(reply.headers["location"].rpartition("=")[2])


def test_what_was_acknowledged_survives_a_kill(tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    build_folder(ROOT / "examples" / "two-accounts", folder, files=False)
    called = "42f567368a3738f4"
    account = Desk(folder, base=DEFAULT_BASE).look(called).account
    words = [s.evidence.quote for s in account.statements]
    assert set(words) <= set(in_the_graph(folder))
    ids: list[str] = []
    for at in (200, 300, 360):
        with pytest.raises(AssertionError):  # it did not end in good order
            reject_and_kill(folder, called, at, ids)
    assert [d.id for d in journal(folder)] == ids
    with serving(folder, "--review") as found:
        for _ in range(100):
            text = found.ask(f"/review/readout/{called}?at=200&done={ids[-1]}", headers=ADA).text
            if "it is in the graph" in text:
                break
            time.sleep(0.1)
    assert set(words) & set(in_the_graph(folder)) == {words[3]}


# --- for everyone


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_fault_in_review(browser: Browser, reviewing: Service, scheme: str) -> None:
    faults = []
    with watched(browser, reviewing, color_scheme=scheme, bypass_csp=True) as page:
        tell_name(page, "Ada")
        thing = quote(f"{NS}issue/grave-visits", safe="")
        for path in (
            "/review",
            f"{REVIEW}?at=2110",
            f"{REVIEW}?at=200",
            f"/review/thing?iri={thing}",
        ):
            page.goto(path)
            page.evaluate("document.querySelectorAll('details').forEach((d) => (d.open = true))")
            page.evaluate(AXE)
            found = page.evaluate("axe.run()")["violations"]
            faults += [(path, f["impact"], f["id"], f["nodes"][0]["html"][:120]) for f in found]
    assert faults == []
