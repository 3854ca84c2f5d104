"""Build what is handed out: `package.py [--version X] [--reuse]`, run by `make package` in its own environment.

Makes in dist/, for the system that it runs on, what is handed out, the bill of materials, and SHA256SUMS: on Linux the
Debian package and the portable archive, on Windows the installer (needs makensis), on macOS the disk image. `--version`
gives the packages another version than the program has (to try upgrades); `--reuse` packs the bundle of the last build
again.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import platform
import re
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

PACKAGING = Path(__file__).resolve().parent
ROOT = PACKAGING.parent
sys.path[:0] = [str(PACKAGING), str(ROOT / "desktop")]
WORK = ROOT / "build" / "package"
BUNDLE = WORK / "bundle" / "steppeline"
DIST = ROOT / "dist"


def main() -> None:
    """Build all of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--version", help="the version of the packages")
    parser.add_argument("--reuse", action="store_true", help="pack the bundle of the last build again")
    parser.add_argument("--bundle-only", action="store_true", help="only make the bundle")
    arguments = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    epoch = _epoch()
    if not arguments.reuse:
        make_bundle(epoch)
    if not arguments.bundle_only:
        _pack(epoch, arguments.version)


def make_bundle(epoch: int) -> None:
    """The one-folder build of the program for the system that this runs on."""
    from build_hook import compile_catalogues, compile_qt_translations

    compile_catalogues(ROOT / "resources" / "translations")
    compile_qt_translations(ROOT / "resources" / "translations" / "qt")
    subprocess.run([sys.executable, PACKAGING / "icons.py", WORK / "work" / "icon"], check=True)
    environment = os.environ | {"PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": str(epoch)}
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level=ERROR"]
    folders = ["--distpath", BUNDLE.parent, "--workpath", WORK / "work"]
    specification = PACKAGING / "bundle" / "steppeline.spec"
    subprocess.run(list(map(str, [*command, *folders, specification])), check=True, env=environment)
    if sys.platform.startswith("linux"):
        # Built here, with debugging symbols. Libraries out of wheels come stripped, and stripping breaks some.
        built = [*BUNDLE.glob("_internal/libpython3*.so*"), *BUNDLE.glob("_internal/python3*/lib-dynload/*.so")]
        subprocess.run(["strip", "--strip-unneeded", *built], check=True)
        forget_folders(built)
        _check(BUNDLE)


def _check(bundle: Path) -> None:
    """Fail when a library is missing that is neither ours nor of every system."""
    from bundle.pruning import RUNTIME, needed
    from debian_package import binaries

    carried = {path.name for path in bundle.rglob("*.so*")}
    for path in binaries(bundle):
        for name in needed(path):
            if name not in carried and not RUNTIME.match(name):
                sys.exit(f"{path.relative_to(bundle)} needs {name}, which is not in the bundle")


def _pack(epoch: int, wanted: str | None) -> None:
    from bill_of_materials import bill_of_materials
    from steppeline import __version__

    version = wanted or __version__
    DIST.mkdir(exist_ok=True)
    system, packed = PACKERS[sys.platform](version, epoch)
    bill = DIST / f"steppeline-{version}-{system}.cdx.json"
    owners = _owners(BUNDLE)
    bill.write_text(bill_of_materials(BUNDLE, version, epoch, platform.python_version(), owners), encoding="utf-8")
    made = sorted([*packed, bill])
    sums = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in made]
    (DIST / "SHA256SUMS").write_text("".join(sums), encoding="utf-8")
    for path in made:
        print(f"{path.stat().st_size / 1e6:8.1f} MB  {path.name}")
    installed = sum(path.stat().st_size for path in BUNDLE.rglob("*") if path.is_file() and not path.is_symlink())
    print(f"{installed / 1e6:8.1f} MB  installed")


def _pack_linux(version: str, epoch: int) -> tuple[str, list[Path]]:
    from PySide6.QtGui import QGuiApplication

    import debian_package

    application = QGuiApplication([])
    package = DIST / f"steppeline_{version}_amd64.deb"
    debian_package.build(BUNDLE, WORK / "deb", package, version, epoch)
    archive = DIST / f"steppeline-{version}-linux-x86_64.tar.xz"
    _portable(archive, f"steppeline-{version}", epoch)
    del application
    return "linux-x86_64", [package, archive]


def _pack_windows(version: str, epoch: int) -> tuple[str, list[Path]]:
    installer = DIST / f"steppeline-{version}-windows-x86_64.exe"
    given = {"VERSION": version, "BUNDLE": BUNDLE, "TARGET": installer}
    definitions = [f"-D{name}={value}" for name, value in given.items()]
    subprocess.run(["makensis", "-V2", *definitions, str(PACKAGING / "windows" / "steppeline.nsi")], check=True)
    return "windows-x86_64", [installer]


def _pack_macos(version: str, epoch: int) -> tuple[str, list[Path]]:
    image = DIST / f"steppeline-{version}-macos-{platform.machine()}.dmg"
    subprocess.run([PACKAGING / "macos" / "disk_image.sh", image], check=True)
    return f"macos-{platform.machine()}", [image]


PACKERS: Mapping[str, Callable[[str, int], tuple[str, list[Path]]]] = {
    "linux": _pack_linux,
    "win32": _pack_windows,
    "darwin": _pack_macos,
}
"""For each system: packs the bundle as a version, gives the system's name in file names and the files made."""


def forget_folders(binaries: Iterable[Path]) -> None:
    """Take out of ELF files where libraries lay on this machine: there is nothing there on others."""
    for path in binaries:
        told = subprocess.run(["objdump", "-p", str(path)], capture_output=True, text=True, check=True).stdout
        for folder in re.findall(r"^\s+R(?:UN)?PATH\s+(/\S+)$", told, re.MULTILINE):
            found = folder.encode() + b"\0"
            content = path.read_bytes()
            path.write_bytes(content.replace(found, bytes(len(found))))


def _portable(target: Path, top: str, epoch: int) -> None:
    """The archive that runs from any folder: the bundle, and the marker by which settings stay beside it."""
    from debian_package import even_out

    folder = WORK / "portable" / top
    shutil.rmtree(folder.parent, ignore_errors=True)
    shutil.copytree(BUNDLE, folder, symlinks=True)
    (folder / "portable").write_text(
        "While this file is here, settings, logs and backups stay in steppeline-data beside it.\n", encoding="utf-8"
    )
    shutil.copy(ROOT / "LICENSE", folder / "LICENSE")
    even_out(folder, epoch)
    plain = folder.with_suffix(".tar")
    with tarfile.open(plain, "w", format=tarfile.PAX_FORMAT) as archive:
        for path in [folder, *sorted(folder.rglob("*"))]:
            archive.add(path, str(path.relative_to(folder.parent)), recursive=False, filter=_without_owner)
    # Blocks of one size: the result does not depend on how many processors packed them.
    with target.open("wb") as packed:
        command = ["xz", "-6", "--threads=0", "--block-size=32MiB", "--stdout", str(plain)]
        subprocess.run(command, check=True, stdout=packed)
    plain.unlink()


def _without_owner(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = "root"
    return entry


def _owners(bundle: Path) -> dict[str, str]:
    """Copied system libraries, and the Debian package of each; on other systems none are copied."""
    if not sys.platform.startswith("linux"):
        return {}
    from debian_package import owner

    system = Path("/usr/lib/x86_64-linux-gnu")
    copied = (path for path in (bundle / "_internal").rglob("lib*.so*") if not path.is_symlink())
    # The system's own Python may be another one.
    names = {path.name for path in copied if not path.name.startswith("libpython")}
    return {name: owner((system / name).resolve()) for name in sorted(names) if (system / name).exists()}


def _epoch() -> int:
    """The time that all files get: SOURCE_DATE_EPOCH, else that of the commit."""
    told = os.environ.get("SOURCE_DATE_EPOCH")
    if told is None:
        command = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
        told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return int(told)


if __name__ == "__main__":
    main()
