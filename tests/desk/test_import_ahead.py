"""What is read ahead of an import: by one process or several, the same comes of it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from sayso.desk import workers
from sayso.desk.desk import Desk
from sayso.desk.importing import Settings, run_import
from sayso.desk.importing import ahead as reading


def test_several_processes_leave_the_same_database(
    newsroom: Desk,
    desk: Desk,
    newsroom_files: Path,
    monkeypatch: pytest.MonkeyPatch,
    kept: Callable[[Desk], dict[str, str]],
) -> None:
    """Every record of the bundle, in the same order."""
    monkeypatch.setattr(workers, "WORTH", 1)
    monkeypatch.setattr(workers, "cores", lambda: 2)
    monkeypatch.setattr(reading, "HANDFUL", 1)
    reports = run_import(desk, [str(newsroom_files)], Settings())

    assert ["A1", "A2", "A3", "A4"] == [report.article for report in reports if report.article]
    assert kept(newsroom) == kept(desk)
