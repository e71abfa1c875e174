"""Clauses that lean on the one before: its subject holds for "and welcomed", "noting", "and that".

What has a subject of its own, or nobody's, is left to `clause.py` and `impersonal.py`.
"""

from __future__ import annotations

from dataclasses import replace

from summitgraph.extract.analysis import Analysed
from summitgraph.extract.clause_record import Clause
from summitgraph.extract.lexicon import GAP, Cue, Lexicon, is_adverb
from summitgraph.extract.predicate import Predicate, predicate_at
from summitgraph.extract.spotted import Spotted
from summitgraph.extract.subject import everyone
from summitgraph.records.draft import MentionKind
from summitgraph.records.statement import Act

_TOO_WIDE = frozenset(
    """considering meeting visiting seeking reading understanding expecting thinking including
    following regarding concerning covering establishing launching signing concluding reaching
    adopting setting raising reviewing touching focusing pressing pushing marking offering
    delivering ending describing maintaining backing speaking talking looking citing seeing
    fearing blocking defending observing discussing holding exploring assessing
    upholding championing countering anticipating summing commenting answering responding replying
    opening closing summarising summarizing recapping touring""".split()
)
"""Participles that tell a deed or a circumstance rather than an act: "…, including X"."""
_DISCUSSING = frozenset("discussing exchanging reviewing".split())
_URGENT = frozenset((Act.REQUESTS, Act.CRITICISES, Act.CONCERN))
_ALONE = frozenset("reaffirm underscore reiterate emphasize express review stress".split())
_TO_TALK = frozenset("discuss exchange address explore consider".split())
_TOLD = frozenset("said added stated told noted says".split())
_CLOSING = frozenset(("”", "»", "''"))
_MET = frozenset("met spoke talked meet meets speaks conversation call meeting".split())


class Continuation:
    """Finds the clauses that take their subject from the one before."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lex = lexicon

    def and_to(self, s: Analysed, i: int, last: Clause) -> Clause | None:
        """ "agreed to meet again, and to hold consultations": a statement for each."""
        if s.low[i - 2 : i] != [",", "and"] or s.tags[i + 1 : i + 2] != ["VB"]:
            return None
        cue = last.cue or last.predicate.cue
        if cue is None or cue.act not in (Act.AGREES, Act.COMMITS):
            return None
        verb = last.predicate.verb
        if last.kind != "and-to" and "to" not in s.low[verb + 1 : verb + 4]:
            return None
        predicate = replace(last.predicate, i=i, j=i + 1, verb=i - 1)
        return _of(last, s, predicate, i, i + 1, "and-to", cue)

    def and_that(self, s: Analysed, i: int, last: Clause) -> Clause | None:
        """ "agreed that A will …, and that B will …": a statement for each clause."""
        if s.low[i - 1] != "and":
            return None
        if last.kind not in ("active", "coordinated", "and-that", "passive-it"):
            return None
        if "that" not in s.low[last.predicate.j : i] and last.kind != "and-that":
            return None
        predicate = replace(last.predicate, i=i, j=i + 1)
        return _of(last, s, predicate, i, i + 1, "and-that", last.cue or last.predicate.cue)

    def participle(self, s: Analysed, i: int, last: Clause | None) -> Clause | None:
        """ "…, noting that"."""
        met = last is not None and s.low[i] in _DISCUSSING and self._met(last, s, i)
        if s.low[i] in _TOO_WIDE and not met and not self._is_phrase(s, i):
            return None
        predicate = predicate_at(s, i, self._lex)
        if predicate is None or predicate.cue is None:
            return None
        if last is not None and predicate.cue.act is Act.SUPPORTS and _goes_on(s, last, i):
            return None
        if met:
            return Clause(
                predicate, [everyone(s, i)], i, predicate.j, len(s.low), "participle"
            )  # "held talks with X, discussing …": both did
        if last is not None and not _CLOSING.isdisjoint(s.low[last.predicate.j : i]):
            return None  # "“They agreed,” the statement said, adding": no more of whom is quoted
        if last is None:
            subject = _subject_of_fronted(s, i)
            if not subject:
                return None
            who = [m.mention for m in subject]
            start = subject[0].i if subject[0].i < i else i
            return Clause(predicate, who, start, predicate.j, len(s.low), "participle")
        left = i - 1
        while left > 0 and (is_adverb(s.low[left]) or s.tags[left] == "RB"):
            left -= 1  # "…, especially noting"
        if s.low[left] not in (",", "and", ";") and not _issues(s, last, i):
            return None
        if s.low[left] == "and" and last.kind != "participle":
            return None
        if last.predicate.cue is None and last.cue is None and not _issues(s, last, i):
            return None
        teller = s.at[i - 3] if i > 2 and s.low[left] == "," and s.low[left - 1] in _TOLD else None
        if teller is not None and teller.j == left - 1 and left == i - 1:
            # "“We reviewed X,” Ruto said, adding": who said it adds
            return Clause(predicate, [teller.mention], i, predicate.j, len(s.low), "participle")
        return _of(last, s, predicate, i, predicate.j, "participle")

    def _met(self, last: Clause, s: Analysed, i: int) -> bool:
        """Whether the clause before only tells who met, so that they discuss what follows."""
        cue = last.cue or last.predicate.cue
        told = cue is None or cue.act is Act.DISCUSSES
        met = s.low[last.predicate.verb] in _MET | {"held", "holds", "had"}
        return told and met and s.low[i - 1] == "," and "with" in s.low[last.predicate.j : i]

    def _is_phrase(self, s: Analysed, i: int) -> bool:
        """Whether the participle begins a phrase that tells the act: "seeing no point in"."""
        found = self._lex.match(self._lex.verbs, s.low, i)
        return found is not None and len([w for w in found.cue.words if w != GAP]) > 1

    def coordinated(
        self, s: Analysed, predicate: Predicate, left: int, last: Clause | None
    ) -> Clause | None:
        """The clause of a verb that follows the joining word at `left`: "… and welcomed"."""
        if last is None or last.kind in ("talk", "passive-it"):
            return None
        if predicate.cue is None:
            return self._and_will(s, predicate, left, last)
        if predicate.passive and not last.predicate.passive:
            return None
        if last.kind == "passive" and not predicate.passive:
            return None
        if not _same_tense(last.predicate, predicate, s.tags[predicate.i]):
            return None
        if s.low[left] == "or" and predicate.tense != "past":
            return None
        if s.low[left] == "," and _tells_who(s, predicate):
            return None
        binds = (
            predicate.cue.act in (Act.COMMITS, Act.AGREES) or predicate.cue.joint_act is Act.AGREES
        )
        if s.low[left] == "," and binds and s.low[predicate.j : predicate.j + 1] == ["in"]:
            return None  # "reviewed the partnership, established in March"
        if s.tags[left - 1] == "JJ" and s.tags[predicate.j : predicate.j + 1] in (["NN"], ["NNS"]):
            return None  # "within secure and recognized borders"
        comma = s.low[left - 1] == ","
        content = range(last.predicate.j, left)
        if s.low[left] == "and" and not comma and "that" in s.low[last.predicate.j : left]:
            inner_verb = any(
                s.tags[p] == "VBD" and s.at[p] is None and s.low[p] not in self._lex.verbs
                for p in content
            )
            if inner_verb:
                return None
        if (
            predicate.cue.act not in _URGENT
            and s.tags[predicate.i] in ("VB", "VBP")
            and not comma
            and any(s.low[p] == "to" and s.tags[p + 1] == "VB" for p in content)
        ):
            return None  # "urge them to join us and reaffirm": what is urged goes on
        return _of(last, s, predicate, predicate.i, predicate.j, "coordinated")

    def purpose(self, s: Analysed, i: int, last: Clause | None) -> Clause | None:
        """ "met with X to discuss Y": what they met for."""
        if s.low[i - 1] != "to":
            return None
        if last is not None and (
            last.predicate.cue is not None
            or last.cue is not None
            or last.kind != "active"
            or last.predicate.modality != "plain"
            or s.low[last.predicate.verb] not in _MET
        ):
            return None
        predicate = predicate_at(s, i, self._lex)
        if predicate is None or predicate.cue is None:
            return None
        if s.low[i] not in _TO_TALK and s.low[i] not in _ALONE:
            return None
        if not any(w in _MET for w in s.low[:i]):
            return None
        return Clause(predicate, [everyone(s, 0)], i - 1, predicate.j, len(s.low), "purpose")

    def _and_will(
        self, s: Analysed, predicate: Predicate, left: int, last: Clause
    ) -> Clause | None:
        """ "We oppose X and will work to foster Y": what "we" will do, whatever its verb."""
        who = last.speakers[0]
        ours = who.kind is MentionKind.PRONOUN and who.text.lower() == "we"
        will = s.low[predicate.i] in ("will", "shall") and not predicate.negated
        inner = any(
            s.low[p] == "that" and s.tags[p] != "WDT" for p in range(last.predicate.j, left)
        )
        if not (ours and will) or inner or s.low[left] not in ("and", ","):
            return None
        cue = next((c for c in self._lex.verbs.get("pledge", ()) if not c.words), None)
        if cue is None:
            return None
        return _of(last, s, predicate, predicate.i, predicate.j, "coordinated", cue)


def _tells_who(s: Analysed, predicate: Predicate) -> bool:
    """Whether a clause only tells who said the words before: "…, said Mr Ruto"."""
    j = predicate.j
    if s.low[predicate.verb] not in ("said", "added", "says") or j >= len(s.low):
        return False
    spot = s.at[j]
    return (spot is not None and spot.mention.kind is not MentionKind.PRONOUN) or any(
        w in _TEXTS for w in s.low[j : j + 4]
    )


def _issues(s: Analysed, last: Clause, i: int) -> bool:
    """Whether a text is given out that says what follows: "issued a statement condemning"."""
    content = s.low[last.predicate.j : i]
    return s.low[last.predicate.verb] in _ISSUED and not _TEXTS.isdisjoint(content)


_ISSUED = frozenset("issued released adopted published signed gave made".split())
_TEXTS = frozenset("statement communique communiqué declaration release message".split())


def _goes_on(s: Analysed, last: Clause, i: int) -> bool:
    """Whether a participle is one more deed: "with a view to preserving X, supporting Y"."""
    return any(
        s.tags[p] == "VBG" and s.tags[p - 1] in ("IN", "TO") for p in range(last.predicate.j + 1, i)
    )


def _subject_of_fronted(s: Analysed, i: int) -> list[Spotted]:
    """Whose act a participle at word `i` is before the main verb.

    "Mr Ruto, expressing gratitude for X, proposed", "Welcoming X, Mr Ruto said".
    """
    if i >= 2 and s.low[i - 1] == ",":
        before = s.at[i - 2]
        return [before] if before is not None and before.j == i - 1 and before.i == 0 else []
    if i > 0:
        return []
    for p in range(i + 1, len(s.low) - 1):
        spot = s.at[p + 1] if s.low[p] == "," else None
        if spot is not None and spot.j < len(s.low):
            after = spot.j
            while after < len(s.low) and s.tags[after] == "RB":
                after += 1
            if s.tags[after : after + 1] in (["VBD"], ["VBZ"], ["VBP"], ["MD"]):
                return [spot]
    return []


def _of(
    last: Clause,
    s: Analysed,
    predicate: Predicate,
    start: int,
    a: int,
    kind: str,
    cue: Cue | None = None,
) -> Clause:
    return Clause(predicate, list(last.speakers), start, a, len(s.low), kind, cue=cue)


def _same_tense(last: Predicate, here: Predicate, tag: str) -> bool:
    if last.tense == "past":
        forward = here.cue is not None and here.cue.words[:1] == ("forward",)
        return forward or (here.tense == "past" and tag != "VB")
    return here.tense in ("present", "past", "modal")
