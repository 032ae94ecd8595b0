"""sayso works wherever it is installed from: wheel, source archive or checkout, without a network."""

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from sayso import __version__

ROOT = Path(__file__).parents[2]
DEAD = "http://127.0.0.1:9"
"""The discard port of this machine, where nobody listens: whatever asks the network fails at once."""

pytestmark = pytest.mark.slow


def offline() -> dict[str, str]:
    """The environment of a machine without a network, and without anything of the user's."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("SAYSO_", "PIP_", "PYTHON"))}
    proxies = dict.fromkeys(("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"), DEAD)
    return kept | proxies | {"PIP_NO_INDEX": "1", "PIP_CONFIG_FILE": os.devnull, "SAYSO_AS": "tester", "NO_COLOR": "1"}


def python(*words: str | Path, cwd: Path, **settings: str) -> str:
    """What ``python WORDS`` prints; a failure shows what it said."""
    done = subprocess.run(
        [sys.executable, *words], cwd=cwd, env=offline() | settings, capture_output=True, text=True, check=False
    )
    assert 0 == done.returncode, done.stdout + done.stderr
    return done.stdout


def build(kind: str, source: Path, folder: Path) -> Path:
    """The wheel or source archive that ``source`` makes."""
    python("-m", "build", "--no-isolation", f"--{kind}", "--outdir", folder, source, cwd=folder)
    (made,) = folder.glob("*.whl" if kind == "wheel" else "*.tar.gz")
    return made


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel that the checkout makes."""
    return build("wheel", ROOT, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source archive that the checkout makes."""
    return build("sdist", ROOT, tmp_path_factory.mktemp("sdist"))


@pytest.fixture(scope="module")
def wheel_of_sdist(sdist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel that the unpacked source archive makes."""
    unpacked = tmp_path_factory.mktemp("unpacked")
    with tarfile.open(sdist) as archive:
        archive.extractall(unpacked, filter="data")
    (source,) = unpacked.iterdir()
    return build("wheel", source, tmp_path_factory.mktemp("again"))


@pytest.fixture(scope="module", params=["wheel", "wheel_of_sdist"])
def installed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with sayso installed in it from a wheel."""
    made: Path = request.getfixturevalue(request.param)
    target = tmp_path_factory.mktemp("installed")
    python("-m", "pip", "install", "--quiet", "--no-deps", "--target", target, made, cwd=target)
    return target


def content(wheel: Path) -> dict[str, bytes]:
    """The files of a wheel; its signature list differs wherever they do."""
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize(
    "name",
    [
        "sayso/py.typed",
        "sayso/cli/main.py",
        "sayso/extract/places/data/gazetteer.bin",
        "sayso/_migrations/env.py",
        "sayso/_migrations/versions/0001_initial_schema.py",
        "sayso/_seeds/manifest.toml",
        "sayso/_seeds/practice/ferry/northgate-first.txt",
        f"sayso-{__version__}.dist-info/licenses/LICENSE",
        f"sayso-{__version__}.dist-info/licenses/NOTICE.md",
        f"sayso-{__version__}.dist-info/entry_points.txt",
    ],
)
def test_a_wheel_carries_what_an_installation_needs(wheel: Path, name: str) -> None:
    """Code, types, gazetteer, migrations, corpus, licence and notices."""
    assert name in content(wheel)


def test_a_wheel_carries_every_data_file_of_the_checkout(wheel: Path) -> None:
    """Whatever lies in git below src, migrations and seeds."""
    listed = subprocess.run(
        ["git", "ls-files", "src/sayso", "migrations", "seeds"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listed.returncode:
        pytest.skip("this is no checkout: nothing says which files belong")
    homes = {"src/sayso/": "sayso/", "migrations/": "sayso/_migrations/", "seeds/": "sayso/_seeds/"}
    wanted = {
        home + name.removeprefix(root)
        for name in listed.stdout.splitlines()
        for root, home in homes.items()
        if name.startswith(root) and (ROOT / name).exists()
    }
    assert set() == wanted - content(wheel).keys()


def test_a_wheel_carries_nothing_else(wheel: Path) -> None:
    """No tests, no benchmarks, no second top-level package."""
    assert {"sayso", f"sayso-{__version__}.dist-info"} == {name.split("/")[0] for name in content(wheel)}


def test_the_source_archive_makes_the_same_wheel(wheel: Path, wheel_of_sdist: Path) -> None:
    """Byte for byte: nothing that matters is left out of it."""
    assert content(wheel) == content(wheel_of_sdist)


def test_an_installation_knows_its_version(installed: Path, tmp_path: Path) -> None:
    """``python -m sayso`` works from any folder."""
    said = python("-m", "sayso", "--version", cwd=tmp_path, PYTHONPATH=str(installed))

    assert f"sayso {__version__}\n" == said


def test_an_installation_runs_its_own_code(installed: Path, tmp_path: Path) -> None:
    """And not the checkout that the tests run from, which is installed in the same environment."""
    code = "import sayso; from sayso.store.schema import migrations_folder; print(sayso.__file__, migrations_folder())"
    said = python("-c", code, cwd=tmp_path, PYTHONPATH=str(installed))

    assert [f"{installed}/sayso/__init__.py", f"{installed}/sayso/_migrations"] == said.split()


def test_an_installation_does_the_main_job(installed: Path, tmp_path: Path) -> None:
    """It makes its database by its own migrations and imports its own corpus, offline."""
    seeds = installed / "sayso" / "_seeds"
    settings = {"PYTHONPATH": str(installed), "SAYSO_DB": "new.db"}

    python("-m", "sayso", "import", seeds, cwd=tmp_path, **settings)
    found = python("-m", "sayso", "claims", "--outlet", "Northgate Wire", cwd=tmp_path, **settings)

    assert "Palawan (PH)" in found
    assert "sound\n" == python("-m", "sayso", "db", "check", cwd=tmp_path, **settings)


def test_an_installation_plays_the_demo(installed: Path, tmp_path: Path) -> None:
    """``sayso demo`` needs nothing but what was installed."""
    python("-m", "sayso", "demo", "--keep", tmp_path / "kept", cwd=tmp_path, PYTHONPATH=str(installed))

    assert {"demo.db", "claims.csv", "datapackage.json"} <= {each.name for each in (tmp_path / "kept").iterdir()}


def test_the_checkout_works_where_it_lies(tmp_path: Path) -> None:
    """The editable installation that ``make`` sets up, from an unrelated folder."""
    python("-m", "sayso", "demo", "--keep", tmp_path / "kept", cwd=tmp_path)
    code = "import sayso; print(sayso.__file__)"

    assert "sound\n" == python("-m", "sayso", "db", "check", "--db", tmp_path / "kept" / "demo.db", cwd=tmp_path)
    assert f"{ROOT}/src/sayso/__init__.py\n" == python("-c", code, cwd=tmp_path)
