"""What holds for all values: verdicts are symmetric and total, refinement is transitive, copies add no origin."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from sayso.compare.figures import Rate
from sayso.compare.interval import Lie, Range, lie
from sayso.compare.measures import measures_match
from sayso.compare.origin_graph import origin_graph
from sayso.compare.origins import Backing, Voice, count_origins
from sayso.compare.screening import apart, screen
from sayso.compare.verdicts import compare, refines
from sayso.model.attribution import SourceKind
from sayso.model.claim import Modality, Polarity
from sayso.model.figure import Bound, Figure, Scale
from sayso.model.place import Candidate, Place
from sayso.model.verdict import Assertion, Course, Outcome, Verdict
from sayso.model.when import Precision, TimexType, When

AMOUNTS = st.decimals(-2000, 200000, places=1) | st.integers(0, 20).map(Decimal) | st.none()
MEASURES = st.sampled_from(["", "work visas", "permits issued", "people killed", "deaths", "people", "workers injured"])
SAME_DAYS = [date(2012, 12, 31), date(2013, 1, 1), date(2013, 2, 11), date(2013, 12, 31)]
EDTF = ["2013", "2013-02-11T09:30", "2013-02-11TMO", "1990~", "XXXX-01", "XXXX-XX-XX", "XXXX-01-05", "2013/2014", "?"]


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    """Figures of any scale and bound, with ends in order."""
    ends = [draw(AMOUNTS), draw(AMOUNTS)]
    low, high = sorted(end for end in ends if end is not None) if None not in ends else ends
    if draw(st.booleans()):
        high = low
    return Figure(
        low,
        high,
        draw(st.sampled_from(Bound)),
        draw(st.sampled_from(Scale)),
        draw(st.sampled_from(["", "km", "miles", "celsius", "fahrenheit", "dozen", "crates"])),
        draw(st.sampled_from(["", "", "USD", "KPW"])),
        draw(st.sampled_from(["", "", "night", "months"])),
        draw(MEASURES),
        draw(st.sampled_from([None, Decimal("0.1"), Decimal(1), Decimal(1000)])),
    )


@st.composite
def whens(draw: st.DrawFn) -> When:
    """Dates resolved, open or not, whatever their EDTF text says."""
    earliest, latest = (draw(st.none() | st.sampled_from(SAME_DAYS) | st.dates()) for _ in range(2))
    if earliest and latest and earliest > latest:
        earliest, latest = latest, earliest
    return When(
        draw(st.sampled_from(EDTF)),
        earliest,
        latest,
        draw(st.sampled_from(Precision)),
        timex=draw(st.sampled_from(TimexType)),
        value=draw(st.sampled_from(["", "2013-02-11TEV", "2013-02-11T24:00"])),
    )


@st.composite
def places(draw: st.DrawFn) -> Place:
    """Places on a small map: towns in provinces in countries, or names alone."""
    chains = [("e",), ("e", "n"), ("e", "n", "h"), ("e", "n", "m"), ("w",), ("w", "h")]
    chain = draw(st.sampled_from(chains))
    name = draw(st.sampled_from(["Harborside", "harborside", "Millford", chain[-1]]))
    if draw(st.booleans()):
        return Place(name)
    refs = ["/".join(chain[: n + 1]) for n in range(len(chain))]
    chosen = Candidate(refs[-1], name, within=tuple(reversed(refs[:-1])))
    return Place(name, chosen, (chosen,))


ASSERTIONS = st.builds(
    Assertion,
    st.one_of(figures(), whens(), places()),
    MEASURES,
    st.none() | places(),
    st.none() | whens(),
    st.sampled_from(Polarity),
    st.sampled_from(Modality),
    course=st.sampled_from(Course),
    withdrawn=st.sampled_from([False, False, True]),
)
RATES = st.lists(
    st.sampled_from([Rate(Decimal(10000), "KPW", Decimal("3.3"), "USD"), Rate(Decimal(1), "USD", Decimal(1), "KPW")])
)


@given(ASSERTIONS, ASSERTIONS, RATES)
def test_verdicts_are_symmetric_and_total(a: Assertion, b: Assertion, rates: list[Rate]) -> None:
    """Any two assertions have a verdict with a sentence, the same one in either order."""
    there, back = compare(a, b, rates), compare(b, a, rates)
    assert (there.outcome, there.reason) == (back.outcome, back.reason)
    assert isinstance(there, Verdict)
    assert there.because.endswith(".")


@given(ASSERTIONS)
def test_nothing_conflicts_with_itself(a: Assertion) -> None:
    """A claim never contradicts its own words."""
    assert compare(a, a).outcome is not Outcome.CONFLICT


@given(figures(), figures(), figures())
def test_refinement_of_figures_is_transitive(a: Figure, b: Figure, c: Figure) -> None:
    """What refines a refinement refines the whole."""
    b, c = (replace(one, scale=a.scale, unit=a.unit, currency=a.currency, per=a.per) for one in (b, c))
    assert refines(a, a)
    if refines(a, b) and refines(b, c):
        assert refines(a, c)


@given(st.lists(whens(), min_size=3, max_size=3))
def test_refinement_of_dates_is_transitive(dates: list[When]) -> None:
    """A day of a month of a year is a day of that year."""
    a, b, c = dates
    if refines(a, b) and refines(b, c):
        assert refines(a, c)


@given(st.lists(places(), min_size=3, max_size=3))
def test_refinement_of_places_is_transitive(some: list[Place]) -> None:
    """A town of a province of a country lies in that country."""
    a, b, c = some
    if refines(a, b) and refines(b, c):
        assert refines(a, c)


@given(figures(), figures())
def test_renaming_a_measure_on_both_sides_changes_nothing(a: Figure, b: Figure) -> None:
    """The verdict depends on whether measures match, not on what they are called."""
    verdicts = [compare(Assertion(a, name), Assertion(b, name)) for name in ("seats", "hectares of orchard")]
    assert verdicts[0] == verdicts[1]


@given(MEASURES, MEASURES)
def test_measures_match_either_way(a: str, b: str) -> None:
    """The score is symmetric, within 0 and 1, and full for the same words."""
    there, back = measures_match(a, b).score, measures_match(b, a).score
    assert there == back
    assert 0 <= there <= 1
    assert not a or measures_match(a, a).score == 1


@st.composite
def ranges(draw: st.DrawFn) -> Range:
    """Ranges of small whole amounts that hold at least one amount."""
    low, high = sorted(draw(st.lists(st.fractions(0, 6, max_denominator=2), min_size=2, max_size=2)))
    opened = draw(st.booleans()) and low < high, draw(st.booleans()) and low < high
    return Range(
        None if draw(st.booleans()) and not opened[0] else low,
        None if draw(st.booleans()) and not opened[1] else high,
        *opened,
    )


@given(ranges(), ranges())
def test_ranges_lie_as_their_amounts_do(a: Range, b: Range) -> None:
    """Meeting and containing are what sampling amounts on a fine grid says."""
    grid = [n / 8 for n in range(-16, 64)]
    held_a, held_b = ({n for n in grid if _holds(one, n)} for one in (a, b))
    assert bool(held_a & held_b) == a.meets(b)
    assert (held_b <= held_a) == a.contains(b)
    assert lie(a, b) is lie(b, a)
    assert (held_a == held_b) == (lie(a, b) is Lie.SAME)


def _holds(one: Range, amount: float) -> bool:
    above = one.low is None or (amount > one.low if one.low_open else amount >= one.low)
    return above and (one.high is None or (amount < one.high if one.high_open else amount <= one.high))


VOICES = st.builds(Voice, st.sampled_from("spq"), st.just("a voice"), st.sampled_from(SourceKind)).map(
    lambda voice: replace(voice, name=f"voice {voice.uid}", uid=f"{voice.kind}-{voice.uid}")
)
BACKINGS = st.builds(
    Backing,
    st.sampled_from([f"A{n}" for n in range(6)]),
    st.sampled_from(["Harborside Herald", "Estland Times", "AP", "The Associated Press"]),
    st.lists(VOICES, max_size=3).map(tuple),
    st.sampled_from(["", "", *(f"A{n}" for n in range(6))]),
    st.sampled_from(["", "AP contributed.", "Reuters", "AP, Reuters", "Reuters and AFP"]),
    digest_of=st.sampled_from(["", "", "Estland Times: a report"]),
    byline=st.sampled_from(["", "", "Staff and agencies"]),
    quote=st.sampled_from(["", "12", "15"]),
    claim=st.sampled_from(["C1", "C2", "C3"]),
    loose=st.booleans(),
)


@given(st.lists(BACKINGS, min_size=1, max_size=8), st.data())
def test_adding_a_copy_never_raises_the_origin_count(backings: list[Backing], data: st.DataObject) -> None:
    """However a copied article names its own sources, it adds no origin, known or open."""
    before = count_origins(backings)
    original = data.draw(st.sampled_from(backings))
    copy = replace(data.draw(BACKINGS), article="A-new", copy_of=original.article)
    after = count_origins([*backings, copy])
    assert len(after.groups) <= len(before.groups)
    assert after.unresolved <= before.unresolved
    assert after.outlets >= before.outlets


@given(st.lists(BACKINGS, max_size=8))
def test_merging_two_sources_never_raises_the_origin_count(backings: list[Backing]) -> None:
    """Two that were doubted to be one, too; what was known stays, and nobody new is left unresolved."""
    kinds = SourceKind.PERSON, SourceKind.DOCUMENT

    def doubted(voice: Voice) -> Voice:
        kind, other = (SourceKind.PERSON, "q") if voice.uid.endswith("p") else (SourceKind.DOCUMENT, "p")
        unsure = (f"{SourceKind.PERSON if other == 'p' else SourceKind.DOCUMENT}-{other}",)
        return replace(voice, unsure=unsure) if voice.kind is kind else voice

    def merged(voice: Voice) -> Voice:
        kept = Voice(f"{SourceKind.PERSON}-p", "voice p", SourceKind.PERSON)
        return kept if voice.kind in kinds else voice

    before = count_origins(replace(one, chain=tuple(map(doubted, one.chain))) for one in backings)
    after = count_origins(replace(one, chain=tuple(map(merged, one.chain))) for one in backings)
    assert len(after.groups) <= len(before.groups)
    assert len(after.groups) + after.unresolved <= len(before.groups) + before.unresolved


@given(st.lists(BACKINGS, max_size=8))
def test_every_claim_has_its_value_from_one_giver(backings: list[Backing]) -> None:
    """And the graph has as many origins as are counted."""
    numbered = [replace(one, claim=f"C{at}") for at, one in enumerate(backings)]
    edges = origin_graph(numbered)
    takers = [edge.taker.id for edge in edges if edge.taker.kind == "claim"]
    counted = count_origins(numbered)
    assert sorted(takers) == sorted({one.claim for one in numbered})
    assert {edge.origin for edge in edges} == {origin.name for origin in (*counted.groups, *counted.open)}


@given(st.lists(BACKINGS, max_size=8), st.randoms())
def test_origins_do_not_depend_on_order(backings: list[Backing], random: Random) -> None:
    """Import order does not change who stands behind a value."""
    shuffled = list(backings)
    random.shuffle(shuffled)
    assert count_origins(backings) == count_origins(shuffled)


@given(st.lists(BACKINGS, max_size=8))
def test_renaming_outlets_keeps_the_origin_counts(backings: list[Backing]) -> None:
    """What outlets are called does not decide how many origins there are, as long as no agency's name is used."""
    plain = [
        replace(one, credit="", outlet=one.outlet.replace("AP", "x").replace("The Associated Press", "y"))
        for one in backings
    ]
    plain = [replace(one, chain=tuple(v for v in one.chain if v.kind is not SourceKind.OUTLET)) for one in plain]
    plain = [replace(one, digest_of=one.digest_of.partition(":")[0]) for one in plain]
    renamed = [
        replace(one, outlet=f"{one.outlet} Renamed", digest_of=one.digest_of and f"{one.digest_of} Renamed")
        for one in plain
    ]
    before, after = count_origins(plain), count_origins(renamed)
    assert (len(before.groups), before.unresolved, before.outlets) == (
        len(after.groups),
        after.unresolved,
        after.outlets,
    )


@given(ASSERTIONS, ASSERTIONS, RATES)
def test_screens_never_miss_a_conflict(a: Assertion, b: Assertion, rates: list[Rate]) -> None:
    """Whatever conflicts is apart on the plain values that a database looks at."""
    if compare(a, b, rates).outcome is Outcome.CONFLICT:
        assert apart([screen(a), screen(b)])
