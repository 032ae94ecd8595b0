"""Words that an editor types become a figure, by the grammar that reads articles."""

from sayso.extract.figures.draft import Page
from sayso.extract.figures.money import Purse
from sayso.extract.figures.reading import read_figures
from sayso.extract.figures.starts import TRIGGER
from sayso.model.figure import Figure


def parse_figure(words: str, *, country: str = "") -> Figure | None:
    """Read one figure: 'about 40', '$3.30 per night', '10-20 percent', 'half a dozen', '118,000 workers'.

    Returns ``None`` where the words are not wholly one figure with what it counts.
    """
    text = f"\n{' '.join(words.split())}"
    match = TRIGGER.search(text)
    if match is None:
        return None
    page = Page(text, Purse(text, country), floor=1, lenient=True)
    found = read_figures(page, match.end() if match.lastgroup else match.start() + 1)[0]
    if len(found) != 1 or found[0].span.start != 1 or not isinstance(found[0].value, Figure):
        return None
    figure = found[0].value
    rest = text[found[0].span.end :].strip(" .")
    spoken = " ".join(part for part in (figure.measure, f"per {figure.per}" if figure.per else "") if part)
    return figure if rest in {"", figure.measure} or _says(rest, spoken) else None


def _says(rest: str, spoken: str) -> bool:
    """Whether the words left over are the measure and rate already read, however they were put."""
    return set(rest.lower().replace("-", " ").split()) <= set(spoken.lower().split()) | {
        "a",
        "an",
        "of",
        "the",
        "in",
        "per",
    }
