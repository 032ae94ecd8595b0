"""The tables as typed rows; nothing outside the store sees one."""

from sayso.store.rows.articles import ArticleRow, OriginalRow, RegionRow, VersionRow
from sayso.store.rows.base import Base
from sayso.store.rows.claims import AnchorRow, AttributionRow, ClaimRow, PlaceRow
from sayso.store.rows.copies import CopiedPassageRow, CopyKeyRow, CopySearchRow
from sayso.store.rows.fetches import FetchRow
from sayso.store.rows.journal import DecisionRow, JournalRow, SearchRow, TouchRow
from sayso.store.rows.outlets import OutletAliasRow, OutletRow
from sayso.store.rows.sources import GradeRow, ProtectedIdentityRow, SourceAliasRow, SourceRow
from sayso.store.rows.standing import DerivationRow, ScreenRow, StaleClaimRow, StaleQuestionRow
from sayso.store.rows.stories import (
    AnswerRow,
    ComparisonRow,
    IdentityRow,
    QuestionRow,
    RulingRow,
    StoryArticleRow,
    StoryRow,
)

__all__ = [
    "AnchorRow",
    "AnswerRow",
    "ArticleRow",
    "AttributionRow",
    "Base",
    "ClaimRow",
    "ComparisonRow",
    "CopiedPassageRow",
    "CopyKeyRow",
    "CopySearchRow",
    "DecisionRow",
    "DerivationRow",
    "FetchRow",
    "GradeRow",
    "IdentityRow",
    "JournalRow",
    "OriginalRow",
    "OutletAliasRow",
    "OutletRow",
    "PlaceRow",
    "ProtectedIdentityRow",
    "QuestionRow",
    "RegionRow",
    "RulingRow",
    "ScreenRow",
    "SearchRow",
    "SourceAliasRow",
    "SourceRow",
    "StaleClaimRow",
    "StaleQuestionRow",
    "StoryArticleRow",
    "StoryRow",
    "TouchRow",
    "VersionRow",
]
