"""One account as the quads of its named graph."""

from __future__ import annotations

from summitgraph.ontology.terms import DCT, OA, PROV, RDFS, SG, SKOS
from summitgraph.records.account import Account
from summitgraph.records.actor import Actor, ActorKind
from summitgraph.records.evidence import Evidence
from summitgraph.records.issue import Issue
from summitgraph.records.meeting import Meeting
from summitgraph.records.notice import Notice
from summitgraph.records.reader import Reader
from summitgraph.records.statement import Statement
from summitgraph.triples.iris import DEFAULT_BASE, ROOT, Iris
from summitgraph.triples.term import IRI, Quad
from summitgraph.triples.write import Writer

CONTEXT = 32
"""Characters before and after a quote that its selector keeps, to find it in a changed text."""

_CLASS = {
    ActorKind.PERSON: SG.PERSON,
    ActorKind.STATE: SG.STATE,
    ActorKind.ORGANIZATION: SG.ORGANIZATION,
    ActorKind.GROUP: SG.ACTOR_GROUP,
}


def account_quads(account: Account, *, base: str = DEFAULT_BASE) -> list[Quad]:
    """All quads of a readout's graph, without repetition, in the order of the text."""
    writer = _AccountWriter(account, Iris(base))
    writer.write()
    return list(dict.fromkeys(writer.out.quads))


class _AccountWriter:
    def __init__(self, account: Account, iris: Iris) -> None:
        self.account = account
        self.iris = iris
        self.sha = account.readout.sha256
        self.readout = iris.readout(self.sha)
        self.meeting = iris.meeting(account.meeting.key)
        self.out = Writer(iris.graph(self.sha))

    def write(self) -> None:
        self._readout()
        self._meeting(self.account.meeting)
        for statement in self.account.statements:
            self._statement(statement)
        for notice in self.account.notices:
            self._notice(notice)

    def _readout(self) -> None:
        r, out, me = self.account.readout, self.out, self.readout
        out.a(me, SG.READOUT)
        out.text(me, DCT.TITLE, r.title)
        out.text(me, DCT.PUBLISHER, r.publisher)
        out.text(me, DCT.LANGUAGE, r.language)
        out.text(me, DCT.LICENSE, r.licence)
        if r.url.startswith(("http://", "https://")):
            out.add(me, DCT.SOURCE, IRI(r.url))
        out.day(me, DCT.ISSUED, r.published)
        if r.side:
            out.add(me, SG.SIDE, IRI(f"{ROOT}state/{r.side}"))
        out.text(me, SG.FILE_NAME, r.name)
        out.text(me, SG.SHA256, r.sha256)
        out.text(me, SG.TEXT, r.text)
        out.whole(me, SG.SENTENCE_COUNT, self.account.sentence_count)
        out.whole(me, SG.CODED_SENTENCE_COUNT, self.account.coded_sentence_count)
        out.add(me, SG.REPORTS, self.meeting)

    def _meeting(self, m: Meeting) -> None:
        out, me = self.out, self.meeting
        out.a(me, SG.MEETING)
        out.label(me, RDFS.LABEL, m.label)
        if m.date is not None:
            out.edtf(me, SG.DATE, m.date.edtf)
            out.day(me, SG.EARLIEST, m.date.earliest)
            out.day(me, SG.LATEST, m.date.latest)
        for place in m.place:
            out.text(me, SG.PLACE, place)
        if m.occasion is not None:
            out.add(me, SG.OCCASION, self.iris.known(m.occasion.key))
        out.whole(me, SG.ORDINAL, m.ordinal)
        out.whole(me, SG.DURATION_MINUTES, m.minutes)
        for name in m.formats:
            out.text(me, SG.FORMAT, name)
        for p in m.participations:
            actor = self._actor(p.actor)
            part = self.iris.participation(m.key, actor, self.sha)
            out.add(me, SG.PARTICIPANT, actor)
            out.add(me, SG.HAS_PARTICIPATION, part)
            out.a(part, SG.PARTICIPATION)
            out.add(part, SG.HAS_ACTOR, actor)
            out.text(part, SG.ROLE_TEXT, p.role)
            if p.office is not None:
                out.add(part, SG.OFFICE_HELD, self.iris.known(p.office))
            if p.represents is not None:
                out.add(part, SG.REPRESENTS, self._actor(p.represents))

    def _actor(self, actor: Actor) -> IRI:
        iri = self.iris.actor(actor)
        if not actor.known:
            self.out.a(iri, _CLASS[actor.kind])
            self.out.label(iri, SKOS.PREF_LABEL, actor.name)
            self.out.add(iri, SG.LEARNT_FROM, self.readout)
        return iri

    def _issue(self, issue: Issue, statement: IRI) -> IRI:
        iri = self.iris.issue(issue)
        if issue.minted:
            self.out.a(iri, SG.ISSUE, SG.MINTED_ISSUE)
            self.out.label(iri, SKOS.PREF_LABEL, issue.label)
            for wider in issue.broader:
                self.out.add(iri, SKOS.BROADER, self.iris.known(wider))
            self.out.add(iri, SG.MINTED_FROM, statement)
        return iri

    def _statement(self, s: Statement) -> None:
        out = self.out
        me = self.iris.statement(self.sha, s)
        out.a(me, SG.STATEMENT)
        speakers = [self._actor(a) for a in s.speakers]
        issues = [self._issue(i, me) for i in s.issues]
        for speaker in speakers:
            out.add(me, SG.SPEAKER, speaker)
        out.add(me, SG.HAS_ACT, self.iris.act(s.act))
        for issue in issues:
            out.add(me, SG.HAS_ISSUE, issue)
        for actor in s.addressees:
            out.add(me, SG.ADDRESSEE, self._actor(actor))
        out.add(me, SG.HAS_MEETING, self.meeting)
        out.text(me, SG.POLARITY, "negative" if s.negated else "positive")
        out.text(me, SG.MODALITY, s.modality)
        out.text(me, SG.QUOTE, s.evidence.quote)
        out.text(me, SG.SECTION_HEADING, s.section)
        out.text(me, SG.RULE, s.rule)
        out.decimal(me, SG.CONFIDENCE, s.confidence)
        for reader in s.readers:
            out.add(me, SG.READ_BY, self._reader(reader))
        out.add(me, PROV.WAS_DERIVED_FROM, self.readout)
        out.add(me, OA.HAS_TARGET, self._span(s.evidence))
        # The direct triples: exactly those that follow from the statement.
        for speaker in speakers:
            for issue in issues:
                out.add(speaker, self.iris.property_of(s.act), issue)
        if s.commitment is not None:
            self._commitment(s, me, issues)

    def _reader(self, reader: Reader) -> IRI:
        out, me = self.out, self.iris.reader(reader.key)
        out.a(me, SG.READER)
        out.label(me, RDFS.LABEL, reader.model or reader.name)
        out.text(me, SG.MODEL, reader.model)
        out.text(me, SG.PROMPT_SHA256, reader.prompt)
        return me

    def _commitment(self, s: Statement, statement: IRI, issues: list[IRI]) -> None:
        c, out = s.commitment, self.out
        assert c is not None
        me = self.iris.commitment(statement)
        out.a(me, SG.COMMITMENT)
        for actor in c.bound:
            out.add(me, SG.BOUND, self._actor(actor))
        for actor in c.beneficiaries:
            out.add(me, SG.BENEFICIARY, self._actor(actor))
        out.text(me, SG.UNDERTAKING, c.undertaking)
        for issue in issues:
            out.add(me, SG.HAS_ISSUE, issue)
        if c.due is not None:
            out.edtf(me, SG.DUE, c.due.edtf)
            out.day(me, SG.DUE_EARLIEST, c.due.earliest)
            out.day(me, SG.DUE_LATEST, c.due.latest)
            out.text(me, SG.DUE_PHRASE, c.due.phrase)
        out.add(me, SG.HAS_MEETING, self.meeting)
        out.add(me, SG.RESTS_ON, statement)
        out.text(me, SG.VERDICT, "undecided")

    def _span(self, evidence: Evidence) -> IRI:
        out, text = self.out, self.account.readout.text
        me = self.iris.span(self.sha, evidence.start, evidence.end)
        out.a(me, OA.SPECIFIC_RESOURCE)
        out.add(me, OA.HAS_SOURCE, self.readout)
        position, quote = IRI(me + "-position"), IRI(me + "-quote")
        out.add(me, OA.HAS_SELECTOR, position)
        out.add(me, OA.HAS_SELECTOR, quote)
        out.a(position, OA.TEXT_POSITION_SELECTOR)
        out.offset(position, OA.START, evidence.start)
        out.offset(position, OA.END, evidence.end)
        out.a(quote, OA.TEXT_QUOTE_SELECTOR)
        out.text(quote, OA.EXACT, evidence.quote)
        out.text(quote, OA.PREFIX, text[max(0, evidence.start - CONTEXT) : evidence.start])
        out.text(quote, OA.SUFFIX, text[evidence.end : evidence.end + CONTEXT])
        return me

    def _notice(self, n: Notice) -> None:
        out = self.out
        me = self.iris.notice(self.sha, n.evidence.start, n.evidence.end, n.reason)
        out.a(me, SG.NOTICE)
        out.text(me, SG.NOTICE_KIND, n.kind.value)
        out.text(me, SG.REASON, n.reason)
        out.label(me, SG.MESSAGE, n.message)
        out.text(me, SG.QUOTE, n.evidence.quote)
        out.add(me, PROV.WAS_DERIVED_FROM, self.readout)
        out.add(me, OA.HAS_TARGET, self._span(n.evidence))
