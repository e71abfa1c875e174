"""Train the part-of-speech tagger of `summitgraph.extract` on UD English EWT.

    python tools/train_tagger.py FOLDER_WITH_CONLLU_XZ src/summitgraph/extract/tagger.npz

Data: Universal Dependencies English Web Treebank (Silveira et al. 2014), CC BY-SA 4.0; it is not
part of this project. The result is a table of weights of two averaged perceptrons (Collins 2002),
the second of which sees the first one's tags. Prints the accuracy on the dev part.
"""

from __future__ import annotations

import lzma
import random
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from summitgraph.extract.features import first_pass, second_pass

Sentence = tuple[list[str], list[str]]


def sentences(path: Path) -> Iterator[Sentence]:
    """Words and Penn tags; hyphenated compounds are joined, as the tokenizer keeps them whole."""
    words: list[str] = []
    tags: list[str] = []
    glue = touching = False
    with lzma.open(path, "rt", encoding="utf-8") as stream:
        lines = stream.read().splitlines()
    for line in lines:
        if not line:
            if words:
                yield words, tags
            words, tags, glue = [], [], False
            continue
        if line.startswith("#"):
            continue
        cells = line.split("\t")
        if not cells[0].isdigit():
            continue
        word, tag, no_space = cells[1], cells[4], "SpaceAfter=No" in cells[9]
        hyphen = tag == "HYPH" or (word in "-/" and no_space)
        if words and (glue or (hyphen and no_space and words[-1][-1].isalnum() and touching)):
            words[-1] += word
            if not hyphen:
                tags[-1] = "JJ" if tag in ("VBN", "VBD", "VBG") else tag
            glue = hyphen and no_space
        else:
            words.append(word)
            tags.append(tag)
            glue = False
        touching = no_space
    if words:
        yield words, tags


def train(
    data: list[tuple[list[list[str]], list[str]]], tags: list[str], epochs: int, floor: int
) -> tuple[dict[str, int], np.ndarray]:
    """An averaged perceptron over independent decisions; rare features are left out."""
    counts = Counter(f for rows, _ in data for row in rows for f in row)
    index = {f: i + 1 for i, f in enumerate(f for f, n in counts.items() if n >= floor)}
    number = {t: i for i, t in enumerate(tags)}
    weights = np.zeros((len(index) + 1, len(tags)), dtype=np.float32)
    total = np.zeros_like(weights)
    items = [
        (np.array([index.get(f, 0) for f in row]), number[t])
        for rows, gold in data
        for row, t in zip(rows, gold, strict=True)
    ]
    rng = random.Random(1)
    step = 1
    for _ in range(epochs):
        rng.shuffle(items)
        for ids, gold_tag in items:
            scores = weights[ids].sum(0)
            guess = int(scores.argmax())
            if guess != gold_tag:
                weights[ids, gold_tag] += 1
                weights[ids, guess] -= 1
                total[ids, gold_tag] += step
                total[ids, guess] -= step
            step += 1
    averaged = weights - total / step
    averaged[0] = 0
    return index, averaged


def predict(rows: list[list[str]], index: dict[str, int], weights: np.ndarray) -> np.ndarray:
    ids = np.array([[index.get(f, 0) for f in row] for row in rows])
    return weights[ids].sum(1)


def prune(index: dict[str, int], weights: np.ndarray, keep: float) -> tuple[list[str], np.ndarray]:
    """Features whose largest weight matters, and these as bytes on one scale."""
    size = np.abs(weights).max(1)
    names = [f for f, i in index.items() if size[i] >= keep]
    table = np.vstack(
        [np.zeros((1, weights.shape[1]), np.float32), weights[[index[f] for f in names]]]
    )
    return names, table


def main() -> None:
    folder, target = Path(sys.argv[1]), Path(sys.argv[2])
    training = list(sentences(folder / "train.conllu.xz"))
    testing = list(sentences(folder / "dev.conllu.xz"))
    tags = sorted({t for _, ts in training for t in ts})
    # The second pass must see tags as wrong as they will be: tag each half by the other half.
    half = len(training) // 2
    parts = (training[:half], training[half:])
    guessed: list[list[str]] = []
    for mine, other in ((parts[0], parts[1]), (parts[1], parts[0])):
        index, weights = train([(first_pass(w), t) for w, t in other], tags, 5, 2)
        for words, _ in mine:
            best = predict(first_pass(words), index, weights).argmax(1)
            guessed.append([tags[i] for i in best])
    index1, weights1 = train([(first_pass(w), t) for w, t in training], tags, 6, 2)
    both = [
        ([a + b for a, b in zip(first_pass(w), second_pass(g, w), strict=True)], t)
        for (w, t), g in zip(training, guessed, strict=True)
    ]
    index2, weights2 = train(both, tags, 6, 2)
    names1, table1 = prune(index1, weights1, 0.5)
    names2, table2 = prune(index2, weights2, 0.5)
    look1 = {f: i + 1 for i, f in enumerate(names1)}
    look2 = {f: i + 1 for i, f in enumerate(names2)}
    right1 = right2 = n = 0
    for words, gold in testing:
        first = [tags[i] for i in predict(first_pass(words), look1, table1).argmax(1)]
        rows = [a + b for a, b in zip(first_pass(words), second_pass(first, words), strict=True)]
        second = [tags[i] for i in predict(rows, look2, table2).argmax(1)]
        right1 += sum(a == b for a, b in zip(first, gold, strict=True))
        right2 += sum(a == b for a, b in zip(second, gold, strict=True))
        n += len(gold)
    print(f"dev accuracy: first pass {right1 / n:.4f}, second pass {right2 / n:.4f}, words {n}")
    print(f"features kept: {len(names1)} and {len(names2)}")

    def pack(table: np.ndarray) -> tuple[np.ndarray, float]:
        scale = float(np.abs(table).max()) / 127
        return np.rint(table / scale).astype(np.int8), scale

    packed1, _ = pack(table1)
    packed2, _ = pack(table2)
    np.savez_compressed(
        target,
        tags=np.array(tags),
        names1=np.frombuffer("\n".join(names1).encode(), dtype=np.uint8),
        names2=np.frombuffer("\n".join(names2).encode(), dtype=np.uint8),
        table1=packed1,
        table2=packed2,
    )
    print(f"{target}: {target.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
