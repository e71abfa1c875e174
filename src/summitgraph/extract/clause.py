"""Who does what in a sentence of reported prose: predicates with their subjects.

The outer act is the statement; what stands in its "that" clause is its content. A verb that
follows "and" or a comma without a subject of its own belongs to the last subject.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from summitgraph.extract.analysis import Analysed
from summitgraph.extract.lexicon import Cue, Lexicon, is_adverb
from summitgraph.extract.mention import Spotted
from summitgraph.extract.predicate import Predicate, noun_subject, predicate_at
from summitgraph.records.draft import ActorMention, MentionKind
from summitgraph.records.statement import Act

_SUBORDINATE = frozenset(
    "that which who whom whose whether if when where why how what because since although though "
    "as than before after until unless while whereas once so".split()
)
_CONTRAST = frozenset("while whereas".split())
_DOCUMENT = frozenset(
    """plan statement declaration document agreement communique communiqué memorandum programme
    program roadmap""".split()
)
_STIPULATE = frozenset(
    """stipulates stipulated envisages envisaged provides provided calls
    called outlines outlined""".split()
)
PARTICIPLES = frozenset(
    """noting stressing emphasizing emphasising underlining underscoring recognizing recognising
    reaffirming reiterating expressing welcoming calling urging condemning acknowledging recalling
    affirming confirming commending voicing adding pledging highlighting regretting deploring
    rejecting supporting encouraging""".split()
)


@dataclass(slots=True)
class Clause:
    """A predicate with its subject and the words that it governs.

    Attributes:
        speakers: whom the words name as acting; one ALL mention where they name nobody.
        start: first token of the clause's evidence.
        a, b: tokens `[a, b)` of its content.
        topic: tokens of a fronted "On Ukraine," that governs it, or None.
        kind: for the name of the rule: "active", "passive", "talk", "participle" …
    """

    predicate: Predicate
    speakers: list[ActorMention]
    start: int
    a: int
    b: int
    kind: str
    topic: tuple[int, int] | None = None
    matter: tuple[int, int] | None = None
    cue: Cue | None = None
    embedded: bool = False
    subject: list[Spotted] = field(default_factory=list)


class Clauses:
    """Finds the clauses of reported prose."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lex = lexicon

    def find(self, s: Analysed) -> list[Clause]:
        """The clauses of a sentence whose predicate someone acts by, in order."""
        topic = self.topic(s)
        first = topic[1] if topic else 0
        found: list[Clause] = []
        i = first
        n = len(s.low)
        while i < n:
            if s.at[i] is not None:
                spot = s.at[i]
                assert spot is not None
                i = spot.j
                continue
            clause = self._clause(s, i, found)
            if clause is None:
                i += 1
                continue
            clause.topic = topic
            found.append(clause)
            i = max(i + 1, clause.predicate.j)
        for k, clause in enumerate(found):
            end = found[k + 1].start if k + 1 < len(found) else n
            clause.b = self._trim(s, clause.a, end)
        kept: list[Clause] = []
        for k, clause in enumerate(found):
            after = found[k + 1] if k + 1 < len(found) else None
            if clause.b <= clause.a and not clause.matter:
                if after is not None and after.kind == "coordinated":
                    after.start = clause.start  # "confirmed and welcomed that": one act
                    continue
                if clause.predicate.cue is None and clause.cue is None:
                    continue
            kept.append(clause)
        return kept

    # --- one clause -------------------------------------------------------------------------

    def _clause(self, s: Analysed, i: int, found: list[Clause]) -> Clause | None:
        tag = s.tags[i]
        if s.low[i] == "that" and found:
            return self._and_that(s, i, found[-1])
        if s.low[i] == "to" and found:
            return self._and_to(s, i, found[-1])
        if tag == "VBG" and s.low[i] in PARTICIPLES:
            return self._participle(s, i, found)
        inverted = self._inverted(s, i, found)
        if inverted is not None:
            return inverted
        ours = s.low[:2] == ["we", ","] and not found and i > 1 and s.low[i - 1] == ","
        ours = ours and (s.low[i] in self._lex.verbs or s.low[i] in self._lex.carriers)
        if not ours and found and found[-1].predicate.tense == "present" and tag in _MISREAD:
            # "condemn the coup, and urge/JJ countries to": a verb that the tagger took for a noun
            ours = s.low[i] in self._lex.plain_verbs and s.low[i - 1] in ("and", ",", ";")
        if (
            not ours
            and tag not in ("VBD", "VBZ", "VBP", "MD", "VBN", "VB")
            and not (s.low[i] in self._lex.verbs and s.low[i].endswith("ed"))
        ):
            return None
        if (
            not ours
            and tag in ("VBN", "VB")
            and not (self._after_and(s, i, found) or self._direct_subject(s, i))
        ):
            return None
        if i and s.low[i - 1] in ("to", "not") and tag == "VB":
            return self._purpose(s, i, found)
        predicate = predicate_at(s, i, self._lex)
        if predicate is None:
            return None
        left = self._left(s, i)
        if left < 0:
            return None
        subject = self._subject(s, left)
        last = found[-1] if found else None
        if subject:
            return self._with_subject(s, predicate, subject, last)
        if s.low[left] in ("and", ",", ";", "but", "–", "—", "or"):
            return self._coordinated(s, predicate, left, last)
        if s.tags[left] in ("WDT", "WP", "IN", "TO", "WRB") or s.low[left] in _SUBORDINATE:
            return None
        return self._impersonal(s, predicate, left, found)

    def _left(self, s: Analysed, i: int) -> int:
        """The nearest word to the left that is no adverb."""
        p = i - 1
        while p >= 0 and (is_adverb(s.low[p]) or s.tags[p] == "RB") and s.at[p] is None:
            p -= 1
        return p

    def _direct_subject(self, s: Analysed, i: int) -> bool:
        left = self._left(s, i)
        return left >= 0 and s.at[left] is not None and s.at[left].j == left + 1  # type: ignore[union-attr]

    def _after_and(self, s: Analysed, i: int, found: list[Clause]) -> bool:
        left = self._left(s, i)
        return bool(found) and left >= 0 and s.low[left] in ("and", ",", ";", "but")

    def _subject(self, s: Analysed, left: int) -> list[Spotted]:
        """The mentions, joined by commas and "and", that end right before the verb."""
        p = left
        if s.low[p] == "," and s.low[:2] == ["we", ","] and s.at[0] is not None:
            return [s.at[0]]  # "We, the Foreign Ministers of A, B and C, condemn"
        if s.low[p] in (",", ")"):
            # an apposition or parenthesis between subject and verb
            q = p - 1
            limit = max(0, p - 26)
            opener = "(" if s.low[p] == ")" else ","
            while q >= limit and s.low[q] != opener:
                if s.tags[q] in ("VBD", "VBZ", "VBP", "MD") and s.at[q] is None:
                    return []
                q -= 1
            if q < limit or q == 0:
                return []
            p = q - 1
            if s.at[p] is None or s.at[p].mention.kind is MentionKind.PRONOUN:  # type: ignore[union-attr]
                return []
        spot = s.at[p]
        if spot is None or spot.j != p + 1:
            return []
        if (
            spot.i
            and s.low[spot.i - 1]
            in (
                "of",
                "with",
                "to",
                "between",
                "by",
                "for",
                "in",
                "from",
                "against",
                "on",
                "at",
                "than",
                "as",
                "towards",
                "toward",
            )
            and not self._is_pronoun(spot)
        ):
            # "the visit of Abe took": the head is further left
            return []
        members = [spot]
        q = spot.i - 1
        if s.low[q] == "," and q > 0:
            return members  # "In the words of some, Putin put": a comma alone joins nobody
        while q > 0:
            if s.low[q] in ("and", ",", "&") or (
                s.low[q] == "as" and s.low[q - 2 : q + 1] == ["as", "well", "as"]
            ):
                comma = s.low[q] == ","
                step = 3 if s.low[q] == "as" else 1
                q -= step
                if q >= 0 and s.low[q] == ",":
                    q -= 1
                before = s.at[q] if q >= 0 else None
                if before is None or before.j != q + 1 or self._is_pronoun(before):
                    break
                if comma and before.i and s.low[before.i - 1] == "and":
                    break  # "after talks with X and A, B and C discussed": A is of the talks
                if before.i and s.low[before.i - 1] in (
                    "with",
                    "between",
                    "to",
                    "in",
                    "on",
                    "of",
                    "at",
                    "by",
                    "from",
                    "for",
                    "as",
                ):
                    break
                members.insert(0, before)
                q = before.i - 1
                continue
            break
        if len(members) > 1 and any(self._is_pronoun(m) for m in members[1:]):
            members = [m for m in members if self._is_pronoun(m)][-1:]
        return members

    def _is_pronoun(self, spot: Spotted) -> bool:
        return spot.mention.kind is MentionKind.PRONOUN

    def _with_subject(
        self, s: Analysed, predicate: Predicate, subject: list[Spotted], last: Clause | None
    ) -> Clause | None:
        start = subject[0].i
        before = s.low[start - 1] if start else ""
        if before == "whom" and start > 1 and s.low[start - 2] == "with":
            # "met with Abe, with whom he discussed …": both did
            return Clause(
                predicate, [self._all(s, start)], start, predicate.j, len(s.low), "active"
            )
        mentions = [m.mention for m in subject]
        if (
            predicate.passive
            and predicate.cue
            and predicate.cue.act not in (Act.COMMITS, Act.CONCERN, Act.WELCOMES)
        ):
            # "Putin was invited", "Russia was urged": the subject is not who acts
            agent = self._agent(s, predicate.j)
            if last is not None and self._inside(s, start, last, predicate):
                return None
            speakers = [agent.mention] if agent else [self._all(s, start)]
            return Clause(predicate, speakers, start, start, len(s.low), "passive")
        if last is not None and before not in ("", ";"):
            if self._inside(s, start, last, predicate):
                return None
            if before in _SUBORDINATE and before not in _CONTRAST:
                return None
        elif before in _SUBORDINATE - _CONTRAST:
            return None
        return Clause(
            predicate, mentions, start, predicate.j, len(s.low), "active", subject=subject
        )

    def _inside(self, s: Analysed, start: int, last: Clause, predicate: Predicate) -> bool:
        """Whether a clause that begins at `start` is part of the content of the last one."""
        before = s.low[start - 1] if start else ""
        before2 = s.low[start - 2] if start > 1 else ""
        if before == ";" or (
            before in ("and", "while", "but", "whereas") and before2 in (",", ";")
        ):
            return False
        if before in _CONTRAST:
            return False
        if before in ("and", "but"):
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
            person = spot is not None and (spot.mention.name or self._is_pronoun(spot))
            return inner or not person
        if before == ",":
            return not any(
                w in ("on", "regarding", "as", "in") for w in s.low[last.predicate.j : start][:1]
            )
        return True

    def _coordinated(
        self, s: Analysed, predicate: Predicate, left: int, last: Clause | None
    ) -> Clause | None:
        if last is None or predicate.cue is None or last.kind in ("talk", "passive-it"):
            return None
        if last.kind == "passive" and not predicate.passive:
            return None
        if not _same_tense(last.predicate, predicate, s.tags[predicate.i]):
            return None
        if s.low[left] in ("or",) and predicate.tense != "past":
            return None
        between = s.low[last.predicate.j : left]
        inner_verb = any(
            s.tags[p] == "VBD" and s.at[p] is None and s.low[p] not in self._lex.verbs
            for p in range(last.predicate.j, left)
        )
        if "that" in between and inner_verb and s.low[left] == "and" and s.low[left - 1] != ",":
            return None
        if predicate.passive and not last.predicate.passive:
            return None
        urgent = predicate.cue.act in (Act.REQUESTS, Act.CRITICISES, Act.CONCERN)
        if (
            not urgent
            and s.tags[predicate.i] in ("VB", "VBP")
            and s.low[left - 1] != ","
            and any(
                s.low[p] == "to" and s.tags[p + 1] == "VB" for p in range(last.predicate.j, left)
            )
        ):
            return None  # "urge them to join us and reaffirm": what is urged goes on
        return Clause(
            predicate,
            list(last.speakers),
            predicate.i,
            predicate.j,
            len(s.low),
            "coordinated",
            subject=last.subject,
        )

    def _and_to(self, s: Analysed, i: int, last: Clause) -> Clause | None:
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
        return Clause(
            predicate,
            list(last.speakers),
            i,
            i + 1,
            len(s.low),
            "and-to",
            cue=cue,
            subject=last.subject,
        )

    def _and_that(self, s: Analysed, i: int, last: Clause) -> Clause | None:
        """ "agreed that A will …, and that B will …": a statement for each clause."""
        if s.low[i - 1] != "and" or last.kind not in (
            "active",
            "coordinated",
            "and-that",
            "passive-it",
        ):
            return None
        if "that" not in s.low[last.predicate.j : i] and last.kind != "and-that":
            return None
        predicate = replace(last.predicate, i=i, j=i + 1)
        return Clause(
            predicate,
            list(last.speakers),
            i,
            i + 1,
            len(s.low),
            "and-that",
            cue=last.cue or last.predicate.cue,
            subject=last.subject,
        )

    def _participle(self, s: Analysed, i: int, found: list[Clause]) -> Clause | None:
        if not found or i == 0 or s.low[i - 1] not in (",", "and"):
            return None
        if s.low[i - 1] == "and" and found[-1].kind != "participle":
            return None
        predicate = predicate_at(s, i, self._lex)
        if predicate is None or predicate.cue is None:
            return None
        last = found[-1]
        return Clause(
            predicate,
            list(last.speakers),
            i,
            predicate.j,
            len(s.low),
            "participle",
            subject=last.subject,
        )

    def _purpose(self, s: Analysed, i: int, found: list[Clause]) -> Clause | None:
        """ "met with X to discuss Y": what they met for."""
        if found or s.low[i - 1] != "to":
            return None
        predicate = predicate_at(s, i, self._lex)
        if predicate is None or predicate.cue is None:
            return None
        if predicate.cue.act not in (Act.DISCUSSES,) and s.low[i] not in (
            "reaffirm",
            "underscore",
            "reiterate",
            "emphasize",
            "express",
            "review",
            "stress",
        ):
            return None
        met = any(
            w
            in (
                "met",
                "spoke",
                "talked",
                "meet",
                "meets",
                "speaks",
                "conversation",
                "call",
                "meeting",
            )
            for w in s.low[:i]
        )
        if not met:
            return None
        return Clause(predicate, [self._all(s, 0)], i - 1, predicate.j, len(s.low), "purpose")

    # --- nobody is named --------------------------------------------------------------------

    def _impersonal(
        self, s: Analysed, predicate: Predicate, left: int, found: list[Clause]
    ) -> Clause | None:
        if found and not self._fresh(s, predicate.i, found):
            return None
        np = self._noun_phrase(s, left)
        if np is None:
            return None
        i, j = np
        words = s.low[i:j]
        agent = self._agent(s, predicate.j)
        who = [agent.mention] if agent else [self._all(s, i)]
        if words == ["it"]:
            if predicate.passive and predicate.cue is not None:
                return Clause(predicate, who, i, predicate.j, len(s.low), "passive-it")
            return None
        head = next((w for w in reversed(words) if w.isalpha()), "")
        talk = self._talk_head(s, i, j)
        shared = self._common_view(s, predicate.j)
        if talk and shared is not None:
            affirms = next(iter(self._lex.verbs.get("concur", [])), None)
            return Clause(predicate, who, i, shared, len(s.low), "talk", cue=affirms)
        topic = self._lex.match(self._lex.topics, s.low, predicate.verb) or self._lex.match(
            self._lex.topics, s.low, predicate.i
        )
        if talk and topic is not None and not predicate.negated:
            act_cue = (
                predicate.cue
                if predicate.cue
                and s.low[predicate.verb]
                not in ("focused", "covered", "addressed", "included", "concerned", "touched")
                else topic.cue
            )
            return Clause(
                predicate, who, i, max(topic.end, predicate.j), len(s.low), "talk", cue=act_cue
            )
        if (
            talk
            and s.low[predicate.i] in ("was", "were")
            and any(
                w in ("raised", "discussed", "considered", "addressed", "issues", "topics")
                for w in words
            )
            and not predicate.passive
        ):
            return Clause(
                predicate,
                who,
                i,
                predicate.j,
                len(s.low),
                "talk",
                cue=next(iter(self._lex.topics.get("cover", [])), None),
            )
        if predicate.passive:
            noun = noun_subject(s, i, j, self._lex)
            if noun is not None and s.low[predicate.verb] in self._lex.carriers | {
                "given": [],
                "paid": [],
                "reached": [],
                "raised": [],
                "made": [],
                "achieved": [],
            }:
                return Clause(
                    predicate,
                    who,
                    i,
                    predicate.verb + 1,
                    len(s.low),
                    "passive-noun",
                    cue=noun,
                    matter=None,
                )
            if s.low[predicate.verb] == "paid" and "attention" in words:
                return Clause(
                    predicate,
                    who,
                    i,
                    predicate.verb + 1,
                    len(s.low),
                    "passive-noun",
                    cue=next(iter(self._lex.topics.get("cover", [])), None),
                )
            if predicate.cue is not None and head:
                return Clause(predicate, who, i, predicate.j, len(s.low), "passive", matter=(i, j))
        if head in _DOCUMENT and s.low[predicate.verb] in _STIPULATE:
            agrees = next(iter(self._lex.verbs.get("agree", [])), None)
            return Clause(predicate, who, i, predicate.verb + 1, len(s.low), "document", cue=agrees)
        return None

    def _common_view(self, s: Analysed, p: int) -> int | None:
        """The end of "on the common understanding that" and the like from word `p` on, or None."""
        for q in range(p, len(s.low) - 2):
            if (
                s.low[q] in ("common", "shared", "mutual", "same")
                and s.low[q + 1]
                in ("understanding", "view", "recognition", "position", "belief", "perception")
                and s.low[q + 2] in ("that", "of", "on")
            ):
                return q + 3
        return None

    def _fresh(self, s: Analysed, i: int, found: list[Clause]) -> bool:
        last = found[-1]
        between = s.low[last.predicate.j : i]
        if ";" in between:
            return True
        return "that" not in between and last.kind.startswith(("passive", "talk"))

    def _inverted(self, s: Analysed, i: int, found: list[Clause]) -> Clause | None:
        """ "Also under discussion were X", "Among the topics discussed were X"."""
        if found or s.low[i] not in ("was", "were", "is", "are"):
            return None
        before = s.low[:i]
        if before[-2:] == ["under", "discussion"] or (
            before
            and before[-1] in ("discussed", "raised", "considered", "covered", "addressed")
            and ("among" in before or "also" in before or "topics" in before or "issues" in before)
        ):
            predicate = Predicate(i=i, j=i + 1, cue=None, verb=i)
            cue = next(iter(self._lex.topics.get("cover", [])), None)
            return Clause(predicate, [self._all(s, 0)], 0, i + 1, len(s.low), "inverted", cue=cue)
        return None

    def _talk_head(self, s: Analysed, i: int, j: int) -> bool:
        text = " ".join(s.low[i:j])
        return any((f" {word} " in f" {text} ") for word in self._lex.talk) or (
            any(w in ("issues", "topics", "subjects", "agenda", "matters") for w in s.low[i:j])
        )

    def _noun_phrase(self, s: Analysed, left: int) -> tuple[int, int] | None:
        """The noun phrase that ends at token `left`, with what narrows it, back to a boundary."""
        i = left
        while (
            i >= 0
            and s.low[i] not in (",", ";", ":", "that", "and")
            and s.tags[i] not in ("VBD", "VBZ", "VBP", "MD", "WDT")
        ):
            i -= 1
        if i >= 0 and s.low[i] == "and":
            # "Ukraine and Syria were discussed"
            k = i
            while (
                k >= 0
                and s.low[k] not in (";", ":", "that")
                and s.tags[k] not in ("VBD", "VBZ", "VBP", "MD", "WDT")
            ):
                k -= 1
            i = k
        elif (
            i >= 0
            and s.tags[i] in ("VBD",)
            and s.low[i] in ("raised", "discussed", "considered", "addressed")
        ):
            # "the main issues raised at the talks were": a reduced relative clause
            k = i - 1
            while k >= 0 and s.low[k] not in (",", ";", ":", "that"):
                k -= 1
            i = k
        return (i + 1, left + 1) if i < left else None

    def _agent(self, s: Analysed, j: int) -> Spotted | None:
        """Whoever stands after "by" right behind a passive."""
        for p in range(j, min(j + 4, len(s.low) - 1)):
            if s.low[p] == "by":
                return s.at[p + 1]
            if s.low[p] in (",", "that", "to"):
                return None
        return None

    def _all(self, s: Analysed, i: int) -> ActorMention:
        return ActorMention(kind=MentionKind.ALL, start=s.start(i), end=s.end(i + 1), text="")

    # --- the edges --------------------------------------------------------------------------

    def topic(self, s: Analysed) -> tuple[int, int] | None:
        """A fronted "On Ukraine," or "Regarding the visit,": the tokens of what it names."""
        opener = " ".join(s.low[:5])
        for words in _TOPIC_OPENERS:
            if opener.startswith(words + " "):
                a = len(words.split())
                for p in range(a, min(len(s.low), 40)):
                    if s.low[p] == "," and p > a:
                        nxt = p + 1
                        follows = s.at[nxt] if nxt < len(s.low) else None
                        if follows is not None or s.low[nxt : nxt + 1] in (["it"], ["the"], ["we"]):
                            return a, p
                break
        return None

    def _trim(self, s: Analysed, a: int, b: int) -> int:
        """The end of a clause without what only joins it to the next."""
        while b > a and (
            s.low[b - 1]
            in (",", ";", "and", ".", "but", "while", "whereas", "also", ":", "–", "!", "?", "then")
            or (is_adverb(s.low[b - 1]) and b - 1 > a and b < len(s.low))
        ):
            b -= 1
        return b


_MISREAD = frozenset(("JJ", "NN", "NNP", "VB", "VBD"))
_TOPIC_OPENERS = (
    "with regard to",
    "with regards to",
    "with respect to",
    "in regard to",
    "in connection with",
    "in relation to",
    "with reference to",
    "as regards",
    "as for",
    "as to",
    "regarding",
    "concerning",
    "on",
    "about",
    "turning to",
    "in the context of",
    "speaking of",
    "touching on",
    "in reference to",
    "when it comes to",
)


def _same_tense(last: Predicate, here: Predicate, tag: str) -> bool:
    if last.tense == "past":
        return here.tense == "past" and tag != "VB"
    return here.tense in ("present", "past", "modal")
