"""A text that came with no date of publication: the date that it suggests for itself, and how an editor sets one."""

from sayso.extract.dates.undated import Suggestion, suggest_published

__all__ = ["Suggestion", "suggest_published", "told"]


def told(suggested: Suggestion, article: str) -> str:
    """What an editor is told of a date that nobody gave; it is never stored as one."""
    command = f"`sayso article edit {article} --published {suggested.edtf}`"
    return f"the text suggests {suggested.edtf} ({suggested.reason}): set it with {command}"
