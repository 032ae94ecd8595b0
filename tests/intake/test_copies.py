"""Which passages two texts share, and the keys by which such texts are looked up."""

import random

import pytest

from sayso.intake.copies import Shared, Wording, keys_of, shared
from sayso.intake.read import read
from sayso.model.text import Document, Region, Role, Span

_WORDS = [
    f"{start}{end}{last}"
    for start in ("ka", "lo", "mi", "ne", "pu", "ri", "sa", "to")
    for end in ("ba", "den", "fol", "gar")
    for last in ("", "m", "st", "ly")
]


def _text(seed: int, length: int = 40) -> str:
    source = random.Random(seed)
    return " ".join(source.choice(_WORDS) for _ in range(length))


def _wording(*paragraphs: str) -> Wording:
    text = "\n\n".join(paragraphs)
    regions, at = [], 0
    for paragraph in paragraphs:
        regions.append(Region(Span(at, at + len(paragraph)), Role.BODY))
        at += len(paragraph) + 2
    return Wording(Document(text, tuple(regions), ""))


def _told(one: Wording, other: Wording) -> list[tuple[str, str]]:
    """The passages as words of both texts."""
    return [(each.span.of(one.text), each.other.of(other.text)) for each in shared(one, other).passages]


def _meet(one: Wording, other: Wording) -> bool:
    return bool(set(keys_of(one)) & set(keys_of(other)))


def test_the_same_words_are_a_copy() -> None:
    """In other capitals, with other line ends."""
    one, other = _wording(_text(7, 200)), _wording(_text(7, 200).upper().replace(" ", "\n"))
    assert _meet(one, other)
    assert shared(one, other).share == 1.0


def test_a_cut_and_retouched_text_is_a_copy() -> None:
    """A desk takes two thirds of the wire and changes a word in ten."""
    words = _text(7, 200).split()[:140]
    words[::10] = ["other"] * len(words[::10])
    found = shared(_wording(" ".join(words)), _wording(_text(7, 200)))
    assert found.likely
    assert 0.85 < found.share < 1


def test_one_paragraph_of_another_text_is_a_passage() -> None:
    """The rest of both is their own, wherever the paragraph stands."""
    one = _wording(_text(1), _text(2), _text(3))
    other = _wording(_text(4), _text(5), _text(2))
    assert _meet(one, other)
    assert [(_text(2), _text(2))] == _told(one, other)
    assert not shared(one, other).likely


def test_paragraphs_in_another_order_are_each_a_passage() -> None:
    """Told in the order of the first text."""
    one, other = _wording(_text(1), _text(2)), _wording(_text(2), _text(9), _text(1))
    assert [_text(1), _text(2)] == [mine for mine, _ in _told(one, other)]


def test_a_passage_goes_on_over_a_changed_word() -> None:
    """With the signs that touch its first and last words."""
    words = _text(2, 30).split()
    changed = [*words[:12], "otherwise", *words[13:]]
    one, other = _wording(f"“{' '.join(words[:6])}” {' '.join(words[6:])}."), _wording(" ".join(changed) + "!")
    assert [(one.text, other.text)] == _told(one, other)


def test_another_text_shares_nothing() -> None:
    """Though it uses the same words."""
    one, other = _wording(_text(1, 200)), _wording(_text(1000, 200))
    assert not _meet(one, other)
    assert Shared(0.0, ()).passages == shared(one, other).passages


def test_eleven_words_are_no_passage() -> None:
    """Two reporters write so many words alike by chance."""
    same = _text(3, 11)
    one, other = _wording(f"{_text(1)} {same} {_text(4)}"), _wording(f"{_text(5)} {same} {_text(6)}")
    assert [] == _told(one, other)


@pytest.mark.parametrize(("opening", "closing"), [("“", "”"), ('"', '"'), ("«", "»"), ("„", "“"), ("“", "")], ids=str)
def test_one_speakers_words_in_both_texts_are_no_passage(opening: str, closing: str) -> None:
    """Both may have been there; what they share is a source."""
    said = f"{opening}{_text(3)}{closing}"
    one, other = _wording(_text(1), f"{said}"), _wording(f"{said}", _text(2))
    assert [] == _told(one, other)


def test_a_quotation_within_a_longer_copy_is_copied_with_it() -> None:
    """The reporter's own words around it are what was copied."""
    paragraph = f"{_text(1, 14)} “{_text(3, 10)}” {_text(2, 4)}"
    assert [(paragraph, paragraph)] == _told(_wording(_text(8), paragraph), _wording(paragraph, _text(9)))


def test_a_paragraph_joined_with_another_is_still_found() -> None:
    """A key of the paragraph is one of the joined paragraphs, too, nearly always."""
    found = sum(
        _meet(
            _wording(_text(seed), _text(seed + 500)), _wording(f"{_text(seed)} {_text(seed + 900)}", _text(seed + 700))
        )
        for seed in range(100)
    )
    assert found >= 75


def test_keys_are_the_same_everywhere() -> None:
    """They are stored, and looked up by other processes on other machines."""
    assert (-8919468174440528730, -8476931497405895137) == keys_of(_wording("a b c d e f g h i j k l"))[:2]


@pytest.mark.parametrize("text", ["Comments are closed", "Some few words here"])
def test_a_few_words_are_no_copy(text: str) -> None:
    """Too little to be told apart, unless word for word."""
    assert Shared(0.0, ()) == shared(_wording(text), _wording("Some few words there"))
    assert shared(_wording(text), _wording(text)).share == 1.0


def test_a_text_without_words_has_no_keys() -> None:
    """And shares nothing, with its like neither."""
    empty = _wording("— —")
    assert ((), Shared(0.0, ())) == (keys_of(empty), shared(empty, empty))


def test_header_and_credits_are_left_aside() -> None:
    """A copy has another outlet's name above and below it."""

    def body(name: str) -> Wording:
        text = (
            f"Ferry Stops\n\n{name}\n\nHARROW (AP) — {_text(3).capitalize()}.\n\n© 2014 {name}\n\nComments are closed."
        )
        (item,) = read("a.txt", text.encode())
        assert isinstance(item, Document)
        return Wording(item)

    assert _text(3).split() == body("Mill Radio").words == body("The Harrow Post").words
