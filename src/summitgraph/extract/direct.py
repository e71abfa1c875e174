"""Direct speech: turns of a dialogue, and the claims of a document that speaks for itself.

Each sentence that carries an act or a claim gives a statement; courtesies give none.
"""

from __future__ import annotations

from dataclasses import replace

from summitgraph.extract.analysis import Analysed
from summitgraph.extract.clause import Clause, Clauses
from summitgraph.extract.draft import Drafter, with_concern
from summitgraph.extract.lexicon import Cue, Lexicon, is_adverb
from summitgraph.extract.predicate import Predicate, predicate_at
from summitgraph.extract.undertaking import first_person_undertaking
from summitgraph.records.draft import ActorMention, Draft, MatterMention, MentionKind
from summitgraph.records.statement import Act

_FIRST = frozenset(("i", "we"))
_EXPLETIVE = frozenset(("it", "there"))
_DEICTIC = frozenset("this that it these those".split())
_SUB = frozenset(
    """if when as because since although though while before after until unless once whether where
    whereas""".split()
)
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_SELF_BINDING = frozenset(
    """attend visit come go implement work accept participate respond do join receive""".split()
)
_NOT = frozenset("not n't never no cannot".split())


class Direct:
    """Statements of words that someone speaks in his own name."""

    name = "direct"

    def __init__(self, lexicon: Lexicon, speaker: MentionKind = MentionKind.TURN) -> None:
        self.lex = lexicon
        self.clauses = Clauses(lexicon)
        self.drafter = Drafter(lexicon)
        self.kind = speaker

    def sentence(self, s: Analysed) -> tuple[list[Draft], str]:
        """The drafts of a sentence, and where there are none the reason."""
        if any(self.lex.pleasantries.at(s.low, i) for i in range(len(s.low))):
            return [], "pleasantry"
        if s.low[0] == "(" and ")" in s.low[:6]:
            return [], "fragment"  # "(Laughter.)"
        if len(s.low) < 4 or (s.low[-1] == "?" and len(s.low) < 9):
            return [], "fragment"
        drafts = []
        topic = self.clauses.topic(s)
        for a, b in self._segments(s, topic[1] if topic else 0):
            draft = self._segment(s, a, b, topic)
            if draft is not None:
                drafts.append(draft)
        return drafts, "" if drafts else "no-act"

    # --- segments ---------------------------------------------------------------------------

    def _segments(self, s: Analysed, first: int) -> list[tuple[int, int]]:
        """The coordinated main clauses of a sentence as token ranges."""
        cuts = [first]
        n = len(s.low)
        for i in range(first + 1, n):
            if s.low[i] not in ("and", "but", ";", "so", "yet"):
                continue
            j = i + 1
            while j < n and (is_adverb(s.low[j]) or s.low[j] in (",", "–", "that")):
                if s.low[j] == "that":
                    break
                j += 1
            if j >= n or not self._has_verb(s, cuts[-1], i):
                continue
            if self._main_clause(s, i, j, cuts[-1]):
                cuts.append(i)
        return [(a if a == first else a + 1, b) for a, b in zip(cuts, [*cuts[1:], n], strict=True)]

    def _has_verb(self, s: Analysed, a: int, b: int) -> bool:
        return (
            any(s.tags[p] in ("VBD", "VBZ", "VBP", "MD") and s.at[p] is None for p in range(a, b))
            or s.low[a] == "let"
        )

    def _main_clause(self, s: Analysed, i: int, j: int, last: int) -> bool:
        if s.low[j] == "that":
            return False
        comma = s.low[i - 1] in (",", "–", "—") or s.low[i] in (";", "but")
        inner_that = any(w in ("that", "whether", "how") for w in s.low[last:i])
        spot = s.at[j]
        v = spot.j if spot is not None else j + 1
        while v < len(s.low) and is_adverb(s.low[v]):
            v += 1
        if v < len(s.low) and s.tags[v] in ("VBD", "VBZ", "VBP", "MD"):
            if s.low[j] in _FIRST:
                return not inner_that or comma or s.tags[v] != "MD"
            if s.low[j] in _DEICTIC or spot is not None:
                return comma and not (
                    inner_that
                    and spot is not None
                    and s.low[i] == "and"
                    and s.low[j] not in _DEICTIC
                )
            if s.low[j] == "it":
                return comma or not inner_that
        # "and would like to cooperate": a new act of the same speaker
        if s.tags[j] in ("MD", "VBP", "VBD") and (
            s.low[j] in ("would", "will")
            or s.low[j] in self.lex.verbs
            or s.low[j] in self.lex.carriers
        ):
            main = next(
                (s.tags[p] for p in range(last, i) if s.tags[p] in _FINITE and s.at[p] is None), ""
            )
            if s.low[j] in ("would", "will"):
                return (
                    any(w in _FIRST for w in s.low[last:i])
                    and not inner_that
                    and (s.low[j] != "will" or comma)
                )
            found = self.lex.match(self.lex.verbs, s.low, j) or self.lex.match(
                self.lex.carriers, s.low, j
            )
            return found is not None and s.tags[j] == main and (not inner_that or comma)
        return bool(s.low[j : j + 2] == ["let", "us"] or s.low[j : j + 2] == ["let", "'s"])

    # --- one segment ------------------------------------------------------------------------

    def _segment(self, s: Analysed, a: int, b: int, topic: tuple[int, int] | None) -> Draft | None:
        while b > a and s.low[b - 1] in (".", ",", ";", "!", "?", "–", "—", "and", "but", "…"):
            b -= 1
        while a < b and (
            s.low[a] in (",", "–", "—", "and", "but", "so", "well", "yes", ";", ":")
            or (is_adverb(s.low[a]) and s.at[a] is None)
        ):
            a += 1
        if b - a < 3:
            return None
        if self._is_deed(s, a):
            # an item of a list of undertakings: "Support competitive energy markets"
            return self._make(
                s,
                a,
                b,
                a + 1,
                Act.COMMITS,
                Act.COMMITS,
                topic,
                "opener/deed",
                undertaking=(a, b),
            )
        for words, act, key in self.lex.openers:
            if tuple(s.low[a : a + len(words)]) == words:
                return self._make(s, a, b, a + len(words), act, act, topic, f"opener/{key}")
        for words in (("allow", "me", "to"), ("let", "me")):
            if tuple(s.low[a : a + len(words)]) == words:
                a += len(words)  # "Allow me to express our solidarity"
                break
        main = self._main(s, a, b)
        if s.tags[a] in ("MD", "VBP", "VBD", "VB") and s.at[a] is None and a > 0:
            main = ("we", a)  # "… and would like to cooperate": of the same speaker
        if main is None:
            return None
        subject, i = main
        predicate = predicate_at(s, i, self.lex)
        if predicate is None:
            return None
        if (
            self.kind is MentionKind.BODY
            and predicate.cue is None
            and predicate.modality == "plain"
            and self.lex.narration.at(s.low, predicate.verb)
        ):
            return None  # "We, the Ministers, met in Melbourne": who met, not what was said
        if subject in _FIRST:
            return self._first_person(s, a, b, predicate, topic)
        return self._claim(s, a, b, i, subject, predicate, topic)

    def _is_deed(self, s: Analysed, a: int) -> bool:
        """Whether words open with the plain verb of an item in a list of undertakings."""
        if self.kind is not MentionKind.BODY or s.at[a] is not None or not s.words[a][0].isupper():
            return False
        follows = s.tags[a + 1] if a + 1 < len(s.tags) else "."
        known = s.low[a] in self.lex.plain_verbs or self.lex.checkable.at(s.low, a) is not None
        return s.tags[a] in ("VB", "VBP") or (
            known
            and s.low[a + 1] not in ("of", "is", "will")
            and follows not in ("IN", "VBZ", "MD")
        )

    def _main(self, s: Analysed, a: int, b: int) -> tuple[str, int] | None:
        """The subject's last word and the token where the main verb group begins."""
        p = a
        if s.low[a] in _SUB or s.tags[a] in ("IN", "VBG", "TO"):
            # a fronted clause or phrase: the main clause begins after its comma
            comma = next(
                (q for q in range(a, b) if s.low[q] == "," and self._starts(s, q + 1, b)), None
            )
            if comma is not None:
                p = comma + 1
        first: tuple[str, int] | None = None
        while p < b:
            spot = s.at[p]
            if spot is not None:
                p = spot.j
                continue
            if s.tags[p] in ("VBD", "VBZ", "VBP", "MD") and p > a:
                left = p - 1
                while (
                    left > a
                    and (is_adverb(s.low[left]) or s.tags[left] == "RB")
                    and s.at[left] is None
                ):
                    left -= 1
                if s.tags[left] in ("WDT", "WP") or s.low[left] in ("which", "who", "whom"):
                    p += 1
                    continue
                if s.low[left] in ("that",) and s.tags[left] != "DT" and left > a:
                    p += 1
                    continue
                before = left - 1
                subordinate = (
                    before >= a
                    and s.low[before] in _SUB
                    and s.low[left] not in _FIRST | {"it"}
                    and s.tags[left] != "VBN"  # "The accord as negotiated is …"
                )
                if subordinate:
                    p += 1
                    continue
                if s.low[left] in _FIRST or first is None:
                    first = first or (s.low[left], p)
                    return s.low[left], p
            p += 1
        return first

    def _starts(self, s: Analysed, q: int, b: int) -> bool:
        return q < b and (
            s.at[q] is not None
            or s.low[q] in _EXPLETIVE | _DEICTIC
            or s.tags[q] in ("DT", "PRP", "PRP$", "NNP", "NNS", "JJ", "NN", "EX")
        )

    def _first_person(
        self,
        s: Analysed,
        a: int,
        b: int,
        predicate: Predicate,
        topic: tuple[int, int] | None,
    ) -> Draft | None:
        modality = predicate.modality
        content = predicate.j
        cue = predicate.cue
        verb = s.low[predicate.verb]
        undertaking = first_person_undertaking(
            s, predicate.i, max(predicate.verb, predicate.i + 1), b, self.lex
        )
        if cue is None or (verb in _AUXISH and not cue.words and not predicate.noun):
            act = Act.STATES
            if modality == "intention" and not predicate.negated:
                act = Act.COMMITS
            elif modality == "hope" and not predicate.negated:
                act = Act.COMMITS if verb in _SELF_BINDING else Act.PROPOSES
            elif modality == "obligation":
                act = Act.REQUESTS
            elif predicate.negated:
                act = Act.REJECTS
            if with_concern(s, predicate.i, b):
                act = Act.CONCERN
            return self._make(
                s,
                a,
                b,
                content,
                act,
                act,
                topic,
                f"first-person/{modality}",
                modality=modality,
                negated=predicate.negated,
                undertaking=undertaking,
                predicate=predicate,
            )
        clause = Clause(
            predicate,
            [self._speaker(s, a)],
            a,
            predicate.j,
            b,
            "first-person",
            topic=topic,
            cue=cue,
        )
        draft = self.drafter.draft(s, clause, self.name)
        if draft is None:
            return None
        act, joint_act = draft.act, draft.joint_act
        addressees = draft.addressees
        if verb in ("hope", "expect") and not predicate.noun:
            third = self._third_party(s, predicate.j, b)
            if third is not None:
                act = joint_act = Act.REQUESTS
                addressees = (third,) if third.keys or third.name else ()
            elif s.low[predicate.j : predicate.j + 1] == ["for"]:
                act = joint_act = Act.REQUESTS
        if modality == "intention" and act in (
            Act.DISCUSSES,
            Act.SUPPORTS,
            Act.STATES,
            Act.AFFIRMS,
        ):
            act = joint_act = Act.COMMITS
        if act is Act.DISCUSSES and undertaking:
            act = joint_act = Act.COMMITS
        if modality == "hope" and act in (Act.STATES, Act.DISCUSSES, Act.SUPPORTS, Act.AFFIRMS):
            act = joint_act = Act.PROPOSES
        if modality == "obligation" and act in (Act.STATES, Act.DISCUSSES, Act.SUPPORTS):
            act = joint_act = Act.REQUESTS
        if predicate.negated and act in (Act.STATES, Act.COMMITS):
            act = joint_act = Act.REJECTS
        return replace(
            draft,
            relation=self._relation(s, a, b),
            speakers=(self._speaker(s, a),),
            act=act,
            joint_act=joint_act,
            addressees=addressees,
            undertaking=draft.undertaking
            or ((s.start(undertaking[0]), s.end(undertaking[1])) if undertaking else None),
            end=s.end(b),
        )

    def _third_party(self, s: Analysed, j: int, b: int) -> ActorMention | None:
        """Who is hoped to act: the other that opens the clause after "hope", before "will"."""
        p = j + 1 if s.low[j : j + 1] == ["that"] else j
        spot = s.at[p] if p < b else None
        if spot is None or spot.mention.kind is MentionKind.PRONOUN:
            return None
        return (
            spot.mention
            if any(w in ("will", "would", "can") for w in s.low[spot.j : spot.j + 2])
            else None
        )

    def _claim(
        self,
        s: Analysed,
        a: int,
        b: int,
        i: int,
        subject: str,
        predicate: Predicate,
        topic: tuple[int, int] | None,
    ) -> Draft | None:
        cue = predicate.cue
        group = s.low[predicate.i : min(b, predicate.j + 1)]
        negated = predicate.negated or any(w in _NOT for w in s.low[i : i + 3])
        claim = self._claim_cue(s, i, b)
        spot = next((s.at[p] for p in range(i - 1, a - 1, -1) if s.at[p] is not None), None)
        left = i
        while left > a and is_adverb(s.low[left - 1]) and s.at[left - 1] is None:
            left -= 1
        acting = spot is not None and spot.j == left and self._is_subject(s, spot.i, a)
        fronted = max((p for p in range(a, i) if s.low[p] == ","), default=a - 1) + 1
        state = (
            spot is not None
            and acting
            and bool(spot.mention.keys)
            and not spot.mention.name
            and (spot.mention.kind in (MentionKind.NAME, MentionKind.SIDE))
        )
        act = Act.STATES
        rule = "claim"
        start = a
        subject_at = fronted if a < fronted < i and s.tags[a] in ("IN", "VBG", "TO") else a
        content = predicate.j if acting or s.low[subject_at] in _DEICTIC else subject_at
        if (
            state
            and cue is not None
            and not predicate.passive
            and cue.act is not Act.STATES
            and claim is None
        ):
            # "Vietnam opposes the use of force": a side speaks by its own name
            clause = Clause(
                predicate, [self._speaker(s, a)], a, predicate.j, b, "claim", topic=topic, cue=cue
            )
            draft = self.drafter.draft(s, clause, self.name)
            return replace(draft, end=s.end(b), start=s.start(a)) if draft else None
        agreeing = (
            cue is not None and cue.act is Act.AGREES and not negated and not predicate.passive
        )
        if cue is not None and agreeing and (acting or s.low[predicate.verb].startswith("agree")):
            act, rule = Act.AGREES, "claim/agree"
            clause = Clause(
                predicate, [self._speaker(s, a)], a, predicate.j, b, "claim", topic=topic, cue=cue
            )
            draft = self.drafter.draft(s, clause, self.name)
            return replace(draft, end=s.end(b)) if draft else None
        if subject == "it" and predicate.modality == "obligation":
            rule = "claim/it-is-necessary"
            content = predicate.j
        elif claim is not None:
            act = Act.REJECTS if negated else claim.act
            rule = "claim/" + claim.key.removeprefix("cue/")
        elif negated and (
            group[:1] in (["is"], ["are"], ["was"], ["were"], ["will"], ["does"], ["do"], ["did"])
        ):
            act = Act.REJECTS
            rule = "claim/denied"
        elif (
            predicate.modality == "obligation"
            and subject not in _EXPLETIVE
            and any(
                w in ("must", "should", "need", "needs", "have", "has", "ought")
                for w in s.low[i : i + 3]
            )
        ):
            act = Act.REQUESTS
            rule = "claim/obligation"
        elif (
            cue is not None
            and cue.act in (Act.WELCOMES, Act.CONCERN, Act.CRITICISES)
            and predicate.passive is False
            and acting
            and spot is not None
            and spot.mention.kind in (MentionKind.SIDE, MentionKind.NAME)
            and not spot.mention.name
            and self.kind is MentionKind.BODY
        ):
            act = cue.act
        undertaking = None
        if state and not negated and predicate.modality == "intention" and claim is None:
            undertaking = first_person_undertaking(s, i, max(predicate.verb, i + 1), b, self.lex)
            act = Act.COMMITS
            rule = "claim/intention"
        if (
            act is Act.STATES
            and not negated
            and predicate.modality == "intention"
            and subject not in _EXPLETIVE | _DEICTIC
            and s.tags[a] != "VBG"
            and (self._deed(s, predicate) or self.kind is MentionKind.BODY)
        ):
            # "The contact group is going to hold its first session": what is announced
            undertaking = first_person_undertaking(s, i, max(predicate.verb, i + 1), b, self.lex)
            if undertaking or self.kind is MentionKind.BODY:
                act, rule = Act.COMMITS, "claim/announced"
                undertaking = undertaking or (predicate.verb, b)
        if (
            subject in _EXPLETIVE
            and rule == "claim"
            and not any(not m.weak for m in self.drafter.matters.find(s, content, b))
        ):
            return None
        draft = self._make(
            s,
            start,
            b,
            content,
            act,
            act,
            topic,
            rule,
            modality=predicate.modality,
            negated=negated,
            undertaking=undertaking,
            predicate=predicate,
        )
        if (
            draft is not None
            and state
            and spot is not None
            and all(m.weak or m.soft for m in draft.matters)
        ):
            # what a state does in empty words is about that state: "Ukraine is refusing to meet …"
            named = self.lex.common_names.get(spot.mention.keys[0], "")
            if named and (claim is not None or all(m.weak for m in draft.matters)):
                draft = replace(
                    draft,
                    matters=(
                        MatterMention(start=spot.mention.start, end=spot.mention.end, text=named),
                    ),
                )
        if (
            draft is not None
            and s.low[a] in _DEICTIC
            and a + 1 == i
            and all(m.weak for m in draft.matters)
        ):
            # a bare "This": the matter is that of the words before
            draft = replace(draft, matters=())
        elif draft is not None and s.low[a] in _DEICTIC and a + 1 == i:
            draft = (
                replace(
                    draft,
                    matters=(
                        replace(draft.matters[0], weak=True, text=s.words[a]),
                        *draft.matters[1:],
                    ),
                )
                if act is Act.REJECTS
                else draft
            )
        return draft

    def _is_subject(self, s: Analysed, i: int, a: int) -> bool:
        """Whether the mention at token `i` is no object of a preposition before it."""
        q = i - 1
        if q >= a and s.low[q] == "," and s.tags[a] in ("IN", "TO", "VBG"):
            return True  # "To this end, France …"
        if q >= a and s.low[q] in ("and", ","):
            q -= 1
            while q >= a and s.tags[q] in ("NN", "NNS", "NNP", "NNPS", "DT", "JJ", "POS"):
                q -= 1
        return q < a or s.tags[q] not in ("IN", "TO")

    def _deed(self, s: Analysed, predicate: Predicate) -> bool:
        word = s.low[predicate.verb]
        return word not in _SOFT_DEEDS and self.lex.checkable.at(s.low, predicate.verb) is not None

    def _claim_cue(self, s: Analysed, i: int, b: int) -> Cue | None:
        for p in range(i, min(b, i + 7)):
            if s.low[p] in self.lex.claims and (s.tags[p].startswith("VB")):
                found = self.lex.match(self.lex.claims, s.low, p)
                if found:
                    return found.cue
            if s.tags[p] in ("IN", "DT") and s.low[p] not in ("not",):
                break
        return None

    def _make(
        self,
        s: Analysed,
        a: int,
        b: int,
        content: int,
        act: Act,
        joint_act: Act,
        topic: tuple[int, int] | None,
        rule: str,
        *,
        modality: str = "plain",
        negated: bool = False,
        undertaking: tuple[int, int] | None = None,
        predicate: Predicate | None = None,
    ) -> Draft | None:
        matters = self.drafter.matters.find(s, content, b)
        if predicate is not None and (not matters or all(m.weak for m in matters)):
            nominal = self.drafter.matters.find(s, predicate.verb, b)
            matters = [m for m in nominal if not m.weak] or matters
        if topic and (not matters or all(m.weak or m.soft for m in matters)):
            matters = self.drafter.topic_matters(s, topic) or matters
        addressees: tuple[ActorMention, ...] = ()
        if act is Act.PROPOSES:
            for p in range(content, b - 1):
                spot = s.at[p + 1]
                if (
                    s.low[p] == "with"
                    and spot is not None
                    and spot.mention.kind is MentionKind.NAME
                    and not spot.mention.name
                ):
                    addressees = (spot.mention,)
                    break
        return Draft(
            relation=self._relation(s, a, b),
            start=s.start(a),
            end=s.end(b),
            speakers=(self._speaker(s, a),),
            act=act,
            joint_act=joint_act,
            addressees=addressees,
            matters=tuple(matters),
            negated=negated,
            modality=modality,
            undertaking=(s.start(undertaking[0]), s.end(undertaking[1])) if undertaking else None,
            rule=f"{self.name}/{rule}",
            confidence=0.7 if rule.startswith("claim") else 0.8,
            block=s.block,
            sentence=s.sentence.start,
        )

    def _relation(self, s: Analysed, a: int, b: int) -> bool:
        return any(self.lex.relation.at(s.low, p) for p in range(a, b))

    def _speaker(self, s: Analysed, a: int) -> ActorMention:
        return ActorMention(kind=self.kind, start=s.start(a), end=s.end(a + 1), text="")


_SOFT_DEEDS = frozenset(
    "support promote develop advance strengthen increase take move facilitate share work make "
    "give put deepen create keep maintain come".split()
) - {"keep"}
_AUXISH = frozenset("be is are was were am have has had 've 'm 're do does did".split())
