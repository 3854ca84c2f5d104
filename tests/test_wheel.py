"""The wheel, installed in an empty environment away from the checkout, is a working program."""

from __future__ import annotations

import json
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT]
    done = subprocess.run(list(map(str, build)), capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    (made,) = folder.glob("*.whl")
    return made


def test_it_holds_resources_data_and_licence(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert "steppeline/data/forum.toml" in names
    assert "steppeline/resources/ATTRIBUTION.md" in names
    assert "steppeline/resources/translations/ru/LC_MESSAGES/steppeline.mo" in names
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in names)
    assert "steppeline/store/migrations/versions/0001_initial.py" in names or any(
        name.startswith("steppeline/store/migrations/") for name in names
    )


def test_it_works_where_nothing_else_is(wheel: Path, tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(tmp_path / "env")], check=True, timeout=60)
    (site,) = (tmp_path / "env").glob("lib/python*/site-packages")
    zipfile.ZipFile(wheel).extractall(site)
    # The libraries are lent by this environment; the package itself must come from the wheel alone.
    lent = sysconfig.get_paths()["purelib"]
    (site / "lent.pth").write_text("\n".join(_library_folders(Path(lent), tmp_path / "lent")))
    case = tmp_path / "demo.steppeline"

    def run(*arguments: str) -> str:
        command = [str(tmp_path / "env" / "bin" / "python"), "-m", "steppeline", *arguments]
        done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False, timeout=60)
        assert done.returncode == 0, done.stderr
        return done.stdout

    run("demo", "-o", str(case))
    assert json.loads(run("info", str(case), "--json"))["events"] > 200
    assert "сентября" in run("query", str(case), "ref:forum-17", "--lang", "ru")


def _library_folders(lent: Path, shelf: Path) -> list[str]:
    """A folder with links to all installed packages but our own."""
    shelf.mkdir()
    for entry in lent.iterdir():
        if "steppeline" not in entry.name and entry.suffix != ".pth":
            (shelf / entry.name).symlink_to(entry)
    return [str(shelf)]
