"""Clauses in which nobody is named as acting: "Ukraine was discussed", "The talks focused on …".

All who take part act in them, or whoever stands after "by".
"""

from __future__ import annotations

from summitgraph.extract.analysis import Analysed
from summitgraph.extract.clause_record import Clause
from summitgraph.extract.lexicon import Cue, Lexicon
from summitgraph.extract.predicate import Predicate, noun_subject
from summitgraph.extract.subject import agent_after, everyone, phrase_before
from summitgraph.records.draft import ActorMention

_DOCUMENT = frozenset(
    """plan statement declaration document agreement communique communiqué memorandum programme
    program roadmap""".split()
)
_STIPULATE = frozenset(
    """stipulates stipulated envisages envisaged provides provided calls
    called outlines outlined""".split()
)
_DONE_WITH_NOUN = frozenset("given paid reached raised made achieved".split())
_TREATED = frozenset("discussed raised considered covered addressed".split())
_TREATED_OR_TOPICS = frozenset("raised discussed considered addressed issues topics".split())
_AGENDA = frozenset("issues topics subjects agenda matters".split())
_ONLY_TOPIC = frozenset("focused covered addressed included concerned touched".split())
_COMMON = frozenset("common shared mutual same".split())
_VIEW = frozenset("understanding view recognition position belief perception".split())


class Impersonal:
    """Finds the clauses that name nobody who acts."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lex = lexicon
        self._with_noun = lexicon.carriers.keys() | _DONE_WITH_NOUN

    def at(
        self, s: Analysed, predicate: Predicate, left: int, last: Clause | None
    ) -> Clause | None:
        """The clause of a predicate whose subject, up to token `left`, names nobody; or None."""
        if last is not None and not _goes_on_freely(s, predicate.i, last):
            return None
        phrase = phrase_before(s, left)
        if phrase is None:
            return None
        i, j = phrase
        words = s.low[i:j]
        agent = agent_after(s, predicate.j)
        who = [agent.mention] if agent else [everyone(s, i)]
        if words == ["it"]:
            if predicate.passive and predicate.cue is not None:
                return Clause(predicate, who, i, predicate.j, len(s.low), "passive-it")
            return None
        talk = self._talk(s, predicate, who, phrase) if self._is_talk(words) else None
        if talk is not None:
            return talk
        if predicate.passive:
            passive = self._passive(s, predicate, who, phrase)
            if passive is not None:
                return passive
        head = next((w for w in reversed(words) if w.isalpha()), "")
        if head in _DOCUMENT and s.low[predicate.verb] in _STIPULATE:
            agrees = _first(self._lex.verbs, "agree")
            return Clause(predicate, who, i, predicate.verb + 1, len(s.low), "document", cue=agrees)
        return None

    def inverted(self, s: Analysed, i: int) -> Clause | None:
        """ "Also under discussion were X", "Among the topics discussed were X"."""
        if s.low[i] not in ("was", "were", "is", "are"):
            return None
        before = s.low[:i]
        if before[-2:] == ["under", "discussion"] or (
            before
            and before[-1] in _TREATED
            and ("among" in before or "also" in before or "topics" in before or "issues" in before)
        ):
            predicate = Predicate(i=i, j=i + 1, cue=None, verb=i)
            cue = _first(self._lex.topics, "cover")
            return Clause(predicate, [everyone(s, 0)], 0, i + 1, len(s.low), "inverted", cue=cue)
        return None

    # --- kinds of subject -------------------------------------------------------------------

    def _is_talk(self, words: list[str]) -> bool:
        """Whether a subject is the talks or their agenda."""
        text = f" {' '.join(words)} "
        return any(f" {word} " in text for word in self._lex.talk) or not _AGENDA.isdisjoint(words)

    def _talk(
        self, s: Analysed, predicate: Predicate, who: list[ActorMention], phrase: tuple[int, int]
    ) -> Clause | None:
        """ "The talks focused on X", "The main topics were X"."""
        lex, start, n = self._lex, phrase[0], len(s.low)
        shared = _common_view(s, predicate.j)
        if shared is not None:
            affirms = _first(lex.verbs, "concur")
            return Clause(predicate, who, start, shared, n, "talk", cue=affirms)
        topic = lex.match(lex.topics, s.low, predicate.verb) or lex.match(
            lex.topics, s.low, predicate.i
        )
        if topic is not None and not predicate.negated:
            told = predicate.cue and s.low[predicate.verb] not in _ONLY_TOPIC
            cue = predicate.cue if told else topic.cue
            return Clause(predicate, who, start, max(topic.end, predicate.j), n, "talk", cue=cue)
        if (
            s.low[predicate.i] in ("was", "were")
            and not predicate.passive
            and not _TREATED_OR_TOPICS.isdisjoint(s.low[slice(*phrase)])
        ):
            cover = _first(lex.topics, "cover")
            return Clause(predicate, who, start, predicate.j, n, "talk", cue=cover)
        return None

    def _passive(
        self, s: Analysed, predicate: Predicate, who: list[ActorMention], phrase: tuple[int, int]
    ) -> Clause | None:
        """ "Satisfaction was expressed with X", "Attention was paid to X", "X was discussed"."""
        i, j = phrase
        words = s.low[i:j]
        verb = s.low[predicate.verb]
        if verb in self._with_noun:
            cue = noun_subject(s, i, j, self._lex)
            if cue is None and verb == "paid" and "attention" in words:
                cue = _first(self._lex.topics, "cover")
            if cue is not None:
                a = predicate.verb + 1
                return Clause(predicate, who, i, a, len(s.low), "passive-noun", cue=cue)
        if predicate.cue is not None and any(w.isalpha() for w in words):
            return Clause(predicate, who, i, predicate.j, len(s.low), "passive", matter=phrase)
        return None


def _first(table: dict[str, list[Cue]], verb: str) -> Cue | None:
    return next(iter(table.get(verb, [])), None)


def _common_view(s: Analysed, p: int) -> int | None:
    """The end of "on the common understanding that" and the like from word `p` on, or None."""
    for q in range(p, len(s.low) - 2):
        if s.low[q] in _COMMON and s.low[q + 1] in _VIEW and s.low[q + 2] in ("that", "of", "on"):
            return q + 3
    return None


def _goes_on_freely(s: Analysed, i: int, last: Clause) -> bool:
    """Whether a new main clause can stand at word `i`, after the last one."""
    between = s.low[last.predicate.j : i]
    if ";" in between:
        return True
    return "that" not in between and last.kind.startswith(("passive", "talk"))
