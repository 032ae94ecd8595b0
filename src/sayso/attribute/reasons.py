"""The rule of an attribution becomes words: which cue was seen in which form, and where its source stands."""

from sayso.attribute.holding import NEGATED_RULE
from sayso.model.attribution import Attribution

SHAPES = {
    "past": "in the past",
    "s": "in the present",
    "base": "in the present",
    "perfect": "in the perfect",
    "passive": "in the passive",
    "modal": "after a modal verb",
    "ing": "as a participle",
    "prog": "in the progressive",
    "to": "as an infinitive",
    "part": "as a participle",
    "ger": "as a noun",
    "noun": "as a noun",
    "p": "as a preposition",
    "r": "as an adverb of hearsay",
    "pred": "after a form of to be",
    "adj": "as an adjective",
    "by": "with 'by'",
    ":": "as a sign",
}
"""The form of a cue, by the second part of the rule."""

HOWS = {
    "before": "its source before it",
    "appositive": "its source before it, told more of between commas",
    "inverted": "its source after it",
    "passive": "nobody named as its source",
    "agent": "its source after 'by'",
    "same-speaker": "its source that of the cue before",
    "according": "its source after it",
    "sentence": "its source the subject of the sentence",
    "seeming": "nobody named as its source",
    "hedge": "nobody named as its source",
    "open": "no source found",
    "glued": "its source written with it",
    "following": "its source after the comma",
    "moved": "its source the subject of the passive",
    "noun": "nobody named as its source",
    "noun-by": "its source after 'by'",
    "colon": "its source before the colon",
    "possessive": "its source the owner",
    "stirred": "its source after it",
    "chain": "its source that of the verb above it",
    "light-verb": "its source the subject of the verb beside it",
    "author": "its source the author",
    "nearest": "its source the subject of the closest verb",
    "cited": "its source the one that is cited",
    "quoted": "its source the one that is quoted",
    "colon-after": "its source after the colon",
}
"""Where the source stands, by the fourth part of the rule."""


def reason(found: Attribution) -> str:
    """Why ``found`` is taken for an attribution: the cue and its form, where the source stands, and what was followed.

    Never empty: a part of the rule that has no words here is named as it is.
    """
    cue, shape, _, how, *more = [*found.rule.split("/"), "", "", ""]
    said = f"'{cue}'"
    if shape:
        said += f" {SHAPES.get(shape, shape)}"
    if how:
        said += f", {HOWS.get(how, how)}"
    if NEGATED_RULE in more:
        said += ", negated"
    return f"{said}; {found.why}" if found.why else said
