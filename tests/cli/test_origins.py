"""Who has a value from whom is shown as trees, as JSON, as a Graphviz graph and as an exported table."""

import csv
import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sayso.cli.main import app

TOLD = {
    "Harbor Herald": "The storm sank 40 boats.\n\nAP contributed to this report.",
    "Quay Press": "Gusts at the mole drowned 40 boats.\n\nReporting by The Associated Press",
    "Selby Ledger": "Some 40 boats sank, Ines Tarrow said.",
    "Bay Times": "Ines Tarrow said 40 boats sank.",
    "Tarn Echo": "About 40 boats sank, officials said.",
    "Northmark News": "40 boats were lost in the night, officials said.",
    "Coast Radio": "We counted 40 boats on the sand.",
}


def run(*words: str) -> tuple[int, str]:
    """The exit code and what a command prints."""
    done = CliRunner().invoke(app, list(words))
    return done.exit_code, done.output


@pytest.fixture(scope="module")
def told(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with seven outlets on one count and one question that all answer; to be copied."""
    folder = tmp_path_factory.mktemp("told")
    shutil.copy(sqlite_template, folder / "sayso.db")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SAYSO_DB", str(folder / "sayso.db"))
        patch.chdir(folder)
        for at, (outlet, said) in enumerate(TOLD.items()):
            Path(f"{at}.txt").write_text(f"Boats of {outlet}\n\n{said}\n", "utf-8")
            settings = ("--outlet", outlet, "--story", "storm", "--published", f"2031-04-{at + 9:02}")
            assert 0 == run("import", f"{at}.txt", *settings)[0]
        claims = [one["claim_id"] for one in json.loads(run("claims", "--kind", "figure", "--json")[1])]
        assert len(TOLD) == len(claims)
        run("question", "new", "How many boats sank?", "--story", "storm")
        run("question", "answer", "Q1", *claims)
        for claim in claims:
            run("claim", "accept", claim)
    return folder / "sayso.db"


@pytest.fixture(autouse=True)
def asked(told: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The question, found through the environment."""
    shutil.copy(told, tmp_path / "sayso.db")
    monkeypatch.setenv("SAYSO_DB", str(tmp_path / "sayso.db"))
    monkeypatch.setenv("COLUMNS", "160")
    monkeypatch.chdir(tmp_path)


LINE = "7 outlets, 3 origins (AP; Ines Tarrow; Coast Radio), 2 unresolved"


def test_the_line_and_a_tree_for_each_origin() -> None:
    """Named ones first, with each claim under whom it is from; two that are called alike are told apart."""
    code, shown = run("compare", "--origins")
    lines = shown.splitlines()

    assert 0 == code
    assert "Q1 How many boats sank?  storm" == lines[0]
    assert LINE == lines[1]
    assert ["AP", "Coast Radio", "Ines Tarrow"] == [line for line in lines[2:] if line and line[0] not in "└├│ o"]
    assert 2 == sum(line.startswith("officials") for line in lines)
    assert any(line.startswith("officials  (in Tarn Echo A5)  (unresolved)") for line in lines)
    assert any("Selby Ledger" in line and "“Some 40”" in line for line in lines)
    assert any("Quay Press" in line and line.endswith("credited") for line in lines)
    assert any("Coast Radio" in line and line.endswith("on its own word") for line in lines)


def test_a_question_or_a_story_alone() -> None:
    """Nothing to trace is said; verdicts are another view."""
    assert run("compare", "--origins") == run("compare", "--origins", "--question", "Q1")
    assert run("compare", "--origins") == run("compare", "--origins", "--story", "storm")
    assert 4 == run("compare", "--origins", "--story", "nowhere")[0]
    assert 2 == run("compare", "--origins", "--only", "conflict")[0]
    run("question", "drop", "Q1")
    assert "No questions to trace. Propose some with `sayso question suggest`.\n" == run("compare", "--origins")[1]


def test_json_holds_nodes_and_edges() -> None:
    """Every edge names two nodes that are there, every claim is taken to once, and each origin has its key."""
    (graph,) = json.loads(run("compare", "--origins", "--json")[1])
    nodes = {node["key"]: node for node in graph["nodes"]}
    taken = [edge["to"] for edge in graph["edges"] if nodes[edge["to"]]["kind"] == "claim"]

    assert (LINE, 7, 3, 2, 0) == (
        graph["line"],
        graph["outlets"],
        graph["origins"],
        graph["unresolved"],
        graph["suggested"],
    )
    assert {edge["from"] for edge in graph["edges"]} | {edge["to"] for edge in graph["edges"]} == nodes.keys()
    assert sorted(taken) == sorted({key for key, node in nodes.items() if node["kind"] == "claim"})
    assert {"said", "credit", "own"} == {edge["how"] for edge in graph["edges"]}
    assert 5 == len({edge["origin_key"] for edge in graph["edges"]})
    assert 2 == len({edge["origin_key"] for edge in graph["edges"] if not edge["known"]})


def test_a_graph_for_graphviz() -> None:
    """Balanced, with a cluster a question, an edge for each that JSON has, and nothing dashed once settled."""
    code, shown = run("compare", "--dot")
    (graph,) = json.loads(run("compare", "--origins", "--json")[1])

    assert 0 == code
    assert shown.startswith("digraph origins {")
    assert shown.count("{") == shown.count("}") == 2
    assert len(graph["edges"]) == shown.count(" -> ")
    assert "dashed" not in shown
    assert 2 == run("compare", "--dot", "--json")[0]


def test_the_export_has_a_line_for_each_step() -> None:
    """The same steps as the graph has, as a table."""
    (graph,) = json.loads(run("compare", "--origins", "--json")[1])
    assert 0 == run("export", "origins", "--format", "csv", "--out", "origins.csv")[0]
    with Path("origins.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    steps = {(row["from_kind"], row["from_id"], row["to_kind"], row["to_id"], row["how"]) for row in rows}
    nodes = {node["key"]: (node["kind"], node["id"]) for node in graph["nodes"]}

    assert steps == {(*nodes[edge["from"]], *nodes[edge["to"]], edge["how"]) for edge in graph["edges"]}
    assert {"AP", "Ines Tarrow", "Coast Radio", "officials"} == {row["origin"] for row in rows}
    assert {("officials", "false"), ("AP", "true")} <= {(row["origin"], row["known"]) for row in rows}
