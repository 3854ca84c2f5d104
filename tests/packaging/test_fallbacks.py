"""The start of the frozen program: what the system has not is loaded from the bundle, and nothing of it for others."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

START = Path(__file__).parents[2] / "packaging" / "bundle" / "start.py"
PROGRAM = """
import importlib.util, sys
from pathlib import Path

spec = importlib.util.spec_from_file_location("start", sys.argv[1])
start = importlib.util.module_from_spec(spec)
spec.loader.exec_module(start)
sys.meta_path.insert(0, start.Fallbacks(Path(sys.argv[2])))
if sys.argv[3] == "qt":
    import PySide6
loaded = Path("/proc/self/maps").read_text()
print(*(name for name in ("libonlyhere.so", "libneeded.so", "libm.so.6") if f"{sys.argv[2]}/{name}" in loaded))
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two libraries that no system has, one needed by the other, and one that each has."""
    if not sys.platform.startswith("linux") or shutil.which("cc") is None:
        pytest.skip("needs Linux and a compiler")
    for name, more in (("needed", ()), ("onlyhere", (str(tmp_path / "libneeded.so"),)), ("m", ())):
        source = tmp_path / f"{name}.c"
        source.write_text(f"int own_{name}(void) {{ return 1; }}\n")
        made = "libm.so.6" if name == "m" else f"lib{name}.so"
        flags = ["-shared", "-Wl,--no-as-needed", f"-Wl,-soname,{made}"]
        subprocess.run(["cc", *flags, "-o", str(tmp_path / made), str(source), *more], check=True)
    (tmp_path / "order").write_text("libneeded.so\nlibonlyhere.so\nlibm.so.6\n")
    return tmp_path


def loaded(folder: Path, what: str) -> list[str]:
    command = [sys.executable, "-c", PROGRAM, str(START), str(folder), what]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    return done.stdout.split()


def test_what_is_missing_is_loaded_before_qt(folder: Path) -> None:
    assert loaded(folder, "qt") == ["libonlyhere.so", "libneeded.so"]


def test_commands_without_qt_load_nothing(folder: Path) -> None:
    assert loaded(folder, "nothing") == []
