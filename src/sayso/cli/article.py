"""``sayso article``: one article with its claims marked in the text, and what changed between its versions."""

from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli import notes
from sayso.cli.notes import EditNote
from sayso.cli.options import As, Because, Db, Json, desk_at

if TYPE_CHECKING:
    from rich.text import Text

    from sayso.desk.showing import ArticleView
    from sayso.model.tables import ClaimLine

app = typer.Typer(no_args_is_help=True, help="Show and edit an article, and say what changed in it.")

STYLES = {"figure": "bold cyan", "date": "bold magenta", "place": "bold green"}
DIM = "dim"


@app.callback()
def article() -> None:
    """Show and edit an article, and say what changed in it."""


@app.command()
def show(
    ref: Annotated[str, typer.Argument(metavar="ARTICLE", help="An article such as A3.")],
    *,
    version: Annotated[int | None, typer.Option(min=1, help="An earlier version.")] = None,
    original: Annotated[bool, typer.Option("--original", help="Write the bytes as they came in.")] = False,
    whole: Annotated[
        bool, typer.Option("--whole", help="With --original: the whole file, not this article's part.")
    ] = False,
    json: Json = False,
    db: Db = "",
) -> None:
    """Show an article with its claims marked in the text."""
    from dataclasses import asdict  # noqa: PLC0415 - imports inside commands keep starts light

    from sayso.cli.output import as_json, write_bytes  # noqa: PLC0415 - see above
    from sayso.desk import showing  # noqa: PLC0415 - see above

    with desk_at(db) as desk:
        if original:
            write_bytes(showing.original(desk, ref, version=version, whole=whole))
            return
        view = showing.article(desk, ref, version=version)
    if json:
        regions = [{"role": one.role, "start": one.span.start, "end": one.span.end} for one in view.regions]
        shown = {"shown": view.version, "text": view.text, "regions": regions}
        told = {"hops": view.hops, "sources": view.sources, "suggested_published": view.suggested}
        as_json([asdict(view.article) | shown | {"history": view.versions, "claims": view.claims} | told])
    else:
        _show(view)


@app.command()
def changes(
    ref: Annotated[str, typer.Argument(metavar="ARTICLE", help="An article such as A3.")],
    *,
    from_: Annotated[
        str, typer.Option("--from", metavar="VERSION", help="The earlier version, such as v1 (default: every step).")
    ] = "",
    to: Annotated[str, typer.Option("--to", metavar="VERSION", help="The later version, such as v2.")] = "",
    json: Json = False,
    db: Db = "",
) -> None:
    """Say what changed between an article's versions: claims altered, reversed, dropped and added, not lines."""
    from dataclasses import asdict  # noqa: PLC0415 - see above

    from sayso.cli.changes import show_changes  # noqa: PLC0415 - see above
    from sayso.cli.output import as_json  # noqa: PLC0415 - see above
    from sayso.desk.changes import changes_between  # noqa: PLC0415 - see above

    first, last = _version("--from", from_), _version("--to", to)
    with desk_at(db) as desk:
        found = changes_between(desk, ref, first=first, last=last)
    if json:
        about = {"article": found.article, "outlet": found.outlet, "versions": found.versions}
        as_json([about | asdict(step) | {"silent": step.silent} for step in found.steps])
    else:
        show_changes(found)


@app.command()
def edit(
    ref: Annotated[str, typer.Argument(metavar="ARTICLE", help="An article such as A3.")],
    *,
    published: Annotated[
        str | None, typer.Option(metavar="EDTF", help="When it was published; '' for not known.")
    ] = None,
    headline: Annotated[str | None, typer.Option(help="Its headline.")] = None,
    byline: Annotated[str | None, typer.Option(help="Who wrote it.")] = None,
    url: Annotated[str | None, typer.Option(help="Where it was published.")] = None,
    note: Annotated[str | None, typer.Option(help="A note for the desk.")] = None,
    edit_note: EditNote = False,
    because: Because = "",
    json: Json = False,
    db: Db = "",
    by: As = "",
) -> None:
    """Change what is recorded of an article; a new date reads the suggestions that nobody touched again."""
    from sayso.cli.output import as_json, write  # noqa: PLC0415 - see above
    from sayso.desk.again import summary  # noqa: PLC0415 - see above
    from sayso.desk.article_editing import About, edit_article  # noqa: PLC0415 - see above

    if notes.asks(note, edit_note, any(one is not None for one in (published, headline, byline, url)) or json):
        notes.edit_note("article", ref, because=because, db=db, by=by)
        return
    about = About(published=published, headline=headline, byline=byline, url=url, note=note)
    with desk_at(db, by) as desk:
        done = edit_article(desk, ref, about, because=because)
    if json:
        as_json([done])
        return
    again = f"; read again: {summary([done.reread])}" if done.reread else ""
    write(f"{done.article} edited{again}\n" if done.altered else f"{done.article} was so already\n")


def _version(option: str, words: str) -> int | None:
    """'v2' or '2' as a number."""
    if not words:
        return None
    bare = words.strip().lower().removeprefix("v")
    if not bare.isascii() or not bare.isdigit() or not int(bare):
        raise typer.BadParameter(f"{words!r} is not a version such as v2", param_hint=option)
    return int(bare)


def _show(view: "ArticleView") -> None:
    from rich.console import Group  # noqa: PLC0415 - see above
    from rich.text import Text  # noqa: PLC0415 - see above

    from sayso.cli.output import field_lines, grid, show  # noqa: PLC0415 - see above

    line = view.article
    told = field_lines(
        {
            "article": f"{line.article_id}  {line.outlet}",
            "published": line.published or _undated(view),
            "version": f"{view.version} of {line.versions}",
            "story": line.story,
            "copy": f"likely a copy of {line.copy_of} ({line.copy_similarity} %)" if line.copy_of else "",
            "digest of": line.digest_of,
            "file": line.source_name,
            "note": line.note,
        }
    )
    marked = _marked(view)
    parts = [grid(_sources(view), ("source", "kind", "name", "as the article has it", "claims"), bold="name")]
    parts.append(grid(_claims(view), ("claim", "words", "how", "who said it"), bold="words"))
    known = [part for part in parts if part is not None]
    body = Group(Text(told), marked, *(each for part in known for each in ("", part)))
    show(body, _height(told, view))


def _height(told: str, view: "ArticleView") -> int:
    """Lines of a terminal that an article takes, at the least: a line of text folds where it is longer."""
    from sayso.cli.output import console  # noqa: PLC0415 - see above

    width = max(1, int(console().width))
    folded = sum(1 + len(line) // width for line in view.text.split("\n"))
    return told.count("\n") + folded + len(view.claims) + len(view.sources)


def _undated(view: "ArticleView") -> str:
    from sayso.desk.dating import told  # noqa: PLC0415 - see above

    return f"no date given; {told(view.suggested, view.article.article_id)}" if view.suggested else "unknown"


def _sources(view: "ArticleView") -> list[tuple[str, ...]]:
    """Everybody whom the article makes responsible; a ? marks whom sayso alone suggests."""
    return [
        (
            _asked(one.source_id, one.status),
            one.kind,
            one.name,
            "; ".join(words for words in one.words if words != one.name),
            " ".join(one.claims),
        )
        for one in view.sources
    ]


def _claims(view: "ArticleView") -> list[tuple[str, ...]]:
    """Each standing claim with how the text commits to it and its chain, from the outlet inwards."""
    chains: dict[str, list[str]] = {}
    for hop in view.hops:
        chains.setdefault(hop.claim_id, []).append(f"{_asked(hop.source_id, hop.status)} {hop.source}")
    return [
        (
            _asked(claim.claim_id, claim.status),
            claim.quote,
            _commitment(claim),
            " < ".join(chains.get(claim.claim_id, ())) or _nobody(claim, view.article.outlet),
        )
        for claim in _standing(view)
    ]


def _asked(ref: str, status: str) -> str:
    """A reference, with a ? where nobody has settled it."""
    return f"{ref}?" if ref and status == "suggested" else ref


def _commitment(claim: "ClaimLine") -> str:
    """Modality and polarity, where they are not plain."""
    modality = {"asserted": "", "unknown": "no answer"}.get(claim.modality, claim.modality)
    return ", ".join(word for word in (modality, "negated" if claim.polarity == "negated" else "") if word)


def _nobody(claim: "ClaimLine", outlet: str) -> str:
    return f"{outlet} itself" if claim.modality in ("asserted", "unknown") else "left open"


def _marked(view: "ArticleView") -> "Text":
    """The text with each standing claim in brackets, its reference and a ? while it is only suggested."""
    from rich.text import Text  # noqa: PLC0415 - see above

    marked = Text()
    at = 0
    for claim in _standing(view):
        start, end = claim.start, claim.end
        if start is None or end is None or start < at:
            continue
        marked.append(view.text[at:start])
        open_ = "?" if claim.status == "suggested" else ""
        marked.append(f"[{view.text[start:end]}", style=STYLES[claim.kind])
        marked.append(f" {claim.claim_id}{open_}]", style=DIM)
        at = end
    marked.append(view.text[at:])
    return marked


def _standing(view: "ArticleView") -> "list[ClaimLine]":
    shown = [claim for claim in view.claims if claim.status in ("suggested", "accepted") and claim.start is not None]
    return sorted(shown, key=lambda claim: (claim.start or 0, -(claim.end or 0)))
