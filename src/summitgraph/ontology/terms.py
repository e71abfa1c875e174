"""The terms of the vocabulary, and those borrowed, as typed constants.

What code writes and asks for is spelt here once, so that a misspelt one fails the type check. Every
value is a plain string, an absolute IRI. Which terms exist, and what they mean, is said in
`ontology/*.ttl`; a test holds the two together.

A constant is named as its term, in capitals: `SG.DUE_LATEST` is `sg:dueLatest`. Where a class and a
property share their letters the class has the plain name and the property begins with `HAS_`:
`SG.MEETING` is `sg:Meeting`, `SG.HAS_MEETING` is `sg:meeting`.

>>> SG.DUE_LATEST
'https://w3id.org/summitgraph/ns#dueLatest'
>>> ACT.AGREES
'https://w3id.org/summitgraph/act/agrees'
"""

from __future__ import annotations

from typing import Final


class SG:
    """The vocabulary of summitgraph."""

    NS: Final = "https://w3id.org/summitgraph/ns#"
    READOUT: Final = "https://w3id.org/summitgraph/ns#Readout"
    SIDE: Final = "https://w3id.org/summitgraph/ns#side"
    FILE_NAME: Final = "https://w3id.org/summitgraph/ns#fileName"
    SHA256: Final = "https://w3id.org/summitgraph/ns#sha256"
    TEXT: Final = "https://w3id.org/summitgraph/ns#text"
    SENTENCE_COUNT: Final = "https://w3id.org/summitgraph/ns#sentenceCount"
    CODED_SENTENCE_COUNT: Final = "https://w3id.org/summitgraph/ns#codedSentenceCount"
    REPORTS: Final = "https://w3id.org/summitgraph/ns#reports"
    REPORTED_IN: Final = "https://w3id.org/summitgraph/ns#reportedIn"
    LEARNT_FROM: Final = "https://w3id.org/summitgraph/ns#learntFrom"
    MEETING: Final = "https://w3id.org/summitgraph/ns#Meeting"
    PARTICIPATION: Final = "https://w3id.org/summitgraph/ns#Participation"
    OCCASION_EVENT: Final = "https://w3id.org/summitgraph/ns#OccasionEvent"
    EVENT_SERIES: Final = "https://w3id.org/summitgraph/ns#EventSeries"
    DATE: Final = "https://w3id.org/summitgraph/ns#date"
    EARLIEST: Final = "https://w3id.org/summitgraph/ns#earliest"
    LATEST: Final = "https://w3id.org/summitgraph/ns#latest"
    PLACE: Final = "https://w3id.org/summitgraph/ns#place"
    OCCASION: Final = "https://w3id.org/summitgraph/ns#occasion"
    ORDINAL: Final = "https://w3id.org/summitgraph/ns#ordinal"
    DURATION_MINUTES: Final = "https://w3id.org/summitgraph/ns#durationMinutes"
    FORMAT: Final = "https://w3id.org/summitgraph/ns#format"
    PARTICIPANT: Final = "https://w3id.org/summitgraph/ns#participant"
    PARTICIPATES_IN: Final = "https://w3id.org/summitgraph/ns#participatesIn"
    HAS_PARTICIPATION: Final = "https://w3id.org/summitgraph/ns#participation"
    HAS_ACTOR: Final = "https://w3id.org/summitgraph/ns#actor"
    ROLE_TEXT: Final = "https://w3id.org/summitgraph/ns#roleText"
    OFFICE_HELD: Final = "https://w3id.org/summitgraph/ns#officeHeld"
    REPRESENTS: Final = "https://w3id.org/summitgraph/ns#represents"
    SERIES: Final = "https://w3id.org/summitgraph/ns#series"
    HOST_STATE: Final = "https://w3id.org/summitgraph/ns#hostState"
    ORGANISED_BY: Final = "https://w3id.org/summitgraph/ns#organisedBy"
    ACTOR: Final = "https://w3id.org/summitgraph/ns#Actor"
    PERSON: Final = "https://w3id.org/summitgraph/ns#Person"
    STATE: Final = "https://w3id.org/summitgraph/ns#State"
    ORGANIZATION: Final = "https://w3id.org/summitgraph/ns#Organization"
    ACTOR_GROUP: Final = "https://w3id.org/summitgraph/ns#ActorGroup"
    OFFICE_TERM: Final = "https://w3id.org/summitgraph/ns#OfficeTerm"
    OFFICE: Final = "https://w3id.org/summitgraph/ns#office"
    FROM: Final = "https://w3id.org/summitgraph/ns#from"
    UNTIL: Final = "https://w3id.org/summitgraph/ns#until"
    FROM_EDTF: Final = "https://w3id.org/summitgraph/ns#fromEdtf"
    UNTIL_EDTF: Final = "https://w3id.org/summitgraph/ns#untilEdtf"
    OFFICE_KIND: Final = "https://w3id.org/summitgraph/ns#officeKind"
    TITLE: Final = "https://w3id.org/summitgraph/ns#title"
    GIVEN_NAME: Final = "https://w3id.org/summitgraph/ns#givenName"
    FAMILY_NAME: Final = "https://w3id.org/summitgraph/ns#familyName"
    GENDER: Final = "https://w3id.org/summitgraph/ns#gender"
    ISO2: Final = "https://w3id.org/summitgraph/ns#iso2"
    ISO3: Final = "https://w3id.org/summitgraph/ns#iso3"
    DEMONYM: Final = "https://w3id.org/summitgraph/ns#demonym"
    CAPITAL: Final = "https://w3id.org/summitgraph/ns#capital"
    METONYM: Final = "https://w3id.org/summitgraph/ns#metonym"
    CITY: Final = "https://w3id.org/summitgraph/ns#city"
    AMBIGUOUS_NAME: Final = "https://w3id.org/summitgraph/ns#ambiguousName"
    HAS_MEMBER: Final = "https://w3id.org/summitgraph/ns#hasMember"
    KIND: Final = "https://w3id.org/summitgraph/ns#kind"
    ISSUE: Final = "https://w3id.org/summitgraph/ns#Issue"
    MINTED_ISSUE: Final = "https://w3id.org/summitgraph/ns#MintedIssue"
    MINTED_FROM: Final = "https://w3id.org/summitgraph/ns#mintedFrom"
    ISSUE_OF: Final = "https://w3id.org/summitgraph/ns#issueOf"
    RAISED_AT: Final = "https://w3id.org/summitgraph/ns#raisedAt"
    CONCERNS_STATE: Final = "https://w3id.org/summitgraph/ns#concernsState"
    GENERIC_WORD: Final = "https://w3id.org/summitgraph/ns#genericWord"
    STATEMENT: Final = "https://w3id.org/summitgraph/ns#Statement"
    ACT: Final = "https://w3id.org/summitgraph/ns#Act"
    ACT_FAMILY: Final = "https://w3id.org/summitgraph/ns#ActFamily"
    CUE_SET: Final = "https://w3id.org/summitgraph/ns#CueSet"
    SPEAKER: Final = "https://w3id.org/summitgraph/ns#speaker"
    SPEAKER_OF: Final = "https://w3id.org/summitgraph/ns#speakerOf"
    HAS_ACT: Final = "https://w3id.org/summitgraph/ns#act"
    HAS_ISSUE: Final = "https://w3id.org/summitgraph/ns#issue"
    ADDRESSEE: Final = "https://w3id.org/summitgraph/ns#addressee"
    HAS_MEETING: Final = "https://w3id.org/summitgraph/ns#meeting"
    POLARITY: Final = "https://w3id.org/summitgraph/ns#polarity"
    MODALITY: Final = "https://w3id.org/summitgraph/ns#modality"
    QUOTE: Final = "https://w3id.org/summitgraph/ns#quote"
    SECTION_HEADING: Final = "https://w3id.org/summitgraph/ns#sectionHeading"
    RULE: Final = "https://w3id.org/summitgraph/ns#rule"
    CONFIDENCE: Final = "https://w3id.org/summitgraph/ns#confidence"
    DECISION: Final = "https://w3id.org/summitgraph/ns#Decision"
    VERB: Final = "https://w3id.org/summitgraph/ns#verb"
    OUTCOME: Final = "https://w3id.org/summitgraph/ns#outcome"
    UNDOES: Final = "https://w3id.org/summitgraph/ns#undoes"
    READER: Final = "https://w3id.org/summitgraph/ns#Reader"
    READ_BY: Final = "https://w3id.org/summitgraph/ns#readBy"
    MODEL: Final = "https://w3id.org/summitgraph/ns#model"
    PROMPT_SHA256: Final = "https://w3id.org/summitgraph/ns#promptSha256"
    AS_PROPERTY: Final = "https://w3id.org/summitgraph/ns#asProperty"
    CAMEO_CODE: Final = "https://w3id.org/summitgraph/ns#cameoCode"
    PLOVER_CODE: Final = "https://w3id.org/summitgraph/ns#ploverCode"
    CUE_PATTERN: Final = "https://w3id.org/summitgraph/ns#cuePattern"
    CUE_ACT: Final = "https://w3id.org/summitgraph/ns#cueAct"
    CUE_FRAME: Final = "https://w3id.org/summitgraph/ns#cueFrame"
    CUE_MODALITY: Final = "https://w3id.org/summitgraph/ns#cueModality"
    JOINT_ACT: Final = "https://w3id.org/summitgraph/ns#jointAct"
    TAKES_ADDRESSEE: Final = "https://w3id.org/summitgraph/ns#takesAddressee"
    COMMITMENT: Final = "https://w3id.org/summitgraph/ns#Commitment"
    FOLLOW_UP: Final = "https://w3id.org/summitgraph/ns#FollowUp"
    BOUND: Final = "https://w3id.org/summitgraph/ns#bound"
    BENEFICIARY: Final = "https://w3id.org/summitgraph/ns#beneficiary"
    UNDERTAKING: Final = "https://w3id.org/summitgraph/ns#undertaking"
    DUE: Final = "https://w3id.org/summitgraph/ns#due"
    DUE_EARLIEST: Final = "https://w3id.org/summitgraph/ns#dueEarliest"
    DUE_LATEST: Final = "https://w3id.org/summitgraph/ns#dueLatest"
    DUE_PHRASE: Final = "https://w3id.org/summitgraph/ns#duePhrase"
    RESTS_ON: Final = "https://w3id.org/summitgraph/ns#restsOn"
    EVIDENCE_STATE: Final = "https://w3id.org/summitgraph/ns#evidenceState"
    FIRST_MADE_AS: Final = "https://w3id.org/summitgraph/ns#firstMadeAs"
    LEDGER: Final = "https://w3id.org/summitgraph/ns#Ledger"
    LEDGER_STATE: Final = "https://w3id.org/summitgraph/ns#ledgerState"
    LEDGER_AS_OF: Final = "https://w3id.org/summitgraph/ns#ledgerAsOf"
    MEETING_MATCH: Final = "https://w3id.org/summitgraph/ns#MeetingMatch"
    NEXT_MEETING: Final = "https://w3id.org/summitgraph/ns#nextMeeting"
    VERDICT: Final = "https://w3id.org/summitgraph/ns#verdict"
    FOLLOWED_UP_BY: Final = "https://w3id.org/summitgraph/ns#followedUpBy"
    HAS_COMMITMENT: Final = "https://w3id.org/summitgraph/ns#commitment"
    HAS_STATEMENT: Final = "https://w3id.org/summitgraph/ns#statement"
    FOLLOW_UP_KIND: Final = "https://w3id.org/summitgraph/ns#followUpKind"
    WHY: Final = "https://w3id.org/summitgraph/ns#why"
    NOTICE: Final = "https://w3id.org/summitgraph/ns#Notice"
    NOTICE_KIND: Final = "https://w3id.org/summitgraph/ns#noticeKind"
    REASON: Final = "https://w3id.org/summitgraph/ns#reason"
    MESSAGE: Final = "https://w3id.org/summitgraph/ns#message"
    ASSERTS: Final = "https://w3id.org/summitgraph/ns#asserts"
    EXPRESSES_CONCERN: Final = "https://w3id.org/summitgraph/ns#expressesConcern"
    STATES: Final = "https://w3id.org/summitgraph/ns#states"
    PROPOSES: Final = "https://w3id.org/summitgraph/ns#proposes"
    REQUESTS: Final = "https://w3id.org/summitgraph/ns#requests"
    COMMITS: Final = "https://w3id.org/summitgraph/ns#commits"
    SUPPORTS: Final = "https://w3id.org/summitgraph/ns#supports"
    WELCOMES: Final = "https://w3id.org/summitgraph/ns#welcomes"
    REJECTS: Final = "https://w3id.org/summitgraph/ns#rejects"
    INVITES: Final = "https://w3id.org/summitgraph/ns#invites"
    DISCUSSES: Final = "https://w3id.org/summitgraph/ns#discusses"
    AGREES: Final = "https://w3id.org/summitgraph/ns#agrees"
    AFFIRMS: Final = "https://w3id.org/summitgraph/ns#affirms"
    CONCERN: Final = "https://w3id.org/summitgraph/ns#concern"
    CRITICISES: Final = "https://w3id.org/summitgraph/ns#criticises"


class ACT:
    """The acts, and the two families that are no acts of their own."""

    NS: Final = "https://w3id.org/summitgraph/act/"
    ASSERTS: Final = "https://w3id.org/summitgraph/act/asserts"
    EXPRESSES_CONCERN: Final = "https://w3id.org/summitgraph/act/expressesConcern"
    STATES: Final = "https://w3id.org/summitgraph/act/states"
    PROPOSES: Final = "https://w3id.org/summitgraph/act/proposes"
    REQUESTS: Final = "https://w3id.org/summitgraph/act/requests"
    COMMITS: Final = "https://w3id.org/summitgraph/act/commits"
    SUPPORTS: Final = "https://w3id.org/summitgraph/act/supports"
    WELCOMES: Final = "https://w3id.org/summitgraph/act/welcomes"
    REJECTS: Final = "https://w3id.org/summitgraph/act/rejects"
    INVITES: Final = "https://w3id.org/summitgraph/act/invites"
    DISCUSSES: Final = "https://w3id.org/summitgraph/act/discusses"
    AGREES: Final = "https://w3id.org/summitgraph/act/agrees"
    AFFIRMS: Final = "https://w3id.org/summitgraph/act/affirms"
    CONCERN: Final = "https://w3id.org/summitgraph/act/concern"
    CRITICISES: Final = "https://w3id.org/summitgraph/act/criticises"


class RDF:
    """RDF itself."""

    NS: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    TYPE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
    FIRST: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#first"
    REST: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#rest"
    NIL: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#nil"
    LANG_STRING: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"
    PROPERTY: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#Property"


class RDFS:
    """RDF Schema."""

    NS: Final = "http://www.w3.org/2000/01/rdf-schema#"
    RESOURCE: Final = "http://www.w3.org/2000/01/rdf-schema#Resource"
    LABEL: Final = "http://www.w3.org/2000/01/rdf-schema#label"
    COMMENT: Final = "http://www.w3.org/2000/01/rdf-schema#comment"
    SUB_CLASS_OF: Final = "http://www.w3.org/2000/01/rdf-schema#subClassOf"
    SUB_PROPERTY_OF: Final = "http://www.w3.org/2000/01/rdf-schema#subPropertyOf"
    IS_DEFINED_BY: Final = "http://www.w3.org/2000/01/rdf-schema#isDefinedBy"
    SEE_ALSO: Final = "http://www.w3.org/2000/01/rdf-schema#seeAlso"


class OWL:
    """OWL 2."""

    NS: Final = "http://www.w3.org/2002/07/owl#"
    CLASS: Final = "http://www.w3.org/2002/07/owl#Class"
    OBJECT_PROPERTY: Final = "http://www.w3.org/2002/07/owl#ObjectProperty"
    DATATYPE_PROPERTY: Final = "http://www.w3.org/2002/07/owl#DatatypeProperty"
    ONTOLOGY: Final = "http://www.w3.org/2002/07/owl#Ontology"
    TRANSITIVE_PROPERTY: Final = "http://www.w3.org/2002/07/owl#TransitiveProperty"
    INVERSE_OF: Final = "http://www.w3.org/2002/07/owl#inverseOf"
    PROPERTY_CHAIN_AXIOM: Final = "http://www.w3.org/2002/07/owl#propertyChainAxiom"
    SAME_AS: Final = "http://www.w3.org/2002/07/owl#sameAs"
    THING: Final = "http://www.w3.org/2002/07/owl#Thing"
    DEPRECATED: Final = "http://www.w3.org/2002/07/owl#deprecated"
    VERSION_INFO: Final = "http://www.w3.org/2002/07/owl#versionInfo"


class XSD:
    """The datatypes of XML Schema that are written."""

    NS: Final = "http://www.w3.org/2001/XMLSchema#"
    DATE_TIME: Final = "http://www.w3.org/2001/XMLSchema#dateTime"
    STRING: Final = "http://www.w3.org/2001/XMLSchema#string"
    INTEGER: Final = "http://www.w3.org/2001/XMLSchema#integer"
    DECIMAL: Final = "http://www.w3.org/2001/XMLSchema#decimal"
    BOOLEAN: Final = "http://www.w3.org/2001/XMLSchema#boolean"
    DATE: Final = "http://www.w3.org/2001/XMLSchema#date"
    NON_NEGATIVE_INTEGER: Final = "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"


class EDTF:
    """Extended Date/Time Format."""

    NS: Final = "http://id.loc.gov/datatypes/edtf/"
    EDTF: Final = "http://id.loc.gov/datatypes/edtf/EDTF"


class SKOS:
    """Simple Knowledge Organization System."""

    NS: Final = "http://www.w3.org/2004/02/skos/core#"
    CONCEPT: Final = "http://www.w3.org/2004/02/skos/core#Concept"
    CONCEPT_SCHEME: Final = "http://www.w3.org/2004/02/skos/core#ConceptScheme"
    PREF_LABEL: Final = "http://www.w3.org/2004/02/skos/core#prefLabel"
    ALT_LABEL: Final = "http://www.w3.org/2004/02/skos/core#altLabel"
    HIDDEN_LABEL: Final = "http://www.w3.org/2004/02/skos/core#hiddenLabel"
    DEFINITION: Final = "http://www.w3.org/2004/02/skos/core#definition"
    EXAMPLE: Final = "http://www.w3.org/2004/02/skos/core#example"
    NOTATION: Final = "http://www.w3.org/2004/02/skos/core#notation"
    BROADER: Final = "http://www.w3.org/2004/02/skos/core#broader"
    BROADER_TRANSITIVE: Final = "http://www.w3.org/2004/02/skos/core#broaderTransitive"
    NARROWER: Final = "http://www.w3.org/2004/02/skos/core#narrower"
    RELATED: Final = "http://www.w3.org/2004/02/skos/core#related"
    IN_SCHEME: Final = "http://www.w3.org/2004/02/skos/core#inScheme"
    TOP_CONCEPT_OF: Final = "http://www.w3.org/2004/02/skos/core#topConceptOf"
    HAS_TOP_CONCEPT: Final = "http://www.w3.org/2004/02/skos/core#hasTopConcept"
    EXACT_MATCH: Final = "http://www.w3.org/2004/02/skos/core#exactMatch"
    CLOSE_MATCH: Final = "http://www.w3.org/2004/02/skos/core#closeMatch"
    SCOPE_NOTE: Final = "http://www.w3.org/2004/02/skos/core#scopeNote"


class DCT:
    """Dublin Core terms."""

    NS: Final = "http://purl.org/dc/terms/"
    TITLE: Final = "http://purl.org/dc/terms/title"
    DESCRIPTION: Final = "http://purl.org/dc/terms/description"
    PUBLISHER: Final = "http://purl.org/dc/terms/publisher"
    LANGUAGE: Final = "http://purl.org/dc/terms/language"
    LICENSE: Final = "http://purl.org/dc/terms/license"
    SOURCE: Final = "http://purl.org/dc/terms/source"
    ISSUED: Final = "http://purl.org/dc/terms/issued"
    IDENTIFIER: Final = "http://purl.org/dc/terms/identifier"
    IS_VERSION_OF: Final = "http://purl.org/dc/terms/isVersionOf"
    IS_PART_OF: Final = "http://purl.org/dc/terms/isPartOf"
    HAS_PART: Final = "http://purl.org/dc/terms/hasPart"
    SUBJECT: Final = "http://purl.org/dc/terms/subject"


class OA:
    """Web Annotation."""

    NS: Final = "http://www.w3.org/ns/oa#"
    ANNOTATION: Final = "http://www.w3.org/ns/oa#Annotation"
    SPECIFIC_RESOURCE: Final = "http://www.w3.org/ns/oa#SpecificResource"
    TEXT_POSITION_SELECTOR: Final = "http://www.w3.org/ns/oa#TextPositionSelector"
    TEXT_QUOTE_SELECTOR: Final = "http://www.w3.org/ns/oa#TextQuoteSelector"
    HAS_TARGET: Final = "http://www.w3.org/ns/oa#hasTarget"
    HAS_SOURCE: Final = "http://www.w3.org/ns/oa#hasSource"
    HAS_SELECTOR: Final = "http://www.w3.org/ns/oa#hasSelector"
    START: Final = "http://www.w3.org/ns/oa#start"
    END: Final = "http://www.w3.org/ns/oa#end"
    EXACT: Final = "http://www.w3.org/ns/oa#exact"
    PREFIX: Final = "http://www.w3.org/ns/oa#prefix"
    SUFFIX: Final = "http://www.w3.org/ns/oa#suffix"


class PROV:
    """The provenance ontology."""

    NS: Final = "http://www.w3.org/ns/prov#"
    ENTITY: Final = "http://www.w3.org/ns/prov#Entity"
    AGENT: Final = "http://www.w3.org/ns/prov#Agent"
    PERSON: Final = "http://www.w3.org/ns/prov#Person"
    ORGANIZATION: Final = "http://www.w3.org/ns/prov#Organization"
    ACTIVITY: Final = "http://www.w3.org/ns/prov#Activity"
    USED: Final = "http://www.w3.org/ns/prov#used"
    WAS_ASSOCIATED_WITH: Final = "http://www.w3.org/ns/prov#wasAssociatedWith"
    ENDED_AT_TIME: Final = "http://www.w3.org/ns/prov#endedAtTime"
    WAS_DERIVED_FROM: Final = "http://www.w3.org/ns/prov#wasDerivedFrom"
    WAS_ATTRIBUTED_TO: Final = "http://www.w3.org/ns/prov#wasAttributedTo"
    WAS_GENERATED_BY: Final = "http://www.w3.org/ns/prov#wasGeneratedBy"
    WAS_REVISION_OF: Final = "http://www.w3.org/ns/prov#wasRevisionOf"
    GENERATED_AT_TIME: Final = "http://www.w3.org/ns/prov#generatedAtTime"


class ORG:
    """The organization ontology."""

    NS: Final = "http://www.w3.org/ns/org#"
    ORGANIZATION: Final = "http://www.w3.org/ns/org#Organization"
    MEMBERSHIP: Final = "http://www.w3.org/ns/org#Membership"
    POST: Final = "http://www.w3.org/ns/org#Post"
    MEMBER: Final = "http://www.w3.org/ns/org#member"
    HAS_ORGANIZATION: Final = "http://www.w3.org/ns/org#organization"
    POST_IN: Final = "http://www.w3.org/ns/org#postIn"
    HELD_BY: Final = "http://www.w3.org/ns/org#heldBy"
    HAS_MEMBER: Final = "http://www.w3.org/ns/org#hasMember"


class FOAF:
    """Friend of a friend."""

    NS: Final = "http://xmlns.com/foaf/0.1/"
    AGENT: Final = "http://xmlns.com/foaf/0.1/Agent"
    PERSON: Final = "http://xmlns.com/foaf/0.1/Person"
    ORGANIZATION: Final = "http://xmlns.com/foaf/0.1/Organization"
    GROUP: Final = "http://xmlns.com/foaf/0.1/Group"
    DOCUMENT: Final = "http://xmlns.com/foaf/0.1/Document"
    NAME: Final = "http://xmlns.com/foaf/0.1/name"
    FAMILY_NAME: Final = "http://xmlns.com/foaf/0.1/familyName"
    GIVEN_NAME: Final = "http://xmlns.com/foaf/0.1/givenName"
    TOPIC: Final = "http://xmlns.com/foaf/0.1/topic"


class SEM:
    """The simple event model."""

    NS: Final = "http://semanticweb.cs.vu.nl/2009/11/sem/"
    EVENT: Final = "http://semanticweb.cs.vu.nl/2009/11/sem/Event"
    ACTOR: Final = "http://semanticweb.cs.vu.nl/2009/11/sem/Actor"
    HAS_ACTOR: Final = "http://semanticweb.cs.vu.nl/2009/11/sem/hasActor"
    SUB_EVENT_OF: Final = "http://semanticweb.cs.vu.nl/2009/11/sem/subEventOf"
    HAS_TIME_STAMP: Final = "http://semanticweb.cs.vu.nl/2009/11/sem/hasTimeStamp"
    HAS_EARLIEST_BEGIN_TIME_STAMP: Final = (
        "http://semanticweb.cs.vu.nl/2009/11/sem/hasEarliestBeginTimeStamp"
    )
    HAS_LATEST_END_TIME_STAMP: Final = (
        "http://semanticweb.cs.vu.nl/2009/11/sem/hasLatestEndTimeStamp"
    )


class SCHEMA:
    """schema.org."""

    NS: Final = "https://schema.org/"
    EVENT: Final = "https://schema.org/Event"
    EVENT_SERIES: Final = "https://schema.org/EventSeries"
    COUNTRY: Final = "https://schema.org/Country"
    PERSON: Final = "https://schema.org/Person"
    ORGANIZATION: Final = "https://schema.org/Organization"
    ROLE: Final = "https://schema.org/Role"
    ABOUT: Final = "https://schema.org/about"
    ATTENDEE: Final = "https://schema.org/attendee"
    SUPER_EVENT: Final = "https://schema.org/superEvent"
    LOCATION: Final = "https://schema.org/location"
    ORGANIZER: Final = "https://schema.org/organizer"
    START_DATE: Final = "https://schema.org/startDate"
    END_DATE: Final = "https://schema.org/endDate"
    ROLE_NAME: Final = "https://schema.org/roleName"
    DOMAIN_INCLUDES: Final = "https://schema.org/domainIncludes"
    RANGE_INCLUDES: Final = "https://schema.org/rangeIncludes"
