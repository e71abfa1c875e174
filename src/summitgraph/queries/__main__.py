"""Print the index of the stored questions: `python -m summitgraph.queries`."""

from __future__ import annotations

import sys

from summitgraph.queries.index import index

sys.stdout.write(index())
