"""Word lists: which word forms may attribute, their lemmas, and the verbs whose syntax differs from that of 'say'."""

from functools import cache
from pathlib import Path

from sayso.attribute.words import listed

VERB_FORMS = "bsdng"
"""Letters in the order of the list: base, present, past, participle, -ing; N is a noun, a an adjective."""

HEDGES = ("reportedly", "allegedly", "apparently", "supposedly", "purportedly", "presumably", "seemingly")

SAYING = listed(
    "say add write tweet note explain reply respond continue conclude recall insist argue claim warn"
    " declare post ask state observe remark announce report testify acknowledge admit complain joke quip"
    " agree believe think predict reveal suggest confirm"
)
"""Verbs of plain saying: what follows them after a preposition is the setting, not the content."""

INVERTED = SAYING | listed("shout cry yell exclaim read go chant retort counter muse intone opine lament caution")
"""Verbs that may stand before their subject after a quotation: '"...," said X'."""

ADDRESSED = listed(
    "tell ask urge assure inform remind warn advise notify promise show order instruct call press beg"
    " implore invite teach convince persuade brief encourage direct"
)
"""Verbs whose first object is the person spoken to, not what is said."""

MOVED = listed(
    "surprise scare trouble worry disappoint shock alarm concern interest upset outrage impress please"
    " anger divide dismay commit devote incline convince encourage embolden thrill excite frustrate amuse"
    " horrify rattle overwhelm determine tell inform intend oppose assure persuade split enamor poise"
)
"""Verbs whose passive has the person who thinks or hears as its subject ('was worried about')."""

STIRRING = listed(
    "surprise scare trouble worry disappoint shock alarm upset outrage impress please anger thrill excite"
    " frustrate amuse horrify rattle embolden"
)
"""Verbs whose object feels and whose subject is felt about ('the remark angered voters')."""

HELD = frozenset({"believe", "think", "understand", "estimate"})
"""Verbs whose past form before 'to' is a participle: 'a gang believed to number six'."""

BLAMING = listed("accuse blame charge criticize praise attack mock denounce fault indict")
"""Verbs that need an object: without one before 'of' or 'for' they are participles."""

SEEMING = frozenset(["seem", "appear", "sound"])
"""Verbs whose subject is what is talked about; nobody in the text is made responsible."""

LIGHT = listed(
    "made make makes making gave give gives giving issued issue issues issuing took take takes taking"
    " expressed expresses expressing voiced voices voicing offered offers offering released releases"
    " releasing raised raises raising had has have having published cited drew renewed repeated leveled"
    " levelled delivered delivers"
)
"""Verbs that lend a noun their subject: 'made no mention', 'issued a warning'."""


@cache
def classes() -> dict[str, tuple[str, ...]]:
    """Lemma -> the classes of meaning it belongs to ('say', 'think'); words without one are left out."""
    table: dict[str, tuple[str, ...]] = {}
    text = (Path(__file__).parent / "verb_classes.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        name, *words = line.split()
        for word in dict.fromkeys(words):
            table[word] = (*table.get(word, ()), name)
    return table


@cache
def forms() -> dict[str, tuple[str, str]]:
    """Word form in lower case -> its lemma and the letters of the forms it can be."""
    table: dict[str, tuple[str, str]] = {}
    text = (Path(__file__).parent / "cue_words.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        letter, *words = line.split()
        kinds = {"v": VERB_FORMS, "n": "NN", "a": "a"}[letter]
        for word, kind in zip(words, kinds, strict=False):
            lemma, had = table.get(word, (words[0], ""))
            table[word] = (lemma, had + kind)
    table["according"] = ("accord", "p")
    table.update({hedge: (hedge, "r") for hedge in HEDGES})
    table[":"] = ("colon", ":")
    table.pop("-", None)
    return table
