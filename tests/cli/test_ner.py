"""``sayso extract --ner``: a real pipeline votes, and what is wrong with one is said in a line."""

import json
import sys
import warnings
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sayso.cli.main import app
from sayso.desk.extracting import Wanted, answers
from sayso.desk.texts import Piece, Said

TEXT = "Flood water reached homes near Whitlock on Monday, when 12 boats left Georgia."


@pytest.fixture(scope="module")
def pipeline(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The folder of a saved pipeline that takes Whitlock for a place."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what spaCy's own dependencies deprecate is not ours to mend
        import spacy  # noqa: PLC0415 - takes most of a second

    made = spacy.blank("en")
    ruler = made.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "GPE", "pattern": "Whitlock"}])  # type: ignore[attr-defined]
    folder: Path = tmp_path_factory.mktemp("pipeline") / "rules"
    made.to_disk(folder)
    return str(folder)


@pytest.fixture
def file(tmp_path: Path) -> str:
    """A text file."""
    path = tmp_path / "flood.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


def rules(printed: str) -> dict[str, str]:
    """The rule of each claim by its words."""
    return {claim["text"]: claim["rule"] for claim in json.loads(printed)["claims"]}


def test_the_pipeline_adds_its_vote(pipeline: str, file: str) -> None:
    """A place that only the engine sees comes with a rule of its own, and --explain says who saw it."""
    run = CliRunner()
    alone = rules(run.invoke(app, ["extract", file]).output)
    both = run.invoke(app, ["extract", file, "--ner", pipeline, "--explain"]).output
    assert rules(both) == alone | {"Whitlock": "ner.place"}
    [why] = [claim["why"] for claim in json.loads(both)["claims"] if claim["text"] == "Whitlock"]
    assert why == "only en_pipeline sees GPE; after 'near'"


def test_workers_vote_alike(pipeline: str) -> None:
    """The same lines come out of one process and of two."""
    pieces = [Piece(f"{number}.txt", f"{number} times. {TEXT}".encode(), is_row=False) for number in range(40)]
    wanted = Wanted(Said(), explain=True, ner=pipeline)
    lines = ["".join(answer.lines for answer in answers(pieces, wanted, jobs=jobs)) for jobs in (1, 2)]
    assert lines[0] == lines[1]
    assert lines[0].count('"ner.place"') == 40


def test_without_it_spacy_is_not_even_imported(monkeypatch: pytest.MonkeyPatch, file: str) -> None:
    """An extra that is not asked for is not there."""
    monkeypatch.setitem(sys.modules, "spacy", None)
    assert CliRunner().invoke(app, ["extract", file]).exit_code == 0


def test_missing_spacy_ends_as_a_wrong_option_does(
    monkeypatch: pytest.MonkeyPatch, file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line with the command that installs it, exit code 2, nothing printed."""
    from sayso.cli.main import run  # noqa: PLC0415 - beside the arguments that it reads

    monkeypatch.setitem(sys.modules, "spacy", None)
    monkeypatch.setattr(sys, "argv", ["sayso", "extract", file, "--ner", "en_core_web_md"])
    with pytest.raises(SystemExit) as ended:
        run()
    said = capsys.readouterr()
    assert (ended.value.code, said.out) == (2, "")
    assert said.err == (
        "sayso: --ner en_core_web_md needs spaCy, which is not installed; run `pip install 'sayso[ner]'`\n"
    )


def test_a_missing_pipeline_ends_as_a_wrong_option_does(
    monkeypatch: pytest.MonkeyPatch, file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line that names it, exit code 2, nothing printed, nothing downloaded."""
    from sayso.cli.main import run  # noqa: PLC0415 - beside the arguments that it reads

    monkeypatch.setattr(sys, "argv", ["sayso", "extract", file, "--ner", "en_nowhere_xl"])
    with pytest.raises(SystemExit) as ended:
        run()
    said = capsys.readouterr()
    assert (ended.value.code, said.out) == (2, "")
    assert said.err.startswith("sayso: spaCy finds no pipeline called 'en_nowhere_xl'; install it")
    assert said.err.count("\n") == 1
