"""Who we are to a remote store: from the environment or netrc, never from the command line.

What is secret stands in no message, no log and no `repr`.
"""

from __future__ import annotations

import ipaddress
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from netrc import NetrcParseError, netrc
from pathlib import Path
from urllib.parse import urlsplit

from summitgraph.errors import UsageError

USER, PASSWORD, TOKEN = "SUMMITGRAPH_USER", "SUMMITGRAPH_PASSWORD", "SUMMITGRAPH_TOKEN"


@dataclass(frozen=True, slots=True, kw_only=True)
class Login:
    """A name with a password, or a token; or nothing.

    Attributes:
        source: where it was found, to be told: "the environment", "netrc", or "".

    >>> Login(user="dba", password="hidden", source="netrc")
    Login(user='dba', source='netrc')
    """

    user: str = ""
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)
    source: str = ""

    def __bool__(self) -> bool:
        return bool(self.user or self.token)


def login_for(url: str, environment: Mapping[str, str] | None = None) -> Login:
    """The login for a store: SUMMITGRAPH_TOKEN, or SUMMITGRAPH_USER with …_PASSWORD, or netrc.

    netrc is the file that NETRC names, or `.netrc` in the home folder; its entry `default` is not
    used, as it would send a password to a host that nobody named.

    Raises:
        UsageError: for a name without a password, and for a netrc that cannot be read.

    >>> login_for("https://example.org/sparql", {"SUMMITGRAPH_TOKEN": "secret"}).source
    'the environment'
    """
    given = os.environ if environment is None else environment
    if given.get(TOKEN):
        return Login(token=given[TOKEN], source="the environment")
    if given.get(USER):
        if PASSWORD not in given:
            raise UsageError(
                f"{USER} is set and {PASSWORD} is not", advice="set both in the environment"
            )
        return Login(user=given[USER], password=given[PASSWORD], source="the environment")
    return _from_netrc(urlsplit(url).hostname or "", given)


def _from_netrc(host: str, given: Mapping[str, str]) -> Login:
    home = given.get("HOME", "")
    path = Path(given.get("NETRC") or Path(home, ".netrc"))
    if not path.is_file() or not (home or given.get("NETRC")):
        return Login()
    try:
        entry = netrc(str(path)).hosts.get(host)
    except (NetrcParseError, OSError, UnicodeDecodeError) as error:
        # The parser's message quotes the token it stumbled over, which may be a password.
        line = getattr(error, "lineno", None)
        raise UsageError(
            "netrc cannot be read",
            where=f"{path}, line {line}" if line else str(path),
            advice="write one line a store: machine HOST login NAME password WORD, "
            "in a file that only you can read",
        ) from None
    if entry is None:
        return Login()
    return Login(user=entry[0], password=entry[2] or "", source="netrc")


def address(url: str) -> str:
    """The URL of a store without a slash at its end, once it has been checked.

    Raises:
        UsageError: where it is no http(s) URL, or holds a password, a query or a fragment.

    >>> address("http://127.0.0.1:7878/")
    'http://127.0.0.1:7878'
    """
    try:
        parts = urlsplit(url)
        port_is_fine = parts.port is None or parts.port > 0
    except ValueError:
        raise UsageError("this is no address of a store", advice="give http://HOST:PORT") from None
    if "@" in parts.netloc:
        raise UsageError(
            "a URL must not hold a name or a password, as others can read it in the list of "
            "processes and in the history of the shell",
            where=parts.hostname or "",
            advice=f"set {USER} and {PASSWORD} in the environment, or use netrc",
        )
    if parts.query or parts.fragment or not url.isprintable() or " " in url:
        raise UsageError(
            "the address of a store has no '?', '#' or space", value=url, advice="leave them out"
        )
    if not parts.hostname or not port_is_fine or not is_address(url):
        raise UsageError("this is no address of a store", value=url, advice="give http://HOST:PORT")
    return url.rstrip("/")


def refuse_plain(url: str, login: Login, *, digest: bool) -> None:
    """Refuse to send a password or token over plain http to another machine.

    Raises:
        UsageError: for http to a host that is not this machine, where the login could be read
            on the way; a digest cannot.

    >>> refuse_plain("http://127.0.0.1:7878", Login(token="x"), digest=False)
    """
    parts = urlsplit(url)
    if not login or parts.scheme == "https" or (digest and not login.token):
        return
    if not is_this_machine(parts.hostname or ""):
        raise UsageError(
            "a login over plain http can be read by others on the way",
            where=url,
            advice="use https, or say --plain-http where the network is your own",
        )


def is_address(url: str) -> bool:
    """Whether an HTTP client can ask there; what urlsplit passes over is seen here.

    >>> is_address("https://store.example.org/sparql"), is_address("https://store..example.org")
    (True, False)
    """
    import httpx

    try:
        asked = httpx.URL(url)
        return asked.scheme in {"http", "https"} and bool(asked.raw_host.decode().encode("idna"))
    except (httpx.InvalidURL, UnicodeError):
        return False


def is_this_machine(host: str) -> bool:
    """Whether what is sent there stays on this machine."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
