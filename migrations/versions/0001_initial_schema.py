"""The initial schema: texts, claims, who said them, what they answer, and the journal.

Revision: 0001
Follows: nothing
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


SQLITE_FTS = (
    """
    CREATE VIRTUAL TABLE search_fts USING fts5(
        title, body, content='search_entries', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2'
    )
    """,
    """
    CREATE TRIGGER search_fts_insert AFTER INSERT ON search_entries BEGIN
        INSERT INTO search_fts(rowid, title, body) VALUES (new.id, new.title, new.body);
    END
    """,
    """
    CREATE TRIGGER search_fts_delete AFTER DELETE ON search_entries BEGIN
        INSERT INTO search_fts(search_fts, rowid, title, body) VALUES ('delete', old.id, old.title, old.body);
    END
    """,
    """
    CREATE TRIGGER search_fts_update AFTER UPDATE ON search_entries BEGIN
        INSERT INTO search_fts(search_fts, rowid, title, body) VALUES ('delete', old.id, old.title, old.body);
        INSERT INTO search_fts(rowid, title, body) VALUES (new.id, new.title, new.body);
    END
    """,
)
"""An external-content FTS5 table: the words are kept once, and the triggers keep the index in step."""

POSTGRESQL_FTS = """
    CREATE INDEX ix_search_entries_fts ON search_entries
    USING gin (to_tsvector('english', title || ' ' || body))
"""


def upgrade() -> None:
    op.create_table(
        "decisions",
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("subject_kind", sa.Text(), nullable=False),
        sa.Column("subject_uid", sa.Text(), nullable=False),
        sa.Column("detail", sa.JSON(), nullable=False),
        sa.Column("because", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decisions")),
        sa.UniqueConstraint("uid", name=op.f("uq_decisions_uid")),
    )
    op.create_index(op.f("ix_decisions_at"), "decisions", ["at"], unique=False)
    op.create_index(op.f("ix_decisions_subject_uid"), "decisions", ["subject_uid"], unique=False)
    op.create_table(
        "identities",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("left_uid", sa.Text(), nullable=False),
        sa.Column("right_uid", sa.Text(), nullable=False),
        sa.Column("kept_uid", sa.Text(), nullable=False),
        sa.Column("judgement", sa.Text(), nullable=False),
        sa.Column("judged_by", sa.Text(), nullable=False),
        sa.Column("judged_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("because", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.CheckConstraint(
            "judgement IN ('suggested', 'positive', 'negative', 'unsure')", name=op.f("ck_identities_judgement_known")
        ),
        sa.CheckConstraint("kept_uid IN ('', left_uid, right_uid)", name=op.f("ck_identities_keeps_one")),
        sa.CheckConstraint(
            "kind IN ('outlet', 'source', 'question', 'place', 'story')", name=op.f("ck_identities_kind_known")
        ),
        sa.CheckConstraint("left_uid < right_uid", name=op.f("ck_identities_ends_sorted")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_identities")),
        sa.UniqueConstraint("kind", "left_uid", "right_uid", name=op.f("uq_identities_kind_left_uid_right_uid")),
        sa.UniqueConstraint("uid", name=op.f("uq_identities_uid")),
    )
    op.create_index(op.f("ix_identities_left_uid"), "identities", ["left_uid"], unique=False)
    op.create_index(op.f("ix_identities_right_uid"), "identities", ["right_uid"], unique=False)
    op.create_table(
        "journal",
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("because", sa.Text(), nullable=False),
        sa.Column("changes", sa.JSON(), nullable=False),
        sa.Column("undoes_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.CheckConstraint("undoes_id <> id", name=op.f("ck_journal_undoes_another")),
        sa.ForeignKeyConstraint(["undoes_id"], ["journal.id"], name=op.f("fk_journal_undoes_id"), ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal")),
        sa.UniqueConstraint("uid", name=op.f("uq_journal_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_journal_at"), "journal", ["at"], unique=False)
    op.create_index(op.f("ix_journal_undoes_id"), "journal", ["undoes_id"], unique=False)
    op.create_table(
        "originals",
        sa.Column("uid", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("size >= 0", name=op.f("ck_originals_size_counted")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_originals")),
        sa.UniqueConstraint("uid", name=op.f("uq_originals_uid")),
    )
    op.create_table(
        "outlets",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("homepage", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.CheckConstraint("name <> ''", name=op.f("ck_outlets_named")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outlets")),
        sa.UniqueConstraint("name", name=op.f("uq_outlets_name")),
        sa.UniqueConstraint("uid", name=op.f("uq_outlets_uid")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "places",
        sa.Column("ref", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=False),
        sa.Column("admin", sa.Text(), nullable=False),
        sa.Column("within", sa.JSON(), nullable=False),
        sa.Column("lat", sa.Numeric().with_variant(sa.String(), "sqlite"), nullable=True),
        sa.Column("lon", sa.Numeric().with_variant(sa.String(), "sqlite"), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.CheckConstraint("ref <> ''", name=op.f("ck_places_referenced")),
        sa.CheckConstraint("CAST(lat AS FLOAT) BETWEEN -90 AND 90", name=op.f("ck_places_lat_on_earth")),
        sa.CheckConstraint("CAST(lon AS FLOAT) BETWEEN -180 AND 180", name=op.f("ck_places_lon_on_earth")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_places")),
        sa.UniqueConstraint("ref", name=op.f("uq_places_ref")),
        sa.UniqueConstraint("uid", name=op.f("uq_places_uid")),
    )
    op.create_table(
        "search_entries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_entries")),
        sa.UniqueConstraint("kind", "record_id", name=op.f("uq_search_entries_kind_record_id")),
    )
    op.create_table(
        "stories",
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.CheckConstraint("slug <> ''", name=op.f("ck_stories_slugged")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stories")),
        sa.UniqueConstraint("slug", name=op.f("uq_stories_slug")),
        sa.UniqueConstraint("uid", name=op.f("uq_stories_uid")),
    )
    op.create_table(
        "articles",
        sa.Column("outlet_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("digest_of", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.CheckConstraint("key <> ''", name=op.f("ck_articles_keyed")),
        sa.ForeignKeyConstraint(["outlet_id"], ["outlets.id"], name=op.f("fk_articles_outlet_id"), ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_articles")),
        sa.UniqueConstraint("outlet_id", "key", name=op.f("uq_articles_outlet_id_key")),
        sa.UniqueConstraint("uid", name=op.f("uq_articles_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_articles_outlet_id"), "articles", ["outlet_id"], unique=False)
    op.create_table(
        "journal_touches",
        sa.Column("journal_id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["journal_id"], ["journal.id"], name=op.f("fk_journal_touches_journal_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("journal_id", "uid", name=op.f("pk_journal_touches")),
    )
    op.create_index(op.f("ix_journal_touches_uid"), "journal_touches", ["uid"], unique=False)
    op.create_table(
        "outlet_aliases",
        sa.Column("outlet_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["outlet_id"], ["outlets.id"], name=op.f("fk_outlet_aliases_outlet_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outlet_aliases")),
        sa.UniqueConstraint("name", name=op.f("uq_outlet_aliases_name")),
        sa.UniqueConstraint("uid", name=op.f("uq_outlet_aliases_uid")),
    )
    op.create_index(op.f("ix_outlet_aliases_outlet_id"), "outlet_aliases", ["outlet_id"], unique=False)
    op.create_table(
        "questions",
        sa.Column("story_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("score", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.CheckConstraint("kind IN ('figure', 'date', 'place')", name=op.f("ck_questions_kind_known")),
        sa.CheckConstraint("status IN ('suggested', 'open', 'dropped')", name=op.f("ck_questions_status_known")),
        sa.CheckConstraint("text <> ''", name=op.f("ck_questions_worded")),
        sa.ForeignKeyConstraint(["story_id"], ["stories.id"], name=op.f("fk_questions_story_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_questions")),
        sa.UniqueConstraint("story_id", "text", name=op.f("uq_questions_story_id_text")),
        sa.UniqueConstraint("uid", name=op.f("uq_questions_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_questions_story_id"), "questions", ["story_id"], unique=False)
    op.create_table(
        "claims",
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("sentence", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("measure", sa.Text(), nullable=False),
        sa.Column("low", sa.Numeric().with_variant(sa.String(), "sqlite"), nullable=True),
        sa.Column("high", sa.Numeric().with_variant(sa.String(), "sqlite"), nullable=True),
        sa.Column("step", sa.Numeric().with_variant(sa.String(), "sqlite"), nullable=True),
        sa.Column("bound", sa.Text(), nullable=False),
        sa.Column("scale", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("per", sa.Text(), nullable=False),
        sa.Column("edtf", sa.Text(), nullable=False),
        sa.Column("earliest", sa.Date(), nullable=True),
        sa.Column("latest", sa.Date(), nullable=True),
        sa.Column("precision", sa.Text(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("timex", sa.Text(), nullable=False),
        sa.Column("timex_value", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Integer(), nullable=True),
        sa.Column("candidates", sa.JSON(), nullable=False),
        sa.Column("polarity", sa.Text(), nullable=False),
        sa.Column("modality", sa.Text(), nullable=False),
        sa.Column("when_edtf", sa.Text(), nullable=False),
        sa.Column("where", sa.Text(), nullable=False),
        sa.Column("where_id", sa.Integer(), nullable=True),
        sa.Column("credibility", sa.Integer(), nullable=True),
        sa.Column("logged_by", sa.Text(), nullable=False),
        sa.Column("logged_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.CheckConstraint(
            "bound IN ('', 'exact', 'about', 'at_least', 'more_than', 'at_most', 'less_than', 'between', 'vague')",
            name=op.f("ck_claims_bound_known"),
        ),
        sa.CheckConstraint(
            "kind = 'date' OR (edtf = '' AND earliest IS NULL AND latest IS NULL)",
            name=op.f("ck_claims_only_dates_date"),
        ),
        sa.CheckConstraint(
            "kind = 'figure' OR (low IS NULL AND high IS NULL AND bound = '' AND scale = '')",
            name=op.f("ck_claims_only_figures_measure"),
        ),
        sa.CheckConstraint(
            "kind = 'place' OR (place = '' AND place_id IS NULL)", name=op.f("ck_claims_only_places_locate")
        ),
        sa.CheckConstraint("kind IN ('figure', 'date', 'place')", name=op.f("ck_claims_kind_known")),
        sa.CheckConstraint(
            "modality IN ('asserted', 'reported', 'alleged', 'expected', 'denied', 'unknown')",
            name=op.f("ck_claims_modality_known"),
        ),
        sa.CheckConstraint("polarity IN ('affirmed', 'negated')", name=op.f("ck_claims_polarity_known")),
        sa.CheckConstraint(
            "precision IN ('', 'second', 'minute', 'hour', 'daytime', 'day', 'week', 'month', 'quarter', 'season', 'half', 'year', 'decade', 'century', 'range', 'unknown')",
            name=op.f("ck_claims_precision_known"),
        ),
        sa.CheckConstraint("quote <> ''", name=op.f("ck_claims_quotes_words")),
        sa.CheckConstraint(
            "scale IN ('', 'count', 'money', 'percent', 'duration', 'age', 'length', 'mass', 'area', 'volume', 'temperature', 'speed', 'rate', 'ordinal', 'ratio', 'other')",
            name=op.f("ck_claims_scale_known"),
        ),
        sa.CheckConstraint(
            "status IN ('suggested', 'accepted', 'rejected', 'withdrawn')", name=op.f("ck_claims_status_known")
        ),
        sa.CheckConstraint("timex IN ('', 'DATE', 'TIME', 'SET')", name=op.f("ck_claims_timex_known")),
        sa.CheckConstraint("CAST(low AS FLOAT) <= CAST(high AS FLOAT)", name=op.f("ck_claims_ends_in_order")),
        sa.CheckConstraint("CAST(step AS FLOAT) > 0", name=op.f("ck_claims_step_positive")),
        sa.CheckConstraint(
            "credibility IS NULL OR credibility BETWEEN 1 AND 6", name=op.f("ck_claims_credibility_known")
        ),
        sa.CheckConstraint("earliest <= latest", name=op.f("ck_claims_interval_in_order")),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_claims_article_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["place_id"], ["places.id"], name=op.f("fk_claims_place_id"), ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(["where_id"], ["places.id"], name=op.f("fk_claims_where_id"), ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claims")),
        sa.UniqueConstraint("uid", name=op.f("uq_claims_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_claims_article_id"), "claims", ["article_id"], unique=False)
    op.create_index(op.f("ix_claims_place_id"), "claims", ["place_id"], unique=False)
    op.create_index(op.f("ix_claims_status"), "claims", ["status"], unique=False)
    op.create_index(op.f("ix_claims_where_id"), "claims", ["where_id"], unique=False)
    op.create_table(
        "sources",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("outlet_id", sa.Integer(), nullable=True),
        sa.Column("article_id", sa.Integer(), nullable=True),
        sa.Column("publisher", sa.Text(), nullable=False),
        sa.Column("published", sa.Text(), nullable=False),
        sa.Column("reliability", sa.Text(), nullable=False),
        sa.Column("protected", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.CheckConstraint("kind <> 'outlet' OR outlet_id IS NOT NULL", name=op.f("ck_sources_outlet_told")),
        sa.CheckConstraint(
            "kind IN ('person', 'institution', 'document', 'outlet', 'unnamed')", name=op.f("ck_sources_kind_known")
        ),
        sa.CheckConstraint("name <> ''", name=op.f("ck_sources_named")),
        sa.CheckConstraint(
            "reliability IN ('', 'A', 'B', 'C', 'D', 'E', 'F')", name=op.f("ck_sources_reliability_known")
        ),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name=op.f("fk_sources_article_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(["outlet_id"], ["outlets.id"], name=op.f("fk_sources_outlet_id"), ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sources")),
        sa.UniqueConstraint("uid", name=op.f("uq_sources_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_sources_article_id"), "sources", ["article_id"], unique=False)
    op.create_index(op.f("ix_sources_name"), "sources", ["name"], unique=False)
    op.create_index(op.f("ix_sources_outlet_id"), "sources", ["outlet_id"], unique=False)
    op.create_table(
        "story_articles",
        sa.Column("story_id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name=op.f("fk_story_articles_article_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["story_id"], ["stories.id"], name=op.f("fk_story_articles_story_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_story_articles")),
        sa.UniqueConstraint("story_id", "article_id", name=op.f("uq_story_articles_story_id_article_id")),
        sa.UniqueConstraint("uid", name=op.f("uq_story_articles_uid")),
    )
    op.create_index(op.f("ix_story_articles_article_id"), "story_articles", ["article_id"], unique=False)
    op.create_index(op.f("ix_story_articles_story_id"), "story_articles", ["story_id"], unique=False)
    op.create_table(
        "versions",
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("headline", sa.Text(), nullable=False),
        sa.Column("byline", sa.Text(), nullable=False),
        sa.Column("published", sa.Text(), nullable=False),
        sa.Column("published_earliest", sa.Date(), nullable=True),
        sa.Column("published_latest", sa.Date(), nullable=True),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("format", sa.Text(), nullable=False),
        sa.Column("outlet_clue", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("text_sha256", sa.String(length=64), nullable=False),
        sa.Column("original_id", sa.Integer(), nullable=False),
        sa.Column("part_start", sa.Integer(), nullable=True),
        sa.Column("part_end", sa.Integer(), nullable=True),
        sa.Column("source_name", sa.Text(), nullable=False),
        sa.Column("imported_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("copy_of_id", sa.Integer(), nullable=True),
        sa.Column("copy_similarity", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.CheckConstraint("text <> ''", name=op.f("ck_versions_has_text")),
        sa.CheckConstraint("copy_of_id <> id", name=op.f("ck_versions_copies_another")),
        sa.CheckConstraint("number >= 1", name=op.f("ck_versions_counted_from_one")),
        sa.CheckConstraint("part_start < part_end", name=op.f("ck_versions_part_in_order")),
        sa.CheckConstraint("published_earliest <= published_latest", name=op.f("ck_versions_published_in_order")),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name=op.f("fk_versions_article_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["copy_of_id"], ["versions.id"], name=op.f("fk_versions_copy_of_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["original_id"], ["originals.id"], name=op.f("fk_versions_original_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_versions")),
        sa.UniqueConstraint("article_id", "number", name=op.f("uq_versions_article_id_number")),
        sa.UniqueConstraint("uid", name=op.f("uq_versions_uid")),
    )
    op.create_index(op.f("ix_versions_article_id"), "versions", ["article_id"], unique=False)
    op.create_index(op.f("ix_versions_copy_of_id"), "versions", ["copy_of_id"], unique=False)
    op.create_index(op.f("ix_versions_original_id"), "versions", ["original_id"], unique=False)
    op.create_index(op.f("ix_versions_text_sha256"), "versions", ["text_sha256"], unique=False)
    op.create_table(
        "anchors",
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("end", sa.Integer(), nullable=True),
        sa.Column("exact", sa.Text(), nullable=False),
        sa.Column("prefix", sa.Text(), nullable=False),
        sa.Column("suffix", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.CheckConstraint("status = 'lost' OR start IS NOT NULL", name=op.f("ck_anchors_found_somewhere")),
        sa.CheckConstraint(
            "status IN ('exact', 'moved', 'ambiguous', 'altered', 'lost')", name=op.f("ck_anchors_status_known")
        ),
        sa.CheckConstraint('(start IS NULL) = ("end" IS NULL)', name=op.f("ck_anchors_span_whole")),
        sa.CheckConstraint('0 <= start AND start < "end"', name=op.f("ck_anchors_span_in_order")),
        sa.ForeignKeyConstraint(["claim_id"], ["claims.id"], name=op.f("fk_anchors_claim_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["version_id"], ["versions.id"], name=op.f("fk_anchors_version_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_anchors")),
        sa.UniqueConstraint("claim_id", "version_id", name=op.f("uq_anchors_claim_id_version_id")),
        sa.UniqueConstraint("uid", name=op.f("uq_anchors_uid")),
    )
    op.create_index(op.f("ix_anchors_claim_id"), "anchors", ["claim_id"], unique=False)
    op.create_index(op.f("ix_anchors_version_id"), "anchors", ["version_id"], unique=False)
    op.create_table(
        "answers",
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("judgement", sa.Text(), nullable=False),
        sa.Column("judged_by", sa.Text(), nullable=False),
        sa.Column("judged_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("because", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.CheckConstraint(
            "judgement IN ('suggested', 'positive', 'negative', 'unsure')", name=op.f("ck_answers_judgement_known")
        ),
        sa.ForeignKeyConstraint(["claim_id"], ["claims.id"], name=op.f("fk_answers_claim_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["question_id"], ["questions.id"], name=op.f("fk_answers_question_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answers")),
        sa.UniqueConstraint("question_id", "claim_id", name=op.f("uq_answers_question_id_claim_id")),
        sa.UniqueConstraint("uid", name=op.f("uq_answers_uid")),
    )
    op.create_index(op.f("ix_answers_claim_id"), "answers", ["claim_id"], unique=False)
    op.create_index(op.f("ix_answers_question_id"), "answers", ["question_id"], unique=False)
    op.create_table(
        "attributions",
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("hop", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("cue", sa.Text(), nullable=False),
        sa.Column("cue_start", sa.Integer(), nullable=True),
        sa.Column("cue_end", sa.Integer(), nullable=True),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("linked_by", sa.Text(), nullable=False),
        sa.Column("linked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.CheckConstraint(
            "basis IN ('', 'participant', 'witness', 'relayed', 'document', 'reporter')",
            name=op.f("ck_attributions_basis_known"),
        ),
        sa.CheckConstraint(
            "channel IN ('', 'interview', 'statement', 'publication', 'court', 'post', 'observation')",
            name=op.f("ck_attributions_channel_known"),
        ),
        sa.CheckConstraint("0 <= cue_start AND cue_start < cue_end", name=op.f("ck_attributions_cue_in_order")),
        sa.CheckConstraint("hop >= 1", name=op.f("ck_attributions_hop_counted")),
        sa.ForeignKeyConstraint(["claim_id"], ["claims.id"], name=op.f("fk_attributions_claim_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["source_id"], ["sources.id"], name=op.f("fk_attributions_source_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attributions")),
        sa.UniqueConstraint("claim_id", "hop", name=op.f("uq_attributions_claim_id_hop")),
        sa.UniqueConstraint("claim_id", "source_id", name=op.f("uq_attributions_claim_id_source_id")),
        sa.UniqueConstraint("uid", name=op.f("uq_attributions_uid")),
    )
    op.create_index(op.f("ix_attributions_claim_id"), "attributions", ["claim_id"], unique=False)
    op.create_index(op.f("ix_attributions_source_id"), "attributions", ["source_id"], unique=False)
    op.create_table(
        "comparisons",
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.Column("left_id", sa.Integer(), nullable=False),
        sa.Column("right_id", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("because", sa.Text(), nullable=False),
        sa.Column("inputs", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.CheckConstraint(
            "outcome IN ('agree', 'compatible', 'conflict', 'incomparable')", name=op.f("ck_comparisons_outcome_known")
        ),
        sa.CheckConstraint(
            "reason IN ('value', 'bound', 'rounding', 'unit', 'as-of', 'scope', 'place-containment', 'superseded-by-correction', 'negation', 'measure', 'kind', 'unresolved', 'no-answer')",
            name=op.f("ck_comparisons_reason_known"),
        ),
        sa.CheckConstraint("left_id <> right_id", name=op.f("ck_comparisons_two_claims")),
        sa.ForeignKeyConstraint(["left_id"], ["claims.id"], name=op.f("fk_comparisons_left_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["question_id"], ["questions.id"], name=op.f("fk_comparisons_question_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["right_id"], ["claims.id"], name=op.f("fk_comparisons_right_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_comparisons")),
        sa.UniqueConstraint(
            "question_id", "left_id", "right_id", name=op.f("uq_comparisons_question_id_left_id_right_id")
        ),
        sa.UniqueConstraint("uid", name=op.f("uq_comparisons_uid")),
    )
    op.create_index(op.f("ix_comparisons_left_id"), "comparisons", ["left_id"], unique=False)
    op.create_index(op.f("ix_comparisons_question_id"), "comparisons", ["question_id"], unique=False)
    op.create_index(op.f("ix_comparisons_right_id"), "comparisons", ["right_id"], unique=False)
    op.create_table(
        "protected_identities",
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("key_id", sa.Text(), nullable=False),
        sa.Column("sealed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["source_id"], ["sources.id"], name=op.f("fk_protected_identities_source_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("source_id", name=op.f("pk_protected_identities")),
    )
    op.create_table(
        "regions",
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.CheckConstraint(
            "role IN ('headline', 'outlet', 'byline', 'dateline', 'caption', 'subhead', 'body', 'credit', 'boilerplate')",
            name=op.f("ck_regions_role_known"),
        ),
        sa.CheckConstraint('0 <= start AND start < "end"', name=op.f("ck_regions_span_in_order")),
        sa.ForeignKeyConstraint(
            ["version_id"], ["versions.id"], name=op.f("fk_regions_version_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_regions")),
        sa.UniqueConstraint("uid", name=op.f("uq_regions_uid")),
        sa.UniqueConstraint("version_id", "start", name=op.f("uq_regions_version_id_start")),
    )
    op.create_index(op.f("ix_regions_version_id"), "regions", ["version_id"], unique=False)
    op.create_table(
        "rulings",
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.Column("left_id", sa.Integer(), nullable=True),
        sa.Column("right_id", sa.Integer(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("because", sa.Text(), nullable=False),
        sa.Column("inputs", sa.Text(), nullable=False),
        sa.Column("ruled_by", sa.Text(), nullable=False),
        sa.Column("ruled_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.CheckConstraint("because <> ''", name=op.f("ck_rulings_reasoned")),
        sa.CheckConstraint(
            "outcome IN ('agree', 'compatible', 'conflict', 'incomparable')", name=op.f("ck_rulings_outcome_known")
        ),
        sa.CheckConstraint("(left_id IS NULL) = (right_id IS NULL)", name=op.f("ck_rulings_pair_whole")),
        sa.CheckConstraint("left_id <> right_id", name=op.f("ck_rulings_two_claims")),
        sa.ForeignKeyConstraint(["left_id"], ["claims.id"], name=op.f("fk_rulings_left_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["question_id"], ["questions.id"], name=op.f("fk_rulings_question_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["right_id"], ["claims.id"], name=op.f("fk_rulings_right_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rulings")),
        sa.UniqueConstraint("uid", name=op.f("uq_rulings_uid")),
    )
    op.create_index(op.f("ix_rulings_left_id"), "rulings", ["left_id"], unique=False)
    op.create_index(op.f("ix_rulings_question_id"), "rulings", ["question_id"], unique=False)
    op.create_index(op.f("ix_rulings_right_id"), "rulings", ["right_id"], unique=False)
    op.create_table(
        "source_aliases",
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["source_id"], ["sources.id"], name=op.f("fk_source_aliases_source_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_source_aliases")),
        sa.UniqueConstraint("source_id", "name", name=op.f("uq_source_aliases_source_id_name")),
        sa.UniqueConstraint("uid", name=op.f("uq_source_aliases_uid")),
    )
    op.create_index(op.f("ix_source_aliases_name"), "source_aliases", ["name"], unique=False)
    op.create_index(op.f("ix_source_aliases_source_id"), "source_aliases", ["source_id"], unique=False)

    if op.get_bind().dialect.name == "sqlite":
        for statement in SQLITE_FTS:
            op.execute(statement)
    else:
        op.execute(POSTGRESQL_FTS)


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE search_fts")
    op.drop_index(op.f("ix_source_aliases_source_id"), table_name="source_aliases")
    op.drop_index(op.f("ix_source_aliases_name"), table_name="source_aliases")
    op.drop_table("source_aliases")
    op.drop_index(op.f("ix_rulings_right_id"), table_name="rulings")
    op.drop_index(op.f("ix_rulings_question_id"), table_name="rulings")
    op.drop_index(op.f("ix_rulings_left_id"), table_name="rulings")
    op.drop_table("rulings")
    op.drop_index(op.f("ix_regions_version_id"), table_name="regions")
    op.drop_table("regions")
    op.drop_table("protected_identities")
    op.drop_index(op.f("ix_comparisons_right_id"), table_name="comparisons")
    op.drop_index(op.f("ix_comparisons_question_id"), table_name="comparisons")
    op.drop_index(op.f("ix_comparisons_left_id"), table_name="comparisons")
    op.drop_table("comparisons")
    op.drop_index(op.f("ix_attributions_source_id"), table_name="attributions")
    op.drop_index(op.f("ix_attributions_claim_id"), table_name="attributions")
    op.drop_table("attributions")
    op.drop_index(op.f("ix_answers_question_id"), table_name="answers")
    op.drop_index(op.f("ix_answers_claim_id"), table_name="answers")
    op.drop_table("answers")
    op.drop_index(op.f("ix_anchors_version_id"), table_name="anchors")
    op.drop_index(op.f("ix_anchors_claim_id"), table_name="anchors")
    op.drop_table("anchors")
    op.drop_index(op.f("ix_versions_text_sha256"), table_name="versions")
    op.drop_index(op.f("ix_versions_original_id"), table_name="versions")
    op.drop_index(op.f("ix_versions_copy_of_id"), table_name="versions")
    op.drop_index(op.f("ix_versions_article_id"), table_name="versions")
    op.drop_table("versions")
    op.drop_index(op.f("ix_story_articles_story_id"), table_name="story_articles")
    op.drop_index(op.f("ix_story_articles_article_id"), table_name="story_articles")
    op.drop_table("story_articles")
    op.drop_index(op.f("ix_sources_outlet_id"), table_name="sources")
    op.drop_index(op.f("ix_sources_name"), table_name="sources")
    op.drop_index(op.f("ix_sources_article_id"), table_name="sources")
    op.drop_table("sources")
    op.drop_index(op.f("ix_claims_where_id"), table_name="claims")
    op.drop_index(op.f("ix_claims_status"), table_name="claims")
    op.drop_index(op.f("ix_claims_place_id"), table_name="claims")
    op.drop_index(op.f("ix_claims_article_id"), table_name="claims")
    op.drop_table("claims")
    op.drop_index(op.f("ix_questions_story_id"), table_name="questions")
    op.drop_table("questions")
    op.drop_index(op.f("ix_outlet_aliases_outlet_id"), table_name="outlet_aliases")
    op.drop_table("outlet_aliases")
    op.drop_index(op.f("ix_journal_touches_uid"), table_name="journal_touches")
    op.drop_table("journal_touches")
    op.drop_index(op.f("ix_articles_outlet_id"), table_name="articles")
    op.drop_table("articles")
    op.drop_table("stories")
    op.drop_table("search_entries")
    op.drop_table("places")
    op.drop_table("outlets")
    op.drop_table("originals")
    op.drop_index(op.f("ix_journal_undoes_id"), table_name="journal")
    op.drop_index(op.f("ix_journal_at"), table_name="journal")
    op.drop_table("journal")
    op.drop_index(op.f("ix_identities_right_uid"), table_name="identities")
    op.drop_index(op.f("ix_identities_left_uid"), table_name="identities")
    op.drop_table("identities")
    op.drop_index(op.f("ix_decisions_subject_uid"), table_name="decisions")
    op.drop_index(op.f("ix_decisions_at"), table_name="decisions")
    op.drop_table("decisions")
