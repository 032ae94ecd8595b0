"""Agencies that articles credit together go in; which one each article rests on comes out."""

from collections.abc import Container, Iterable
from itertools import combinations


def accounting(credits_: Iterable[frozenset[str]], sure: Container[str]) -> dict[frozenset[str], str]:
    """Of each set of agencies that were credited together, one that what they tell can rest on.

    Which of several told what, nobody can say; so as few as account for all are taken: those that are ``sure`` (they
    told it by themselves) before others. Then one more report never makes fewer origins, and a copy never makes more.
    """
    held = sorted(set(credits_), key=sorted)
    open_ = [one for one in held if not any(agency in sure for agency in one)]
    named = sorted({agency for one in open_ for agency in one})
    chosen: set[str] = next(
        set(some)
        for size in range(len(named) + 1)
        for some in combinations(named, size)
        if all(one & {*some} for one in open_)
    )
    return {one: min(agency for agency in one if agency in sure or (one in open_ and agency in chosen)) for one in held}
