"""The stored rules say the same news as owlrl, and only what the vocabulary bears out."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pyoxigraph
import pytest
from tests.shapes.broken import broken

from summitgraph.errors import QueryError
from summitgraph.ontology import FOAF, PROV, RDF, SEM, SG, SKOS
from summitgraph.pipeline.build import build
from summitgraph.reasoning import owl_rl, rules_rl
from summitgraph.reasoning.lines import joined, lines, rule, vocabulary
from summitgraph.reasoning.rules import RULES
from summitgraph.resources import files, folder
from summitgraph.shapes import validate

_SOUND = sorted((Path(__file__).parents[1] / "shapes" / "valid").glob("*.ttl"))
_WHOLE = [path for path in _SOUND if path.stem.islower()]  # one of each class, without near misses


def _nt(path: Path) -> str:
    return joined(f"{quad.triple} ." for quad in pyoxigraph.parse(path=path))


def _line(subject: str, predicate: str, value: str) -> str:
    return f"<urn:{subject}> <{predicate}> <{value if ':' in value else 'urn:' + value}> ."


@pytest.mark.parametrize("path", _WHOLE, ids=lambda p: str(p.stem))
def test_the_rules_say_the_same_news_as_owlrl(path: Path) -> None:
    expected = owl_rl(_nt(path))
    assert rules_rl(_nt(path)) == expected
    assert expected


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.filterwarnings("ignore:Parsing weird boolean")
def test_the_rules_say_the_same_news_of_a_broken_graph(seed: int) -> None:
    nquads = broken(seed, classes=False).dump()
    assert rules_rl(nquads) == owl_rl(nquads) != set()


@pytest.mark.parametrize("seed", ["2018-12-01-buenos-aires-summit-mofa.txt"])
def test_the_rules_say_the_same_news_of_a_real_readout(seed: str) -> None:
    nquads = build([folder("seeds") / seed]).store.dump()
    assert rules_rl(nquads) == owl_rl(nquads) != set()


@pytest.mark.parametrize("path", _SOUND, ids=lambda p: str(p.stem))
def test_a_sound_graph_stays_sound_with_its_news(path: Path) -> None:
    nt = _nt(path)
    assert validate(nt + joined(rules_rl(nt))).findings == ()


def test_affirming_is_agreeing() -> None:
    assert _line("abe", SG.AGREES, "treaty") in rules_rl(_line("abe", SG.AFFIRMS, "treaty"))


def test_agreeing_is_not_affirming() -> None:
    assert rules_rl(_line("abe", SG.AGREES, "treaty")) == set()


def test_a_person_is_an_actor_and_an_agent() -> None:
    found = rules_rl(_line("abe", RDF.TYPE, SG.PERSON))
    assert _line("abe", RDF.TYPE, SG.ACTOR) in found
    assert _line("abe", RDF.TYPE, FOAF.AGENT) in found
    assert _line("abe", RDF.TYPE, SG.STATE) not in found


def test_a_speaker_speaks() -> None:
    found = rules_rl(_line("statement", SG.SPEAKER, "abe"))
    assert _line("abe", SG.SPEAKER_OF, "statement") in found
    assert _line("statement", PROV.WAS_ATTRIBUTED_TO, "abe") in found


def test_the_inverse_of_an_inverse_is_the_property() -> None:
    found = rules_rl(_line("abe", SG.SPEAKER_OF, "statement"))
    assert _line("statement", SG.SPEAKER, "abe") in found


def test_an_issue_is_raised_at_the_meeting_of_its_statement() -> None:
    text = "\n".join([_line("s", SG.HAS_ISSUE, "treaty"), _line("s", SG.HAS_MEETING, "sochi")])
    assert _line("treaty", SG.RAISED_AT, "sochi") in rules_rl(text)


def test_an_issue_is_not_raised_at_the_meeting_of_another_statement() -> None:
    text = "\n".join([_line("s", SG.HAS_ISSUE, "treaty"), _line("t", SG.HAS_MEETING, "sochi")])
    assert _line("treaty", SG.RAISED_AT, "sochi") not in rules_rl(text)


def test_wider_issues_are_found_over_several_steps() -> None:
    steps = ["vessels", "strait", "ukraine", "europe"]
    text = "\n".join(_line(a, SKOS.BROADER, b) for a, b in pairwise(steps))
    found = rules_rl(text)
    assert _line("vessels", SKOS.BROADER_TRANSITIVE, "europe") in found
    assert _line("vessels", SKOS.BROADER, "europe") not in found
    assert found == owl_rl(text)


def test_a_literal_keeps_its_words() -> None:
    day = '"2017-07-07"^^<http://www.w3.org/2001/XMLSchema#date>'
    text = f"<urn:m> <{SG.EARLIEST}> {day} ."
    assert rules_rl(text) == {f"<urn:m> <{SEM.HAS_EARLIEST_BEGIN_TIME_STAMP}> {day} ."}
    assert owl_rl(text) == rules_rl(text)


def test_what_is_known_is_no_news() -> None:
    text = _line("abe", SG.AFFIRMS, "treaty") + "\n" + _line("abe", SG.AGREES, "treaty")
    assert rules_rl(text) == set()


def test_the_vocabulary_says_nothing_about_itself() -> None:
    assert rules_rl("") == owl_rl("") == set()


def test_the_vocabulary_holds_no_register() -> None:
    assert not any("summitgraph/state/JP" in line for line in vocabulary())


def test_every_stored_rule_is_run() -> None:
    stored = {path.stem for path in files("ontology", ".rq")}
    assert stored == {*RULES, "direct-triples"}


def test_a_rule_that_is_not_there_is_named() -> None:
    with pytest.raises(QueryError, match="choose among chain"):
        rule("nosuch")


def test_lines_of_several_graphs_are_one_set() -> None:
    text = "<urn:a> <urn:b> <urn:c> <urn:g> .\n<urn:a> <urn:b> <urn:c> <urn:h> .\n"
    assert joined(lines(text)) == "<urn:a> <urn:b> <urn:c> .\n"
