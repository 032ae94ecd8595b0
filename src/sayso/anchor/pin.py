"""A text and a span go in, an anchor comes out that can be found again."""

from sayso.model.anchor import CONTEXT, Anchor
from sayso.model.text import Span


def pin(text: str, span: Span) -> Anchor:
    """Pin ``span`` of ``text`` by its words and the ``CONTEXT`` code points on either side.

    Raises:
        ValueError: if the span is empty or reaches beyond the text.
    """
    if not len(span) or span.end > len(text):
        raise ValueError(f"{span} covers no words of a text of {len(text)} code points")
    return Anchor(
        span=span,
        exact=span.of(text),
        prefix=text[max(0, span.start - CONTEXT) : span.start],
        suffix=text[span.end : span.end + CONTEXT],
    )
