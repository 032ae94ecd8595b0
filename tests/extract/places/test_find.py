"""Places found in texts: spans, meanings, reasons, and time."""

import itertools
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.extract.found import Found
from sayso.extract.places import find_places
from sayso.extract.sentences import split
from sayso.model.place import Place
from sayso.model.text import Span


def find(text: str, *, taken: list[Span] | None = None, demonyms: bool = False) -> list[Found]:
    """The places of ``text``."""
    return find_places(text, split(text), taken=taken or [], demonyms=demonyms)


def names(text: str) -> list[str]:
    """The words of each place of ``text``."""
    return [found.span.of(text) for found in find(text)]


def meant(text: str, name: str) -> Place:
    """What the first place called ``name`` means."""
    value = next(found.value for found in find(text) if found.span.of(text) == name)
    assert isinstance(value, Place)
    return value


def test_a_container_settles_the_sense_for_the_whole_text() -> None:
    """'Paris, Texas' makes a later 'Paris' the one in Texas."""
    text = "The mill in Paris, Texas, is shut. Workers in Paris were told on Friday."
    refs = {
        found.value.ref for found in find(text) if isinstance(found.value, Place) and found.span.of(text) == "Paris"
    }
    assert {"geonames:4717560"} == refs


def test_other_places_of_the_text_settle_an_ambiguous_name() -> None:
    """Donggang beside Liaoning is the one in Liaoning, not Taiwan's."""
    place = meant("A plant in Liaoning was closed. Its owner lives in Donggang.", "Donggang")
    assert (place.country, place.chosen.admin if place.chosen else "") == ("CN", "Liaoning")


def test_two_containers_leave_two_senses() -> None:
    """'Portland, Maine, and Portland, Oregon' are two towns, each inside its own state."""
    found = find("Portland, Maine, and Portland, Oregon, have both banned it.")
    areas = [value.chosen.admin for item in found if isinstance(value := item.value, Place) and value.chosen]
    assert ["Maine", "", "Oregon", ""] == areas


def test_a_town_and_the_province_called_after_it_are_no_rivals() -> None:
    """'Busan' is settled although city and province weigh the same; both stay candidates."""
    place = meant("The ship left Busan on Monday.", "Busan")
    assert ("city", "KR") == (place.chosen.kind if place.chosen else "", place.country)
    assert {"city", "admin1"} <= {candidate.kind for candidate in place.candidates}


def test_the_word_after_a_name_says_which_kind_is_meant() -> None:
    """'Kandahar province' is the province; 'Kandahar' elsewhere in the text stays the town."""
    found = find("Police in Kandahar province said so. Kandahar is calm.")
    kinds = [value.chosen.kind for item in found if isinstance(value := item.value, Place) and value.chosen]
    assert ["admin1", "city"] == kinds


def test_a_plural_after_a_list_says_which_kind_all_of_it_means() -> None:
    """'Niger states' at the end of a list is the Nigerian state; 'Niger states that' is the country speaking."""
    listed = meant("Camps in Sokoto, Kebbi and Niger states were hit.", "Niger")
    assert ("admin1", "NG") == (listed.chosen.kind if listed.chosen else "", listed.country)
    assert "NE" == meant("In Niamey, Niger states that it will comply.", "Niger").country


def test_a_direction_belongs_to_a_province() -> None:
    """'South Jeolla Province' is one name, also where no list has it."""
    assert ["South Jeolla Province"] == names("A storm hit South Jeolla Province.")


@pytest.mark.parametrize("firm", ["Georgia Timber Inc.", "Virginia Harbour Lines Ltd", "Texas Ferries Corp."])
def test_a_name_that_ends_as_firms_do_is_no_place(firm: str) -> None:
    """What a firm is incorporated as ends its name, whatever stands between."""
    assert [] == names(f"Shares of {firm} fell.")


@pytest.mark.parametrize(
    ("name", "country"),
    [("Geneva", "CH"), ("Venice", "IT"), ("Cologne", "DE"), ("Congo", "CD"), ("Gaza", "PS"), ("Fez", "MA")],
)
def test_renowned_names_mean_what_news_means_by_them(name: str, country: str) -> None:
    """The English names of well-known places come before towns that happen to be called so."""
    assert country == meant(f"Talks were held in {name} on Monday.", name).country


def test_company_makes_no_hamlet_of_a_capital() -> None:
    """A text about Ohio that mentions London does not mean London, Ohio."""
    place = meant("The firm of Columbus, Ohio, has plants in Dayton and Toledo and an office in London.", "London")
    assert place.country == "GB"


def test_georgia_among_american_states_is_the_state() -> None:
    """The country gives way where the text names its cities."""
    place = meant("Storms crossed Georgia and Alabama. Atlanta lost power, and so did Savannah.", "Georgia")
    assert place.country == "US"


def test_an_ambiguous_name_stays_open_with_scored_candidates() -> None:
    """With nothing to tell them apart, no candidate is chosen, and each has a score and a reason."""
    place = meant("The trial opened in Springfield on Monday.", "Springfield")
    assert place.chosen is None
    assert all(0 < candidate.score < 1 and candidate.reason for candidate in place.candidates)


def test_a_place_in_no_list_is_kept_without_candidates() -> None:
    """An unlisted village is a place all the same."""
    place = meant("They fled the village of Ostravina at night.", "Ostravina")
    assert (place.chosen, place.candidates) == (None, ())


def test_an_unlisted_place_is_one_wherever_it_stands_alone() -> None:
    """Once the text has said what Ostravina is, later mentions count; those of a person do not."""
    assert names("They fled the village of Ostravina. Ostravina had been shelled.") == ["Ostravina", "Ostravina"]
    assert names("Fans of the town of Voteliana met. Voteliana said so.") == ["Voteliana"]


def test_a_path_in_a_web_address_is_no_place() -> None:
    """'Paris/London' names two places, the address of a page none."""
    assert names("The Paris/London train; see example.org/Travel/Paris for more.") == ["Paris", "London"]


def test_every_place_says_why() -> None:
    """The rule has a dotted name and the reason is in words."""
    (found,) = find("He was shot in Memphis.")
    assert (found.rule, found.why) == ("places.name", "after 'in'")


def test_a_name_over_a_line_break_keeps_its_words() -> None:
    """The span covers the break; the name has a space."""
    text = "She moved to New\nYork in May."
    (found,) = find(text)
    assert isinstance(found.value, Place)
    assert (found.span.of(text), found.value.name) == ("New\nYork", "New York")


def test_taken_spans_are_left_alone() -> None:
    """A place inside a span that another finder took is not found again."""
    text = "It opened in Houston in spring."
    assert find(text, taken=[Span(10, 20)]) == []


def test_touching_a_taken_span_is_no_overlap() -> None:
    """Half-open spans that only touch leave the place free."""
    text = "It opened in Houston in spring."
    assert len(find(text, taken=[Span(0, 13), Span(20, 31)])) == 1


def test_demonyms_only_when_asked_for() -> None:
    """'North Korean' is a place of the country only on request."""
    text = "North Korean workers went home."
    assert find(text) == []
    (found,) = find(text, demonyms=True)
    assert isinstance(found.value, Place)
    assert (found.span.of(text), found.value.country, found.rule) == ("North Korean", "KP", "places.demonym")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no capitals here at all",
        "He said he would.",
        "I told Mr. Paris, Mrs. London and Dr. Houston.",
        "Chad said he was late.",
        "A 4.2 GPA and the SAT.",
    ],
)
def test_texts_without_places(text: str) -> None:
    """Nothing is found where nothing is a place."""
    assert find(text) == []


WORDS = st.sampled_from(
    [
        "Paris", "Fort", "Zqarth", "Corp.", "flu", "Street", "Co.", "North Korean", "and", "counties", "al-", "Mr",
        "district", "Texas", "Mr.", "in", "of", "the", ",", ".", "County", "St.", "Louis", "U.S.", "D-", "Mass.",
        "-based", "North", "Korea", "said", "\n", "(AP)", "--", "City", "New", "York", "'s", "’s", "É", "ß", "I",
        "River", "9",
    ]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(
        st.text(max_size=200), st.lists(WORDS, max_size=40).map(" ".join), st.lists(WORDS, max_size=40).map("".join)
    )
)
def test_any_text_gives_spans_that_hold_their_words(text: str) -> None:
    """Spans lie inside the text, in order, apart, and never hold white space at their ends."""
    end = 0
    for found in find(text, demonyms=True):
        assert end <= found.span.start < found.span.end <= len(text)
        words = found.span.of(text)
        assert words == words.strip()
        assert isinstance(found.value, Place)
        assert found.value.name == " ".join(words.split())
        end = found.span.end


HOSTILE = {
    "capitals": "A",
    "capitalised": "Paris ",
    "commas": "Paris, ",
    "initials": "U.S.",
    "dots": "St. ",
    "hyphens": "Al-",
    "links": "Rio de ",
    "apostrophes": "O'",
    "newlines": "\n",
    "spaces": " ",
    "quotes": '("',
    "county": "X County ",
    "streets": "West Main Street ",
    "persons": "John Q. ",
    "described": "Zqarth, a village in ",
    "listed": "in Zqarth and ",
    "particles": "in Zqarth del Zqarth del ",
    "datelines": "PORT ZQARTH, March 3 -\n",
    "two senses": "Portland, Maine, and Portland, Oregon, ",
    "far cues": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa Paris ",
    "news": "The mayor of Paris, Texas, told Mr. Hill in Rome on Friday that York County would pay. ",
}  # fmt: skip


def all_different(size: int) -> str:
    """A text of ``size`` characters in which every name is another one, and none is known."""
    letters = "bcdfgklmnprst"
    names = (f"in {a.upper()}o{b}a{c}u{d} " for a, b, c, d in itertools.product(letters, repeat=4))
    return "".join(itertools.islice(names, size // 11))


@pytest.mark.parametrize("pattern", [*sorted(HOSTILE), "all different"])
def test_time_is_linear(pattern: str) -> None:
    """Eight times the text takes well under three times eight times as long."""
    unit = HOSTILE.get(pattern, "")
    short, long = (unit * (size // len(unit)) if unit else all_different(size) for size in (25_000, 200_000))
    find_places(short, split("x"))

    def seconds(text: str) -> float:
        best = 1e9
        for _ in range(3):
            start = time.process_time()
            find_places(text, split("x"))
            best = min(best, time.process_time() - start)
        return best

    assert seconds(long) < 24 * max(seconds(short), 0.002)


def test_a_hamlet_does_not_take_the_name_of_a_great_town_from_it() -> None:
    """A state in the text is too little company for one of its hamlets."""
    assert "GB" == meant("Leeds won again on Saturday. The match was shown in Utah.", "Leeds").country


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Thames Valley Police said a man was held in Reading.", ["Reading"]),
        ("Boats came up the Thames Valley on Friday.", ["Thames Valley"]),
        ("A bus and a van collided at 5th and Washington on Monday.", []),
        ("Talks ended in Washington on Monday.", ["Washington"]),
    ],
)
def test_a_force_and_a_corner_are_no_places(text: str, places: list[str]) -> None:
    """What they are called after is, where it stands by itself."""
    assert places == names(text)


@pytest.mark.parametrize(
    ("text", "written", "kind"),
    [
        ("The trial opened in New York on Monday.", "New York", "city"),
        ("They moved to Rochester, New York, in May.", "New York", "admin1"),
        ("Snow fell across western New York overnight.", "New York", "admin1"),
        ("The road to Tbilisi, Georgia, was shut.", "Georgia", "country"),
    ],
)
def test_a_state_and_a_town_of_one_name_are_told_apart(text: str, written: str, kind: str) -> None:
    """By what stands beside the name: a town that it holds, or a part that only a state has."""
    places = find_places(text, split(text))
    found = next(one for one in places if one.span.of(text) == written)
    assert isinstance(found.value, Place)
    assert found.value.chosen is not None
    assert found.value.chosen.kind == kind
