"""What a reader of docs/ does in the pages of review: reject the first statement of a readout.

    summitgraph-python tests/docs/decide.py STORE FILE WHO WHY

Setups of pages call it, as a page's test has no hands.
"""

from __future__ import annotations

import sys
from pathlib import Path

from summitgraph.pipeline.reviewing import Desk
from summitgraph.records.decision import Decision, Verb
from summitgraph.review import ref_of
from summitgraph.triples.iris import DEFAULT_BASE


def main(store: str, file: str, who: str, why: str) -> None:
    """Write the decision down."""
    desk = Desk(Path(store), base=DEFAULT_BASE)
    account = desk.look(file).account
    sha, about = account.readout.sha256, (ref_of(account.statements[0]),)
    desk.decide(
        Decision(when="", who=who, why=why, verb=Verb.REJECT, readout=sha, file=file, about=about)
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
