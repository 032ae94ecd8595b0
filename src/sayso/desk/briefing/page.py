"""A story's material goes in, the brief as a page of Markdown comes out."""

from sayso.desk.briefing.material import Material
from sayso.desk.briefing.movement import movement
from sayso.desk.briefing.pending import pending
from sayso.desk.briefing.prose import count, escape, inner, joined, number, on_day, opened, span_of_days
from sayso.desk.briefing.verdicts import Standing, agreements, alone, apart, compatible, conflicts, standing
from sayso.desk.briefing.voices import reports, voices
from sayso.model.tables import ArticleLine

ARTICLES = 10
"""Articles that are listed, the latest; earlier ones are counted."""


def page(found: Material) -> str:
    """The whole brief; equal material makes an equal page, whenever it is written."""
    blocks = [f"# {escape(found.view.story.title or found.view.story.story)}", _heading(found)]
    if found.view.story.note:
        blocks.append(escape(found.view.story.note))
    blocks.append(_in_short(found))
    for part in (conflicts, agreements, compatible, apart, alone):
        blocks += part(found)
    if not any(one.cells for one in found.compared):
        blocks += reports(found)
    for part in (movement, voices, pending):
        blocks += part(found)
    blocks += _articles(found)
    blocks += _key(found)
    return "\n\n".join(block for block in blocks if block) + "\n"


def _heading(found: Material) -> str:
    """How many articles by how many outlets, and from when."""
    if not found.articles:
        return "*There are no articles in this story yet.*"
    outlets = {one.outlet for one in found.articles}
    dated = [one.published for one in found.articles if one.published]
    undated = len(found.articles) - len(dated)
    of = f"{opened(count(len(found.articles), 'article'))} by {count(len(outlets), 'outlet')}"
    if not dated:
        return f"*{of}, undated.*"
    tail = f"; {count(undated, 'of them is undated', 'of them are undated')}" if undated else ""
    return f"*{of}, {span_of_days(dated)}{tail}.*"


_SAID = {
    Standing.CONFLICT: "conflict on {}",
    Standing.AGREED: "agree on {}",
    Standing.TOGETHER: "differ without contradiction on {}",
}
_REST = {
    Standing.APART: ("cannot be compared", "cannot be compared"),
    Standing.ALONE: ("rests on one outlet or source alone", "rest on one outlet or source alone"),
}


def _in_short(found: Material) -> str:
    """How many questions stand how, in a paragraph."""
    held = [standing(found, one) for one in found.compared]
    asked = [one for one in held if one is not Standing.UNANSWERED]
    if not asked:
        return (
            "Nobody has asked what these articles answer, so nothing has been compared yet." if found.articles else ""
        )
    told = [words.format(number(asked.count(one))) for one, words in _SAID.items() if one in asked]
    rest = [
        f"{number(asked.count(one))} {many if asked.count(one) > 1 else single}"
        for one, (single, many) in _REST.items()
        if one in asked
    ]
    if len({*asked}) == 1:
        return _all_alike(found, asked[0], len(asked))
    opening = f"Of {count(len(asked), 'question')} that the articles answer, "
    outlets = f"the outlets {joined(told)}" if told else ""
    return f"{opening}{'; '.join(part for part in (outlets, joined(rest)) if part)}.{_ruled(found)}"


def _ruled(found: Material) -> str:
    ruled = sum(one.ruled or one.settled for one in found.compared)
    return f" An editor has ruled on {number(ruled)}." if ruled else ""


def _all_alike(found: Material, one: Standing, many: int) -> str:
    """One sentence where all the questions stand alike."""
    if one in _REST:
        which = "The one question" if many == 1 else f"{'Both' if many == 2 else f'All {number(many)}'} questions"
        return f"{which} that the articles answer {_REST[one][many > 1]}.{_ruled(found)}"
    which = "the one question" if many == 1 else f"{'both' if many == 2 else f'all {number(many)}'} questions"
    return f"The outlets {_SAID[one].format(f'{which} that they answer')}.{_ruled(found)}"


def _articles(found: Material) -> list[str]:
    if not found.articles:
        return []
    shown = found.articles[-ARTICLES:]
    earlier = len(found.articles) - len(shown)
    lines = [f"- {opened(count(earlier, 'earlier article'))}."] if earlier else []
    return ["## The articles", "\n".join([*lines, *(f"- {_article(found, one)}" for one in shown)])]


def _article(found: Material, one: ArticleLine) -> str:
    when = on_day(one.published, found.year) or "Undated"
    headline = inner(one.headline) or "without a headline"
    url = one.url.strip()
    safe = url.startswith(("http://", "https://")) and not any(sign in url for sign in "<> \n\t\\")
    title = f"[“{headline}”](<{url}>)" if safe else f"“{headline}”"
    notes = []
    if one.copy_of:
        model = found.by_ref.get(one.copy_of)
        notes.append(
            f"likely a copy of the report by {escape(model.outlet)}" if model else "likely a copy of another report"
        )
    if one.digest_of:
        notes.append(f"a digest of {escape(one.digest_of)}")
    if one.versions > 1:
        notes.append("changed since it was published")
    tail = f"; {joined(notes)}" if notes else ""
    return f"{when}: {escape(one.outlet)}, {title}{found.mark(one.article_id)}{tail}."


def _key(found: Material) -> list[str]:
    """What the references mean, where the page shows them."""
    if not found.articles or not found.refs:
        return []
    open_ = any(one.line.status == "suggested" for one in found.claims.values())
    mark = " A question mark after a C reference: no editor has reviewed that claim." if open_ else ""
    return [f"---\n\nReferences: A is an article, C a claim, Q a question, as sayso numbers them.{mark}"]
