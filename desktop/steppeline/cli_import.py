"""The command `import`: events, or regions with their outlines, from files into a casefile."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from pathlib import Path

from steppeline import paths
from steppeline.cli_call import DONE, WORLD, Call
from steppeline.model.errors import InputError
from steppeline.model.text import Language, Message, message

WORKER = "import-worker"
"""What this program is called with by itself, to import in a process of its own."""


def import_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """The arguments of `import`."""
    say = language.say
    name = say(message("FILE"))
    parser.add_argument("files", metavar=name, type=Path, nargs="+", help=say(message("what to read")))
    parser.add_argument(
        "--into",
        required=True,
        type=Path,
        metavar=say(message("CASEFILE")),
        help=say(message("the casefile to add to")),
    )
    parser.add_argument("--dry-run", action="store_true", help=say(message("only tell what would happen")))
    regions = message("read regions with their outlines from GeoJSON; meant anyway if no feature has a date")
    parser.add_argument("--regions", action="store_true", help=say(regions))
    parser.add_argument(
        "--format", metavar=say(message("FORMAT")), help=say(message("the format, where it is not told by the file"))
    )
    mapping = message("a TOML file that says which column is what, and how dates are written")
    parser.add_argument("--mapping", metavar=name, type=Path, help=say(mapping))
    parser.add_argument("--encoding", metavar=say(message("NAME")), help=say(message("the encoding of the text")))
    parser.add_argument("--kind", metavar=say(message("KIND")), help=say(message("the kind of events that name none")))
    order = parser.add_mutually_exclusive_group()
    day_first = message("in dates such as 03/04/2021 the day comes first")
    order.add_argument("--day-first", dest="day_first", action="store_true", default=None, help=say(day_first))
    month_first = message("in dates such as 03/04/2021 the month comes first")
    order.add_argument("--month-first", dest="day_first", action="store_false", default=None, help=say(month_first))
    strict = message("add nothing if a single row cannot be read")
    parser.add_argument("--strict", action="store_true", help=say(strict))
    alike = message("leave out what may be there already under another name")
    parser.add_argument("--skip-alike", action="store_true", help=say(alike))


def run_import(call: Call) -> int:
    """Add what the files hold, and tell what came of it."""
    files: list[Path] = call.arguments.files
    if call.arguments.regions or _all_regions(call):
        return _import_regions(call)
    are_toml = [file.suffix.lower() == ".toml" for file in files]
    if all(are_toml):
        return _import_toml(call)
    if any(are_toml):
        raise InputError(message("Import the TOML files apart from the others."))
    return _import_whole(call)


def run_worker() -> int:
    """Carry out one order of a parent process, from the standard input."""
    from steppeline.work.importing.worker import work

    # Ctrl+C is for the parent, which ends its children.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        work(sys.stdin.buffer, sys.stdout.buffer)
        sys.stdout.flush()
    except BrokenPipeError:
        # The parent was killed: nobody hears anything any more.
        os._exit(WORLD)
    return DONE


def _import_toml(call: Call) -> int:
    from steppeline.work.import_files import import_files

    arguments = call.arguments
    outcome = import_files(arguments.files, arguments.into, paths.backups(), dry_run=arguments.dry_run)
    return _tell(call, outcome.problems, outcome.summary)


def _import_regions(call: Call) -> int:
    from steppeline.work.import_regions import import_regions

    arguments = call.arguments
    outcome = import_regions(arguments.files, arguments.into, paths.backups(), dry_run=arguments.dry_run)
    for sentence in (*outcome.problems, *outcome.remarks):
        call.warn(sentence)
    call.say(outcome.summary)
    return WORLD if outcome.problems else DONE


def _import_whole(call: Call) -> int:
    from steppeline.work.importing.whole import Wishes, import_whole

    arguments = call.arguments
    wishes = Wishes(
        format=arguments.format,
        mapping=arguments.mapping,
        encoding=arguments.encoding,
        kind=arguments.kind,
        day_first=arguments.day_first,
        strict=arguments.strict,
        skip_alike=arguments.skip_alike,
        dry_run=arguments.dry_run,
    )
    with call.progress() as tell:
        outcome = import_whole(
            arguments.files, arguments.into, paths.backups(), paths.shipped("resources"), wishes=wishes, tell=tell
        )
    for likeness in outcome.alike:
        call.warn(
            message(
                "“{title}” ({date}) may be there already: “{there}” ({there_date}).",
                title=likeness.title,
                date=likeness.date,
                there=likeness.there_title,
                there_date=likeness.there_date,
            )
        )
    _tell(call, (*outcome.problems, *outcome.remarks), outcome.summary)
    return DONE if outcome.is_done else WORLD


def _tell(call: Call, problems: tuple[Message, ...], summary: Message) -> int:
    for problem in problems:
        call.warn(problem)
    call.say(summary)
    return WORLD if problems else DONE


def _all_regions(call: Call) -> bool:
    """Whether all files are GeoJSON in which nothing has a date."""
    arguments = call.arguments
    if arguments.format or any(file.suffix.lower() != ".geojson" for file in arguments.files):
        return False
    from steppeline.work.import_regions import holds_regions

    return all(map(holds_regions, arguments.files))
