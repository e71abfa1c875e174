"""Where the model is, from environment or file; what is secret stands nowhere else."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path

import pytest

from summitgraph.errors import UsageError
from summitgraph.pipeline.llm.price import Budget, Price
from summitgraph.pipeline.llm.prompt import Prompt
from summitgraph.pipeline.llm.settings import FILE, PREFIX, Settings, settings
from tests.llm.conftest import KEY

URL = "https://models.example.org/v1"


def test_the_environment_goes_before_the_file(tmp_path: Path) -> None:
    file = tmp_path / "llm.toml"
    file.write_text(
        f'base_url = "{URL}/"\napi_key = "{KEY}"\nmodel = "small"\nprice = "1/2"\n'
        "longest = 500\n[request]\nseed = 7\n"
    )
    told = settings({FILE: str(file), PREFIX + "MODEL": "large"})
    assert (told.model, told.base_url, told.api_key) == ("large", URL, KEY)
    assert (told.longest, told.price, told.request) == (500, Price(sent=1, returned=2), {"seed": 7})


def test_without_a_model_nothing_is_guessed() -> None:
    with pytest.raises(UsageError, match="which language model"):
        settings({PREFIX + "BASE_URL": URL})


def test_without_an_address_what_is_kept_can_be_read_all_the_same() -> None:
    told = settings({PREFIX + "MODEL": "m"})
    with pytest.raises(UsageError, match="where the language model is"):
        told.check_address()


@pytest.mark.parametrize(
    "url",
    [
        "models.example.org",
        "ftp://example.org/v1",
        "https:///v1",
        "https://example.org/v1?key=1",
        "https://example.org/v1#x",
        "https://user:word@example.org/v1",
        "https://[::1/v1",
        "https://example.org:99999/v1",
        "file:///etc/passwd",
        "https://example.org/v1\n",
        "https://example.org/v 1",
        "https://models..example.org/v1",
        f"https://{70 * 'a'}.example/v1",
        "https://\u2603.example/v1",
    ],
)
def test_a_bad_address_is_refused_and_not_repeated(url: str) -> None:
    with pytest.raises(UsageError) as caught:
        Settings(model="m", base_url=url)
    assert url not in str(caught.value)
    assert "word" not in str(caught.value).replace("password", "")


def test_a_key_goes_over_plain_http_to_this_machine_only() -> None:
    for here in ("http://127.0.0.1:1/v1", "http://localhost/v1", "http://[::1]:8080/v1"):
        Settings(model="m", base_url=here, api_key=KEY)
    Settings(model="m", base_url="http://gpu.example.org/v1")
    with pytest.raises(UsageError) as caught:
        Settings(model="m", base_url="http://gpu.example.org/v1", api_key=KEY)
    assert KEY not in str(caught.value)


@pytest.mark.parametrize("key", [KEY + "\n", "schlüssel"])
def test_a_key_that_is_none_is_refused_and_not_repeated(key: str) -> None:
    with pytest.raises(UsageError) as caught:
        Settings(model="m", base_url=URL, api_key=key)
    assert key.strip() not in str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        f"api_key = {KEY}",
        'colour = "red"',
        "model = 7",
        "longest = true",
        "request = 1",
        "\xff",
        "[request]\nstop = 2025-01-01",
        "[request]\nstop = nan",
    ],
)
def test_a_bad_file_is_refused_without_what_stands_in_it(tmp_path: Path, text: str) -> None:
    file = tmp_path / "llm.toml"
    file.write_bytes(text.encode("latin-1"))
    with pytest.raises(UsageError) as caught:
        settings({FILE: str(file), PREFIX + "MODEL": "m"})
    assert KEY not in repr(caught.value) + str(caught.value.__cause__)
    assert str(file) in str(caught.value) or "request:" in str(caught.value)


def test_no_file_is_told() -> None:
    with pytest.raises(UsageError, match="No such file"):
        settings({FILE: "/nowhere/llm.toml"})


def test_a_price_is_two_numbers_and_a_budget_needs_one() -> None:
    assert Price.of("0.25/2").cost(1_000_000, 500_000) == 1.25
    for bad in ("1", "1/2/3", "-1/2", "a/b", ""):
        with pytest.raises(UsageError, match="no price"):
            Price.of(bad)
    with pytest.raises(UsageError, match="needs a price"):
        Budget(1.0, None)


def test_a_budget_is_held_while_requests_are_under_way() -> None:
    budget = Budget(1.0, Price(sent=0, returned=100))
    first = budget.hold(0, 6_000)
    assert first == 0.6
    with ThreadPoolExecutor() as pool:
        second = pool.submit(budget.hold, 0, 6_000)
        assert wait([second], timeout=0.1).done == set()
        budget.settle(first, 0, 1_000)
        assert second.result(10) == 0.6
        assert budget.spent == 0.1
        third = pool.submit(budget.hold, 0, 6_000)
        budget.settle(0.6, 0, 5_000)
        assert third.result(10) is None, "nobody is left who could give anything back"


def test_a_budget_that_is_closed_lets_nobody_wait() -> None:
    budget = Budget(1.0, Price(sent=0, returned=100))
    assert budget.hold(0, 6_000) == 0.6
    with ThreadPoolExecutor() as pool:
        second = pool.submit(budget.hold, 0, 6_000)
        budget.close()
        assert second.result(10) is None
    assert budget.hold(0, 1) is None


def test_the_prompt_holds_the_closed_lists_and_can_be_changed(tmp_path: Path) -> None:
    ours = Prompt.read()
    assert "`agrees`:" in ours.system
    assert "\n- climate change\n" in ours.system
    file = tmp_path / "mine.md"
    file.write_text("Code it.\n{{acts}}\n{{issues}}\n")
    mine = Prompt.read(file)
    assert mine.system.startswith("Code it.\n  - `affirms`")
    assert mine.sha256 != ours.sha256
    assert Prompt.read(file).sha256 == mine.sha256


@pytest.mark.parametrize("text", ["Code it.", "{{acts}}", "{{acts}}{{issues}}{{key}}", "\xff"])
def test_a_prompt_without_the_lists_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "mine.md"
    file.write_bytes(text.encode("latin-1"))
    with pytest.raises(UsageError, match=r"mine\.md"):
        Prompt.read(file)
