"""Two accounts of one meeting side by side: which statements meet, in what they differ, and why."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.link.conftest import linked

from summitgraph import authority
from summitgraph.link import compare, same_meetings
from summitgraph.records import Account, ComparedMatter, Comparison, Told

LEAD = (
    "On May 10, 2023, William Ruto, President of Kenya, and Nana Akufo-Addo, President of Ghana, "
    "held talks in Nairobi."
)
MEET = "The Presidents meet"
SAME = "The leaders agreed to establish a joint working group on cocoa by the end of June."


def account(*sentences: str, title: str = "Talks in Nairobi", lead: str = LEAD) -> Account:
    return linked("\n\n".join((title, lead, *sentences)) + "\n")


def side_by_side(*accounts: Account) -> Comparison:
    found = same_meetings(accounts)
    (meeting,) = found.meetings
    return compare(meeting, found.accounts, authority.load())


def only(ours: str, theirs: str) -> ComparedMatter:
    """The one row of two accounts of one sentence each."""
    (row,) = side_by_side(account(ours), account(theirs, title=MEET)).matters
    return row


def aspects(row: ComparedMatter) -> dict[str, set[str]]:
    """What differs, whatever the order of the accounts."""
    return {d.aspect: set(d.values) for d in row.differences}


def test_what_both_tell_is_told_by_all() -> None:
    row = only(SAME, SAME)
    assert (row.told, row.differences) == (Told.ALL, ())
    assert row.why.startswith("the same issue (joint working group on cocoa); the words ")
    assert row.why.endswith("the same actors")


def test_one_agreed_and_the_other_discussed() -> None:
    row = only(
        "The leaders agreed to continue talks on fisheries.", "The leaders discussed fisheries."
    )
    assert row.told is Told.DIFFERENTLY
    assert aspects(row)["act"] == {"agrees", "discusses"}
    assert aspects(row)["commitment"] == {"yes", "no"}


def test_another_actor() -> None:
    row = only(
        "The leaders expressed concern about piracy in the Gulf of Guinea.",
        "President Ruto expressed concern about piracy in the Gulf of Guinea.",
    )
    assert aspects(row) == {"actors": {"Nana Akufo-Addo, William Ruto", "William Ruto"}}


def test_a_side_and_its_president_are_one_actor() -> None:
    row = only("President Ruto urged a ceasefire in Sudan.", "Kenya urged a ceasefire in Sudan.")
    assert row.told is Told.ALL


def test_another_date() -> None:
    row = only(SAME, SAME.replace("June", "October"))
    assert aspects(row) == {"due": {"2023-06", "2023-10"}}


def test_one_denies_what_the_other_says() -> None:
    row = only(
        "President Ruto supported the sanctions on Niger.",
        "President Ruto did not support the sanctions on Niger.",
    )
    assert aspects(row) == {"act": {"supports", "rejects"}, "denied": {"yes", "no"}}


def test_another_act() -> None:
    row = only(
        "President Ruto urged a ceasefire in Sudan.",
        "President Ruto welcomed a ceasefire in Sudan.",
    )
    assert aspects(row) == {"act": {"requests", "welcomes"}}


def test_what_one_account_tells_alone() -> None:
    ours = account(SAME, "President Ruto expressed concern about piracy.")
    theirs = account(SAME, title=MEET)
    rows = side_by_side(ours, theirs).matters
    assert sorted(r.told for r in rows) == [Told.ALL, Told.ONE]
    (alone,) = [r for r in rows if r.told is Told.ONE]
    assert (alone.issue.label, alone.why) == ("piracy", "")
    assert alone.statements.count(None) == 1


def test_other_matters_do_not_meet() -> None:
    ours = account("The leaders agreed to establish a joint working group on cocoa.")
    theirs = account(
        "The leaders agreed to establish a joint working group on energy.",
        title=MEET,
    )
    assert [r.told for r in side_by_side(ours, theirs).matters] == [Told.ONE, Told.ONE]


def test_other_acts_of_other_actors_on_one_issue_do_not_meet() -> None:
    ours = account("President Ruto expressed concern about piracy.")
    theirs = account("President Akufo-Addo proposed a conference on piracy.", title=MEET)
    assert {r.told for r in side_by_side(ours, theirs).matters} == {Told.ONE}


def test_names_of_those_who_met_bring_nothing_together() -> None:
    ours = account("The leaders welcomed trade between Ghana and Kenya.")
    theirs = account("The leaders discussed flights between Ghana and Kenya.", title=MEET)
    assert {r.told for r in side_by_side(ours, theirs).matters} == {Told.ONE}


def test_a_list_stands_once_under_each_of_its_matters() -> None:
    ours = account("The leaders discussed piracy, climate change and visas.")
    theirs = account("The leaders discussed piracy.", "The leaders discussed visas.", title=MEET)
    rows = side_by_side(ours, theirs).matters
    assert len(rows) == 3
    assert sorted(r.told for r in rows) == [Told.ALL, Told.ALL, Told.ONE]


def test_the_closest_of_several_meet() -> None:
    ours = account(
        "President Ruto urged Niger to open the border for food aid.",
        "President Ruto urged Niger to release the president.",
    )
    theirs = account(
        "President Ruto urged Niger to release the president.",
        "President Ruto urged Niger to open the border for food aid.",
        title=MEET,
    )
    for row in side_by_side(ours, theirs).matters:
        quotes = {s.evidence.quote for s in row.statements if s is not None}
        assert (row.told, len(quotes)) == (Told.ALL, 1)


def test_of_three_accounts_two_may_agree() -> None:
    third = account("The leaders discussed piracy.", title="A third page")
    rows = side_by_side(account(SAME), account(SAME, title=MEET), third).matters
    assert sorted(r.told for r in rows) == [Told.ONE, Told.SOME]
    assert all(len(r.statements) == 3 for r in rows)


def test_facts_of_the_meeting_are_compared_too() -> None:
    longer = LEAD.replace("held talks", "held talks for 50 minutes")
    shorter = LEAD.replace("held talks", "held talks for 45 minutes")
    untold = LEAD.replace(" in Nairobi", "")
    told = side_by_side(account(SAME, lead=longer), account(SAME, lead=shorter))
    facts = {f.name: f.told for f in told.facts}
    assert facts["date"] is facts["place"] is facts["participants"] is Told.ALL
    assert facts["minutes"] is Told.DIFFERENTLY
    told = side_by_side(account(SAME, lead=longer), account(SAME, lead=untold, title=MEET))
    assert {f.name: f.told for f in told.facts}["place"] is Told.ONE


_SENTENCES = (
    SAME,
    "The leaders discussed piracy, climate change and visas.",
    "President Ruto expressed concern about piracy.",
    "The leaders agreed to hold consultations on visas in August.",
    "President Akufo-Addo urged Niger to release the president.",
    "The leaders reaffirmed that they will fight climate change.",
)


@settings(deadline=None, max_examples=10)
@given(st.lists(st.sampled_from(_SENTENCES)), st.lists(st.sampled_from(_SENTENCES)))
def test_every_statement_stands_under_each_of_its_issues(
    ours: list[str], theirs: list[str]
) -> None:
    told = side_by_side(account(*ours), account(*theirs, title=MEET))
    for number, one in enumerate(told.accounts):
        shown = [r.statements[number] for r in told.matters]
        for statement in one.statements:
            assert shown.count(statement) >= len(statement.issues)
    assert all(any(s is not None for s in r.statements) for r in told.matters)
    assert all((r.told is Told.ONE) == (not r.why) for r in told.matters)
