"""Whatever a model returns, what stands of it stands in the readout; and nothing is raised."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from summitgraph.link.refused import REASONS
from summitgraph.reading.quote import Quotable, fold
from summitgraph.records import Act
from tests.llm.conftest import TEXT, answer, held, readout_of, returned

_CUTS = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(sorted)
_WORDS = st.one_of(
    _CUTS.map(lambda cut: TEXT[cut[0] : cut[1]]),
    _CUTS.map(lambda cut: TEXT[cut[0] : cut[1]].upper()),
    st.sampled_from(["Ruto", "Mahama", "Kenya", "Ghana", "China", "trade", "in June", "", "\x00"]),
    st.text(max_size=20),
)
_JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), _WORDS),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=6,
)
_STATEMENT = st.fixed_dictionaries(
    {
        "quote": _WORDS,
        "before": _WORDS,
        "actors": st.lists(_WORDS, max_size=3),
        "act": st.sampled_from([*Act, "praises"]),
        "issues": st.lists(
            st.fixed_dictionaries({"label": _WORDS, "minted": st.booleans()}), max_size=3
        ),
        "addressees": st.lists(_WORDS, max_size=2),
        "negated": st.booleans(),
        "undertaking": _WORDS,
        "due": _WORDS,
    }
)


def check(*statements: object, raw: str | None = None) -> None:
    text = readout_of().text
    folded = Quotable.of(text)
    found = held(*statements, raw=raw)
    for s in found.statements:
        span = s.evidence
        assert text[span.start : span.end] == span.quote
        assert s.issues
        assert all(not i.minted or fold(i.label).lower() in folded.folded.lower() for i in s.issues)
        known = [a for a in s.speakers if not a.known]
        assert all(folded.find(a.name) for a in known)
        if s.commitment:
            assert s.commitment.undertaking in text
    for notice in found.notices:
        assert notice.reason in REASONS
        assert text[notice.evidence.start : notice.evidence.end] == notice.evidence.quote


@given(st.lists(_STATEMENT, max_size=3))
def test_statements_of_any_words(statements: list[dict[str, Any]]) -> None:
    check(*(returned(**one) for one in statements))


@given(_WORDS, st.lists(_WORDS, min_size=1, max_size=3))
def test_a_good_form_with_any_quote_and_actors(quote: str, actors: list[str]) -> None:
    check(returned(quote=quote, actors=actors))


@given(_JSON)
def test_any_json_at_all(value: object) -> None:
    check(value)
    check(raw=answer(*([value] if not isinstance(value, list) else value)))


@given(st.text(max_size=60))
def test_any_text_at_all(raw: str) -> None:
    check(raw=raw)
