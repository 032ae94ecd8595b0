"""Screens alone: the keys of blocks that claims were in were kept and never asked for.

Questions are proposed from blocks that a story's claims are put in as they are read.

Revision: 0007
Follows: 0006
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the table of keys away."""
    op.drop_table("claim_blocks")


def downgrade() -> None:
    """Add the table, empty, and mark all claims, so that an older sayso fills it."""
    op.create_table(
        "claim_blocks",
        sa.Column("claim_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["claim_id"], ["claims.id"], name=op.f("fk_claim_blocks_claim_id_claims"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("claim_id", "key", name=op.f("pk_claim_blocks")),
    )
    op.create_index(op.f("ix_claim_blocks_key"), "claim_blocks", ["key"])
    op.execute("DELETE FROM stale_claims")
    op.execute("INSERT INTO stale_claims (claim_id) SELECT id FROM claims")
