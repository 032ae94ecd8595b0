"""What the log calls tables, records and columns, and which of them it tells."""

KINDS = {"articles": "article", "claims": "claim", "sources": "source", "outlets": "outlet", "questions": "question"}
"""The tables whose records have a short reference."""

SILENT = frozenset(
    {
        "earliest",
        "latest",
        "precision",
        "timex",
        "timex_value",
        "step",
        "scale",
        "candidates",
        "place_id",
        "where_id",
        "published_earliest",
        "published_latest",
        "judged_at",
        "judged_by",
        "linked_at",
        "linked_by",
        "prefix",
        "suffix",
        "content_start",
        "content_end",
        "cue_start",
        "cue_end",
        "why",
    }
)
"""Columns that go along with others which people know, or that the entry itself says."""

CALLED = {
    "edtf": "date",
    "when_edtf": "when",
    "source_id": "source",
    "outlet_id": "outlet",
    "article_id": "article",
    "story_id": "story",
    "copy_of_id": "copy of",
}
"""Columns by the words that people use for them, where these are others."""

NOUNS = {
    "outlet_aliases": ("outlet alias", "outlet aliases"),
    "source_aliases": ("source alias", "source aliases"),
    "stories": ("story", "stories"),
    "story_articles": ("place in a story", "places in stories"),
    "attributions": ("hop", "hops"),
    "identities": ("judgement", "judgements"),
}
"""What the records of a table are called, where that is not its own name: one, and many."""

SHOWN: dict[str, tuple[str, ...]] = {
    "claims": ("quote", "article_id"),
    "sources": ("name",),
    "outlets": ("name",),
    "articles": (),
    "questions": ("text",),
    "stories": ("slug",),
    "versions": ("article_id", "number"),
    "anchors": ("claim_id", "version_id"),
    "attributions": ("claim_id", "hop", "source_id", "linked_at"),
    "answers": ("question_id", "claim_id", "judgement"),
    "story_articles": ("story_id", "article_id"),
    "source_aliases": ("source_id", "name"),
    "outlet_aliases": ("outlet_id", "name"),
    "rulings": ("question_id", "left_id", "right_id", "outcome"),
    "grades": ("source_id", "reliability"),
    "places": ("name",),
    "identities": ("kind", "left_uid", "right_uid", "judgement"),
}
"""What of a row tells people which record it is, by table; others are told by their table alone."""


def noun(table: str, count: int = 1) -> str:
    """What the records of a table are called."""
    words = table.replace("_", " ")
    return NOUNS.get(table, (words.removesuffix("s"), words))[count != 1]
