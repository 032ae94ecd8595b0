"""A real spaCy pipeline that knows just what the tests tell it, saved as a user would save one."""

import warnings
from pathlib import Path

import pytest

ENTITIES = {
    "GPE": ["Hollow Reach", "Georgia", "Whitlock"],
    "PERSON": ["Jordan Odell"],
    "DATE": ["Monday"],
    "CARDINAL": ["12"],
}
"""What the pipeline of the tests sees, whatever stands around it."""


@pytest.fixture(scope="session")
def pipeline(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The folder of a saved pipeline that marks ``ENTITIES``."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what spaCy's own dependencies deprecate is not ours to mend
        import spacy  # noqa: PLC0415 - takes most of a second

    made = spacy.blank("en")
    made.add_pipe("entity_ruler").add_patterns(  # type: ignore[attr-defined]
        [{"label": label, "pattern": words} for label, names in ENTITIES.items() for words in names]
    )
    made.meta["name"] = "test_rules"
    folder: Path = tmp_path_factory.mktemp("pipeline") / "rules"
    made.to_disk(folder)
    return str(folder)
