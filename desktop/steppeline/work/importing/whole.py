"""The whole import at once, as the command line does it: files into a casefile, after a backup, in one step."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from steppeline.exchange.arrivals import Problem
from steppeline.exchange.reading.formats import format_named
from steppeline.exchange.reading.recipe import Recipe, read_recipe
from steppeline.model.text import Message, counted, message, printable
from steppeline.store.backup import backup
from steppeline.store.casefile import open_casefile
from steppeline.store.events import read_events
from steppeline.store.packed.packing import merge, needs_merge
from steppeline.store.staged import Counts, StagedTrouble, read_troubles
from steppeline.store.staged_edit import Choices
from steppeline.work.files import exists
from steppeline.work.importing.engine import ImportFile, Staged, detect, stage, take_in
from steppeline.work.importing.likenesses import Likeness, probable_duplicates
from steppeline.work.lossless import casefile_from_lossless

Tell = Callable[[Message], None]
"""Takes sentences on how far the work is."""


@dataclass(frozen=True)
class Wishes:
    """What the user says beside the files: of the recipe what is not None, and how to deal with what is found."""

    format: str | None = None
    mapping: Path | None = None
    encoding: str | None = None
    kind: str | None = None
    day_first: bool | None = None
    strict: bool = False
    skip_alike: bool = False
    dry_run: bool = False


@dataclass(frozen=True)
class WholeOutcome:
    """What an import did, or would do; `problems` and `remarks` are sentences, each about one or more rows."""

    counts: Counts
    problems: tuple[Message, ...] = ()
    remarks: tuple[Message, ...] = ()
    alike: tuple[Likeness, ...] = ()
    skipped: int = 0
    refused: bool = False

    @property
    def is_done(self) -> bool:
        """Whether something came in, or was there, and nothing spoke against it."""
        counts = self.counts
        return not self.refused and bool(counts.new or counts.known or counts.changed or not counts.left_out)

    @property
    def summary(self) -> Message:
        """The outcome in a sentence."""
        counts = self.counts
        if self.refused:
            return message("Nothing was added.")
        known = counted("{count} was there already", "{count} were there already", counts.known + counts.repeated)
        parts = [known]
        if counts.changed:
            parts.append(counted("{count} was brought up to date", "{count} were brought up to date", counts.changed))
        if counts.left_out:
            parts.append(counted("{count} row was left out", "{count} rows were left out", counts.left_out))
        if self.alike:
            alike = len(self.alike)
            more = counted("{count} may be there under another name", "{count} may be there under another name", alike)
            parts.append(more)
        joined = parts[0]
        for part in parts[1:]:
            joined = message("{first}; {second}", first=joined, second=part)
        added = counts.new - self.skipped
        return counted("{count} event was added; {known}.", "{count} events were added; {known}.", added, known=joined)


def import_whole(
    files: Sequence[Path],
    into: Path,
    backups: Path,
    resources: Path,
    *,
    wishes: Wishes,
    tell: Tell = lambda what: None,
) -> WholeOutcome:
    """Take the files into the casefile. Where nothing changes no backup is kept. Raises WorldError and InputError.

    The content of a whole casefile, alone and into one that holds nothing of its own, takes its place as it is.
    """
    sources = [ImportFile(file, _recipe(file, wishes)) for file in files]
    if len(sources) == 1 and sources[0].recipe.format == "content" and holds_nothing(into):
        return _take_over(files[0], into, backups, dry_run=wishes.dry_run)
    with TemporaryDirectory(prefix="steppeline-") as scratch:

        def told(rows: int) -> None:
            tell(message("{rows} rows are read.", rows=rows))

        staged = stage(sources, into, resources, Path(scratch) / "staging", told)
        alike = tuple(probable_duplicates(staged, into))
        problems, remarks = _sentences(staged)
        outcome = WholeOutcome(staged.counts, problems, remarks, alike)
        if wishes.strict and staged.counts.left_out:
            return replace(outcome, refused=True)
        leave_out = frozenset(each.event for each in alike) if wishes.skip_alike else frozenset[int]()
        outcome = replace(outcome, skipped=len(leave_out))
        if not wishes.dry_run and not staged.is_empty and staged.counts.new + staged.counts.changed > len(leave_out):
            _do(staged, into, backups, Choices(leave_out), tell)
    return outcome


def _recipe(file: Path, wishes: Wishes) -> Recipe:
    if wishes.format is not None:
        format_named(wishes.format)
    recipe = detect(file).recipe
    if wishes.format is not None and wishes.format != recipe.format:
        recipe = replace(recipe, format=wishes.format)
    if wishes.mapping is not None:
        recipe = read_recipe(wishes.mapping, recipe)
    said = {name: getattr(wishes, name) for name in ("encoding", "kind", "day_first")}
    return replace(recipe, **{name: value for name, value in said.items() if value is not None})


def holds_nothing(casefile: Path) -> bool:
    """Whether a casefile is not there, or has nothing in it but what a new one has. Raises WorldError."""
    if not exists(casefile):
        return True
    with open_casefile(casefile) as opened:
        return opened.revision <= 1 and not any(True for _ in read_events(opened.connection, range(1, 2)))


def _take_over(file: Path, into: Path, backups: Path, *, dry_run: bool) -> WholeOutcome:
    with TemporaryDirectory(prefix="steppeline-") as scratch:
        made = Path(scratch) / "content.steppeline"
        events = casefile_from_lossless(file, made)
        if not dry_run:
            if exists(into):
                backup(into, backups)
            casefile_from_lossless(file, into, replace=True)
    return WholeOutcome(Counts(new=events))


def _do(staged: Staged, into: Path, backups: Path, choices: Choices, tell: Tell) -> None:
    copy = backup(into, backups)
    try:
        with open_casefile(into, writable=True, backup_folder=backups) as casefile:

            def told(done: int, total: int | None) -> None:
                tell(message("{percent} % are written.", percent=100 * done // (total or 1)))

            take_in(casefile, staged, choices, told=told)
            is_much = needs_merge(casefile.connection)
        if is_much:
            merge(into)
    except BaseException:
        copy.unlink(missing_ok=True)
        raise


def _sentences(staged: Staged) -> tuple[tuple[Message, ...], tuple[Message, ...]]:
    """Problems, each of a row; and remarks, those that say the same of the same value together."""
    problems: list[Message] = []
    alike: dict[tuple[int, str, str, str], list[StagedTrouble]] = {}
    for trouble in read_troubles(staged.path):
        if trouble.left_out:
            problems.append(_sentence(trouble, staged, 1))
        else:
            alike.setdefault((trouble.file, trouble.field, trouble.value, str(trouble.reason)), []).append(trouble)
    if staged.counts.left_out > len(problems):
        more = staged.counts.left_out - len(problems)
        problems.append(counted("{count} more row was left out.", "{count} more rows were left out.", more))
    return tuple(problems), tuple(_sentence(group[0], staged, len(group)) for group in alike.values())


def _sentence(trouble: StagedTrouble, staged: Staged, rows: int) -> Message:
    where = ", ".join(_places(trouble))
    reason = trouble.reason
    if trouble.value and trouble.value not in str(reason):
        reason = message("“{value}”: {reason}", value=printable(trouble.value[:80]), reason=reason)
    if rows > 1:
        reason = message("{reason} (and in {rows} more rows)", reason=reason, rows=rows - 1)
    return Problem(where, reason).told(staged.files[trouble.file].name)


def _places(trouble: StagedTrouble) -> Iterator[str]:
    if trouble.line:
        yield f"line {trouble.line}"
    if trouble.field:
        yield trouble.field
