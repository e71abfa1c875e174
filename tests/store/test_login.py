"""A password comes from the environment or netrc, and shows nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from summitgraph.errors import UsageError
from summitgraph.store.login import Login, address, login_for, refuse_plain

SECRET = "t0p-secret"


def netrc(folder: Path, text: str) -> dict[str, str]:
    path = folder / "netrc"
    path.write_text(text)
    path.chmod(0o600)
    return {"NETRC": str(path), "HOME": str(folder)}


def test_the_environment_is_asked_first(tmp_path: Path) -> None:
    given = netrc(tmp_path, f"machine example.org login other password {SECRET}\n")
    given |= {"SUMMITGRAPH_USER": "dba", "SUMMITGRAPH_PASSWORD": SECRET}
    expected = Login(user="dba", password=SECRET, source="the environment")
    assert login_for("https://example.org/sparql", given) == expected


def test_netrc_gives_the_login_of_its_host_and_no_other(tmp_path: Path) -> None:
    given = netrc(tmp_path, f"machine example.org login dba password {SECRET}\n")
    expected = Login(user="dba", password=SECRET, source="netrc")
    assert login_for("https://example.org:8890/sparql", given) == expected
    assert not login_for("https://example.com/sparql", given)


def test_the_default_of_netrc_is_sent_to_nobody(tmp_path: Path) -> None:
    given = netrc(tmp_path, f"default login dba password {SECRET}\n")
    assert not login_for("https://example.org", given)


def test_a_broken_netrc_is_told_without_its_words(tmp_path: Path) -> None:
    given = netrc(tmp_path, f"machine example.org login dba pasword {SECRET}\n")
    with pytest.raises(UsageError, match="netrc cannot be read") as told:
        login_for("https://example.org", given)
    assert SECRET not in str(told.value)


def test_a_name_without_a_password_is_an_error() -> None:
    with pytest.raises(UsageError, match="SUMMITGRAPH_PASSWORD is not"):
        login_for("https://example.org", {"SUMMITGRAPH_USER": "dba"})


def test_no_secret_shows_in_a_login() -> None:
    assert SECRET not in repr(Login(user="dba", password=SECRET, token=SECRET))


def test_a_url_with_a_password_is_refused_without_repeating_it() -> None:
    with pytest.raises(UsageError, match="must not hold a name or a password") as told:
        address(f"http://dba:{SECRET}@example.org/")
    assert SECRET not in str(told.value)


@pytest.mark.parametrize(
    "url",
    ["example.org", "ftp://example.org", "file:///etc/passwd", "http://", "http://e.org:x",
     "http://e.org/?graph=x", "http://e.org/#x", "http://e.org/\n",
     "http://store..e.org/", "http://\u2603.e.org", f"https://{64 * 'a'}.e.org/"],
)  # fmt: skip
def test_what_is_no_address_of_a_store_is_refused(url: str) -> None:
    with pytest.raises(UsageError, match="address of a store"):
        address(url)


@pytest.mark.parametrize(
    "url", ["http://example.org", "http://10.0.0.7:8890", "http://localhost.e.org"]
)
def test_a_password_goes_to_another_machine_by_https_only(url: str) -> None:
    login = Login(user="dba", password=SECRET)
    with pytest.raises(UsageError, match="plain http"):
        refuse_plain(url, login, digest=False)
    refuse_plain(url.replace("http:", "https:"), login, digest=False)
    refuse_plain(url, login, digest=True)
    refuse_plain(url, Login(), digest=False)


@pytest.mark.parametrize("url", ["http://127.0.0.1:7878", "http://localhost", "http://[::1]:1"])
def test_this_machine_may_be_reached_by_http(url: str) -> None:
    refuse_plain(url, Login(token=SECRET), digest=False)
