"""What an endpoint's answer means: the statements' JSON text, or why it is none.

Endpoints differ in how they fail: tool calls in place of content, a refusal, an answer that was cut
off, a page of HTML. Each gets its own words here, so that the user knows what to change.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from summitgraph.errors import AnswerError
from summitgraph.link.refused import shown

_THOUGHT = re.compile(r"\A\s*<think>.*?</think>", re.DOTALL)
_FENCED = re.compile(r"\A\s*```(?:json)?\s*\n(.*)\n\s*```\s*\Z", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """An answer that has the form that was asked for; what stands in it is held to nothing yet.

    Attributes:
        sent, returned: tokens as the endpoint counted them; None where it does not tell.
    """

    content: str
    sent: int | None = None
    returned: int | None = None


def reply_of(body: bytes) -> Reply:
    """The reply in the body of a response.

    Raises:
        AnswerError: where there is none that can be used.
    """
    told = _object(body)
    try:
        choice = told["choices"][0]
        said = choice["message"]
        content, refusal = said.get("content"), said.get("refusal")
        finish = choice.get("finish_reason")
    except (KeyError, IndexError, TypeError, AttributeError):
        raise _unusable("the endpoint's answer has no choice with a message") from None
    if isinstance(refusal, str) and refusal:
        raise _unusable("the model refused", refusal)
    if finish == "content_filter":
        raise _unusable("the endpoint's filter held the answer back")
    if finish == "length":
        raise _unusable(
            "the answer was cut off",
            advice="allow a longer one (`longest` in the settings), or smaller parts (--part)",
        )
    if not isinstance(content, str) or not content.strip():
        if said.get("tool_calls") or said.get("function_call"):
            raise _unusable(
                "the model called tools and gave no answer",
                advice="no tool was called; set SUMMITGRAPH_LLM_FORMAT to json_object or text",
            )
        raise _unusable("the answer is empty")
    usage = told.get("usage")
    usage = usage if isinstance(usage, dict) else {}
    return Reply(
        content=_statements(content),
        sent=_count(usage.get("prompt_tokens")),
        returned=_count(usage.get("completion_tokens")),
    )


def _statements(content: str) -> str:
    """The JSON object with the list of statements, without thoughts before and fences around."""
    plain = _THOUGHT.sub("", content)
    fenced = _FENCED.match(plain)
    plain = (fenced[1] if fenced else plain).strip()
    told = _object(plain)
    if not isinstance(told.get("statements"), list):
        raise _unusable("the answer has no list of statements", plain)
    return plain


def _object(text: bytes | str) -> dict[str, Any]:
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        words = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
        raise _unusable("the answer is no JSON", words) from None
    if not isinstance(told, dict):
        raise _unusable("the answer is no JSON object", str(told))
    return told


def _count(value: object) -> int | None:
    good = isinstance(value, int) and not isinstance(value, bool) and value >= 0
    return value if good and isinstance(value, int) else None


def _unusable(what: str, value: str = "", advice: str = "") -> AnswerError:
    return AnswerError(what, value=shown(value), advice=advice)
