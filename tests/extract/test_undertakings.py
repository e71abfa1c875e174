"""What someone undertakes to do, told from what someone only wishes."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Statements


@pytest.mark.parametrize(
    ("undertaking", "sentence"),
    [
        (
            "reopen the border crossing in March",
            "The leaders agreed to reopen the border crossing in March.",
        ),
        ("meet again in May", "The leaders agreed that they would meet again in May."),
        ("meet again in May", "The leaders confirmed that they will meet again in May."),
        ("exchange ambassadors", "The two sides decided to exchange ambassadors."),
        (
            "resume negotiations on the dam",
            "Both sides agreed on the need to resume negotiations on the dam.",
        ),
        (
            "finish the railway by June 2025",
            "President Ruto promised that Kenya would finish the railway by June 2025.",
        ),
        (
            "open an embassy in Dakar next year",
            "President Ruto announced that Kenya will open an embassy in Dakar next year.",
        ),
        (
            "publish the results of the survey",
            "The ministers undertook to publish the results of the survey.",
        ),
        ("meet again in Kampala in May", "The leaders will meet again in Kampala in May."),
        (
            "send fifty doctors to Ghana next month",
            "Chancellor Scholz: We will send fifty doctors to Ghana next month.",
        ),
        ("attend the summit", "Chancellor Scholz: I would like to attend the summit."),
        (
            "train Somali coast guards",
            "Chancellor Scholz: We are ready to train Somali coast guards.",
        ),
        ("send doctors to Togo", "Chancellor Scholz: Germany will send doctors to Togo."),
        (
            "continue to discuss the tariffs on steel",
            "Chancellor Scholz: We will continue to discuss the tariffs on steel.",
        ),
        (
            "hold our next meeting in Accra in May 2025",
            "Joint Communiqué\n\nWe will hold our next meeting in Accra in May 2025.",
        ),
    ],
)
def test_what_one_could_later_check_is_an_undertaking(
    undertaking: str, sentence: str, statements: Statements
) -> None:
    (found,) = statements(sentence)
    assert found.undertaking == undertaking


@pytest.mark.parametrize(
    "sentence",
    [
        "The leaders agreed that it is important to protect the lake.",
        "The leaders agreed on the border treaty.",
        "The leaders did not agree to reopen the border crossing.",
        "The leaders hope to meet again in May.",
        "The leaders confirmed that the border treaty is in force.",
        "President Ruto urged Kenya’s neighbours to meet again in May.",
        "President Ruto said that the railway will be late.",
        "President Ruto announced the opening of an embassy in Accra.",
        "Chancellor Scholz: It is important to hold the summit in Accra in May.",
        "Chancellor Scholz: We will not send tanks to Ghana.",
        "Chancellor Scholz: We could send doctors to Ghana.",
        "Chancellor Scholz: I hope to visit Egypt soon.",
        "Chancellor Scholz: I would like to cooperate with Ghana on solar power.",
        "Chancellor Scholz: The drought will be long.",
    ],
)
def test_a_wish_a_duty_and_a_forecast_bind_nobody(sentence: str, statements: Statements) -> None:
    assert [f.undertaking for f in statements(sentence)] == [""]
