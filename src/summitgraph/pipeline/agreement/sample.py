"""A blind sample of sentences for a coder, in which rare acts are not left to chance.

Sentences are parted by the rarest act that the program read in them, or none. Each part gives as
many as any other, as far as it has them. What the program read is not shown; it stands in a key,
with the chance that each sentence had to be drawn, so that figures for all sentences can be made
of those drawn.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from summitgraph.errors import UsageError
from summitgraph.records import Account
from summitgraph.store import Rows, Value

NO_ACT = "none"
COLUMNS = (
    *("doc", "sentence_start", "sentence_end", "sentence", "words", "actors", "act", "issues"),
    *("addressees", "commitment", "negated", "due"),
)
KEY = ("doc", "sentence_start", "sentence_end", "stratum", "in_stratum", "drawn", "chance")


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A sentence of the sample.

    Attributes:
        stratum: the rarest act that the program read in it, or "none".
        of, drawn: how many sentences of that stratum there are, and how many were drawn.
    """

    doc: str
    start: int
    end: int
    text: str
    stratum: str
    of: int
    drawn: int


def sample(accounts: Sequence[Account], size: int, *, seed: int = 1) -> list[Drawn]:
    """Draw sentences, in the order of the texts.

    Which are drawn hangs on the seed and the texts alone, not on the order of the accounts.

    Raises:
        UsageError: for a size below one, or where there is no sentence.
    """
    if size < 1:
        raise UsageError("a sample has one sentence at least", where="--size", value=str(size))
    strata = _strata(accounts)
    if not strata:
        raise UsageError("there is no sentence to draw", advice="name readouts with a text")
    shares = shared_out({name: len(found) for name, found in strata.items()}, size)
    drawn: list[Drawn] = []
    for name, found in strata.items():
        order = sorted(found, key=lambda s: _lot(seed, s))
        drawn += [
            Drawn(
                doc=account.readout.name,
                start=start,
                end=end,
                text=account.readout.text[start:end],
                stratum=name,
                of=len(found),
                drawn=shares[name],
            )
            for account, start, end in order[: shares[name]]
        ]
    return sorted(drawn, key=lambda d: (d.doc, d.start, d.end))


def shared_out(sizes: dict[str, int], number: int) -> dict[str, int]:
    """How many of each stratum: one of each in turn, the rarest first, as far as it has them.

    >>> shared_out({"agrees": 2, "states": 50, "none": 100}, 31)
    {'agrees': 2, 'none': 14, 'states': 15}
    """
    shares = dict.fromkeys(sorted(sizes), 0)
    order = sorted(sizes, key=lambda name: (sizes[name], name))
    left = min(number, sum(sizes.values()))
    while left:
        for name in order:
            if left and shares[name] < sizes[name]:
                shares[name] += 1
                left -= 1
    return shares


def sheet(drawn: Sequence[Drawn]) -> Rows:
    """What the coder gets: the sentences, and empty cells."""
    empty: list[Value] = [None] * (len(COLUMNS) - 4)
    return Rows(COLUMNS, [[d.doc, d.start, d.end, d.text, *empty] for d in drawn])


def key(drawn: Sequence[Drawn]) -> Rows:
    """What the coder must not see: the stratum of each sentence, and the chance that it had."""
    return Rows(
        KEY,
        [
            [d.doc, d.start, d.end, d.stratum, d.of, d.drawn, round(d.drawn / d.of, 6)]
            for d in drawn
        ],
    )


_Sentence = tuple[Account, int, int]


def _strata(accounts: Sequence[Account]) -> dict[str, list[_Sentence]]:
    often = Counter(s.act.value for account in accounts for s in account.statements)
    found: dict[str, list[_Sentence]] = {}
    for account in accounts:
        for block in account.readout.blocks:
            for sentence in block.sentences:
                acts = {
                    s.act.value
                    for s in account.statements
                    if sentence.start <= s.evidence.start < sentence.end
                }
                rarest = min(acts, key=lambda a: (often[a], a), default=NO_ACT)
                found.setdefault(rarest, []).append((account, sentence.start, sentence.end))
    return dict(sorted(found.items()))


def _lot(seed: int, sentence: _Sentence) -> str:
    account, start, end = sentence
    parts = f"{seed}\0{account.readout.sha256}\0{start}\0{end}"
    return hashlib.sha256(parts.encode()).hexdigest()
