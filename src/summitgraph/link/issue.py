"""From the words that name a matter to an issue: of the scheme, or minted and marked so."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from summitgraph.link.slug import slug
from summitgraph.records.actor import ActorKind
from summitgraph.records.draft import Draft, MatterMention
from summitgraph.records.issue import Issue
from summitgraph.records.knowledge import IssueEntry, Knowledge
from summitgraph.records.readout import Block, BlockKind, Readout
from summitgraph.records.statement import Act

FILL = frozenset(
    "a an the of on in at to for and or with by between among its their his her our s issue "
    "issues question problem matter situation".split()
)
"""Words that tell no two matters apart."""
_NO_HEADING = re.compile(
    r"^(?:opening|closing|concluding|introduct\w*|overview|summary|outline|general|other|others|"
    r"remarks?|welcome|statements?|outcomes?|results?|conclusion|background|questions?|q&a|"
    r"press conference|discussion|discussions|talks|agenda|date|time|place|participants)\b"
    r"|^(?:politics|world|world news|news|national|international|society|top stories|headlines)$"
    r"|.*\b(?:summary|communiqu[eé]|declaration|readout|doorstop|interview|transcript|minutes|"
    r"record|press release|joint statement|remarks|record of conversation)\W*(?:of\b.*|,.*)?$"
    r"|.*\b(?:19|20)\d\d\b",
    re.IGNORECASE,
)
_POINTS = re.compile(r"\b(?:it|them)\b|\bthis\W*$")
_NEEDS_MATTER = frozenset((Act.REQUESTS, Act.CONCERN, Act.CRITICISES, Act.AGREES, Act.REJECTS))
_ANAPHOR = frozenset("this that it these those such".split())


def content(label: str) -> frozenset[str]:
    """The words of a label that tell matters apart, folded and in the singular.

    >>> sorted(content("Issues of the North Korean nuclear tests"))
    ['korean', 'north', 'nuclear', 'test']
    """
    plain = unicodedata.normalize("NFKD", label.replace("’", "'")).encode("ascii", "ignore")
    text = plain.decode().lower().replace("u.s.", "us").replace("u.n.", "un")
    found = (w for w in re.findall(r"[a-z0-9]+", text) if w not in FILL)
    return frozenset(
        re.sub(r"(?<=[a-z]{3})(ies|s)$", lambda m: "y" if m[0] == "ies" else "", w) for w in found
    )


class Scheme:
    """The issue scheme by the words of its labels."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._exact: dict[frozenset[str], IssueEntry] = {}
        self._by_word: dict[str, list[tuple[frozenset[str], IssueEntry]]] = {}
        self._entries = knowledge.issues
        self.where = _where(knowledge)
        self.places = frozenset(p for e in knowledge.actors.values() for p in e.places)
        for entry in sorted(knowledge.issues.values(), key=lambda e: e.key):
            for label in (entry.label, *entry.aliases):
                words = content(label)
                if not words:
                    continue
                self._exact.setdefault(words, entry)
        for words, entry in self._exact.items():
            rarest = max(words, key=len)
            self._by_word.setdefault(rarest, []).append((words, entry))

    def find(self, label: str) -> IssueEntry | None:
        """The concept that a label names, or None.

        Word for word, order and fillers aside; or with nothing more than where or between whom
        ("joint economic activities on the four islands").
        """
        words = content(label)
        exact = self._exact.get(words)
        if exact is not None:
            return exact
        found: list[tuple[int, str, IssueEntry]] = []
        for word in words - self.where:
            for inner, entry in self._by_word.get(word, ()):
                if len(inner) > 1 and inner < words and words - inner <= self.where:
                    found.append((-len(inner), entry.key, entry))
        return min(found)[2] if found else None

    def widest(self, label: str) -> IssueEntry | None:
        """The concept with the most words that are all in the label: what is wider."""
        words = content(label)
        best: tuple[int, str, IssueEntry] | None = None
        for word in words:
            for inner, entry in self._by_word.get(word, ()):
                if inner < words:
                    candidate = (len(inner), entry.key, entry)
                    if best is None or (candidate[0], best[1]) > (best[0], candidate[1]):
                        best = candidate
        return best[2] if best else None

    def issue(self, label: str) -> Issue:
        """The issue of a label."""
        entry = self.find(label)
        if entry is not None:
            short = any(len(w) > 2 and w.isupper() and w not in entry.label for w in label.split())
            return Issue(
                key=entry.key,
                label=entry.label,
                broader=entry.broader,
                mentioned_as=entry.label if short else label,
            )
        wider = self.widest(label)
        return Issue(
            key=f"issue/{slug(label)}",
            label=label,
            minted=True,
            broader=(wider.key,) if wider else (),
            mentioned_as=label,
        )


def _where(knowledge: Knowledge) -> frozenset[str]:
    """Words that only tell where or between whom: names of states, their people and places."""
    found: set[str] = set()
    for entry in knowledge.actors.values():
        if entry.actor.kind is ActorKind.STATE:
            names = (entry.actor.name, *entry.aliases, *entry.demonyms, *entry.places)
            found.update(w for n in names for w in content(n))
    return frozenset(found) | _COMPASS


_COMPASS = frozenset(
    "north northern south southern east eastern west western island two three four both country "
    "side bilateral ongoing future further".split()
)


@lru_cache(maxsize=8)
def scheme(knowledge: Knowledge) -> Scheme:
    """The compiled scheme of a body of knowledge; compiled once."""
    return Scheme(knowledge)


class Matters:
    """Decides the issues of one draft after another, with what was spoken of before."""

    def __init__(self, readout: Readout, compiled: Scheme, persons: Iterable[str] = ()) -> None:
        self._readout = readout
        self._persons = frozenset(persons)
        self._scheme = compiled
        self._last: list[Issue] = []
        self._last_block = -1
        self._last_speaker = ""
        self._told: list[Issue] = []

    def issues(self, draft: Draft) -> tuple[Issue, ...]:
        """The issues of a draft; empty where nothing in the text tells one."""
        block = self._readout.blocks[draft.block]
        strong = [m for m in draft.matters if not m.weak]
        if strong:
            found = _unique([self._scheme.issue(clean(m.text)) for m in strong])
        else:
            found = self._from_context(draft, block, draft.matters)
        found = [issue for issue in found if content(issue.label)]  # "the issues" is no matter
        if found:
            # where only a person is spoken of, what follows goes on about the matter before
            if not self._last or not all(i.mentioned_as in self._persons for i in found):
                self._last = found
                self._told += found
            self._last_block = draft.block
            self._last_speaker = block.speaker
        return tuple(found)

    def heading(self, block: Block) -> Issue | None:
        """The matter of the heading in force, unless it only says "Opening remarks"."""
        for words in reversed(block.headings[-2:]):
            label = small(
                clean(
                    re.sub(
                        r"^(?:issues?|questions?|problems?)\s+of\s+", "", words, flags=re.IGNORECASE
                    )
                )
            )
            if words.split(",")[0].strip() in self._scheme.places:
                continue  # a line that only names the place of the meeting
            names = {w for name in self._persons for w in name.split()} | {"and", "with"}
            if all(w in names for w in re.findall(r"[\w’'-]+", words)):
                continue  # "William Ruto and Ann Mensah"
            if not _NO_HEADING.match(words) and content(label) and len(label.split()) <= 12:
                return self._scheme.issue(label)
        return None

    def _from_context(
        self, draft: Draft, block: Block, weak: Sequence[MatterMention]
    ) -> list[Issue]:
        quote = self._readout.text[draft.start : draft.end].lower()
        opening = quote[:12].split()
        heading = self.heading(block) if self._heads(draft, block) else None
        near = bool(self._last) and draft.block - self._last_block <= 3
        same_turn = self._last_block == draft.block or (
            bool(block.speaker) and block.speaker == self._last_speaker and near
        )
        own = bool(weak) and not weak[0].soft
        expletive = opening[:2] in (["it", "was"], ["it", "is"]) and "denied" not in draft.rule
        if opening and opening[0] in _ANAPHOR and near and not expletive:
            return list(self._last)
        points = bool(weak) and self._points(weak[0], own=own)
        if weak and not block.speaker and heading is None and not points:
            return [self._scheme.issue(clean(weak[0].text))]  # "contacts", "joint efforts"
        floor = bool(block.speaker) and heading is None
        soft = bool(weak) and weak[0].soft
        if same_turn and (not floor or (points and soft)):
            return list(self._last)  # also "I welcome that development" of what he just said
        head = weak[0].text.lower().split()[-1].rstrip("s") if weak else ""
        if len(head) > 4:
            for issue in reversed(self._told[-12:]):
                if head in issue.label.lower():
                    return [issue]
        if near and _POINTS.search(quote):
            return list(self._last)
        if heading is not None:
            return [heading]
        if draft.relation:
            return [self._scheme.issue("bilateral relations")]
        if own:
            return [self._scheme.issue(clean(weak[0].text))]
        if floor and not (same_turn and draft.act in _NEEDS_MATTER):
            return []  # talk that names no matter is left undecided, not guessed
        if near and block.kind is not BlockKind.TITLE:
            return list(self._last)
        return []

    def _points(self, matter: MatterMention, *, own: bool) -> bool:
        """Whether empty words only point to a matter: "these efforts", "the process"."""
        words = self._readout.text[matter.start : matter.end].lower().split()
        bare = words[:1] == ["the"] and len(words) == 2 and not own
        return not words or words[0] in _ANAPHOR or bare

    def _heads(self, draft: Draft, block: Block) -> bool:
        """Whether the heading still governs: not where a turn has moved on to other matters."""
        return bool(block.headings)


def clean(label: str) -> str:
    """A label of good shape: no outer quotes or articles, single spaces.

    >>> clean("The  Paris Agreement,")
    'Paris Agreement'
    """
    text = re.sub(r"[\s\xa0]+", " ", label).strip(" ,.;:–-“”\"'")
    return re.sub(r"^(?:the|a|an)\s+", "", text, flags=re.IGNORECASE)


def small(label: str) -> str:
    """A heading as a label: its first letter small, unless that opens a name.

    >>> small("Economic cooperation"), small("North Korea"), small("U.S.-Russia relations")
    ('economic cooperation', 'North Korea', 'U.S.-Russia relations')
    """
    first, _, rest = label.partition(" ")
    named = any(w[:1].isupper() for w in rest.split()) or not first[1:].islower()
    if not rest or named or _PROPER.match(first):
        return label if rest or _PROPER.match(first) or not first[1:].islower() else label.lower()
    return first[:1].lower() + label[1:]


_PROPER = re.compile(
    r"^(?:North|South|East|West|Japan|China|Russia|Iran|Iraq|Syria|Israel|Ukraine|Korea|Turkey|"
    r"India|Pakistan|France|Germany|Brazil|Egypt|Africa|Europe|Afghanistan|Myanmar|Libya|Yemen|"
    r"[A-Z]\w+(?:an|ese|ish|ian))$"
)


def _unique(issues: Sequence[Issue]) -> list[Issue]:
    seen: dict[str, Issue] = {}
    for i in issues:
        seen.setdefault(i.key, i)
    return list(seen.values())
