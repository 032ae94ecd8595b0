"""An editor says which sources are the same, which are not, and which nobody can tell; each can be taken back."""

from sayso.desk.desk import Desk
from sayso.model.errors import ConflictError
from sayso.model.uid import reference
from sayso.store import attributions, identities, sources, suggested
from sayso.store.journal import Change
from sayso.store.rows import SourceRow
from sayso.store.rows.stories import Judgement


def merge_sources(desk: Desk, one: str, into: str, *, because: str = "") -> None:
    """Judge that two sources are one, and that ``into`` stands for both; ``split_source`` takes it back.

    Raises:
        InputError: if they are one source.
        ConflictError: if they are merged already, one alone is protected, one told the other something, or sources
            that they stand for were judged not to be the same.
    """
    with desk.changing("source merge", because=because) as change:
        low, top = _both(change, one, into)
        _refuse_telling(low, top)
        if low.uid != top.uid:
            _refuse_hearsay(change, low, top)
            _refuse_told_apart(change, low, top)
        identities.merge(change, "source", low.uid, top.uid)
        suggested.confirm(change, (low.id, top.id))
        change.summary = f"merged source {_called(low)} into {_called(top)}"


def split_source(desk: Desk, one: str, *, because: str = "") -> str:
    """Judge that a source is not what it was merged into; returns the reference of what that is.

    The two are not suggested to be the same again.

    Raises:
        ConflictError: if it was never merged.
    """
    with desk.changing("source split", because=because) as change:
        low = sources.row_of(change.session, one)
        top, *others = sources.merged_with(change.session, low)
        if low.uid == top.uid and others:
            refs = ", ".join(_ref(row) for row in others)
            raise ConflictError(
                f"{_ref(low)} was never merged: it stands for {refs}", f"split off {_ref(others[0])} instead"
            )
        left = identities.split(change, "source", low.uid)
        change.summary = f"split source {_called(low)} off again"
        return _ref(next(row for row in (top, *others) if row.uid == left))


def tell_apart(desk: Desk, one: str, other: str, *, unsure: bool = False, because: str = "") -> tuple[str, str]:
    """Judge that two sources are not the same, or with ``unsure`` that nobody can tell; returns their references.

    They are not suggested to be the same again; a merge still can follow.

    Raises:
        InputError: if they are one source.
        ConflictError: if they are merged, or were judged so already.
    """
    with desk.changing("source unsure" if unsure else "source distinct", because=because) as change:
        left, right = _both(change, one, other)
        judgement = Judgement.UNSURE if unsure else Judgement.NEGATIVE
        identities.judge(change, "source", left.uid, right.uid, judgement)
        said = "may be" if unsure else "is not"
        change.summary = f"judged that source {_called(left)} {said} {_called(right)}"
        return _ref(left), _ref(right)


def _refuse_telling(low: SourceRow, top: SourceRow) -> None:
    """Whoever is protected is not called by the name of somebody who is not."""
    if low.protected != top.protected:
        hidden, other = (low, top) if low.protected else (top, low)
        raise ConflictError(
            f"{_ref(hidden)} is protected and {_ref(other)} is not: merged, one would tell who the other is",
            f"protect both first: `sayso source protect {_ref(other)}`",
        )


def _refuse_hearsay(change: Change, low: SourceRow, top: SourceRow) -> None:
    """Where one had it from the other, they are two: as one it would have it from itself."""
    some, others = ([row.id for row in sources.merged_with(change.session, row)] for row in (low, top))
    if set(some) & set(others):
        return
    loop = attributions.in_one_chain(change.session, some, others)
    if loop is not None:
        claim, one, other = loop
        ref = reference("claim", claim)
        raise ConflictError(
            f"{reference('source', one)} and {reference('source', other)} stand in one chain, that of {ref}: "
            "merged, a source would have it from itself",
            f"link {ref} otherwise first, or `sayso unlink {ref}`",
        )


def _refuse_told_apart(change: Change, low: SourceRow, top: SourceRow) -> None:
    apart = identities.told_apart(change.session, "source", low.uid, top.uid)
    if apart is not None:
        ends = [sources.row_with(change.session, uid) for uid in apart]
        one, other = sorted(ends, key=lambda row: row.id)
        raise ConflictError(
            f"{_ref(one)} and {_ref(other)} would be one, too, and were judged not to be",
            f"split one off first, or `sayso source unsure {_ref(one)} {_ref(other)}`",
        )


def _both(change: Change, one: str, other: str) -> tuple[SourceRow, SourceRow]:
    return sources.row_of(change.session, one), sources.row_of(change.session, other)


def _ref(row: SourceRow) -> str:
    return reference("source", row.id)


def _called(row: SourceRow) -> str:
    return f"{_ref(row)} {row.name!r}"
