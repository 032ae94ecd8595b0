"""A number and the words beside it become the name that it is part of: 'Flight 103', 'Fortune 100', 'Formula One'."""

from sayso.extract.figures.lexicon import word_set
from sayso.model.late import late

DESIGNATORS = word_set(
    "No Nos no nos Number number Local Flight flight Route route Highway Interstate Section section Chapter "
    "chapter Article article Part Title Page page pages p pp Room room Suite Apt Unit Platform Terminal Gate gate "
    "Channel channel Level Phase phase Stage Day Week Game Group Type type Category category Class Grade grade "
    "Step step Tier Version version Volume Vol Episode episode Season season Round round Act Book Psalm Boeing "
    "Airbus Formula Apollo Windows iPhone Galaxy Pixel Model Mark Mk Proposition Prop Resolution Exit exit Bus "
    "Line Train District Ward Precinct Zone Area Building Pier Lot Studio Century Big Top Super Catch Ocean's "
    "Square Code code Form Schedule Table Figure Fig Question Point Item line lines row ward lane bay berth block "
    "cell Q FY War BBC Radio Capital Bank Fortune FTSE Stoxx Nikkei Nasdaq CAC S&P ASX Russell CSI Expo Euro ISO "
    "reference Reference ref Ref extension RFC CVE Covid COVID Agenda Vision US U.S"
)
"""Words that make the number after them a name or an index rather than an amount."""

FUNCTION_CAPITALS = word_set(
    "A An The In On At By For From Of To With And But Or Nor So Yet If When While As After Before Since Until "
    "About Over Under Only Just Some All Another Every These Those Its His Her Their Our My Your There Here It He "
    "She They We You Nearly Almost Around Roughly Approximately Between Up Down Out More Less Least Most Than "
    "Other First Last Next Then Now Still Also Even Both Either Neither Not No Is Was Were Are Be Been Has Had "
    "Have Total Exactly Because During Per Police Officials Authorities Killing Injuring Say Says Said Additional "
    "Yield Makes Serves Near Combine Add"
)
"""Words that open a sentence or a line without naming anything."""

HEADLINE_VERBS = word_set(
    "Kills Killed Kill Dead Injures Injured Hurts Hurt Wounds Arrests Leaves Hits Adds Cuts Raises Wins Loses Tops "
    "Nears Reaches Sees Falls Rises Gains Drops Sells Buys Pays Fined Fines Owes Claims Charges Seizes "
    "Frees Rescues Deports "
    "Jails Gets Faces Marks Turns Displaces Evacuates Orders Sends Names Win Lose Buy Sell Lost Won Fired Hired Missing"
)
"""Words in a headline set in capitals that take an amount as their object."""

PLURAL_NEXT = late(r"\s+(?:[a-z-]+\s+){0,2}?(?:[a-z-]+[^\Ws]s|people|men|women|children)\b")
"""A counted plural within three words: '30 young soldiers'."""

_ADDRESS = late(
    r"(?:\s+[NSEW]\.?)?(?:\s+(?:[A-Z][\w'’.]*|\d+(?:st|nd|rd|th))){1,4}\s+(?:Road|Rd|Street|St|Avenue|Ave"
    r"|Way|Drive|Dr|Lane|Ln|Boulevard|Blvd|Court|Ct|Place|Pl|Square|Terrace|Crescent|Parkway|Highway|Hwy"
    r"|Broadway)\b|\s+(?:Avenue|Ave|Rue|Downing|Wall|Pennsylvania)\b"
)
_ZIP_BEFORE = late(
    r"(?:\b[A-Z]{2}|\b(?:Calif|Mass|Conn|Fla|Ill|Mich|Minn|Pa|Va|Wash|Tex|Ariz|Colo|Ore|Wis|Ind|Ga|Tenn)\.)\s\Z"
)
_OPENERS = "\"“”'‘’([—–-"


def name_before(text: str, start: int, end: int) -> str:
    """The name before a number that swallows it, or an empty string."""
    left = text[max(0, start - 26) : start]
    words = left.rsplit(None, 2)
    if not words or not left[-1].isspace():
        return ""
    word = words[-1]
    bare = word.lstrip(_OPENERS).rstrip(".")
    if bare in DESIGNATORS:
        return word
    if not bare[:1].isupper() and not any(letter.isupper() for letter in bare):
        return ""
    if (
        bare in HEADLINE_VERBS
        or word[-1] in '.!?:;,)"”’–—'
        or bare in FUNCTION_CAPITALS
        or PLURAL_NEXT.match(text, end)
    ):
        return ""
    if text[start].isalpha() and text[start:end] not in {"One", "ONE"} and text[end : end + 2].strip()[:1].isupper():
        return ""
    return word


def is_address(text: str, end: int) -> bool:
    """Whether a street name follows the number: '12 Main Street', 'the 900 block of Emerson Drive'."""
    if text.startswith(" block of ", end) and text[end + 10 : end + 11].isupper():
        return True
    return text[end : end + 1] == " " and _ADDRESS.match(text, end) is not None


def is_postal_code(text: str, start: int) -> bool:
    """Whether a state stands right before a five-digit number."""
    return _ZIP_BEFORE.search(text, max(0, start - 8), start) is not None
