"""Counting the independent origins behind a value."""

import pytest

from sayso.compare.origin_graph import origin_graph
from sayso.compare.origins import Backing, Voice, count_origins, outlet_key
from sayso.model.attribution import SourceKind

SPOKESMAN = Voice("s1", "the harbour board's spokesman", SourceKind.PERSON)
STATEMENT = Voice("s2", "the ministry's statement", SourceKind.DOCUMENT)
UNNAMED = Voice("s3", "a source in Northmark", SourceKind.UNNAMED)


def test_the_line_that_an_editor_reads() -> None:
    """Outlets, origins by size with their names, and what is unresolved."""
    backings = [
        Backing("A1", "Harborside Herald", credit="AP contributed to this report."),
        Backing("A2", "Estland Times", credit="With material from The Associated Press"),
        Backing("A3", "Northmark News", credit="AP"),
        Backing("A4", "Daily Lantern", (STATEMENT,)),
        Backing("A5", "Coast Radio", (SPOKESMAN, STATEMENT)),
        Backing("A6", "Evening Post", (UNNAMED,)),
        Backing("A7", "Weekly Mirror", copy_of="A1"),
    ]
    assert count_origins(backings).line == "7 outlets, 2 origins (AP; the ministry's statement), 1 unresolved"


def test_one_outlet_on_its_own_word() -> None:
    """A claim that names nobody rests on its outlet, and the line keeps to the singular."""
    assert count_origins([Backing("A1", "Estland Times")]).line == "1 outlet, 1 origin (Estland Times)"


def test_only_an_unnamed_source() -> None:
    """An unnamed source is no origin until it is resolved."""
    assert count_origins([Backing("A1", "Estland Times", (UNNAMED,))]).line == "1 outlet, 0 origins, 1 unresolved"


def test_nothing_behind_a_value() -> None:
    """No claim, no origin."""
    assert count_origins([]).line == "0 outlets, 0 origins"


def test_two_outlets_quoting_one_spokesman_are_one_origin() -> None:
    """Repeating one voice is not confirming it."""
    found = count_origins([Backing("A1", "Herald", (SPOKESMAN,)), Backing("A2", "Times", (SPOKESMAN,))])
    assert [(origin.name, origin.outlets, origin.articles) for origin in found.groups] == [
        ("the harbour board's spokesman", ("Herald", "Times"), ("A1", "A2"))
    ]


def test_quoting_an_outlet_rests_on_that_outlet() -> None:
    """'The Times reported' and the Times itself are one origin."""
    times = Voice("s9", "the Times", SourceKind.OUTLET)
    found = count_origins([Backing("A1", "Herald", (times,)), Backing("A2", "Times")])
    assert list(found.groups[0].outlets) == ["Herald", "Times"]
    assert len(found.groups) == 1


def test_an_agencys_own_report_and_its_credit_are_one_origin() -> None:
    """An agency is the same however it is spelled."""
    found = count_origins([Backing("A1", "The Associated Press"), Backing("A2", "Herald", credit="(AP)")])
    assert [origin.name for origin in found.groups] == ["AP"]


def test_a_named_source_goes_before_a_credit_line() -> None:
    """Where the text says who said it, the agency only carried it."""
    found = count_origins([Backing("A1", "Herald", (STATEMENT,), credit="AP")])
    assert [origin.name for origin in found.groups] == ["the ministry's statement"]


def test_a_copy_of_an_article_that_is_not_held() -> None:
    """Two copies of one missing article are one origin."""
    found = count_origins([Backing("A1", "Herald", copy_of="A9"), Backing("A2", "Times", copy_of="A9")])
    assert found.line == "2 outlets, 1 origin (the article A9)"


def test_a_copy_rests_on_the_original_whatever_it_names_itself() -> None:
    """A copy whose own attribution was read differently adds no origin."""
    backings = [Backing("A1", "Herald", (STATEMENT,)), Backing("A2", "Times", (SPOKESMAN,), copy_of="A1")]
    assert count_origins(backings).line == "2 outlets, 1 origin (the ministry's statement)"


def test_a_copy_keeps_its_own_source_where_the_original_names_it_too() -> None:
    """Of two sources in the original, the copied claim keeps the one it names."""
    original = [Backing("A1", "Herald", (STATEMENT,)), Backing("A1", "Herald", (SPOKESMAN,))]
    found = count_origins([*original, Backing("A2", "Times", (SPOKESMAN,), copy_of="A1")])
    assert found.groups[0].outlets == ("Herald", "Times")
    assert found.groups[0].name == "the harbour board's spokesman"


def test_articles_said_to_copy_each_other() -> None:
    """A circle of copies is one origin: that of the article that sorts first."""
    found = count_origins([Backing("A1", "Herald", (STATEMENT,), copy_of="A2"), Backing("A2", "Times", copy_of="A1")])
    assert found.line == "2 outlets, 1 origin (the ministry's statement)"


@pytest.mark.parametrize(("name", "key"), [("Agence France-Presse", "AFP"), ("The Estland Times", "estland times")])
def test_outlet_key(name: str, key: str) -> None:
    """Agencies have one key for all spellings, outlets their plain name."""
    assert key == outlet_key(name)


def test_a_word_that_contains_an_agencys_letters_is_no_credit() -> None:
    """'Map' does not credit AP."""
    assert [origin.name for origin in count_origins([Backing("A1", "Herald", credit="Map by A. Pine")]).groups] == [
        "Herald"
    ]


GUARD = Voice("s4", "the coast guard", SourceKind.INSTITUTION, local=True)


def test_a_source_that_one_article_describes_is_unresolved() -> None:
    """'the coast guard' of two articles may be one or two."""
    backings = [Backing("A1", "Estland Times", (GUARD,)), Backing("A2", "Coast Radio", (STATEMENT,))]
    assert count_origins(backings).line == "2 outlets, 1 origin (the ministry's statement), 1 unresolved"


def test_a_credited_agency_is_surer_than_a_loose_end() -> None:
    """What nobody has settled and only its article knows does not split a wire report; a settled source does."""
    loose = [
        Backing(
            f"A{number}",
            outlet,
            (Voice(f"s{number}", "officials", SourceKind.UNNAMED, local=True),),
            credit="AP",
            loose=True,
        )
        for number, outlet in enumerate(("Estland Times", "Coast Radio"), start=5)
    ]
    assert count_origins(loose).line == "2 outlets, 1 origin (AP)"
    settled = [Backing(one.article, one.outlet, one.chain, credit="AP") for one in loose]
    assert count_origins(settled).line == "2 outlets, 0 origins, 2 unresolved"


def test_a_claim_in_a_paragraph_of_its_own_stands_on_its_own() -> None:
    """What an article adds to what it copied is not the original's."""
    backings = [
        Backing("A1", "Herald", (STATEMENT,)),
        Backing("A2", "Times", copy_of="A1", claim="C2"),
        Backing("A2", "Times", (SPOKESMAN,), claim="C3"),
    ]
    assert count_origins(backings).line == (
        "2 outlets, 2 origins (the ministry's statement; the harbour board's spokesman)"
    )


def test_a_copied_claim_follows_the_same_words_of_the_original() -> None:
    """The original gives two values to two sources."""
    backings = [
        Backing("A1", "Herald", (STATEMENT,), quote="12"),
        Backing("A1", "Herald", (SPOKESMAN,), quote="15"),
        Backing("A2", "Times", copy_of="A1", quote="15"),
    ]
    assert [("the harbour board's spokesman", 2), ("the ministry's statement", 1)] == [
        (origin.name, len(origin.outlets)) for origin in count_origins(backings).groups
    ]


def test_a_headline_rests_on_whoever_the_text_names() -> None:
    """The same words without a source, in the same article; another number is the outlet's own."""
    backings = [
        Backing("A1", "Herald", quote="At least 12"),
        Backing("A1", "Herald", (STATEMENT,), quote="at least 12"),
        Backing("A1", "Herald", quote="15"),
    ]
    assert count_origins(backings).line == "1 outlet, 2 origins (Herald; the ministry's statement)"


def test_a_digest_rests_on_what_it_digests() -> None:
    """Its own outlet named as the source is no other; somebody whom it names is."""
    own = Voice("s8", "the Weekly Mirror", SourceKind.OUTLET)
    report = "Estland Times: a report by A. Pine, undated"
    backings = [
        Backing("A1", "Estland Times"),
        Backing("A2", "Weekly Mirror", digest_of=report),
        Backing("A3", "Weekly Mirror", (own,), digest_of=report),
        Backing("A4", "Weekly Mirror", (STATEMENT,), digest_of=report),
    ]
    assert count_origins(backings).line == "2 outlets, 2 origins (Estland Times; the ministry's statement)"


@pytest.mark.parametrize(
    ("credit", "byline", "origin"),
    [
        ("With files from Reuters", "", "Reuters"),
        ("Additional reporting by Agence France-Presse.", "", "AFP"),
        ("", "HARROW (AP) —", "AP"),
        ("", "By Ana Berg, Associated Press", "AP"),
        ("", "Ana Berg for Reuters", "Reuters"),
        ("", "By Ansa Berg", "Herald"),
        ("", "By Ana Berg in Efe", "Herald"),
        ("AP Photo/Ana Berg", "", "Herald"),
        ("Reporting by Ana Berg; additional reporting by Ulf Sand", "", "Herald"),
    ],
)
def test_the_lines_that_name_an_agency(credit: str, byline: str, origin: str) -> None:
    """A name within another, and who took the picture, name none."""
    found = count_origins([Backing("A1", "Herald", credit=credit, byline=byline)])
    assert [origin] == [one.name for one in found.groups]


def test_agencies_without_a_name_are_unresolved() -> None:
    """They may be anybody's."""
    found = count_origins([Backing("A1", "Herald", byline="Staff and agencies")])
    assert found.line == "1 outlet, 0 origins, 1 unresolved"


def test_sources_that_may_be_one_leave_all_but_one_unresolved() -> None:
    """Until somebody can tell; who is doubted alone is known."""
    minister = Voice("s5", "the minister", SourceKind.PERSON, unsure=("s2", "s99"))
    backings = [Backing("A1", "Herald", (STATEMENT,)), Backing("A2", "Times", (minister,))]
    assert count_origins(backings).line == "2 outlets, 1 origin (the minister), 1 unresolved"
    assert count_origins(backings[1:]).line == "1 outlet, 1 origin (the minister)"


def test_how_much_rests_on_suggestion() -> None:
    """An origin that some claim is settled on is not only suggested."""
    suggested = Voice("s2", "the ministry's statement", SourceKind.DOCUMENT, suggested=True)
    spokesman = Voice("s1", "the harbour board's spokesman", SourceKind.PERSON, suggested=True)
    backings = [Backing("A1", "Herald", (suggested,)), Backing("A2", "Times", (spokesman,))]
    assert 2 == count_origins(backings).suggested
    assert 1 == count_origins([*backings, Backing("A3", "Post", (STATEMENT,))]).suggested


def test_the_graph_of_who_has_it_from_whom() -> None:
    """From the origin over its sources to each claim, and from there to its copies."""
    backings = [
        Backing("A1", "Herald", (SPOKESMAN, STATEMENT), claim="C1", quote="12"),
        Backing("A2", "Times", copy_of="A1", claim="C2", quote="12"),
        Backing("A3", "Post", claim="C3", credit="AP", quote="12"),
    ]
    assert [
        ("AP", "AP", "C3", "credit", "read"),
        ("the ministry's statement", "the ministry's statement", "s1", "said", "settled"),
        ("the ministry's statement", "the harbour board's spokesman", "C1", "said", "settled"),
        ("the ministry's statement", "12", "C2", "copy", "read"),
    ] == [
        (edge.origin, edge.giver.name, edge.taker.id, edge.how.value, edge.status.value)
        for edge in origin_graph(backings)
    ]


def told(*credits_: str) -> str:
    """The origins of articles with these credit lines, each of an outlet of its own."""
    line = count_origins(Backing(f"A{n}", f"Herald {n}", credit=credit) for n, credit in enumerate(credits_)).line
    return line.partition(", ")[2]


@pytest.mark.parametrize(
    ("credits_", "line"),
    [
        (("AP, Reuters",), "1 origin (AP and Reuters)"),
        (("AP, Reuters", "Reuters"), "1 origin (Reuters)"),
        (("Reuters and AP", "AP", "Reuters"), "2 origins (AP; Reuters)"),
        (("AP, Reuters", "Reuters, AFP"), "1 origin (Reuters)"),
        (("AP, Reuters", "AFP, EFE"), "2 origins (AFP and EFE; AP and Reuters)"),
        (("AP, Reuters", "AFP, EFE", "Reuters, AFP"), "2 origins (AFP; AP and Reuters)"),
        (("AP\nReuters contributed", "AP and Reuters"), "1 origin (AP and Reuters)"),
        (("AP, Reuters", "AFP"), "2 origins (AFP; AP and Reuters)"),
    ],
)
def test_all_agencies_that_are_credited_count(credits_: tuple[str, ...], line: str) -> None:
    """Nobody says which of them told it: as few as account for all are counted, in whatever order they are named."""
    assert [line, line] == [told(*credits_), told(*reversed(credits_))]


def test_two_origins_of_one_name_are_told_apart() -> None:
    """By who has it from them; in the graph each has a key of its own."""
    backings = [
        Backing("A1", "Herald", (Voice("s7", "Jo Pine", SourceKind.PERSON),), claim="C1"),
        Backing("A2", "Times", (Voice("s8", "Jo Pine", SourceKind.PERSON),), claim="C2"),
    ]

    assert "2 origins (Jo Pine, told by Herald; Jo Pine, told by Times)" in count_origins(backings).line
    assert ["source s7", "source s8"] == [edge.key for edge in origin_graph(backings)]
