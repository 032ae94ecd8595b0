"""Names as an editor types a chain go in, with the sources there are; which source each means comes out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.desk.reviewing.understanding import likely_kind
from sayso.model.attribution import SourceKind
from sayso.model.errors import InputError, NotFoundError
from sayso.model.tables import SourceLine

KINDS = "|".join(kind.value for kind in SourceKind)
_TYPED = re.compile(rf"(?:(?P<kind>{KINDS})\s*:\s*)?(?P<name>.*)", re.IGNORECASE)
_REF = re.compile(r"S\d+\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Named:
    """A source as it was typed: the one that it means, or the kind of a new one."""

    name: str
    source: SourceLine | None
    kind: str

    @property
    def told(self) -> str:
        """Which source it is, in words."""
        if self.source is None:
            return f"new {self.kind} “{self.name}”"
        return f"{self.source.source_id} {self.source.name} ({self.source.kind})"

    @property
    def ref(self) -> str:
        """What to link by."""
        return self.source.source_id if self.source else self.name


def typed_names(words: str) -> list[str]:
    """The names of a chain as typed, from the outlet inwards; empty ones are left out."""
    return [name for name in (" ".join(part.split()) for part in words.split("<")) if name]


def known_in(sources: Sequence[SourceLine], article: str) -> list[SourceLine]:
    """The sources that a claim of this article may have: one that another article describes is somebody else."""
    return [line for line in sources if line.article_id in ("", article) and not line.same_as]


def named(sources: Sequence[SourceLine], typed: str) -> Named:
    """Which of these sources a typed name means: by reference, name or alias; a new one where none is so called.

    Raises:
        InputError: if several are, or one of another kind than is asked for.
        NotFoundError: if it is a reference that is none of theirs.
    """
    found = _TYPED.fullmatch(typed)
    assert found is not None
    kind, name = (found["kind"] or "").lower(), found["name"].strip()
    if ref := _REF.match(name):
        one = next((line for line in sources if line.source_id == ref[0].upper()), None)
        if one is None:
            raise NotFoundError(f"there is no source {ref[0]} for this article", "type a name")
        return Named(one.name, one, one.kind)
    if not name:
        raise InputError("a source needs a name", "type one after the kind")
    same = [line for line in sources if name.casefold() in _names(line)]
    same = [line for line in same if line.article_id] or [line for line in same if line.status == "confirmed"] or same
    if len(same) > 1:
        same = [line for line in same if kind in ("", line.kind)] if kind else same
    if len(same) > 1:
        raise InputError(
            f"{name!r} may be {', '.join(f'{line.source_id} ({line.kind})' for line in same)}", "name one by its number"
        )
    if same and kind not in ("", same[0].kind):
        raise InputError(f"{same[0].source_id} {name!r} is a {same[0].kind} already", "give another name")
    return Named(name, same[0], same[0].kind) if same else Named(name, None, kind or likely_kind(name).value)


def _names(line: SourceLine) -> set[str]:
    return {name.strip().casefold() for name in (line.name, *line.aliases.split("; "))}


def matching(sources: Sequence[SourceLine], typed: str) -> list[SourceLine]:
    """The sources whose name or alias holds what was typed: at its beginning first, then at a word's, then within.

    Alike ones go by whether the article has them, and by how many claims they have.
    """
    wanted = typed.casefold()
    ranked = []
    for line in sources:
        names = "\n".join(sorted(_names(line), key=lambda name: not name.startswith(wanted)))
        place = names.find(wanted)
        if place < 0:
            continue
        rank = 0 if not place else 1 if not names[place - 1].isalnum() else 2
        ranked.append((rank, not line.article_id, -line.claims, line.name.casefold(), line))
    return [line for *_, line in sorted(ranked, key=lambda one: one[:4])]
