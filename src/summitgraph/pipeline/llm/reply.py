"""What an endpoint's answer means: the statements' JSON text, or why it is none.

Endpoints differ in how they fail: tool calls in place of content, a refusal, an answer that was cut
off, a page of HTML. Each gets its own words here, so that the user knows what to change.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from summitgraph.errors import UnusableAnswerError
from summitgraph.link.refused import shown

_THOUGHT = re.compile(r"\A\s*<think>.*?</think>", re.DOTALL)
_FENCE = "```"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """An answer that has the form that was asked for; what stands in it is held to nothing yet.

    Attributes:
        sent, returned: tokens as the endpoint counted them; None where it does not tell.
    """

    content: str
    sent: int | None = None
    returned: int | None = None


class _UnusableError(Exception):
    """What is wrong, with the value as it was met, and advice."""

    def __init__(self, what: str, value: str = "", advice: str = "") -> None:
        self.what, self.value, self.advice = what, value, advice
        super().__init__(what)


def reply_of(body: bytes | str, hide: Callable[[str], str] = str) -> Reply:
    """The reply in the body of a response.

    Args:
        hide: what makes of a value that an error quotes one that may be shown.

    Raises:
        UnusableAnswerError: where there is none that can be used; with the tokens that it took.
    """
    sent = returned = None
    try:
        told = _object(body)
        usage = told.get("usage")
        usage = usage if isinstance(usage, dict) else {}
        sent, returned = _count(usage.get("prompt_tokens")), _count(usage.get("completion_tokens"))
        return Reply(content=_statements(_content(told)), sent=sent, returned=returned)
    except _UnusableError as error:
        wrong = error
    # Out of the block above, so that what is hidden stands in no context of the error either.
    value = shown(hide(wrong.value))
    raise UnusableAnswerError(
        wrong.what, value=value, advice=wrong.advice, sent=sent, returned=returned
    )


def _content(told: dict[str, Any]) -> str:
    """The text of the answer."""
    try:
        choice = told["choices"][0]
        said = choice["message"]
        content, refusal = said.get("content"), said.get("refusal")
        finish = choice.get("finish_reason")
    except (KeyError, IndexError, TypeError, AttributeError):
        raise _UnusableError("the endpoint's answer has no choice with a message") from None
    if isinstance(refusal, str) and refusal:
        raise _UnusableError("the model refused", refusal)
    if finish == "content_filter":
        raise _UnusableError("the endpoint's filter held the answer back")
    if finish == "length":
        raise _UnusableError(
            "the answer was cut off",
            advice="allow a longer one (`longest` in the settings), or smaller parts (--part)",
        )
    if not isinstance(content, str) or not content.strip():
        if said.get("tool_calls") or said.get("function_call"):
            raise _UnusableError(
                "the model called tools and gave no answer",
                advice="no tool was called; set SUMMITGRAPH_LLM_FORMAT to json_object or text",
            )
        raise _UnusableError("the answer is empty")
    return content


def _statements(content: str) -> str:
    """The JSON object with the list of statements, without thoughts before and fences around."""
    plain = _without_fence(_THOUGHT.sub("", content).strip())
    told = _object(plain)
    if not isinstance(told.get("statements"), list):
        raise _UnusableError("the answer has no list of statements", plain)
    return plain


def _without_fence(text: str) -> str:
    """What stands between a fence and its end; a text without both as it is."""
    first, _, rest = text.partition("\n")
    if first.strip().lower() in (_FENCE, _FENCE + "json") and rest.endswith(_FENCE):
        return rest.removesuffix(_FENCE).strip()
    return text


def _object(text: bytes | str) -> dict[str, Any]:
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        words = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
        raise _UnusableError("the answer is no JSON", words) from None
    if not isinstance(told, dict):
        raise _UnusableError("the answer is no JSON object", str(told))
    return told


def _count(value: object) -> int | None:
    good = isinstance(value, int) and not isinstance(value, bool) and value >= 0
    return value if good and isinstance(value, int) else None
