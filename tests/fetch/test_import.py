"""Addresses given to an import: articles come of them as of files, once, and what fails is reported."""

import itertools
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from http.server import BaseHTTPRequestHandler
from io import BufferedIOBase
from pathlib import Path

import pytest
from tests.fetch.conftest import NOON, QUICK, Reply, Site

from sayso.desk.desk import Desk, open_desk
from sayso.desk.history import log, undo_entry
from sayso.desk.importing import FileReport, Settings, run_import
from sayso.desk.listing import articles
from sayso.model.errors import InputError
from sayso.store import bundle

BODY = (
    "<p>The pier at Marrow Bay closed on Monday after nine planks gave way under a fish lorry, the harbour office"
    " said.</p><p>Some 42 boats now land their catch elsewhere, a spokesman said, and the repairs take six weeks.</p>"
)
PAGE = (
    '<html><head><meta property="og:site_name" content="Marrow Bay Courier">'
    '<meta property="article:published_time" content="2031-04-09T08:00:00Z">{head}</head>'
    "<body><article><h1>Pier closed</h1>{body}</article></body></html>"
)
FEED = """<rss version="2.0"><channel><title>Marrow Bay Courier</title><link>/</link>
<item><title>Pier closed</title><guid>tag:1</guid><link>/news/pier</link>
<description>Nine planks gave way under a lorry.</description></item>
<item><title>Ferry late</title><guid>tag:2</guid><link>ferry?a=1</link>
<description>The ferry came 40 minutes late.</description></item></channel></rss>"""
ALLOWED = Settings(limits=QUICK, allow_private=True, limit=100_000)


@pytest.fixture
def desk(any_url: str) -> Iterator[Desk]:
    """A desk over an empty database, on SQLite and on PostgreSQL; its clock moves on by a second a look."""
    seconds = itertools.count()
    with open_desk(any_url, "ed", lambda: NOON + timedelta(seconds=next(seconds))) as opened:
        yield opened


def page(head: str = "", body: str = BODY) -> str:
    """A page with an article."""
    return PAGE.format(head=head, body=body)


def outcomes(reports: list[FileReport]) -> list[tuple[str, str]]:
    """What became of each address, with its article."""
    return [(report.outcome.value, report.article) for report in reports]


def tagged(site: Site, path: str, body: str, media: str = "text/html", tag: str = '"1"') -> str:
    """Put a page there that is not sent again to whoever has it; its address."""

    def answer(request: BaseHTTPRequestHandler) -> Reply:
        if request.headers["If-None-Match"] == tag:
            return Reply(status=304, headers={"ETag": tag})
        return Reply(headers={"ETag": tag, "Content-Type": media}, body=body.encode())

    site.pages[path] = answer
    return site.url(path)


def test_a_page_becomes_an_article(desk: Desk, site: Site) -> None:
    """With outlet, date and address as its file would have, and where it was in the end as its name."""
    site.leads("/short", "/news/pier")
    site.has("/news/pier", page('<link rel="canonical" href="/pier.html">'))

    reports = run_import(desk, [site.url("/short")], ALLOWED)

    assert [("new", "A1")] == outcomes(reports)
    (line,) = articles(desk)
    assert ("Marrow Bay Courier", "Pier closed", "2031-04-09T08:00:00Z") == (line.outlet, line.headline, line.published)
    assert (site.url("/pier.html"), site.url("/news/pier")) == (line.url, line.source_name)
    assert line.suggested > 1


def test_a_page_that_gives_no_address_has_its_own(desk: Desk, site: Site) -> None:
    """The one where it is in the end."""
    run_import(desk, [site.has("/a", page())], ALLOWED)

    assert [site.url("/a")] == [line.url for line in articles(desk)]


def test_what_did_not_change_is_not_sent_again(desk: Desk, site: Site) -> None:
    """The second import says that it is unchanged, and the log has one entry."""
    url = tagged(site, "/a", page())
    run_import(desk, [url], ALLOWED)

    assert [("unchanged", "A1")] == outcomes(run_import(desk, [url], ALLOWED))
    assert '"1"' == site.headers[-1]["if-none-match"]
    assert ["imported 1 new article from a"] == [entry.summary for entry in log(desk)]


def test_an_undone_import_comes_back_though_the_server_sends_nothing(desk: Desk, site: Site) -> None:
    """What the server does not send again is still at hand."""
    url = tagged(site, "/a", page())
    run_import(desk, [url], ALLOWED)
    undo_entry(desk)

    assert ["new"] == [outcome for outcome, _ in outcomes(run_import(desk, [url], ALLOWED))]
    assert '"1"' == site.headers[-1]["if-none-match"]


def test_what_was_refused_can_be_taken_later(desk: Desk, site: Site) -> None:
    """The outlet is named the second time; the server need not send the text again."""
    url = tagged(site, "/a", "Pier closed\n\nNine planks gave way under a lorry on Monday.", "text/plain")

    assert [("refused", "")] == outcomes(run_import(desk, [url], ALLOWED))
    assert [("new", "A1")] == outcomes(run_import(desk, [url], replace(ALLOWED, outlet="Tessel Ledger")))
    assert '"1"' == site.headers[-1]["if-none-match"]


def test_a_page_that_changed_is_a_new_version(desk: Desk, site: Site) -> None:
    """Its address says that it is the same article, whatever else is new in it."""
    url = tagged(site, "/a", page())
    run_import(desk, [url], ALLOWED)
    tagged(site, "/a", page(body="<p>The harbour office said on Tuesday that ferries go again.</p>" * 3), tag='"2"')

    assert [("new version", "A1")] == outcomes(run_import(desk, [url], ALLOWED))
    assert [("unchanged", "A1")] == outcomes(run_import(desk, [url], ALLOWED))


@pytest.mark.parametrize(
    "canonical", ["/", "http://elsewhere.example/pier", "http://ed:secret@127.0.0.1/pier", "http://["]
)
def test_an_odd_canonical_address_makes_no_two_pages_one(desk: Desk, site: Site, canonical: str) -> None:
    """Some sites give every page the same one; nobody is believed to speak for another site."""
    link = f'<link rel="canonical" href="{canonical}">'
    urls = [
        site.has("/a", page(link)),
        site.has("/b", page(link, "<p>The ferry to Mill Island came late again.</p>" * 4)),
    ]

    assert [("new", "A1"), ("new", "A2")] == outcomes(run_import(desk, urls, ALLOWED))
    assert not any("secret" in line.url for line in articles(desk))


def test_the_server_says_the_charset(desk: Desk, site: Site) -> None:
    """Its word counts for more than the page's own."""
    site.has(
        "/a",
        page('<meta charset="utf-8">').replace("Pier", "Přístav").encode("iso-8859-2"),
        "text/html; charset=iso-8859-2",
    )
    run_import(desk, [site.url("/a")], ALLOWED)

    assert ["Přístav closed"] == [line.headline for line in articles(desk)]


def test_a_server_that_is_wrong_about_the_charset_is_not_believed(desk: Desk, site: Site) -> None:
    """Where the bytes do not fit it, and fit what the page says."""
    text = page('<meta charset="windows-1251">').replace("Pier", "Причал")
    site.has("/a", text.encode("windows-1251"), "text/html; charset=utf-8")
    run_import(desk, [site.url("/a")], ALLOWED)

    assert ["Причал closed"] == [line.headline for line in articles(desk)]


def test_a_charset_that_fits_nothing_is_refused(desk: Desk, site: Site) -> None:
    """With the byte, and what to do."""
    site.has("/a", page().replace("Pier", "Müss").encode("latin-1"), "text/html")

    (report,) = run_import(desk, [site.url("/a")], ALLOWED)

    assert "is not UTF-8; name the file's encoding" in report.message


def test_a_feed_gives_its_entries(desk: Desk, site: Site) -> None:
    """Their relative addresses are seen from the feed's, after all redirects."""
    site.leads("/feed", "/news/feed.xml")
    site.has("/news/feed.xml", FEED, "text/html")

    reports = run_import(desk, [site.url("/feed")], ALLOWED)

    assert [("new", "A1"), ("new", "A2")] == outcomes(reports)
    assert {site.url("/news/pier"), site.url("/news/ferry?a=1")} == {line.url for line in articles(desk)}


def test_a_feed_that_changed_brings_what_is_new(desk: Desk, site: Site) -> None:
    """What it had before is unchanged."""
    url = site.has("/feed", FEED, "application/rss+xml")
    run_import(desk, [url], ALLOWED)
    entry = "<item><title>Gull lands</title><guid>tag:3</guid><description>On 3 roofs.</description></item><item>"
    site.has("/feed", FEED.replace("<item>", entry, 1), "application/rss+xml")

    assert ["new", "unchanged", "unchanged"] == [outcome for outcome, _ in outcomes(run_import(desk, [url], ALLOWED))]


def test_a_bad_address_stops_nobody(desk: Desk, site: Site, tmp_path: Path) -> None:
    """Files and addresses are mixed; what fails is said with its own address."""
    file = tmp_path / "ferry.txt"
    file.write_text("Ferry late\n\nThe ferry came 40 minutes late.\n", "utf-8")
    urls = [
        site.says("/gone", 404),
        site.has("/a", page()),
        "ftp://ledger.example/a",
        "https://ed:hunter2@ledger.example",
    ]

    reports = run_import(desk, [urls[0], str(file), *urls[1:]], replace(ALLOWED, outlet="Tessel Ledger"))

    assert [("new", "A1"), ("new", "A2")] == [one for one in outcomes(reports) if one[1]]
    refused = [report.message for report in reports if not report.article]
    assert [
        f"{site.url('/gone')}: there is nothing at this address (404); check the address in a browser",
        "ftp://ledger.example/a: only http and https addresses are fetched; give such an address, or a path",
    ] == refused[:2]
    assert refused[2].startswith("https://***@ledger.example: an address with a user name or password is not fetched")


def test_an_address_given_twice_is_asked_once(desk: Desk, site: Site) -> None:
    """Whatever part of the page it names."""
    url = site.has("/a", page())

    reports = run_import(desk, [url, f"{url}#comments"], ALLOWED)

    assert [("new", "A1"), ("skipped", "")] == outcomes(reports)
    assert 1 == site.asked.count("/a")


def test_a_secret_in_an_address_is_kept_nowhere(desk: Desk, site: Site) -> None:
    """Neither with the article, nor in the log, nor with what is remembered of the address."""
    site.has("/a?token=hunter2", page())
    reports = run_import(desk, [site.url("/a?token=hunter2")], ALLOWED)

    assert [("new", "A1")] == outcomes(reports)
    with desk.store.engine.connect() as connection:
        for table in ("articles", "versions", "journal", "fetches", "search_entries"):
            rows = connection.exec_driver_sql(f"SELECT * FROM {table}").all()
            assert rows
            assert "hunter2" not in str(rows)


def test_rules_set_aside_are_in_the_log_with_the_reason(desk: Desk, site: Site) -> None:
    """Even where nothing came that was not known."""
    site.has("/robots.txt", "User-agent: *\nDisallow: /", "text/plain")
    url = site.has("/a", page())
    assert [("refused", "")] == outcomes(run_import(desk, [url], ALLOWED))

    asked = replace(ALLOWED, ignore_robots="the editor has their leave")
    run_import(desk, [url], asked)
    run_import(desk, [url], asked)

    expected = "robots.txt set aside: the editor has their leave"
    assert [("imported again: A1", expected), ("imported 1 new article from a", expected)] == [
        (entry.summary, entry.because) for entry in log(desk)
    ]


def test_rules_that_forbid_nothing_are_not_set_aside(desk: Desk, site: Site) -> None:
    """The log does not say what did not happen."""
    run_import(desk, [site.has("/a", page())], replace(ALLOWED, ignore_robots="in a hurry"))

    assert [""] == [entry.because for entry in log(desk)]


def test_with_no_network_all_addresses_say_one_thing(desk: Desk) -> None:
    """Rather than each its own."""
    reports = run_import(desk, ["http://one.invalid/a", "http://two.invalid/b", "http://two.invalid/c"], ALLOWED)

    expected = "none of 3 addresses can be reached (one.invalid, two.invalid); check that this machine is online"
    assert {expected} == {report.message for report in reports}


def test_a_manifest_lists_files_only(desk: Desk, site: Site, tmp_path: Path) -> None:
    """An address beside it brings no file along that nobody named."""
    manifest = tmp_path / "manifest.toml"
    manifest.write_text("", "utf-8")

    with pytest.raises(InputError, match="--manifest lists files"):
        run_import(desk, [site.url("/a")], replace(ALLOWED, manifest=str(manifest)))


def test_a_page_larger_than_allowed_is_refused(desk: Desk, site: Site) -> None:
    """By the same setting as a file."""
    (report,) = run_import(desk, [site.has("/a", page())], replace(ALLOWED, limit=100))

    assert f"{site.url('/a')}: more than the limit of 100 bytes; allow more with --max-mb" == report.message


@pytest.mark.parametrize(
    ("media", "body", "said"),
    [
        ("text/html", b"\x89PNG\r\n\x1a\n", "this is a PNG image, not text"),
        ("application/octet-stream", b"%PDF-1.7", "this is a PDF, not text"),
        ("application/xml", b"<?xml version='1.0'?><urlset></urlset>", "XML of another kind (<urlset>)"),
        ("text/html", b"", "the file is empty"),
        ("text/html", b"<html><body></body></html>", "the page has no article text in it"),
    ],
)
def test_what_is_no_article_is_refused(desk: Desk, site: Site, media: str, body: bytes, said: str) -> None:
    """Whatever the server calls it."""
    (report,) = run_import(desk, [site.has("/a", body, media)], ALLOWED)

    assert report.message.startswith(f"{site.url('/a')}: {said}")


@pytest.mark.skipif(os.name != "posix", reason="SIGINT as POSIX has it")
def test_ctrl_c_during_a_fetch_keeps_what_came_before(site: Site, sqlite_url: str, tmp_path: Path) -> None:
    """At once, with exit 130 and one line; no thread or socket holds the process up."""
    came = threading.Event()

    def silent(_out: BufferedIOBase) -> None:
        came.set()
        site.stop.wait(20)

    program = "from sayso.cli.main import run; run()"
    words = ["import", site.has("/a", page()), site.sends("/b", silent), "--allow-private", "--db", sqlite_url]
    importing = subprocess.Popen(
        [sys.executable, "-c", program, *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        cwd=tmp_path,
    )
    assert came.wait(30)
    importing.send_signal(signal.SIGINT)
    out, err = importing.communicate(timeout=15)

    said = "sayso: interrupted; what was finished is kept, run the command again to complete it\n"
    assert (130, "", said) == (importing.returncode, out, err)
    with open_desk(sqlite_url, "ed") as desk:
        assert [site.url("/a")] == [line.url for line in articles(desk)]


def test_a_bundle_holds_articles_and_nothing_of_fetches(desk: Desk, site: Site, tmp_path: Path) -> None:
    """What one machine fetched is no news; elsewhere it is fetched anew."""
    run_import(desk, [tagged(site, "/a", page())], ALLOWED)
    with desk.store.reading() as session:
        written = bundle.write(session, tmp_path / "bundle")

    assert 1 == written.rows["articles"]
    assert "fetches" not in written.rows
    assert not (tmp_path / "bundle" / "fetches.jsonl").exists()
