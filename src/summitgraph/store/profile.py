"""What must be known of a kind of triple store to reach it; the kinds stand in `profiles.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Literal

from summitgraph.errors import UsageError


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A kind of triple store.

    Attributes:
        title: what a person calls it.
        address: an example of the URL to give.
        tested: the version that the tests run against; "" where only its documents were read.
        documents: where its addresses are documented.
        graph_store: what follows the URL for the Graph Store Protocol.
        graph: the parameter that names a graph there.
        query: what follows the URL for a query without a login; `query_login` for one with it.
        query_given: parameters that go with each query.
        login: how name and password are sent.
        whole: whether a graph that is asked for comes whole, whatever its size.
        batch: triples in one request at most.
    """

    name: str
    title: str
    address: str
    tested: str
    documents: str
    graph_store: str
    graph: str
    query: str
    query_login: str
    query_given: tuple[tuple[str, str], ...]
    login: Literal["basic", "digest"]
    whole: bool
    batch: int


@cache
def profiles() -> Mapping[str, Profile]:
    """All kinds of store by name.

    >>> list(profiles())
    ['oxigraph', 'virtuoso', 'fuseki', 'graphdb', 'rdf4j', 'generic']
    """
    told = tomllib.loads(files(__package__).joinpath("profiles.toml").read_text("utf-8"))
    return MappingProxyType(
        {
            name: Profile(name=name, **{**told[name], "query_given": _pairs(told[name])})
            for name in told
        }
    )


def _pairs(table: Mapping[str, Mapping[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple(table["query_given"].items())


def profile(name: str) -> Profile:
    """The profile of that name.

    Raises:
        UsageError: where there is none.

    >>> profile("virtuoso").login
    'digest'
    """
    known = profiles()
    if name not in known:
        raise UsageError("unknown profile", value=name, advice=f"use one of {', '.join(known)}")
    return known[name]
