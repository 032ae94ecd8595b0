"""A line of words becomes the set that a rule looks them up in."""


def word_set(words: str) -> frozenset[str]:
    """The words of ``words``, which are separated by spaces."""
    return frozenset(words.split())
