"""A text becomes its attributions: who is made responsible for which words."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from sayso.attribute.antecedents import Reference, Register
from sayso.attribute.cues import Cue, cue_end
from sayso.attribute.holding import CLAIM_RULE, NEGATED_RULE
from sayso.attribute.kinds import head_noun, kind_of
from sayso.attribute.page import Page, read_page
from sayso.attribute.phrases import Range
from sayso.attribute.sources import Source
from sayso.attribute.weighing import Table, chosen
from sayso.attribute.words import NEGATION, QUOTE, listed
from sayso.model.attribution import Attribution, SourceKind
from sayso.model.text import Span


class Found(NamedTuple):
    """A cue with its source and its content, in tokens."""

    cue: Cue
    source: Source
    content: Range


def find_attributions(
    text: str, *, outlet: str = "", tables: Mapping[str, Table] | None = None
) -> tuple[Attribution, ...]:
    """Find attributions in ``text``, in order of their content; ``tables`` are other weights than our own."""
    page = read_page(text)
    readings = chosen(page, tables)
    found = [
        Found(cue, source, content)
        for cue, source, content in readings
        if content is not None and (source.span is not None or cue.shape != "p")
    ]
    spelled = _attributed(page, _with_orphans(page, found, [one.cue for one in readings]), outlet)
    return tuple(sorted(spelled, key=lambda one: (one.content or Span(0, 0), one.cue or Span(0, 0))))


def _with_orphans(page: Page, found: list[Found], cues: list[Cue]) -> list[Found]:
    """Give quotations that stand alone to the speaker of the quotation just before them.

    A sentence that is nothing but a quotation, with no cue of its own outside it, goes on with what was said.
    """
    speaking = {cue.sentence for cue in cues if page.quoted[cue.at] < 0}
    orphans: dict[int, tuple[int, int]] = {}
    for sentence in page.sentences:
        a, b = sentence
        if page.kind[a] == QUOTE and page.quoted[a] >= 0 and sentence not in speaking:
            quotation = page.quotations[page.quoted[a]]
            if quotation.first == a and quotation.last >= b - 1:
                orphans[a] = sentence
    return [_joined_orphans(page, one, orphans) for one in found] if orphans else found


def _joined_orphans(page: Page, one: Found, orphans: dict[int, tuple[int, int]]) -> Found:
    """Extend a content that holds a quotation over the orphans that directly follow its sentence."""
    first, last = one.content
    sentence_end = one.cue.sentence[1]
    holds = page.quoted[first] >= 0 and page.kind[first] == QUOTE
    at = max(sentence_end, last)
    if not holds or page.quoted[one.cue.at] >= 0:
        return one
    while at in orphans:
        at = orphans[at][1]
        last = at
    return one._replace(content=(first, last))


def _attributed(page: Page, found: list[Found], outlet: str) -> Iterator[Attribution]:
    """Spell out each find: sources are resolved in text order, so that a pronoun looks back only."""
    register = Register(page)
    resolved: dict[int, tuple[SourceKind, Reference]] = {}
    mentioned: dict[Range, tuple[SourceKind, Reference]] = {}
    for index in sorted(range(len(found)), key=lambda one: found[one].source.head or (0, 0)):
        head = found[index].source.head
        kind = _kind(page, found[index].source, outlet)
        if head is not None and head in mentioned:
            resolved[index] = mentioned[head]
            continue
        reference = register.resolve(head, kind) if head is not None else Reference(None, "")
        resolved[index] = (reference.to.kind if reference.to else kind, reference)
        if head is not None:
            mentioned[head] = resolved[index]
            name = _apposed(page, found[index].source)
            if name is not None and kind is SourceKind.PERSON and reference.to is None:
                register.call(head, name)
    for index, one in enumerate(found):
        yield _spelled(page, one, *resolved[index])


_NOTHING = listed("no nobody none neither")
_TELLING = listed(
    "say comment confirm answer discuss elaborate specify disclose reveal tell explain provide give verify identify"
    " name"
)
_CLAIMS = listed(
    "claim claims report reports allegation allegations accusation accusations suggestion suggestions figure figures"
    " estimate estimates number numbers toll assertion assertions rumor rumors rumour rumours notion idea criticism"
    " charge charges account accounts"
)


def _marks(page: Page, one: Found) -> tuple[str, ...]:
    """The last part of a rule: that nothing is said after all, or that what is said is itself a claim."""
    low, cue, source = page.tokens.low, one.cue, one.source
    negated = any(word in NEGATION for word in low[cue.group.first : cue.group.last])
    silent = cue.lemma in {"decline", "refuse"} and not _TELLING.isdisjoint(low[cue.group.last : cue.group.last + 3])
    nobody = source.span is not None and (
        low[source.span[0]] in _NOTHING or low[max(0, source.span[0] - 1)] in {"neither", "nor"}
    )
    if negated or silent or nobody:
        return (NEGATED_RULE,)
    first, last = one.content
    return (CLAIM_RULE,) if not _CLAIMS.isdisjoint(low[first : min(last, first + 4)]) else ()


_BODIES = frozenset({SourceKind.INSTITUTION, SourceKind.OUTLET})


def _kind(page: Page, source: Source, outlet: str) -> SourceKind:
    """The kind of the words that name the source; 'the deputy head, Ramil Ocsona,' is a person by his apposed name."""
    kind = kind_of(page, source.head, outlet)
    if kind not in {SourceKind.UNNAMED, SourceKind.PERSON} or source.span is None or source.head is None:
        return kind
    after, last, word = source.head[1], source.span[1], page.tokens.word
    if kind is SourceKind.PERSON:
        described = after + 2 < last and word[after] == "," and word[after + 1] in {"a", "an"}
        told = kind_of(page, (after + 1, last)) if described else kind
        return told if told in _BODIES else kind
    named = after + 2 < last and word[after] == "," and word[after + 1][0].isupper() and word[after + 2][0].isupper()
    many = page.tokens.low[head_noun(page, source.head)].endswith("s")
    named = named and not (many and word[after - 1][0].isupper())  # 'workers at Port Selby, New Kent' names no worker
    return kind_of(page, (after + 1, last)) if named else kind


def _apposed(page: Page, source: Source) -> Range | None:
    """The name of two words or more right after the comma that ends the head: 'its secretary, Jan Albar'."""
    if source.span is None or source.head is None or source.head[1] >= source.span[1]:
        return None
    word, first = page.tokens.word, source.head[1] + 1
    last = first
    while last < source.span[1] and word[last][0].isupper():
        last += 1
    return (first, last) if word[source.head[1]] == "," and last - first > 1 else None


def _spelled(page: Page, one: Found, kind: SourceKind, reference: Reference) -> Attribution:
    tokens, cue = page.tokens, one.cue

    def span(where: Range | None) -> Span | None:
        return None if where is None else Span(tokens.start[where[0]], tokens.end[where[1] - 1])

    said = span(one.source.span)
    rule = "/".join((cue.lemma, cue.shape, cue.frame, one.source.how, *_marks(page, one)))
    return Attribution(
        source=said,
        source_text=said.of(tokens.text) if said else "",
        source_kind=kind,
        cue=span((cue.group.first, cue_end(page, cue))),
        content=span(one.content),
        rule=rule,
        refers_to=span(reference.to.span) if reference.to else None,
        why=reference.why,
    )
