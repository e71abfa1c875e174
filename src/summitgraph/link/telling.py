"""Which words tell one undertaking or matter from another, and how much."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from summitgraph.link.issue import content

# Words that any readout may hold, whatever it is about.
_COMMON = """hold meet meeting visit continue will agree discuss work make take joint leader summit
    also state minister president prime country new approach appropriate time late early month year
    through toward towards effort that with from into over this these those their they both side
    sides party would like good well further more such including regard order based basis level high
    contact issue matter question point solution way step measure process bring come give view
    ensure important importance necessary need possible respective bilateral support develop
    development discussion talk dialogue cooperation relation tie project plan number range area
    field aspect topic other another various have been being were will which while when than said
    about there where what some very each upon under between during after before again already
    first last next then today now only just still forward back many much great same own held
    his her its our your has had was are is be by we he she it i who whom all any can could should
    one two three four five six seven eight nine ten agreed discussed noted expressed said"""
COMMON = content(_COMMON) | frozenset(_COMMON.split())
"""Words that any readout may hold, whatever it is about, as `content` folds them."""
VEHICLES = content(
    """group working commission committee agreement memorandum understanding consultation framework
    mechanism programme program session round council forum delegation expert ministerial vice
    technical negotiation treaty protocol centre center office conference signing establishment
    launch construction foreign minister deputy level permanent senior official political strategic
    partnership joint statement declaration document text draft task force team body contract
    arrangement initiative plan action roadmap strategy exchange start open hold establish"""
)
"""Words for what carries a matter: "working group on fisheries" is about fisheries."""
_LINKS = frozenset("a an the of on in at to for and or with by between among".split())
_SHORT = re.compile(r"[a-z]{1,2}")


def telling_words(text: str) -> frozenset[str]:
    """The words of a text that tell what it is about, folded and in the singular.

    >>> sorted(telling_words("hold vice-ministerial consultations on fisheries"))
    ['consultation', 'fishery', 'ministerial', 'vice']
    """
    return frozenset(w for w in content(text) if not _SHORT.fullmatch(w)) - COMMON


def as_written(words: frozenset[str], text: str) -> str:
    """Folded words as a text writes them, for a reason that a person reads.

    >>> as_written(frozenset(["fishery", "quota"]), "Quotas for the fisheries")
    'fisheries, quotas'
    """
    return ", ".join(sorted({word for word, folded in _folded(text) if folded & words}))


@lru_cache(maxsize=1 << 14)
def _folded(text: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """Each word of a text with what `content` makes of it."""
    return tuple((w, content(w)) for w in sorted({*re.findall(r"[^\W_]+", text.lower())}))


def phrase_in(label: str, text: str) -> bool:
    """Whether a text has all telling words of a label, in their order and with little between them.

    >>> phrase_in("working group on fisheries", "the Fisheries working group")
    False
    >>> phrase_in("working group on fisheries", "a working group on illegal fisheries")
    True
    """
    pattern = _phrase(label)
    return pattern is not None and bool(pattern.search(text))


@lru_cache(maxsize=1 << 14)
def _phrase(label: str) -> re.Pattern[str] | None:
    words = [w for w in re.findall(r"[^\W_]+", label.lower()) if w not in _LINKS]
    if not words or not content(label) - COMMON:
        return None
    stems = (re.escape(w[:-1] if len(w) > 4 and w.endswith("s") else w) + r"\w*" for w in words)
    return re.compile(r"\b" + r"\W+(?:\w+\W+){0,2}".join(stems), re.IGNORECASE)


class Weights:
    """How much a word tells: the rarer among the given texts, the more."""

    def __init__(self, texts: Iterable[frozenset[str]]) -> None:
        self._count: Counter[str] = Counter()
        self._total = 0
        self._weight: dict[str, float] = {}
        for words in texts:
            self._count.update(words)
            self._total += 1

    def of(self, words: Iterable[str]) -> float:
        """The weight of some words together."""
        found = 0.0
        for word in sorted(words):  # in one order, so that the sum is the same to the last digit
            weight = self._weight.get(word)
            if weight is None:
                weight = math.log(1 + max(1, self._total) / max(1, self._count[word]))
                self._weight[word] = weight
            found += weight
        return found

    def share(self, part: frozenset[str], whole: frozenset[str]) -> float:
        """How much of `whole` is in `part`, 0 to 1."""
        weight = self.of(whole)
        return self.of(part & whole) / weight if weight else 0.0
