"""An account as bytes and back, so that a store need not read a document twice.

JSON, squeezed. Reading it runs nothing: every field is checked against the type of its record, so
that a damaged or an older one is an error and never a wrong account.
"""

from __future__ import annotations

import hashlib
import zlib
from functools import cache

import msgspec

from summitgraph.errors import GraphError
from summitgraph.records import Account

_MOST = 1 << 28
"""Bytes to which a record may unfold; a readout's text is limited far below."""


def pack(record: Account) -> bytes:
    """The record as bytes; the same record gives the same bytes."""
    return zlib.compress(msgspec.json.encode(record, order="deterministic"), 6)


def digest(packed: bytes) -> str:
    """The SHA-256 of a packed record."""
    return hashlib.sha256(packed).hexdigest()


def account_of(packed: bytes, name: str) -> Account:
    """The account that was packed.

    Raises:
        GraphError: where the bytes are damaged, or were written by another edition whose records
            had other fields.
    """
    try:
        return _accounts().decode(_unfold(packed))
    except (msgspec.MsgspecError, zlib.error, ValueError) as error:
        raise GraphError(
            f"what is kept of this readout cannot be read: {error}",
            where=name,
            advice="name its document to `summitgraph build`, which reads it anew",
        ) from error


def _unfold(packed: bytes) -> bytes:
    unfolding = zlib.decompressobj()
    data = unfolding.decompress(packed, _MOST)
    if not unfolding.eof:
        raise ValueError("it is cut off")
    return data


@cache
def _accounts() -> msgspec.json.Decoder[Account]:
    return msgspec.json.Decoder(Account)
