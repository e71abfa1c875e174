"""What gives no statement, and the reason that is told instead."""

from __future__ import annotations

import pytest

from summitgraph.records.notice import NoticeKind
from tests.extract.conftest import Acts, Extract


@pytest.mark.parametrize(
    ("reason", "sentence"),
    [
        ("narration", "President Macron arrived in Delhi on March 10."),
        ("narration", "President Boric met President Boluarte in Lima on May 3."),
        ("narration", "The meeting lasted 45 minutes."),
        ("narration", "H.E. Mr. Ruto met Amb. Kim on Dec. 15."),
        ("pleasantry", "Chancellor Scholz: Thank you for your warm welcome."),
        ("pleasantry", "Chancellor Scholz: I am very glad to be here today."),
        ("fragment", "Chancellor Scholz: (Laughter.)"),
        ("fragment", "Chancellor Scholz: Yes."),
        ("question", "Reporter: Will you agree to send tanks to Ghana?"),
        ("question", "QUESTION: We urge you to say when the embassy will open."),
        ("title", "Gist of the Kenya-Ghana talks\n\nThey agreed on cocoa exports."),
    ],
)
def test_a_sentence_is_passed_over_for_a_named_reason(
    reason: str, sentence: str, extraction: Extract
) -> None:
    (notice,) = extraction(sentence).notices
    assert (notice.reason, notice.kind) == (reason, NoticeKind.PASSED_OVER)
    assert notice.message.endswith(".")


@pytest.mark.parametrize(
    ("act", "sentence"),
    [
        ("welcomes", "Chancellor Scholz: I thank you for the release of the pilots."),
        ("invites", "President Macron arrived in Delhi and invited Prime Minister Modi to Paris."),
        ("agrees", "The leaders met for 45 minutes and agreed to lift the tariffs on steel."),
        ("invites", "Prime Minister Modi invited President Macron to visit Delhi\n\nIt rained."),
    ],
)
def test_a_courtesy_a_journey_or_a_headline_may_carry_an_act(
    act: str, sentence: str, acts: Acts
) -> None:
    assert acts(sentence) == [act]


def test_an_act_that_nobody_could_tell_is_undecided(extraction: Extract) -> None:
    text = "Chancellor Scholz: More coffee, more cocoa, more trade between our ports!"
    (notice,) = extraction(text).notices
    assert (notice.reason, notice.kind) == ("no-act", NoticeKind.UNDECIDED)


def test_captions_and_menus_are_no_sentences(extraction: Extract) -> None:
    text = (
        "print PRINT\n\nTalks in the palace\n\nPhoto: The leaders agreed to smile.\n\n"
        "The leaders agreed on cocoa exports.\n\nSee also\n\nThe leaders agreed on gold\n"
    )
    found = extraction(text)
    assert (found.sentence_count, len(found.drafts)) == (2, 1)


def test_a_hover_card_has_no_part_in_a_sentence(extraction: Extract) -> None:
    text = (
        "President Ruto urged    Museveni Yoweri  President of Uganda   , Ghana to open the port.\n"
    )
    names = {m.name for m in extraction(text).mentions}
    assert "Museveni Yoweri" not in names
