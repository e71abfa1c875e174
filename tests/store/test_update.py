"""Updates from outside: what is refused, and where USING goes."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from summitgraph.errors import QueryError
from summitgraph.store.update import refuse_outside_update, with_dataset

MOVE = "DELETE { ?s <e:p> ?o } INSERT { ?s <e:q> ?o } WHERE { ?s <e:p> ?o }"


@pytest.mark.parametrize(
    "update",
    [
        "LOAD <http://e.org/>",
        "load silent <http://e.org/>",
        "CLEAR ALL ; LoAd<http://e.org/>",
        "CLEAR ALL;LOADSILENT<http://e.org/>",
        "PREFIX e: <http://e.org/> LOAD e:x",
        "INSERT { ?s ?p ?o } WHERE { SERVICE <http://e.org/> { ?s ?p ?o } }",
    ],
)
def test_an_update_that_reaches_outside_is_refused(update: str) -> None:
    with pytest.raises(QueryError, match="another machine"):
        refuse_outside_update(update)


@pytest.mark.parametrize(
    "update",
    [
        'INSERT DATA { <e:load> <e:p> "LOAD <http://e.org/>" } # LOAD <http://e.org/>',
        "DELETE WHERE { ?load ?service ?o }",
        "PREFIX e: <e:> INSERT DATA { e:load e:p e:payload }",
        "CLEAR ALL",
    ],
)
def test_an_update_that_only_speaks_of_it_is_not(update: str) -> None:
    refuse_outside_update(update)


def test_using_stands_before_each_where() -> None:
    twice = with_dataset(f"{MOVE} ;\n{MOVE}", ["e:g"], ["e:h"])
    assert twice.count("USING <e:g> USING NAMED <e:h> WHERE") == 2


def test_a_delete_where_is_written_out() -> None:
    expected = "DELETE { ?s ?p ?o } USING <e:g> WHERE { ?s ?p ?o }"
    assert with_dataset("DELETE WHERE { ?s ?p ?o }", ["e:g"], []) == expected


def test_a_where_in_a_subquery_is_left_alone() -> None:
    update = "INSERT { <e:a> <e:b> ?s } WHERE { SELECT ?s WHERE { ?s ?p ?o } }"
    expected = "INSERT { <e:a> <e:b> ?s } USING <e:g> WHERE { SELECT ?s WHERE { ?s ?p ?o } }"
    assert with_dataset(update, ["e:g"], []) == expected


def test_the_dataset_is_the_one_that_is_asked() -> None:
    store = ox.Store()
    store.update("INSERT DATA { GRAPH <e:g> { <e:a> <e:p> 1 } GRAPH <e:h> { <e:b> <e:p> 2 } }")
    insert = "INSERT { GRAPH <e:new> { ?s <e:q> ?o } } WHERE { ?s <e:p> ?o }"
    store.update(with_dataset(insert, ["e:h"], []))
    assert [str(q.subject) for q in store.quads_for_pattern(None, ox.NamedNode("e:q"), None)] == [
        "<e:b>"
    ]


@pytest.mark.parametrize("clause", ["USING <e:g>", "USING NAMED <e:g>", "using <e:g>"])
def test_an_update_that_names_its_dataset_takes_no_other(clause: str) -> None:
    update = MOVE.replace("WHERE", f"{clause} WHERE")
    with pytest.raises(QueryError, match="names its graphs"):
        with_dataset(update, ["e:h"], [])
    with pytest.raises(QueryError, match="names its graphs"):
        with_dataset(f"WITH <e:g> {MOVE}", ["e:h"], [])
    assert with_dataset(update, [], []) == update
