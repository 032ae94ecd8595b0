import sys
from pathlib import Path

import pytest
import spacy

from sayso.extract import ner
from sayso.extract.votes import Entity
from sayso.model.errors import ConfigError
from sayso.model.text import Span

TEXT = "The ferry to Hollow Reach left on Monday."


def test_a_pipeline_in_a_folder_marks_its_entities(pipeline: str) -> None:
    """Spans count code points of the text; the engine is called by language and name."""
    votes = ner.votes_of(pipeline, TEXT)
    assert votes.engine == "en_test_rules"
    assert votes.entities == (Entity(Span(13, 25), "GPE"), Entity(Span(34, 40), "DATE"))


def test_offsets_hold_behind_letters_of_every_width(pipeline: str) -> None:
    """Emoji, combining marks, line ends and lone surrogates move no offset."""
    before = "\U0001f600 e\u0301\r\n\x00 \ud800 "
    [entity, *_] = ner.votes_of(pipeline, before + TEXT).entities
    assert entity.span.of(before + TEXT) == "Hollow Reach"


@pytest.mark.parametrize("joint", ["\n\n", "\n", " "])
def test_long_texts_are_read_in_pieces(pipeline: str, joint: str) -> None:
    """No entity is lost or moved where a piece ends."""
    copies = 2 * ner.PIECE // len(TEXT)
    text = joint.join([TEXT] * copies)
    entities = ner.votes_of(pipeline, text).entities
    assert [entity.span.of(text) for entity in entities] == ["Hollow Reach", "Monday"] * copies


def test_a_missing_pipeline_is_named_with_the_next_step() -> None:
    """Nothing is downloaded: the user is told what is missing."""
    with pytest.raises(ConfigError, match="spaCy finds no pipeline called 'en_nowhere_xl'"):
        ner.check("en_nowhere_xl")


def test_missing_spacy_is_named_with_the_next_step(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the extra, the message says how to install it."""
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(ConfigError, match=r"needs spaCy, which is not installed; run `pip install 'sayso\[ner\]'`"):
        ner.check("en_core_web_none")


def test_a_pipeline_without_entities_is_refused(tmp_path: Path) -> None:
    """A vote that can never be cast would look like agreement."""
    made = spacy.blank("en")
    made.add_pipe("sentencizer")
    made.to_disk(tmp_path / "bare")
    with pytest.raises(ConfigError, match="marks no entities"):
        ner.check(str(tmp_path / "bare"))


def test_a_damaged_pipeline_is_refused_in_one_line(pipeline: str, tmp_path: Path) -> None:
    """Whatever loading raises becomes a sentence."""
    folder = tmp_path / "damaged"
    folder.mkdir()
    (folder / "meta.json").write_bytes((Path(pipeline) / "meta.json").read_bytes())
    (folder / "config.cfg").write_text("[nlp]\nlang = 3\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="does not load") as refused:
        ner.check(str(folder))
    assert "\n" not in str(refused.value)
