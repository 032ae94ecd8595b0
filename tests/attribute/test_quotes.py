"""Quotations of every make: straight, curly, TeX, single, nested, unbalanced, over paragraphs."""

import pytest

from sayso.attribute.page import read_page


def quoted(text: str) -> list[str]:
    """The words of each quotation in ``text``, marks included."""
    page = read_page(text)
    start, end = page.tokens.start, page.tokens.end
    return [text[start[one.first] : end[one.last - 1]] for one in page.quotations]


def sentences(text: str) -> list[str]:
    """The sentences of ``text``."""
    page = read_page(text)
    return [text[page.tokens.start[a] : page.tokens.end[b - 1]] for a, b in page.sentences]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('He said "yes" twice.', ['"yes"']),
        ("He said “yes” twice.", ["“yes”"]),
        ("He said ''yes'' twice.", ["''yes''"]),
        ("He said ``yes'' twice.", ["``yes''"]),
        ("He said 'yes, sir,' twice.", ["'yes, sir,'"]),
        ("He said ‘yes’ twice.", ["‘yes’"]),
        ("“Such “open” doors,” he said.", ["“Such “open” doors,”"]),
        ("“One.\n\n“Two.”\n\nThree.", ["“One.\n\n“Two.”"]),
        ("“One.\n\nTwo.", ["“One."]),
        ("“One, he said.\n\n“Two,” she said.", ["“One, he said.\n\n“Two,”"]),
        ("The workers' rights and the owners' duties.", []),
        ("He is 6'2\" tall.", []),
        ("It’s the ’90s.", []),
        ("", []),
    ],
)
def test_quotations(text: str, found: list[str]) -> None:
    """The outermost quotations are found with their marks."""
    assert quoted(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It rained. It snowed.", ["It rained.", "It snowed."]),
        ("Mr. Oru and Dr. Ito left. It rained.", ["Mr. Oru and Dr. Ito left.", "It rained."]),
        ("“It rained. It snowed,” he said. We left.", ["“It rained. It snowed,” he said.", "We left."]),
        ("“Why?” Veld asked. Nobody knew.", ["“Why?” Veld asked.", "Nobody knew."]),
        ("A headline\n\nIt rained.", ["A headline", "It rained."]),
        ("Sen. Ito (R-N.H.) left. It rained.", ["Sen. Ito (R-N.H.) left.", "It rained."]),
        ("", []),
    ],
)
def test_sentences(text: str, found: list[str]) -> None:
    """A sentence keeps the whole quotation that it holds."""
    assert sentences(text) == found
