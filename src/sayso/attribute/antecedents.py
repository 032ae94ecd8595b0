"""Sources in text order become references: what a pronoun, a short name or 'the report' stands for, and why."""

from dataclasses import dataclass, field
from typing import NamedTuple

from sayso.attribute.kinds import TITLES, head_noun
from sayso.attribute.page import Page
from sayso.attribute.phrases import Range, phrase_before
from sayso.attribute.words import listed
from sayso.model.attribution import SourceKind

HE = listed("he him his himself")
SHE = listed("she her hers herself")
THEY = listed("they them their themselves")
IT = listed("it its itself")
RELATIVE = listed("who which that whose")
_DEFINITE = listed("the this that these those same said")
_FEMALE = listed("mrs ms miss mme lady madam")
_MALE = listed("mr sir")
_PEOPLE = frozenset({SourceKind.PERSON, SourceKind.UNNAMED})
_BODIES = frozenset({SourceKind.INSTITUTION, SourceKind.DOCUMENT, SourceKind.OUTLET})


class Mention(NamedTuple):
    """A source that names or describes somebody by itself."""

    span: Range
    noun: str
    kind: SourceKind
    plural: bool
    female: bool | None


class Reference(NamedTuple):
    """``to`` is the antecedent, ``None`` where it stays open; ``why`` says what settled it."""

    to: Mention | None
    why: str


@dataclass
class Register:
    """The mentions so far, by last name, by noun and by kind: each source is resolved in constant time."""

    page: Page
    _named: dict[str, Mention] = field(default_factory=dict)
    _nouns: dict[str, Mention] = field(default_factory=dict)
    _person: dict[bool | None, Mention] = field(default_factory=dict)
    _group: Mention | None = None
    _body: Mention | None = None
    _document: Mention | None = None

    def resolve(self, head: Range, kind: SourceKind) -> Reference:
        """What ``head`` stands for; a source that stands for itself is entered and refers to nothing."""
        low = self.page.tokens.low[head[0]]
        if low in RELATIVE and head[1] - head[0] == 1:
            return self._relative(head)
        if low in HE | SHE | THEY | IT and head[1] - head[0] == 1:
            return self._pronoun(low)
        found = self._short(head, kind)
        if found.to is None:
            self._enter(head, kind)
        else:
            self._remember(found.to)
        return found

    def call(self, head: Range, name: Range) -> None:
        """Enter the name by which a source that is told by an office is apposed: 'its secretary, Jan Albar'."""
        self._named[self.page.tokens.low[name[1] - 1]] = self._mention(head, SourceKind.PERSON)

    def _relative(self, head: Range) -> Reference:
        floor = max(0, head[0] - 30)
        end = head[0]
        if end > 0 and self.page.tokens.word[end - 1] == ",":
            end -= 1
        found = phrase_before(self.page, end, floor)
        if found is None:
            return Reference(None, "")
        return Reference(self._mention(found, SourceKind.PERSON), "the noun phrase that the relative clause describes")

    def _pronoun(self, low: str) -> Reference:
        if low in HE or low in SHE:
            female = low in SHE
            near, other = self._person.get(None), self._person.get(not female)
            to = near if near is not other else self._person.get(female)
            return Reference(to, f"the last single person quoted before '{low}'" if to else "")
        if low in THEY:
            return Reference(self._group, "the last group quoted before 'they'" if self._group else "")
        return Reference(self._body, "the last institution or document cited before 'it'" if self._body else "")

    def _short(self, head: Range, kind: SourceKind) -> Reference:
        tokens = self.page.tokens
        noun = tokens.low[head_noun(self.page, head)]
        first = tokens.low[head[0]]
        if tokens.word[head[1] - 1][0].isupper() and kind is SourceKind.PERSON:
            known = self._named.get(tokens.low[head[1] - 1])
            longer = known is not None and self._given(known.span) > self._given(head)
            return Reference(known, "the last name of a person named before") if longer else Reference(None, "")
        if first not in _DEFINITE or tokens.word[head_noun(self.page, head)][0].isupper():
            return Reference(None, "")
        known = self._nouns.get(noun)
        if known is not None and head[1] - head[0] <= 3:
            return Reference(known, f"'{noun}' was introduced before")
        if kind is SourceKind.DOCUMENT and head[1] - head[0] == 2 and self._document is not None:
            return Reference(self._document, "the last document cited before")
        return Reference(None, "")

    def _given(self, head: Range) -> int:
        """How many words a name has besides titles."""
        tokens = self.page.tokens
        return sum(tokens.word[i][0].isalpha() and tokens.low[i] not in TITLES for i in range(*head))

    def _enter(self, head: Range, kind: SourceKind) -> None:
        mention = self._mention(head, kind)
        tokens = self.page.tokens
        if kind is SourceKind.PERSON and tokens.word[head[1] - 1][0].isupper():
            self._named[tokens.low[head[1] - 1]] = mention
        self._nouns[mention.noun] = mention
        self._remember(mention)

    def _remember(self, mention: Mention) -> None:
        if mention.kind in _PEOPLE and not mention.plural:
            self._person[None] = mention
            for female in (True, False):
                if mention.female is None or mention.female == female:
                    self._person[female] = mention
        if mention.plural:
            self._group = mention
        if mention.kind in _BODIES:
            self._body = mention
        if mention.kind is SourceKind.DOCUMENT:
            self._document = mention

    def _mention(self, head: Range, kind: SourceKind) -> Mention:
        low = self.page.tokens.low
        noun = low[head_noun(self.page, head)]
        titles = set(low[head[0] : head[1]])
        female = True if titles & _FEMALE else False if titles & _MALE else None
        plural = kind is not SourceKind.PERSON and noun.endswith("s") and not noun.endswith("ss")
        return Mention(head, noun, kind, plural or " and " in f" {' '.join(low[head[0] : head[1]])} ", female)
