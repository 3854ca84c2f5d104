"""The Debian package: a tree of files around the bundle, its control file, and dpkg-deb."""

from __future__ import annotations

import gzip
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

from bundle.pruning import FALLBACK, needed
from icons import SIZES, SOURCE, png
from man_page import man_page

ROOT = Path(__file__).resolve().parents[1]
DESKTOP = ROOT / "packaging" / "desktop"
MIME_ICON = "application-vnd.steppeline.casefile+sqlite3"
_GLIBC = re.compile(r"\bGLIBC_(\d+)\.(\d+)")

_REFRESH = """#!/bin/sh
set -e
if command -v update-desktop-database >/dev/null; then update-desktop-database -q /usr/share/applications || true; fi
if command -v update-mime-database >/dev/null; then update-mime-database /usr/share/mime || true; fi
if command -v gtk-update-icon-cache >/dev/null; then gtk-update-icon-cache -q -f -t /usr/share/icons/hicolor || true; fi
"""
"""After installing and after removing: menus, file types and icons are known from now on, or no longer."""

MAINTAINER = "Steppeline developers <steppeline@steppeline.invalid>"
"""There is no address to write to: `.invalid` is reserved for saying so."""

_CHANGES = """steppeline ({version}) unstable; urgency=medium

  * See CHANGELOG.md.gz.

 -- {maintainer}  {date}
"""

_COMMON_LICENCES = """
On Debian, the full texts of the GNU licences named above are in /usr/share/common-licenses/GPL-2, GPL-3, LGPL-2.1 and
LGPL-3; the Debian packages that libraries in /opt/steppeline were taken from say under which licence each is.
"""

_CONTROL = """Package: steppeline
Version: {version}
Section: misc
Priority: optional
Architecture: amd64
Depends: {depends}
Installed-Size: {kilobytes}
Maintainer: {maintainer}
Description: timeline and event explorer for offline analysts
 Steppeline shows the events of a casefile, one local SQLite file, on a
 timeline, a map of regions and in a table, with dates as uncertain as they
 are and a source for every statement. It opens no network connection.
"""


def build(bundle: Path, scratch: Path, target: Path, version: str, epoch: int) -> None:
    """Make `target`, the package of the program in `bundle`, in the folder `scratch`, which is replaced."""
    shutil.rmtree(scratch, ignore_errors=True)
    shutil.copytree(bundle, scratch / "opt" / "steppeline", symlinks=True)
    _desktop_files(scratch / "usr", version, epoch)
    kilobytes = sum(path.lstat().st_size for path in scratch.rglob("*") if path.is_file()) // 1024
    control = scratch / "DEBIAN"
    control.mkdir()
    depends = ", ".join(dependencies(bundle))
    _write(
        control / "control",
        _CONTROL.format(version=version, depends=depends, kilobytes=kilobytes, maintainer=MAINTAINER),
    )
    for script in ("postinst", "postrm"):
        _write(control / script, _REFRESH, mode=0o755)
    even_out(scratch, epoch)
    command = ["dpkg-deb", "--root-owner-group", "--threads-max=2", "-Zxz", "-z6", "--build", scratch, target]
    environment = os.environ | {"SOURCE_DATE_EPOCH": str(epoch)}
    subprocess.run(list(map(str, command)), check=True, env=environment, stdout=subprocess.DEVNULL)


def dependencies(bundle: Path) -> list[str]:
    """What the bundle needs and does not carry, as Debian's package relations."""
    carried = {path.name for path in bundle.rglob("*.so*")}
    wanted = {name for path in binaries(bundle) for name in needed(path)} - carried
    packages = {owner(found) for name in wanted if (found := _system_library(name)) is not None}
    packages.discard("libc6")
    return [f"libc6 (>= {_newest_glibc(bundle)})", *sorted(packages)]


def binaries(bundle: Path) -> Iterator[Path]:
    """All ELF files of the bundle."""
    for path in sorted(bundle.rglob("*")):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                if file.read(4) == b"\x7fELF":
                    yield path


def owner(library: Path) -> str:
    """The Debian package that a library of this machine is from. Raises CalledProcessError where it is from none."""
    # Since /usr was merged, a library may be noted under either of its names.
    for path in (library, Path("/", *library.parts[2:])):
        told = subprocess.run(["dpkg-query", "-S", str(path)], capture_output=True, text=True, check=False)
        if told.returncode == 0:
            return told.stdout.partition(":")[0]
    raise FileNotFoundError(f"{library} is from no package")


def even_out(folder: Path, epoch: int) -> None:
    """Make modes and times of all files below the same in every build. Libraries are not there to be run."""
    for path in [folder, *folder.rglob("*")]:
        if not path.is_symlink():
            is_program = path.stat().st_mode & 0o100 and ".so" not in path.suffixes
            path.chmod(0o755 if path.is_dir() or is_program else 0o644)
        os.utime(path, (epoch, epoch), follow_symlinks=False)


def _desktop_files(usr: Path, version: str, epoch: int) -> None:
    date = datetime.fromtimestamp(epoch, UTC).date().isoformat()
    share = usr / "share"
    (usr / "bin").mkdir(parents=True)
    (usr / "bin" / "steppeline").symlink_to("/opt/steppeline/steppeline")
    _write(share / "applications" / "steppeline.desktop", _read("steppeline.desktop"))
    _write(share / "mime" / "packages" / "steppeline.xml", _read("steppeline.mime.xml"))
    metainfo = _read("steppeline.metainfo.xml").replace("@VERSION@", version).replace("@DATE@", date)
    _write(share / "metainfo" / "steppeline.metainfo.xml", metainfo)
    icons = share / "icons" / "hicolor"
    for name in ("apps/steppeline{}", f"mimetypes/{MIME_ICON}{{}}"):
        for size in SIZES:
            _write(icons / f"{size}x{size}" / name.format(".png"), png(size))
        _write(icons / "scalable" / name.format(".svg"), SOURCE.read_text(encoding="utf-8"))
    _write(share / "man" / "man1" / "steppeline.1.gz", _packed(man_page(date)))
    documents = share / "doc" / "steppeline"
    day = format_datetime(datetime.fromtimestamp(epoch, UTC))
    _write(documents / "changelog.gz", _packed(_CHANGES.format(version=version, maintainer=MAINTAINER, date=day)))
    _write(documents / "CHANGELOG.md.gz", _packed((ROOT / "CHANGELOG.md").read_text(encoding="utf-8")))
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")
    attribution = (ROOT / "resources" / "ATTRIBUTION.md").read_text(encoding="utf-8")
    _write(documents / "copyright", f"{licence}\n{attribution}{_COMMON_LICENCES}")
    _write(share / "lintian" / "overrides" / "steppeline", _read("lintian-overrides"))


def _system_library(name: str) -> Path | None:
    path = Path("/usr/lib/x86_64-linux-gnu") / name
    return path.resolve() if path.exists() else None


def _newest_glibc(bundle: Path) -> str:
    """The oldest C library that has all symbols the bundle asks for, without what only stands in for others."""
    newest = (0, 0)
    for path in (path for path in binaries(bundle) if path.parent.name != FALLBACK):
        told = subprocess.run(["objdump", "-p", str(path)], capture_output=True, text=True, check=True).stdout
        newest = max([newest, *((int(major), int(minor)) for major, minor in _GLIBC.findall(told))])
    return f"{newest[0]}.{newest[1]}"


def _read(name: str) -> str:
    return (DESKTOP / name).read_text(encoding="utf-8")


def _packed(text: str) -> bytes:
    return gzip.compress(text.encode(), 9, mtime=0)


def _write(path: Path, content: str | bytes, mode: int = 0o644) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    path.chmod(mode)
