"""Direct speech: turns of a dialogue, and the claims of a document that speaks for itself.

Each sentence that carries an act or a claim gives a statement; courtesies give none.
"""

from __future__ import annotations

from dataclasses import replace

from summitgraph.extract.analysis import Analysed
from summitgraph.extract.claim import Claims
from summitgraph.extract.first_person import FirstPerson
from summitgraph.extract.lexicon import Lexicon
from summitgraph.extract.main_verb import FIRST, main_verb
from summitgraph.extract.predicate import Predicate, predicate_at
from summitgraph.extract.segment import Segment, segments
from summitgraph.extract.voice import Voice
from summitgraph.records.draft import Draft, MentionKind
from summitgraph.records.statement import Act

_TELLING = frozenset(
    (Act.REQUESTS, Act.WELCOMES, Act.CONCERN, Act.CRITICISES, Act.STATES, Act.REJECTS)
)
_OF_US = (["both", "of"], ["all", "of"], ["many", "of"])
_LET_ME = (("allow", "me", "to"), ("let", "me"))
_FEWEST = 4
_SHORT = 6
_FEWEST_OF_QUESTION = 9


class Direct:
    """Statements of words that someone speaks in his own name."""

    name = "direct"

    def __init__(self, lexicon: Lexicon, speaker: MentionKind = MentionKind.TURN) -> None:
        self._lex = lexicon
        self._body = speaker is MentionKind.BODY
        self._voice = Voice(lexicon, speaker, self.name)
        self._first_person = FirstPerson(lexicon, self._voice)
        self._claims = Claims(lexicon, self._voice)

    def sentence(self, s: Analysed) -> tuple[list[Draft], str]:
        """The drafts of a sentence, and where there are none the reason."""
        if s.low[0] == "(" and ")" in s.low[:6]:
            close = s.low.index(")")
            if len(s.low) - close <= _FEWEST:
                return [], "fragment"  # "(Laughter.)"
            return self.sentence(s.part(close + 1, len(s.low)))  # "(As interpreted.) I am …"
        if len(s.low) < _FEWEST or (s.low[-1] == "?" and len(s.low) < _FEWEST_OF_QUESTION):
            return [], "fragment"
        parts = list(segments(s, self._lex))
        telling = [seg for seg in parts if not self._is_courtesy(seg)]
        found = [self._draft(seg.stripped()) for seg in telling]
        drafts = [d for d in found if d is not None]
        if len(telling) < len(parts):
            drafts = [d for d in drafts if _is_more(s, d)]
            return drafts, "" if drafts else "pleasantry"
        return drafts, "" if drafts else "no-act"

    def _is_courtesy(self, seg: Segment) -> bool:
        return any(self._lex.pleasantries.at(seg.s.low, i) for i in range(seg.a, seg.b))

    def _draft(self, seg: Segment) -> Draft | None:
        """The draft of a main clause, or None where it carries none."""
        s = seg.s
        if seg.b - seg.a < 3:
            return None
        acts = self._acts_without_subject(seg)
        if acts is not None:
            return self._first_person.draft(seg, acts)
        if self._is_deed(s, seg.a):
            # an item of a list of undertakings: "Support competitive energy markets"
            whole = (seg.a, seg.b)
            return self._voice.says(seg, seg.a + 1, Act.COMMITS, "opener/deed", undertaking=whole)
        for words, act, key in self._lex.openers:
            if seg.opens_with(words):
                return self._voice.says(seg, seg.a + len(words), act, f"opener/{key}")
        polite = next((words for words in _LET_ME if seg.opens_with(words)), ())
        seg = replace(seg, a=seg.a + len(polite))  # "Allow me to express our solidarity"
        main = main_verb(s, seg.a, seg.b)
        if s.tags[seg.a] in ("MD", "VBP", "VBD", "VB") and s.at[seg.a] is None and seg.a > 0:
            main = ("we", seg.a)  # "… and would like to cooperate": of the same speaker
        predicate = predicate_at(s, main[1], self._lex) if main else None
        if main is None or predicate is None or self._tells_who_met(s, predicate):
            return None
        subject, i = main
        if subject in self._lex.talk and self._tells_of_talks(s, predicate):
            return None
        if subject == "they" and seg.b - seg.a < _SHORT and seg.a + 1 == i:
            return None  # "they covered a lot of ground"
        if subject == "it" and i == seg.a + 1 and _was_agreed(predicate):
            return self._voice.speaks(seg, predicate, "passive-it")
        if subject in FIRST or (subject == "us" and s.low[i - 3 : i - 1] in _OF_US):
            return self._first_person.draft(seg, predicate)
        return self._claims.draft(seg, i, subject, predicate)

    def _acts_without_subject(self, seg: Segment) -> Predicate | None:
        """The act of words that leave their subject out: minutes' "Regretted the delay"."""
        s, a = seg.s, seg.a
        if s.at[a] is not None or (a > 0 and s.low[a - 1] != ";"):
            return None
        low, tag = s.low[a], s.tags[a]
        verb = low in self._lex.verbs or low in self._lex.carriers
        past = low.endswith("ed") or tag in ("VBD", "VBZ")
        if not ((verb and (past or self._body)) or tag == "MD" or low in ("had", "has", "have")):
            return None
        if self._body and tag in ("NN", "NNS", "JJ") and s.tags[a + 1 : a + 2] in (["IN"], ["NNS"]):
            return None
        predicate = predicate_at(s, a, self._lex)
        if predicate is None or predicate.i != a:
            return None
        cue = predicate.cue
        if cue is None:
            return predicate if tag == "MD" and low in ("will", "shall") else None
        if self._body and not (past or cue.words or predicate.noun or cue.act in _TELLING):
            return None  # "Support competitive markets": a deed of a list
        return predicate

    def _tells_of_talks(self, s: Analysed, predicate: Predicate) -> bool:
        """ "The meeting lasted forty minutes": how they met."""
        plain = predicate.cue is None and predicate.modality == "plain" and not predicate.negated
        return plain and self._lex.narration.at(s.low, predicate.verb) is not None

    def _tells_who_met(self, s: Analysed, predicate: Predicate) -> bool:
        """ "We, the Ministers, met in Melbourne": who met, not what was said."""
        return (
            self._body
            and predicate.cue is None
            and predicate.modality == "plain"
            and self._lex.narration.at(s.low, predicate.verb) is not None
        )

    def _is_deed(self, s: Analysed, a: int) -> bool:
        """Whether words open with the plain verb of an item in a list of undertakings."""
        if not self._body or s.at[a] is not None or not s.words[a][0].isupper():
            return False
        telling = [w for w in s.words[a:] if len(w) > 3]
        if sum(w[0].isupper() for w in telling) > len(telling) // 2 + 1:
            return False  # "Opening Remarks at a Joint Press Conference": a headline
        if s.tags[a] in ("VB", "VBP"):
            return True
        follows = s.tags[a + 1] if a + 1 < len(s.tags) else "."
        known = s.low[a] in self._lex.plain_verbs or self._lex.checkable.at(s.low, a) is not None
        return (
            known
            and s.low[a + 1] not in ("of", "is", "will")
            and follows not in ("IN", "VBZ", "MD")
        )


def _is_more(s: Analysed, d: Draft) -> bool:
    """Whether what stands beside a courtesy is an act of its own: "and I look forward to …"."""
    told = d.act is not Act.STATES or "forward" in s.low
    return told and bool(d.matters) and not d.matters[0].weak and "/plain" not in d.rule


def _was_agreed(predicate: Predicate) -> bool:
    """Whether "it was agreed", "it was decided" tells an act of all."""
    cue = predicate.cue
    return (
        predicate.passive
        and predicate.modality == "plain"
        and cue is not None
        and Act.AGREES in (cue.act, cue.joint_act)
    )
