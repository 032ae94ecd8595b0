"""Chains that sayso suggests are written in bulk, with the sources they need; and settled when an editor agrees."""

from dataclasses import dataclass

from sayso.model.attribution import SourceKind
from sayso.model.text import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Somebody whom an article makes responsible; ``everywhere`` says that the name means the same in any article."""

    kind: SourceKind
    name: str
    description: str = ""
    everywhere: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestedHop:
    """One hop as the text has it: ``words`` for the source here, the cue, and ``content``, the quotation.

    ``rule`` is the rule that found it; ``why`` says how the words were followed to whom they stand for.
    """

    voice: Voice
    words: str = ""
    cue: str = ""
    cue_span: Span | None = None
    content: Span | None = None
    rule: str = ""
    why: str = ""
