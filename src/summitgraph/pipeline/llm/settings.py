"""Where the language model is, and what we show it: from the environment or a file, nowhere else.

Address and key stand in no message, no log, no answer that is kept and no `repr`.
"""

from __future__ import annotations

import json
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from summitgraph.errors import UsageError
from summitgraph.pipeline.llm.price import Price
from summitgraph.store.login import is_address, is_this_machine

PREFIX = "SUMMITGRAPH_LLM_"
FILE = PREFIX + "SETTINGS"
_TEXTS = ("base_url", "api_key", "model", "format", "price")
FORMATS = ("json_schema", "json_object", "text")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What is needed to ask a language model.

    Attributes:
        model: its name, as the endpoint knows it.
        base_url: the address under which `chat/completions` is found; "" where nothing is asked.
        api_key: what the endpoint knows us by, or "".
        form: how it is told what to return: "json_schema", or for an endpoint that knows no
            schema "json_object" or "text".
        price: of tokens, or None where it is not stated.
        longest: tokens of an answer at most.
        request: more fields of the request, for what one endpoint alone wants; None leaves a
            field of ours out.

    >>> Settings(model="m", base_url="https://example.org/v1", api_key="secret")
    Settings(model='m', form='json_schema', price=None, longest=8000)
    """

    model: str
    base_url: str = field(default="", repr=False)
    api_key: str = field(default="", repr=False)
    form: str = "json_schema"
    price: Price | None = None
    longest: int = 8000
    request: Mapping[str, Any] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        if self.form not in FORMATS:
            raise UsageError(
                "unknown form of answer",
                where=PREFIX + "FORMAT",
                value=self.form,
                advice=f"use one of {', '.join(FORMATS)}",
            )
        if not self.api_key.isascii() or not self.api_key.isprintable():
            raise UsageError(
                "the key holds letters that no key has",
                where=PREFIX + "API_KEY",
                advice="copy it again, without the end of the line",
            )
        try:
            json.dumps(dict(self.request), allow_nan=False)
        except (TypeError, ValueError):
            raise UsageError(
                "a field of the request is nothing that JSON can hold",
                where="request",
                advice="use texts, numbers, true and false, lists and tables",
            ) from None
        if self.base_url:
            _check_address(self.base_url, self.api_key)

    def check_address(self) -> None:
        """Raise UsageError where there is no address to ask at."""
        if not self.base_url:
            raise UsageError(
                "nothing tells where the language model is",
                where=PREFIX + "BASE_URL",
                advice=f"set it in the environment, for example {PREFIX}BASE_URL="
                "http://127.0.0.1:8080/v1, or as base_url in the file that "
                f"{FILE} names",
            )


def settings(environment: Mapping[str, str] | None = None) -> Settings:
    """The settings of the environment; what it does not tell, of the file that it names.

    The file is TOML: `base_url`, `api_key`, `model`, `format`, `price`, `longest`, and a table
    `request`. See `docs/llm.md`.

    Raises:
        UsageError: where no model is named, or something in it is wrong. No value is quoted.
    """
    given = os.environ if environment is None else environment
    told = _from_file(Path(given[FILE])) if given.get(FILE) else {}
    told |= {
        name: given[PREFIX + name.upper()] for name in _TEXTS if given.get(PREFIX + name.upper())
    }
    if not told.get("model"):
        raise UsageError(
            "nothing tells which language model is to read",
            where=PREFIX + "MODEL",
            advice="set it in the environment, to the name by which the endpoint knows the model; "
            "docs/llm.md tells the rest",
        )
    return Settings(
        model=told["model"],
        base_url=told.get("base_url", "").rstrip("/"),
        api_key=told.get("api_key", ""),
        form=told.get("format", "json_schema"),
        price=Price.of(told["price"]) if told.get("price") else None,
        longest=told.get("longest", 8000),
        request=told.get("request", {}),
    )


def _from_file(path: Path) -> dict[str, Any]:
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        # The parser's message may quote the line of the key.
        why = getattr(error, "strerror", None) or "it is no TOML in UTF-8"
        raise UsageError(
            f"the settings cannot be read: {why}", where=str(path), advice="docs/llm.md shows one"
        ) from None
    kinds: dict[str, type] = {**dict.fromkeys(_TEXTS, str), "longest": int, "request": dict}
    for name, value in told.items():
        if not isinstance(value, kinds.get(name, type(None))) or value is True:
            known = ", ".join(kinds)
            raise UsageError(
                "a setting is unknown, or has a value of another kind",
                where=str(path),
                value=name,
                advice=f"settings are {known}; longest is a number, request a table",
            )
    return told


def _check_address(url: str, key: str) -> None:
    where = PREFIX + "BASE_URL"
    try:
        parts = urlsplit(url)
        host, user = parts.hostname or "", parts.username or parts.password
        _ = parts.port
    except ValueError:
        host, user, parts = "", None, urlsplit("")
    sound = host and url.isprintable() and " " not in url and is_address(url)
    if not sound or parts.query or parts.fragment:
        raise UsageError(
            "the address of the language model is none",
            where=where,
            advice="give it as http://127.0.0.1:8080/v1 or https://host/v1, and no more",
        )
    if user:
        raise UsageError(
            "the address holds a name or password",
            where=where,
            advice=f"take it out, and put the key into {PREFIX}API_KEY",
        )
    if key and parts.scheme == "http" and not is_this_machine(host):
        raise UsageError(
            "the key would go to another machine where all on the way can read it",
            where=where,
            advice="use https, or no key, or a tunnel to 127.0.0.1",
        )
