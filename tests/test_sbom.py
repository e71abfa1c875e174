"""The bill of materials names what the wheel and its pins hold, and nothing else."""

from __future__ import annotations

import hashlib
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from tools.pinned import Pin, declared, pins
from tools.sbom import RUN, bill, main

SCRIPT = b"alert(1)"
DIGEST = hashlib.sha256(SCRIPT).hexdigest()
VENDOR = "summitgraph/web/explorer/static/vendor"
ONE = Pin(name="one", version="1.0", marker="", hashes=("a" * 64, "b" * 64))
TWO = Pin(name="two", version="2.0", marker='sys_platform == "win32"', hashes=("c" * 64,))


def _wheel(
    folder: Path, *, needs: tuple[str, ...] = ("One>=1",), script: bytes = SCRIPT, more: str = ""
) -> Path:
    wheel = folder / "summitgraph-0.1.0-py3-none-any.whl"
    told = "Metadata-Version: 2.4\nName: summitgraph\nVersion: 0.1.0\nLicense-Expression: MIT\n"
    told += "".join(f"Requires-Dist: {need}\n" for need in needs)
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("summitgraph-0.1.0.dist-info/METADATA", told)
        archive.writestr(f"{VENDOR}/README.md", f"| a.js | a-script | 3.1 | 0BSD | {DIGEST} |\n")
        archive.writestr(f"{VENDOR}/a.js", script)
        if more:
            archive.writestr(f"{VENDOR}/{more}", "x")
    return wheel


def _parts(bom: dict[str, Any]) -> dict[str, list[str]]:
    return {
        part["purl"]: [told["content"] for told in part["hashes"]] for part in bom["components"]
    }


def test_packages_and_scripts_are_listed_with_their_hashes(tmp_path: Path) -> None:
    bom = json.loads(bill(_wheel(tmp_path), [ONE, TWO]))
    assert _parts(bom) == {
        "pkg:pypi/one@1.0": ["a" * 64, "b" * 64],
        "pkg:pypi/two@2.0": ["c" * 64],
        "pkg:npm/a-script@3.1": [DIGEST],
    }
    marked = {part["name"]: part.get("properties") for part in bom["components"]}
    assert (marked["one"], marked["two"][0]["value"]) == (None, TWO.marker)


def test_only_what_is_known_of_needs_is_told(tmp_path: Path) -> None:
    bom = json.loads(bill(_wheel(tmp_path, needs=("One", "two; extra == 'x'")), [ONE, TWO]))
    needs = ["pkg:npm/a-script@3.1", "pkg:pypi/one@1.0"]
    whole = "pkg:pypi/summitgraph@0.1.0"
    assert bom["dependencies"] == [{"ref": whole, "dependsOn": needs}]
    (complete, unknown) = bom["compositions"]
    assert complete == {"aggregate": "complete", "dependencies": [whole]}
    assert (unknown["aggregate"], len(unknown["dependencies"])) == ("unknown", 3)


def test_it_is_of_this_wheel_and_the_same_each_time(tmp_path: Path) -> None:
    wheel = _wheel(tmp_path)
    first = bill(wheel, [ONE])
    assert first == bill(wheel, [ONE])
    whole = json.loads(first)["metadata"]["component"]
    assert whole["hashes"][0]["content"] == hashlib.sha256(wheel.read_bytes()).hexdigest()
    wheel = _wheel(tmp_path, needs=("one>=1", "one<2"))
    assert json.loads(first)["serialNumber"] != json.loads(bill(wheel, [ONE]))["serialNumber"]


def test_it_keeps_to_the_schema_of_the_standard(tmp_path: Path) -> None:
    judge = JsonStrictValidator(SchemaVersion.V1_6)
    text = bill(_wheel(tmp_path), [ONE, TWO])
    assert judge.validate_str(text) is None
    assert judge.validate_str(text.replace("SHA-256", "SHA-255")) is not None


def test_the_bill_of_the_pins_is_the_pins(tmp_path: Path) -> None:
    held = pins(RUN)
    bom = json.loads(bill(_wheel(tmp_path, needs=declared()), held))
    listed = {purl: found for purl, found in _parts(bom).items() if purl.startswith("pkg:pypi/")}
    assert listed == {f"pkg:pypi/{pin.name}@{pin.version}": list(pin.hashes) for pin in held}
    (entry,) = bom["dependencies"]
    assert len(entry["dependsOn"]) == len(declared()) + 1


def test_what_the_wheel_needs_must_be_pinned(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"asks for two, not pinned; run `make pins`"):
        bill(_wheel(tmp_path, needs=("one", "two")), [ONE])


def test_a_script_that_is_another_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"vendor/a\.js is not the file whose SHA-256"):
        bill(_wheel(tmp_path, script=SCRIPT + b" "), [ONE])


def test_a_script_that_is_not_listed_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"differ: .*b\.js"):
        bill(_wheel(tmp_path, more="b.js"), [ONE])
    assert bill(_wheel(tmp_path, more="b.txt"), [ONE])


@pytest.mark.parametrize("words", [[], ["a.tar.gz"], ["a.whl", "b.whl"]])
def test_other_words_than_one_wheel_are_refused(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 2
    assert "name one wheel" in capsys.readouterr().err
