"""Verdicts that are kept current: screens, block keys and marks of what is stale; rulings that remember their inputs.

Columns are added and dropped as they are, not through a copy of the table, as in 0002. Stored verdicts are derived
from claims, and are made anew under uids that are the same in every database.

Revision: 0004
Follows: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

KINDS = "'', 'wrong', 'both-stand', 'different', 'superseded'"
COLUMNS = (
    ("settlement", f"TEXT DEFAULT '' NOT NULL CONSTRAINT ck_rulings_settlement_known CHECK (settlement IN ({KINDS}))"),
    ("wrong_claim", "TEXT DEFAULT '' NOT NULL"),
    ("held", "JSON DEFAULT '[]' NOT NULL"),
)
INDEXES = (("articles", "key"), ("versions", "source_name"), ("versions", "headline"))


def upgrade() -> None:
    for name, definition in COLUMNS:
        op.execute(f"ALTER TABLE rulings ADD COLUMN {name} {definition}")
    for table, column in INDEXES:
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])
    op.create_table(
        "claim_screens",
        _of("claims"),
        sa.Column("low", sa.Double(), nullable=True),
        sa.Column("high", sa.Double(), nullable=True),
        sa.Column("token", sa.Text(), nullable=True),
        sa.Column("odd", sa.Integer(), nullable=False),
        *_keys("claim_screens", "claims"),
    )
    op.create_table(
        "claim_blocks",
        _of("claims"),
        sa.Column("key", sa.Text(), nullable=False),
        *_keys("claim_blocks", "claims", "key"),
    )
    op.create_index(op.f("ix_claim_blocks_key"), "claim_blocks", ["key"])
    op.create_table("stale_claims", _of("claims"), *_keys("stale_claims", "claims"))
    op.create_table("stale_questions", _of("questions"), *_keys("stale_questions", "questions"))
    op.create_table(
        "derivations",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("rules", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_derivations")),
    )
    op.execute("DELETE FROM comparisons")
    op.execute("INSERT INTO stale_claims (claim_id) SELECT id FROM claims")
    op.execute("INSERT INTO stale_questions (question_id) SELECT id FROM questions")


def _of(target: str) -> sa.Column[int]:
    return sa.Column(f"{target.removesuffix('s')}_id", sa.Integer(), autoincrement=False, nullable=False)


def _keys(table: str, target: str, *more: str) -> tuple[sa.Constraint, ...]:
    column = f"{target.removesuffix('s')}_id"
    return (
        sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint(column, *more, name=op.f(f"pk_{table}")),
    )


def downgrade() -> None:
    """Stored verdicts go: the older sayso makes them anew under its own uids."""
    op.execute("DELETE FROM comparisons")
    for table in ("derivations", "stale_questions", "stale_claims", "claim_blocks", "claim_screens"):
        op.drop_table(table)
    for table, column in reversed(INDEXES):
        op.drop_index(op.f(f"ix_{table}_{column}"), table_name=table)
    for name, _ in reversed(COLUMNS):
        op.execute(f"ALTER TABLE rulings DROP COLUMN {name}")
