"""Those whom a joint text or a gathering stands for: "The joint statement urged", "The summit".

Which body or whose meeting it was, is left to `link/`.
"""

from __future__ import annotations

from summitgraph.extract.gazetteer import Gazetteer
from summitgraph.extract.lexicon import Lexicon
from summitgraph.extract.spotted import Spotted, Words
from summitgraph.records.draft import MentionKind
from summitgraph.records.statement import Act

_GATHERINGS = frozenset(
    """summit gathering conference meeting forum session assembly council bloc organisation
    organization group alliance grouping""".split()
)
_IN_NAME = frozenset("JJ NN NNP NNPS CD POS".split())
_OF_TALK = frozenset((Act.DISCUSSES, Act.AGREES, Act.COMMITS))
_FARTHEST = 6
DOCUMENTS = frozenset("statement communique communiqué declaration".split())
_ANY = _GATHERINGS | DOCUMENTS
_OF_DOCUMENT = frozenset("joint final official chairman chair leaders ministers".split())
_BEFORE_DOCUMENT = frozenset((",", "”", '"', "''", "’", ";", "and", "that"))


def is_gathering(word: str) -> bool:
    """Whether a word is what those who met may call themselves: "the Council", "the summit"."""
    return word in _GATHERINGS


class Issuers:
    """Finds texts and gatherings that act in the words of a sentence."""

    def __init__(self, lexicon: Lexicon, names: Gazetteer) -> None:
        self._lex = lexicon
        self._names = names

    def at(self, w: Words, i: int) -> Spotted | None:
        """ "The joint statement also urged", "…," the statement said: those who issue it."""
        low, n = w.low, len(w.low)
        if _ANY.isdisjoint(low[i + 1 : i + 2 + _FARTHEST]):
            return None
        j = i + 1
        while j < n and (low[j] in _OF_DOCUMENT or w.tags[j] == "POS"):
            j += 1
        if j >= n or low[j] not in DOCUMENTS:
            return self._gathering(w, i)
        if i and low[j] == "statement" and j == i + 1:
            return None  # one ministry's, as often as not, that tells what others said
        verb = j + 1
        while verb < n and (w.tags[verb] == "RB" or low[verb] == "further"):
            verb += 1
        tells = (
            verb < n
            and w.tags[verb] in ("VBD", "VBZ", "NNS")  # "The statement urges/NNS"
            and (low[verb] in self._lex.verbs or low[verb] in self._lex.carriers)
            and (i == 0 or low[i - 1] in _BEFORE_DOCUMENT)
        )
        behind = (
            i > 1 and low[i - 1] in ("said", "added", "read") and low[i - 2] in _BEFORE_DOCUMENT
        )
        if not tells and not behind:
            return None
        return w.spotted(i, j + 1, MentionKind.PRONOUN, plural=True)

    def _gathering(self, w: Words, i: int) -> Spotted | None:
        """ "The AU summit urged", "The gathering voiced concern": those who met there."""
        low, n = w.low, len(w.low)
        keys: list[str] = []
        j = i + 1
        while j < n - 1 and j - i < _FARTHEST and low[j] not in _GATHERINGS:
            name = self._names.at(w.words, j) if w.words[j][0].isupper() else None
            if name is not None and name.kind == "name":
                keys.append(name.key)
            elif w.tags[j] not in _IN_NAME:
                return None
            j += len(name.words) if name is not None else 1
        verb = j + 1
        while verb < n and w.tags[verb] == "RB":
            verb += 1
        acts = verb < n and (w.tags[verb] in ("VBD", "VBZ") or low[verb].endswith("ed"))
        if not acts or low[j] not in _GATHERINGS:
            return None
        if low[verb] in ("has", "had") and verb + 1 < n and w.tags[verb + 1] == "VBN":
            verb += 1
        found = self._lex.match(self._lex.verbs, low, verb)
        told = found is not None and found.cue.act not in _OF_TALK
        if not told and not (found is None and low[verb] in self._lex.carriers):
            return None
        if found is None and self._lex.narration.at(low, verb) is not None:
            return None
        if i and low[i - 1] not in _BEFORE_DOCUMENT:
            return None
        return w.spotted(i, j + 1, MentionKind.PRONOUN, keys=keys, plural=True)
