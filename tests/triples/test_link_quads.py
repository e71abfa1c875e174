"""What only several readouts tell: follow-ups, and one state for each commitment."""

from __future__ import annotations

from dataclasses import replace

from summitgraph.ontology import PROV, RDF, SG
from summitgraph.records import Account, CommitmentEvidence, FollowUp
from summitgraph.triples import link_quads
from summitgraph.triples.iris import Iris
from summitgraph.triples.term import Quad


def _states(quads: list[Quad]) -> dict[str, str]:
    return {
        q.subject: q.object.value
        for q in quads
        if q.predicate == SG.EVIDENCE_STATE and not isinstance(q.object, str)
    }


def _commitment(account: Account) -> str:
    iris = Iris()
    return iris.commitment(iris.statement(account.readout.sha256, account.statements[0]))


def test_every_commitment_has_one_state(
    account: Account, later: Account, follow_up: FollowUp
) -> None:
    quads = link_quads([account, later], [follow_up])
    assert _states(quads) == {_commitment(account): "mentioned", _commitment(later): "none"}


def test_the_strongest_evidence_is_the_state(
    account: Account, later: Account, follow_up: FollowUp
) -> None:
    sha = later.readout.sha256
    done = replace(follow_up, statement=(sha, 0), kind=CommitmentEvidence.REPORTED_DONE)
    for order in ([follow_up, done], [done, follow_up]):
        states = _states(link_quads([account, later], order))
        assert states[_commitment(account)] == "reported-done"


def test_a_follow_up_tells_who_and_why(
    account: Account, later: Account, follow_up: FollowUp
) -> None:
    quads = link_quads([account, later], [follow_up])
    (me,) = [q.subject for q in quads if (q.predicate, q.object) == (RDF.TYPE, SG.FOLLOW_UP)]
    told = {q.predicate: q.object for q in quads if q.subject == me}
    assert told[SG.HAS_COMMITMENT] == _commitment(account)
    assert told[SG.HAS_STATEMENT] == Iris().statement(later.readout.sha256, later.statements[1])


def test_without_readouts_there_is_nothing_to_tell() -> None:
    assert link_quads([], []) == []


def test_the_order_of_readouts_changes_nothing(
    account: Account, later: Account, follow_up: FollowUp
) -> None:
    forth = link_quads([account, later], [follow_up])
    assert set(forth) == set(link_quads([later, account], [follow_up]))


def test_each_telling_points_to_the_first_and_bears_the_state_of_the_ledger(
    account: Account, later: Account, links: list[Quad]
) -> None:
    told = {
        (q.subject, q.predicate): q.object if isinstance(q.object, str) else q.object.value
        for q in links
    }
    for me in (_commitment(account), _commitment(later)):
        assert told[me, SG.FIRST_MADE_AS] == _commitment(account)
        assert told[me, SG.LEDGER_STATE] == "mentioned"
    assert told[Iris().ledger(), SG.LEDGER_AS_OF] == "2018-12-01"


def test_a_match_names_both_readouts_whatever_their_order(
    account: Account, later: Account, links: list[Quad]
) -> None:
    iris, shas = Iris(), (account.readout.sha256, later.readout.sha256)
    assert iris.meeting_match(*shas) == iris.meeting_match(*reversed(shas))
    me = iris.meeting_match(*shas)
    derived = {q.object for q in links if (q.subject, q.predicate) == (me, PROV.WAS_DERIVED_FROM)}
    assert derived == {iris.readout(sha) for sha in shas}
