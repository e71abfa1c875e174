"""Reported speech: "Prime Minister Ruto urged Russia to …", "The leaders confirmed that …"."""

from __future__ import annotations

from summitgraph.extract.analysis import Analysed
from summitgraph.extract.clause import Clause, Clauses
from summitgraph.extract.draft import Drafter
from summitgraph.extract.edge import trimmed
from summitgraph.extract.lexicon import Cue, Lexicon
from summitgraph.extract.main_verb import FINITE, main_verb
from summitgraph.extract.predicate import Predicate, predicate_at
from summitgraph.extract.spotted import Spotted
from summitgraph.extract.subject import actors_before, everyone, left_of, phrase_before
from summitgraph.records.draft import ActorMention, Draft, MentionKind
from summitgraph.records.statement import Act

_CLOSES = frozenset(", ” \" '' — –".split())
_SHORTEST = 3
_SHORTEST_CLAIM = 6
_SHIFTED = frozenset("would could should must had needed ought might".split())
_NO_CLAIM = frozenset("if when where who how why what it there this that".split())


class Reported:
    """Statements of prose that tells what others said."""

    name = "reported"

    def __init__(self, lexicon: Lexicon) -> None:
        self.lex = lexicon
        self.clauses = Clauses(lexicon)
        self.drafter = Drafter(lexicon)

    def sentence(self, s: Analysed) -> tuple[list[Draft], str]:
        """The drafts of a sentence, and where there are none the reason."""
        drafts = []
        narrated = False
        clauses = self.clauses.find(s)
        for clause in clauses:
            if _is_attribution(s, clause):
                if any(c.cue or c.predicate.cue for c in clauses if c.start < clause.start):
                    continue  # "We agreed, he said": what he said stands by itself
                clause.matter, clause.start = (0, clause.start), 0
            if clause.predicate.cue is None and clause.cue is None:
                clause.cue = self._wish(clause)
            if clause.predicate.cue is None and clause.cue is None:
                narrated = True
                continue
            draft = self.drafter.draft(s, clause, self.name)
            if draft is not None:
                drafts.append(draft)
        if not drafts:
            future = self.future(s)
            if future is not None:
                return [future], ""
            cued = any(c.cue or c.predicate.cue for c in clauses)
            indirect = self.indirect(s) if not cued else None
            if indirect is not None:
                return [indirect], ""
        return drafts, "narration" if narrated or not drafts else ""

    def _wish(self, clause: Clause) -> Cue | None:
        """The act of "Mr Ruto wants to spend more on ports": he proposes it."""
        m = clause.speakers[0]
        person = bool(m.name or m.role) or m.kind is MentionKind.PRONOUN
        if clause.predicate.modality != "hope" or clause.kind != "active" or not person:
            return None
        return next((c for c in self.lex.verbs.get("propose", ()) if not c.words), None)

    def indirect(self, s: Analysed) -> Draft | None:
        """What the last speaker goes on to say: "The stock could not carry five fleets"."""
        n = len(s.low)
        if (
            n < _SHORTEST_CLAIM
            or _SHIFTED.isdisjoint(s.low)
            or s.low[-1] == "?"
            or s.low[0] in _NO_CLAIM
        ):
            return None
        main = main_verb(s, 0, n)
        if main is None or s.low[main[1]] not in _SHIFTED or main[1] == 0:
            return None
        spot = next((s.at[p] for p in range(main[1] - 1, -1, -1) if s.at[p] is not None), None)
        if spot is not None and spot.j == main[1] and not _is_both(spot, s.low[main[1]]):
            return None  # what someone would or should do is told of him, not by him
        predicate = predicate_at(s, main[1], self.lex)
        if predicate is None or predicate.modality not in ("conditional", "obligation"):
            return None
        act = Act.REQUESTS if predicate.modality == "obligation" else Act.STATES
        last = ActorMention(kind=MentionKind.LAST, start=s.start(0), end=s.end(1), text="")
        clause = Clause(predicate, [last], 0, predicate.j, n, "indirect", matter=(0, main[1]))
        clause.b = trimmed(s, predicate.j, n)
        return self._indirect(s, clause, act)

    def claimed(self, s: Analysed) -> Draft | None:
        """What the last speaker states in the present: "Contact is crucial for the region"."""
        n = len(s.low)
        if n < _SHORTEST_CLAIM or s.low[-1] == "?" or s.low[0] in _NO_CLAIM:
            return None
        main = main_verb(s, 0, n)
        if main is None or main[1] == 0 or not _is_claim(s, main[1]):
            return None
        predicate = predicate_at(s, main[1], self.lex)
        if predicate is None or predicate.cue is not None:
            return None
        last = ActorMention(kind=MentionKind.LAST, start=s.start(0), end=s.end(1), text="")
        clause = Clause(predicate, [last], 0, predicate.j, n, "indirect", matter=(0, main[1]))
        clause.b = trimmed(s, predicate.j, n)
        return self._indirect(s, clause, Act.STATES)

    def _indirect(self, s: Analysed, clause: Clause, act: Act) -> Draft:
        predicate = clause.predicate
        return Draft(
            start=s.start(0),
            end=s.end(max(clause.b, predicate.j)),
            speakers=tuple(clause.speakers),
            act=act,
            joint_act=act,
            matters=tuple(self.drafter.matters_of(s, clause, predicate.j)),
            negated=predicate.negated,
            modality=predicate.modality,
            rule=f"{self.name}/indirect",
            confidence=0.5,
            block=s.block,
            sentence=s.sentence.start,
        )

    def future(self, s: Analysed) -> Draft | None:
        """What will be done, told of the parties by nobody: "discussions will be held"."""
        for i, word in enumerate(s.low):
            planned = word in ("is", "are") and s.low[i + 1 : i + 2] == ["to"]
            if ((word != "will" or s.tags[i] != "MD") and not planned) or i == 0:
                continue
            left = left_of(s, i)
            if left < 0 or s.tags[left] in ("WDT", "WP", "IN"):
                return None
            v = i + 2 if planned else i + 1
            while v < len(s.low) and s.tags[v] in ("RB",):
                v += 1
            if s.low[v : v + 2] in (["by", "then"], ["in", "turn"]):
                v += 2
            passive = s.low[v : v + 1] == ["be"]
            if passive:
                v += 1
            if v >= len(s.low) or self.lex.checkable.at(s.low, v) is None:
                return None
            subject = actors_before(s, left)
            if planned and not subject:
                return None  # "The bridge is to be opened": nobody says by whom
            phrase = None if subject else phrase_before(s, left)
            if not subject and phrase is None:
                return None
            if (
                phrase is not None
                and s.low[phrase[0]] not in ("the", "a")
                and _doers(s, phrase, self.lex)
            ):
                named = actors_before(s, phrase[1] - 1)
                if not named:
                    return None  # "Senior officials from the departments will travel": whose?
                subject, phrase = named, None
            if any(w in ("that", "which", "who", "if", "whether", "when") for w in s.low[:left]):
                return None
            if not subject and s.low[:2] == ["the", "text"]:
                return None  # "The text of the telegram will be published"
            start = subject[0].i if subject else phrase[0] if phrase else 0
            who = [m.mention for m in subject] if subject else [everyone(s, start)]
            end = len(s.low)
            predicate = Predicate(
                i=i, j=v + 1, cue=None, verb=v, modality="intention", tense="modal"
            )
            clause = Clause(
                predicate, who, start, v + 1, end, "future", matter=None if subject else phrase
            )
            end = trimmed(s, v + 1, end)
            clause.b = end
            matters = self.drafter.matters_of(s, clause, v + 1)
            return Draft(
                start=s.start(start),
                end=s.end(end),
                speakers=tuple(who),
                act=Act.COMMITS,
                joint_act=Act.AGREES,
                matters=tuple(matters),
                modality="intention",
                undertaking=(s.start(start if passive else v), s.end(end)),
                rule=f"{self.name}/future",
                confidence=0.65,
                block=s.block,
                sentence=s.sentence.start,
            )
        return None


def _doers(s: Analysed, phrase: tuple[int, int], lex: Lexicon) -> bool:
    """Whether a noun phrase tells who will do something: "Authorities from Kenya and Ghana"."""
    for p in range(*phrase):
        if s.tags[p] == "IN":
            return s.low[p - 1] in lex.doers or s.low[p - 1] in lex.group_persons
    return False


def _is_both(spot: Spotted, verb: str) -> bool:
    """Whether it is told of both sides what they should do: by whoever speaks of them."""
    group = spot.mention.kind is MentionKind.GROUP
    return group and verb in ("should", "must") and spot.mention.role in _SIDES


_SIDES = frozenset("sides countries parties states nations governments neighbours".split())


def _is_claim(s: Analysed, verb: int) -> bool:
    """Whether the main verb at word `verb` states in the present what is so, of no person."""
    if s.tags[verb] not in ("VBZ", "VBP") or not _OF_THE_REPORT.isdisjoint(s.low):
        return False
    before = [m.mention for m in s.mentions if m.i <= verb]
    return not any(
        m.name or m.kind is MentionKind.PRONOUN or (m.kind is MentionKind.ROLE and not m.plural)
        for m in before
    )


_OF_THE_REPORT = frozenset(
    "said says according reported statement meeting talks visit session conference attended "
    "delegation i my we our but yet meanwhile still".split()
)
"""Words with which an account tells of itself rather than what was said."""


def _tells_where(s: Analysed, a: int, b: int) -> bool:
    """Whether words only tell to whom, where or by which account: "X during the meeting"."""
    spot = s.at[a] if a < b else None
    if spot is not None and spot.i == a:
        a = spot.j
    if a < b and s.low[a] == ",":
        a += 1
    words = s.low[a:b]
    if not any(t.isalnum() for t in words):
        return True
    told = words[0] in _AT or words[:2] == ["according", "to"]
    return told and len(words) <= _LONGEST_WHERE and not any(t in FINITE for t in s.tags[a:b])


_AT = frozenset("during in at after on following".split())
_LONGEST_WHERE = 18


def _is_attribution(s: Analysed, c: Clause) -> bool:
    """Whether a clause tells who said the words before it, and nothing else: "…," he said."""
    if c.kind != "active" or c.predicate.cue is None or c.predicate.noun or c.start < _SHORTEST:
        return False
    if s.low[c.start - 1] not in _CLOSES or not _tells_where(s, c.a, c.b):
        return False
    return any(t in FINITE for t in s.tags[: c.start])
