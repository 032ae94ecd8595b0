"""How texts as outlets lay them out divide into regions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.intake.regions.divide import Layout, divide
from sayso.model.text import OutletClue, Role

REPORT = "The ferry stopped on Sunday after 42 passengers fell ill, its owner said."
MORE = "About 1,200 people travel on it each day, and all will have to wait."


def _told(text: str) -> list[tuple[str, str]]:
    return [(region.role.value, region.span.of(text)) for region in divide(text).regions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"Ferry Stops\n\nMill Radio\nMin Seo\n\n{REPORT}",
            [("headline", "Ferry Stops"), ("outlet", "Mill Radio"), ("byline", "Min Seo"), ("body", REPORT)],
        ),
        (
            f"The Harrow Post\n\nFerry stops after 42 fall ill\nBy Min Seo\nMarch 2, 2014\n\n{REPORT}",
            [
                ("outlet", "The Harrow Post"),
                ("headline", "Ferry stops after 42 fall ill"),
                ("byline", "By Min Seo"),
                ("boilerplate", "March 2, 2014"),
                ("body", REPORT),
            ],
        ),
        (
            f"Ferry Stops | The Harrow Post\n{REPORT}",
            [("headline", "Ferry Stops"), ("outlet", "The Harrow Post"), ("body", REPORT)],
        ),
        (
            f"Ferry Stops HARROW BAY, South Isle (AP) — {REPORT}",
            [("headline", "Ferry Stops"), ("dateline", "HARROW BAY, South Isle (AP)"), ("body", REPORT)],
        ),
        (
            f"Ferry Stops\n\nharbour-feb-2014.jpg The ferry in its harbour, Feb. 11, 2014.\n\n{REPORT}",
            [
                ("headline", "Ferry Stops"),
                ("boilerplate", "harbour-feb-2014.jpg"),
                ("caption", "The ferry in its harbour, Feb. 11, 2014."),
                ("body", REPORT),
            ],
        ),
        (
            f"Ferry Stops\n\nharbour.png\nThe ferry in its harbour.\n\n{REPORT}",
            [
                ("headline", "Ferry Stops"),
                ("boilerplate", "harbour.png"),
                ("caption", "The ferry in its harbour."),
                ("body", REPORT),
            ],
        ),
        (
            f"Ferry Stops\n\n{REPORT}\n\n What comes next\n\n{MORE}",
            [("headline", "Ferry Stops"), ("body", REPORT), ("subhead", "What comes next"), ("body", MORE)],
        ),
        (
            f"Ferry Stops\n\n{REPORT} (Reporting by Min Seo; Editing by Ann Lee)",
            [("headline", "Ferry Stops"), ("body", REPORT), ("credit", "(Reporting by Min Seo; Editing by Ann Lee)")],
        ),
        (
            f"Ferry Stops\n\n{REPORT}Comments are closed.",
            [("headline", "Ferry Stops"), ("body", REPORT), ("boilerplate", "Comments are closed.")],
        ),
        (
            f"Ferry Stops\n\n{REPORT} Reported by Min Seo for Mill Radio. Share this article now",
            [
                ("headline", "Ferry Stops"),
                ("body", REPORT),
                ("credit", "Reported by Min Seo for Mill Radio."),
                ("boilerplate", "Share this article now"),
            ],
        ),
        (
            f"Title: Ferry Stops\nSource: The Harrow Post\nAuthor: Min Seo\nDate: 2 March 2014\n\n{REPORT}",
            [
                ("boilerplate", "Title:"),
                ("headline", "Ferry Stops"),
                ("boilerplate", "Source:"),
                ("outlet", "The Harrow Post"),
                ("boilerplate", "Author:"),
                ("byline", "Min Seo"),
                ("boilerplate", "Date: 2 March 2014"),
                ("body", REPORT),
            ],
        ),
        (
            f"Ferry Stops By Min Seo\n\nOwner blames cold soup for it\n\n{REPORT}",
            [
                ("headline", "Ferry Stops"),
                ("byline", "By Min Seo"),
                ("subhead", "Owner blames cold soup for it"),
                ("body", REPORT),
            ],
        ),
        (
            f"Ferry Stops\nMill Radio\nNorthern Wire\nFerry Stops\n{REPORT}",
            [
                ("headline", "Ferry Stops"),
                ("outlet", "Mill Radio"),
                ("credit", "Northern Wire"),
                ("boilerplate", "Ferry Stops"),
                ("body", REPORT),
            ],
        ),
        (REPORT, [("body", REPORT)]),
    ],
)
def test_a_layout_divides(text: str, expected: list[tuple[str, str]]) -> None:
    """Each region is exactly its words."""
    assert expected == _told(text)


@pytest.mark.parametrize(
    "line",
    [
        "Comments are closed.",
        "Comments are closed for this article",
        "Leave a reply",
        "Your email address will not be published. Required fields are marked *",
        "Add your comment using the form below. A moderator reads all of them.",
        "Share this story",
        "Facebook | Twitter | WhatsApp | Email",
        "Follow us on Telegram",
        "Subscribe to our newsletter",
        "Sign up for the morning briefing",
        "Read more: Soup recalled",
        "Advertisement",
        "Tags: ferry, soup",
        "newsroom@millradio.example",
        "* * *",
    ],
)
def test_page_words_are_boilerplate(line: str) -> None:
    """No figure in them is ever read as a claim."""
    assert ("boilerplate", line) in _told(f"Ferry Stops\n\n{REPORT}\n\n{line}\n\n{MORE}")


@pytest.mark.parametrize(
    "line",
    [
        "Comments by the mayor closed the meeting.",
        "Share prices of the ferry line fell by 4 percent.",
        "Readers who follow us know that the ferry is old.",
        "Read in full, the report blames the owner.",
        "Subscribers to the line paid 12 crowns each.",
        "Reported cases of illness rose to 42 by the evening.",
        "Written warnings went to three captains.",
        "The photo of the harbour that he sent shows two boats.",
        "Additional reporting rules apply to ferries from May.",
        "He contributed to this report by opening his books to the inspectors and then waiting for a year.",
    ],
)
def test_sentences_that_look_alike_are_body(line: str) -> None:
    """Page words and credits are told by their whole form, not by a word in them."""
    assert ("body", line) in _told(f"Ferry Stops\n\n{REPORT}\n\n{line}\n\n{MORE}")


@pytest.mark.parametrize(
    "line",
    [
        "Reported by Min Seo for Mill Radio’s Island Service. Translated by Bo Ray. Written in English by Ann Lee.",
        "(Additional reporting by Min Seo in Harrow; Editing by Ann Lee)",
        "Translated by Bo Ray.",
        "© 2014 The Harrow Post",
        "Copyright 2014 The Harrow Post. All rights reserved.",
        "All rights reserved.",
        "Min Seo and Ann Lee contributed to this report.",
        "This article was first published by The Harrow Post.",
    ],
)
def test_credit_lines_are_credits(line: str) -> None:
    """Who made and owns it."""
    assert ("credit", line) in _told(f"Ferry Stops\n\n{REPORT}\n\n{MORE}\n\n{line}")


@pytest.mark.parametrize(
    ("opening", "line", "rest"),
    [
        ("HARROW BAY, South Isle (AP) — The", "HARROW BAY, South Isle (AP)", "The"),
        ("HARROW, Feb. 11 (Reuters) - The", "HARROW, Feb. 11 (Reuters)", "The"),
        ("Harrow, 11 February (Xinhua) -- The", "Harrow, 11 February (Xinhua)", "The"),
        ("HARROW — The", "HARROW", "The"),
        ("HARROW (AP) _ The", "HARROW (AP)", "The"),
        ("O’SMACH, Ill., Oct. 4 (UPI) -- The", "O’SMACH, Ill., Oct. 4 (UPI)", "The"),
    ],
)
def test_datelines_are_cut_off(opening: str, line: str, rest: str) -> None:
    """The dash belongs to nothing."""
    told = _told(f"Ferry Stops\n\n{opening} ferry stopped on Sunday, its owner said.")
    assert [("dateline", line), ("body", f"{rest} ferry stopped on Sunday, its owner said.")] == told[1:]


@pytest.mark.parametrize("opening", ["UPDATE — The", "Q: The", "AP - The", "Harrow — The", "THE FIX IS IN — The"])
def test_other_openings_are_no_datelines(opening: str) -> None:
    """A label, a speaker, an agency alone or a place in small letters."""
    assert Role.DATELINE not in {
        region.role for region in divide(f"Ferry Stops\n\n{opening} ferry stopped on Sunday.\n\n{MORE}").regions
    }


@pytest.mark.parametrize(
    ("text", "outlet", "clue"),
    [
        (f"Ferry Stops\n\nMill Radio\n\n{REPORT}", "Mill Radio", OutletClue.HEADER),
        (f"Ferry Stops\n\nFarben\n\n{REPORT} He told Farben so.", "Farben", OutletClue.HEADER),
        (f"Ferry Stops\nBy Min Seo, Mill Island Courier\n{REPORT}", "Mill Island Courier", OutletClue.HEADER),
        (f"Ferry Stops\n{REPORT}\nReported by Min Seo for MIR’s Island Service.", "MIR", OutletClue.CREDIT),
        (f"Ferry Stops\n{REPORT}\nReported by Min Seo for Mill Radio.", "Mill Radio", OutletClue.CREDIT),
        (f"Ferry Stops\n{REPORT}\n© 2014 Farben Verlag. All rights reserved.", "Farben Verlag", OutletClue.CREDIT),
        (f"Ferry Stops\n{REPORT}\n{MORE}\nMill Radio", "Mill Radio", OutletClue.CREDIT),
        (f"Ferry Stops\n\n{REPORT}", "", None),
        (f"Ferry Stops\nMin Seo\n{REPORT}", "", None),
        (f"Ferry Stops\n\nHARROW (AP) — {REPORT}", "", None),
        (f"Ferry Stops\nBy MIN SEO, Associated Press\n{REPORT}", "", None),
        (f"Ferry Stops\n{REPORT}\n© 2014 The Associated Press. All rights reserved.", "", None),
        (f"Ferry Stops\n{REPORT}\nThe Harrow Post contributed to this report.", "", None),
        (f"Ferry Stops\n{REPORT}\n© 2014 by Min Seo", "", None),
        (f"Ferry Stops\n{REPORT}\nA source told Reuters so.", "", None),
    ],
)
def test_the_outlet_is_told_or_left_open(text: str, outlet: str, clue: OutletClue | None) -> None:
    """A wire's name says who wrote, not who published."""
    layout = divide(text)
    assert (outlet, clue) == (layout.outlet, layout.outlet_clue)


@pytest.mark.parametrize(
    ("text", "byline"),
    [
        (f"Ferry Stops\nBy Min Seo and Ann Lee\n{REPORT}", "Min Seo and Ann Lee"),
        (f"Ferry Stops\nMin Seo | Mill Radio | March 2, 2014\n{REPORT}", "Min Seo"),
        (f"Ferry Stops\n{REPORT}\n{MORE}\nReported by Min Seo for Mill Radio. Translated by Bo Ray.", "Min Seo"),
        (f"Ferry Stops\nBy the time it stopped, 42 were ill\n{REPORT}", ""),
        (f"Ferry Stops\n{REPORT}\nTranslated by Bo Ray.", ""),
    ],
)
def test_the_writer_is_told_or_left_open(text: str, byline: str) -> None:
    """A translator is not the writer."""
    assert byline == divide(text).byline


def test_a_wire_is_noted() -> None:
    """It is a reason to look for copies."""
    assert divide(f"Ferry Stops\n\nHARROW (AP) — {REPORT}").notes == ("wire copy: AP",)


def test_a_wrapped_text_keeps_its_paragraphs_whole() -> None:
    """Lines broken at a fixed width are one paragraph, and its offsets count the breaks."""
    first = "The ferry line between Harrow Bay and Mill Island stopped its\ncrossings on Sunday, its owner said."
    second = "The boats would be cleaned before they sail again next week,\nhe said to those who waited."
    assert [("headline", "Ferry Stops"), ("body", first), ("body", second)] == _told(
        f"Ferry Stops\n\n{first}\n\n{second}\n"
    )


_LINES = (
    *("Ferry Stops", "Mill Radio", "By Min Seo", "March 2, 2014", REPORT, MORE, "Comments are closed.", "a.jpg Words"),
    *("HARROW (AP) — It rained.", "© 2014 Mill Radio", "## Why", "Title: x", "* * *", "“Yes,” he said.", "## "),
)


@given(
    st.lists(st.sampled_from(_LINES) | st.text(max_size=30), max_size=12),
    st.sampled_from(["\n", "\n\n", " ", "\n \n"]),
    st.sampled_from(["", "Ferry Stops", "zzz"]),
)
def test_regions_are_sorted_apart_and_trimmed(lines: list[str], between: str, headline: str) -> None:
    """Whatever the text, and whatever headline the format gives."""
    text = between.join(lines)
    layout: Layout = divide(text, headline=headline)
    last = 0
    for region in layout.regions:
        assert last <= region.span.start < region.span.end <= len(text)
        assert region.span.of(text) == region.span.of(text).strip()
        last = region.span.end
