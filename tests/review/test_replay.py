"""Decisions over what the machine reads: applied, re-anchored, or asked about; never lost."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
import typer

from summitgraph import authority
from summitgraph.cli.verify import verify as verify_command
from summitgraph.pipeline.account import account_of
from summitgraph.pipeline.corrections import NAME, copy_into, of_file
from summitgraph.pipeline.extend import extend
from summitgraph.pipeline.folder import build_folder, remove_readouts
from summitgraph.pipeline.graph import KnowledgeGraph
from summitgraph.pipeline.reviewing import Desk
from summitgraph.pipeline.shelf import Shelf
from summitgraph.pipeline.verify import decisions_wait, verify
from summitgraph.pipeline.writer import Writer
from summitgraph.reading import read_bytes
from summitgraph.records import Account, Act, Statement
from summitgraph.records.actor import Actor, ActorKind
from summitgraph.records.decision import (
    Decision,
    FinalStatement,
    NamedActor,
    NamedIssue,
    OutcomeKind,
    ThingKind,
    Verb,
)
from summitgraph.records.evidence import Evidence
from summitgraph.records.meeting import Participation
from summitgraph.review import Journal, corrected, numbered, ref_of, standing
from summitgraph.triples.iris import DEFAULT_BASE

TEXT = """Talks in Accra

President William Ruto met President John Mahama in Accra on 2 May 2024.
Ruto urged Ghana to open its market for tea. Mahama rejected the proposal on fisheries.
"""


def machine(text: str = TEXT) -> Account:
    return account_of(read_bytes(text.encode(), "accra.txt"))


def decide(verb: Verb, account: Account, *about: Statement, **more: object) -> Decision:
    plain = Decision(
        when="2026-11-24T13:00:00Z",
        who="Ada",
        verb=verb,
        readout=account.readout.sha256,
        file=account.readout.name,
        about=tuple(ref_of(statement) for statement in about),
    )
    return numbered(replace(plain, **more))  # type: ignore[arg-type]


def final(statement: Statement, **more: object) -> FinalStatement:
    made = FinalStatement(
        start=statement.evidence.start,
        end=statement.evidence.end,
        quote=statement.evidence.quote,
        act=statement.act,
        speakers=tuple(NamedActor(key=a.key, name=a.name, kind=a.kind) for a in statement.speakers),
        issues=tuple(NamedIssue(key=i.key, label=i.label) for i in statement.issues),
    )
    return replace(made, **more)  # type: ignore[arg-type]


def over(
    account: Account, *decisions: Decision, here: Sequence[str] = ()
) -> tuple[Account, list[OutcomeKind]]:
    told, outcomes = corrected(
        account, standing(decisions), authority.load(), is_here=list(here).__contains__
    )
    return told, [outcome.kind for outcome in outcomes]


def acts(account: Account) -> list[str]:
    return [str(statement.act) for statement in account.statements]


def test_the_machine_reads_two_statements_here() -> None:
    assert acts(machine()) == ["requests", "rejects"]


def test_a_rejected_statement_is_gone_and_its_sentence_says_why() -> None:
    account = machine()
    told, kinds = over(account, decide(Verb.REJECT, account, account.statements[0]))
    assert (acts(told), kinds) == (["rejects"], [OutcomeKind.APPLIED])
    assert [n.reason for n in told.notices if "urged" in n.evidence.quote] == ["rejected"]
    assert told.coded_sentence_count == account.coded_sentence_count - 1


def test_an_accepted_statement_is_sure_and_names_who_read_it_so() -> None:
    account = machine()
    told, _ = over(account, decide(Verb.ACCEPT, account, account.statements[0]))
    assert told.statements[0].confidence == 1.0
    assert [reader.name for reader in told.statements[0].readers] == ["rules", "Ada"]


def test_a_changed_statement_takes_the_place_of_the_other() -> None:
    account = machine()
    one = account.statements[0]
    change = decide(Verb.CHANGE, account, one, to=(final(one, act=Act.PROPOSES),))
    told, kinds = over(account, change)
    assert (acts(told), kinds) == (["proposes", "rejects"], [OutcomeKind.APPLIED])


def test_a_split_gives_two_and_a_merge_one() -> None:
    account = machine()
    one, other = account.statements
    both = (final(one), final(one, issues=(NamedIssue(key="issue/markets", label="markets"),)))
    told, _ = over(account, decide(Verb.SPLIT, account, one, to=both))
    assert acts(told) == ["requests", "requests", "rejects"]
    told, _ = over(account, decide(Verb.MERGE, account, one, other, to=(final(other),)))
    assert acts(told) == ["rejects"]


def test_a_missed_statement_is_added_and_takes_the_notice_of_its_sentence() -> None:
    account = machine()
    start = TEXT.index("President William Ruto met")
    added = final(
        account.statements[0], start=start, end=start + 26, quote=TEXT[start : start + 26]
    )
    told, kinds = over(account, decide(Verb.ADD, account, to=(added,)))
    assert (len(told.statements), kinds) == (3, [OutcomeKind.APPLIED])
    assert told.coded_sentence_count == account.coded_sentence_count + 1
    assert not [n for n in told.notices if n.evidence.start == start]


def test_words_that_moved_are_found_again_and_words_that_went_are_asked_for() -> None:
    account = machine()
    one = account.statements[0]
    change = decide(Verb.CHANGE, account, one, to=(final(one, act=Act.PROPOSES),))
    moved = machine(TEXT.replace("Talks in Accra", "Long talks in Accra"))
    told, kinds = over(moved, change)
    assert (acts(told), kinds) == (["proposes", "rejects"], [OutcomeKind.APPLIED])
    gone = machine(TEXT.replace("tea", "coffee"))
    told, kinds = over(gone, change)
    assert (acts(told), kinds) == (["requests", "rejects"], [OutcomeKind.LOST])
    assert over(moved, change, here=[account.readout.sha256])[1] == []


_TWICE = TEXT + "\nLater that day Ruto urged Ghana to open its market for tea.\n"


@pytest.mark.parametrize("verb", [Verb.CHANGE, Verb.REJECT, Verb.ACCEPT])
def test_words_that_stand_twice_in_a_changed_text_are_lost_and_not_guessed(verb: Verb) -> None:
    account = machine(_TWICE)
    one, _, again = account.statements
    assert one.evidence.quote == again.evidence.quote
    to = (final(one, act=Act.PROPOSES),) if verb is Verb.CHANGE else ()
    decision = decide(verb, account, one, to=to)
    assert over(account, decision)[1] == [OutcomeKind.APPLIED]  # the text as it was
    moved = machine("At long last. " + _TWICE)
    told, kinds = over(moved, decision)
    assert (told.statements, kinds) == (moved.statements, [OutcomeKind.LOST])
    once = machine("At long last. " + TEXT)  # words that stand once can be meant
    told, kinds = over(once, decision)
    assert told.statements != once.statements
    assert kinds == [OutcomeKind.APPLIED]


def test_a_rejected_statement_whose_words_are_gone_is_lost() -> None:
    account = machine()
    reject = decide(Verb.REJECT, account, account.statements[0])
    assert over(machine(TEXT.replace("tea", "coffee")), reject)[1] == [OutcomeKind.LOST]


def test_what_a_person_settled_takes_the_place_of_a_like_reading() -> None:
    account = machine()
    one = account.statements[0]
    ghana = NamedActor(key="state/GH", name="Ghana", kind=ActorKind.STATE)
    settled = final(one, negated=True, modality="conditional", addressees=(ghana,))
    added = decide(Verb.ADD, account, to=(settled,))
    told, kinds = over(account, added)
    assert (acts(told), kinds) == (["requests", "rejects"], [OutcomeKind.APPLIED])
    like = told.statements[0]
    assert (like.negated, like.modality, like.confidence) == (True, "conditional", 1.0)
    assert [reader.name for reader in like.readers] == ["Ada"]
    # two that a person told apart by their force stay two
    both = decide(Verb.SPLIT, account, one, to=(final(one), settled))
    assert [s.negated for s in over(account, both)[0].statements] == [False, True, False]


def test_a_sentence_is_counted_as_coded_by_any_part_of_it() -> None:
    account = machine()
    one, other = account.statements
    words = Evidence.of(account.readout.text, one.evidence.start, other.evidence.end)
    wide = replace(account, statements=(replace(one, evidence=words),), coded_sentence_count=1)
    assert len(account.readout.sentences_on([(words.start, words.end)])) == 2
    told, _ = over(wide, decide(Verb.REJECT, wide, wide.statements[0]))
    assert (told.statements, told.coded_sentence_count) == ((), 0)
    assert [n.reason for n in told.notices].count("rejected") == 2


def test_another_reading_of_the_same_words_gives_way_and_is_asked_about() -> None:
    account = machine()
    one = account.statements[0]
    change = decide(Verb.CHANGE, account, one, to=(final(one, act=Act.PROPOSES),))
    reject = decide(Verb.REJECT, account, one)
    other = replace(account, statements=(replace(one, act=Act.STATES), account.statements[1]))
    assert over(other, change)[1] == [OutcomeKind.ASKS]
    assert acts(over(other, change)[0]) == ["proposes", "rejects"]
    told, kinds = over(other, reject)  # another claim than the one that was rejected
    assert (acts(told), kinds) == (["states", "rejects"], [OutcomeKind.ASKS])
    nothing = replace(account, statements=account.statements[1:])
    assert over(nothing, reject)[1] == [OutcomeKind.MOOT]
    assert acts(over(nothing, change)[0]) == ["proposes", "rejects"]


def test_two_issues_that_are_the_same_become_one_everywhere() -> None:
    account = machine()
    old = account.statements[0].issues[0].key
    same = decide(Verb.SAME, account, kind=ThingKind.ISSUE, one="issue/brewing", other=old)
    told, _ = over(account, same)
    assert told.statements[0].issues[0].key == "issue/brewing"
    apart = decide(
        Verb.APART, account, kind=ThingKind.ISSUE, one="issue/brewing", other=old, seen=(same.id,)
    )
    assert over(account, same, apart)[0].statements[0].issues[0].key == old


def test_of_two_that_are_the_same_the_register_names_the_one_that_stands() -> None:
    account = machine()
    ghana = NamedActor(key="org/a-state-of-ghana", name="a Ghana", kind=ActorKind.STATE)
    one = account.statements[0]
    change = decide(Verb.CHANGE, account, one, to=(final(one, addressees=(ghana,)),))
    for pair in (("org/a-state-of-ghana", "state/GH"), ("state/GH", "org/a-state-of-ghana")):
        same = decide(Verb.SAME, account, kind=ThingKind.ACTOR, one=pair[0], other=pair[1])
        told, _ = over(account, change, same)
        assert [a.key for a in told.statements[0].addressees] == ["state/GH"]
    # of two that nothing knows, the first by key, whichever was named first
    others = ("org/a-state-of-ghana", "org/another")
    for one_key, other_key in (others, others[::-1]):
        same = decide(Verb.SAME, account, kind=ThingKind.ACTOR, one=one_key, other=other_key)
        told, _ = over(account, change, same)
        assert [a.key for a in told.statements[0].addressees] == ["org/a-state-of-ghana"]


def test_actors_that_are_the_same_take_part_once_and_for_the_one_that_stands() -> None:
    account = machine()
    ruto, mahama = account.meeting.participations
    kenya = Actor(key="org/a-kenya", kind=ActorKind.ORGANIZATION, name="Kenya", known=False)
    double = Actor(key="person/w-ruto", kind=ActorKind.PERSON, name="W. Ruto", known=False)
    parts = (Participation(actor=double, represents=kenya), replace(ruto, represents=None), mahama)
    account = replace(account, meeting=replace(account.meeting, participations=parts))
    people = decide(
        Verb.SAME, account, kind=ThingKind.ACTOR, one="person/w-ruto", other=ruto.actor.key
    )
    states = decide(Verb.SAME, account, kind=ThingKind.ACTOR, one="org/a-kenya", other="state/KE")
    told = over(account, people, states)[0].meeting.participations
    assert [p.actor.key for p in told] == [ruto.actor.key, mahama.actor.key]
    assert told[0].represents is not None
    assert told[0].represents.key == "state/KE"
    assert told[0].role == ruto.role
    assert over(account, decide(Verb.ACCEPT, account, account.statements[0]))[0].meeting == (
        account.meeting
    )


# --- in a store


@pytest.fixture
def store(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "accra.txt").write_text(TEXT, encoding="utf-8")
    extend(tmp_path / "docs", tmp_path / "graph")
    return tmp_path / "graph"


def told_acts(store: Path) -> list[str]:
    rows = KnowledgeGraph.open(store).query("positions")
    return sorted(str(row["actLabel"]) for row in rows)


def but_decisions(store: Path) -> list[str]:
    """The quads of all graphs but that which tells what people decided."""
    quads = KnowledgeGraph.open(store).store.write("nq").splitlines()
    return [quad for quad in quads if "/graph/corrections> ." not in quad]


def take(store: Path) -> None:
    with Writer(store):
        pass


def test_a_decision_is_put_into_effect_and_taken_back_in_the_graph(store: Path) -> None:
    account = machine()
    assert told_acts(store) == ["rejects", "requests"]
    before = but_decisions(store)
    journal = Journal(store / NAME)
    (reject,) = journal.append([decide(Verb.REJECT, account, account.statements[0])])
    take(store)
    assert told_acts(store) == ["rejects"]
    assert verify(store) == []
    journal.append([decide(Verb.UNDO, account, undoes=reject.id, readout="", file="", about=())])
    take(store)
    assert but_decisions(store) == before


def test_a_rebuild_from_the_documents_replays_the_journal(store: Path, tmp_path: Path) -> None:
    account = machine()
    one = account.statements[0]
    journal = Journal(store / NAME)
    journal.append([decide(Verb.CHANGE, account, one, to=(final(one, act=Act.PROPOSES),))])
    take(store)
    wanted = KnowledgeGraph.open(store).store.write("nq")
    with (store / NAME).open("a", encoding="utf-8") as other:
        other.write('{"id": "c-0"}\n')
    built = build_folder(
        tmp_path / "docs", tmp_path / "built", corrections=store / NAME, files=False
    )
    assert [fault.line for fault in built.faults] == [2]
    assert built.graph.store.write("nq") == wanted
    copied, faults = copy_into(tmp_path / "again", store / NAME)
    assert (copied, [fault.line for fault in faults]) == (1, [2])
    extend(tmp_path / "docs", tmp_path / "again")
    assert KnowledgeGraph.open(tmp_path / "again").store.write("nq") == wanted
    assert copy_into(tmp_path / "again", store / NAME)[0] == 0


def test_a_document_that_changed_keeps_what_was_decided_on_it(store: Path, tmp_path: Path) -> None:
    account = machine()
    Journal(store / NAME).append([decide(Verb.REJECT, account, account.statements[0])])
    changed = TEXT.replace("Talks in Accra", "The talks in Accra")
    (tmp_path / "docs" / "accra.txt").write_text(changed, encoding="utf-8")
    extend(tmp_path / "docs", store)
    assert told_acts(store) == ["rejects"]


def test_a_decision_goes_over_to_what_takes_the_place_of_its_readout(
    store: Path, tmp_path: Path
) -> None:
    (tmp_path / "docs" / "later").mkdir()
    again = tmp_path / "docs" / "later" / "accra.txt"  # the same file name: both are kept
    again.write_text(TEXT.replace("2 May", "9 May"), encoding="utf-8")
    extend(tmp_path / "docs", store)
    sha = machine().readout.sha256
    Journal(store / NAME).append([decide(Verb.REJECT, machine(), machine().statements[0])])
    take(store)
    assert told_acts(store) == ["rejects", "rejects", "requests"]
    remove_readouts(store, [sha], files=False)
    assert told_acts(store) == ["rejects"]
    assert verify(store) == []
    extend(tmp_path / "docs" / "accra.txt", store)  # and back to its own
    assert told_acts(store) == ["rejects", "rejects", "requests"]
    assert verify(store) == []


def test_a_journal_that_is_ahead_of_the_graph_is_no_damage(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = TEXT.replace("Talks in Accra", "Meeting of the presidents")
    (tmp_path / "docs" / "other.txt").write_text(other, encoding="utf-8")
    extend(tmp_path / "docs", store)
    assert not decisions_wait(store)
    shas = [read_bytes(text.encode(), "x").sha256 for text in (TEXT, other)]
    apart = replace(decide(Verb.APART, machine()), readout="", file="")
    apart = numbered(replace(apart, kind=ThingKind.MEETING, one=shas[0], other=shas[1]))
    Journal(store / NAME).append([apart])
    assert decisions_wait(store)
    assert verify(store) == []
    with pytest.raises(typer.Exit) as ended:
        verify_command(store)
    assert (ended.value.exit_code, capsys.readouterr().out.splitlines()) == (
        0,
        [
            "corrections.jsonl: decisions wait to be put into effect by the next build",
            "the store is whole",
        ],
    )
    take(store)
    assert not decisions_wait(store)
    assert verify(store) == []
    again = numbered(replace(apart, verb=Verb.SAME, seen=(apart.id,)))
    Journal(store / NAME).append([again])
    assert verify(store) == []  # no links stand in the graph, where two readouts are of one meeting
    take(store)
    assert verify(store) == []
    with closing(Shelf(store, write=True)) as shelf, shelf.transaction() as db:
        db.execute("UPDATE graph SET digest = 'x' WHERE iri LIKE '%/graph/authority'")
    # where decisions stand in the graph, what readouts tell together is compared
    assert "it is not what the readouts tell" in [damage.what for damage in verify(store)]


def test_two_accounts_are_of_one_meeting_or_not_as_a_person_says(
    store: Path, tmp_path: Path
) -> None:
    other = TEXT.replace("Talks in Accra", "Meeting of the presidents")
    (tmp_path / "docs" / "other.txt").write_text(other, encoding="utf-8")
    extend(tmp_path / "docs", store)
    assert len(KnowledgeGraph.open(store).query("matches")) == 1
    shas = [read_bytes(text.encode(), "x").sha256 for text in (TEXT, other)]
    apart = decide(
        Verb.APART,
        machine(),
        kind=ThingKind.MEETING,
        one=shas[0],
        other=shas[1],
        readout="",
        file="",
    )
    Journal(store / NAME).append([apart])
    take(store)
    assert len(KnowledgeGraph.open(store).query("matches")) == 0
    assert verify(store) == []  # the graph of links is empty now, which is no damage
    again = numbered(replace(apart, verb=Verb.SAME, seen=(apart.id,)))
    Journal(store / NAME).append([again])
    take(store)
    [match] = KnowledgeGraph.open(store).query("matches")
    assert match["why"] == "a person has said that they are one meeting"


def test_a_decision_on_what_is_not_there_is_lost(store: Path, tmp_path: Path) -> None:
    plain = replace(decide(Verb.SAME, machine()), readout="", file="")
    sha = machine().readout.sha256
    issue = machine().statements[0].issues[0].key

    def on(kind: ThingKind, one: str, other: str) -> Decision:
        return numbered(replace(plain, kind=kind, one=one, other=other))

    first = numbered(replace(plain, verb=Verb.UNDO, undoes="c-0123456789abcdef"))
    there = [
        on(ThingKind.ISSUE, "issue/brewing", issue),
        on(ThingKind.ISSUE, "issue/brewing", "issue/drinks"),  # by way of the one before
        on(ThingKind.ACTOR, "state/KE", "state/kenia"),
        numbered(replace(plain, verb=Verb.UNDO, undoes=first.id)),
    ]
    gone = [
        on(ThingKind.ISSUE, "issue/wine", "issue/spirits"),
        on(ThingKind.ACTOR, "person/nobody", "person/no-one"),
        on(ThingKind.MEETING, sha, "0" * 64),
        numbered(replace(plain, verb=Verb.UNDO, undoes="c-0000000000000000")),
    ]
    Journal(store / NAME).append([first, *there, *gone])
    take(store)
    assert verify(store) == []
    told = Desk(store, base=DEFAULT_BASE).outcomes()
    kinds = {o.decision.id: o.kind for o in told}
    assert [kinds[d.id] for d in there] == [OutcomeKind.APPLIED] * 4
    assert [kinds[d.id] for d in gone] == [OutcomeKind.LOST] * 4
    assert "person/nobody" in next(o.message for o in told if o.decision.id == gone[1].id)
    # a build in memory tells the same
    at_once = of_file(store / NAME, [machine()]).outcomes([machine()])
    assert {o.decision.id: o.kind for o in at_once} == kinds


def test_the_journal_can_be_read_by_a_person(store: Path) -> None:
    account = machine()
    Journal(store / NAME).append([decide(Verb.REJECT, account, account.statements[0], why="no")])
    told = json.loads((store / NAME).read_text())
    assert list(told) == ["id", "when", "who", "verb", "why", "readout", "file", "about"]
    assert (
        told["about"][0]["quote"].startswith("urged Ghana") or "urged" in told["about"][0]["quote"]
    )
