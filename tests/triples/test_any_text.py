"""Any text at all: quads that the store loads, with every quote in its place."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from summitgraph import authority, extract, link
from summitgraph.errors import UnreadableError
from summitgraph.ontology import OA, SG
from summitgraph.reading import read_bytes
from summitgraph.reasoning import direct_triples
from summitgraph.records import Account, Evidence, Statement
from summitgraph.store import GraphStore
from summitgraph.triples import account_quads, authority_quads, link_quads

READOUT = """Japan-Russia Summit Meeting

On July 7, 2017, Prime Minister Shinzo Abe met President Vladimir Putin in Hamburg.

1. {}

The leaders agreed to hold talks on {} in late August. {}

Prime Minister Abe urged Russia to open {}. They welcomed it.
"""
ANY = st.text(st.characters(codec="utf-8"), max_size=30)
QUOTED = f"""
SELECT ?start ?end ?exact ?text {{
  ?span <{OA.HAS_SOURCE}> ?readout ; <{OA.HAS_SELECTOR}> ?position, ?quote .
  ?position <{OA.START}> ?start ; <{OA.END}> ?end .
  ?quote <{OA.EXACT}> ?exact .
  ?readout <{SG.TEXT}> ?text .
}}
"""


def _stored(account: Account) -> GraphStore:
    store = GraphStore()
    store.add(account_quads(account))
    store.add(link_quads([account], link.follow_ups([account])))
    store.add(authority_quads([account], authority.load()))
    return store


def _quotes_stand(store: GraphStore) -> bool:
    rows = store.select(QUOTED)
    return all(text[start:end] == exact for start, end, exact, text in rows.tuples)  # type: ignore[index]


@settings(deadline=None, max_examples=50)
@given(ANY, ANY, ANY, ANY)
def test_any_words_in_a_readout(a: str, b: str, c: str, d: str) -> None:
    knowledge = authority.load()
    try:
        readout = read_bytes(READOUT.format(a, b, c, d).encode(), "readout.txt")
    except UnreadableError:
        return  # control characters may make it no text at all
    account = link.link(readout, extract.extract(readout, knowledge), knowledge)
    store = _stored(account)
    assert _quotes_stand(store)
    held = store.write("nt")
    assert direct_triples(held) <= set(held.splitlines())


@settings(deadline=None, max_examples=50)
@given(data=st.data(), text=st.text(min_size=1, max_size=60))
def test_any_text_at_any_place(data: st.DataObject, text: str) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    account, statement = _made_by_hand()
    said = replace(statement, evidence=Evidence.of(text, start, end), section=text)
    readout = replace(account.readout, text=text, title=text, publisher=text, licence=text)
    odd = replace(account, readout=readout, statements=(said,), notices=())
    assert _quotes_stand(_stored(odd))


def _made_by_hand() -> tuple[Account, Statement]:
    knowledge = authority.load()
    readout = read_bytes(READOUT.format("Trade", "trade", "", "markets").encode(), "readout.txt")
    account = link.link(readout, extract.extract(readout, knowledge), knowledge)
    return account, account.statements[0]
