"""Clauses in which nobody is named as acting: "Ukraine was discussed", "The talks focused on …".

All who take part act in them, or whoever stands after "by".
"""

from __future__ import annotations

from summitgraph.extract.analysis import Analysed
from summitgraph.extract.clause_record import Clause
from summitgraph.extract.lexicon import Cue, Lexicon, is_adverb
from summitgraph.extract.predicate import Predicate, noun_subject
from summitgraph.extract.spotted import Spotted
from summitgraph.extract.subject import agent_after, everyone, phrase_before
from summitgraph.records.draft import ActorMention
from summitgraph.records.statement import Act

_DOCUMENT = frozenset(
    """plan statement declaration document agreement communique communiqué memorandum programme
    program roadmap""".split()
)
_STIPULATE = frozenset(
    """stipulates stipulated envisages envisaged provides provided calls
    called outlines outlined""".split()
)
_DONE_WITH_NOUN = frozenset(
    """given paid reached raised made achieved found struck forged heard felt shown sounded aired
    issued conveyed extended lodged registered recorded laid placed put exchanged shared""".split()
)
_EXISTS = frozenset("was were is are be been has have had remains remained exists existed".split())
_ALSO = frozenset("also and but among".split())
_NONE = frozenset("no not little n't never".split())
_ARISES = frozenset("emerged prevailed reigned existed came arose emerges prevails comes".split())
_COMES = frozenset("came comes".split())
_BEFORE_NOUN = frozenset("DT JJ JJR JJS RB RBR CD NN VBN PRP$ VBG IN".split())
_NOUN_WITHIN = 7
_TREATED = frozenset(
    "discussed raised considered covered addressed aired broached debated examined".split()
)
_TREATED_OR_TOPICS = frozenset("raised discussed considered addressed issues topics".split())
_AGENDA = frozenset("issues topics subjects agenda matters".split())
_ONLY_TOPIC = frozenset("focused covered addressed included concerned touched".split())
_COMMON = frozenset("common shared mutual same".split())
_VIEWS = frozenset("views opinions assessments perspectives".split())
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
        if agent is None and _is_notice(s, predicate, words):
            return None
        who = [agent.mention] if agent else [everyone(s, i)]
        if words == ["it"]:
            cue = predicate.cue
            done = cue is not None and cue.words[:1] and cue.words[0].endswith("ed")
            if cue is not None and (predicate.passive or done):
                return Clause(predicate, who, i, predicate.j, len(s.low), "passive-it")
            return None
        talk = self._talk(s, predicate, who, phrase) if self._is_talk(words) else None
        if talk is not None:
            return talk
        if predicate.passive:
            passive = self._passive(s, predicate, who, phrase)
            if passive is not None:
                return passive
        arises = self._arises(s, predicate, phrase)
        if arises is not None:
            return arises
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
        told = self._told_first(s, i)
        if told is not None:
            return told
        if before[-2:] == ["under", "discussion"] or (
            before
            and before[-1] in _TREATED
            and ("among" in before or "also" in before or "topics" in before or "issues" in before)
        ):
            predicate = Predicate(i=i, j=i + 1, cue=None, verb=i)
            cue = _first(self._lex.topics, "cover")
            return Clause(predicate, [everyone(s, 0)], 0, i + 1, len(s.low), "inverted", cue=cue)
        return None

    def _told_first(self, s: Analysed, i: int) -> Clause | None:
        """ "Also aired was X", "Ruled out was X": the participle before its subject."""
        v = 0
        while v < i and (s.low[v] in _ALSO or is_adverb(s.low[v])):
            v += 1
        if v >= i or not s.low[v].endswith(("ed", "en", "ght", "t")) or s.at[v] is not None:
            return None
        found = self._lex.match(self._lex.verbs, s.low, v)
        if found is None or found.end > i:
            return None
        predicate = Predicate(i=i, j=i + 1, cue=found.cue, verb=v, passive=True)
        agent = agent_after(s, found.end)
        if found.end != i and agent is None:
            return None
        who = [agent.mention] if agent else [everyone(s, 0)]
        return Clause(predicate, who, 0, i + 1, len(s.low), "inverted", cue=found.cue)

    def existential(self, s: Analysed, i: int) -> Clause | None:
        """ "There was broad agreement that X", "There was no meeting of minds on X"."""
        if s.low[i] != "there" or i + 2 >= len(s.low):
            return None
        v = i + 1
        while v < len(s.low) and (s.low[v] in _EXISTS or s.tags[v] in ("RB", "MD")):
            v += 1
        if v == i + 1:
            return None
        for p in range(v, min(v + _NOUN_WITHIN, len(s.low))):
            found = self._lex.noun_at(s.low, p) if s.tags[p] in ("NN", "NNS", "JJ") else None
            if found is not None and s.tags[found[1] : found[1] + 1] not in (["NN"], ["NNS"]):
                cue, end = found
                negated = not _NONE.isdisjoint(s.low[i:p])
                verb = Predicate(i=i + 1, j=end, cue=cue, verb=i + 1, negated=negated, noun=True)
                agent = _from_whom(s, end)
                who = [agent.mention] if agent else [everyone(s, i)]
                a = agent.j if agent else end
                return Clause(verb, who, i, a, len(s.low), "existential", cue=cue)
            if s.tags[p] not in _BEFORE_NOUN:
                break
        return None

    def _arises(self, s: Analysed, predicate: Predicate, phrase: tuple[int, int]) -> Clause | None:
        """ "Consensus emerged on X", "A warning came from Mr Ruto about X"."""
        i, j = phrase
        if s.low[predicate.verb] not in _ARISES or predicate.passive:
            return None
        cue = noun_subject(s, i, j, self._lex)
        if cue is None:
            return None
        a = predicate.verb + 1
        agent = _from_whom(s, a)
        if agent is None and s.low[predicate.verb] in _COMES:
            return None
        who = [agent.mention] if agent else [everyone(s, i)]
        return Clause(
            predicate, who, i, agent.j if agent else a, len(s.low), "passive-noun", cue=cue
        )

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
        stressed = predicate.cue is not None and predicate.cue.act is Act.STATES
        if verb in self._with_noun and not (stressed and verb not in _DONE_WITH_NOUN):
            cue = noun_subject(s, i, j, self._lex)
            if verb in ("exchanged", "shared") and not _VIEWS.isdisjoint(words):
                cue = _first(self._lex.topics, "cover")
            if cue is None and verb == "paid" and "attention" in words:
                cue = _first(self._lex.topics, "cover")
            if cue is not None:
                a = predicate.verb + 1
                # "The need to reopen the border was noted": what is needed stands before
                # and so does what support is for: "Support for the pact was voiced"
                alone = a >= len(s.low) or s.low[a] in (".", ",", ";")
                of = phrase if alone or cue.act in (Act.STATES, Act.DISCUSSES) else None
                return Clause(predicate, who, i, a, len(s.low), "passive-noun", cue=cue, matter=of)
        hypothetical = predicate.modality == "conditional"  # "might be raised at the summit"
        if predicate.cue is not None and not hypothetical and any(w.isalpha() for w in words):
            return Clause(predicate, who, i, predicate.j, len(s.low), "passive", matter=phrase)
        return None


def _from_whom(s: Analysed, a: int) -> Spotted | None:
    """Whoever stands right after "from" or "among" at word `a`."""
    if s.low[a : a + 1] not in (["from"], ["among"], ["by"]) or a + 1 >= len(s.low):
        return None
    return s.at[a + 1]


def _is_notice(s: Analysed, predicate: Predicate, words: list[str]) -> bool:
    """Whether a page tells the public something: "Drivers are requested", "The text of the …"."""
    if words[:2] == ["the", "text"]:
        return True
    cue = predicate.cue
    told = cue is not None and cue.act in (Act.REQUESTS, Act.STATES, Act.INVITES)
    return told and predicate.passive and s.low[predicate.i] in ("is", "are")


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
