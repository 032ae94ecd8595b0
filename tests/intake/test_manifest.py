"""Manifests, and what may be wrong with them."""

from pathlib import Path

import pytest

from sayso.intake.manifest import ArticleEntry, load_manifest
from sayso.model.errors import InputError

WHOLE = """
[[outlet]]
name = "Mill Radio"
country = "SE"
aliases = ["MR"]

[[story]]
slug = "ferry"
title = "The ferry"

[[article]]
file = "a/one.txt"
outlet = "mr"
published = 2014-03-02
story = "ferry"
id = "one"

[[article]]
file = "a/two.txt"
outlet = "Known Post"
published = "2014-03"
id = "one"
"""


def _refused(text: str, root: Path | None = None) -> list[str]:
    return [str(error) for error in load_manifest("m.toml", text.encode(), root=root).refused]


def test_order_and_versions_are_kept() -> None:
    """Two entries with one id are two versions; TOML dates and EDTF both do."""
    manifest = load_manifest("m.toml", WHOLE.encode(), known_outlets=["Known Post"])
    assert manifest.refused == ()
    assert (
        ArticleEntry("a/one.txt", outlet="mr", published="2014-03-02", story="ferry", id="one"),
        ArticleEntry("a/two.txt", outlet="Known Post", published="2014-03", id="one"),
    ) == manifest.articles
    assert manifest.outlets[0].aliases == ("MR",)


def test_a_missing_file_costs_one_entry(tmp_path: Path) -> None:
    """The others are imported."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "one.txt").write_text("Words.")
    manifest = load_manifest("m.toml", WHOLE.encode(), root=tmp_path, known_outlets=["Known Post"])
    assert [entry.file for entry in manifest.articles] == ["a/one.txt"]
    assert [str(error) for error in manifest.refused] == [
        "m.toml: a/two.txt: no such file; put it there, or take it out of the manifest"
    ]


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (
            'outlet = "Mil Radio"',
            "m.toml: x.txt: unknown outlet 'Mil Radio'; did you mean 'Mill Radio'? Else add an [[outlet]]",
        ),
        ('outlet = "Zzz"', "m.toml: x.txt: unknown outlet 'Zzz'; add an [[outlet]]"),
        ('oulet = "Mill Radio"', "m.toml: article 1: unknown key 'oulet'; did you mean 'outlet'?"),
        ('story = "fery"', "m.toml: x.txt: unknown story 'fery'; did you mean 'ferry'? Else add a [[story]]"),
        ('published = "03/04/2014"', "m.toml: article 1: published '03/04/2014' is not understood; "),
        ("headline = [1]", "m.toml: article 1: headline is no text; "),
        ('file = ""', ""),
    ],
)
def test_a_wrong_entry_is_refused_with_the_way_out(entry: str, said: str) -> None:
    """One line each, with the nearest name where one is near."""
    head = '[[outlet]]\nname = "Mill Radio"\n[[story]]\nslug = "ferry"\n[[article]]\n'
    text = head + (entry if entry.startswith("file") else f'file = "x.txt"\n{entry}')
    (refusal,) = _refused(text)
    assert refusal.startswith(said or "m.toml: article 1: no file in it")


@pytest.mark.parametrize("file", ["../x.txt", "/etc/passwd", "a/../../x", "C:/x.txt", "a\\\\b.txt"])
def test_a_path_that_climbs_out_is_refused(file: str, tmp_path: Path) -> None:
    """Files lie below the manifest."""
    (refusal,) = _refused(f'[[article]]\nfile = "{file}"', tmp_path)
    assert "the file lies outside the manifest's folder" in refusal


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"[[article]\n", "m.toml: not TOML: "),
        (b"[[artcle]]\nfile='x'", "m.toml: unknown list [[artcle]]; did you mean 'article'?"),
        (b"[article]\nfile='x'", "m.toml: [article] is one table; write [[article]], with two brackets"),
        (b"\xff\xff", "m.toml: byte 0 (ff ff) is not UTF-8"),
    ],
)
def test_what_is_no_manifest_is_refused_whole(data: bytes, said: str) -> None:
    """There is nothing to keep."""
    with pytest.raises(InputError) as refusal:
        load_manifest("m.toml", data)
    assert str(refusal.value).startswith(said)
