"""At whom an act is aimed: "urged Russia to", "delivered a letter to Mr. Mahama", "invited him".

Which person or state that is, is left to `link/`.
"""

from __future__ import annotations

from summitgraph.extract.analysis import Analysed
from summitgraph.extract.clause_record import Clause
from summitgraph.extract.lexicon import Lexicon
from summitgraph.records.draft import ActorMention, MentionKind
from summitgraph.records.statement import Act

_TO_SOMEONE = frozenset(
    (Act.REQUESTS, Act.INVITES, Act.WELCOMES, Act.STATES, Act.PROPOSES, Act.COMMITS)
)
_GOES_TO = frozenset(
    "visit visits trip travel access commitment threat return support attack".split()
)
_GROUP_OPENS = frozenset("all its the their both other".split())
_OBJECT = frozenset("DT PDT JJ NNP NNPS NNS NN PRP$ POS CC IN VBN".split())
_PEOPLE = frozenset("junta regime government authority leadership side".split())
_LONGEST = 14
_GROUP = frozenset("DT PDT JJ NNP NNPS NNS NN PRP$".split())


class Addressees:
    """Finds at whom the acts of clauses are aimed."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._giving = lexicon.giving

    def of(
        self, s: Analysed, c: Clause, act: Act, *, takes: bool
    ) -> tuple[int, list[ActorMention]]:
        """The word where the content goes on, and at whom the act is aimed.

        `takes` tells whether the cue always has an object that names someone.
        """
        inside = self._inside_cue(s, c, act)
        if inside:
            return c.a, inside
        if act not in _TO_SOMEONE and not takes:
            return c.a, []
        p = c.a
        if p < c.b and s.low[p] in ("on", "upon", "to") and act is not Act.WELCOMES:
            p += 1
        if p >= c.b:
            return c.a, []
        group = _any_group(s, p, c.b) if act is Act.REQUESTS else None
        if group is not None:
            return group
        pronoun = _object_pronoun(s, p)
        if pronoun is not None:
            return p + 1, [pronoun]
        spot = s.at[p]
        if spot is None or spot.i != p:
            to = _asked_to(s, p, c.b) if act is Act.REQUESTS else None
            if to is not None:
                return to, []  # "call on the junta to end": nobody that could be named
            return c.a, self._given_to(s, c)
        follow = s.low[spot.j] if spot.j < c.b else ""
        tag = s.tags[spot.j] if spot.j < c.b else ""
        if follow == "'s" or s.tags[spot.j - 1] == "POS" or s.low[spot.j - 1] in ("'", "'s"):
            return c.a, self._given_to(s, c)
        asked = (act in (Act.REQUESTS, Act.INVITES) and s.low[p - 1] != "to") or (
            takes and act is not Act.WELCOMES
        )
        told = follow in ("that", "with", "on", "about", "of", "for") or tag in (
            "DT",
            "CD",
            "PRP$",
            "JJ",
            "NNS",
        )
        if act is Act.WELCOMES:
            told = follow in ("for", "on") and s.low[c.predicate.verb] in self._giving
        elif not asked:
            told = told and (s.low[c.predicate.verb] in self._giving or s.low[p - 1] == "to")
        if not asked and not told:
            return c.a, self._given_to(s, c)
        found = [spot.mention]
        j = spot.j
        while j + 1 < c.b and s.low[j] in ("and", ",") and s.at[j + 1] is not None:
            nxt = s.at[j + 1]
            assert nxt is not None
            found.append(nxt.mention)
            j = nxt.j
        return j, found

    def _inside_cue(self, s: Analysed, c: Clause, act: Act) -> list[ActorMention]:
        """Who stands between the words of a cue ("provided Japan with"), or is agreed with."""
        verb = c.predicate.verb
        after = s.at[verb + 1] if verb + 1 < c.predicate.j else None
        if (
            after is not None
            and s.low[verb] in self._giving
            and after.j <= c.predicate.j
            and (s.low[after.j : after.j + 1] != ["'s"] and s.tags[after.j - 1] != "POS")
        ):
            return [after.mention]
        p = c.predicate.j - 1 if s.low[c.predicate.j - 1] == "with" else c.predicate.j
        if act is Act.AGREES and s.low[p : p + 1] == ["with"] and p + 1 < len(s.low):
            spot = s.at[p + 1]
            if spot is not None and (spot.mention.name or spot.mention.kind is MentionKind.ROLE):
                return [spot.mention]
        return []

    def _given_to(self, s: Analysed, c: Clause) -> list[ActorMention]:
        """ "delivered letters to Mr. Mahama": to whom something is given or made clear."""
        if s.low[c.predicate.verb] not in self._giving:
            return []
        for p in range(c.a, c.b - 1):
            if s.low[p] == "that" or s.tags[p] in ("VBD", "MD"):
                break
            spot = s.at[p + 1]
            if s.low[p] == "to" and spot is not None and spot.i == p + 1:
                if s.tags[spot.j - 1] == "POS" or s.low[spot.j : spot.j + 1] == ["'s"]:
                    continue
                if (
                    spot.mention.name
                    or spot.mention.kind in (MentionKind.ROLE, MentionKind.SIDE)
                    or (spot.mention.keys and s.low[p - 1] not in _GOES_TO)
                ):
                    return [spot.mention]
        return []


def _any_group(s: Analysed, p: int, b: int) -> tuple[int, list[ActorMention]] | None:
    """ "all UN Member States, especially …, to join": a group that no register names."""
    if s.low[p] not in _GROUP_OPENS:
        return None
    q = p
    while q < b and s.tags[q] in _GROUP:
        q += 1
    if q - p < 2 or s.tags[q - 1] not in ("NNS", "NNPS") or "to" not in s.low[q : min(b, q + 12)]:
        return None
    whole = s.at[p]
    if whole is not None and whole.j >= q:
        return None
    mention = ActorMention(
        kind=MentionKind.GROUP,
        start=s.start(p),
        end=s.end(q),
        text=" ".join(s.words[p:q]),
        role=s.low[q - 1],
        plural=True,
    )
    return q, [mention]


def _asked_to(s: Analysed, p: int, b: int) -> int | None:
    """Where "to" and a verb stand right behind the object at word `p`, or None."""
    noun = False
    for q in range(p, min(b - 1, p + _LONGEST)):
        if s.low[q] == "to":
            verb = q + 2 if s.tags[q + 1] == "RB" else q + 1
            return q if noun and s.tags[verb : verb + 1] == ["VB"] else None
        if s.tags[q] not in _OBJECT:
            return None
        noun = noun or s.low[q] in _PEOPLE or s.tags[q] in ("NNP", "NNPS", "NNS")
    return None


def _object_pronoun(s: Analysed, p: int) -> ActorMention | None:
    word = s.low[p]
    nxt = s.tags[p + 1] if p + 1 < len(s.low) else "."
    if word in ("him", "them", "you") or (word == "her" and not nxt.startswith(("NN", "JJ"))):
        return ActorMention(
            kind=MentionKind.PRONOUN,
            start=s.start(p),
            end=s.end(p + 1),
            text=word,
            plural=word == "them",
        )
    return None
