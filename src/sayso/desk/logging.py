"""An editor logs, edits and settles claims; each call is one journaled change."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sayso.anchor.pin import pin
from sayso.anchor.quote import look_up
from sayso.desk.desk import Desk
from sayso.desk.linking import Credit, link_rows
from sayso.desk.suggesting import telling
from sayso.desk.values import guess_value, read_place, read_value, stated
from sayso.extract.sentences import split
from sayso.model import edtf
from sayso.model.claim import Kind, Modality, Polarity, Status, Value, kind_of
from sayso.model.errors import InputError
from sayso.model.figure import Figure
from sayso.model.tables import ClaimFilter
from sayso.model.text import Span
from sayso.model.uid import reference
from sayso.store import articles, claims, rereading, suggested
from sayso.store.claims import Newest
from sayso.store.listing.claims import numbers as listed_numbers
from sayso.store.voices import Article

AROUND = 40
"""Code points shown on either side of a place to choose from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What an editor says of a claim beyond its words; ``None`` leaves a thing as it is or as it is read."""

    value: str | None = None
    measure: str | None = None
    polarity: str | None = None
    modality: str | None = None
    when: str | None = None
    where: str | None = None
    note: str | None = None


def add_claim(
    desk: Desk,
    article: str,
    quote: str,
    wording: Wording,
    *,
    kind: str = "",
    occurrence: int | None = None,
    settle: bool = False,
    credit: Credit | None = None,
) -> str:
    """Log a claim by quoting the article; returns its reference.

    The value is read from ``wording.value``, else from the words quoted. Who said it is suggested as the text is read,
    and so is how the text commits to it, where ``wording`` does not say; with ``settle`` that chain is settled at once,
    with ``credit`` the editor's own is.

    Raises:
        InputError: if the article does not say that, says it in several places and ``occurrence`` picks none, or the
            value cannot be read; or the chain cannot be made, as ``linking.link_claims`` says.
        NotFoundError: if there is no such article or source.
        ConflictError: if these words are logged already.
    """
    wanted = Kind(kind) if kind else None
    with desk.changing("claim add") as change:
        target = claims.newest(change.session, articles.number_of(change.session, article))
        country = articles.country_of(change.session, target.article_id)
        span = _place(target, article, quote, occurrence)
        (stored,) = rereading.newest(change.session, [target.article_id])
        said = telling(rereading.document(stored))
        hops, modality = said.hops(span)
        value, measure = _value(target, span, wording, wanted, country)
        name, place = read_place(wording.where) if wording.where else ("", None)
        row = claims.add(
            change,
            target,
            claims.NewClaim(
                kind=kind_of(value) if value is not None else wanted or Kind.FIGURE,
                anchor=pin(target.text, span),
                sentence=split(target.text).around(span.start, span.end).of(target.text),
                value=value,
                measure=wording.measure if wording.measure is not None else measure,
                polarity=Polarity(wording.polarity or Polarity.AFFIRMED),
                modality=Modality(wording.modality or modality),
                when_edtf=_as_of(wording.when, target.published) if wording.when else "",
                where=name,
                where_place=place,
                note=wording.note or "",
            ),
        )
        whose = Article(stored.article_id, stored.article_uid, stored.outlet_id)
        suggested.suggest(change, [suggested.Chain(claim_id=row.id, claim_uid=row.uid, article=whose, hops=hops)])
        if settle:
            suggested.settle(change, [row.id])
        if credit is not None:
            link_rows(change, [row], credit)
        ref = reference("claim", row.id)
        change.summary = f"logged {ref} {row.quote!r} in {reference('article', target.article_id)}"
    return ref


def _place(target: Newest, article: str, quote: str, occurrence: int | None) -> Span:
    found = look_up(target.text, quote).spans
    if not found:
        raise InputError(f"{article} does not say {quote!r}", f"copy the words from `sayso article show {article}`")
    if occurrence is None and len(found) == 1:
        return found[0]
    if occurrence is not None and 1 <= occurrence <= len(found):
        return found[occurrence - 1]
    listed = tuple(f"{at}: {_context(target.text, span)}" for at, span in enumerate(found, start=1))
    said = f"{article} says {quote!r} {len(found)} times" if len(found) > 1 else f"{article} says {quote!r} once"
    raise InputError(said, "choose one with --occurrence N, or quote more words", listed)


def _context(text: str, span: Span) -> str:
    before = text[max(0, span.start - AROUND) : span.start]
    after = text[span.end : span.end + AROUND]
    return "…" + " ".join(f"{before}[{span.of(text)}]{after}".split()) + "…"


def _value(target: Newest, span: Span, wording: Wording, kind: Kind | None, country: str) -> tuple[Value | None, str]:
    words = span.of(target.text)
    if wording.value is not None:
        value = (
            read_value(kind, wording.value, published=target.published, country=country)
            if kind
            else guess_value(wording.value, published=target.published, country=country)
        )
        return value, value.measure if isinstance(value, Figure) else ""
    if wording.modality == Modality.UNKNOWN:
        return None, ""
    claim = stated(target.text, span, published=target.published, country=country, kind=kind)
    if claim is not None:
        return claim.value, claim.value.measure if isinstance(claim.value, Figure) else ""
    value = (
        read_value(kind, words, published=target.published, country=country)
        if kind
        else guess_value(words, published=target.published, country=country)
    )
    return value, value.measure if isinstance(value, Figure) else ""


def _as_of(words: str, published: str) -> str:
    if edtf.read(words) is not None:
        return words
    value = read_value(Kind.DATE, words, published=published)
    assert not isinstance(value, Figure)
    found: str = getattr(value, "edtf", "")
    return found


def edit_claim(desk: Desk, ref: str, wording: Wording, *, revision: int | None = None, because: str = "") -> bool:
    """Change what is recorded of a claim; false if it was so already.

    Raises:
        InputError: if a value cannot be read.
        NotFoundError: if there is no such claim.
        ConflictError: if the claim has changed since ``revision``.
    """
    with desk.changing("claim edit", because=because) as change:
        row = claims.row_of(change.session, ref)
        target = claims.newest(change.session, row.article_id)
        columns: dict[str, Any] = {
            name: given
            for name, given in (
                ("measure", wording.measure),
                ("note", wording.note),
                ("polarity", wording.polarity),
                ("modality", wording.modality),
            )
            if given is not None
        }
        if wording.value is not None:
            country = articles.country_of(change.session, row.article_id)
            value = read_value(Kind(row.kind), wording.value, published=target.published, country=country)
            columns |= claims.value_columns(change.session, value)
        if wording.when is not None:
            columns["when_edtf"] = _as_of(wording.when, target.published) if wording.when else ""
        if wording.where is not None:
            name, place = read_place(wording.where) if wording.where else ("", None)
            columns |= {"where": name, "where_id": claims.place_number(change.session, place)}
        altered = claims.edit(change, row, claims.Edit(columns, revision))
        change.summary = f"edited {reference('claim', row.id)}"
    return altered


def settle_claims(
    desk: Desk, refs: Sequence[str], status: Status, *, wanted: ClaimFilter | None = None, because: str = ""
) -> list[str]:
    """Accept, reject or withdraw claims in one change; returns the references of those it changed.

    Accepting a claim settles who said it, too, as sayso suggests it.

    ``wanted`` adds all suggested claims that a filter picks and whose words still stand in the newest version.

    Raises:
        InputError: if nothing is named.
        NotFoundError: if one is not there; then none is changed.
    """
    if not refs and (wanted is None or wanted == ClaimFilter()):
        raise InputError("no claim is named", "name claims such as C12")
    if refs and wanted is not None and wanted != ClaimFilter():
        raise InputError("claims are both named and picked by options", "do one or the other")
    with desk.changing(f"claim {_VERBS[status]}", because=because) as change:
        rows = [claims.row_of(change.session, ref) for ref in refs]
        if wanted is not None and wanted != ClaimFilter():
            open_ = replace(wanted, status=(Status.SUGGESTED.value,), standing=True)
            rows += claims.rows_of(change.session, listed_numbers(change.session, open_))
        if status is Status.ACCEPTED:
            suggested.settle(change, [row.id for row in rows])
        settled = [reference("claim", row.id) for row in rows if claims.settle(change, row, status)]
        change.summary = f"{status.value} {_named(settled)}"
    return settled


_VERBS = {
    Status.ACCEPTED: "accept",
    Status.REJECTED: "reject",
    Status.WITHDRAWN: "withdraw",
    Status.SUGGESTED: "reopen",
}


def _named(refs: Sequence[str]) -> str:
    return ", ".join(refs) if len(refs) <= 4 else f"{len(refs)} claims ({', '.join(refs[:3])}, …)"
