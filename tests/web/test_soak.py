"""Answers under load are those of their revision; `benchmarks/service_soak.py` is the long run."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks import service_soak
from benchmarks.hostile import ATTACKS
from benchmarks.service_soak import Heard, Record, digest, requests_of, soak, told, update_text

from tests.serving import Reply


def test_clients_beside_a_writer_get_answers_of_one_state(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record = soak(tmp_path, clients=6, seconds=4, pause=0.05)
    assert (record.counts["wrong"], record.counts["torn"], record.counts["stale"]) == (0, 0, 0)
    assert len({heard.revision for heard in record.heard}) > 2
    assert record.counts["hostile"] > 0
    assert told(record), capsys.readouterr().out


def test_an_answer_of_another_revision_is_found() -> None:
    request = requests_of(b"")[0]
    states = [b'{"results": {"bindings": []}}']
    states += [
        b'{"results": {"bindings": [{"round": {"type": "literal", "value": "%d", '
        b'"datatype": "http://www.w3.org/2001/XMLSchema#integer"}}]}}' % number
        for number in (1, 2)
    ]
    said = [digest(state) for state in states]
    right = Record(updates=[update_text(1), update_text(2)])
    right.heard = [Heard(number, request, said[number]) for number in (0, 1, 2)]
    wrong = Record(updates=right.updates, heard=[Heard(2, request, said[1])])
    for record, count in ((right, 0), (wrong, 1)):
        service_soak.check(record, b"")
        assert (record.counts["wrong"], told(record)) == (count, count == 0)


def test_a_stranger_who_is_answered_is_a_fault() -> None:
    assert not ATTACKS["service"].held(Reply(200, {}, b""), 9)
    assert not ATTACKS["large"].held(Reply(200, {}, b"a\r\n" * 11), 9)
    assert ATTACKS["large"].held(Reply(200, {"summitgraph-truncated": "rows=9"}, b""), 9)
