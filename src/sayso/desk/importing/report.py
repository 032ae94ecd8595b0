"""What became of each file and each article in it."""

from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """What an import did with one article or file."""

    NEW = "new"
    VERSION = "new version"
    UNCHANGED = "unchanged"
    REFUSED = "refused"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileReport:
    """One article of one file, or the file where no article came of it.

    ``copy_of`` is the article whose text this one likely repeats; ``message`` says why something was refused, what
    was left aside or what an editor should know. ``altered`` counts claims whose words changed since the last version,
    ``restated`` those whose words stand and that the text denies, confirms or attributes otherwise.
    ``suggested_published`` is the date that an undated text suggests for itself, which is not stored, and ``undated``
    says so with its reason and how to set it.
    """

    file: str
    outcome: Outcome
    article: str = ""
    version: int | None = None
    outlet: str = ""
    headline: str = ""
    claims: int = 0
    altered: int = 0
    restated: int = 0
    suggested_published: str = ""
    undated: str = ""
    copy_of: str = ""
    message: str = ""
