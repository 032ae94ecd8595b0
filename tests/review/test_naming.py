"""Names as they are typed become sources that are known, or new ones of a kind."""

import pytest

from sayso.model.errors import InputError, NotFoundError
from sayso.model.tables import SourceLine
from sayso.review.naming import known_in, matching, named, typed_names


def source(ref: str, name: str, kind: str = "person", **given: object) -> SourceLine:
    """A source of this name."""
    plain: dict[str, object] = {
        "source_uid": ref, "aliases": "", "description": "", "outlet": "", "article_id": "", "publisher": "",
        "published": "", "reliability": "", "protected": False, "claims": 1, "same_as": "", "note": "",
        "status": "confirmed",
    }  # fmt: skip
    return SourceLine(source_id=ref, name=name, kind=kind, **(plain | given))  # type: ignore[arg-type]


ALL = [
    source("S1", "Ines Tarrow", aliases="the harbour master; Tarrow", claims=2),
    source("S2", "Selby Harbour Board", "institution", claims=9),
    source("S3", "a dock worker", "unnamed", article_id="A1"),
    source("S4", "a dock worker", "unnamed", article_id="A2"),
    source("S5", "I. Tarrow", same_as="S1"),
    source("S6", "Harbour News", "outlet", claims=1),
    source("S7", "Lund"),
    source("S8", "Lund", "institution"),
    source("S9", "Otto Berg", status="suggested"),
    source("S10", "Otto Berg", status="confirmed"),
]
HERE = known_in(ALL, "A1")


def test_what_another_article_describes_is_somebody_else() -> None:
    """Nor is a merged source offered beside the one that stands for it."""
    assert ["S1", "S2", "S3", "S6", "S7", "S8", "S9", "S10"] == [line.source_id for line in HERE]


@pytest.mark.parametrize(
    ("typed", "ref"),
    [
        ("S2", "S2"),
        ("s2 Selby Harbour Board", "S2"),
        ("ines tarrow", "S1"),
        ("Tarrow", "S1"),
        ("a dock worker", "S3"),
        ("person: Lund", "S7"),
        ("institution:Lund", "S8"),
        ("Otto Berg", "S10"),
    ],
)
def test_a_known_name_is_found(typed: str, ref: str) -> None:
    """By reference, name or alias; of two alike, the confirmed one, or that of the kind that is typed."""
    found = named(HERE, typed)

    assert found.source is not None
    assert (ref, ref) == (found.source.source_id, found.ref)


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("Ana Mora", "person"),
        ("a border official", "unnamed"),
        ("the Ministry of Labour", "institution"),
        ("institution: Ana Mora", "institution"),
        ("document : the list", "document"),
        ("Tarro", "person"),
    ],
)
def test_a_new_name_gets_a_kind(typed: str, kind: str) -> None:
    """The one that is typed, else the likeliest."""
    found = named(HERE, typed)

    assert (None, kind, typed.rpartition(":")[2].strip()) == (found.source, found.kind, found.ref)
    assert f"new {kind}" in found.told


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("Lund", r"'Lund' may be S7 \(person\), S8 \(institution\)"),
        ("institution: Ines Tarrow", "S1 'Ines Tarrow' is a person already"),
        ("person: ", "a source needs a name"),
    ],
)
def test_what_is_not_clear_is_refused(typed: str, message: str) -> None:
    """With the way out."""
    with pytest.raises(InputError, match=message):
        named(HERE, typed)


def test_a_reference_of_another_articles_source_is_refused() -> None:
    """It cannot have said this claim."""
    with pytest.raises(NotFoundError, match="there is no source S4 for this article"):
        named(HERE, "S4")


def test_the_likeliest_names_come_first() -> None:
    """At the beginning of a name or alias, at a word's, within; then the article's own, then by claims."""
    assert ["S6", "S2", "S1"] == [line.source_id for line in matching(HERE, "harb")]
    assert ["S3", "S1", "S6"] == [line.source_id for line in matching(HERE, "w")]
    assert [] == matching(HERE, "zzz")


def test_a_chain_is_read_from_the_outlet_inwards() -> None:
    """Empty names are left out."""
    assert ["the board", "a dock worker"] == typed_names(" the  board < a dock worker <")
