"""Real processes: ``sayso`` as a shell runs it, without the power to pass over permissions."""

import ctypes
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

DAC_OVERRIDE, DAC_READ_SEARCH = 1, 2
PR_CAPBSET_DROP = 24
COMMAND = (sys.executable, "-c", "from sayso.cli.main import run; run()")

Sayso = Callable[..., "subprocess.CompletedProcess[str]"]


def _obey_permissions() -> None:
    """Take from a superuser's child what lets it read and write where permissions forbid; others have it not."""
    library = ctypes.CDLL(None, use_errno=True)
    for power in (DAC_OVERRIDE, DAC_READ_SEARCH):
        library.prctl(PR_CAPBSET_DROP, power, 0, 0, 0)


def obeys_permissions(folder: Path) -> bool:
    """Whether a child so prepared is kept out of a folder that nobody may write to."""
    closed = folder / "closed"
    closed.mkdir()
    closed.chmod(0o500)
    tried = subprocess.run(
        [sys.executable, "-c", f"open({str(closed / 'x')!r}, 'w')"],
        preexec_fn=_obey_permissions,
        capture_output=True,
        check=False,
    )
    closed.chmod(0o700)
    return tried.returncode != 0


@pytest.fixture(scope="session")
def permissions_count(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Tests of permissions skip where the system lets everybody pass."""
    if os.name != "posix" or not obeys_permissions(tmp_path_factory.mktemp("permissions")):
        pytest.skip("permissions do not bind this user here")


@pytest.fixture
def sayso(tmp_path: Path) -> Sayso:
    """Run ``sayso`` in a process of its own, in the test's folder."""

    def run(*words: str, **options: Any) -> "subprocess.CompletedProcess[str]":
        before = options.pop("before", _obey_permissions)
        environment = {**os.environ, **options.pop("env", {})}
        return subprocess.run(
            [*COMMAND, *words],
            capture_output=True,
            encoding="utf-8",
            cwd=tmp_path,
            env=environment,
            preexec_fn=before,
            timeout=60,
            check=False,
            **options,
        )

    return run


@pytest.fixture
def started(tmp_path: Path) -> Iterator[Callable[..., "subprocess.Popen[str]"]]:
    """Start ``sayso`` and go on; whatever still runs is ended with the test."""
    running: list[subprocess.Popen[str]] = []

    def start(*words: str) -> "subprocess.Popen[str]":
        made = subprocess.Popen(
            [*COMMAND, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", cwd=tmp_path
        )
        running.append(made)
        return made

    yield start
    for one in running:
        if one.poll() is None:
            one.kill()
        one.communicate()
