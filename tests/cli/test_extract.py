"""``sayso extract``: files, folders and JSON Lines in, one object a text out, whoever does the work."""

import itertools
import json
import os
import pty
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from sayso.cli.main import app

COMMAND = (sys.executable, "-c", "from sayso.cli.main import run; run()", "extract")


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Names are given as an editor gives them: within the folder at hand."""
    monkeypatch.chdir(tmp_path)


def run(*words: str, given: str | bytes = "") -> Result:
    """Run ``sayso extract`` in this process."""
    return CliRunner().invoke(app, ["extract", *words], input=given)


def found(done: Result) -> list[dict[str, Any]]:
    """The objects that it printed."""
    return [json.loads(line) for line in done.stdout.split("\n")[:-1]]


def rows(count: int) -> str:
    """JSON Lines with as many texts of different lengths, some of them in other scripts."""
    said = itertools.cycle(["Some {} boats sank off Dandong on Friday. ", "Über {} Menschen — 50,000 won. ", ""])
    return "".join(
        json.dumps({"id": f"n{at}", "text": next(said).format(at + 2) * (at % 40), "published": "2031-04-09"}) + "\n"
        for at in range(count)
    )


@pytest.mark.parametrize("jobs", ["2", "5"])
def test_many_workers_print_what_one_prints(jobs: str) -> None:
    """Byte for byte, refusals included."""
    lines = rows(400).splitlines(keepends=True)
    lines[100], lines[399] = "[1]\n", '{"id": "n"}\n'
    Path("news.jsonl").write_text("".join(lines), "utf-8")
    one, many = (run("--jsonl", "news.jsonl", "--explain", "--jobs", number) for number in ("1", jobs))

    assert (1, 1) == (one.exit_code, many.exit_code)
    assert one.stdout_bytes == many.stdout_bytes
    assert one.stderr == many.stderr
    assert [f"n{at}" for at in range(400) if at not in (100, 399)] == [row["id"] for row in found(many)]


def test_long_input_goes_to_all_cores_unasked(monkeypatch: pytest.MonkeyPatch) -> None:
    """And short input does not: starting processes takes longer."""
    started: list[int] = []

    def in_order(work: Any, batches: Any, *, jobs: int) -> Any:
        started.append(jobs)
        return map(work, batches)

    monkeypatch.setattr("sayso.desk.workers.in_order", in_order)
    monkeypatch.setattr("sayso.desk.workers.cores", lambda: 7)
    short = run("--jsonl", "-", given=rows(50))
    assert (0, 50, []) == (short.exit_code, len(found(short)), started)
    long = run("--jsonl", "-", given=rows(600))

    assert (0, 600, [7]) == (long.exit_code, len(found(long)), started)


def test_a_bad_line_does_not_stop_the_others() -> None:
    """Each is named at the end, with what to do; exit 1."""
    good = b'{"id": "a", "text": "Some 3 boats."}\n'
    bad = {
        b'{"id": 1': "not JSON: ",
        b"[" * 100_000: "not JSON: ",
        b"[1]": "no id and text; write one object a line",
        b'{"id": "1"}': "no id and text; write one object a line",
        b'{"id": "1", "text": "caf\xe9"}': "byte 24 is not UTF-8; save the file as UTF-8",
        b'{"id": "1", "text": "\\ud800"}': "half a character under 'text'; write characters whole",
        b'{"id": "1", "text": "x", "published": "soon"}': "published 'soon' is no date; give an EDTF date",
        b'{"id": "1", "text": "x", "published": 7}': "published 7 is no date; give an EDTF date",
        b'{"id": "1", "text": "x", "country": "Canada"}': "country 'Canada' is no country; give its two letters",
    }
    Path("news.jsonl").write_bytes(b"\xef\xbb\xbf\r\n" + b"".join(line + b"\n" + good for line in bad))
    done = run("--jsonl", "news.jsonl")

    assert (1, ["a"] * len(bad)) == (done.exit_code, [row["id"] for row in found(done)])
    said = done.stderr.splitlines()
    assert len(bad) == len(said)
    for number, (line, wanted) in enumerate(zip(said, bad.values(), strict=True)):
        assert line.startswith(f"sayso: news.jsonl, line {2 + 2 * number}: {wanted}")


def test_a_bad_file_does_not_stop_the_others() -> None:
    """A missing one and one that is not text are named; exit 1."""
    Path("boats.txt").write_bytes(b"\xef\xbb\xbfSome 3 boats.\r\n")
    Path("photo.txt").write_bytes(b"\x93\x00")
    done = run("gone.txt", "photo.txt", "boats.txt")

    assert (1, ["boats.txt"]) == (done.exit_code, [row["id"] for row in found(done)])
    assert [
        "sayso: gone.txt: No such file or directory; name a text file, a folder, or - for standard input",
        "sayso: photo.txt: byte 0 is not UTF-8; save the file as UTF-8",
    ] == done.stderr.splitlines()


@pytest.mark.parametrize("words", [["gone.txt"], ["--jsonl", "bad.jsonl"], ["empty"], ["\0"]])
def test_where_nothing_can_be_read_the_input_is_refused(words: list[str]) -> None:
    """Exit 3, nothing on stdout, a line for each."""
    Path("bad.jsonl").write_text("[1]\n", "utf-8")
    Path("empty").mkdir()
    done = run(*words)

    assert (3, "", 1) == (done.exit_code, done.stdout, len(done.stderr.splitlines()))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--published", "soon"], "sayso: --published 'soon' is no date; give an EDTF date such as 2013-02-11"),
        (["--country", "Canada"], "sayso: --country 'Canada' is no country; give its two letters of ISO 3166-1"),
    ],
)
def test_an_option_that_cannot_be_used_is_named(words: list[str], said: str) -> None:
    """Before anything is read; exit 3."""
    done = run(*words, given="Some 3 boats.")

    assert (3, "") == (done.exit_code, done.stdout)
    assert done.stderr.startswith(said)


def test_empty_input_is_no_error() -> None:
    """No lines, no objects; an empty text has no claims."""
    for words in (["--jsonl", "-"], ["--jsonl", "-", "--jobs", "2"]):
        done = run(*words, given="\n \n")
        assert (0, "", "") == (done.exit_code, done.stdout, done.stderr)

    assert [{"id": "-", "claims": [], "attributions": []}] == found(run())


def test_a_folder_is_its_text_files_by_name() -> None:
    """Below it too; what is no text is passed over, and said."""
    for name in ("b.txt", "a.md", "deep/c.text", "notes", "page.html", "x.jsonl", ".hidden.txt", "y.toml"):
        file = Path("news", name)
        file.parent.mkdir(exist_ok=True, parents=True)
        file.write_text(f"Some 3 boats in {name}.", "utf-8")
    done = run("news")

    assert (0, ["news/a.md", "news/b.txt", "news/deep/c.text", "news/notes"]) == (
        done.exit_code,
        [row["id"] for row in found(done)],
    )
    assert "sayso: passed over 3 files in folders not known as text: 1 .html, 1 .jsonl, 1 .toml\n" == done.stderr


def test_a_folder_with_jsonl_is_its_json_lines() -> None:
    """The other files in it are not read."""
    Path("news").mkdir()
    Path("news/b.jsonl").write_text(rows(2), "utf-8")
    Path("news/a.ndjson").write_text(rows(1), "utf-8")
    Path("news/c.txt").write_text("Some 3 boats.", "utf-8")
    done = run("--jsonl", "news")

    assert (0, ["n0", "n0", "n1"]) == (done.exit_code, [row["id"] for row in found(done)])


@pytest.mark.skipif(os.name != "posix", reason="file names as POSIX has them")
def test_a_file_name_need_not_be_text() -> None:
    """Its bytes are written as escapes."""
    Path("news").mkdir()
    Path(os.fsdecode(b"news/caf\xe9.txt")).write_text("Some 3 boats.", "utf-8")
    done = run("news")

    assert (0, ["news/caf\\xe9.txt"]) == (done.exit_code, [row["id"] for row in found(done)])


def test_the_outlets_country_settles_dates_and_dollars() -> None:
    """For all texts, unless a row says its own."""
    text = "It cost $5 on 03/04/2013."
    given = json.dumps({"id": "1", "text": text}) + "\n" + json.dumps({"id": "2", "text": text, "country": "us"}) + "\n"
    first, second = found(run("--jsonl", "--country", "CA", given=given.replace("CA", "AU")))
    plain = found(run("--country", "au", given=text))[0]

    assert ["CAD", "USD", "AUD"] == [one["claims"][0]["currency"] for one in (first, second, plain)]
    assert ["2013-03-04", "2013-04-03"] == [one["claims"][1]["edtf"] for one in (second, plain)]


@pytest.fixture
def long() -> str:
    """A file that keeps a worker busy for a while."""
    Path("long.jsonl").write_text(rows(6000), "utf-8")
    return "long.jsonl"


def begun(long: str) -> "subprocess.Popen[bytes]":
    """A run in a process group of its own, as a shell starts it, once it has printed something."""
    running = subprocess.Popen(
        [*COMMAND, "--jsonl", long, "--jobs", "2"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    assert running.stdout is not None
    assert running.stdout.readline().startswith(b'{"id": "n0"')
    return running


def members(group: int) -> list[int]:
    """The processes that are left in a group."""
    found = []
    for entry in Path("/proc").iterdir():
        try:
            state = (entry / "stat").read_text().rpartition(")")[2].split()
        except (OSError, UnicodeDecodeError):
            continue
        if entry.name.isdigit() and state[0] != "Z" and int(state[2]) == group:
            found.append(int(entry.name))
    return found


def gone(group: int) -> bool:
    """Whether all of a group end soon."""
    for _ in range(100):
        if not members(group):
            return True
        time.sleep(0.05)
    return False


@pytest.mark.skipif(os.name != "posix", reason="terminals as POSIX has them")
def test_a_bar_is_shown_to_who_watches_and_data_goes_where_it_is_sent() -> None:
    """On stderr if that is a terminal, gone at the end; stdout is the same as ever."""
    long = "longer-than-patience.jsonl"
    Path(long).write_text(rows(1200), "utf-8")
    plain = subprocess.run([*COMMAND, "--jsonl", long], capture_output=True, check=True)
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [*COMMAND, "--jsonl", long], stdout=subprocess.PIPE, stderr=theirs, env={**os.environ, "TERM": "xterm"}
    ) as running:
        os.close(theirs)
        assert running.stdout is not None
        printed = running.stdout.read()
    seen = b""
    with suppress(OSError):
        while part := os.read(ours, 4096):
            seen += part
    os.close(ours)

    assert b"" == plain.stderr
    assert plain.stdout == printed
    assert b"Extracting" in seen
    assert b'"id"' not in seen


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are looked up as Linux shows them")
def test_ctrl_c_ends_it_with_one_line(long: str) -> None:
    """The terminal tells all of them; exit 130, no traceback of anyone, and nobody is left."""
    running = begun(long)
    os.killpg(running.pid, signal.SIGINT)
    out, err = running.communicate(timeout=60)

    assert (130, b"sayso: interrupted; what was finished is kept, run the command again to complete it\n") == (
        running.returncode,
        err,
    )
    assert all(json.loads(line)["id"] for line in out.split(b"\n")[1:-1])
    assert gone(running.pid)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are looked up as Linux shows them")
def test_a_reader_that_goes_is_met_quietly(long: str) -> None:
    """`| head -1`: nothing on stderr, exit 0, nobody left."""
    running = begun(long)
    assert running.stdout is not None
    assert running.stderr is not None
    running.stdout.close()

    with running.stderr as errors:
        assert (b"", 0) == (errors.read(), running.wait(timeout=60))
    assert gone(running.pid)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are looked up as Linux shows them")
def test_a_worker_that_is_killed_is_one_line(long: str) -> None:
    """As when memory runs out; exit 70."""
    running = begun(long)
    os.kill(next(one for one in members(running.pid) if one != running.pid), signal.SIGKILL)
    _, err = running.communicate(timeout=60)

    assert 70 == running.returncode
    assert err.startswith(b"sayso: a worker process was ended by SIGKILL; see that there is memory enough")
    assert 1 == len(err.splitlines())
    assert gone(running.pid)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are looked up as Linux shows them")
def test_workers_do_not_outlive_a_parent_that_is_killed(long: str) -> None:
    """They notice that nobody is there to take the result."""
    running = begun(long)
    running.kill()
    running.communicate(timeout=60)

    assert gone(running.pid)
