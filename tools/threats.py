"""Write the named list of attacks and faults into docs/threat-model.md.

python -m tools.threats
"""

from __future__ import annotations

from tests.threats.register import PAGE, filled, threats


def main() -> None:
    """Write the page."""
    PAGE.write_text(filled(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    print(f"{PAGE.name}: {len(list(threats()))} rows")


if __name__ == "__main__":
    main()
