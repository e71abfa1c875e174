"""Many networks from one file: settings in, matrices out, a JSON object a line.

The keys are those of Discourse Network Analyzer's settings; an object of settings with a window
gives one matrix a window.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import Any

from summitgraph.errors import UsageError
from summitgraph.network.matrix.make import NetworkMatrix, make_matrices
from summitgraph.network.matrix.settings import MatrixSettings, read_settings
from summitgraph.network.matrix.table import StatementTable


def run_batch(
    lines: Iterable[str],
    table_for: Callable[[MatrixSettings], StatementTable],
    *,
    where: str = "settings",
) -> Iterator[str]:
    """The matrices of each line of settings, in order, as lines of JSON.

    Every line of settings is checked before the first matrix is made, so that a fault in the last
    does not come after an hour. Empty lines are passed over.

    Each object has `settings` as given, `start`, `mid` and `stop` of its stretch of time (null
    where no statement has a day), `n` statements, `rows`, `cols` and the cells `m`, row by row.

    Args:
        table_for: the statements for some settings (which variables and which joint statements).
        where: what the lines are called in an error.

    Raises:
        UsageError: for a line that is no JSON object or settings that cannot be.
    """
    asked = [(given, read_settings(given, where=place)) for place, given in _objects(lines, where)]
    for given, settings in asked:
        for matrix in make_matrices(table_for(settings), settings):
            yield json.dumps({"settings": given, **describe(matrix)}, ensure_ascii=False)


def describe(matrix: NetworkMatrix) -> dict[str, Any]:
    """The matrix as plain values, cells in full."""
    window = matrix.window
    return {
        "start": moment(window.start) if window else None,
        "mid": moment(window.mid) if window else None,
        "stop": moment(window.stop) if window else None,
        "n": matrix.statements,
        "rows": list(matrix.rows),
        "cols": list(matrix.columns),
        "m": matrix.cells.toarray().tolist(),
    }


def moment(time: datetime) -> str:
    """UTC without a zone, seconds where there are any, as DNA writes it.

    >>> moment(datetime(2017, 7, 7)), moment(datetime(2017, 7, 7, 11, 59, 59))
    ('2017-07-07T00:00', '2017-07-07T11:59:59')
    """
    spec = "seconds" if time.second else "minutes"
    return time.replace(tzinfo=None).isoformat(timespec=spec)


def _objects(lines: Iterable[str], where: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        place = f"{where}, line {number}"
        try:
            given = json.loads(line)
        except ValueError as error:
            raise UsageError(
                "no JSON", where=place, value=line.strip()[:80], advice="write one object a line"
            ) from error
        if not isinstance(given, dict):
            raise UsageError(
                "no JSON object",
                where=place,
                value=line.strip()[:80],
                advice='write settings as {"type": "onemode", …}',
            )
        yield place, given
