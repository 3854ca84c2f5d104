"""What of Qt, NumPy and the standard library goes into the bundle. The spec asks here; packaging/README.md says why.

Qt's plugins are named one by one; libraries are kept when something that is kept needs them (`still_needed`).
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Set
from pathlib import Path, PurePosixPath

PLUGINS = {
    "platforms": ("qxcb", "qwayland", "qoffscreen", "qwindows", "qcocoa"),
    "platformthemes": ("qxdgdesktopportal",),
    "platforminputcontexts": ("composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"),
    "xcbglintegrations": ("qxcb-egl-integration", "qxcb-glx-integration"),
    "wayland-shell-integration": ("xdg-shell",),
    "wayland-decoration-client": ("bradient",),
    "iconengines": ("qsvgicon",),
    "imageformats": ("qsvg", "qico", "qjpeg"),
    "styles": ("qmodernwindowsstyle", "qmacstyle"),
}
"""Folder of plugins, and those of it that are kept."""

TRANSLATIONS = ("qtbase_en", "qtbase_ru")
"""Of Qt's own words; Qt has none in Kazakh."""

RUNTIME = re.compile(r"(lib(c|m|dl|rt|pthread|stdc\+\+|gcc_s)|ld-linux-x86-64)\.so")
"""Of every system that the program runs on; never carried."""

THE_SYSTEM_FIRST = re.compile(
    r"lib(dbus-1|X11|X11-xcb|Xau|Xdmcp|xcb|fontconfig|freetype|GL|EGL|GLX|GLdispatch|OpenGL|gbm|drm"
    r"|wayland-(client|cursor|egl))\.so"
)
"""Bound to the machine's drivers, fonts, bus or compositor: ours would be in their way where the machine has its own.

They are carried in the folder FALLBACK for machines that have none; bundle/start.py loads what is missing.
"""

FALLBACK = "fallback"
SYSTEM_LIBRARIES = Path("/usr/lib/x86_64-linux-gnu")

MODULES = (
    "PySide6.QtNetwork",
    "_curses",
    "_hashlib",
    "_ssl",
    "curses",
    "distutils",
    "doctest",
    "ftplib",
    "idlelib",
    "lib2to3",
    "numpy.f2py",
    "numpy.testing",
    "pdb",
    "pydoc",
    "pydoc_data",
    "readline",
    "setuptools",
    "ssl",
    "tkinter",
    "unittest",
    "xmlrpc",
)
"""Imported by something that the program never runs."""

_PLUGIN = re.compile(r"plugins/(?P<folder>[^/]+)/(?:lib)?(?P<name>[^/]+?)\.(?:so|dll|dylib)$")
_TRANSLATION = re.compile(r"translations/(?P<name>qt[^/]*)\.qm$")
_LIBRARY = re.compile(r"^(lib[^/]+\.so(\.[\d.]+)?)$")
_NEEDED = re.compile(r"^\s+NEEDED\s+(\S+)$", re.MULTILINE)


def is_kept(target: str) -> bool:
    """Whether the file that goes to `target` in the bundle is used."""
    path = target.replace("\\", "/")
    if found := _PLUGIN.search(path):
        return found["name"] in PLUGINS.get(found["folder"], ())
    if found := _TRANSLATION.search(path):
        return found["name"] in TRANSLATIONS
    name = PurePosixPath(path).name
    return not RUNTIME.match(name) and not THE_SYSTEM_FIRST.match(name) and "/qml/" not in path


def still_needed(binaries: Iterable[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """The (target, source, type) rows left when each library that nothing needs any more is gone, for ELF files."""
    rows = list(binaries)
    sources = {PurePosixPath(target).name: source for target, source, _ in rows}
    waiting = [PurePosixPath(target).name for target, _, _ in rows if not _is_library(target)]
    waiting += [name for name in sources if name.startswith("libpython")]
    wanted: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name not in wanted:
            wanted.add(name)
            waiting += [each for each in needed(Path(sources[name])) if each in sources]
    return [row for row in rows if PurePosixPath(row[0]).name in wanted]


def fallbacks(sources: Iterable[Path], carried: Set[str]) -> list[Path]:
    """The system libraries that go into FALLBACK: whatever these ELF files need and nobody carries.

    Each comes after those that it needs itself, the order in which they can be loaded.
    """
    ordered: dict[str, Path] = {}

    def add(name: str) -> None:
        library = SYSTEM_LIBRARIES / name
        if name in carried or name in ordered or RUNTIME.match(name) or not library.exists():
            return
        for each in needed(library):
            add(each)
        ordered[name] = library

    for source in sources:
        for name in needed(source):
            add(name)
    return list(ordered.values())


def needed(binary: Path) -> list[str]:
    """The libraries that an ELF file names as needed."""
    told = subprocess.run(["objdump", "-p", str(binary)], capture_output=True, text=True, check=False).stdout
    return _NEEDED.findall(told)


def _is_library(target: str) -> bool:
    """Whether it is there only for others: Python's extensions and Qt's plugins are looked for by themselves."""
    path = PurePosixPath(target)
    return bool(_LIBRARY.match(path.name)) and "plugins" not in path.parts and "cpython" not in path.name
