"""The page about a source as a terminal shows it, and the same for programs."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sayso.desk.source_page import Held, Namesake, SourcePage


def as_record(page: "SourcePage") -> dict[str, Any]:
    """All of the page as one object; ``claim_list`` are the claims that ``claims`` counts."""
    from dataclasses import asdict  # noqa: PLC0415 - imports inside commands keep starts light

    return asdict(page.source) | {
        "reliability_meaning": page.meaning,
        "stands_for": page.stands_for,
        "merged": page.merged,
        "judged": page.judged,
        "grades": page.grades,
        "used": page.used,
        "claim_list": page.claims,
        "citations": page.citations,
        "corroborated": page.corroborated,
        "contradicted": page.contradicted,
        "mentions": page.mentions,
    }


def told(page: "SourcePage") -> dict[str, str]:
    """What it is, a field a line."""
    line = page.source
    graded = f"{line.reliability} ({page.meaning})" if line.reliability else ""
    return {
        "source": f"{line.source_id}  {line.name}",
        "kind": line.kind,
        "suggested": "by sayso; no editor has confirmed it" if line.status == "suggested" else "",
        "read as": f"{line.same_as}  {page.stands_for}" if line.same_as else "",
        "also called": line.aliases,
        "description": line.description,
        "outlet": line.outlet,
        "publisher": line.publisher,
        "published": line.published,
        "described in": line.article_id,
        "reliability": graded or "not graded",
        "protected": "yes" if line.protected else "no",
        "claims": _counted(page),
        "note": line.note,
    }


def _counted(page: "SourcePage") -> str:
    origins = sum(1 for one in page.citations if one.role == "origin")
    return f"{len(page.claims)}, as the origin of {origins} and a hop in {len(page.citations) - origins}"


def parts(page: "SourcePage", protection: dict[str, str]) -> tuple[list[Any], int]:
    """What it is, then the page's tables with their headings; and how many lines they take at least."""
    from rich.text import Text  # noqa: PLC0415 - see above

    from sayso.cli.output import grid  # noqa: PLC0415 - see above

    filled = {name: " ".join(value.split()) for name, value in (told(page) | protection).items() if value}
    width = max(map(len, filled))
    shown: list[Any] = [Text("\n".join(f"{name:<{width}}  {value}" for name, value in filled.items()))]
    height = len(filled)
    for heading, rows, columns in _tables(page):
        made = grid(rows, columns, bold="quote")
        if made is not None:
            shown += [Text(f"\n{heading}", style="bold underline"), made]
            height += len(rows) + 3
    if not page.claims:
        shown.append(Text("\nNo claim rests on it."))
        height += 2
    return shown, height


Table = tuple[str, Sequence[Sequence[str]], tuple[str, ...]]


def _tables(page: "SourcePage") -> list[Table]:
    judged = ("source", "name", "judged", "by", "because")
    held = ("claim", "quote", "others", "why")
    return [
        ("Merged", _namesakes(page.merged), judged),
        ("Held against others", _namesakes(page.judged), judged),
        (
            "Grades over time",
            [(one.on.isoformat(), one.reliability or "-", one.meaning, one.by, one.because) for one in page.grades],
            ("from", "grade", "meaning", "by", "because"),
        ),
        (
            "Outlets that used it",
            [(one.outlet, str(one.articles), str(one.claims), _day(one.first), _day(one.last)) for one in page.used],
            ("outlet", "articles", "claims", "first", "last"),
        ),
        *_stories(page),
        ("Corroborated: others with other origins say so, too", _held(page.corroborated), held),
        ("Contradicted: others with other origins say otherwise", _held(page.contradicted), held),
        (
            "Articles that name or describe it",
            [
                (one.article_id, one.outlet, _day(one.published), "; ".join(one.words) or one.headline)
                for one in page.mentions
            ],
            ("article", "outlet", "published", "in its words"),
        ),
    ]


def _stories(page: "SourcePage") -> list[Table]:
    from sayso.cli.wording import status_of, value_of  # noqa: PLC0415 - see above

    places = {one.claim_id: one for one in page.citations}
    by_story: dict[str, list[tuple[str, ...]]] = {}
    for claim in page.claims:
        at = places.get(claim.claim_id)
        role = "" if at is None else "origin" if at.role == "origin" else f"hop {at.hop} of {at.hops}"
        how = ", ".join(word for word in (role, at.basis if at else "", at.channel if at else "") if word)
        row = (claim.claim_id, status_of(claim), claim.quote, value_of(claim), claim.outlet, how)
        by_story.setdefault(claim.story, []).append(row)
    return [
        (
            f"Claims in story {story}" if story else "Claims in no story",
            rows,
            ("claim", "status", "quote", "value", "outlet", "as"),
        )
        for story, rows in by_story.items()
    ]


def _namesakes(found: "Sequence[Namesake]") -> list[tuple[str, ...]]:
    return [(one.source_id, one.name, one.judgement, f"{one.by}, {one.at:%Y-%m-%d}", one.because) for one in found]


def _held(found: "Sequence[Held]") -> list[tuple[str, ...]]:
    """A row for each claim and reason, with all others for which it is the reason."""
    others: dict[tuple[str, str, str], list[str]] = {}
    for one in found:
        key = one.claim, one.quote, one.other.because
        others.setdefault(key, []).append(f"{one.other.claim} {one.other.attribution}")
    return [(claim, quote, "; ".join(told), why) for (claim, quote, why), told in others.items()]


def _day(published: str) -> str:
    """The day of a time."""
    return published.split("T", maxsplit=1)[0]
