"""Stories, the questions that claims answer, and what comparing and ruling on them yielded."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from sayso.model.claim import Kind
from sayso.model.verdict import Outcome, Reason, Settlement
from sayso.store.rows.base import KEEPS_NUMBERS, Base, Numbered, belongs_to, one_of


class QuestionStatus(StrEnum):
    """Whether a question is put by a person, proposed by the machine, or set aside."""

    SUGGESTED = "suggested"
    OPEN = "open"
    DROPPED = "dropped"


class Judgement(StrEnum):
    """What a person said of an edge between two records; ``suggested`` is the machine's word alone."""

    SUGGESTED = "suggested"
    POSITIVE = "positive"
    NEGATIVE = "negative"
    UNSURE = "unsure"


class StoryRow(Numbered, Base):
    """Articles that cover the same thing over time."""

    __tablename__ = "stories"
    __table_args__ = (CheckConstraint("slug <> ''", name="slugged"),)

    slug: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]
    note: Mapped[str] = mapped_column(default="")


class StoryArticleRow(Numbered, Base):
    """An article's place in a story."""

    __tablename__ = "story_articles"
    __table_args__ = (UniqueConstraint("story_id", "article_id"),)

    story_id: Mapped[int] = belongs_to("stories")
    article_id: Mapped[int] = belongs_to("articles")


class QuestionRow(Numbered, Base):
    """What several claims answer; it can be asked before any does."""

    __tablename__ = "questions"
    __table_args__ = (
        UniqueConstraint("story_id", "text"),
        CheckConstraint("text <> ''", name="worded"),
        one_of("kind", Kind),
        one_of("status", QuestionStatus),
        KEEPS_NUMBERS,
    )

    story_id: Mapped[int | None] = mapped_column(ForeignKey("stories.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str]
    text: Mapped[str]
    status: Mapped[str]
    score: Mapped[int | None]
    reason: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")


class AnswerRow(Numbered, Base):
    """The edge between a question and a claim that answers it, or was judged not to."""

    __tablename__ = "answers"
    __table_args__ = (UniqueConstraint("question_id", "claim_id"), one_of("judgement", Judgement))

    question_id: Mapped[int] = belongs_to("questions")
    claim_id: Mapped[int] = belongs_to("claims")
    judgement: Mapped[str]
    judged_by: Mapped[str] = mapped_column(default="")
    judged_at: Mapped[datetime]
    because: Mapped[str] = mapped_column(default="")


class ComparisonRow(Numbered, Base):
    """The verdict on two answers of one question; ``inputs`` is a digest of all that decided it."""

    __tablename__ = "comparisons"
    __table_args__ = (
        UniqueConstraint("question_id", "left_id", "right_id"),
        CheckConstraint("left_id <> right_id", name="two_claims"),
        one_of("outcome", Outcome),
        one_of("reason", Reason),
    )

    question_id: Mapped[int] = belongs_to("questions")
    left_id: Mapped[int] = belongs_to("claims")
    right_id: Mapped[int] = belongs_to("claims")
    outcome: Mapped[str]
    reason: Mapped[str]
    because: Mapped[str]
    inputs: Mapped[str]


class RulingRow(Numbered, Base):
    """An editor's word on a question (no claims named) or on two of its claims.

    ``held`` is what each answer said then, so that a later change can be told; ``inputs`` is the digest of it.
    ``wrong_claim`` is the uid of the claim that a settlement finds wrong.
    """

    __tablename__ = "rulings"
    __table_args__ = (
        CheckConstraint("(left_id IS NULL) = (right_id IS NULL)", name="pair_whole"),
        CheckConstraint("left_id <> right_id", name="two_claims"),
        CheckConstraint("because <> ''", name="reasoned"),
        one_of("outcome", Outcome),
        one_of("settlement", Settlement, empty=True),
    )

    question_id: Mapped[int] = belongs_to("questions")
    left_id: Mapped[int | None] = mapped_column(ForeignKey("claims.id", ondelete="CASCADE"), index=True)
    right_id: Mapped[int | None] = mapped_column(ForeignKey("claims.id", ondelete="CASCADE"), index=True)
    outcome: Mapped[str]
    because: Mapped[str]
    inputs: Mapped[str]
    ruled_by: Mapped[str]
    ruled_at: Mapped[datetime]
    settlement: Mapped[str] = mapped_column(default="")
    wrong_claim: Mapped[str] = mapped_column(default="")
    held: Mapped[list[Any]] = mapped_column(default=list)


class IdentityRow(Numbered, Base):
    """A judged edge: whether two records of a kind are the same one in the world. Mentions are never rewritten.

    ``kept_uid`` is the end whose name stands for both where they are the same.
    """

    __tablename__ = "identities"
    __table_args__ = (
        UniqueConstraint("kind", "left_uid", "right_uid"),
        CheckConstraint("left_uid < right_uid", name="ends_sorted"),
        CheckConstraint("kept_uid IN ('', left_uid, right_uid)", name="keeps_one"),
        CheckConstraint("kind IN ('outlet', 'source', 'question', 'place', 'story')", name="kind_known"),
        one_of("judgement", Judgement),
    )

    kind: Mapped[str]
    left_uid: Mapped[str] = mapped_column(index=True)
    right_uid: Mapped[str] = mapped_column(index=True)
    kept_uid: Mapped[str] = mapped_column(default="")
    judgement: Mapped[str]
    judged_by: Mapped[str]
    judged_at: Mapped[datetime]
    because: Mapped[str] = mapped_column(default="")
