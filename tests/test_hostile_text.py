"""Much of what a rule may choke on takes no more than some multiple of as much news: nothing backtracks.

Each family runs in a process of its own, whose processor time is limited to ``ALLOWED`` times what ordinary text of
the same size takes there. That is far above what any family needs and far below what a quadratic rule would: a rule
that is let through here needs less than forty times what news does at a million characters.
"""

import subprocess
import sys

import pytest

ALLOWED = 12
SIZE = 300_000
FAMILIES = {
    "digits": "7",
    "grouped digits": "1,",
    "spelled numbers": "one hundred ",
    "ranges": "between 5 and ",
    "dollars": "$",
    "capitalised words": "Alder ",
    "towns": "Paris, ",
    "places of places": "City of ",
    "titles": "Mr. ",
    "months": "March, ",
    "ends": "end of the ",
    "said": "said ",
    "he said": "He said that ",
    "according": "according to ",
    "quoted and said": '"a," said ',
    "quotes": '" ',
    "opening quotes": "“",
    "nested quotes": "“a ‘b ",
    "apostrophes": "'",
    "backticks": "``",
    "open brackets": "([{",
    "dashes": "- ",
    "long dashes": "—",
    "dots": ".",
    "spaced dots": ". . ",
    "newlines": "\n",
    "blanks": " ",
    "short words": "a a a ",
    "one giant word": "a",
    "one giant name": "A",
    "hyphens": "Al-",
    "combining marks": "e\u0301",
    "no Latin letters": "שלום ",
    "control characters": "\x00",
}
"""A piece of text to be repeated."""

RUN = """
import resource, sys, time
from sayso.attribute.find import find_attributions
from sayso.extract.pipeline import Context, extract

def read(text):
    extract(text, Context("2013-02-11"))
    find_attributions(text)

piece, size, allowed = sys.argv[1].encode().decode("unicode_escape"), int(sys.argv[2]), int(sys.argv[3])
news = (
    "At least 12 people were killed near Donggang in Liaoning on Monday, a spokesman for the ministry said. "
    "“We paid 10,000 won ($3.30) a night,” Kim Ok-hui, 43, told the Tumen Gazette last week.\\n\\n"
)
read(news)
started = time.process_time()
read(news * (size // 10 // len(news)))
ordinary = 10 * (time.process_time() - started)
limit = int(time.process_time() + allowed * ordinary) + 1
resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
read((piece * (size // len(piece) + 1))[:size])
print("read")
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="limits of processor time are POSIX")
@pytest.mark.parametrize("family", FAMILIES)
def test_any_text_is_read_in_linear_time(family: str) -> None:
    """The process comes to its end before its time is up."""
    piece = FAMILIES[family].encode("unicode_escape").decode("ascii")
    done = subprocess.run(
        [sys.executable, "-c", RUN, piece, str(SIZE), str(ALLOWED)], capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.stderr[-500:]) == ("read\n", "")
