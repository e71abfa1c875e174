"""What the tagger looks at: a word, its shape and affixes, and its neighbours.

Shared by the tagger and by `tools/train_tagger.py`, so that both see the same.
"""

from __future__ import annotations

from collections.abc import Sequence

PAD = "\x02"


def normal(word: str) -> str:
    """A word folded for look-up: lower case, digits to 0, curly quotes to straight ones."""
    folded = word.lower().replace("’", "'")
    return folded if folded.isalpha() else "".join("0" if c.isdigit() else c for c in folded)


def shape(word: str, first: bool) -> str:
    """The coarse shape of a word: case, digits, hyphens; whether it opens the sentence."""
    if word.isupper():
        kind = "U" if len(word) > 1 else "u"
    elif word[:1].isupper():
        kind = "C"
    elif word.isalpha():
        kind = "l"
    else:
        kind = "d" if word[:1].isdigit() else "p"
    return kind + ("-" if "-" in word else "") + ("^" if first else "")


def first_pass(words: Sequence[str]) -> list[list[str]]:
    """Features of each word that need no tags.

    >>> first_pass(["We", "agree"])[0][:3]
    ['w=we', 'f=C^ we', 's3=']
    """
    low = [normal(w) for w in words]
    n = len(words)
    rows = []
    for i, w in enumerate(words):
        a = low[i]
        b = low[i - 1] if i else PAD
        c = low[i + 1] if i + 1 < n else PAD
        s = shape(w, i == 0)
        rows.append(
            [
                "w=" + a,
                f"f={s} {a if len(a) < 4 else a[-2:]}",
                "s3=" + a[-3:] if len(a) > 3 else "s3=",
                "s4=" + a[-4:] if len(a) > 5 else "s4=",
                "p=" + a[:3],
                "h=" + s,
                "b=" + b,
                "c=" + c,
                f"ba={b} {a}",
                f"ac={a} {c}",
                "bb=" + (low[i - 2] if i > 1 else PAD),
                "cc=" + (low[i + 2] if i + 2 < n else PAD),
                f"cs={c[-3:]}",
                f"bs={b[-3:]} {s}",
            ]
        )
    return rows


def second_pass(tags: Sequence[str], words: Sequence[str]) -> list[list[str]]:
    """Features of each word from the tags that the first pass gave to its neighbours."""
    n = len(tags)
    rows = []
    for i in range(n):
        t2 = tags[i - 2] if i > 1 else PAD
        t1 = tags[i - 1] if i else PAD
        u1 = tags[i + 1] if i + 1 < n else PAD
        u2 = tags[i + 2] if i + 2 < n else PAD
        a = normal(words[i])
        rows.append(
            [
                f"t1={t1}",
                f"u1={u1}",
                f"t2={t2} {t1}",
                f"u2={u1} {u2}",
                f"tu={t1} {u1}",
                f"ta={t1} {a}",
                f"au={a} {u1}",
                f"o={tags[i]}",
                f"ot={t1} {tags[i]} {u1}",
            ]
        )
    return rows
