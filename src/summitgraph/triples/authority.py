"""The registers' facts about what the accounts use: actors, offices, events, issues, acts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from summitgraph.ontology import Text, load
from summitgraph.ontology.terms import SG, SKOS
from summitgraph.records.account import Account
from summitgraph.records.knowledge import Knowledge
from summitgraph.triples.iris import DEFAULT_BASE, ROOT, Iris
from summitgraph.triples.term import IRI, Literal, Quad
from summitgraph.triples.write import Writer


def authority_quads(
    accounts: Sequence[Account], knowledge: Knowledge, *, base: str = DEFAULT_BASE
) -> list[Quad]:
    """The quads of the authority graph: of all that the accounts name, and what that rests on."""
    keys: set[str] = set()
    for account in accounts:
        keys |= used_keys(account)
    return [*act_quads(base), *key_quads(resting_on(keys, knowledge), base)]


def resting_on(keys: Iterable[str], knowledge: Knowledge) -> frozenset[str]:
    """The keys with those of what they rest on: persons' terms, offices, bodies, wider issues."""
    found = set(keys)
    for term in knowledge.terms:
        if f"{term.person}" in found:
            found |= {term.key, term.office}
    for office in [k for k in found if k in knowledge.offices]:
        found.add(knowledge.offices[office].body)
    for issue in [k for k in found if k in knowledge.issues]:
        found |= _wider(issue, knowledge)
    return frozenset(found)


def key_quads(keys: Iterable[str], base: str = DEFAULT_BASE) -> list[Quad]:
    """What the registers tell of things by their keys; of no two keys the same quad."""
    out = Writer(Iris(base).common_graph("authority"))
    graph = load("states", "organisations", "offices", "events", "issues", "cues", "summitgraph")
    for key in sorted(keys):
        iri = ROOT + key
        for predicate in graph.predicates(iri):
            if predicate in _LEFT_OUT:
                continue
            for value in graph.objects(iri, predicate):
                if isinstance(value, Text):
                    out.add(iri, predicate, _literal(value))
                else:
                    out.add(iri, predicate, IRI(value))
    return list(dict.fromkeys(out.quads))


def act_quads(base: str = DEFAULT_BASE) -> list[Quad]:
    """The scheme of acts, which every graph holds."""
    out = Writer(Iris(base).common_graph("authority"))
    acts = load("acts")
    for iri in acts.subjects_of_type(SG.ACT) + acts.subjects_of_type(SG.ACT_FAMILY):
        for predicate in (_TYPE, SKOS.PREF_LABEL, SKOS.BROADER, SG.AS_PROPERTY):
            for value in acts.objects(iri, predicate):
                out.add(iri, predicate, _literal(value) if isinstance(value, Text) else IRI(value))
    return list(dict.fromkeys(out.quads))


def used_keys(account: Account) -> frozenset[str]:
    """The keys of what an account names of the registers."""
    keys: set[str] = set()
    if account.readout.side:
        keys.add(f"state/{account.readout.side}")
    meeting = account.meeting
    if meeting.occasion is not None:
        keys.add(meeting.occasion.key)
    for part in meeting.participations:
        keys |= {a.key for a in (part.actor, part.represents) if a is not None and a.known}
        if part.office is not None:
            keys.add(part.office)
    for statement in account.statements:
        made = statement.commitment
        parties = (*made.bound, *made.beneficiaries) if made else ()
        named = (*statement.speakers, *statement.addressees, *parties)
        keys |= {a.key for a in named if a.known}
        for issue in statement.issues:
            keys |= {issue.key} if not issue.minted else set(issue.broader)
    return frozenset(keys)


_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
# Names by which texts are read, not facts about the thing.
_LEFT_OUT = frozenset((SG.CITY, SG.AMBIGUOUS_NAME, SG.TITLE, SG.HAS_MEMBER))


def _literal(value: Text) -> Literal:
    if value.language:
        return Literal(value.value, language=value.language)
    return Literal(value.value, value.datatype) if value.datatype else Literal(value.value)


def _wider(key: str, knowledge: Knowledge) -> set[str]:
    found: set[str] = set()
    todo: list[str] = [key]
    while todo:
        entry = knowledge.issues.get(todo.pop())
        new: Iterable[str] = [b for b in entry.broader if b not in found] if entry else []
        found |= set(new)
        todo += new
    return found
