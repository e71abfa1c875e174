"""From a graph to statement rows and sides, by the stored questions."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import summitgraph
from summitgraph.network import actor_actor, rows_from_store, sides_from_store
from summitgraph.store import GraphStore

GRAPH = """
@prefix sg: <https://w3id.org/summitgraph/ns#> .
@prefix act: <https://w3id.org/summitgraph/act/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix edtf: <http://id.loc.gov/datatypes/edtf/> .
@prefix : <https://example.org/> .

:g {
:abe a sg:Person ; skos:prefLabel "Shinzo Abe"@en .
:putin a sg:Person ; skos:prefLabel "Vladimir Putin"@en .
:japan a sg:State ; skos:prefLabel "Japan"@en .
:russia a sg:State .
:treaty a sg:Issue ; skos:prefLabel "peace treaty"@en .
:syria a sg:Issue ; skos:prefLabel "Syria"@en .
:m a sg:Meeting ; rdfs:label "Abe, Putin, 2016-05-06, Sochi"@en ; sg:date "2016-05-06"^^edtf:EDTF ;
  sg:participant :abe, :putin ; sg:participation :p1, :p2 .
:p1 a sg:Participation ; sg:actor :abe ; sg:represents :japan .
:p2 a sg:Participation ; sg:actor :putin .
act:affirms skos:broader act:agrees .
:s1 a sg:Statement ; sg:speaker :abe, :putin ; sg:act act:affirms ; sg:issue :treaty, :syria ;
  sg:meeting :m ; sg:polarity "positive" ; sg:quote "The leaders confirmed" .
:s2 a sg:Statement ; sg:speaker :abe ; sg:addressee :russia ; sg:act act:agrees ;
  sg:issue :treaty ; sg:meeting :m ; sg:polarity "negative" ; sg:quote "We did not agree" .
}
"""


def store() -> GraphStore:
    made = GraphStore()
    made.load(GRAPH, "trig")
    return made


def test_a_joint_statement_is_one_row_with_all_its_actors_and_issues() -> None:
    row = rows_from_store(store())[0]
    assert [actor.label for actor in row.actors] == ["Shinzo Abe", "Vladimir Putin"]
    assert [issue.label for issue in row.issues] == ["Syria", "peace treaty"]
    assert (
        row.act,
        row.family,
        row.date,
        row.quote,
    ) == ("affirms", "agrees", "2016-05-06", "The leaders confirmed")


def test_a_statement_keeps_its_polarity_and_addressee() -> None:
    joint, lone = rows_from_store(store())
    assert (lone.polarity, [a.label for a in lone.addressees]) == ("negative", ["russia"])
    assert (joint.polarity, list(joint.addressees)) == ("positive", [])


def test_who_represents_a_state_is_on_its_side_and_who_represents_none_is_on_no_side() -> None:
    assert (sides_from_store(store())) == {
        "https://example.org/abe": "Japan",
        "https://example.org/japan": "Japan",
    }


def test_rows_of_a_graph_make_a_network() -> None:
    edge = actor_actor(rows_from_store(store()))["https://example.org/abe"][
        "https://example.org/putin"
    ]
    assert (edge["congruence"], edge["conflict"]) == (2, 1)


def test_importing_the_networks_loads_no_heavy_library() -> None:
    heavy = {"networkx", "scipy", "numpy", "matplotlib", "pandas", "pyoxigraph", "rdflib"}
    script = f"import sys, summitgraph.network; print({heavy} & sys.modules.keys())"
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "PYTHONPATH": str(Path(summitgraph.__file__).parents[1])},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "set()"
