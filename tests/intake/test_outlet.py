"""Who published, in the order of trust."""

import pytest

from sayso.intake.outlet import with_outlet
from sayso.intake.read import read
from sayso.model.errors import InputError
from sayso.model.text import Document, OutletClue, Role

REPORT = "The ferry stopped on Sunday after 42 passengers fell ill, its owner said."


def _document(text: str, name: str = "a.txt") -> Document:
    (item,) = read(name, text.encode())
    assert isinstance(item, Document)
    return item


@pytest.mark.parametrize(
    ("manifest", "option", "expected"),
    [
        ("Harrow Post", "Mill Radio", ("Harrow Post", OutletClue.MANIFEST)),
        ("", " Mill  Radio ", ("Mill Radio", OutletClue.OPTION)),
        ("", "", ("Daily Farben", OutletClue.HEADER)),
        (" ", " ", ("Daily Farben", OutletClue.HEADER)),
    ],
)
def test_manifest_goes_before_option_before_text(manifest: str, option: str, expected: tuple[str, OutletClue]) -> None:
    """An editor's word goes before the text's."""
    settled = with_outlet(_document(f"Ferry Stops\n\nDaily Farben\n\n{REPORT}"), manifest=manifest, option=option)
    assert expected == (settled.outlet, settled.outlet_clue)


def test_header_goes_before_credit_before_metadata() -> None:
    """What the article prints goes before what its format says."""
    fields = '"outlet": "Feed Title"'
    texts = (
        f"Ferry Stops\\n\\nDaily Farben\\n\\n{REPORT}\\n\\n© 2014 Mill Radio",
        f"Ferry Stops\\n\\n{REPORT}\\n\\n© 2014 Mill Radio",
        f"Ferry Stops\\n\\n{REPORT}",
    )
    settled = [with_outlet(_document(f'{{"text": "{text}", {fields}}}', "a.json")) for text in texts]
    assert [document.outlet for document in settled] == ["Daily Farben", "Mill Radio", "Feed Title"]


def test_the_line_that_names_it_becomes_its_region() -> None:
    """With the manifest it is known which of the names above the report is whose."""
    settled = with_outlet(_document(f"Ferry Stops\n\nHamra Kvarn\n\n{REPORT}"), manifest="Hamra Kvarn")
    assert [span.of(settled.text) for span in settled.spans(Role.OUTLET)] == ["Hamra Kvarn"]
    assert not settled.byline


def test_nothing_tells_it() -> None:
    """The message names the article, the hint the option."""
    with pytest.raises(InputError) as refusal:
        with_outlet(_document(f"Ferry Stops\n\n{REPORT}"), name="a.txt")
    assert refusal.value.what == "a.txt “Ferry Stops”: nothing in it says which outlet published it"
    assert refusal.value.hint == "give --outlet NAME, or list the file in a manifest"


def test_a_wire_story_asks_who_printed_it() -> None:
    """The agency may itself be the outlet; only an editor knows."""
    with pytest.raises(InputError) as refusal:
        with_outlet(_document(f"Ferry Stops\n\nHARROW (AP) — {REPORT}"), name="a.txt")
    assert "(it carries AP copy, which many outlets print)" in refusal.value.what
    assert '--outlet "AP" if AP itself published it' in refusal.value.hint
