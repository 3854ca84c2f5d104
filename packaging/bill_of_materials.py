"""The bill of materials (CycloneDX 1.5, JSON): what the bundle carries from others, in which version and licence."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

_LOCK = Path(__file__).parent / "requirements.lock"
_LOCKED = re.compile(r"^([A-Za-z0-9._-]+)==", re.MULTILINE)
_INTER = {"type": "file", "name": "Inter", "version": "4", "licenses": [{"license": {"id": "OFL-1.1"}}]}
_LUCIDE = {"type": "file", "name": "Lucide icons", "licenses": [{"license": {"id": "ISC"}}]}


def bill_of_materials(bundle: Path, version: str, epoch: int, python: str, system: dict[str, str]) -> str:
    """The bill of the program in `bundle`. `system`: the Debian package of each library copied."""
    parts = [
        {
            "type": "platform",
            "name": "CPython",
            "version": python,
            "licenses": [{"license": {"id": "PSF-2.0"}}],
            "purl": f"pkg:generic/cpython@{python}",
        },
        *(_python_part(part) for part in _installed() if _is_carried(bundle, part)),
        *_system_parts(system),
        _INTER,
        _LUCIDE,
    ]
    program = {
        "type": "application",
        "name": "steppeline",
        "version": version,
        "licenses": [{"license": {"id": "MIT"}}],
        "purl": f"pkg:generic/steppeline@{version}",
    }
    bill = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{uuid5(NAMESPACE_URL, f'steppeline {version} {epoch}')}",
        "version": 1,
        "metadata": {"timestamp": datetime.fromtimestamp(epoch, UTC).isoformat(), "component": program},
        "components": parts,
    }
    return json.dumps(bill, indent=2, ensure_ascii=False) + "\n"


def _installed() -> Iterator[Distribution]:
    """What the lock names and this system has."""
    for name in sorted(set(_LOCKED.findall(_LOCK.read_text(encoding="utf-8")))):
        with suppress(PackageNotFoundError):
            yield distribution(name)


def _is_carried(bundle: Path, part: Distribution) -> bool:
    """Whether the bundle has it: as a folder, or in the archive of pure Python, which names all its modules."""
    tops = {str(file).split("/")[0].removesuffix(".py") for file in part.files or () if ".dist-info" not in str(file)}
    names = {top for top in tops if top.isidentifier()}
    (program,) = [path for path in bundle.glob("steppeline*") if path.is_file() and path.suffix in ("", ".exe")]
    archive = program.read_bytes()
    return any((bundle / "_internal" / name).is_dir() or name.encode() in archive for name in names)


def _python_part(part: Distribution) -> dict[str, object]:
    name = part.metadata["Name"]
    return {
        "type": "library",
        "name": name,
        "version": part.version,
        "licenses": _licences(part),
        "purl": f"pkg:pypi/{re.sub('[-_.]+', '-', name).lower()}@{part.version}",
    }


def _licences(part: Distribution) -> list[dict[str, object]]:
    expression = part.metadata.get("License-Expression")
    if expression:
        return [{"expression": expression}]
    named = part.metadata.get("License") or next(
        (line.split(" :: ")[-1] for line in part.metadata.get_all("Classifier") or () if line.startswith("License")),
        "unknown",
    )
    return [{"license": {"name": named.splitlines()[0]}}]


def _system_parts(system: dict[str, str]) -> Iterator[dict[str, object]]:
    for package in sorted(set(system.values())):
        files = sorted(file for file, owner in system.items() if owner == package)
        version = _query(package, "${Version}")
        yield {
            "type": "library",
            "name": package,
            "version": version,
            "licenses": [{"license": {"name": f"see {_query(package, '${Homepage}') or package}, debian/copyright"}}],
            "purl": f"pkg:deb/debian/{package}@{version}",
            "properties": [{"name": "file", "value": file} for file in files],
        }


def _query(package: str, field: str) -> str:
    told = subprocess.run(["dpkg-query", "-W", f"-f={field}\n", package], capture_output=True, text=True, check=True)
    return told.stdout.splitlines()[0]
