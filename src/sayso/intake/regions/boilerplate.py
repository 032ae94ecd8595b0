"""A paragraph goes in; out comes where the page's own words begin in it: comment notices, sharing, subscriptions."""

import re

_BUTTON = r"share|tweet|e-?mail|print|save|copy link|facebook|twitter|x|whatsapp|linkedin|reddit|telegram"

# Each pattern is a whole sentence or line that no article says of its subject.
_SENTENCES = (
    r"comments?(?: section| thread)? (?:are|is) (?:now )?(?:closed|disabled|(?:turned )?off)(?: for this \w+)?",
    r"comments? closed",
    r"(?:e-?mail\s*:?\s*)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
    r"[\W_]+",
    r"(?:be the first to|leave a|post a|add a|write a|view|show|hide|load) (?:comments?|reply)(?: \(\d+\))?",
    r"(?:no comments|\d+ comments?|(?:no|\d+) replies)(?: (?:yet|so far))?",
    r"(?:you must be|please) (?:log(?:ged)? in|sign in|register)(?:,? or register,?)? to (?:post|leave|add) .{0,40}",
    r"share (?:this|on|via|to|with)\b.{0,60}",
    rf"(?:{_BUTTON})(?: ?[|·/•,-]? ?(?:{_BUTTON})){{1,8}}",
    r"follow (?:us|@\w+|the author|our (?:channel|page))\b.{0,80}",
    r"(?:like|find|join) us on (?:facebook|twitter|instagram|telegram|whatsapp|youtube)\b.{0,40}",
    r"(?:subscribe|sign up|register)(?: (?:now|here|today|free))?(?: (?:to|for) .{0,120})?",
    r"(?:subscribe|sign up) .{0,40}\b(?:newsletters?|inbox|updates|alerts|channel)\b.{0,80}",
    r"(?:get|receive) .{0,60}\b(?:in|to) your inbox\b.{0,60}",
    r"(?:read|see|learn|find out) (?:more|also|next|on)(?: ?[:>»…].{0,160}| (?:here|about|on|at) .{0,120})?",
    r"(?:continue|keep) reading\b.{0,80}",
    (
        r"(?:related|recommended|popular|trending|most read|you (?:may|might) also like|more from|more on)"
        r"(?: (?:articles?|stories|posts|news|topics|content|coverage))?(?: ?[:>»].{0,160})?"
    ),
    r"(?:click|tap) here\b.{0,120}",
    r"advertisement|story continues below(?: (?:the )?advertisement)?|article continues (?:after|below).{0,40}",
    r"skip to (?:main )?content|back to top|(?:previous|next) (?:article|post)|print this (?:article|page)",
    r"(?:we|this (?:site|website)) uses? cookies\b.{0,160}",
    r"(?:tags|filed under|topics|categories)\s*:.{0,200}",
    r"(?:download|get) (?:our|the) (?:free )?app\b.{0,60}",
    r"(?:support|donate to) (?:our|independent) (?:journalism|reporting|work)\b.{0,120}",
)
_WHOLE = re.compile(rf"(?:[>»•|*\[(\s-]*)(?:{'|'.join(_SENTENCES)})[\s.!)\]>»…]*", re.IGNORECASE)

# How a comment form's notice opens; what follows it in the paragraph are its terms.
_FORM = (
    r"add your comments? (?:by|below|using)\b"
    r"|comments are (?:approved|moderated|reviewed|subject to)\b"
    r"|comments will (?:not )?(?:appear|be (?:published|moderated))\b"
    r"|your e-?mail address will not be published\b"
    r"|required fields are marked\b"
    r"|(?:please|kindly) (?:keep|be) (?:your comments )?(?:respectful|civil)\b"
    r"|by (?:posting|commenting|submitting a comment),? you (?:agree|accept)\b"
)
_OPENS_FORM = re.compile(rf"(?:{_FORM})", re.IGNORECASE)

# Inside or at the end of a paragraph only what cannot be part of a sentence counts, and only after one has ended.
_GLUED = re.compile(
    r"(?:(?<=[.!?…”\"'’)\]])\s*|(?<=\S)(?:\s{2,}|\n))"
    r"(?P<tail>(?:Comments? (?:are|is) (?:now )?closed\b|Add your comments? (?:by|below)\b"
    r"|Comments are (?:approved|moderated) by\b|Your e-?mail address will not be published\b"
    r"|Leave a (?:comment|reply)\b|Share this (?:article|story|post|page)\b|Follow us on\b"
    r"|(?:Subscribe|Sign up) (?:to|for) (?:our|the|my)\b|Read (?:more|also) ?[:>»]|Click here to\b).*)",
    re.DOTALL,
)
# Most paragraphs hold none of these, and looking for them costs a tenth of looking for the notices themselves.
_HINTS = ("omment", "hare this", "ollow us", "ubscribe", "ign up", "ead more", "ead also", "lick here", "mail address")
_LEADING = re.compile(r"(?:(?:Comments? (?:are|is) (?:now )?closed\.?|Skip to (?:main )?content)(?:\s+|(?=[A-Z])))+")

_LONGEST = 600
"""Code points; no single notice is longer, save a comment form's."""


def is_boilerplate(paragraph: str) -> bool:
    """Whether the whole paragraph is the page's, not the article's."""
    if len(paragraph) > _LONGEST:
        return bool(_OPENS_FORM.match(paragraph))
    flat = " ".join(paragraph.split())
    return bool(_WHOLE.fullmatch(flat) or _OPENS_FORM.match(flat))


def tail_at(paragraph: str) -> int | None:
    """Where page words glued to the end of a paragraph begin, or ``None``; never 0."""
    if not any(hint in paragraph for hint in _HINTS):
        return None
    found = _GLUED.search(paragraph)
    if not found or found.start("tail") == 0:
        return None
    return found.start("tail")


def lead_until(paragraph: str) -> int:
    """How many code points of page words are glued to the front of a paragraph."""
    found = _LEADING.match(paragraph)
    return found.end() if found else 0
