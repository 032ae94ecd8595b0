"""What web addresses answered last; this machine's own, and no part of what is known about the news."""

from datetime import datetime

from sqlalchemy import LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from sayso.model.uid import LENGTH
from sayso.store.rows.base import Base


class FetchRow(Base):
    """The last answer of one address; ``uid`` is made of the whole address, whose secrets ``url`` does not show.

    ``body`` is the answer's bytes, or ``None`` where an original with this ``sha256`` holds them.
    """

    __tablename__ = "fetches"

    uid: Mapped[str] = mapped_column(String(LENGTH), primary_key=True)
    url: Mapped[str]
    final_url: Mapped[str]
    etag: Mapped[str] = mapped_column(default="")
    last_modified: Mapped[str] = mapped_column(default="")
    media: Mapped[str] = mapped_column(default="")
    charset: Mapped[str] = mapped_column(default="")
    sha256: Mapped[str] = mapped_column(String(64))
    body: Mapped[bytes | None] = mapped_column(LargeBinary)
    fetched_at: Mapped[datetime]
