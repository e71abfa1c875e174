"""Parameters of a request, as SPARQL's protocols send them."""

from __future__ import annotations

from collections.abc import Sequence
from email.message import Message
from urllib.parse import parse_qsl

from starlette.requests import Request

from summitgraph.web.guard import body_of
from summitgraph.web.refusal import RefusedError

FORM = "application/x-www-form-urlencoded"
_MOST_FIELDS = 1_000


class Form:
    """Named values, each name as often as it was sent."""

    def __init__(self, pairs: Sequence[tuple[str, str]]) -> None:
        self._pairs = tuple(pairs)

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """All names with their values, in order."""
        return self._pairs

    def all(self, name: str) -> list[str]:
        """The values of a name, in order."""
        return [value for key, value in self._pairs if key == name]

    def one(self, name: str) -> str | None:
        """The value of a name, or None; RefusedError 400 where it was sent more than once."""
        values = self.all(name)
        if len(values) > 1:
            raise RefusedError(400, f"the parameter {name} stands here more than once")
        return values[0] if values else None

    def __contains__(self, name: object) -> bool:
        return any(key == name for key, _ in self._pairs)


def of_query(request: Request) -> Form:
    """The parameters of the address."""
    return Form(_pairs(request.url.query))


async def of_body(request: Request, most: int) -> Form:
    """The parameters of the address and of a form in the body."""
    return Form([*_pairs(request.url.query), *_pairs(await text_of_body(request, most))])


async def text_of_body(request: Request, most: int) -> str:
    """The body as text; RefusedError 400 or 415 where it is not in UTF-8."""
    _, charset = content_type(request)
    if charset not in {"", "utf-8", "utf8", "us-ascii"}:
        raise RefusedError(415, "the body must be in UTF-8")
    try:
        return (await body_of(request, most)).decode("utf-8")
    except UnicodeDecodeError as error:
        raise RefusedError(400, "the body is not in UTF-8") from error


def content_type(request: Request) -> tuple[str, str]:
    """The media type of the body and its charset, in small letters."""
    message = Message()
    message["content-type"] = request.headers.get("content-type", "application/octet-stream")
    charset = message.get_param("charset", "")
    return message.get_content_type().lower(), str(charset).lower()


def _pairs(text: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS)
    except (ValueError, UnicodeDecodeError) as error:
        raise RefusedError(400, "the parameters cannot be read") from error
