"""Adding regions with their outlines from GeoJSON files to a casefile: all of all files or, on any problem, nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from steppeline.exchange.geojson_regions import ArrivedRegion, read_regions
from steppeline.model.errors import WorldError
from steppeline.model.reference import Region
from steppeline.model.text import Message, counted, message, printable
from steppeline.store.backup import backup
from steppeline.store.casefile import open_casefile
from steppeline.store.edit import Edit
from steppeline.store.events import read_reference
from steppeline.store.outlines import NewRegions, add_regions
from steppeline.work.region_matching import Matching, matched

SUFFIX = ".geojson"

_LOOKED_AT = 1 << 18
_DATED = re.compile(rb'"(?:event_?|start_?|dt)?(?:date|time|start|begin|edtf|when)(?:_?start)?"\s*:', re.IGNORECASE)


@dataclass(frozen=True)
class RegionOutcome:
    """What an import did: regions added, regions there already that have an outline of the file now, and remarks.

    With problems, each in a sentence, nothing was added.
    """

    added: int
    outlined: int
    remarks: tuple[Message, ...] = ()
    problems: tuple[Message, ...] = ()

    @property
    def summary(self) -> Message:
        """The outcome in a sentence."""
        if self.problems:
            return message("Nothing was added.")
        outlined = counted(
            "{count} that was there has a new outline", "{count} that were there have new outlines", self.outlined
        )
        return counted(
            "{count} region was added; {outlined}.",
            "{count} regions were added; {outlined}.",
            self.added,
            outlined=outlined,
        )


@dataclass(frozen=True)
class RegionStep:
    """What is to be done, one edit, and what will have come of it."""

    edit: Edit
    outcome: RegionOutcome


def regions_step(files: Sequence[Path], casefile: Path) -> RegionStep:
    """Read files, and find what they add to a casefile, which is left as it is. Raises WorldError for what fails."""
    arrivals = [(file, _read(file)) for file in files]
    problems = [problem for _, (_, told) in arrivals for problem in told]
    regions = [(file, region) for file, (found, _) in arrivals for region in found]
    with open_casefile(casefile) as opened:
        book = read_reference(opened.connection)
    matching = matched(regions, book.regions)
    problems += matching.problems
    names, paths = printable(", ".join(file.name for file in files)), printable(", ".join(map(str, files)))
    edit = add_regions(NewRegions(matching.new, matching.names, matching.outlines), names, paths)
    if problems:
        return RegionStep(edit, RegionOutcome(0, 0, problems=tuple(problems)))
    return RegionStep(edit, _outcome(matching, book.regions))


def import_regions(files: Sequence[Path], into: Path, backups: Path, *, dry_run: bool = False) -> RegionOutcome:
    """Add the regions of `files` to the casefile `into` in one step, after a backup of it into the folder `backups`.

    A dry run does all of it on a copy. Raises WorldError for files that cannot be read or written.
    """
    step = regions_step(files, into)
    if step.outcome.problems:
        return step.outcome
    with TemporaryDirectory(prefix="steppeline-") as scratch:
        copy = backup(into, Path(scratch) if dry_run else backups)
        try:
            with open_casefile(copy if dry_run else into, writable=True, backup_folder=copy.parent) as casefile:
                casefile.apply(step.edit)
        except BaseException:
            copy.unlink(missing_ok=True)
            raise
    return step.outcome


def _read(file: Path) -> tuple[Iterable[ArrivedRegion], list[Message]]:
    try:
        arrivals = read_regions(file)
    except OSError as error:
        reason = error.strerror or str(error)
        raise WorldError(message("{path} cannot be read: {reason}.", path=str(file), reason=reason)) from error
    return arrivals.regions, [problem.told(file.name) for problem in arrivals.problems]


def _outcome(matching: Matching, known: Mapping[str, Region]) -> RegionOutcome:
    outlined = {outline.region for outline in matching.outlines if outline.region in known}
    return RegionOutcome(len(matching.new), len(outlined), matching.remarks)


def holds_regions(file: Path) -> bool:
    """Whether a GeoJSON file is about regions rather than events: none of its first features has a date."""
    try:
        return not _DATED.search(file.read_bytes()[:_LOOKED_AT])
    except OSError:
        # The one who reads it says why it cannot be read.
        return True
