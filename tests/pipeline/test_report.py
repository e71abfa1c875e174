"""The report: every word of the text stands in it once, escaped, and nothing is fetched or run."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

from summitgraph.pipeline.documents import Skipped
from summitgraph.pipeline.report import report_page
from summitgraph.records import Account, FollowUp, LedgerEntry, LedgerState


class _Page(HTMLParser):
    """Tags with attributes, ids, and the text of the readouts without tips and chips."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.errors: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {k: v or "" for k, v in attrs}))
        if tag not in ("meta", "input", "img", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.errors.append(tag)


def _text_of(page: str) -> str:
    """What a reader sees in the text column, without the tips."""
    column = page[page.index('<div class="text"') : page.index('<div class="list"')]
    without_tips = re.sub(r'<span class="tip".*?</span></span></span>', "", column)
    return re.sub(r"<[^>]*>", "", without_tips)


def test_every_word_of_the_text_is_shown_in_order(account: Account) -> None:
    shown = _text_of(report_page([account]))
    for escaped, plain in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        shown = shown.replace(escaped, plain)
    assert shown.split() == account.readout.text.split()


def test_tags_are_closed_and_ids_are_unique(account: Account, follow_up: FollowUp) -> None:
    page = _Page(report_page([account], [follow_up], conforms=True))
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert (page.errors, page.open, len(ids)) == ([], [], len(set(ids)))


def test_each_link_inside_the_page_has_its_target(account: Account, follow_up: FollowUp) -> None:
    page = _Page(report_page([account], [follow_up], pictures={"x": b"png"}))
    ids = {attributes.get("id") for _, attributes in page.tags}
    links = {a["href"][1:] for t, a in page.tags if t == "a" and a["href"].startswith("#")}
    assert links <= ids


def test_nothing_is_fetched_or_run(account: Account) -> None:
    page = _Page(report_page([account], pictures={"x": b"png"}))
    tags = {tag for tag, _ in page.tags}
    assert tags & {"script", "link", "iframe", "object", "form", "base"} == set()
    sources = [a["src"] for _, a in page.tags if "src" in a]
    assert all(source.startswith("data:image/png;base64,") for source in sources)
    assert not any(name.startswith("on") for _, a in page.tags for name in a)


def test_markup_in_a_text_stays_text(account: Account) -> None:
    page = report_page([account], skipped=[Skipped(name="<script>", reason="</td><b>")])
    assert "<b>Lund</b>" not in page
    assert "Rivertown &lt;summit&gt;" in page
    assert "<script>" not in page


def test_a_link_that_is_no_web_address_is_not_made(account: Account) -> None:
    assert "javascript:" not in report_page([account])


def test_a_web_address_becomes_a_link(account: Account) -> None:
    readout = replace(account.readout, url='https://e.org/?a="b"')
    page = report_page([replace(account, readout=readout)])
    assert 'href="https://e.org/?a=&quot;b&quot;"' in page


def test_a_sentence_without_statement_is_faint_and_tells_why(account: Account) -> None:
    assert 'class="unread" title="The sentence tells who met."' in report_page([account])


def test_a_commitment_is_linked_to_its_words(account: Account) -> None:
    page = report_page([account])
    assert '<a href="#q-abababab-0">open the bridge in June</a>' in page
    assert 'id="q-abababab-0"' in page


def test_what_came_of_a_commitment_is_told_as_evidence(
    account: Account, follow_up: FollowUp
) -> None:
    assert "not heard of again" in report_page([account])
    page = report_page([account], [follow_up])
    assert "not heard of again" not in page
    assert "spoken of later" in page
    assert "same actors &amp; later" in page


def test_silence_on_what_is_past_due_is_told(account: Account) -> None:
    entry = LedgerEntry(
        first=(account.readout.sha256, 0),
        tellings=((account.readout.sha256, 0),),
        follow_ups=(),
        state=LedgerState.PAST_DUE,
        as_of=date(2020, 1, 1),
    )
    told = "they met since, and no readout speaks of it"
    assert told in report_page([account], entries=[entry])
    assert told not in report_page([account], entries=[replace(entry, state=LedgerState.OPEN)])


def test_the_narrower_of_two_overlapping_statements_has_the_colour(account: Account) -> None:
    first = account.statements[0]
    start, end = first.evidence.start + 4, first.evidence.start + 11
    inner = replace(
        account.statements[1],
        evidence=replace(first.evidence, start=start, end=end, quote="leaders"),
    )
    page = report_page([replace(account, statements=(first, inner))])
    assert re.search(r'class="said expressesConcern" id="q-abababab-1"[^>]*>leaders<', page)
    assert " ".join(_text_of(page).split()).count("leaders") == 1


def test_the_order_of_accounts_does_not_change_the_page(account: Account) -> None:
    other = replace(account, readout=replace(account.readout, name="later.txt", sha256="cd" * 32))
    assert report_page([account, other]) == report_page([other, account])
