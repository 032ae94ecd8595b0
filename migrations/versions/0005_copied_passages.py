"""Copied passages: keys to look copies up by, the passages that were found, and which versions were searched.

All of it is derived from the texts. An upgrade leaves the tables empty: what is missing is made the next time that
anything is imported, read from a bundle or compared.

Revision: 0005
Follows: 0004
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables, empty."""
    op.create_table(
        "copy_keys",
        sa.Column("key", sa.BigInteger(), autoincrement=False, nullable=False),
        _version("version_id"),
        *_keys("copy_keys", "version_id"),
        sa.PrimaryKeyConstraint("key", "version_id", name=op.f("pk_copy_keys")),
    )
    op.create_index(op.f("ix_copy_keys_version_id"), "copy_keys", ["version_id"])
    op.create_table(
        "copy_searches",
        _version("version_id"),
        sa.Column("rules", sa.Integer(), nullable=False),
        *_keys("copy_searches", "version_id"),
        sa.PrimaryKeyConstraint("version_id", name=op.f("pk_copy_searches")),
    )
    op.create_table(
        "copied_passages",
        _version("version_id"),
        _version("original_id"),
        sa.Column("start", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("original_start", sa.Integer(), nullable=False),
        sa.Column("original_end", sa.Integer(), nullable=False),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.CheckConstraint('0 <= start AND start < "end"', name=op.f("ck_copied_passages_span_in_order")),
        sa.CheckConstraint(
            "0 <= original_start AND original_start < original_end", name=op.f("ck_copied_passages_original_in_order")
        ),
        sa.CheckConstraint("version_id <> original_id", name=op.f("ck_copied_passages_copies_another")),
        *_keys("copied_passages", "version_id", "original_id"),
        sa.PrimaryKeyConstraint("version_id", "original_id", "start", name=op.f("pk_copied_passages")),
    )
    op.create_index(op.f("ix_copied_passages_original_id"), "copied_passages", ["original_id"])


def _version(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), autoincrement=False, nullable=False)


def _keys(table: str, *columns: str) -> tuple[sa.Constraint, ...]:
    return tuple(
        sa.ForeignKeyConstraint([name], ["versions.id"], name=op.f(f"fk_{table}_{name}"), ondelete="CASCADE")
        for name in columns
    )


def downgrade() -> None:
    """Take the tables away: the older sayso compares texts anew with each import."""
    for table in ("copied_passages", "copy_searches", "copy_keys"):
        op.drop_table(table)
