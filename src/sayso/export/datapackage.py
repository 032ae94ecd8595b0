"""Exported files and their tables go in; the Frictionless ``datapackage.json`` that describes them comes out.

After https://specs.frictionlessdata.io/tabular-data-package/: every column with its type, format and meaning, how
empty cells and cells of a delimited file are written, and which columns refer to another file of the package.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sayso.export.columns import Column, ColumnType, columns_of
from sayso.export.descriptions import DESCRIPTIONS, TITLES, WORDS
from sayso.export.layout import PLAIN, Layout
from sayso.model.tables import TABLES

NAME = "datapackage.json"
"""What the file is called, by the specification."""

MEDIA_TYPES = {
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "jsonl": "application/jsonl",
    "json": "application/json",
    "parquet": "application/vnd.apache.parquet",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

DELIMITERS = {"csv": ",", "tsv": "\t"}

JOURNAL = "sayso:journal"
"""The property of a resource of claims that holds the uid of the newest journal entry when it was written."""

KEYS = {
    "claims": "claim_uid",
    "articles": "article_uid",
    "sources": "source_uid",
    "outlets": "outlet_uid",
    "attributions": "attribution_uid",
    "stories": "story",
    "questions": "question_uid",
    "places": "place_ref",
}
"""The column that tells a table's lines apart; comparisons and origins are told apart by question and both ends."""

REFERENCES: dict[str, dict[str, tuple[str, str]]] = {
    "claims": {
        "article_id": ("articles", "article_id"),
        "outlet": ("outlets", "name"),
        "place_ref": ("places", "place_ref"),
    },
    "articles": {"outlet": ("outlets", "name")},
    "sources": {"article_id": ("articles", "article_id"), "outlet": ("outlets", "name")},
    "attributions": {"claim_uid": ("claims", "claim_uid"), "source_id": ("sources", "source_id")},
    "questions": {"story": ("stories", "story")},
    "comparisons": {
        "question_id": ("questions", "question_id"),
        "left_claim": ("claims", "claim_id"),
        "right_claim": ("claims", "claim_id"),
    },
    "origins": {"question_id": ("questions", "question_id")},
}
"""Which columns refer to a column of another table."""


@dataclass(frozen=True, slots=True)
class Exported:
    """One file that an export wrote, by its name in the folder; ``whole`` unless filters left lines out.

    ``journal`` is the uid of the newest journal entry at the time, empty if there was none, ``None`` if not known.
    ``columns`` are those that it has, ``None`` for all that the table has.
    """

    table: str
    format: str
    path: str
    layout: Layout = PLAIN
    whole: bool = True
    journal: str | None = None
    columns: tuple[str, ...] | None = None

    def has(self, column: str) -> bool:
        """Whether the file has this column of its table."""
        return self.columns is None or column in self.columns


def described(files: Iterable[Exported], before: Mapping[str, Any] | None = None) -> bytes:
    """The package's bytes; resources of ``before`` for other files stay in it."""
    made = list(files)
    paths = {file.path for file in made}
    kept = [resource for resource in (before or {}).get("resources", []) if resource.get("path") not in paths]
    told = {file.table: file for file in made if file.whole}
    resources = kept + [_resource(file, told) for file in made]
    head = {key: value for key, value in (before or {}).items() if key != "resources"}
    package = {"profile": "data-package", "name": "sayso-export"} | head
    package["resources"] = sorted(resources, key=lambda resource: str(resource.get("path")))
    return (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode()


def journal_of(package: bytes, path: str) -> str | None:
    """The journal entry up to which the claims in the file ``path`` are, by the package that lies beside it.

    A file saved under another name is taken for the package's only file of claims. Empty if there was no entry yet;
    ``None`` if the package does not say, has several files of claims at different entries, or is no package.
    """
    try:
        found = json.loads(package)
    except ValueError:
        return None
    resources = found.get("resources") if isinstance(found, dict) else None
    marked = [
        one
        for one in (resources if isinstance(resources, list) else [])
        if isinstance(one, dict) and isinstance(one.get(JOURNAL), str)
    ]
    entries = {one[JOURNAL] for one in marked if one.get("path") == path} or {one[JOURNAL] for one in marked}
    return str(entries.pop()) if len(entries) == 1 else None


def _name(file: Exported) -> str:
    return re.sub(r"[^a-z0-9._-]+", "-", file.path.lower())


def _resource(file: Exported, told: Mapping[str, Exported]) -> dict[str, Any]:
    resource: dict[str, Any] = {
        "profile": "tabular-data-resource",
        "name": _name(file),
        "path": file.path,
        "title": TITLES[file.table],
        "format": file.format,
        "mediatype": MEDIA_TYPES[file.format],
        "encoding": "utf-8",
    }
    if file.journal is not None:
        resource[JOURNAL] = file.journal
    if file.format in DELIMITERS:
        resource["dialect"] = {
            "delimiter": DELIMITERS[file.format],
            "lineTerminator": file.layout.newline,
            "quoteChar": '"',
            "doubleQuote": True,
            "skipInitialSpace": False,
            "header": True,
            "caseSensitiveHeader": True,
        }
        resource["description"] = (
            "A text that a spreadsheet would run as a formula has an apostrophe before it; "
            "one that begins with apostrophes and then such a formula has one more."
        )
    return resource | {"schema": _schema(file, told)}


def _schema(file: Exported, told: Mapping[str, Exported]) -> dict[str, Any]:
    table = file.table
    known = {column.name: column for column in columns_of(TABLES[table])}
    columns = [known[name] for name in (known if file.columns is None else file.columns)]
    schema: dict[str, Any] = {"fields": [_field(table, column) for column in columns], "missingValues": [""]}
    if table in KEYS and file.has(KEYS[table]):
        schema["primaryKey"] = [KEYS[table]]
    references = [
        {"fields": [field], "reference": {"resource": _name(told[target]), "fields": [column]}}
        for field, (target, column) in REFERENCES.get(table, {}).items()
        if target in told and file.has(field) and told[target].has(column)
    ]
    return schema | ({"foreignKeys": references} if references else {})


def _field(table: str, column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": column.type.value,
        "format": "default",
        "description": DESCRIPTIONS[table][column.name],
    }
    if column.type is ColumnType.NUMBER:
        field |= {"decimalChar": ".", "bareNumber": True}
    words = WORDS.get((table, column.name))
    if words:
        field["constraints"] = {"enum": list(words)}
    return field
