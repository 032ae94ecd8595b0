"""An editor says who said a claim, hop by hop; and takes that back."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sayso.anchor.quote import find_quote
from sayso.desk.desk import Desk
from sayso.extract.sentences import split
from sayso.model.attribution import Basis, Channel, SourceKind
from sayso.model.errors import InputError, NotFoundError
from sayso.model.text import Span
from sayso.model.uid import number_in, reference
from sayso.store import attributions, claims, outlets, sources, suggested
from sayso.store.attributions import Hop
from sayso.store.journal import Change
from sayso.store.rows import ClaimRow, SourceRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """Who said it, as an editor puts it: outlet < ``via`` in the order given < ``source``.

    ``cue`` is looked up in each claim's article: in the claim's sentence if it is there, else nearest to the claim.
    ``create`` is the kind of a source that is made where there is none of that name; an unnamed one belongs to the
    claims' article.
    """

    source: str
    via: Sequence[str] = ()
    cue: str = ""
    basis: str = ""
    channel: str = ""
    create: str = ""


def link_claims(
    desk: Desk,
    refs: Sequence[str],
    source: str,
    *,
    via: Sequence[str] = (),
    cue: str = "",
    basis: str = "",
    channel: str = "",
    create: str = "",
    quotation: bool = False,
    because: str = "",
) -> list[str]:
    """Link claims to who said them, in one change; returns the references of those it changed.

    With ``quotation``, all the claims of the quotations that these stand in are linked so.
    What the others say is as in ``Credit``.

    Raises:
        InputError: if the cue is not in the article, or a source stands in the chain twice.
        NotFoundError: if a claim or source is not there.
    """
    if not refs:
        raise InputError("no claim is named", "name claims, then the source: sayso link C12 S3")
    with desk.changing("link", because=because) as change:
        rows = _named(change, refs, quotation=quotation)
        credit = Credit(source=source, via=via, cue=cue, basis=basis, channel=channel, create=create)
        changed, how = link_rows(change, rows, credit)
        change.summary = f"linked {', '.join(changed)} to {how}"
    return changed


def link_rows(change: Change, rows: Sequence[ClaimRow], credit: Credit) -> tuple[list[str], str]:
    """Link claims within a change; returns the references of those it changed, and the chain in words.

    Raises:
        InputError, NotFoundError: as ``link_claims`` does.
    """
    chain = [_source(change, name, credit.create, rows) for name in (*credit.via, credit.source)]
    changed = []
    for row in rows:
        hops = [Hop(source_id=one.id) for one in chain]
        hops[0] = Hop(
            source_id=chain[0].id,
            cue=credit.cue,
            cue_span=_cue(change, row, credit.cue) if credit.cue else None,
            basis=Basis(credit.basis).value if credit.basis else "",
            channel=Channel(credit.channel).value if credit.channel else "",
        )
        if attributions.link(change, row, hops):
            changed.append(reference("claim", row.id))
    return changed, " < ".join(one.name for one in chain)


def accept_links(desk: Desk, refs: Sequence[str], *, quotation: bool = False, because: str = "") -> list[str]:
    """Settle who said these claims as sayso suggests it, in one change; returns the references of those it changed.

    Raises:
        InputError: if no claim is named, or one stands in no quotation and ``quotation`` is asked for.
        NotFoundError: if a claim is not there, or none has a chain; then none is changed.
    """
    if not refs:
        raise InputError("no claim is named", "name claims such as C12")
    with desk.changing("link", because=because) as change:
        rows = _named(change, refs, quotation=quotation)
        settled = suggested.settle(change, [row.id for row in rows])
        bare = [row for row in rows if row.id not in settled and not attributions.has_chain(change, row)]
        if bare:
            ref = reference("claim", bare[0].id)
            raise NotFoundError(f"no source is suggested for {ref}", f"link one with `sayso link {ref} SOURCE`")
        accepted = [reference("claim", row.id) for row in rows if row.id in settled]
        for row in rows:
            if row.id in settled:
                change.touch(row.uid)
                change.decide("link", "claim", row.uid, accepted=True)
        change.summary = f"accepted who said {', '.join(accepted)}"
    return accepted


def change_hop(
    desk: Desk,
    refs: Sequence[str],
    hop: int,
    *,
    cue: str = "",
    basis: str = "",
    channel: str = "",
    quotation: bool = False,
    because: str = "",
) -> list[str]:
    """Say how the source at a hop of these claims' chains knows, how its words came, or which words say so.

    In one change; returns the references of those it changed. The chains themselves stay, and are settled by it; what
    is empty stays as it was.

    Raises:
        InputError: if no claim is named or nothing is said, or the cue is not in the article.
        NotFoundError: if a claim is not there or its chain has no such hop; then none is changed.
    """
    if not refs:
        raise InputError("no claim is named", "name claims such as C12")
    if not (cue or basis or channel):
        raise InputError("nothing to change is named", "give --basis, --channel or --cue")
    given: dict[str, Any] = {"basis": Basis(basis).value} if basis else {}
    given |= {"channel": Channel(channel).value} if channel else {}
    with desk.changing("link", because=because) as change:
        rows = _named(change, refs, quotation=quotation)
        altered = [
            row.id
            for row in rows
            if attributions.change_hop(change, row, hop, given | (_cued(change, row, cue) if cue else {}))
        ]
        suggested.settle(change, altered)
        changed = [reference("claim", number) for number in altered]
        told = ", ".join(word for word in (basis, channel, repr(cue) if cue else "") if word)
        change.summary = f"said of hop {hop} of {', '.join(changed)}: {told}"
    return changed


def _named(change: Change, refs: Sequence[str], *, quotation: bool) -> list[ClaimRow]:
    """The claims with these references, or all those of the quotations that they stand in, each once."""
    rows = [claims.row_of(change.session, ref) for ref in refs]
    if not quotation:
        return rows
    found: dict[int, ClaimRow] = {}
    for row in rows:
        quoted = suggested.quotation_of(change.session, row)
        if quoted is None:
            ref = reference("claim", row.id)
            raise InputError(f"sayso found no quotation around {ref}", "name the claims one by one")
        found |= {one.id: one for one in claims.rows_of(change.session, suggested.claims_in(change.session, quoted))}
    return list(found.values())


def _source(change: Change, name: str, create: str, rows: Sequence[ClaimRow]) -> SourceRow:
    if create == SourceKind.UNNAMED.value and number_in("source", name) is None:
        return _unnamed(change, name, rows)
    here = {row.article_id for row in rows}
    if len(here) == 1 and (own := sources.called_in(change.session, name, next(iter(here)))) is not None:
        return own
    try:
        return sources.row_of(change.session, name)
    except NotFoundError:
        if not create:
            raise
        outlet = outlets.number_of(change.session, name) if create == SourceKind.OUTLET.value else None
        return sources.add(change, sources.NewSource(name=name, kind=SourceKind(create), outlet_id=outlet))


def _unnamed(change: Change, name: str, rows: Sequence[ClaimRow]) -> SourceRow:
    """The unnamed source of the claims' article: another article's may be called the same and be somebody else."""
    articles = {row.article_id for row in rows}
    if len(articles) > 1:
        raise InputError(
            f"an unnamed source such as {name!r} belongs to one article", "link the claims of one article at a time"
        )
    article_id = articles.pop()
    return sources.unnamed_in(change.session, name, article_id) or sources.add(
        change, sources.NewSource(name=name, kind=SourceKind.UNNAMED, article_id=article_id)
    )


def _cued(change: Change, row: ClaimRow, cue: str) -> dict[str, Any]:
    span = _cue(change, row, cue)
    return {"cue": cue, "cue_start": span.start, "cue_end": span.end}


def _cue(change: Change, row: ClaimRow, cue: str) -> Span:
    target = claims.newest(change.session, row.article_id)
    found = find_quote(target.text, cue)
    if not found:
        article = reference("article", row.article_id)
        raise InputError(f"{article} does not say {cue!r}", f"copy the cue from `sayso article show {article}`")
    at = claims.start_in(change.session, row, target.version_id)
    sentence = split(target.text).around(at, at + 1)
    return min(found, key=lambda span: (not sentence.contains(span), abs(span.start - at), span.start))


def unlink_claims(desk: Desk, refs: Sequence[str], *, quotation: bool = False, because: str = "") -> list[str]:
    """Take away who said these claims, in one change; with ``quotation``, all the claims of their quotations.

    Raises:
        NotFoundError: if one is not there or has no source; then none is changed.
    """
    with desk.changing("unlink", because=because) as change:
        done = []
        for row in _named(change, refs, quotation=quotation):
            attributions.unlink(change, row)
            done.append(reference("claim", row.id))
        change.summary = f"unlinked {', '.join(done)}"
    return done
