"""Plain text to blocks: headings, paragraphs, items, turns, captions, furniture.

Works on what every page has in common (short lines without an end, marks, colons), so that a
ministry's page, a newspaper's gist and a transcript need no reader of their own.
"""

from __future__ import annotations

import re
from dataclasses import replace

from summitgraph.reading import line as lines_
from summitgraph.reading.line import Line
from summitgraph.reading.sentence import sentences
from summitgraph.reading.turn import Floor, dashed, speaker
from summitgraph.records.readout import Block, BlockKind, Sentence

_DATELINE = re.compile(
    r"(?:(?:[^\W\d_]|[.’' -]){2,24},?(?:\s+[A-Z][a-z]{2,8}\.?\s+\d{1,2},?)?\s*)?"
    r"(?:\([A-Z][\w ./-]{1,30}\)\s*(?:[-–—]{1,2}|:)\s*|"
    r"(?<=[A-ZÀ-Ỹ]{3})(?:,[^-–—\n]{2,24})?\s+[–—]\s+|"
    r"(?<=[A-ZÀ-Ỹ] [A-ZÀ-Ỹ]{2})\s+[–—]\s+)(?=[A-ZÀ-Ỹ“\"])"
)
"""Where and by whom a report was sent: "Hanoi (VNA) – ", "CAIRO (AP) — ", "BERLIN — "."""
_LEVEL = {"": 0, "number": 1, "paren": 2, "small": 3, "bullet": 4}
_FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n.*?\n---[ \t]*(?=\r?\n|$)", re.DOTALL)
_VERB = re.compile(
    r"\b(?:is|are|was|were|will|has|have|had|agreed|said|discussed|confirmed|met|held|welcomed|"
    r"stressed|noted|expressed|urged|called|affirmed|reaffirmed|stated|emphasi[sz]ed|underlined|"
    r"underscored|reiterated|condemned|supported|exchanged|signed|decided)\b"
)


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a text, in order; every character that says anything is in one of them.

    >>> text = "Talks in Rome\\n\\nPresident Ruto: We agree.\\n\\nPresident Mahama: Yes."
    >>> [(b.kind.value, b.speaker) for b in blocks(text)]
    [('title', ''), ('turn', 'President Ruto'), ('turn', 'President Mahama')]
    """
    front = _FRONT.match(text)
    body_start = front.end() if front else 0
    found = [ln for ln in lines_.lines(text) if ln.start >= body_start]
    if lines_.hard_wrapped(found):
        found = _unwrapped(text, found)
    candidates = [speaker(ln.text) for ln in found]
    told_so = {c[0] for c in candidates if c}
    candidates = [c or dashed(ln.text, told_so) for c, ln in zip(candidates, found, strict=True)]
    if candidates and candidates[0] and _opens_page(candidates, found):
        candidates[0] = None  # "PM: Visit a success" is a headline
    names = [c[0] for c in candidates if c]
    floor = Floor(names, text)
    result: list[Block] = []
    if front:
        result.append(Block(kind=BlockKind.METADATA, start=front.start(), end=front.end()))
    headings: list[tuple[int, str]] = []
    current: tuple[str, tuple[int, int] | None] = (
        "",
        None,
    )  # the speaker who has the floor, and where his name stands
    titled = footer = spoken = told = minutes = led = False
    for i, ln in enumerate(found):
        in_force = tuple(h for _, h in headings)
        turn = candidates[i]
        listed = ln.mark in ("number", "paren", "small")
        if turn and not listed and floor.is_speaker(turn[0]) and not lines_.CAPTION.match(ln.text):
            who, a, b, rest = turn
            current = (who, (ln.start + a, ln.start + b))
            footer = False
            spoken = told = True
            # minutes tell of speakers: "Mr Mutua: welcomed the plan"
            minutes = minutes or ln.text[rest : rest + 1].islower()
            result.append(
                _block(text, BlockKind.TURN, ln, in_force, start=ln.start + rest, speaker=current)
            )
            continue
        led = bool(ln.mark) and (led or (i > 0 and _leads(found[i - 1], ln)))
        kind = BlockKind.ITEM if led else _kind(ln, found, i, titled, footer)
        if lines_.FOOTER.match(ln.text) and told:
            footer = True
        if kind is BlockKind.TITLE:
            titled = True
        if (
            kind is BlockKind.HEADING
            and len(names) > 1
            and not spoken
            and not ln.mark
            and (result and result[-1].kind is BlockKind.METADATA)
        ):
            kind = BlockKind.METADATA  # "Honolulu, Hawaii" under the date of a transcript
        if kind is BlockKind.HEADING:
            level = _LEVEL[ln.mark]
            inner = lines_.BRACKETED.match(ln.text)
            label = re.sub(r"[\s\xa0]+", " ", inner["inner"] if inner else ln.text).strip(" :")
            headings = [h for h in headings if h[0] < level] if level else []
            headings.append((level, label))
            if level == 0 or minutes:
                current = ("", None)
        if kind in (BlockKind.PARAGRAPH, BlockKind.ITEM) and current[0]:
            result.append(_block(text, BlockKind.TURN, ln, in_force, speaker=current))
        else:
            result.append(_block(text, kind, ln, in_force))
        told = told or kind in (BlockKind.PARAGRAPH, BlockKind.ITEM)
    return tuple(result if titled else _titled(text, result))


def _opens_page(candidates: list[tuple[str, int, int, int] | None], found: list[Line]) -> bool:
    """Whether the words before the first line's colon only open a headline."""
    who = candidates[0][0] if candidates[0] else ""
    alone = sum(c is not None and c[0] == who for c in candidates) == 1
    follows = found[1].blank_before if len(found) > 1 else False
    return alone and bool(who) and follows and not found[0].ends


def _titled(text: str, found: list[Block]) -> list[Block]:
    """The same blocks where the first heading, before any text, is the title: "Summit Meeting"."""
    for i, block in enumerate(found):
        if block.sentences:
            return found
        if block.kind is BlockKind.HEADING and len(text[block.start : block.end].split()) > 1:
            label = re.sub(r"[\s\xa0]+", " ", text[block.start : block.end]).strip(" :")
            title = replace(
                block, kind=BlockKind.TITLE, sentences=sentences(text, block.start, block.end)
            )
            rest = [
                replace(b, headings=tuple(h for h in b.headings if h != label))
                for b in found[i + 1 :]
            ]
            return [*found[:i], title, *rest]
    return found


def _block(
    text: str,
    kind: BlockKind,
    ln: Line,
    headings: tuple[str, ...],
    *,
    start: int | None = None,
    speaker: tuple[str, tuple[int, int] | None] = ("", None),
) -> Block:
    begin = ln.start if start is None else start
    wants = (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.TURN, BlockKind.TITLE)
    if kind is BlockKind.PARAGRAPH and not ln.gaps:
        dateline = _DATELINE.match(text, begin, ln.end)
        told = dateline.end() if dateline is not None else begin
    else:
        told = begin
    return Block(
        kind=kind,
        start=begin,
        end=ln.end,
        speaker=speaker[0],
        speaker_span=speaker[1],
        headings=headings,
        sentences=_sentences(text, ln, told) if kind in wants else (),
        gaps=ln.gaps,
    )


def _sentences(text: str, ln: Line, begin: int) -> tuple[Sentence, ...]:
    """The sentences of a line from `begin` on; what a hover card hides is read as spaces."""
    if not ln.gaps:
        return sentences(text, begin, ln.end)
    found = sentences(ln.text, begin - ln.start, len(ln.text))
    return tuple(Sentence(start=s.start + ln.start, end=s.end + ln.start) for s in found)


def _kind(ln: Line, found: list[Line], i: int, titled: bool, footer: bool) -> BlockKind:
    if lines_.CAPTION.match(ln.text):
        return BlockKind.CAPTION
    if lines_.METADATA.match(ln.text) and not ln.mark:
        return BlockKind.METADATA
    if ln.text.lstrip().startswith(("©", "(c) ")):
        return BlockKind.FURNITURE
    if lines_.FURNITURE.match(ln.text) and not (ln.ends and ln.words > 4):
        return BlockKind.FURNITURE
    if lines_.BRACKETED.match(ln.text):
        return BlockKind.HEADING
    if not ln.ends and re.fullmatch(r"(?:[^|]{1,40}\|)+[^|]{0,40}", ln.text):
        # "English | Français", "4 May 2022 | 1,204 views | Print"
        return (
            BlockKind.METADATA if re.search(r"\b(?:19|20)\d\d\b", ln.text) else BlockKind.FURNITURE
        )
    if ln.text.rstrip().endswith(":") and _VERB.search(ln.text):
        return BlockKind.PARAGRAPH  # "The leaders agreed on the following:"
    if titled and i + 1 < len(found) and not ln.mark and _leads(ln, found[i + 1]):
        return BlockKind.PARAGRAPH  # "The two presidents:"
    if not titled and i <= 2 and not ln.mark and 3 <= ln.words <= 45 and not ln.ends:
        nxt = found[i + 1] if i + 1 < len(found) else None
        if not ln.text.rstrip().endswith((":", ",", ";")) and (nxt is None or nxt.blank_before):
            return BlockKind.TITLE
    short = ln.words <= 16 and not ln.ends
    if not short:
        return BlockKind.ITEM if ln.mark in ("bullet", "small", "paren") else BlockKind.PARAGRAPH
    if footer or ln.words == 0:
        return BlockKind.FURNITURE
    if not titled and ln.words >= 3 and not ln.mark:
        return BlockKind.TITLE
    if ln.mark in ("bullet", "small"):
        return BlockKind.ITEM if _VERB.search(ln.text) or ln.words > 6 else BlockKind.FURNITURE
    if _VERB.search(ln.text) and ln.words > 9:
        return BlockKind.PARAGRAPH
    if ln.text.startswith("We, "):
        return BlockKind.PARAGRAPH  # "We, the Ministers of A, B and C, gathered in X,"
    if ln.text.rstrip().endswith((",", ";")):
        return BlockKind.FURNITURE
    return BlockKind.HEADING


def _leads(lead: Line, item: Line) -> bool:
    """Whether a line ends in a colon and opens a list whose items go on with its sentence."""
    if lead.mark or not item.mark or not lead.text.rstrip().endswith(":"):
        return False
    goes_on = item.text[:1].islower() or item.text.split()[0].endswith("ed")
    return goes_on or (bool(_VERB.search(lead.text)) and not _opens_part(lead.text))


def _opens_part(text: str) -> bool:
    return len(text.split()) < _SHORTEST_LEAD


_SHORTEST_LEAD = 3


def _unwrapped(text: str, found: list[Line]) -> list[Line]:
    """Lines joined into the paragraphs that they were broken from."""
    joined: list[Line] = []
    for ln in found:
        last = joined[-1] if joined else None
        if last is None or ln.blank_before or ln.mark or lines_.FURNITURE.match(ln.text):
            joined.append(ln)
            continue
        joined[-1] = Line(
            start=last.start,
            end=ln.end,
            mark=last.mark,
            text=last.text + text[last.end : ln.start].replace("\n", " ") + ln.text,
            gaps=last.gaps + ln.gaps,
            blank_before=last.blank_before,
        )
    return joined
