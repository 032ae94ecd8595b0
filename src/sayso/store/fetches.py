"""What web addresses answered is kept for the next time: what they said of it, and the bytes themselves."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from sayso.model.uid import uid
from sayso.store.journal import Change
from sayso.store.records import chunks
from sayso.store.rows import FetchRow, OriginalRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """One address with its last answer; ``address`` is whole, ``url`` what is kept of it: without secrets."""

    address: str
    url: str
    final_url: str
    etag: str = ""
    last_modified: str = ""
    media: str = ""
    charset: str = ""
    body: bytes = field(default=b"", repr=False)


def answered(session: Session, addresses: Iterable[str]) -> dict[str, Answered]:
    """The last answers of those of these addresses that were fetched before, without the bytes."""
    wanted = {_uid(address): address for address in addresses}
    found: dict[str, Answered] = {}
    for some in chunks(wanted):
        query = select(
            FetchRow.uid,
            FetchRow.url,
            FetchRow.final_url,
            FetchRow.etag,
            FetchRow.last_modified,
            FetchRow.media,
            FetchRow.charset,
        ).where(FetchRow.uid.in_(some))
        for row in session.execute(query):
            found[wanted[row.uid]] = Answered(
                address=wanted[row.uid],
                url=row.url,
                final_url=row.final_url,
                etag=row.etag,
                last_modified=row.last_modified,
                media=row.media,
                charset=row.charset,
            )
    return found


def body(session: Session, address: str) -> bytes | None:
    """The bytes that an address answered last, or ``None`` where it was never fetched."""
    row = session.execute(
        select(FetchRow.body, OriginalRow.data)
        .outerjoin(OriginalRow, OriginalRow.uid == FetchRow.sha256)
        .where(FetchRow.uid == _uid(address))
    ).one_or_none()
    return None if row is None else row.body if row.body is not None else row.data


def remember(change: Change, answers: Iterable[Answered]) -> None:
    """Keep these answers in place of earlier ones; bytes that an original holds are not kept twice."""
    for answer in answers:
        digest = hashlib.sha256(answer.body).hexdigest()
        held = change.session.scalar(select(OriginalRow.id).where(OriginalRow.uid == digest))
        change.session.merge(
            FetchRow(
                uid=_uid(answer.address),
                url=answer.url,
                final_url=answer.final_url,
                etag=answer.etag,
                last_modified=answer.last_modified,
                media=answer.media,
                charset=answer.charset,
                sha256=digest,
                body=answer.body if held is None else None,
                fetched_at=change.at,
            )
        )


def _uid(address: str) -> str:
    return uid("fetch", address)
