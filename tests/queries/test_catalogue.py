"""The headers of the stored questions, and the rules that all of them keep."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from summitgraph.errors import QueryError
from summitgraph.ontology import terms
from summitgraph.queries import ParameterType, Question, catalogue, index
from summitgraph.queries.catalogue import collect, read_question
from summitgraph.resources import folder
from summitgraph.store import PREFIXES, GraphStore
from summitgraph.store.sparql import tokens

HEADER = """\
#+ summary: What?
#+ parameters:
#+   - actor: {type: iri, class: Actor, default: null}
#+   - kind: {type: string, default: undecided}
#+ returns: [a, b]
#+ tags: [x, y]
"""
BODY = "SELECT ?a ?b { VALUES ?_actor { UNDEF } VALUES ?_kind { UNDEF } ?a ?b ?_actor, ?_kind }\n"
each_question = pytest.mark.parametrize(
    "question", catalogue().values(), ids=lambda question: question.name
)


def write(folder: Path, text: str) -> Path:
    path = folder / "theme" / "what.rq"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    return path


def test_a_header_is_read(tmp_path: Path) -> None:
    question = read_question(write(tmp_path, HEADER + BODY))
    assert (question.name, question.theme, question.summary) == ("what", "theme", "What?")
    assert (question.returns, question.tags) == (("a", "b"), ("x", "y"))
    actor, kind = question.parameters
    assert (actor.name, actor.type, actor.of_class) == ("actor", ParameterType.IRI, "Actor")
    assert (actor.default, kind.default) == (None, "undecided")


@pytest.mark.parametrize(
    ("was", "now", "message"),
    [
        ("#+ summary: What?\n", "", "lacks summary"),
        ("type: string", "type: text", "out of form"),
        ("type: string", "typ: string", "out of form"),
        ("VALUES ?_kind { UNDEF }", "", "not the slots.*_kind"),
        ("VALUES ?_kind", "VALUES ?_sort { UNDEF } VALUES ?_kind", "not the slots.*_sort"),
    ],
)
def test_a_header_out_of_form_is_told(tmp_path: Path, was: str, now: str, message: str) -> None:
    path = write(tmp_path, (HEADER + BODY).replace(was, now))
    with pytest.raises(QueryError, match=message) as caught:
        read_question(path)
    assert caught.value.where == str(path)


@each_question
def test_a_question_runs_as_it_stands_and_is_empty_on_nothing(question: Question) -> None:
    assert len(GraphStore().select(question.text)) == 0


@each_question
def test_a_question_declares_the_prefixes_that_it_uses_and_no_others(question: Question) -> None:
    declared = dict(re.findall(r"^PREFIX (\w+): <(.*)>$", question.text, re.MULTILINE))
    names = [token.text for token in tokens(question.text) if token.kind == "prefixed"]
    used = {name.partition(":")[0] for name in names if not name.endswith(":")}
    assert set(declared) == used
    assert declared == {prefix: PREFIXES[prefix] for prefix in declared}


@each_question
def test_a_question_uses_terms_that_the_ontology_has(question: Question) -> None:
    known = {value for value in vars(terms.SG).values() if isinstance(value, str)}
    names = {token.text for token in tokens(question.text) if token.text.startswith("sg:")}
    assert {PREFIXES["sg"] + name[3:] for name in names - {"sg:"}} <= known


@each_question
def test_the_order_of_an_answer_is_said(question: Question) -> None:
    assert re.search(r"^ORDER BY ", question.text, re.MULTILINE)


@each_question
def test_no_property_path_is_walked_anew_for_each_row(question: Question) -> None:
    for block in re.findall(r"NOT EXISTS \{([^{}]*)", question.text):
        assert not re.search(r"[*+]", block)


def test_the_index_is_current() -> None:
    assert (folder("queries") / "README.md").read_text(encoding="utf-8") == index(), (
        "run python -m summitgraph.queries > queries/README.md"
    )


def test_two_questions_of_one_name_are_refused(tmp_path: Path) -> None:
    path = write(tmp_path, HEADER + BODY)
    with pytest.raises(QueryError, match="one name"):
        collect([path, path])
