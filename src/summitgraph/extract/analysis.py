"""A sentence made ready for rules: words, folded words, tags, mentions."""

from __future__ import annotations

from dataclasses import dataclass, field

from summitgraph.extract.mended import PAST, mended
from summitgraph.extract.mention import Spotted, Spotter
from summitgraph.extract.spotted import Quotation, Words
from summitgraph.extract.tagger import tag
from summitgraph.extract.tokens import Token, tokenize
from summitgraph.records.readout import Block, Readout, Sentence


@dataclass(slots=True)
class Analysed:
    """A sentence of a readout, analysed.

    Attributes:
        block: number of its block in the readout.
        at: for each token the mention that covers it, or None.
        quotations: what of it someone is quoted to have said.
    """

    sentence: Sentence
    block: int
    tokens: list[Token]
    words: list[str]
    low: list[str]
    tags: list[str]
    mentions: list[Spotted]
    at: list[Spotted | None]
    quotations: list[Quotation] = field(default_factory=list)

    def part(self, a: int, b: int) -> Analysed:
        """The tokens `[a, b)` as a sentence of their own, at the same places in the text."""
        inside = [
            Spotted(m.i - a, m.j - a, m.mention) for m in self.mentions if a <= m.i and m.j <= b
        ]
        at: list[Spotted | None] = [None] * (b - a)
        for m in inside:
            at[m.i : m.j] = [m] * (m.j - m.i)
        return Analysed(
            self.sentence,
            self.block,
            self.tokens[a:b],
            self.words[a:b],
            self.low[a:b],
            self.tags[a:b],
            inside,
            at,
        )

    def start(self, i: int) -> int:
        """Where token `i` begins in the readout's text."""
        return self.tokens[i].start

    def end(self, j: int) -> int:
        """Where token `j - 1` ends in the readout's text."""
        return self.tokens[j - 1].end


def analyse(readout: Readout, spotter: Spotter) -> list[Analysed]:
    """All sentences of a readout in order, tagged in one go, with their mentions."""
    text = readout.text
    places: list[tuple[Sentence, int, list[Token]]] = []
    for number, block in enumerate(readout.blocks):
        places.extend((s, number, _tokens(text, s, block)) for s in block.sentences)
    all_tags = tag([[t.text for t in tokens] for _, _, tokens in places])
    for (_, _, tokens), tags in zip(places, all_tags, strict=True):
        for i, token in enumerate(tokens):
            if tags[i] == "UH" and token.text.endswith("ed"):
                tags[i] = "VBD"
            if token.text in PAST and tags[i] in ("NN", "NNP", "JJ", "NNS", "VBN", "VB", "VBP"):
                tags[i] = "VBD"
    learn(spotter, readout.title)
    folded = [Words.of(p[2], tags) for p, tags in zip(places, all_tags, strict=True)]
    mentions = spotter.spot_all(folded)
    result = []
    for (sentence, number, tokens), w, spotted in zip(places, folded, mentions, strict=True):
        at: list[Spotted | None] = [None] * len(tokens)
        for s in spotted:
            at[s.i : s.j] = [s] * (s.j - s.i)
        result.append(
            Analysed(
                sentence,
                number,
                tokens,
                w.words,
                w.low,
                mended(w.words, w.low, list(w.tags), at),
                spotted,
                at,
            )
        )
    return result


def learn(spotter: Spotter, words: str) -> list[Spotted]:
    """The mentions in words that stand outside the text, such as a title in its metadata."""
    tokens = tokenize(words)
    return spotter.spot(tokens, ["NNP"] * len(tokens)) if tokens else []


def _tokens(text: str, sentence: Sentence, block: Block) -> list[Token]:
    tokens = tokenize(text, sentence.start, sentence.end)
    if block.gaps:
        tokens = [t for t in tokens if not any(a <= t.start < b for a, b in block.gaps)]
    return tokens
