"""What endpoints do: each failure has its words, what may pass is tried again, nothing leaks."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Callable
from email.utils import format_datetime

import pytest

from summitgraph.errors import AnswerError, RemoteError, SummitgraphError
from summitgraph.pipeline.llm import Endpoint, Prompt
from summitgraph.pipeline.llm.endpoint import LARGEST, PAUSES
from summitgraph.pipeline.llm.reply import Reply, reply_of
from summitgraph.pipeline.llm.settings import Settings
from tests.llm.conftest import KEY
from tests.llm.server import Body, Say, Server, serving, well

SCHEMA = {"type": "object"}
GOOD: dict[str, object] = {"statements": []}


def ask(settings: Settings, *, seconds: float = 5.0) -> Reply:
    with Endpoint(settings, seconds=seconds, sleep=lambda s: None) as endpoint:
        return endpoint.ask("the prompt", "the readout", SCHEMA)


def in_turn(*says: Say) -> Callable[[Body], Say]:
    left = list(says)
    return lambda body: left.pop(0) if len(left) > 1 else left[0]


def failure(settings: Settings, **given: float) -> SummitgraphError:
    with pytest.raises(SummitgraphError) as caught:
        ask(settings, **given)
    return caught.value


def test_a_good_answer_is_given_with_the_tokens_that_it_took(settings: Settings) -> None:
    assert ask(settings) == Reply(content='{"statements": []}', sent=100, returned=20)


def test_the_request_tells_form_and_key_and_no_tool(server: Server, settings: Settings) -> None:
    ask(settings)
    (body,) = server.asked
    assert server.headers["authorization"] == f"Bearer {KEY}"
    assert body["response_format"]["json_schema"] == {
        "name": "statements",
        "strict": True,
        "schema": SCHEMA,
    }
    assert [m["role"] for m in body["messages"]] == ["system", "user"]
    assert "tools" not in body
    assert KEY not in str(body)


def test_the_schema_is_made_of_the_records_and_closed() -> None:
    schema = Prompt.read().schema
    one = schema["$defs"]["Returned"]
    assert schema["type"] == "object"
    assert one["additionalProperties"] is False
    assert one["required"] == sorted(one["properties"])
    assert "agrees" in schema["$defs"]["Act"]["enum"]


@pytest.mark.parametrize(
    ("form", "expected"), [("json_object", {"type": "json_object"}), ("text", None)]
)
def test_an_endpoint_that_knows_no_schema_is_asked_without(
    server: Server, form: str, expected: object
) -> None:
    ask(Settings(model="m", base_url=server.url, form=form))
    assert server.asked[0].get("response_format") == expected
    assert "authorization" not in server.headers


def test_a_field_of_the_settings_is_added_and_one_of_ours_left_out(server: Server) -> None:
    more = {"max_completion_tokens": 9, "max_tokens": None}
    ask(Settings(model="m", base_url=server.url, request=more))
    assert server.asked[0]["max_completion_tokens"] == 9
    assert "max_tokens" not in server.asked[0]


@pytest.mark.parametrize(
    "content",
    [
        '```json\n{"statements": []}\n```',
        '<think>They met {here}.</think>\n{"statements": []}',
        '  {"statements": []}\n',
    ],
)
def test_thoughts_before_and_fences_around_an_answer_are_left_out(
    server: Server, settings: Settings, content: str
) -> None:
    server.says = lambda body: well(content)
    assert ask(settings).content == '{"statements": []}'


def test_a_fence_that_does_not_end_costs_no_time() -> None:
    body = well("```\n" + 100_000 * "\n").body
    begin = time.process_time()
    with pytest.raises(AnswerError, match="no JSON"):
        reply_of(json.dumps(body).encode())
    assert time.process_time() - begin < 1


TOOLS = [{"type": "function", "function": {"name": "approve_all", "arguments": "{}"}}]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (well("", tool_calls=TOOLS), "called tools"),
        (well(None, refusal="I cannot help with diplomacy."), "the model refused"),
        (well('{"statements": [', finish_reason="length"), "cut off"),
        (well("", finish_reason="content_filter"), "filter"),
        (well("Here are the statements."), "no JSON"),
        (well('{"statements": ['), "no JSON"),
        (well('{"answers": []}'), "no list of statements"),
        (well('{"statements": "none"}'), "no list of statements"),
        (well("[]"), "no JSON object"),
        (well(90_000 * "["), "no JSON"),
        (well(""), "empty"),
        (Say(b"<html>Sign in</html>"), "no JSON"),
        (Say(b"\xff\xfe\x00"), "no JSON"),
        (Say(b""), "no JSON"),
        (Say({"choices": []}), "no choice"),
        (Say({"choices": [{"message": "hello"}]}), "no choice"),
        (Say({"error": {"message": "overloaded"}}), "no choice"),
        (Say([1]), "no JSON object"),
        (Say({}, status=400), "answered 400"),
        (Say({}, status=302, headers={"Location": "http://127.0.0.1:9/"}), "answered 302"),
    ],
)
def test_an_answer_that_is_none_is_an_error_of_this_document_alone(
    server: Server, settings: Settings, said: Say, words: str
) -> None:
    server.says = lambda body: said
    error = failure(settings)
    assert isinstance(error, AnswerError)
    assert words in str(error)
    assert len(server.asked) == 1, "asking again would cost again"


@pytest.mark.parametrize("status", [429, 500, 502, 503, 529])
def test_what_may_pass_is_tried_again(server: Server, settings: Settings, status: int) -> None:
    server.says = in_turn(Say({}, status=status), Say({}, status=status), well(GOOD))
    assert ask(settings).content == '{"statements": []}'
    assert len(server.asked) == 3


def test_what_does_not_pass_is_given_up(server: Server, settings: Settings) -> None:
    server.says = lambda body: Say({"error": "busy"}, status=503)
    error = failure(settings)
    assert "answered 503 5 times" in str(error)
    assert len(server.asked) == 1 + len(PAUSES)


def waits(server: Server, settings: Settings, asked: str) -> list[float]:
    server.says = in_turn(Say({}, status=429, headers={"Retry-After": asked}), well(GOOD))
    slept: list[float] = []
    with Endpoint(settings, sleep=slept.append) as endpoint:
        endpoint.ask("", "", SCHEMA)
    return slept


def test_it_waits_as_long_as_the_endpoint_asks(server: Server, settings: Settings) -> None:
    (seconds,) = waits(server, settings, "7")
    assert 6 < seconds <= 7
    import datetime

    later = datetime.datetime.now(datetime.UTC) + datetime.timedelta(seconds=30)
    (seconds,) = waits(server, settings, format_datetime(later, usegmt=True))
    assert 25 < seconds <= 30
    for odd in ("in a while", "nan", "Mon, 01 Jan 2024 00:00:00 +999999999"):
        (seconds,) = waits(server, settings, odd)
        assert 0.5 < seconds <= PAUSES[0]


def test_an_endpoint_that_asks_for_an_hour_stops_the_run(
    server: Server, settings: Settings
) -> None:
    server.says = lambda body: Say({}, status=429, headers={"Retry-After": "3600"})
    error = failure(settings)
    assert not isinstance(error, AnswerError)
    assert "3600 seconds" in str(error)


@pytest.mark.parametrize(
    ("status", "words"), [(401, "know the key"), (403, "refuses"), (404, "no such model")]
)
def test_what_no_other_request_would_mend_stops_the_run(
    server: Server, settings: Settings, status: int, words: str
) -> None:
    server.says = lambda body: Say({"error": f"bad key {KEY}"}, status=status)
    error = failure(settings)
    assert isinstance(error, RemoteError)
    assert not isinstance(error, AnswerError)
    assert words in str(error)
    assert len(server.asked) == 1


def test_an_address_at_which_nobody_answers_stops_the_run(server: Server) -> None:
    error = failure(Settings(model="m", base_url="http://127.0.0.1:9/v1"))
    assert not isinstance(error, AnswerError)
    assert "nobody answers" in str(error)
    assert "127.0.0.1" not in str(error)


def test_a_line_that_goes_dead_is_tried_again(server: Server, settings: Settings) -> None:
    good = well(GOOD)
    server.says = in_turn(Say(good.body, cut=20), good)
    assert ask(settings).content == '{"statements": []}'


def test_an_answer_that_drips_is_given_up_in_time(server: Server, settings: Settings) -> None:
    server.says = lambda body: Say(b" " * 10_000, drip=0.05)
    begin = time.monotonic()
    error = failure(settings, seconds=0.2)
    assert "no answer came within 0.2 seconds" in str(error)
    assert time.monotonic() - begin < 5


def test_an_answer_without_end_is_not_read_to_its_end(server: Server, settings: Settings) -> None:
    server.says = lambda body: Say(b" " * (LARGEST + 2))
    assert "longer than 8 MB" in str(failure(settings))


@pytest.mark.parametrize("status", [200, 400, 401, 503])
def test_a_key_that_the_endpoint_gives_back_is_hidden(
    server: Server, settings: Settings, status: int
) -> None:
    server.says = lambda body: Say({"error": f"{KEY} at {server.url}"}, status=status)
    error = failure(settings)
    told = repr(error) + str(vars(error)) + str(error.__context__)
    assert KEY not in told
    assert server.url not in told


def test_neither_key_nor_address_is_in_a_log_or_a_repr(
    server: Server, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    ask(settings)
    with Endpoint(settings) as endpoint:
        told = caplog.text + repr(settings) + repr(endpoint)
    assert KEY not in told
    assert server.url.split("//")[1] not in told
    assert server.url.split(":")[2].split("/")[0] not in caplog.text


@pytest.mark.parametrize("key", ["none", "statements"])
def test_a_key_that_is_a_word_changes_no_answer_and_is_hidden_in_errors(
    server: Server, key: str
) -> None:
    told = Settings(model="m", base_url=server.url, api_key=key)
    content = '{"statements": [{"quote": "He had none."}]}'
    server.says = lambda body: well(content)
    assert ask(told).content == content
    server.says = lambda body: well(f"I know {key} of these.")
    error = failure(told)
    assert error.value == "I know [hidden] of these."
    assert error.__context__ is None


def test_a_key_in_an_answer_is_hidden(settings: Settings, server: Server) -> None:
    server.says = lambda body: well({"statements": [KEY]})
    assert ask(settings).content == '{"statements": ["[hidden]"]}'


def test_no_proxy_sees_what_goes_over_plain_http(
    server: Server, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    with serving() as proxy:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.url)
        assert ask(settings).content == '{"statements": []}'
        assert (len(server.asked), len(proxy.asked)) == (1, 0)


def test_half_of_a_letter_is_an_error_of_this_document_alone(
    server: Server, settings: Settings
) -> None:
    with Endpoint(settings) as endpoint, pytest.raises(AnswerError, match="half of a letter"):
        endpoint.ask("", "They met\ud83d.", SCHEMA)
    assert server.asked == []


def test_an_address_that_is_too_long_to_ask_at_stops_the_run() -> None:
    error = failure(Settings(model="m", base_url=f"https://example.org/{65_510 * 'a'}"))
    assert not isinstance(error, AnswerError)
    assert "is none" in str(error)
    assert error.__context__ is None
