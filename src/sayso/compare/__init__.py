"""Claims against claims: do they answer the same question, can both stand, and on how many origins do they rest."""

from sayso.compare.answering import answers_to
from sayso.compare.cards import Answerable
from sayso.compare.figures import Rate
from sayso.compare.judgement import Judgement, judge_claims
from sayso.compare.measures import Match, measures_match
from sayso.compare.origins import Backing, Origin, Origins, Voice, count_origins
from sayso.compare.questions import Proposal, suggest_questions
from sayso.compare.timing import in_its_time
from sayso.compare.verdicts import compare, refines, superseded

__all__ = [
    "Answerable",
    "Backing",
    "Judgement",
    "Match",
    "Origin",
    "Origins",
    "Proposal",
    "Rate",
    "Voice",
    "answers_to",
    "compare",
    "count_origins",
    "in_its_time",
    "judge_claims",
    "measures_match",
    "refines",
    "suggest_questions",
    "superseded",
]
