"""What is derived from claims so that comparing them stays cheap: screens, and marks of what is stale."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from sayso.store.rows.base import Base


def _of(target: str) -> Mapped[int]:
    return mapped_column(ForeignKey(f"{target}.id", ondelete="CASCADE"), primary_key=True, autoincrement=False)


class ScreenRow(Base):
    """The plain values of one live claim that tell which questions cannot hold a conflict; see ``compare.screening``.

    ``low`` and ``high`` are floats on purpose: they are rounded so that screening never misses, and nothing is shown
    from them.
    """

    __tablename__ = "claim_screens"

    claim_id: Mapped[int] = _of("claims")
    low: Mapped[float | None]
    high: Mapped[float | None]
    token: Mapped[str | None]
    odd: Mapped[int]


class StaleClaimRow(Base):
    """A claim that changed since its screen was derived."""

    __tablename__ = "stale_claims"

    claim_id: Mapped[int] = _of("claims")


class StaleQuestionRow(Base):
    """A question of which an answer changed since its verdicts were stored."""

    __tablename__ = "stale_questions"

    question_id: Mapped[int] = _of("questions")


class DerivationRow(Base):
    """Under which rules something was derived; empty until they were first applied to what is marked stale."""

    __tablename__ = "derivations"

    name: Mapped[str] = mapped_column(primary_key=True)
    rules: Mapped[str]
