"""Tags put right where the words beside a word, or a mention, tell more than the tagger."""

from __future__ import annotations

from collections.abc import Sequence

from summitgraph.extract.spotted import Spotted
from summitgraph.records.draft import MentionKind

_TO_NOUN = frozenset(
    "regard regards respect relation reference addition contrary according due response thanks "
    "commitment threat access approach solution contribution opposition support end".split()
)
_TO_DO = frozenset("commitment threat approach support".split())
"""Nouns of these after which "to" and a verb may stand as well: "commitment to protect"."""
_BARE = frozenset("let lets help helps helped make makes made see saw that".split())
PAST = frozenset(
    """undertook sought told drew gave spoke withdrew chose rose began took saw knew wrote held
    broke arose forbade overcame upheld stood grew""".split()
)


def _is_side(spot: Spotted | None) -> bool:
    return spot is not None and spot.mention.kind in (MentionKind.SIDE, MentionKind.ROLE)


_BEFORE_VERB = frozenset("further also jointly fully".split())
_TO = frozenset("to further jointly".split())
_LISTED_VERBS = frozenset(
    "diversify enhance expand strengthen address "
    "advance handle combat counter tackle curb promote ensure foster protect engage deepen "
    "build develop increase improve reduce share respect".split()
)
_ADJECTIVAL = frozenset("maritime bilateral trilateral multilateral consular naval".split())
_BARE_VERBS = frozenset(
    "shows comes remains reflects demonstrates represents plays brings contributes meets serves "
    "proves confirms creates opens offers requires faces threatens".split()
)
_SEEKS = frozenset("endeavors endeavours attempts hopes plans aims needs wishes promises".split())
_ADJECTIVES = frozenset("joint mutual clean open free secure equal direct early live".split())


def _last_finite(tags: Sequence[str], i: int) -> str:
    """The tag of the last verb before word `i`, or of what makes one infinite: "to", "will"."""
    return next((t for t in reversed(tags[:i]) if t in _OPENS_VERB), "")


_OPENS_VERB = frozenset("VBP VBD VBZ MD TO VB".split())


def _finite(tags: Sequence[str]) -> bool:
    """Whether a finite verb stands among these tags."""
    return any(t in ("VBD", "VBZ", "VBP", "MD") for t in tags)


_SETTLED = frozenset("DT PDT PRP PRP$ CC CD NNP NNPS MD TO WDT WP WRB EX VBD VBG . , :".split())
"""Tags that no mending changes."""
_QUIRKS = frozenset(("'", "’", "i.e", "e.g", "i.e.", "e.g."))


def mended(
    words: Sequence[str], low: Sequence[str], tags: list[str], at: Sequence[Spotted | None]
) -> list[str]:
    """Tags put right where a mention tells more than the words around it."""
    if not _finite(tags):
        # "The discussion focused on X.": a sentence has a finite verb
        for i, t in enumerate(tags):
            if (
                t == "VBN"
                and i
                and (tags[i - 1] in ("NN", "NNS", "NNP", "PRP") or at[i - 1] is not None)
            ):
                tags[i] = "VBD"
                break
    for i, word in enumerate(low):
        if tags[i] in _SETTLED and word not in _QUIRKS:
            continue
        if tags[i] in ("RP", "RB", "IN") and "-" in word and i and tags[i - 1][:2] in ("NN", "JJ"):
            tags[i] = "NN"  # "military build-up"
        nxt = tags[i + 1] if i + 1 < len(low) else "."
        if (
            i
            and words[i][0].isupper()
            and tags[i] in ("JJ", "VB", "VBN", "RB", "UH", "FW", "NN", "VBP")
            and nxt not in ("NN", "NNS", "NNP", "NNPS", "JJ")
            and words[i - 1] not in ("“", '"', ":", "‘", ".")
        ):
            # a name that the tagger took for another word: "a free and open Indo-Pacific"
            tags[i] = "NNP"
        if (
            tags[i] == "VB"
            and i > 1
            and low[i - 1] == "to"
            and low[i - 2] in _TO_NOUN
            and (word in _ADJECTIVES or low[i - 2] not in _TO_DO)
            and nxt[:2] in ("JJ", "NN")
        ):
            tags[i] = "JJ"  # "with regards to joint economic activities"
        if (
            tags[i] == "VB"
            and i > 1
            and tags[i - 1] in ("NN", "JJ", "DT", "PRP$", "CD", "NNP")
            and tags[i - 2] in ("DT", "JJ", "PRP$", "NN", "POS", "IN")
            and not any(
                t in ("MD", "TO") or w in _BARE
                for t, w in zip(tags[max(0, i - 5) : i], low[max(0, i - 5) : i], strict=True)
            )
        ):
            tags[i] = "NN"  # "the special grave visit"
        if tags[i] == "VBP" and i and tags[i - 1] == "DT" and nxt == "NNS":
            tags[i] = "NN"  # "when the need arises"
            if i + 2 == len(low) or tags[i + 2] in (".", ",", "CC"):
                tags[i + 1] = "VBZ"
        if (
            tags[i] == "VBN"
            and low[:i].count(",") > 1
            and low[i - 1] == ","
            and at[0] is not None
            and not _finite(tags[:i])
        ):
            tags[i] = "VBD"  # "Minister Wong, for her part, voiced concern"
        modal = i - 1 if i and tags[i - 1] == "MD" else i - 2 if low[i - 1] in _BEFORE_VERB else -1
        if modal >= 0 and i and tags[modal] == "MD" and tags[i] in ("NN", "JJ") and nxt[:2] == "NN":
            tags[i] = "VB"  # "they would further strengthen/NN communication"
        if tags[i] == "NN" and word in _ADJECTIVAL and nxt in ("NN", "NNS", "CC", "JJ"):
            tags[i] = "JJ"  # "a maritime and aerial mechanism"
        if (
            tags[i] == "NNS"
            and word in _BARE_VERBS
            and i
            and tags[i - 1] in ("NN", "NNP")
            and nxt in ("JJ", "DT", "NN", "PRP$", "NNS")
            and not _finite(tags[:i])
        ):
            tags[i] = "VBZ"  # "Our bilateral trade shows/NNS confident growth"
        if (
            tags[i] == "NNS"
            and i
            and low[i - 1] == "side"
            and nxt[:2] in ("NN", "DT", "JJ", "PR")
            and not _finite(tags[:i])
        ):
            tags[i] = "VBZ"  # "The US side supports/NNS China"
        if (
            tags[i] in ("NN", "JJ")
            and word in _LISTED_VERBS
            and i
            and low[i - 1] in (",", "and")
            and (nxt[:2] in ("NN", "JJ", "DT") or nxt in ("IN", "VBN", "PRP$"))
            and any(tags[p] == "VB" and low[p - 1] in _TO for p in range(1, i))
        ):
            tags[i] = "VB"  # "to curb X, address/NN Y, and advance/NN Z"
        if (
            tags[i] in ("NN", "JJ")
            and word == "hold"
            and i
            and low[i - 1] in ("and", "to")
            and nxt[:2] in ("NN", "JJ")
        ):
            tags[i] = "VB"
        if tags[i] == "VBZ" and word == "states" and i and tags[i - 1] in ("NN", "JJ", "CD"):
            tags[i] = "NNS"  # "nuclear weapon states"
        if (
            tags[i] == "NN"
            and word == "exchange"
            and i
            and low[i - 1] == "to"
            and low[i + 1 : i + 2] in (["views"], ["opinions"], ["ideas"], ["information"])
        ):
            tags[i] = "VB"  # "met to exchange/NN views on"
        if tags[i] == "UH" and word == "welcome" and nxt in ("DT", "PRP$", "JJ"):
            tags[i] = "VBP"  # "and very much welcome the work"
        if (
            tags[i] == "IN"
            and word == "underscore"
            and i
            and tags[i - 1] in ("NNS", "RB", "PRP", "NNP")
        ):
            tags[i] = "VBP"  # "these acts underscore the resolve of"
        if word in ("i.e", "e.g", "i.e.", "e.g."):
            tags[i] = "RB"
        if tags[i] == "RB" and word in _ADJECTIVES and nxt[:2] in ("JJ", "NN"):
            tags[i] = "JJ"
        if tags[i] == "VB" and i > 1 and low[i - 1] == "and" and _last_finite(tags, i) == "VBP":
            tags[i] = "VBP"  # "We support X and call on …"
        if tags[i] in ("VB", "UH") and i:
            left = i - 1
            while left > 0 and tags[left] == "RB":
                left -= 1
            if low[left] in ("we", "i", "they", "you") and not (left and low[left - 1] in _BARE):
                tags[i] = "VBP"  # "We strongly support …"
        if (
            word in ("'", "’")
            and i
            and tags[i - 1].startswith("NN")
            and nxt[:2] in ("NN", "JJ", "VB")
        ):
            tags[i] = "POS"
        if (
            tags[i] == "NNS"
            and at[i] is None
            and i
            and at[i - 1] is not None
            and (
                nxt in ("DT", "PRP$")
                or low[i + 1 : i + 2] == ["that"]
                or (nxt == "NNP" and _is_side(at[i - 1]))
            )
        ):
            tags[i] = "VBZ"  # "The Secretary-General considers/NNS the decision …"
        if (
            tags[i] == "NNS"
            and at[i] is None
            and i
            and at[i - 1] is not None
            and low[i + 1 : i + 2] == ["to"]
            and tags[i + 2 : i + 3] == ["VB"]
            and not _finite(tags[:i])
            and word in _SEEKS
        ):
            tags[i] = "VBZ"  # "The Quad endeavors/NNS to build"
        if at[i] is None and i and at[i - 1] is not None and tags[i] in ("VBN", "NN", "JJ"):
            # "Mr Mahama thanked …": what follows a person and ends in -ed is a finite verb.
            mention = at[i - 1]
            last = mention is not None and mention.j == i
            if last and word.endswith("ed") and tags[i] in ("VBN", "JJ", "NN"):
                nxt = tags[i + 1] if i + 1 < len(low) else "."
                if nxt in (
                    "DT",
                    "PRP$",
                    "IN",
                    "TO",
                    "NNP",
                    "JJ",
                    "NN",
                    "NNS",
                    "CC",
                    "PRP",
                    "RB",
                    "WDT",
                ):
                    tags[i] = "VBD"
    return tags
