"""The weights of the finder: fitted from labelled texts end to end, the same every time, and without names."""

import importlib.util
import json
import re
from pathlib import Path
from types import ModuleType

import pytest

from sayso.attribute import weighing
from sayso.attribute.find import find_attributions

SCRIPT = Path(__file__).parents[2] / "bench" / "fit_cue_weights.py"
SPEAKERS = ("Tomas Veld", "Ines Quarto", "the water board", "a dockworker", "Mayor Oda Brannigan", "the ministry")
FACTS = ("the mill was sold", "12 men had left", "the dam was sound", "nobody was paid", "the wells were dry")
EVENTS = (
    "The board put a new fence around the mill.",
    "She made bread and took it home.",
    "They found the boat in May.",
)


@pytest.fixture(scope="module")
def fitting() -> ModuleType:
    """The fitting script as a module."""
    spec = importlib.util.spec_from_file_location("fit_cue_weights", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with 30 invented texts, their cues labelled."""
    rows = []
    for at in range(30):
        speaker, fact = SPEAKERS[at % len(SPEAKERS)], FACTS[at % len(FACTS)]
        text = f"{speaker[0].upper()}{speaker[1:]} said that {fact}. {EVENTS[at % len(EVENTS)]}"
        start = text.index("said")
        spans = [
            {"type": "SOURCE", "start": 0, "end": len(speaker)},
            {"type": "CUE", "start": start, "end": start + 4},
            {"type": "CONTENT", "start": start + 5, "end": text.index(".")},
        ]
        rows.append({"id": f"text-{at}", "text": text, "spans": spans})
    (tmp_path / "some.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return tmp_path


def test_fitting_learns_from_labels(fitting: ModuleType, folder: Path, tmp_path: Path) -> None:
    """What is written lets the finder take the labelled verb for a cue, and no other."""
    assert fitting.main([str(folder), "--out", str(tmp_path)]) == 0
    tables = {}
    for name in (weighing.GLANCE, weighing.CONTEXT):
        lines = (tmp_path / f"{name}_weights.txt").read_text(encoding="utf-8").splitlines()
        tables[name] = {line.rpartition("\t")[0]: int(line.rpartition("\t")[2]) for line in lines}
    text = "Marta Ilves said that the road is long. They found the key in June."
    found = find_attributions(text, tables=tables)
    assert [one.cue.of(text) for one in found if one.cue] == ["said"]


def test_fitting_is_deterministic(fitting: ModuleType, folder: Path, tmp_path: Path) -> None:
    """The same labels give the same bytes."""
    written = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        fitting.main([str(folder), "--out", str(tmp_path / name)])
        written.append([path.read_bytes() for path in sorted((tmp_path / name).iterdir())])
    assert written[0] == written[1]


def test_held_out_parts_are_measured(fitting: ModuleType, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each part is measured with weights that it had no share in."""
    assert fitting.main([str(folder), "--held-out", "3"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 7
    assert all(re.search(r"source P \d+\.\d R \d+\.\d F \d+\.\d", line) for line in lines)


def test_folder_without_labels_is_refused(
    fitting: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is fitted on nothing."""
    assert fitting.main([str(tmp_path)]) == 2
    assert "no .jsonl file" in capsys.readouterr().err


def test_words_written_as_names_are_left_out(fitting: ModuleType) -> None:
    """A sign whose word mostly has a capital in running text is not kept."""
    rows = [{"text": "he saw that Veld left, and Veld came, and veld is grass that burns"}]
    proper = fitting.proper_words(rows)
    assert (fitting.keeps("N=veld", proper), fitting.keeps("N=grass", proper)) == (False, True)


@pytest.mark.parametrize("name", [weighing.GLANCE, weighing.CONTEXT])
def test_shipped_weights_hold_signs_alone(name: str) -> None:
    """Each line is a sign of a few short words and a weight: no text, and no capital but those of word classes."""
    for sign, weight in weighing.weights(name).items():
        assert abs(weight) < 1500
        value = sign.partition("=")[2]
        assert len(value) < 40
        assert " " not in value
        assert {piece for piece in re.findall(r"[^\W\d_]+", value) if piece[0].isupper()} <= CLASSES


CLASSES = {"Name", "Cap", "D", "L", "R", "B", "Lq", "Rq", "Bq"}
