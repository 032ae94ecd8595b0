"""What ``sayso --help`` says of each command, kept apart so that help need not import them all."""

SUMMARIES = {
    "import": "Import articles; what is known already is left alone, a changed text becomes a new version.",
    "watch": "Import what comes into a folder, as it comes; Ctrl-C ends it.",
    "articles": "List articles.",
    "article": "Show and edit an article, and say what changed in it.",
    "claims": "List claims.",
    "claim": "Log, show, edit and settle claims.",
    "review": "Review claims on a full screen: accept, reject, edit, link, log, one key each; all is saved at once.",
    "link": "Link claims to who said them: outlet < --via ... < SOURCE; or accept what sayso suggests.",
    "unlink": "Take away who said these claims.",
    "outlets": "List outlets.",
    "outlet": "Add, show, edit, merge and split outlets.",
    "sources": "List sources.",
    "source": "Add, show, edit, grade, merge, split and protect sources.",
    "key": "Make, check and exchange the key to protected identities.",
    "stories": "List stories.",
    "story": "Start, show, edit and fill stories.",
    "questions": "List questions: what several claims answer.",
    "question": "Ask, propose, answer and drop questions.",
    "compare": "Compare what outlets say, question by question: values, verdict, reason, origins.",
    "rule": "Settle a question, or two of its claims; it stands until an input changes.",
    "brief": "Write a story up: what is agreed, what conflicts and why, who said what, and what is still open.",
    "search": "Search articles, claims and sources.",
    "status": (
        "Say in one line what needs attention: conflicts, stale rulings, altered claims, what to review, link and"
        " answer."
    ),
    "log": "Show what was done, newest first, with each field before and after.",
    "undo": "Take back a change, whole, unless later ones stand on it.",
    "redo": "Do again what was undone, unless later changes stand in the way.",
    "export": "Export a table with all its columns, and beside a file the datapackage.json that describes them.",
    "csv-import": (
        "Apply the edits in an exported claims file: status, values, measure, date, place, modality, where, note."
    ),
    "bundle": "Write the whole database as deterministic files, and read them back.",
    "roundtrip": "Import, bundle, read back and bundle again in fresh databases; print what differs.",
    "extract": (
        "Find the claims in texts and print one JSON object a text; --again: in stored articles, whose claims stay."
    ),
    "judge": "Say whether each pair of texts agrees, conflicts or cannot be compared, and why.",
    "db": "The database itself: where, how sound, how large; backup and restore.",
    "config": "Show each setting with where it came from, and change settings files.",
    "demo": "Import the shipped corpus, settle and link claims, compare, export CSV; each step is shown as a command.",
}
"""Each subcommand and the first paragraph of its own help."""
