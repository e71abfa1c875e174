# ruff: noqa: E501 - the graph below reads best with a statement a line
"""Strings that would do harm where a page took them for more than text, and a graph full of one."""

from __future__ import annotations

from itertools import product

from summitgraph.store import GraphStore
from summitgraph.triples.term import printable

_HARM = (
    "<script>pwned()</script>",
    '"><script>pwned()</script>',
    "'><img src=x onerror=pwned()>",
    "<img src=x onerror=pwned()>",
    "<svg onload=pwned()>",
    "<iframe srcdoc='<script>parent.pwned()</script>'>",
    "</textarea><script>pwned()</script>",
    "</title><script>pwned()</script>",
    "</style><script>pwned()</script>",
    "<style>*{display:none}</style>",
    "<a href=javascript:pwned()>x</a>",
    "javascript:pwned()",
    "data:text/html,<script>pwned()</script>",
    '" onmouseover="pwned()',
    "' onfocus='pwned()' autofocus='",
    "{{ 7*7 }}{% if 1 %}pwned{% endif %}",
    "${7*7}`pwned`",
    "<!-- --><b>bold</b><!--",
    "]]><b>x</b>",
    "&lt;script&gt;pwned()&lt;/script&gt;",
    "&#x3c;script&#x3e;",
    '=HYPERLINK("http://e.org")',
    "+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "-2+3",
    "<base href='http://e.org/'>",
    "<meta http-equiv=refresh content='0;url=http://e.org/'>",
    "<form action=http://e.org/><input name=q>",
    "<link rel=stylesheet href=http://e.org/x.css>",
    "<div hx-get='/nope' hx-trigger='load'>x</div>",
    "<div data-hx-on:click='pwned()'>x</div>",
    "\\u003cscript\\u003epwned()\\u003c/script\\u003e",
)
_BEFORE = ("", "ok ", "\u202e", "a\u0000\u0001", "é\u0301", "\ud800", "x" * 400 + " ", "\n\n")
_AFTER = ("", " end", "\u2028", "\u200b\ufeff", "'\"<>&", " \\", "%00%3Cscript%3E", " 你好 🙂")


def strings() -> list[str]:
    """Five hundred, each once, as the graph holds them."""
    every = [b + h + a for b, h, a in product(_BEFORE, _HARM, _AFTER)]
    found = list(dict.fromkeys(map(printable, every)))
    step = len(found) / 500
    return [found[int(n * step)] for n in range(500)]


def world(text: str) -> GraphStore:
    """A graph of two accounts of a meeting in which everything that can be called is called so."""
    store = GraphStore()
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    escaped = escaped.replace("\r", "\\r")
    store.load(_TRIG.replace("TEXT", escaped).replace("SIZE", str(len(text))), "trig")
    return store


_TRIG = """\
@prefix sg: <https://w3id.org/summitgraph/ns#> .
@prefix act: <https://w3id.org/summitgraph/act/> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@base <https://w3id.org/summitgraph/id/> .

<graph/authority> {
  <person/a> a sg:Person ; skos:prefLabel "TEXT"@en ; skos:altLabel "TEXT"@en ; sg:familyName "TEXT" .
  <person/b> a sg:Person ; skos:prefLabel "TEXT b"@en ; sg:learntFrom <readout/one> .
  <office/o> a org:Post ; skos:prefLabel "TEXT"@en ; org:postIn <state/s> .
  <state/s> a sg:State ; skos:prefLabel "TEXT"@en .
  <term/t> a sg:OfficeTerm ; org:member <person/a> ; sg:office <office/o> ; sg:from "2001-01-01"^^xsd:date .
  <event/e> a sg:OccasionEvent ; skos:prefLabel "TEXT"@en .
  <issue/wide> a sg:Issue ; skos:prefLabel "TEXT"@en ; skos:definition "TEXT"@en .
  <issue/i> a sg:Issue ; skos:prefLabel "TEXT"@en ; skos:definition "TEXT"@en ; skos:broader <issue/wide> .
  act:agrees skos:prefLabel "TEXT"@en .
}
<graph/links> {
  <ledger> a sg:Ledger ; sg:ledgerAsOf "2020-01-01"^^xsd:date .
  <commitment/c> sg:firstMadeAs <commitment/c> ; sg:ledgerState "TEXT" ;
    sg:evidenceState "TEXT" ; sg:followedUpBy <statement/two> .
  <followup/f> a sg:FollowUp ; sg:commitment <commitment/c> ; sg:statement <statement/two> ;
    sg:followUpKind "TEXT" ; sg:why "TEXT"@en .
  <match/m> a sg:MeetingMatch ; sg:meeting <meeting/m> ; prov:wasDerivedFrom <readout/one>, <readout/two> ;
    sg:confidence 0.9 ; sg:why "TEXT"@en .
}
<graph/readout/one> {
  <readout/one> a sg:Readout ; dct:title "TEXT" ; dct:publisher "TEXT" ; dct:license "TEXT" ;
    dct:language "TEXT" ; dct:issued "TEXT" ; dct:source <javascript:pwned()> ; sg:fileName "TEXT" ;
    sg:sha256 "TEXT" ; sg:text "TEXT" ; sg:sentenceCount 2 ; sg:codedSentenceCount 1 ;
    sg:side <state/s> ; sg:reports <meeting/m> .
  <meeting/m> a sg:Meeting ; rdfs:label "TEXT"@en ; sg:date "TEXT" ; sg:earliest "2020-01-01"^^xsd:date ;
    sg:latest "2020-01-01"^^xsd:date ; sg:place "TEXT" ; sg:format "TEXT" ; sg:occasion <event/e> ;
    sg:participant <person/a>, <person/b> ; sg:participation <participation/p> .
  <participation/p> a sg:Participation ; sg:actor <person/a> ; sg:roleText "TEXT" ; sg:officeHeld <office/o> ;
    sg:represents <state/s> .
  <statement/one> a sg:Statement ; sg:speaker <person/a>, <person/b> ; sg:addressee <person/b> ;
    sg:act act:agrees ; sg:issue <issue/i> ; sg:meeting <meeting/m> ; sg:polarity "positive" ;
    sg:modality "TEXT" ; sg:quote "TEXT" ; sg:sectionHeading "TEXT" ; sg:rule "TEXT" ; sg:confidence 0.9 ;
    prov:wasDerivedFrom <readout/one> ; oa:hasTarget <span/one> .
  <span/one> oa:hasSelector <span/one-position> . <span/one-position> oa:start 0 ; oa:end 3 .
  <commitment/c> a sg:Commitment ; sg:bound <person/a> ; sg:beneficiary <person/b> ; sg:undertaking "TEXT" ;
    sg:issue <issue/i> ; sg:due "TEXT" ; sg:duePhrase "TEXT" ; sg:meeting <meeting/m> ;
    sg:restsOn <statement/one> ; sg:verdict "TEXT" .
  <notice/n> a sg:Notice ; sg:noticeKind "TEXT" ; sg:reason "TEXT" ; sg:message "TEXT"@en ; sg:quote "TEXT" ;
    prov:wasDerivedFrom <readout/one> ; oa:hasTarget <span/n> .
  <span/n> oa:hasSelector <span/n-position> . <span/n-position> oa:start 3 ; oa:end SIZE .
}
<graph/readout/two> {
  <readout/two> a sg:Readout ; dct:title "TEXT" ; dct:publisher "TEXT" ; sg:fileName "TEXT two" ;
    sg:text "TEXT" ; sg:reports <meeting/m> .
  <meeting/m> a sg:Meeting ; rdfs:label "TEXT"@en ; sg:date "TEXT" ; sg:place "TEXT elsewhere" .
  <statement/two> a sg:Statement ; sg:speaker <person/b> ; sg:act act:concern ; sg:issue <issue/i> ;
    sg:meeting <meeting/m> ; sg:polarity "negative" ; sg:quote "TEXT" ; sg:rule "TEXT" ;
    prov:wasDerivedFrom <readout/two> ; oa:hasTarget <span/two> .
  <span/two> oa:hasSelector <span/two-position> . <span/two-position> oa:start 0 ; oa:end 3 .
}
"""
THINGS = (
    *("readout/one", "readout/two", "meeting/m", "person/a", "person/b", "state/s", "issue/i"),
    *("issue/wide", "statement/one", "statement/two", "commitment/c", "office/o", "event/e"),
    *("notice/n", "participation/p"),
)
"""The things of that graph that have a page, by their path under the base."""
STRINGS_TOGETHER = " ¦ ".join(strings()[::16])
"""Some of them at once, of each kind."""
