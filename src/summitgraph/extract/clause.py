"""Who does what in a sentence of reported prose: predicates with their subjects.

The outer act is the statement; what stands in its "that" clause is its content. A verb that
follows "and" or a comma without a subject of its own belongs to the last subject: see
`continuation.py`. Where nobody is named, `impersonal.py` tells.
"""

from __future__ import annotations

from itertools import pairwise

from summitgraph.extract.analysis import Analysed
from summitgraph.extract.clause_record import Clause
from summitgraph.extract.continuation import Continuation
from summitgraph.extract.edge import fronted_topic, opener_end, told_tail, trimmed
from summitgraph.extract.impersonal import Impersonal
from summitgraph.extract.lexicon import Lexicon
from summitgraph.extract.main_verb import FINITE
from summitgraph.extract.office import TAKEN
from summitgraph.extract.predicate import Predicate, predicate_at
from summitgraph.extract.spotted import Spotted
from summitgraph.extract.subject import actors_before, agent_after, everyone, is_pronoun, left_of
from summitgraph.records.draft import MentionKind
from summitgraph.records.statement import Act

__all__ = ["Clause", "Clauses"]

_SUBORDINATE = frozenset(
    "that which who whom whose whether if when where why how what because since although though "
    "as than before after until unless while whereas once so".split()
)
_CONTRAST = frozenset("while whereas".split())
_MISREAD = frozenset(("JJ", "NN", "NNP", "VB", "VBD"))
_FEWEST = 2
_VERB = frozenset(("VBD", "VBZ", "VBP", "MD", "VBN", "VB"))
_OWN = (["that"], ["on"], ["in"])
"""What follows a passive of agreeing that is the subject's own: "were agreed that"."""
_BINDS_ITSELF = frozenset((Act.COMMITS, Act.CONCERN, Act.WELCOMES))
"""Acts whose passive ("is committed to", "was concerned") is the subject's own."""


class Clauses:
    """Finds the clauses of reported prose."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lex = lexicon
        self._continuation = Continuation(lexicon)
        self._impersonal = Impersonal(lexicon)

    def find(self, s: Analysed) -> list[Clause]:
        """The clauses of a sentence whose predicate someone acts by, in order."""
        topic = fronted_topic(s)
        found: list[Clause] = []
        n = len(s.low)
        i = topic[1] if topic else 0
        while i < n:
            spot = s.at[i]
            aside = self._aside(s, i, found[-1] if found else None)
            if aside is not None:
                found.append(aside)
                break
            if spot is not None:
                i = spot.j
                continue
            clause = self._clause(s, i, found[-1] if found else None)
            if clause is None:
                i += 1
                continue
            clause.topic = topic if not found else _topic_before(s, clause.start) or topic
            found.append(clause)
            i = max(i + 1, clause.predicate.j)
        ends = [
            *(
                _start_of(s, after, clause) if after.start > clause.start else after.predicate.i
                for clause, after in pairwise(found)
            ),
            n,
        ]
        tail = told_tail(s) if found else n
        for clause, end in zip(found, ends, strict=False):
            told = clause.a < tail and (clause.cue or clause.predicate.cue) is not None
            end = min(end, _end_of_concession(s, clause))
            clause.b = trimmed(s, clause.a, min(end, tail) if told else end)
        return _with_content(found)

    # --- one clause -------------------------------------------------------------------------

    def _clause(self, s: Analysed, i: int, last: Clause | None) -> Clause | None:
        """The clause whose verb group or joining word stands at word `i`, or None."""
        tag, word = s.tags[i], s.low[i]
        if last is not None and word == "that":
            return self._continuation.and_that(s, i, last)
        if last is not None and word == "to":
            return self._continuation.and_to(s, i, last)
        if tag == "VBG" and (word in self._lex.verbs or word in self._lex.carriers):
            return self._continuation.participle(s, i, last)
        if last is None:
            inverted = self._impersonal.inverted(s, i)
            if inverted is not None:
                return inverted
        if word == "there" and (last is None or s.low[i - 1] in (";", "and", "but")):
            return self._impersonal.existential(s, i)
        if tag == "VB" and i and s.low[i - 1] == "to":
            return self._continuation.purpose(s, i, last)
        ours = self._surely_verb(s, i, last)
        if not ours:
            if tag not in _VERB and not (word in self._lex.verbs and word.endswith("ed")):
                return None
            if tag in ("VBN", "VB") and not _follows_subject(s, i, last):
                told = tag == "VBN" and not any(t in FINITE for t in s.tags[:i])
                left = left_of(s, i)
                if not told or left < 1 or s.low[left] != "," or not actors_before(s, left):
                    return None
        if i and s.low[i - 1] == "not" and tag == "VB":
            return None
        predicate = predicate_at(s, i, self._lex)
        left = left_of(s, i)
        if predicate is None or left < 0:
            return None
        if s.low[:i].count("(") > s.low[:i].count(")"):
            return None  # "(officials present included …)": told in passing
        if s.low[i] in ("says", "said", "say") and s.tags[i + 1 : i + 2] in (["VBZ"], ["MD"]):
            return None  # "a project Ghana says is needed"
        subject = actors_before(s, left)
        if subject:
            return _with_subject(s, predicate, subject, last)
        parted = s.low[left] == "," and last is None  # "visits, in particular X, were noted"
        if s.low[left] in ("and", ",", ";", "but", "–", "—", "or") and not parted:
            return self._continuation.coordinated(s, predicate, left, last)
        if s.low[left] == "who":
            return _relative(s, predicate, left)
        if s.tags[left] in ("WDT", "WP", "IN", "TO", "WRB") or s.low[left] in _SUBORDINATE:
            return None
        return self._impersonal.at(s, predicate, left, last)

    def _aside(self, s: Analysed, i: int, last: Clause | None) -> Clause | None:
        """ "Quotas, Mr Ruto conceded, had hurt": who says the words around it."""
        spot = s.at[i]
        if last is not None or i < _FEWEST or s.low[i - 1] not in (",", "–", "—"):
            return None
        v = i
        if spot is not None:
            if any(t in FINITE for t in s.tags[: i - 1]):
                return None
            v = spot.j
            while v < len(s.low) and s.tags[v] == "RB":
                v += 1
        told = s.tags[v : v + 1]
        if told not in (["VBD"], ["VBZ"], ["VBP"]) and (spot is not None or told != ["VBN"]):
            return None
        predicate = predicate_at(s, v, self._lex)
        if predicate is None or predicate.cue is None or predicate.cue.act is not Act.STATES:
            return None
        end = predicate.j
        if spot is None:  # "…, said Mr Ruto, …"
            spot = s.at[end] if end < len(s.at) and end == v + 1 else None
            if spot is None:
                return None
            end = spot.j
        to = s.at[end] if end < len(s.at) else None
        end = to.j if to is not None else end
        if s.low[end : end + 1] not in ([","], ["–"], ["—"]):
            return None
        goes_on = end + 1
        if not any(t in FINITE or t == "VB" for t in s.tags[goes_on:]):
            return None
        clause = Clause(predicate, [spot.mention], 0, goes_on, len(s.low), "aside")
        clause.matter = (0, i - 1)
        clause.patient = to.mention if to is not None else None
        return clause

    def _surely_verb(self, s: Analysed, i: int, last: Clause | None) -> bool:
        """Whether a word is a verb of the subject "we" or the last one, whatever its tag."""
        word = s.low[i]
        before = s.at[i - 1] if i else None
        if before is not None and s.low[before.i : i] == ["both"]:
            # "Both favour/JJ joint patrols", "Both committed/JJ to"
            past = word in self._lex.verbs and word.endswith("ed")
            return word in self._lex.plain_verbs or (past and s.low[i + 1 : i + 2] in TAKEN)
        if before is not None and before.j == i and s.tags[i] == "NNS" and last is None:
            # "The statement urges/NNS Ghana to", "Kenya demands/NNS talks": the only verb there
            alone = not any(t in FINITE for t in s.tags)
            one = not before.mention.plural or before.j - before.i > 1
            return alone and one and word in self._lex.verbs
        if last is None:
            return (
                i > 1
                and s.low[:2] == ["we", ","]
                and s.low[i - 1] == ","
                and (word in self._lex.verbs or word in self._lex.carriers)
            )
        if last.predicate.tense == "past" and word.endswith("ed") and s.tags[i] == "JJ":
            # "discussed X, committed/JJ to continue, and": an adjective that the tagger saw
            return (
                word in self._lex.verbs
                and s.low[i - 1] in (",", ";", "and")
                and s.low[i + 1 : i + 2] in TAKEN
            )
        # "condemn the coup, and urge/JJ countries to": a verb that the tagger took for a noun
        return (
            last.predicate.tense == "present"
            and s.tags[i] in _MISREAD
            and word in self._lex.plain_verbs
            and s.low[i - 1] in ("and", ",", ";")
        )


def _end_of_concession(s: Analysed, clause: Clause) -> int:
    """Where a clause ends that opens a sentence with "While": "While we are ready to talk, X …"."""
    if s.low[0] not in _CONCEDES or clause.start != 1:
        return len(s.low)
    for p in range(clause.a, len(s.low) - 2):
        opens = s.at[p + 1] is not None or s.tags[p + 1] in ("PRP", "DT", "PRP$", "NNP", "EX")
        if s.low[p] == "," and opens and any(s.tags[v] in FINITE for v in range(p + 1, len(s.low))):
            return p
    return len(s.low)


_CONCEDES = frozenset("while although though".split())


def _follows_subject(s: Analysed, i: int, last: Clause | None) -> bool:
    """Whether an actor, or a word that joins to the last clause, stands right before word `i`."""
    left = left_of(s, i)
    if left < 0:
        return False
    spot = s.at[left]
    return (last is not None and s.low[left] in ("and", ",", ";", "but")) or (
        spot is not None and spot.j == left + 1
    )


def _with_subject(
    s: Analysed, predicate: Predicate, subject: list[Spotted], last: Clause | None
) -> Clause | None:
    start = subject[0].i
    n = len(s.low)
    before = s.low[start - 1] if start else ""
    if before == "whom" and start > 1 and s.low[start - 2] == "with":
        # "met with Ruto, with whom he discussed …": both did
        return Clause(predicate, [everyone(s, start)], start, predicate.j, n, "active")
    agent = agent_after(s, predicate.j) if predicate.passive else None
    if (
        predicate.passive
        and predicate.cue
        and not (predicate.cue.act is Act.AGREES and s.low[predicate.j : predicate.j + 1] in _OWN)
        and (predicate.cue.act not in _BINDS_ITSELF or agent is not None)
    ):
        # "Mahama was invited", "Russia was urged": the subject is not who acts
        if last is not None and _inside(s, start, last, predicate):
            return None
        speakers = [agent.mention] if agent else [everyone(s, start)]
        if predicate.cue.act in _AIMED or agent is not None:
            patient = subject[-1].mention
            return Clause(predicate, speakers, start, predicate.j, n, "passive", patient=patient)
        return Clause(predicate, speakers, start, start, n, "passive")
    if last is not None and before not in ("", ";") and _inside(s, start, last, predicate):
        return None
    if before in _SUBORDINATE and before not in _CONTRAST:
        return None
    return Clause(predicate, [m.mention for m in subject], start, predicate.j, n, "active")


def _relative(s: Analysed, predicate: Predicate, who: int) -> Clause | None:
    """ "Mr Ruto, who complained of X": what a person said, told in passing."""
    spot = s.at[who - 2] if who > 1 and s.low[who - 1] == "," else None
    if spot is None or spot.j != who - 1 or not (spot.mention.name or spot.mention.role):
        return None
    cue = predicate.cue
    told = cue is not None and cue.act in _SAID and predicate.tense == "past"
    if not told or predicate.passive or s.low[predicate.i] in ("had", "has", "have"):
        return None
    return Clause(predicate, [spot.mention], who + 1, predicate.j, len(s.low), "relative")


_SAID = frozenset(
    (Act.REQUESTS, Act.CONCERN, Act.CRITICISES, Act.WELCOMES, Act.REJECTS, Act.PROPOSES)
)
_AIMED = frozenset((Act.REQUESTS, Act.INVITES, Act.CRITICISES))


def _inside(s: Analysed, start: int, last: Clause, predicate: Predicate) -> bool:
    """Whether a clause that begins at `start` is part of the content of the last one."""
    if last.kind == "participle" and last.predicate.i == 0:
        return False  # "Welcoming the plan, Mr Ruto said": what it opens
    told = last.cue is not None or last.predicate.cue is not None
    group = s.at[start]
    if (
        not told
        and predicate.cue is not None
        and s.low[start - 1] == "and"
        and group is not None
        and group.mention.kind is MentionKind.GROUP
    ):
        return False  # "Ruto hosted Mahama, and the two leaders discussed": narration before
    before = s.low[start - 1] if start else ""
    before2 = s.low[start - 2] if start > 1 else ""
    if before == ";" or before in _CONTRAST:
        return False
    if before in ("and", "but"):
        if before2 in (",", ";"):
            return False
        # "…, and he" without a comma: inner where the last clause opened a "that"
        spot = s.at[start]
        content = range(last.predicate.j, start)
        inner = any(s.low[p] == "that" for p in content)
        if (
            inner
            and predicate.cue is not None
            and predicate.tense == "past"
            and not any(s.tags[p] == "VBD" and s.at[p] is None for p in content)
        ):
            return False  # "decided that A will … and the other side decided": outer again
        person = spot is not None and (bool(spot.mention.name) or is_pronoun(spot))
        return inner or not person
    if before == "," and _topic_before(s, start) is not None:
        return False  # "concern about X, and with regard to Y, he stated"
    if before == ",":
        opens = s.low[last.predicate.j : start][:1]
        return not any(w in ("on", "regarding", "as", "in") for w in opens)
    return True


def _start_of(s: Analysed, clause: Clause, before: Clause) -> int:
    """Where a clause begins, with a topic set before it in the midst of a sentence."""
    if clause.topic is None or clause.topic[0] <= before.start:
        return clause.start
    return next(
        (p for p in range(clause.topic[0], before.start, -1) if s.low[p] == "and"), clause.start
    )


def _topic_before(s: Analysed, start: int) -> tuple[int, int] | None:
    """The words of a topic set before a clause within a sentence: "…, and on Syria, he stated"."""
    if start < 1 or s.low[start - 1] != ",":
        return None
    for p in range(start - 2, max(start - _FARTHEST_TOPIC, 0), -1):
        if s.low[p] == "and":
            a = opener_end(s, p + 1)
            return (a, start - 1) if a is not None and a < start - 1 else None
        if s.low[p] in (",", ";") or s.tags[p] in FINITE:
            return None
    return None


_FARTHEST_TOPIC = 14


def _with_content(found: list[Clause]) -> list[Clause]:
    """The clauses that govern some words; "confirmed and welcomed that" is one act."""
    kept: list[Clause] = []
    for k, clause in enumerate(found):
        if clause.b <= clause.a and not clause.matter:
            after = found[k + 1] if k + 1 < len(found) else None
            if after is not None and after.kind == "coordinated":
                after.start = clause.start
                continue
            if clause.predicate.cue is None and clause.cue is None:
                continue
        kept.append(clause)
    return kept
