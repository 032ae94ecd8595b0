"""A story's material goes in, the brief as a page of Markdown comes out."""

from sayso.desk.briefing.material import Material
from sayso.desk.briefing.movement import movement
from sayso.desk.briefing.pending import pending
from sayso.desk.briefing.prose import count, escape, inner, joined, number, on_day, opened
from sayso.desk.briefing.verdicts import agreements, alone, apart, compatible, conflicts
from sayso.desk.briefing.voices import reports, voices
from sayso.model.tables import ArticleLine


def page(found: Material) -> str:
    """The whole brief; equal material makes an equal page, whenever it is written."""
    blocks = [f"# {escape(found.view.story.title or found.view.story.story)}", _standing(found)]
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


def _standing(found: Material) -> str:
    """As of when, from how many articles by how many outlets."""
    if not found.articles:
        return "*There are no articles in this story yet.*"
    outlets = {one.outlet for one in found.articles}
    dated = sorted(one.published for one in found.articles if one.published)
    undated = len(found.articles) - len(dated)
    of = f"{opened(count(len(found.articles), 'article'))} by {count(len(outlets), 'outlet')}"
    if not dated:
        return f"*{of}; when {'it was' if undated == 1 else 'they were'} published is not known.*"
    first, last = on_day(dated[0]), on_day(dated[-1])
    opening = first.removesuffix(last[last.find(" ") :]) if " " in last else first
    opening = opening.removesuffix(last[-5:]) if " " in last else opening
    when = f"published on {last}" if first == last else f"published from {opening} to {last}"
    tail = f"; {count(undated, 'of them is undated', 'of them are undated')}" if undated else ""
    return f"*As of {last}. {of}, {when}{tail}.*"


def _in_short(found: Material) -> str:
    """How many questions stand how, in a paragraph."""
    asked = [one for one in found.compared if one.cells]
    if not asked:
        if found.articles:
            return "Nobody has asked what these articles answer, so nothing has been compared yet."
        return ""
    alike = [one for one in asked if len({cell.outlet for cell in one.cells}) > 1 or one.verdict == "conflict"]
    tally = {
        word: sum(one.verdict == word for one in alike) for word in ("conflict", "agree", "compatible", "incomparable")
    }
    said = {
        "conflict": "conflict on {}",
        "agree": "agree on {}",
        "compatible": "give different answers that can stand together on {}",
        "incomparable": "cannot be compared on {}",
    }
    parts = [said[word].format(number(amount)) for word, amount in tally.items() if amount]
    lone = len(asked) - len(alike)
    ruled = sum(one.ruled or one.settled for one in asked)
    whole = f"Of {count(len(asked), 'question')} that the articles answer, outlets {joined(parts)}" if parts else ""
    if len(asked) == 1:
        whole = f"On the one question that the articles answer, outlets {_one(asked[0].verdict)}" if parts else ""
    if lone:
        only = f"{count(lone, 'question is', 'questions are')} answered by one outlet alone"
        whole = (
            f"{whole}; {only.replace(' question is', ' is').replace(' questions are', ' are')}"
            if whole
            else opened(only)
        )
    tail = f" An editor has ruled on {number(ruled)}." if ruled else ""
    return f"{whole}.{tail}"


def _one(verdict: str) -> str:
    return {
        "conflict": "conflict",
        "agree": "agree",
        "compatible": "give different answers that can stand together",
    }.get(verdict, "cannot be compared")


def _articles(found: Material) -> list[str]:
    if not found.articles:
        return []
    return ["## The articles", "\n".join(f"- {_article(one)}" for one in found.articles)]


def _article(one: ArticleLine) -> str:
    when = on_day(one.published) or "Undated"
    headline = inner(one.headline) or "without a headline"
    url = one.url.strip()
    safe = url.startswith(("http://", "https://")) and not any(sign in url for sign in "<> \n\t\\")
    title = f"[“{headline}”](<{url}>)" if safe else f"“{headline}”"
    notes = []
    if one.copy_of:
        notes.append(f"likely a copy of {one.copy_of}")
    if one.digest_of:
        notes.append(f"a digest of {escape(one.digest_of)}")
    if one.versions > 1:
        notes.append(f"changed since: {count(one.versions, 'version')}")
    tail = f"; {joined(notes)}" if notes else ""
    return f"{when}: {escape(one.outlet)}, {title} [{one.article_id}]{tail}."


def _key(found: Material) -> list[str]:
    """What the references mean."""
    if not found.articles:
        return []
    open_ = any(one.line.status == "suggested" for one in found.claims.values())
    mark = " A question mark after a C reference: no editor has reviewed that claim." if open_ else ""
    return [f"---\n\nReferences: A is an article, C a claim, Q a question, as sayso numbers them.{mark}"]
