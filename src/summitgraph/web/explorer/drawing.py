"""From a page to HTML: the templates, and what stands at their disposal.

All that comes from the graph is escaped; nothing in a template runs or is styled from a text.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import jinja2
import markupsafe

from summitgraph import __version__
from summitgraph.ontology.terms import ACT, DCT, SG, SKOS
from summitgraph.triples.term import tail
from summitgraph.web.explorer.naming import FAMILIES, STATES, family_of, plain_time
from summitgraph.web.explorer.page import Page

FOLDER = Path(str(files(__package__)))
STATIC = FOLDER / "static"


@cache
def environment() -> jinja2.Environment:
    """The templates, read once."""
    found = jinja2.Environment(
        loader=jinja2.FileSystemLoader(FOLDER / "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    found.filters |= {"tail": tail, "many": _many, "web": _is_web, "thousands": _thousands}
    found.filters |= {"time": plain_time, "family": family_of}
    found.globals |= {
        "families": FAMILIES,
        "states": STATES,
        "static": static,
        "ACT": ACT,
        "DCT": DCT,
        "SG": SG,
        "SKOS": SKOS,
        "acted": acted,
        "address": address,
        "typed_over": _typed_over,
        "version": __version__,
        "own": markupsafe.Markup,
    }
    return found


def draw(
    page: Page,
    *,
    href: Callable[[str], str],
    home: str,
    current: bool = True,
    in_file: bool = False,
    reviewing: bool = False,
) -> str:
    """A page as HTML.

    Args:
        href: where the page of a thing is, by its IRI.
        home: the address of the service, as it was called.
        current: whether lists and counts are of the newest version of the graph.
        in_file: whether it will stand in a file, where nothing can be asked for.
        reviewing: whether whoever reads may decide too, so that pages lead to review.
    """
    template = environment().get_template(f"{page.template}.html")
    return template.render(
        page=page,
        href=href,
        home=home,
        current=current,
        in_file=in_file,
        reviewing=reviewing,
        **page.shown,
    )


def static(name: str) -> str:
    """The address of a file that pages need; it changes with its content."""
    return f"/static/{name}?{_digest(name)}"


@cache
def _digest(name: str) -> str:
    return hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:12]


def address(path: str, /, **parameters: Any) -> str:
    """A path with parameters; those that are empty are left out.

    >>> address("/network", act="", issue="https://example.org/a b")
    '/network?issue=https%3A%2F%2Fexample.org%2Fa+b'
    """
    given = {k.rstrip("_"): v for k, v in parameters.items() if v not in (None, "", 0)}
    return f"{path}?{urlencode(given)}" if given else path


def acted(act: str, denied: bool, **which: str) -> str:
    """Where the statements stand that do this very act, or that deny it.

    >>> acted("agrees", True, actor="e:a").partition("?")[2]
    'actor=e%3Aa&exact=https%3A%2F%2Fw3id.org%2Fsummitgraph%2Fact%2Fagrees&polarity=negative'
    """
    polarity = "negative" if denied else "positive"
    return address("/statements", **which, exact=ACT.NS + act, polarity=polarity)


def _many(count: int, one: str, several: str = "") -> str:
    """A count with its noun.

    >>> _many(1, "statement"), _many(1200, "statement")
    ('1 statement', '1,200 statements')
    """
    return f"{_thousands(count)} {one if count == 1 else several or one + 's'}"


def _typed_over(fields: Mapping[str, str], typed: Mapping[str, str], part: str) -> dict[str, str]:
    """The fields of a form with what was typed; a box that was not ticked sends nothing."""
    return {name: typed.get(part + name, "") for name in fields}


def _thousands(count: int) -> str:
    return f"{count:,}"


def _is_web(address: str) -> bool:
    """Whether an address may stand in a link: never `javascript:` or `data:`."""
    return address.startswith(("http://", "https://"))
