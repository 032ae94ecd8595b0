"""Suggested chains: links and sources that nobody has settled yet, and where their words stand.

Columns are added and dropped as they are, not through a copy of the table: a copied table would cascade to its
children, and on SQLite forget the highest number that it ever gave.

Revision: 0002
Follows: 0001
"""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def _one_of(table: str, machine: str, person: str) -> str:
    """A status that tells the machine's doing from a person's; what was there before was a person's."""
    known = f"CONSTRAINT ck_{table}_status_known CHECK (status IN ('{machine}', '{person}'))"
    return f"TEXT DEFAULT '{person}' NOT NULL {known}"


COLUMNS = (
    (
        "sources",
        "status",
        _one_of("sources", "suggested", "confirmed"),
    ),
    (
        "attributions",
        "status",
        _one_of("attributions", "suggested", "settled"),
    ),
    ("attributions", "words", "TEXT DEFAULT '' NOT NULL"),
    ("attributions", "rule", "TEXT DEFAULT '' NOT NULL"),
    ("attributions", "why", "TEXT DEFAULT '' NOT NULL"),
    ("attributions", "content_start", "INTEGER"),
    (
        "attributions",
        "content_end",
        "INTEGER CONSTRAINT ck_attributions_content_in_order CHECK (0 <= content_start AND content_start < content_end)",
    ),
)


def upgrade() -> None:
    """Add the columns; what is there already was an editor's doing."""
    for table, column, definition in COLUMNS:
        op.execute(f"ALTER TABLE {table} ADD COLUMN {column} {definition}")


def downgrade() -> None:
    """Take away what only sayso suggests, which would pass for settled, then the columns."""
    op.execute("DELETE FROM attributions WHERE status = 'suggested'")
    op.execute(
        "DELETE FROM search_entries WHERE kind = 'source' AND record_id IN"
        " (SELECT id FROM sources WHERE status = 'suggested'"
        " AND id NOT IN (SELECT source_id FROM attributions))"
    )
    op.execute("DELETE FROM sources WHERE status = 'suggested' AND id NOT IN (SELECT source_id FROM attributions)")
    for table, column, _ in reversed(COLUMNS):
        op.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
