"""Asking an OpenAI-compatible endpoint: one request, tried again where that may help.

It speaks to the one address that it was given and follows no redirect, so that the key goes nowhere
else. Nothing that the endpoint says can make it do anything but read on or stop.
"""

from __future__ import annotations

import json
import logging
import math
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from summitgraph.errors import AnswerError, RemoteError, UnusableAnswerError
from summitgraph.link.refused import shown
from summitgraph.pipeline.llm.reply import Reply, reply_of
from summitgraph.pipeline.llm.settings import PREFIX, Settings

if TYPE_CHECKING:
    import httpx

PAUSES = (1.0, 2.0, 4.0, 8.0)
"""Seconds before each new try, where the endpoint names none."""
LONGEST_PAUSE = 120.0
"""Seconds that it may ask us to wait; where it wants more, the run stops."""
LARGEST = 1 << 23
"""Bytes of an answer at most."""
SECONDS = 300.0
"""For one answer from first byte to last."""
_TRY_AGAIN = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})
_STOPS = {
    401: "the endpoint does not know the key",
    403: "the endpoint refuses this key",
    402: "the endpoint wants to be paid first",
    404: "the endpoint knows no such model, or has nothing at chat/completions",
}
_HIDDEN = "[hidden]"
_LATE = frozenset({"late", "ConnectTimeout", "ReadTimeout", "WriteTimeout", "PoolTimeout"})
_UNSENT = frozenset({"ConnectError", "ConnectTimeout", "PoolTimeout", "ProxyError"})
"""Why there is no status, by httpx's names: it took too long; nothing was sent at all."""
_SECRET = 12
"""Letters of a key from which on it can be no word of a readout; shorter ones are made up, as
`ollama` is for an endpoint that wants any key at all."""


class Endpoint:
    """A language model at an address; a context manager that closes its connections.

    Args:
        settings: with an address.
        seconds: that one answer may take.
        transport: httpx's, for tests.
        sleep: waits so many seconds.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        seconds: float = SECONDS,
        transport: httpx.BaseTransport | None = None,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        import httpx

        settings.check_address()
        self._settings = settings
        self._seconds = seconds
        self._sleep = sleep
        self._lock = threading.Lock()
        self._until = 0.0
        headers = {"User-Agent": "summitgraph"}
        if settings.api_key:
            headers["Authorization"] = f"Bearer {settings.api_key}"
        self._client = httpx.Client(
            headers=headers,
            timeout=seconds,
            transport=transport,
            follow_redirects=False,
            # A proxy of the environment would read key and readout of a plain http request.
            trust_env=settings.base_url.startswith("https:"),
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._client.close()

    def __repr__(self) -> str:
        return f"Endpoint(model={self._settings.model!r})"

    def ask(
        self,
        system: str,
        user: str,
        schema: Mapping[str, Any],
        lost: Callable[[bool], object] = bool,
    ) -> Reply:
        """What the model answers.

        Args:
            lost: told of each try that was sent and got no whole answer, which may have to be paid
                for all the same, and whether another follows; what it raises ends the tries.

        Raises:
            AnswerError: where this request has no answer that can be used.
            RemoteError: where no other would have one either: a wrong key, an unknown model, an
                address at which nobody answers.
        """
        request = self._request(system, user, schema)
        for pause in (*PAUSES, None):
            self._wait()
            status, headers, body, why = self._send(request)
            if status == 200:
                return reply_of(self._without_secrets(body), self._hidden)
            if status and status not in _TRY_AGAIN:
                raise self._refused(status, body)
            if not status and why not in _UNSENT:
                lost(pause is not None)
            if pause is None:
                break
            self._hold(self._pause(headers, pause))
        if status:
            raise AnswerError(
                f"the endpoint answered {status} {len(PAUSES) + 1} times",
                value=self._words(body),
                advice="run the same command again later; what was answered is kept",
            )
        if why in _LATE:
            raise AnswerError(
                f"no answer came within {self._seconds:g} seconds, {len(PAUSES) + 1} times",
                advice="ask for smaller parts (--part), or fewer at a time (--concurrency)",
            )
        raise RemoteError(
            "nobody answers at the address of the language model",
            where=PREFIX + "BASE_URL",
            value=why,
            advice="check the address, and that the model is running",
        )

    def _request(self, system: str, user: str, schema: Mapping[str, Any]) -> bytes:
        settings = self._settings
        told: dict[str, Any] = {
            "model": settings.model,
            "messages": [
                {"role": "system", "content": system},
                {"role": "user", "content": user},
            ],
            "temperature": 0,
            "max_tokens": settings.longest,
            "stream": False,
        }
        if settings.form == "json_schema":
            told["response_format"] = {
                "type": "json_schema",
                "json_schema": {"name": "statements", "strict": True, "schema": dict(schema)},
            }
        elif settings.form == "json_object":
            told["response_format"] = {"type": "json_object"}
        told |= settings.request
        sent = {name: value for name, value in told.items() if value is not None}
        try:
            return json.dumps(sent, ensure_ascii=False).encode()
        except UnicodeEncodeError as error:
            half = f"U+{ord(error.object[error.start]):04X}"
        raise AnswerError(
            "the text holds half of a letter, which cannot be sent",
            value=half,
            advice="save the document in UTF-8 anew",
        )

    def _send(self, request: bytes) -> tuple[int, Mapping[str, str], bytes, str]:
        """Status (0 for none), headers, body, and why there is no status."""
        import httpx

        url = f"{self._settings.base_url}/chat/completions"
        end = time.monotonic() + self._seconds
        try:
            given = {"Content-Type": "application/json"}
            with (
                _silent(),
                self._client.stream("POST", url, content=request, headers=given) as response,
            ):
                body = bytearray()
                for chunk in response.iter_bytes():
                    body += chunk
                    if time.monotonic() > end:
                        return 0, {}, b"", "late"
                    if len(body) > LARGEST:
                        raise UnusableAnswerError(f"the answer is longer than {LARGEST >> 20} MB")
                return response.status_code, response.headers, bytes(body), ""
        except httpx.HTTPError as error:  # its words may hold the address
            return 0, {}, b"", type(error).__name__
        except (httpx.InvalidURL, UnicodeError):
            pass
        raise RemoteError(
            "the address of the language model is none",
            where=PREFIX + "BASE_URL",
            advice="give it as http://127.0.0.1:8080/v1 or https://host/v1, and no more",
        )

    def _refused(self, status: int, body: bytes) -> RemoteError:
        words = self._words(body)
        if status in _STOPS:
            return RemoteError(
                f"{_STOPS[status]} ({status})",
                where=PREFIX + ("MODEL" if status == 404 else "API_KEY"),
                value=words,
                advice="mend the settings; docs/llm.md tells of them",
            )
        advice = "docs/llm.md tells how requests are fitted to an endpoint"
        if "response_format" in words or "schema" in words:
            advice = f"set {PREFIX}FORMAT to json_object or text, as this endpoint knows no schema"
        return AnswerError(f"the endpoint answered {status}", value=words, advice=advice)

    def _words(self, body: bytes) -> str:
        return shown(self._hidden(body.decode("utf-8", "replace")))

    def _without_secrets(self, body: bytes) -> str:
        """The text of an answer; where the endpoint gives the key or the address back, without.

        A key that may be a word of the readout stays: it is no secret, and the words must stand.
        """
        return self._hidden(body.decode("utf-8", "replace"), shortest=_SECRET)

    def _hidden(self, text: str, *, shortest: int = 1) -> str:
        for secret in (self._settings.api_key, self._settings.base_url):
            if len(secret) >= shortest:
                text = text.replace(secret, _HIDDEN)
        return text

    def _pause(self, headers: Mapping[str, str], usual: float) -> float:
        """Seconds to wait: as the endpoint asks, or as usual.

        Raises:
            RemoteError: where it asks for more than we wait.
        """
        asked = _seconds(headers.get("retry-after", ""))
        if asked is not None and asked > LONGEST_PAUSE:
            raise RemoteError(
                "the endpoint asks us to come back later",
                value=f"in {asked:.0f} seconds",
                advice="run the same command again then; what was answered is kept",
            )
        return usual if asked is None else max(asked, 0.0)

    def _hold(self, seconds: float) -> None:
        """Let all threads wait, as the limit is one for all of them."""
        with self._lock:
            self._until = max(self._until, time.monotonic() + seconds)

    def _wait(self) -> None:
        with self._lock:
            left = self._until - time.monotonic()
        if left > 0:
            self._sleep(left)


def _seconds(asked: str) -> float | None:
    """The seconds of a Retry-After, which is a number or a date; None where it is neither.

    >>> _seconds("7"), _seconds("soon")
    (7.0, None)
    """
    try:
        number = float(asked)
        return None if math.isnan(number) else number
    except ValueError:
        pass
    try:
        day = parsedate_to_datetime(asked)
        return (day.replace(tzinfo=day.tzinfo or UTC) - datetime.now(UTC)).total_seconds()
    except (ValueError, TypeError, OverflowError):  # the last for a zone without bounds
        return None


@contextmanager
def _silent() -> Iterator[None]:
    """Within it httpx, which tells every address that it calls, logs nothing from this thread."""
    here = threading.get_ident()

    def other(record: logging.LogRecord) -> bool:
        return record.thread != here

    names = ("httpx", "httpcore.connection", "httpcore.http11", "httpcore.http2", "httpcore.proxy")
    loggers = [logging.getLogger(name) for name in names]
    for logger in loggers:
        logger.addFilter(other)
    try:
        yield
    finally:
        for logger in loggers:
            logger.removeFilter(other)
