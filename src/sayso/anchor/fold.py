"""A text goes in; out comes a plainer spelling of it that remembers which code point each of its own came from."""

import unicodedata
from dataclasses import dataclass

_PLAIN = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′ʼ`´＇", "'"),
        **dict.fromkeys("“”„‟″«»＂", '"'),
        **dict.fromkeys("‐‑‒–—―−﹣－", "-"),
        "…": "...",
    }
)
_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"


@dataclass(frozen=True, slots=True)
class Folded:
    """A plainer spelling: ``text[i]`` comes from code point ``origins[i]`` of the original."""

    text: str
    origins: tuple[int, ...]

    def whole(self, start: int, end: int) -> bool:
        """Whether ``start:end`` cuts no original code point and no accent off its letter."""
        opens = start == 0 or self.origins[start - 1] != self.origins[start]
        closes = end == len(self.text) or (
            self.origins[end - 1] != self.origins[end] and not unicodedata.combining(self.text[end])
        )
        return opens and closes


def typography(text: str) -> Folded:
    """Curly quotes, dashes and ellipses made plain, accents apart from letters."""
    pairs = [
        (plain, at) for at, char in enumerate(text) for plain in unicodedata.normalize("NFD", char).translate(_PLAIN)
    ]
    return _folded(pairs)


def spacing(text: str) -> Folded:
    """``typography``, and every run of white space one space, and nothing that cannot be seen."""
    pairs: list[tuple[str, int]] = []
    plain = typography(text)
    for char, at in zip(plain.text, plain.origins, strict=True):
        if char in _UNSEEN:
            continue
        if char.isspace():
            if pairs and pairs[-1][0] == " ":
                continue
            pairs.append((" ", at))
        else:
            pairs.append((char, at))
    return _folded(pairs)


def case(text: str) -> Folded:
    """``spacing``, in small letters."""
    loose = spacing(text)
    return _folded(
        [(small, at) for char, at in zip(loose.text, loose.origins, strict=True) for small in char.casefold()]
    )


def _folded(pairs: list[tuple[str, int]]) -> Folded:
    return Folded("".join(char for char, _ in pairs), tuple(at for _, at in pairs))
