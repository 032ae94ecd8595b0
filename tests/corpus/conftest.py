"""The shipped corpus, read once: its manifest, its documents, and what an editor is expected to log."""

import json
from pathlib import Path
from typing import Any

import pytest

from sayso.intake.manifest import ArticleEntry, Manifest, load_manifest
from sayso.intake.outlet import with_outlet
from sayso.intake.read import read
from sayso.model.text import Document

Row = dict[str, Any]
Key = tuple[str, str]

SEVERAL = (".jsonl", ".atom", ".rss")
"""Suffixes of files that hold several articles, which their own identifiers tell apart."""


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder of the seed corpus."""
    return Path(__file__).parents[2] / "seeds"


@pytest.fixture(scope="session")
def manifest(seeds: Path) -> Manifest:
    """The manifest of the seed corpus."""
    return load_manifest("manifest.toml", (seeds / "manifest.toml").read_bytes(), root=seeds)


@pytest.fixture(scope="session")
def documents(seeds: Path, manifest: Manifest) -> dict[Key, Document]:
    """Every article by file and item (empty where the file holds one), its outlet settled."""
    return {
        (entry.file, document.key if entry.file.endswith(SEVERAL) else ""): document
        for entry in manifest.articles
        for document in _documents(seeds, entry)
    }


def _documents(seeds: Path, entry: ArticleEntry) -> list[Document]:
    found = list(read(entry.file, (seeds / entry.file).read_bytes(), encoding=entry.encoding))
    refused = [item for item in found if not isinstance(item, Document)]
    assert refused == []
    return [with_outlet(item, name=entry.file, manifest=entry.outlet) for item in found if isinstance(item, Document)]


@pytest.fixture(scope="session")
def expected(seeds: Path) -> dict[str, list[Row]]:
    """The rows of every file in expected/, by the file's stem; those of an article have its ``key``, too."""
    return {
        file.stem: [_keyed(json.loads(line)) for line in file.read_text(encoding="utf-8").splitlines()]
        for file in sorted((seeds / "expected").glob("*.jsonl"))
    }


def _keyed(row: Row) -> Row:
    return {**row, "key": (row["file"], row["item"] or "")} if "file" in row else row


@pytest.fixture(scope="session")
def claims(expected: dict[str, list[Row]]) -> dict[str, Row]:
    """The expected claims by their ids."""
    return {row["id"]: row for row in expected["claims"]}
