"""Inputs made of sound ones: bits turned, parts cut, doubled, moved, and words put in."""

from __future__ import annotations

import random

WORDS = (
    b"\x00", b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\xe2\x80\xae", b"\xe2\x80\x8b",
    b"\n", b"\r", b"\xe2\x80\xa8", b'"', b"'", b'"""', b"\\", b"\\u0000", b"\\uD800", b"<", b">",
    b"<<(", b")>>", b"{", b"}", b"[", b"]", b"(", b")", b"#", b"@", b"^^", b"_:", b"<urn:x>",
    b"9" * 40, b"1e999", b"NaN", b"null", b"true", b"[[[[", b"]]]]", b"{{", b"&amp;", b"&#0;",
    b"<!--", b"<![CDATA[", b"<div>", b"<script>", b"%s%n", b"../../etc/passwd", b"=1+1", b",", b";",
    b"SERVICE <http://127.0.0.1:9/> {}", b"LOAD <http://127.0.0.1:9/>", b"SELECT *", b"DROP ALL",
    b"@import", b'{"@context":"http://127.0.0.1:9/"}', b"The leaders agreed to meet in June. ",
    b"On July 7, 2017, ", b"Abe: ", b"obj", b"endobj", b"stream", b"/Kids[3 0 R]", b"PK\x03\x04",
)  # fmt: skip
LONGEST = 200_000


def mutated(chance: random.Random, sample: bytes) -> bytes:
    """Another input, not far from a sound one; the same for the same chance."""
    data = bytearray(sample)
    for _ in range(chance.choice((1, 1, 2, 3, 6))):
        if not data:
            data += chance.choice(WORDS)
        place = chance.randrange(len(data))
        end = min(len(data), place + chance.choice((1, 2, 8, 64, 512)))
        kind = chance.randrange(7)
        if kind == 0:
            data[place] ^= 1 << chance.randrange(8)
        elif kind == 1:
            data[place:end] = chance.choice(WORDS)
        elif kind == 2:
            data[place:place] = chance.choice(WORDS)
        elif kind == 3:
            del data[place:end]
        elif kind == 4:
            data[place:place] = data[place:end] * chance.choice((1, 2, 30))
        elif kind == 5:
            other = chance.randrange(len(data))
            data[other:other] = data[place:end]
        else:
            data[place:end] = chance.randbytes(end - place)
    return bytes(data[:LONGEST])
