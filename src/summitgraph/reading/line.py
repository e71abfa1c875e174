"""Lines of a plain text and what each looks like, before their neighbours are asked."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

# A bullet or a number that opens a list item or a heading. Groups tell the level.
MARK = re.compile(
    r"""[ \t\xa0\u3000\ufeff]*(?:
      (?P<bullet>[•●▪‣·◦○■□*]|[–—-]{1,2}(?=[\s\xa0]))
    | (?P<number>\d{1,2}[.)．](?!\d)|[IVX]{1,5}\.)
    | (?P<paren>\(\d{1,2}\))
    | (?P<small>\([ivxa-h]{1,4}\)|[ivx]{1,4}\)|[a-h]\))
    )[ \t\xa0\u3000]*(?=\S)""",
    re.VERBOSE,
)
TERMINAL = re.compile(r"[.!?…][\"”’»)\]]*[\s\xa0]*$")
# A site's hover card: a run of spaces, its words, and spaces again, in the middle of a line.
GAP = re.compile(r"(?<![ \xa0])[ \xa0]{3,}+\S[^\n]{0,200}?\S(?:[ \xa0]{2,}|[ \xa0](?=[,.;:)]))")
CAPTION = re.compile(
    r"\s*(?:\(?photo(?:graph)?s?\b[^:\n]{0,20}[:)]|photo\s*\d|image\s*\d*:|caption:|pictured)",
    re.IGNORECASE,
)
BRACKETED = re.compile(r"\s*[\[【《<](?P<inner>[^\]】》>\n]{2,80})[\]】》>]\s*$")
_WORDS = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")

# Words of a site, not of a readout: they open a menu, a footer, a label.
FURNITURE = re.compile(
    r"""\s*(?:
      print(?:\s+print)?|share(?:\s+this)?|see\s+also|related(?:\s+\w+)?|text\s+version|events|news
    | geography|topics|persons|tags|additional|publication\s+(?:status|date).*|published\s+in.*
    | direct\s+link.*|back\s+to\b.*|home|menu|search|subscribe.*|follow\s+us.*|read\s+more.*
    | transcript\s*|(?:begin|end)\s+(?:of\s+)?text
    | \\?\#\#\#|\(?slightly\s+abridged\)?|copyright.*|©.*|all\s+rights.*
    | go\s+to\b.*|skip\s+to\b.*|breadcrumb.*|top\s+of\s+page.*|page\s+top.*|contact\s+us.*
    | (?:\w+\s+)?>\s*\w.*|for\s+immediate\s+release.*|embargoed.*|cookie.*|languages?.*
    )\s*:?\s*$""",
    re.VERBOSE | re.IGNORECASE,
)
# From here on a page only lists other pages.
FOOTER = re.compile(
    r"\s*(?:see\s+also|geography|topics|persons|publication\s+status|related\s+\w+|tags|"
    r"back\s+to\b.*|share|most\s+read|more\s+(?:\w+\s+){0,2}(?:articles|stories|news)|latest\s+news|more\s+from.*|read\s+next)\s*:?\s*$",
    re.IGNORECASE,
)
METADATA = re.compile(
    r"""\s*(?:
      (?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?
        (?:\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]+\.?,?\s+\d{4}|[A-Z][a-z]+\.?\s+\d{1,2},?\s+\d{4})
        (?:[,\s]+\d{1,2}:\d{2}(?::\d{2})?)?(?:\s*[AaPp]\.?[Mm]\.?)?(?:\s*[+-]\d{4}|\s+[A-Z]{2,4})?
    | (?-i:[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){0,2},\s+)
        (?:\d{1,2}\s+[A-Z][a-z]+|[A-Z][a-z]+\s+\d{1,2}),?\s+\d{4}
    | \d{4}-\d{2}-\d{2}.* | \d{1,2}[:.]\d{2}(?:\s*[ap]\.?m\.?)?(?:\s+[A-Z]{2,4})?
    | office\s+of\s+the\s+spokesperson.* | .{0,60}\battributable\s+to\b.{0,80}
    | by\s+(?-i:[A-Z][\w.’'-]+(?:\s+[A-Z][\w.’'-]+)+)(?:\s+in\s+[\w\s,.’'-]{2,50})?
    | (?:date|time|venue|place|location|updated|posted|published|source|author|
      press\s+release(?=\s*:\s*(?:\S{1,30}\s+){0,2}\S{1,30}$))\s*
      :\s*\S[^.;]{0,80}
    )\s*$""",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line without its end, the mark that opens it, and where its content stands.

    Attributes:
        start, end: half-open span of the content in the text, without mark and outer spaces.
        mark: "bullet", "number", "paren", "small", or "".
        text: the content, with hover cards blanked out by spaces of the same length.
        gaps: the spans that were blanked out.
        blank_before: whether an empty line or the start of the text precedes it.
    """

    start: int
    end: int
    mark: str
    text: str
    gaps: tuple[tuple[int, int], ...]
    blank_before: bool

    @property
    def words(self) -> int:
        """How many words of letters it has."""
        return len(_WORDS.findall(self.text))

    @property
    def ends(self) -> bool:
        """Whether it ends as a sentence does."""
        return bool(TERMINAL.search(self.text))


def lines(text: str) -> list[Line]:
    """The lines of a text that hold anything, in order.

    >>> [(l.mark, l.text) for l in lines("1. Economy\\n\\n  • The leaders agreed.")]
    [('number', 'Economy'), ('bullet', 'The leaders agreed.')]
    """
    found: list[Line] = []
    blank = True
    for match in re.finditer(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+", text):
        raw = match[0]
        if not raw.strip(" \t\xa0\u3000\ufeff\u200b"):
            blank = True
            continue
        between = text[found[-1].end if found else 0 : match.start()]
        if between.count("\n") > 1 or (between.count("\r") > 1 and "\n" not in between):
            blank = True
        start = match.start()
        mark = ""
        opener = MARK.match(raw)
        if opener and opener.end() < len(raw):
            mark = next(k for k, v in opener.groupdict().items() if v)
            start += opener.end()
        end = match.end()
        while start < end and text[start] in " \t\xa0\u3000\ufeff\u200b":
            start += 1
        while end > start and text[end - 1] in " \t\xa0\u3000\u200b":
            end -= 1
        gaps = tuple((start + g.start(), start + g.end()) for g in GAP.finditer(text[start:end]))
        content = text[start:end]
        for a, b in gaps:
            content = content[: a - start] + " " * (b - a) + content[b - start :]
        found.append(
            Line(start=start, end=end, mark=mark, text=content, gaps=gaps, blank_before=blank)
        )
        blank = False
    return found


def hard_wrapped(found: list[Line]) -> bool:
    """Whether the text breaks its paragraphs into short lines of about one length."""
    long = [line for line in found if line.end - line.start > 45]
    if len(long) < 4 or max(line.end - line.start for line in long) > 130:
        return False
    carried = sum(
        not a.ends and not b.blank_before and not b.mark
        for a, b in itertools.pairwise(found)
        if a.end - a.start > 45
    )
    return carried >= 0.4 * len(long)
