"""The architecture holds: imports, module state, sizes; and the layers below the window run without Qt."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import steppeline
from layers import LONGEST_FILE, LONGEST_FUNCTION, violations

SOURCES = Path(steppeline.__file__).parent
QT = ("PySide6", "shiboken6", "pyqtgraph")
SQL = ("sqlalchemy", "alembic", "sqlite3", "_sqlite3")
# Run by Alembic inside its own environment; no module of the program imports it.
MIGRATION_SCRIPT = "migrations.env"

IMPORT_ALL = """
import importlib, sys

class Blocker:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in blocked:
            raise ImportError(f"{name} is blocked")
        return None

blocked = set(sys.argv[1].split(","))
sys.meta_path.insert(0, Blocker())
for name in sys.argv[2:]:
    importlib.import_module(name)
"""

Plant = Callable[[str, str], list[str]]


def test_the_sources_keep_the_rules() -> None:
    assert violations(SOURCES) == []


@pytest.mark.parametrize(
    ("layer", "blocked"),
    [("model", QT + SQL), ("store", QT), ("exchange", QT + SQL), ("work", QT)],
)
def test_a_layer_imports_without(layer: str, blocked: tuple[str, ...]) -> None:
    modules = [
        ".".join(("steppeline", *path.relative_to(SOURCES).with_suffix("").parts)).removesuffix(".__init__")
        for path in sorted((SOURCES / layer).rglob("*.py"))
    ]
    modules = [module for module in modules if not module.endswith(MIGRATION_SCRIPT)]
    run = _import_all(blocked, modules)
    assert run.returncode == 0, run.stderr


def test_the_blocker_blocks() -> None:
    run = _import_all(("sqlite3",), ["sqlite3.dbapi2"])
    assert run.returncode == 1
    assert "sqlite3 is blocked" in run.stderr


def _import_all(blocked: tuple[str, ...], modules: list[str]) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", IMPORT_ALL, ",".join(blocked), *modules]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture
def plant(tmp_path: Path) -> Plant:
    """Adds a file to sources that hold nothing else, and gives back the violations in it."""
    copy = tmp_path / "steppeline"

    def add(place: str, source: str) -> list[str]:
        target = copy / place
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(source, encoding="utf-8")
        return [found for found in violations(copy) if found.startswith(f"{place}:")]

    return add


FORBIDDEN_IMPORTS = [
    ("model/planted.py", "import sqlalchemy"),
    ("model/planted.py", "import sqlite3"),
    ("model/planted.py", "from steppeline.store import casefile"),
    ("model/planted.py", "from steppeline import work"),
    ("model/planted.py", "from ..store import casefile"),
    ("model/planted.py", "def later():\n    import PySide6"),
    ("model/planted.py", "import importlib\nimportlib.import_module('steppeline.store')"),
    ("model/planted.py", "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import sqlalchemy"),
    ("store/planted.py", "import PySide6.QtCore"),
    ("store/planted.py", "from steppeline.work import check"),
    ("store/deeper/planted.py", "from ...exchange import csv_export"),
    ("exchange/planted.py", "import sqlite3"),
    ("exchange/planted.py", "from steppeline.store import casefile"),
    ("exchange/planted.py", "import requests"),
    ("work/planted.py", "from PySide6.QtCore import QObject"),
    ("work/planted.py", "import sqlalchemy"),
    ("work/planted.py", "from steppeline import session"),
    ("session/planted.py", "from PySide6.QtWidgets import QWidget"),
    ("session/planted.py", "from PySide6 import QtGui"),
    ("session/planted.py", "import PySide6"),
    ("session/planted.py", "from steppeline.ui import theme"),
    ("ui/planted.py", "from steppeline.store import casefile"),
    ("ui/planted.py", "import sqlite3"),
    ("ui/map/planted.py", "from steppeline.app import build"),
    ("cli.py", "from steppeline.ui import main_window"),
    ("cli.py", "from steppeline.app import run"),
    ("cli_window.py", "from steppeline.app import run"),
    ("cli.py", "def window():\n    import PySide6"),
    ("__main__.py", "from steppeline.store import casefile"),
    ("paths.py", "from steppeline.model import text"),
    ("planted.py", "import os"),
]

ALLOWED_IMPORTS = [
    ("model/planted.py", "import numpy as np\nfrom steppeline.model.text import message\nfrom . import text"),
    ("store/planted.py", "import sqlite3\nfrom sqlalchemy import select\nfrom steppeline import __version__"),
    ("exchange/planted.py", "import csv\nimport openpyxl\nfrom steppeline.model import text"),
    ("work/planted.py", "from steppeline.store import casefile\nfrom steppeline.exchange import csv_export"),
    ("session/planted.py", "from PySide6.QtCore import QObject\nfrom PySide6 import QtCore"),
    ("ui/map/planted.py", "from steppeline.ui.theme import palette\nfrom steppeline.ui.widgets import button"),
    ("cli.py", "from steppeline import cli_window\nfrom steppeline.work import demo"),
    ("cli_window.py", "def window():\n    from steppeline.app import run"),
]


@pytest.mark.parametrize(("place", "source"), FORBIDDEN_IMPORTS)
def test_a_forbidden_import_is_found(plant: Plant, place: str, source: str) -> None:
    assert len(plant(place, source)) == 1


@pytest.mark.parametrize(("place", "source"), ALLOWED_IMPORTS)
def test_an_allowed_import_is_not(plant: Plant, place: str, source: str) -> None:
    assert plant(place, source) == []


def test_a_pane_never_imports_another(plant: Plant) -> None:
    assert plant("ui/timeline/canvas.py", "from steppeline.ui.timeline import lanes") == []
    assert plant("ui/widgets/button.py", "") == []
    assert len(plant("ui/map/outline.py", "from steppeline.ui.timeline.canvas import Canvas")) == 1
    assert len(plant("ui/map/outline.py", "from ..timeline import canvas")) == 1
    assert plant("ui/main_window.py", "from steppeline.ui.timeline import canvas") == []


@pytest.mark.parametrize(
    "source",
    [
        "cache = {}",
        "seen: set[str] = set()",
        "try:\n    import csv\nexcept ImportError:\n    waiting = []",
        "names = [name for name in 'abc']",
        "from collections import defaultdict\ngroups = defaultdict(list)",
        "class Registry: ...\nregistry = Registry()",
        "def count():\n    global total\n    total = 1",
        "TABLE = {}\ndef add(key):\n    TABLE[key] = 1",
        "TABLE = {}\ndef forget(key):\n    del TABLE[key]",
        "ROWS = []\ndef add(row):\n    return ROWS.append(row)",
        "ROWS = []\nadd = lambda row: ROWS.append(row)",
    ],
)
def test_mutable_module_state_is_found(plant: Plant, source: str) -> None:
    assert len(plant("model/planted.py", source)) == 1


@pytest.mark.parametrize(
    "source",
    [
        "UNITS = {'day': 86_400}\n_ORDER = ['day']\n__all__ = ['UNITS']",
        "from typing import Final\nunits: Final = {'day': 86_400}",
        "words = ('one', 'two')\nkinds = frozenset({'forum'})",
        "def collect():\n    rows = []\n    rows.append(1)\n    return rows",
        "ROWS = []\ndef collect(ROWS):\n    ROWS.append(1)",
        "from sqlalchemy import MetaData, Table\nmetadata = MetaData()\nevent = Table('event', metadata)",
    ],
)
def test_constant_tables_and_local_containers_are_fine(plant: Plant, source: str) -> None:
    assert plant("store/planted.py", source) == []


def test_sizes_are_limited(plant: Plant) -> None:
    function = "def long():\n" + "    pass\n" * (LONGEST_FUNCTION - 1)
    assert plant("model/planted.py", function) == []
    assert len(plant("model/planted.py", function + "    pass\n")) == 1
    assert plant("model/planted.py", "pass\n" * LONGEST_FILE) == []
    assert len(plant("model/planted.py", "pass\n" * (LONGEST_FILE + 1))) == 1
