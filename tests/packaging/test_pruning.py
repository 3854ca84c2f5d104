"""What goes into the bundle, and what of the machine it is built on must not stay in it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGING = Path(__file__).parents[2] / "packaging"
sys.path[:0] = [str(PACKAGING)]
from bundle import pruning  # noqa: E402 - the folder is no package
from package import forget_folders  # noqa: E402

ELF = pytest.mark.skipif(
    not sys.platform.startswith("linux") or shutil.which("objdump") is None or shutil.which("cc") is None,
    reason="needs a compiler and objdump",
)


@pytest.mark.parametrize(
    ("target", "kept"),
    [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/platforms/libqvnc.so", False),
        ("PySide6/Qt/translations/qtbase_ru.qm", True),
        ("PySide6/Qt/translations/qtbase_de.qm", False),
        ("libxcb-cursor.so.0", True),
        ("libX11.so.6", False),
        ("libxcb.so.1", False),
        ("libEGL.so.1", False),
        ("libc.so.6", False),
        ("libstdc++.so.6", False),
        ("PySide6/Qt/qml/QtQuick/x.so", False),
    ],
)
def test_kept(target: str, kept: bool) -> None:
    assert pruning.is_kept(target) is kept


def library(folder: Path, name: str, *more: str) -> Path:
    source = folder / f"{name}.c"
    source.write_text(f"int {name}(void) {{ return 1; }}\n")
    made = folder / f"lib{name}.so"
    command = ["cc", "-shared", "-Wl,--no-as-needed", f"-Wl,-soname,{made.name}", "-o", made, source, *more]
    subprocess.run(list(map(str, command)), check=True)
    return made


@ELF
def test_fallbacks_come_after_what_they_need(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    last = library(tmp_path, "last")
    middle = library(tmp_path, "middle", str(last))
    carried = library(tmp_path, "carried")
    program = library(tmp_path, "program", str(middle), str(carried))
    monkeypatch.setattr(pruning, "SYSTEM_LIBRARIES", tmp_path)
    assert pruning.fallbacks([program], {"libcarried.so"}) == [last, middle]


@ELF
def test_folders_of_this_machine_are_forgotten(tmp_path: Path) -> None:
    here, beside = (
        library(tmp_path, "here", "-Wl,-rpath,/some/folder/lib"),
        library(tmp_path, "beside", "-Wl,-rpath,$ORIGIN"),
    )
    forget_folders([here, beside])
    assert b"/some/folder" not in here.read_bytes()
    assert b"$ORIGIN" in beside.read_bytes()
    told = subprocess.run(["objdump", "-p", str(here)], capture_output=True, text=True, check=True).stdout
    assert "libc.so" in told
