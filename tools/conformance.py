"""Run the W3C's suites and write the page that tells what they say.

    python -m tools.conformance              writes docs/conformance.md

The suites must be at hand; `SUMMITGRAPH_W3C_TESTS` names their folder.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.serving import serving
from tests.w3c import conformance, suite


def main() -> None:
    """Write the page, and tell of deviations that have no reason yet."""
    if suite.FOLDER is None:
        sys.exit("the W3C test suites are not here; SUMMITGRAPH_W3C_TESTS names their folder")
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder), "--writable") as service:
        outcomes = [
            *conformance.rdf(service),
            *conformance.shacl(),
            *conformance.web_annotations(),
        ]
    conformance.PAGE.write_text(conformance.page(outcomes), encoding="utf-8")
    print(f"{conformance.PAGE.name} is written")
    for key in sorted(conformance.deviations(outcomes) - set(conformance.reasons())):
        print("no reason for", *key)


if __name__ == "__main__":
    main()
