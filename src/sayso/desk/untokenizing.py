"""A text split into tokens by spaces goes in, the text as printed comes out, with each character's old offset."""

import re
from dataclasses import dataclass

from sayso.model.text import Span

_GAPS = re.compile(
    r"(?<=\S)[ ](?=[,.;:!?)\]%](?:\s|$))"  # before closing marks
    r"|(?<=[(\[$£€¥#])[ ](?=\S)"  # after opening marks and currency signs
    r"|(?<=\w)[ ](?=(?:['’](?:s|re|ve|ll|d|m)|n['’]t)\b)"  # inside contractions
)


@dataclass(frozen=True, slots=True)
class Printed:
    """The text as printed; ``offsets[i]`` is where its character ``i`` stood, with one more for the end."""

    text: str
    offsets: tuple[int, ...]

    def original(self, span: Span) -> Span:
        """The same words in the text as it came."""
        if not len(span):
            return Span(self.offsets[span.start], self.offsets[span.start])
        return Span(self.offsets[span.start], self.offsets[span.end - 1] + 1)


def printed(text: str) -> Printed:
    """Take out the spaces that splitting into tokens put around punctuation; other texts stay as they are."""
    gaps = {found.start() for found in _GAPS.finditer(text)}
    kept = [at for at in range(len(text)) if at not in gaps]
    return Printed("".join(text[at] for at in kept), (*kept, len(text)))
