"""Each page in a browser: what stands there, and where it leads."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

import summitgraph as sg
from tests.explorer.conftest import watched
from tests.serving import ROOT, Service

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

HAMBURG = "/id/readout/f986f3f977f98ec6"
NS = "https://w3id.org/summitgraph/"


def texts(page: Page, selector: str) -> list[str]:
    return [text.strip() for text in page.locator(selector).all_inner_texts()]


def test_home_counts_and_lists(page: Page) -> None:
    page.goto("/")
    assert page.locator("h1").inner_text() == "What the readouts say"
    assert texts(page, ".figures dd") == ["7", "6", "103", "29"]
    assert texts(page, ".figures dt") == ["readouts", "meetings", "statements", "commitments"]
    assert "Abe, Putin, 2017-07-07" in texts(page, ".rows a")


def test_search_finds_while_one_types(page: Page) -> None:
    page.goto("/")
    page.get_by_role("searchbox").press_sequentially("peac")
    page.wait_for_selector(".found a")
    assert "peace treaty" in texts(page, ".found a")
    page.keyboard.press("Escape")
    assert page.locator(".found a").count() == 0


def test_search_finds_other_names_and_words_that_were_said(page: Page) -> None:
    page.goto("/search?q=Abe%20Shinzo")
    assert texts(page, "#results section:first-child a") == ["Shinzo Abe"]
    page.goto("/search?q=vice-ministerial%20consult")
    assert any("late August" in words for words in texts(page, ".quotes a"))


def test_search_that_finds_nothing_says_so(page: Page) -> None:
    page.goto("/search?q=zzzunknown")
    assert "Nothing in the graph has “zzzunknown”" in page.locator("#results").inner_text()


def test_a_slash_leads_to_the_search(page: Page) -> None:
    page.goto("/actors")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "q"


def test_the_first_tab_skips_to_the_content(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_readout_words_lead_to_what_was_read_from_them(page: Page) -> None:
    page.goto(HAMBURG)
    assert "Nothing chosen" in page.locator("#facts").inner_text()
    page.get_by_text("The leaders agreed to hold vice-ministerial consultations").click()
    page.wait_for_selector("#facts .fact")
    facts = page.locator("#facts").inner_text()
    assert "reported/active/verb-agrees" in facts
    assert "Shinzo Abe, Vladimir Putin" in facts
    assert page.url.endswith("?at=1356")
    page.reload()
    assert page.locator("#facts").inner_text() == facts


def test_readout_words_that_gave_nothing_tell_why(page: Page) -> None:
    page.goto(HAMBURG)
    page.locator("a.unread").nth(1).click()
    page.wait_for_selector("#facts .notice")
    assert "Passed over" in page.locator("#facts").inner_text()


def test_readout_text_is_that_of_the_file(page: Page) -> None:
    page.goto(HAMBURG)
    shown = page.locator(".text").text_content() or ""
    text = (ROOT / "seeds" / "2017-07-07-hamburg-summit-mofa.txt").read_text(encoding="utf-8")
    assert re.sub(r"\s+", " ", shown).strip() == re.sub(r"\s+", " ", text).strip()


def test_meeting_has_participants_in_their_offices_and_what_was_done(page: Page) -> None:
    page.goto("/id/meeting/2016-12-15-abe-putin")
    assert texts(page, ".people li")[0] == "Shinzo Abe Prime Minister of Japan for Japan"
    assert texts(page, "section[id] h2") == [
        *("Agreed", "Asked and proposed", "Refused", "Promised"),
        *("Concerns and criticism", "Also said"),
    ]
    assert "We agreed on the need to resume" in page.locator("#agreed").inner_text()
    assert "We agreed on the need to resume" not in page.locator("#refused").inner_text()


def test_actor_has_offices_stances_and_partners(page: Page) -> None:
    page.goto("/person/shinzo-abe")
    offices = texts(page, ".columns section:first-child li")
    assert offices[-1].startswith("2012-12-26 – 2020-09-16")
    assert "10 agreements" in page.get_by_role("link", name="10 agreements").inner_text()
    stance = page.locator("tr", has=page.get_by_role("rowheader", name="abduction issue"))
    assert [t.strip() for t in stance.locator(".act").all_inner_texts()] == ["commits", "proposes"]


def test_the_page_of_a_state_names_who_held_its_offices(page: Page) -> None:
    page.goto("/state/JP")
    offices = " ".join(texts(page, ".columns section:first-child li"))
    assert "Prime Minister of Japan Shinzo Abe" in offices
    assert "President of Russia" not in offices


def test_issue_is_a_matrix_of_meetings_by_actors(page: Page) -> None:
    page.goto("/issue/peace-treaty")
    heads = texts(page, ".matrix thead th")
    assert heads[0] == "Meeting"
    assert {"Shinzo Abe", "Vladimir Putin"} <= set(heads)
    assert texts(page, ".matrix tbody th") == ["2018-12-01", "2017-07-07", "2016-12-15"]
    cell = page.locator(".matrix tbody tr").nth(1).locator("a.act").first
    cell.click()
    assert "peace treaty" in page.locator("blockquote").first.inner_text()


def test_issue_tells_how_positions_moved(page: Page) -> None:
    page.goto("/issue/northern-territories")
    assert "How positions moved" in texts(page, "h2")
    assert "Shinzo Abe" in page.locator(".moves").inner_text()
    page.goto("/issue/abduction-issue")
    assert "How positions moved" not in texts(page, "h2")


def test_ledger_filters_by_state_and_leads_to_the_words(page: Page) -> None:
    page.goto("/commitments")
    assert page.get_by_role("status").inner_text() == "29 undertakings"
    page.get_by_role("link", name="past due, not a word since").click()
    assert page.get_by_role("status").inner_text() == "5 undertakings"
    assert set(texts(page, ".ledger .state")) == {"past due, not a word since"}
    page.locator(".ledger td:nth-child(4) a").first.click()
    assert "Undertaking" in page.locator("#facts").inner_text()


def test_ledger_filters_by_who_and_when(page: Page) -> None:
    page.goto("/commitments?from=2017-09-01&until=2017-09-30")
    assert set(texts(page, ".ledger time")) == {"2017-09"}
    page.goto("/commitments")
    page.get_by_label("Bound").select_option(label="Sergey Lavrov")
    page.wait_for_url("**actor=**")
    assert page.get_by_role("status").inner_text() != "29 undertakings"
    assert all("Sergey Lavrov" in bound for bound in texts(page, ".ledger td:nth-child(2)"))


def test_commitment_has_its_words_and_what_is_said_later(page: Page) -> None:
    page.goto("/commitments?state=mentioned")
    page.locator(".ledger td:nth-child(3) > a").first.click()
    assert "The words that make it" in texts(page, "h2")
    assert page.locator(".later .statement").count() >= 1
    assert "only a person decides" in page.locator(".facts").inner_text()


def test_network_is_drawn_and_an_edge_leads_to_its_words(page: Page) -> None:
    page.goto("/network")
    page.wait_for_selector("#graph[data-drawn]")
    assert int(page.locator("#graph").get_attribute("data-drawn") or 0) > 50
    _click_an_edge(page)
    assert page.locator(".statement blockquote").count() >= 1


@pytest.mark.parametrize("kind", ["actor-issue", "actor-actor"])
def test_network_fills_its_place_with_labels_that_can_be_read(page: Page, kind: str) -> None:
    drawn = []
    for _ in range(2):
        page.goto(f"/network?kind={kind}")
        page.wait_for_selector("#graph[data-drawn]")
        drawn.append(
            page.evaluate(
                """() => {
                  const graph = document.getElementById("graph").graph;
                  const boxes = graph.nodes().map((node) => node.renderedBoundingBox());
                  const shared = (a, b, at) =>
                    Math.max(0, Math.min(a[at + 2], b[at + 2]) - Math.max(a[at + 1], b[at + 1]));
                  const over = (a, b) =>
                    shared(a, b, "x") * shared(a, b, "y") / Math.min(a.w * a.h, b.w * b.h);
                  const on = (a) => boxes.some((b) => a !== b && over(a, b) > 0.3);
                  const fonts = graph.nodes().map((node) => node.data("font"));
                  return {
                    at: graph.nodes().map((node) => [node.id(), node.position()]),
                    left: Math.min(...boxes.map((b) => b.x1)) / graph.width(),
                    right: Math.max(...boxes.map((b) => b.x2)) / graph.width(),
                    middle: boxes.filter((b) => b.x1 > graph.width() / 2).length / boxes.length,
                    letters: Math.min(...fonts) * graph.zoom(),
                    hidden: boxes.filter(on).length / boxes.length,
                  };
                }"""
            )
        )
    one, again = drawn
    assert one["at"] == again["at"]
    assert 0 <= one["left"] < 0.3
    assert 0.7 < one["right"] <= 1
    assert one["middle"] > 0.2
    assert 9 < one["letters"] < 16  # pixels
    assert one["hidden"] < 0.1


def _click_an_edge(page: Page) -> None:
    """Click the middle of an edge that nothing lies upon."""
    place = page.evaluate(
        """() => {
          const edges = document.getElementById("graph").graph.edges();
          return edges.max((edge) => edge.renderedMidpoint().x).ele.renderedMidpoint();
        }"""
    )
    with page.expect_navigation():
        page.locator("#graph").click(position=place)


def test_network_filters_by_act_issue_and_time(page: Page) -> None:
    page.goto("/network")
    page.locator("select[name=act]").select_option("agrees")
    page.get_by_role("button", name="Show", exact=True).click()
    assert "act=agrees" in page.url
    assert set(texts(page, "tbody .act")) == {"agrees"}
    year = "from=2018-01-01&until=2018-12-31"
    page.goto(f"/network?{year}")
    of_2018 = set(texts(page, "tbody td:nth-child(3)"))
    table = page.request.get(f"/queries/actor-issue-edges?{year}&format=csv")
    rows = list(csv.DictReader(io.StringIO(table.text())))
    assert of_2018 == {row["issueLabel"] for row in rows}
    assert {row["date"][:4] for row in rows} == {"2018"}
    page.goto("/network?most=2000")
    assert of_2018 < set(texts(page, "tbody td:nth-child(3)"))
    page.goto(f"/network?issue={quote(NS + 'issue/peace-treaty', safe='')}")
    assert set(texts(page, "tbody td:nth-child(3)")) == {"peace treaty"}


def test_network_of_a_time_without_statements_says_so(page: Page) -> None:
    page.goto("/network?from=1900-01-01&until=1900-12-31")
    assert "No statement fits" in page.locator("main").inner_text()
    assert page.locator("#graph").count() == 0


@pytest.mark.parametrize("kind", ["actor-issue", "actor-actor"])
def test_each_edge_has_as_many_words_behind_it_as_it_says(page: Page, kind: str) -> None:
    page.goto(f"/network?kind={kind}")
    links = page.locator("tbody td:nth-child(4) a")
    told = [(links.nth(n).get_attribute("href"), links.nth(n).inner_text()) for n in range(4)]
    for path, words in told:
        page.goto(str(path))
        assert page.get_by_role("status").inner_text().startswith(words)


def test_compare_tells_what_is_told_differently_and_by_one(page: Page) -> None:
    page.goto("/compare")
    page.get_by_role("link", name="Quispe, Rojas, 2024-05-14").click()
    row = page.locator("tr", has=page.get_by_role("rowheader", name="second lane at Chacalluta"))
    assert "due: 2025 | 2026" in row.inner_text()
    page.get_by_role("link", name="told by one alone").click()
    assert page.locator("tbody tr").count() == 2
    assert set(texts(page, "tbody tr td .soft")) == {"not told"}


def test_compare_agrees_with_the_command(page: Page) -> None:
    (found,) = sg.build(ROOT / "examples" / "two-accounts").compare()
    expected = [(m.issue.label, m.told.value) for m in found.matters]
    page.goto("/compare")
    page.get_by_role("link", name="Quispe, Rojas, 2024-05-14").click()
    rows = page.locator("tbody:not(.about) tr").all()
    shown = [
        (
            (row.locator("th").inner_text()).splitlines()[0],
            (row.get_attribute("class") or "").removeprefix("told-"),
        )
        for row in rows
    ]
    assert shown == expected


def test_compare_of_a_meeting_with_one_account_is_refused(page: Page) -> None:
    page.goto(f"/compare?meeting={quote(NS + 'id/meeting/2016-12-15-abe-putin', safe='')}")
    assert page.locator("h1").inner_text() == "There is nothing here"


def test_a_stored_question_is_a_form_with_table_and_chart(page: Page) -> None:
    page.goto("/queries")
    page.get_by_role("link", name="How often is each issue spoken of").click()
    assert page.locator(".bars svg").count() == 20
    page.get_by_role("combobox", name="actor").fill("Sergey Lavrov")
    page.get_by_role("button", name="Ask").click()
    assert "actor=Sergey+Lavrov" in page.url
    assert page.locator(".scroll tbody tr").count() < 20
    assert "person/sergey-lavrov" in page.locator("pre", has_text="SELECT").first.inner_text()


def test_a_name_that_a_question_does_not_know_is_told(page: Page) -> None:
    page.goto("/queries/agreements?actor=Nobody&format=html")
    assert "no Actor of this name" in page.get_by_role("alert").inner_text()


def test_the_editor_asks_tables_truths_and_graphs(page: Page) -> None:
    page.goto("/editor")
    page.get_by_role("button", name="Ask").click()
    assert page.locator(".scroll tbody tr").count() > 5
    page.get_by_label("Query").fill("ASK { ?s ?p ?o }")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector(".truth")
    assert page.locator(".truth").inner_text() == "Yes"
    assert page.locator(".formats").count() == 0  # a truth is had neither as CSV nor as Turtle
    page.get_by_label("Query").fill("CONSTRUCT WHERE { ?s ?p ?o } LIMIT 1")
    page.get_by_role("button", name="Ask").click()
    page.wait_for_selector("text=Graph")
    assert page.get_by_label("The answer in Turtle").count() == 1
    page.get_by_text("Cite, download").click()
    link = page.locator(".formats").get_by_role("link", name="Turtle", exact=True)
    assert page.request.get(link.get_attribute("href") or "").ok
    assert page.locator(".formats").get_by_role("link", name="CSV").count() == 0


def test_the_editor_tells_what_is_wrong_with_a_query(page: Page) -> None:
    page.goto(f"/editor?query={quote('SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }')}")
    assert "SERVICE would send the query" in page.get_by_role("alert").inner_text()


def test_other_things_have_pages_too(page: Page) -> None:
    page.goto("/office/JP-prime-minister")
    assert page.locator("h1").inner_text() == "Prime Minister of Japan"
    page.goto("/office/none-such")
    assert page.locator("h1").inner_text() == "There is nothing here"


@pytest.mark.parametrize("path", ["/", "/network", "/person/shinzo-abe", HAMBURG, "/commitments"])
def test_pages_can_be_cited_and_had_for_programs(page: Page, path: str) -> None:
    page.goto(path)
    page.get_by_text("Cite, download, copy").click()
    for name in ("Turtle", "JSON-LD", "CSV"):
        link = page.locator(".formats").get_by_role("link", name=name, exact=True)
        answer = page.request.get(link.get_attribute("href") or "")
        assert answer.ok
        assert {"Turtle": "turtle", "JSON-LD": "ld+json", "CSV": "csv"}[name] in str(
            answer.headers["content-type"]
        )
    assert "read by summitgraph" in page.locator("#cite").inner_text()
    assert "read.csv(" in page.locator("#in-r").inner_text()
    assert "pd.read_csv(" in page.locator("#in-python").inner_text()
    assert "SELECT" in page.locator("#in-sparql").inner_text()


def test_without_scripts_the_pages_still_work(browser: Browser, served: Service) -> None:
    with watched(browser, served, java_script_enabled=False) as page:
        page.goto(HAMBURG)
        page.get_by_text("The leaders agreed to hold vice-ministerial consultations").click()
        assert "reported/active/verb-agrees" in page.locator("#facts").inner_text()
        page.goto("/network")
        assert page.locator("tbody tr").count() > 50
