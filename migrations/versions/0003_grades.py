"""Grades over time: every grade that a source was given, by whom, when and why.

What was given before stays where it was: the letter with the source, the rest among the decisions.

Revision: 0003
Follows: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table, empty."""
    op.create_table(
        "grades",
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("reliability", sa.Text(), nullable=False),
        sa.Column("graded_on", sa.Date(), nullable=False),
        sa.Column("because", sa.Text(), nullable=False),
        sa.Column("graded_by", sa.Text(), nullable=False),
        sa.Column("graded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.CheckConstraint(
            "reliability IN ('', 'A', 'B', 'C', 'D', 'E', 'F')", name=op.f("ck_grades_reliability_known")
        ),
        sa.ForeignKeyConstraint(["source_id"], ["sources.id"], name=op.f("fk_grades_source_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_grades")),
        sa.UniqueConstraint("uid", name=op.f("uq_grades_uid")),
    )
    op.create_index(op.f("ix_grades_source_id"), "grades", ["source_id"], unique=False)


def downgrade() -> None:
    """Take the table away; each source keeps its newest letter, and the decisions stay."""
    op.drop_index(op.f("ix_grades_source_id"), table_name="grades")
    op.drop_table("grades")
