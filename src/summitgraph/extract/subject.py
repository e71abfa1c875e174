"""Who stands before a verb: actors joined by "and", or a noun phrase that names nobody.

Also who stands behind a passive's "by", and the mention of everyone for where nobody is named.
"""

from __future__ import annotations

from summitgraph.extract.analysis import Analysed
from summitgraph.extract.issuer import DOCUMENTS
from summitgraph.extract.lexicon import is_adverb
from summitgraph.extract.spotted import Spotted
from summitgraph.records.draft import ActorMention, MentionKind

_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_PREPOSITIONS = frozenset(
    "of with to between by for in from against on at than as towards toward".split()
)
_BEFORE_MEMBER = frozenset("with between to in on of at by from for as".split())
_MARKS = frozenset(("“", '"', "‘", "”", "''", "``"))
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday".split()
)
_BEFORE_TITLE = frozenset("visiting the his her its their newly former then acting".split())
_OCCASIONS = frozenset(
    "meeting talks call conversation visit statement conference interview remarks speech tweet "
    "release summit session".split()
)
_OF_OCCASION = frozenset("DT PRP$ JJ NN".split())
_WHEN = frozenset("during in at after following on".split())
_ENDS = frozenset((".", "''", ":"))
_FARTHEST = 26
_BOUNDARY = _FINITE | {"WDT"}


def left_of(s: Analysed, i: int) -> int:
    """The nearest word to the left of word `i` that is no adverb, mark or day; -1 if none is."""
    p = i - 1
    while p >= 0 and s.at[p] is None:
        if is_adverb(s.low[p]) or s.tags[p] == "RB" or s.low[p] in _MARKS:
            p -= 1
        elif s.low[p] in _DAYS and p > 1:  # "Mr Ruto on Monday condemned"
            p -= 2 if s.low[p - 1] == "on" else 1
        elif s.low[p] in _OCCASIONS and p > 1:  # "Mr Ruto during the meeting condemned"
            q = p - 1
            while q > 0 and s.tags[q] in _OF_OCCASION and s.at[q] is None:
                q -= 1
            spot = s.at[q - 1] if q else None
            if s.low[q] not in _WHEN or spot is None or spot.j != q:
                break
            p = q - 1
        else:
            break
    return p


def is_pronoun(spot: Spotted) -> bool:
    """Whether a mention is a pronoun."""
    return spot.mention.kind is MentionKind.PRONOUN


def everyone(s: Analysed, i: int) -> ActorMention:
    """All who take part, for words at token `i` that name nobody."""
    return ActorMention(kind=MentionKind.ALL, start=s.start(i), end=s.end(i + 1), text="")


def agent_after(s: Analysed, j: int) -> Spotted | None:
    """Whoever stands after "by" right behind a passive that ends at token `j`."""
    for p in range(j, min(j + 4, len(s.low) - 1)):
        if s.low[p] == "by":
            return s.at[p + 1]
        if s.low[p] in (",", "that", "to"):
            return None
    return None


def actors_before(s: Analysed, left: int) -> list[Spotted]:
    """The mentions, joined by commas and "and", that end at token `left`, right before a verb."""
    if s.low[left] == "," and s.low[:2] == ["we", ","] and s.at[0] is not None:
        return [s.at[0]]  # "We, the Foreign Ministers of A, B and C, condemn"
    spot = _ending_at(s, left)
    if spot is None:
        who = _antecedent(s, left)
        return [who] if who is not None else []
    if spot.i > 1 and s.low[spot.i - 1] in ("by", "from") and s.low[spot.i - 2] in DOCUMENTS:
        return [spot]  # "Monday's statement by the Irrigation Ministry says"
    if spot.i and s.low[spot.i - 1] in _PREPOSITIONS and not is_pronoun(spot):
        # "the visit of Ruto took": the head is further left; "Ministers from the AU have"
        group = s.at[spot.i - 2] if spot.i > 1 and s.low[spot.i - 1] in ("from", "of") else None
        told = group is not None and group.mention.kind is MentionKind.GROUP
        return [group] if group is not None and told and group.j == spot.i - 1 else []
    antecedent = _described(s, spot, left)
    if antecedent is not None:
        return [antecedent]
    whole = _examples_of(s, spot)
    if whole is not None:
        return [whole]
    members = [spot]
    q = spot.i - 1
    while q > 0 and s.low[q] in _BEFORE_TITLE and s.at[q] is None:
        q -= 1  # "Krishna and visiting Secretary Clinton"
    if s.low[q] == "," and q > 0:
        first = s.at[q - 1]
        if first is not None and first.i == 0 and first.j == q and s.tags[-1] not in _ENDS:
            return [first, spot]  # a headline: "India, Japan sign pact"
        return members  # "In the words of some, Mahama put": a comma alone joins nobody
    while q > 0 and (s.low[q] in ("and", ",", "&") or s.low[q - 2 : q + 1] == ["as", "well", "as"]):
        comma = s.low[q] == ","
        anew = s.low[q] == "and" and q > 0 and s.low[q - 1] == "," and len(members) > 1
        if anew and s.low[members[1].i - 1] == "and" and s.low[members[1].i - 2] != ",":
            break  # "the crisis in X, and A and B confirmed": X is of what stands before
        q -= 3 if s.low[q] == "as" else 1
        if q >= 0 and s.low[q] == ",":
            q -= 1
        before = s.at[q] if q >= 0 else None
        if before is None or before.j != q + 1 or is_pronoun(before):
            break
        if comma and before.i and s.low[before.i - 1] == "and":
            break  # "after talks with X and A, B and C discussed": A is of the talks
        if before.i and s.low[before.i - 1] == "between":
            return []  # "Talks between X and Y will be held": neither is the subject
        if before.i and s.low[before.i - 1] in _BEFORE_MEMBER:
            if s.low[spot.i - 2 : spot.i] == [",", "and"]:
                return [spot]  # "visits to X, Y, and Z, and the Secretary reaffirmed"
            break
        members.insert(0, before)
        q = before.i - 1
        while q > 0 and s.low[q] in _BEFORE_TITLE and s.at[q] is None:
            q -= 1
    if any(is_pronoun(m) for m in members[1:]):
        return [m for m in members if is_pronoun(m)][-1:]
    return members


def _examples_of(s: Analysed, spot: Spotted) -> Spotted | None:
    """The group whose members end in `spot`: "The ministers of ten states, including A and B,"."""
    q = spot.i - 1
    while q > 1 and (s.at[q] is not None or s.low[q] in (",", "and", "the")):
        q -= 1
    if q < 2 or s.low[q] not in ("including", "among") or s.low[q - 1] != ",":
        return None
    before = s.at[q - 2]
    group = before is not None and before.mention.kind is MentionKind.GROUP
    return before if group and before is not None and before.j == q - 1 else None


def _antecedent(s: Analysed, left: int) -> Spotted | None:
    """Whom the clause describes that ends in the comma at `left`: "Ruto, who had met X, said"."""
    if s.low[left] != ",":
        return None
    for p in range(left - 1, 1, -1):
        if s.low[p] == "who" and s.low[p - 1] == ",":
            before = s.at[p - 2]
            return before if before is not None and before.j == p - 1 and before.i == 0 else None
        if s.low[p] in (";", ":") or (s.tags[p] == "CC" and s.low[p - 1] == ","):
            return None
    return None


def _described(s: Analysed, spot: Spotted, left: int) -> Spotted | None:
    """Who is described by the clause in which `spot` stands: "Ruto, who met Mahama, at X, said"."""
    if s.low[left] != ",":
        return None
    for p in range(spot.i - 1, 1, -1):
        if s.low[p] in ("who", "whose") and s.low[p - 1] == ",":
            before = s.at[p - 2]
            told = any(s.tags[q] in _FINITE for q in range(p, spot.i))
            return before if before is not None and before.j == p - 1 and told else None
    return None


def _ending_at(s: Analysed, p: int) -> Spotted | None:
    """The mention that ends at word `p`, or before an apposition or parenthesis that does."""
    spot = s.at[p]
    whole = s.at[p - 1] if p else None
    if spot is not None and spot.j == p + 1 and s.low[p] == ")":
        return spot  # "The leaders of the Group of 20 (G20) reaffirmed"
    if s.low[p] == "," and whole is not None and whole.j == p and "," in s.low[whole.i : p]:
        return whole  # "The Kenyan minister, Alfred Mutua, welcomed"
    if whole is not None and s.low[p] == "," and whole.j == p and whole.mention.name:
        before = whole.i - 1
        if before > 0 and s.low[before] == "," and s.at[before - 1] is None and s.low[0] == "the":
            return whole  # "The Green Party faction leader, Ann Mensah, accused"
    if s.low[p] in (",", ")", "—", "–"):
        opener = "(" if s.low[p] == ")" else s.low[p]
        limit = max(0, p - _FARTHEST)
        p -= 1
        while p >= limit and s.low[p] != opener:
            if s.tags[p] in _FINITE and s.at[p] is None:
                return None
            p -= 1
        if p < limit or p == 0:
            return None
        p -= 1
        spot = s.at[p]
        if spot is None or (is_pronoun(spot) and spot.i > 0):
            return None
    return spot if spot is not None and spot.j == p + 1 else None


def phrase_before(s: Analysed, left: int) -> tuple[int, int] | None:
    """The noun phrase that ends at token `left`, with what narrows it, back to a boundary."""
    aside = _aside(s, left)
    if aside is not None:  # "mutual visits, in particular by members, were highlighted"
        before = phrase_before(s, aside)
        return (before[0], left + 1) if before is not None else None
    i = _back(s, left, (",", ";", ":", "that", "and"))
    if i >= 0 and s.low[i] == "and":
        # "Ukraine and Syria were discussed"
        i = _back(s, i, (";", ":", "that"))
    elif (
        i >= 0
        and s.tags[i] == "VBD"
        and s.low[i] in ("raised", "discussed", "considered", "addressed")
    ):
        # "the main issues raised at the talks were": a reduced relative clause
        i -= 1
        while i >= 0 and s.low[i] not in (",", ";", ":", "that"):
            i -= 1
    return (i + 1, left + 1) if i < left else None


def _aside(s: Analysed, left: int) -> int | None:
    """The word before "…, in particular X," where that ends at the comma at `left`; or None."""
    if left < _SHORTEST_ASIDE or s.low[left] != ",":
        return None
    for p in range(left - 2, 1, -1):
        if s.tags[p] in _FINITE:
            return None
        if s.low[p] == ",":
            told = s.low[p + 1] in ("including", "especially", "particularly")
            return p - 1 if told or s.low[p + 1 : p + 3] == ["in", "particular"] else None
    return None


_SHORTEST_ASIDE = 5


def _back(s: Analysed, i: int, stops: tuple[str, ...]) -> int:
    while i >= 0 and s.low[i] not in stops and s.tags[i] not in _BOUNDARY:
        i -= 1
    return i
