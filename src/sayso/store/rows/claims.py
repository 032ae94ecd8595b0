"""Claims, where their words stand in each version, and who said them."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from sayso.model.anchor import AnchorStatus
from sayso.model.attribution import Basis, Channel, LinkStatus
from sayso.model.claim import Kind, Modality, Polarity, Status
from sayso.model.figure import Bound, Scale
from sayso.model.when import Precision, TimexType
from sayso.store.rows.base import KEEPS_NUMBERS, Base, Numbered, belongs_to, one_of, refers_to


class PlaceRow(Numbered, Base):
    """A place that a claim refers to, with the areas that contain it; kept so that a database stands alone."""

    __tablename__ = "places"
    __table_args__ = (
        CheckConstraint("ref <> ''", name="referenced"),
        CheckConstraint("CAST(lat AS FLOAT) BETWEEN -90 AND 90", name="lat_on_earth"),
        CheckConstraint("CAST(lon AS FLOAT) BETWEEN -180 AND 180", name="lon_on_earth"),
    )

    ref: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    kind: Mapped[str] = mapped_column(default="")
    country: Mapped[str] = mapped_column(default="")
    admin: Mapped[str] = mapped_column(default="")
    within: Mapped[list[Any]] = mapped_column(default=list)
    lat: Mapped[Decimal | None]
    lon: Mapped[Decimal | None]


class ClaimRow(Numbered, Base):
    """What a span of an article asserts. ``revision`` counts edits, so that two editors cannot overwrite each other."""

    __tablename__ = "claims"
    __table_args__ = (
        one_of("kind", Kind),
        one_of("status", Status),
        one_of("polarity", Polarity),
        one_of("modality", Modality),
        one_of("bound", Bound, empty=True),
        one_of("scale", Scale, empty=True),
        one_of("precision", Precision, empty=True),
        one_of("timex", TimexType, empty=True),
        CheckConstraint("quote <> ''", name="quotes_words"),
        CheckConstraint("CAST(low AS FLOAT) <= CAST(high AS FLOAT)", name="ends_in_order"),
        CheckConstraint("CAST(step AS FLOAT) > 0", name="step_positive"),
        CheckConstraint("earliest <= latest", name="interval_in_order"),
        CheckConstraint(
            "kind = 'figure' OR (low IS NULL AND high IS NULL AND bound = '' AND scale = '')",
            name="only_figures_measure",
        ),
        CheckConstraint("kind = 'date' OR (edtf = '' AND earliest IS NULL AND latest IS NULL)", name="only_dates_date"),
        CheckConstraint("kind = 'place' OR (place = '' AND place_id IS NULL)", name="only_places_locate"),
        CheckConstraint("credibility IS NULL OR credibility BETWEEN 1 AND 6", name="credibility_known"),
        KEEPS_NUMBERS,
    )

    article_id: Mapped[int] = belongs_to("articles")
    kind: Mapped[str]
    status: Mapped[str] = mapped_column(index=True)
    quote: Mapped[str]
    sentence: Mapped[str] = mapped_column(default="")
    rule: Mapped[str] = mapped_column(default="")
    why: Mapped[str] = mapped_column(default="")
    measure: Mapped[str] = mapped_column(default="")
    low: Mapped[Decimal | None]
    high: Mapped[Decimal | None]
    step: Mapped[Decimal | None]
    bound: Mapped[str] = mapped_column(default="")
    scale: Mapped[str] = mapped_column(default="")
    unit: Mapped[str] = mapped_column(default="")
    currency: Mapped[str] = mapped_column(default="")
    per: Mapped[str] = mapped_column(default="")
    edtf: Mapped[str] = mapped_column(default="")
    earliest: Mapped[date | None]
    latest: Mapped[date | None]
    precision: Mapped[str] = mapped_column(default="")
    basis: Mapped[str] = mapped_column(default="")
    timex: Mapped[str] = mapped_column(default="")
    timex_value: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")
    place_id: Mapped[int | None] = mapped_column(ForeignKey("places.id", ondelete="RESTRICT"), index=True)
    candidates: Mapped[list[Any]] = mapped_column(default=list)
    polarity: Mapped[str] = mapped_column(default=Polarity.AFFIRMED.value)
    modality: Mapped[str] = mapped_column(default=Modality.ASSERTED.value)
    when_edtf: Mapped[str] = mapped_column(default="")
    where: Mapped[str] = mapped_column(default="")
    where_id: Mapped[int | None] = mapped_column(ForeignKey("places.id", ondelete="RESTRICT"), index=True)
    credibility: Mapped[int | None]
    logged_by: Mapped[str]
    logged_at: Mapped[datetime]
    note: Mapped[str] = mapped_column(default="")
    revision: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": revision}  # noqa: RUF012 - SQLAlchemy's base declares it an instance variable


class AnchorRow(Numbered, Base):
    """Where a claim's words stand in one version; ``start`` and ``end`` are empty where they are lost."""

    __tablename__ = "anchors"
    __table_args__ = (
        UniqueConstraint("claim_id", "version_id"),
        one_of("status", AnchorStatus),
        CheckConstraint('0 <= start AND start < "end"', name="span_in_order"),
        CheckConstraint('(start IS NULL) = ("end" IS NULL)', name="span_whole"),
        CheckConstraint("status = 'lost' OR start IS NOT NULL", name="found_somewhere"),
    )

    claim_id: Mapped[int] = belongs_to("claims")
    version_id: Mapped[int] = belongs_to("versions")
    start: Mapped[int | None]
    end: Mapped[int | None]
    exact: Mapped[str]
    prefix: Mapped[str] = mapped_column(default="")
    suffix: Mapped[str] = mapped_column(default="")
    status: Mapped[str]
    reason: Mapped[str] = mapped_column(default="")


class AttributionRow(Numbered, Base):
    """One hop of who said a claim: hop 1 told the outlet, hop 2 told hop 1, and so on.

    ``words`` are the article's own for the source at this hop, ``content_start`` and ``content_end`` the quotation;
    ``rule`` and ``why`` say how sayso read it. Offsets count in the article's newest version.
    """

    __tablename__ = "attributions"
    __table_args__ = (
        UniqueConstraint("claim_id", "hop"),
        UniqueConstraint("claim_id", "source_id"),
        CheckConstraint("hop >= 1", name="hop_counted"),
        CheckConstraint("0 <= cue_start AND cue_start < cue_end", name="cue_in_order"),
        one_of("basis", Basis, empty=True),
        one_of("channel", Channel, empty=True),
        one_of("status", LinkStatus),
        CheckConstraint("0 <= content_start AND content_start < content_end", name="content_in_order"),
    )

    claim_id: Mapped[int] = belongs_to("claims")
    hop: Mapped[int]
    source_id: Mapped[int] = refers_to("sources")
    cue: Mapped[str] = mapped_column(default="")
    cue_start: Mapped[int | None]
    cue_end: Mapped[int | None]
    basis: Mapped[str] = mapped_column(default="")
    channel: Mapped[str] = mapped_column(default="")
    linked_by: Mapped[str]
    linked_at: Mapped[datetime]
    status: Mapped[str] = mapped_column(default=LinkStatus.SETTLED.value, server_default="settled")
    words: Mapped[str] = mapped_column(default="", server_default="")
    rule: Mapped[str] = mapped_column(default="", server_default="")
    why: Mapped[str] = mapped_column(default="", server_default="")
    content_start: Mapped[int | None]
    content_end: Mapped[int | None]
