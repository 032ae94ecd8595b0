"""The beginning of a reference, slug or name goes in; what it may become comes out, with a few words about each."""

from collections.abc import Iterator, Sequence

from sayso.model.uid import PREFIXES
from sayso.store.glance import Ask

MOST = 100
"""What is offered at once; whoever wants another types on."""

DIGITS = 10
"""Digits that a record's number has at most, for all that a prefix may become."""

Choice = tuple[str, str]
"""What to type, and what it is."""

_NUMBERED = {
    "claim": "SELECT id, quote FROM claims WHERE ({ids}) ORDER BY id DESC",
    "article": (
        "SELECT a.id, (SELECT v.headline FROM versions v WHERE v.article_id = a.id ORDER BY v.number DESC LIMIT 1)"
        " FROM articles a WHERE ({ids}) ORDER BY a.id DESC"
    ),
    "source": "SELECT id, name FROM sources WHERE ({ids}) ORDER BY id DESC",
    "outlet": "SELECT id, name FROM outlets WHERE ({ids}) ORDER BY id DESC",
    "question": "SELECT id, text FROM questions WHERE status <> 'dropped' AND ({ids}) ORDER BY id DESC",
    "journal": "SELECT id, summary FROM journal WHERE ({ids}) ORDER BY id DESC",
}
"""By kind, the records with a number, the newest first."""

_NAMED = {
    "source": (
        "SELECT name, kind FROM sources WHERE lower(name) LIKE :begins ESCAPE '\\'"
        " UNION SELECT n.name, 'also ' || s.name FROM source_aliases n JOIN sources s ON s.id = n.source_id"
        " WHERE NOT s.protected AND lower(n.name) LIKE :begins ESCAPE '\\' ORDER BY 1"
    ),
    "outlet": (
        "SELECT name, kind FROM outlets WHERE lower(name) LIKE :begins ESCAPE '\\'"
        " UNION SELECT n.name, 'also ' || o.name FROM outlet_aliases n JOIN outlets o ON o.id = n.outlet_id"
        " WHERE lower(n.name) LIKE :begins ESCAPE '\\' ORDER BY 1"
    ),
    "story": "SELECT slug, title FROM stories WHERE lower(slug) LIKE :begins ESCAPE '\\' ORDER BY id DESC",
    "person": "SELECT DISTINCT \"by\", '' FROM journal WHERE lower(\"by\") LIKE :begins ESCAPE '\\' ORDER BY 1",
    "action": "SELECT DISTINCT action, '' FROM journal WHERE lower(action) LIKE :begins ESCAPE '\\' ORDER BY 1",
}
"""By kind, what is called by a name."""

KINDS = frozenset({*_NUMBERED, *_NAMED})


def choices(ask: Ask, kind: str, begun: str) -> list[Choice]:
    """All that begins so, at most ``MOST`` of it: references and names of the records of ``kind``."""
    found: list[Choice] = []
    if kind in _NUMBERED:
        found += _references(ask, kind, begun)
    if kind in _NAMED and len(found) < MOST:
        values = {"begins": _escaped(begun.lower()) + "%", "most": MOST}
        found += [(name, told or "") for name, told in ask(f"{_NAMED[kind]} LIMIT :most", values)]
    return found[:MOST]


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _references(ask: Ask, kind: str, begun: str) -> list[Choice]:
    """The references that begin so; the bare number is not one while it is being typed."""
    letter = PREFIXES[kind]
    if begun and begun[0].upper() != letter:
        return []
    digits = begun[1:]
    if digits and (not digits.isascii() or not digits.isdigit() or digits[0] == "0" or len(digits) > DIGITS):
        return []
    ranges = list(_ranges(digits))
    column = "a.id" if kind == "article" else "id"
    ids = " OR ".join(f"{column} BETWEEN :low{at} AND :high{at}" for at in range(len(ranges)))
    values: dict[str, int] = {"most": MOST}
    for at, (low, high) in enumerate(ranges):
        values |= {f"low{at}": low, f"high{at}": high}
    rows = ask(f"{_NUMBERED[kind].format(ids=ids)} LIMIT :most", values)
    return [(f"{begun[:1] or letter}{number}", " ".join((told or "").split())) for number, told in rows]


def _ranges(digits: str) -> Iterator[Sequence[int]]:
    """The numbers that begin with these digits, as ranges: an index finds them."""
    if not digits:
        yield 0, 10**DIGITS
        return
    first = int(digits)
    for more in range(DIGITS - len(digits) + 1):
        yield first * 10**more, (first + 1) * 10**more - 1
