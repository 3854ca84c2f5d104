"""The workflow that builds releases: it can be read, builds for three systems, and names nothing that is not there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
WORKFLOW = ROOT / ".github" / "workflows" / "release.yml"
OURS = re.compile(r"(?<![\w/.])(?:packaging|desktop|docs|resources|data)/[\w./-]*\w|(?<![\w/.-])CHANGELOG\.md")


@pytest.fixture(scope="module")
def workflow() -> dict[str, Any]:
    read = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))
    assert isinstance(read, dict)
    return read


def steps(workflow: dict[str, Any]) -> list[dict[str, Any]]:
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


def test_it_builds_and_tries_on_each_system(workflow: dict[str, Any]) -> None:
    matrix = workflow["jobs"]["build"]["strategy"]["matrix"]["include"]
    assert [entry["system"] for entry in matrix] == ["linux", "windows", "macos"]
    for entry in matrix:
        own = [step for step in steps(workflow) if step.get("if") == f"matrix.system == '{entry['system']}'"]
        assert any("--self-test" in step["run"] for step in own), entry["system"]


def test_actions_are_pinned_to_a_version(workflow: dict[str, Any]) -> None:
    used = [step["uses"] for step in steps(workflow) if "uses" in step]
    assert used
    assert [action for action in used if not re.fullmatch(r"[\w.-]+/[\w.-]+@v\d+\.\d+\.\d+", action)] == []


def test_every_step_does_one_thing(workflow: dict[str, Any]) -> None:
    assert [step for step in steps(workflow) if ("uses" in step) == ("run" in step)] == []


def test_every_path_exists(workflow: dict[str, Any]) -> None:
    named = {path for step in steps(workflow) for path in OURS.findall(step.get("run", ""))}
    assert {"packaging/package.py", "packaging/requirements-build.lock"} <= named
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_nothing_may_be_written_but_the_release(workflow: dict[str, Any]) -> None:
    assert workflow["permissions"] == {"contents": "read"}
    assert [name for name, job in workflow["jobs"].items() if job.get("permissions")] == ["release"]


def test_files_are_uploaded_under_the_names_they_are_built_with(workflow: dict[str, Any]) -> None:
    source = (ROOT / "packaging" / "package.py").read_text(encoding="utf-8")
    built = re.findall(r'DIST / f?"([^"]+)"', source)
    assert all(name.startswith("steppeline") or name == "SHA256SUMS" for name in built)
    assert len(built) >= 5
