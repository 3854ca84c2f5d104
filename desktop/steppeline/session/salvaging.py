"""Salvaging a damaged casefile beside other work."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from steppeline.model.errors import WorldError
from steppeline.model.text import Message, message
from steppeline.session.jobs import Job, Jobs
from steppeline.session.progress import Progress
from steppeline.work.salvage import beside, outcome_lines, salvage_casefile


@dataclass(frozen=True)
class Rescue:
    """The new casefile, and sentences about what came over."""

    path: Path
    lines: tuple[Message, ...]


def salvage(jobs: Jobs, path: Path, done: Callable[[Rescue], None], failed: Callable[[WorldError], None]) -> Job:
    """Have what can be read of the casefile `path` put into a new one beside it, and tell `done`, or `failed`."""

    def work(progress: Progress) -> Rescue:
        outcome = salvage_casefile(path, beside(path), progress)
        return Rescue(outcome.path, tuple(outcome_lines(outcome)))

    return jobs.read(work, done, failed=failed, title=message("Salvaging {name}", name=path.name))
