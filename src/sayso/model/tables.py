"""The tables that people list and export: one frozen line a record, its fields the columns, in order."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimLine:
    """One claim with its article, its source chain and what it answers.

    ``attribution`` reads from the outlet inwards (``RFA < a source in Liaoning``), beginning with the report that it
    digests or copies or the agency that it credits; ``source`` is who is said to have told the outlet, ``origin`` the
    end of the chain. ``start`` and ``end`` are code points in ``version``, ``None`` where lost.
    ``story`` and ``question`` join several with ``; ``.
    """

    claim_id: str
    claim_uid: str
    kind: str
    status: str
    quote: str
    sentence: str
    measure: str
    low: Decimal | None
    high: Decimal | None
    bound: str
    unit: str
    currency: str
    per: str
    date_edtf: str
    date_earliest: date | None
    date_latest: date | None
    place: str
    place_ref: str
    country: str
    lat: Decimal | None
    lon: Decimal | None
    polarity: str
    modality: str
    when_edtf: str
    where: str
    source: str
    source_kind: str
    attribution: str
    origin: str
    outlet: str
    article_id: str
    headline: str
    published: str
    version: int
    start: int | None
    end: int | None
    anchor: str
    story: str
    question: str
    rule: str
    logged_by: str
    logged_at: datetime
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleLine:
    """One article in its newest version. ``copy_of`` is the article whose text it likely repeats."""

    article_id: str
    article_uid: str
    outlet: str
    headline: str
    byline: str
    published: str
    language: str
    url: str
    format: str
    versions: int
    characters: int
    suggested: int
    accepted: int
    story: str
    copy_of: str
    copy_similarity: int | None
    digest_of: str
    source_name: str
    imported_at: datetime
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletLine:
    """One outlet; ``same_as`` is the outlet it was merged into."""

    outlet_id: str
    outlet_uid: str
    name: str
    aliases: str
    country: str
    kind: str
    homepage: str
    articles: int
    same_as: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """One source as the texts name or describe it; ``same_as`` is the source it was merged into.

    ``status`` is ``suggested`` until an editor confirms what sayso read, else ``confirmed``.
    """

    source_id: str
    source_uid: str
    kind: str
    name: str
    aliases: str
    description: str
    outlet: str
    article_id: str
    publisher: str
    published: str
    reliability: str
    protected: bool
    claims: int
    same_as: str
    note: str
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributionLine:
    """One hop of who said a claim; hop 1 told the outlet.

    ``status`` is ``suggested`` until an editor settles it, else ``settled``; ``words`` are the article's own for the
    source, ``rule`` and ``why`` say how sayso read them, ``content_start`` and ``content_end`` the quotation.
    """

    attribution_uid: str
    claim_id: str
    claim_uid: str
    hop: int
    source_id: str
    source: str
    source_kind: str
    cue: str
    cue_start: int | None
    cue_end: int | None
    basis: str
    channel: str
    linked_by: str
    linked_at: datetime
    status: str
    words: str
    rule: str
    why: str
    content_start: int | None
    content_end: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryLine:
    """One story with what it holds."""

    story: str
    story_uid: str
    title: str
    articles: int
    outlets: int
    claims: int
    questions: int
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionLine:
    """One question with how many claims answer it."""

    question_id: str
    question_uid: str
    story: str
    kind: str
    text: str
    status: str
    answers: int
    score: int | None
    reason: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonLine:
    """The verdict on two answers; ``ruling`` is an editor's word, which stands above it."""

    question_id: str
    question: str
    story: str
    left_claim: str
    left_outlet: str
    left_quote: str
    right_claim: str
    right_outlet: str
    right_quote: str
    verdict: str
    reason: str
    because: str
    ruling: str
    ruled_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginLine:
    """One step of a value from its origin to a claim that answers a question: ``to`` has it from ``from``.

    ``origin`` is where it comes from, ``known`` unless nobody is named; ``how`` says why ``to`` rests on ``from``,
    ``status`` whether an editor settled it. ``outlet`` and ``article_id`` are those of a claim that has it.
    """

    question_id: str
    question: str
    story: str
    origin: str
    known: bool
    from_kind: str
    from_id: str
    from_name: str
    to_kind: str
    to_id: str
    to_name: str
    how: str
    status: str
    outlet: str
    article_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceLine:
    """One place that claims refer to."""

    place_ref: str
    name: str
    kind: str
    country: str
    admin: str
    within: str
    lat: Decimal | None
    lon: Decimal | None
    claims: int


TABLES: dict[str, type] = {
    "claims": ClaimLine,
    "articles": ArticleLine,
    "sources": SourceLine,
    "outlets": OutletLine,
    "attributions": AttributionLine,
    "stories": StoryLine,
    "questions": QuestionLine,
    "comparisons": ComparisonLine,
    "origins": OriginLine,
    "places": PlaceLine,
}
"""Every table that can be exported, with the line that is its column contract."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimFilter:
    """Which claims are wanted; empty fields ask for nothing.

    ``earliest`` and ``latest`` bound the article's publication; ``low`` and ``high`` bound a figure's amount.
    ``rule`` matches a rule and those below it (``figure`` matches ``figure.money``); ``standing`` leaves out claims
    whose words are altered or lost in the newest version. ``unlinked`` leaves only those whose source no editor has
    settled, ``own`` those that the outlet says itself, ``told`` all others. ``basis`` and ``channel`` are
    those of one hop of its chain.
    ``sort`` is a column of ``ClaimLine`` or ``credibility``, with ``-`` before it for descending; what nobody can judge
    and what nobody has come last either way.
    """

    kind: str = ""
    status: tuple[str, ...] = ()
    outlet: str = ""
    story: str = ""
    source: str = ""
    question: str = ""
    article: str = ""
    earliest: date | None = None
    latest: date | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    text: str = ""
    rule: str = ""
    standing: bool = False
    unlinked: bool = False
    own: bool = False
    told: bool = False
    basis: str = ""
    channel: str = ""
    credibility: tuple[int, ...] = ()
    sort: str = ""
