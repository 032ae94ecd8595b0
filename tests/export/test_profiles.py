import tomllib
from dataclasses import fields, make_dataclass, replace
from typing import Any

import pytest

from sayso.export import profiles
from sayso.export.columns import columns_of
from sayso.export.csv import encode
from sayso.export.profiles import ARROW, Profile, Protected, profiles_in, shipped
from sayso.model.errors import ConfigError
from sayso.model.tables import TABLES, AttributionLine, ClaimLine, SourceLine
from sayso.store.listing import chains

HIDDEN = {"Mayor Ada Penrose": "a local official"}
NEVER_PUBLIC = {
    "note",
    "logged_by",
    "logged_at",
    "linked_by",
    "ruled_by",
    "reliability",
    "aliases",
    "source_uid",
    "byte",
}


@pytest.fixture
def claims(lines: list[ClaimLine]) -> list[ClaimLine]:
    """Claims of several kinds; the first is accepted, and a mayor said it."""
    return lines


@pytest.mark.parametrize("name", ["public", "desk"])
def test_shipped_profiles_name_columns_that_exist_and_every_table(name: str) -> None:
    """Reading the file proves each column; both let something out of every table."""
    assert list(TABLES) == list(shipped()[name].columns)


def test_the_desk_has_every_column_there_is() -> None:
    """A column that is added fails here until somebody decides whether the desk, and readers, may have it."""
    listed = {table: set(names) for table, names in shipped()["desk"].columns.items()}

    assert {table: {one.name for one in columns_of(line)} for table, line in TABLES.items()} == listed


def test_readers_get_no_notes_no_staff_and_no_handles_on_sources() -> None:
    """In no table; and claims are those that an editor accepted."""
    public = shipped()["public"]

    assert set() == {name for names in public.columns.values() for name in names} & NEVER_PUBLIC
    assert (Protected.DESCRIBED, {"status": ("accepted",)}) == (public.protected, public.rows["claims"])


def test_a_column_added_later_leaves_under_no_profile(claims: list[ClaimLine], monkeypatch: pytest.MonkeyPatch) -> None:
    """A line grows a column; what is exported under a profile does not."""
    grown = make_dataclass("ClaimLine", [("tipster", str)], bases=(ClaimLine,), frozen=True, kw_only=True)
    values = {one.name: getattr(claims[0], one.name) for one in fields(claims[0])}
    line = grown(**values, tipster="the name that must not leave")
    monkeypatch.setitem(TABLES, "claims", grown)
    monkeypatch.setattr(profiles, "_narrowed", profiles._narrowed.__wrapped__)
    for profile in shipped().values():
        written = b"".join(encode(profile.let("claims", [line], {}), profile.line_type("claims")))

        assert b"tipster" not in written
        assert b"must not leave" not in written


def test_columns_are_written_in_the_order_of_the_profile(claims: list[ClaimLine]) -> None:
    """And nothing but them."""
    profile = Profile(name="p", columns={"claims": ("outlet", "quote", "low")})
    written = b"".join(encode(profile.let("claims", claims[:1], {}), profile.line_type("claims")))

    assert b'outlet,quote,low\nQuillmouth Post,"at least 1,200 ""boats""",1200\n' == written


def test_lines_without_the_wanted_values_stay(claims: list[ClaimLine]) -> None:
    """A profile limits rows by what a column says, listed or not."""
    profile = Profile(name="p", columns={"claims": ("quote",)}, rows={"claims": {"status": ("accepted",)}})
    let = list(profile.let("claims", claims, {}))

    assert {"accepted"} == {line.status for line in let}
    assert len(let) < len(claims)
    assert (True, False) == (profile.limits("claims"), profile.limits("sources"))


def test_a_protected_name_becomes_a_description_wherever_it_stands(claims: list[ClaimLine]) -> None:
    """Source, origin and chain; other chains and an outlet of that name are left as they are."""
    profile = Profile(name="p", columns={"claims": ("source",)})
    deep = replace(claims[0], source="the union", attribution="Mayor Ada Penrose < the union < Mayor Ada Penrose")
    near = replace(claims[0], source="Penrose", origin="Penrose", attribution="Post < Penrose")
    told = list(profile.let("claims", [claims[0], deep, near], HIDDEN))

    assert ("a local official", "a local official", "Quillmouth Post < a local official") == (
        told[0].source,
        told[0].origin,
        told[0].attribution,
    )
    assert "Mayor Ada Penrose < the union < a local official" == told[1].attribution
    assert near is told[2]
    assert chains.ARROW == ARROW


SOURCE = SourceLine(
    source_id="S1",
    source_uid="made of the name",
    kind="person",
    name="Mayor Ada Penrose",
    aliases="Ada P.",
    description="a local official",
    outlet="",
    article_id="",
    publisher="",
    published="",
    reliability="B",
    status="confirmed",
    protected=True,
    claims=2,
    same_as="",
    note="call her at home",
)


def test_a_protected_source_loses_name_aliases_note_and_uid() -> None:
    """One that is not protected loses nothing."""
    profile = Profile(name="p", columns={"sources": ("name",)})
    (told,) = profile.let("sources", [SOURCE], HIDDEN)
    (open_,) = profile.let("sources", [replace(SOURCE, protected=False)], HIDDEN)

    assert ("a local official", "", "", "") == (told.name, told.aliases, told.note, told.source_uid)
    assert "made of the name" == open_.source_uid


@pytest.mark.parametrize(
    ("protected", "count"), [(Protected.OMITTED, 0), (Protected.DESCRIBED, 1), (Protected.NAMED, 1)]
)
def test_protected_sources_may_be_left_out_with_what_they_said(
    claims: list[ClaimLine], protected: Protected, count: int
) -> None:
    """Their record, their claims and their hops."""
    hop = AttributionLine(
        attribution_uid="a",
        claim_id="C1",
        claim_uid="c",
        hop=1,
        source_id="S1",
        source="Mayor Ada Penrose",
        source_kind="person",
        cue="said",
        cue_start=None,
        cue_end=None,
        basis="",
        channel="",
        linked_by="ed",
        linked_at=claims[0].logged_at,
        status="settled",
        words="the mayor",
        rule="",
        why="",
        content_start=None,
        content_end=None,
    )
    lines: dict[str, Any] = {"claims": claims[0], "sources": SOURCE, "attributions": hop}
    profile = Profile(name="p", columns={}, protected=protected)
    for table, line in lines.items():
        let = list(profile.let(table, [line], HIDDEN))

        assert count == len(let)
        assert protected is Protected.NAMED or not [one for one in let if getattr(one, "words", "")]
        assert (protected is Protected.NAMED) == (let == [line])


def test_a_table_that_is_not_listed_does_not_leave() -> None:
    """The message says which do."""
    with pytest.raises(ConfigError, match="profile p lets no sources out; it has claims"):
        Profile(name="p", columns={"claims": ("quote",)}).line_type("sources")


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ("partner = 1", "profile partner is no table"),
        ("[partner]", "lists no columns"),
        ("[partner.columns]", "lists no columns"),
        ("[partner.columns]\nclaim = ['quote']", "'claim' is no table; did you mean 'claims'"),
        ("[partner.columns]\nclaims = ['qoute']", "'qoute' is no column of claims; did you mean 'quote'"),
        ("[partner.columns]\nclaims = ['quote', 'quote']", "lists claims.quote twice"),
        ("[partner.columns]\nclaims = 'quote'", "columns of claims are no list of words"),
        ("[partner.columns]\nclaims = []", "columns of claims are no list of words"),
        ("[partner.columns]\nclaims = [1]", "columns of claims are no list of words"),
        ("[partner]\ncolumn = 1\n[partner.columns]\nclaims = ['quote']", "'column' is no key; did you mean 'columns'"),
        ("[partner]\nprotected = 'hidden'\n[partner.columns]\nclaims = ['quote']", "'hidden' is no word for protected"),
        ("[partner]\nprotected = 1\n[partner.columns]\nclaims = ['quote']", "1 is no word for protected"),
        ("[partner]\nrows = 1\n[partner.columns]\nclaims = ['quote']", "rows are no table"),
        ("[partner.columns]\nclaims = ['quote']\n[partner.rows]\nclaims = 1", "rows are no table"),
        (
            "[partner.columns]\nclaims = ['quote']\n[partner.rows.sources]\nkind = ['person']",
            "'sources' is no table among",
        ),
        ("[partner.columns]\nclaims = ['quote']\n[partner.rows.claims]\nlow = ['1']", "'low' is no text column"),
        ("[partner.columns]\nclaims = ['quote']\n[partner.rows.claims]\nstatus = 'accepted'", "are no list of words"),
        (
            "[partner.columns]\nclaims = ['quote']\n[partner.rows.claims]\nstatus = ['acepted']",
            "did you mean 'accepted'",
        ),
        ("[partner.columns]\nsources = ['source_uid']", "source_uid, which may be made of a protected source's name"),
    ],
)
def test_a_wrong_profile_is_told_what_is_wrong(toml: str, said: str) -> None:
    """The file, the profile, the word, and the nearest that would do."""
    with pytest.raises(ConfigError) as refused:
        profiles_in(tomllib.loads(toml), "ours.toml")
    assert str(refused.value).startswith("ours.toml: profile partner")
    assert said in str(refused.value)


def test_a_newsrooms_own_profile() -> None:
    """Tables, rows and what protected sources are called; described unless told otherwise."""
    told = tomllib.loads(
        "[partner.columns]\nclaims = ['quote', 'outlet']\n[partner.rows.claims]\nstatus = ['accepted']\n"
        "[all]\nprotected = 'named'\n[all.columns]\nsources = ['source_uid']\n"
    )
    found = profiles_in(told, "ours.toml")

    assert ("quote", "outlet") == found["partner"].columns["claims"]
    assert (Protected.DESCRIBED, Protected.NAMED) == (found["partner"].protected, found["all"].protected)
    assert {"claims": {"status": ("accepted",)}} == found["partner"].rows
