"""What an editor types becomes a place with its ranked candidates, or nothing."""

from sayso.extract.places.abbreviations import state_of
from sayso.extract.places.gazetteer import Entry, gazetteer
from sayso.extract.places.rank import candidate, inside, leading, ranked, standing
from sayso.model.place import Candidate, Place

CERTAIN = 0.6
"""The share of the weight from which the best candidate is chosen."""


def by_ref(ref: str) -> Candidate | None:
    """The gazetteer entry with this reference (``geonames:2037886``, ``sayso:yalu``), or ``None``."""
    entry = gazetteer().by_ref(ref.strip())
    return candidate(entry, 1.0, "by its reference") if entry else None


def look_up(words: str) -> Place | None:
    """Read ``words`` as a place: a reference, a name, or names from small to large between commas.

    'Donggang, Liaoning' keeps the candidates inside Liaoning; 'Springfield' alone keeps all of them and chooses none
    unless one stands out. ``None`` where the gazetteer knows no place of that name.
    """
    words = " ".join(words.split())
    if ":" in words:
        found = by_ref(words)
        return Place(found.name, found, (found,)) if found else None
    name, *areas = [part.strip() for part in words.split(",") if part.strip()] or [""]
    entries = entries_of(name) or entries_of(words)
    if not entries:
        return None
    held = [entry for entry in entries if _held(entry, areas)] if areas else list(entries)
    if areas and not held:
        return None
    scored = leading(tuple(held))
    candidates = ranked(tuple(held), scored, reason=f"inside {', '.join(areas)}" if areas else "")
    return Place(words, candidates[0] if areas or standing(scored) >= CERTAIN else None, candidates)


def entries_of(name: str) -> tuple[Entry, ...]:
    """Entries under ``name``: an abbreviation in just this writing, else by folded name."""
    known = gazetteer()
    state = state_of(name)
    exact = known.exactly(name) or ((state,) if state else ())
    if exact:
        return exact
    found = known.of(name)
    if not found and name.lower().startswith("the "):
        found = known.of(name[4:])
    return found


def _held(entry: Entry, areas: list[str]) -> bool:
    around = inside(entry) - {entry.ref}
    for name in areas:
        # A region without boundaries of its own ('Middle East') cannot hold anything: it neither helps nor harms.
        over = {area.ref for area in entries_of(name)}
        if over and not over & around:
            return False
        if not over:
            return False
    return True
