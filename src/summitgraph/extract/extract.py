"""One readout through the extractors that can read its parts; every sentence accounted for."""

from __future__ import annotations

import re
from dataclasses import replace

from summitgraph.clock import IDLE, Clock
from summitgraph.extract.analysis import Analysed, analyse, learn
from summitgraph.extract.form import form_of
from summitgraph.extract.gazetteer import gazetteer
from summitgraph.extract.lexicon import Lexicon, lexicon
from summitgraph.extract.listed import leads, leads_nowhere, needs_lead, with_lead
from summitgraph.extract.mention import Learnt, Spotter
from summitgraph.extract.quotation import quotations
from summitgraph.extract.registry import extractors
from summitgraph.extract.reported import Reported
from summitgraph.extract.tokens import tokenize
from summitgraph.reading.turn import QUESTION
from summitgraph.records.draft import ActorMention, Draft, Extraction, MentionKind
from summitgraph.records.evidence import Evidence
from summitgraph.records.knowledge import Knowledge
from summitgraph.records.notice import Notice, NoticeKind
from summitgraph.records.readout import Block, BlockKind, Readout

REASONS = {
    "narration": "The sentence tells who met, when and how, not what was said.",
    "pleasantry": "The sentence is a courtesy and carries no matter.",
    "lead": "The sentence leads to a list; its items tell the matters.",
    "fragment": "The words are too few to carry an act.",
    "question": "A question from the press is no act of a participant.",
    "title": "A headline names the meeting.",
    "no-act": "No act could be told in the sentence.",
    "no-matter": "An act was found, but nothing in the text says on which matter.",
    "no-speaker": "An act was found, but who acts could not be told.",
}


def extract(readout: Readout, knowledge: Knowledge, *, clock: Clock = IDLE) -> Extraction:
    """The drafts of a readout, and a notice for every sentence that gave none.

    Args:
        clock: is told of the stages `parsing` (words, tags, mentions) and `extraction`.
    """
    lex = lexicon(knowledge)
    spotter = Spotter(lex, gazetteer(knowledge), Learnt())
    with clock.stage("parsing"):
        sentences = analyse(readout, spotter)
    with clock.stage("extraction"):
        return _extraction(readout, lex, spotter, sentences)


def _extraction(
    readout: Readout, lex: Lexicon, spotter: Spotter, sentences: list[Analysed]
) -> Extraction:
    for number, quoted in quotations(sentences, lex).items():
        sentences[number].quotations = quoted
    form = form_of(readout, sentences)
    offered = extractors(lex)
    drafts: list[Draft] = []
    notices: list[Notice] = []
    led = leads(readout.blocks, sentences)
    leading = {id(lead) for lead in led.values()}
    read = Reported(lex).sentence
    for s in sentences:
        block = readout.blocks[s.block]
        found: list[Draft] = []
        reason = "no-act"
        lead = led.get(s.block) if s.sentence is block.sentences[0] else None
        if lead is not None and needs_lead(s):
            found = with_lead(lead, s, read)
        for extractor in offered if not found else ():
            if extractor.reads(block, form):
                found, reason = extractor.sentence(s)
                if found:
                    break
        if not found and lead is not None:
            found = with_lead(lead, s, read)
        if id(s) in leading:
            found = [d for d in found if not leads_nowhere(s, d)]
            reason = "lead"
        if found:
            drafts.extend(found)
        else:
            notices.append(_notice(readout, s, reason))
    mentions = _in_headings(readout, spotter)
    mentions += tuple(m.mention for s in sentences for m in s.mentions)
    if not any(b.kind is BlockKind.TITLE for b in readout.blocks):
        # a title in the metadata names those who met, at no place in the text
        named = (m.mention for m in learn(spotter, readout.title) if m.mention.name)
        mentions = tuple(replace(m, start=0, end=0) for m in named) + mentions
    turns = {
        b.speaker: spotter.speakers(b.speaker, b.speaker_span or (b.start, b.end))
        for b in readout.blocks
        if b.speaker and not QUESTION.match(b.speaker)
    }
    return Extraction(
        form=form.name,
        drafts=tuple(drafts),
        notices=tuple(notices),
        mentions=mentions,
        turns=turns,
        sentence_count=len(sentences),
    )


_PRESENT = re.compile(
    r"\W*(?:present|in the chair|participants|attendance|attended by|chair(?:ed by)?)\s*:",
    re.IGNORECASE,
)
_LISTED_NAME = re.compile(
    r"(?:(?<=and )|(?<=, )|(?<=\n))[A-Z][\w’'-]+(?: [A-Z]\.)?(?: [A-Z][\w’'-]+){1,2}"
    r"(?=,| and |\s*$)",
    re.MULTILINE,
)


def _in_headings(readout: Readout, spotter: Spotter) -> tuple[ActorMention, ...]:
    """The persons whom headings before the first text name: "Amina Mohamed and Sam George"."""
    found: list[ActorMention] = []
    for block in readout.blocks:
        if block.sentences and block.kind is not BlockKind.TITLE:
            break
        present = block.kind is BlockKind.METADATA and _PRESENT.match(
            readout.text[block.start : block.end]
        )
        if block.kind is BlockKind.HEADING or present:
            tokens = tokenize(readout.text, block.start, block.end)
            spotted = spotter.spot(tokens, ["NNP"] * len(tokens)) if tokens else []
            named = [s.mention for s in spotted if s.mention.name]
            found += named
            if named:
                found += _beside(readout.text, block, named)
    return tuple(found)


def _beside(text: str, block: Block, named: list[ActorMention]) -> list[ActorMention]:
    """Names that a heading lists beside a known person's: "William Ruto and Ann Mensah"."""
    taken = [(m.start, m.end) for m in named]
    return [
        ActorMention(kind=MentionKind.NAME, start=m.start(), end=m.end(), text=m[0], name=m[0])
        for m in _LISTED_NAME.finditer(text, block.start, block.end)
        if not any(m.start() < b and a < m.end() for a, b in taken)
    ]


def _notice(readout: Readout, s: Analysed, reason: str) -> Notice:
    undecided = reason in ("no-act", "no-matter", "no-speaker")
    return Notice(
        evidence=Evidence.of(readout.text, s.sentence.start, s.sentence.end),
        kind=NoticeKind.UNDECIDED if undecided else NoticeKind.PASSED_OVER,
        reason=reason,
        message=REASONS.get(reason, reason),
    )
