"""What the desk knows of a protected source: who it is, how to reach it, and notes; never what the texts call it."""

from dataclasses import dataclass, field

from sayso.model.errors import InputError

LONGEST = 20_000
"""Characters of an identity: room for pages of notes, and an end to a file that was named by mistake."""

LABELS = ("name", "contact", "notes")


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Who a source is. No field shows in its ``repr``, which finds its way into logs and error reports."""

    name: str = field(repr=False)
    contact: str = field(default="", repr=False)
    notes: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        """Refuse what cannot be kept.

        Raises:
            InputError: if there is no name, it is too long, or it holds what no text does; never quoting any of it.
        """
        if not self.name.strip():
            raise InputError("the identity has no name", "give the name first, then contact and notes")
        whole = self.name + self.contact + self.notes
        if len(whole) > LONGEST:
            raise InputError(f"the identity has {len(whole)} characters, and {LONGEST} are kept", "shorten the notes")
        if not all(letter.isprintable() or letter in "\n\t" for letter in whole):
            raise InputError("the identity holds control characters", "give it as plain text")


def identity_in(text: str) -> Identity:
    """The identity that a text gives: its first line is the name, the rest are notes.

    The labels ``Name:``, ``Contact:`` and ``Notes:`` may stand before each part, and are no part of it; a name and a
    contact are a line each.

    Raises:
        InputError: if it is none; see ``Identity``.
    """
    parts: dict[str, list[str]] = {label: [] for label in LABELS}
    at = "name"
    for line in text.removeprefix("\ufeff").replace("\r\n", "\n").strip().split("\n"):
        label, colon, rest = line.partition(":")
        labelled = bool(colon) and label.strip().lower() in LABELS
        at = label.strip().lower() if labelled else at
        parts[at].append((rest if labelled else line).strip())
        # A name and a contact are a line each.
        at = "notes" if parts[at][-1] else at
    return Identity(**{label: "\n".join(lines).strip() for label, lines in parts.items()})
