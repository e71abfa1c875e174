"""Print the software bill of materials of a wheel, as CycloneDX 1.6 in JSON.

    python -m tools.sbom dist/summitgraph-0.1.0-py3-none-any.whl > summitgraph.cdx.json

It lists what the wheel holds of others (scripts of the explorer), and the packages that a pinned
installation runs with (`requirements/run.txt`), each with the SHA-256 of every file that it may be
installed from. The same wheel and pins give the same bytes: it bears no date, and its serial
number is made of its content. Which pinned package needs which is left to docs/dependencies.md.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
import uuid
import zipfile
from collections.abc import Iterable, Iterator
from email.message import Message
from email.parser import Parser
from pathlib import Path
from typing import TYPE_CHECKING

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from tools.pinned import ROOT, Pin, pins

if TYPE_CHECKING:
    from cyclonedx.model import HashType
    from cyclonedx.model.component import Component

RUN = ROOT / "requirements" / "run.txt"
_LIST = "summitgraph/web/explorer/static/vendor/README.md"
_ROW = re.compile(
    r"^\| (\S+\.js) \| (\S+) \| ([\d.]+) \| (\S+) \| ([0-9a-f]{64}) \|$", re.MULTILINE
)


def bill(wheel: Path, pinned: Iterable[Pin]) -> str:
    """The bill of a wheel that runs with these pins.

    Raises:
        ValueError: where the wheel asks for a package that is not pinned, or a script in it is not
            the one that its list names.
    """
    from cyclonedx.model.bom import Bom, BomMetaData
    from cyclonedx.output.json import JsonV1Dot6

    pinned = tuple(pinned)
    with zipfile.ZipFile(wheel) as archive:
        scripts = list(_scripts(archive))
        told = _metadata(archive)
    whole = _component(
        told["Name"], told["Version"], "pypi", told["License-Expression"], [_sha256(wheel)]
    )
    packages = {pin.name: _package(pin) for pin in pinned}
    asked = {
        canonicalize_name(need.name)
        for need in map(Requirement, told.get_all("Requires-Dist") or ())
        if need.marker is None or "extra" not in str(need.marker)
    }
    if asked - packages.keys():
        missing = ", ".join(sorted(asked - packages.keys()))
        raise ValueError(f"{wheel.name} asks for {missing}, not pinned; run `make pins`")
    bom = Bom(
        components=[*packages.values(), *scripts], metadata=BomMetaData(component=whole, tools=[])
    )
    bom.register_dependency(whole, [*(packages[name] for name in sorted(asked)), *scripts])
    bom.serial_number = uuid.uuid5(
        uuid.NAMESPACE_URL, " ".join([_sha256(wheel), *(h for pin in pinned for h in pin.hashes)])
    )
    return _settled(JsonV1Dot6(bom).output_as_string(), str(whole.bom_ref.value))


def _settled(written: str, whole: str) -> str:
    """The bill without the date, and without saying that no package needs another.

    The library writes an entry for each package whose needs it was not told; the standard takes
    an empty one for "needs nothing". What is complete and what is unknown is said instead.
    """
    bom = json.loads(written)
    del bom["metadata"]["timestamp"]
    others = [entry["ref"] for entry in bom["dependencies"] if entry["ref"] != whole]
    bom["dependencies"] = [entry for entry in bom["dependencies"] if entry["ref"] == whole]
    bom["compositions"] = [
        {"aggregate": "complete", "dependencies": [whole]},
        {"aggregate": "unknown", "dependencies": others},
    ]
    return json.dumps(bom, indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def _metadata(archive: zipfile.ZipFile) -> Message:
    (path,) = (n for n in archive.namelist() if n.endswith(".dist-info/METADATA"))
    return Parser().parsestr(archive.read(path).decode("utf-8"))


def _scripts(archive: zipfile.ZipFile) -> Iterator[Component]:
    folder = _LIST.rpartition("/")[0]
    rows = _ROW.findall(archive.read(_LIST).decode("utf-8"))
    listed = {f"{folder}/{file}" for file, *_ in rows}
    there = {n for n in archive.namelist() if n.startswith(folder) and n.endswith(".js")}
    if listed != there:
        raise ValueError(f"{_LIST} and the files beside it differ: {sorted(listed ^ there)}")
    for file, name, version, licence, digest in rows:
        if hashlib.sha256(archive.read(f"{folder}/{file}")).hexdigest() != digest:
            raise ValueError(f"{folder}/{file} is not the file whose SHA-256 {_LIST} names")
        yield _component(name, version, "npm", licence, [digest])


def _package(pin: Pin) -> Component:
    from cyclonedx.model import Property

    made = _component(pin.name, pin.version, "pypi", None, pin.hashes)
    if pin.marker:
        made.properties.add(Property(name="summitgraph:marker", value=pin.marker))
    return made


def _component(
    name: str, version: str, kind: str, licence: str | None, hashes: Iterable[str]
) -> Component:
    from cyclonedx.contrib.license.factories import LicenseFactory
    from cyclonedx.model.component import Component
    from packageurl import PackageURL

    address = PackageURL(kind, name=name, version=version)
    return Component(
        name=name,
        version=version,
        purl=address,
        bom_ref=address.to_string(),
        licenses=[LicenseFactory().make_from_string(licence)] if licence else [],
        hashes=[_hash(digest) for digest in hashes],
    )


def _hash(digest: str) -> HashType:
    from cyclonedx.model import HashAlgorithm, HashType

    return HashType(alg=HashAlgorithm.SHA_256, content=digest)


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main(arguments: list[str]) -> int:
    """Print the bill of the one wheel named."""
    if len(arguments) != 1 or not arguments[0].endswith(".whl"):
        print("name one wheel: python -m tools.sbom dist/….whl", file=sys.stderr)
        return 2
    sys.stdout.write(bill(Path(arguments[0]), pins(RUN)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
