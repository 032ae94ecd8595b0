"""A question's answers go in, each read in its time once, and the verdict on any two of them comes out."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from sayso.compare import compare, in_its_time, superseded
from sayso.desk.conversions import rates_among
from sayso.model.figure import Figure
from sayso.model.verdict import Assertion, Verdict
from sayso.store.comparing import Answer, Asked


class Heard:
    """The answers of one question, ready to be compared; what two of them say is read and compared once.

    Most answers say what another says already, so that verdicts cost what the different wordings do, not the pairs.
    ``money`` are amounts among which the articles' own conversions are found.
    """

    def __init__(self, asked: Asked, money: Sequence[Answer] = ()) -> None:
        self._answers = sorted(asked.answers, key=lambda one: one.claim_id)
        self._articles = {answer.article_id for answer in self._answers}
        self._rates = rates_among(one for one in money if one.article_id in self._articles)
        self._read: dict[tuple[object, ...], int] = {}
        self._numbers: dict[int, int] = {}
        self._told: list[Assertion] = []
        self._same: dict[tuple[object, ...], int] = {}
        self._known: dict[tuple[int, int], Verdict] = {}

    def pairs(self) -> Iterator[tuple[Answer, Answer]]:
        """Each two answers that are held against each other, by number.

        Two answers of one article are only where there are no others: it reports rivals itself.
        """
        for a, b in combinations(self._answers, 2):
            if len(self._articles) == 1 or a.article_id != b.article_id or a.superseded != b.superseded:
                yield a, b

    def verdict(self, a: Answer, b: Answer) -> Verdict:
        """The verdict on two answers; what an article no longer says conflicts with nothing."""
        pair = self._number(a), self._number(b)
        verdict = self._known.get(pair)
        if verdict is None:
            verdict = self._known[pair] = compare(self._told[pair[0]], self._told[pair[1]], self._rates)
        return superseded(verdict) if a.superseded or b.superseded else verdict

    def alike(self, a: Answer, b: Answer) -> bool:
        """Whether two answers say the very same, which is no conflict."""
        return self._number(a) == self._number(b)

    def _number(self, answer: Answer) -> int:
        """The number of what an answer says, the same for all that say it in the same circumstances and words."""
        found = self._numbers.get(answer.claim_id)
        if found is None:
            found = self._numbers[answer.claim_id] = self._reading(answer)
        return found

    def _reading(self, answer: Answer) -> int:
        assertion = answer.assertion
        given = (assertion, _written(assertion), answer.quote, answer.sentence, answer.published)
        number = self._read.get(given)
        if number is None:
            told = in_its_time(assertion, answer.quote, answer.sentence, answer.published)
            said = told, told.words, _written(told)
            number = self._same.setdefault(said, len(self._told))
            if number == len(self._told):
                self._told.append(told)
            self._read[given] = number
        return number


def _written(assertion: Assertion) -> tuple[str, ...]:
    """The amounts digit for digit: 3.30 and 3.3 are equal, and are not said alike."""
    value = assertion.value
    return (str(value.low), str(value.high)) if isinstance(value, Figure) else ()
