"""The command `import`: events, or regions with their outlines, from files into a casefile."""

from __future__ import annotations

import argparse
from pathlib import Path

from steppeline import paths
from steppeline.cli_call import DONE, WORLD, Call
from steppeline.model.text import Language, message


def import_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """The arguments of `import`."""
    say = language.say
    parser.add_argument("files", metavar=say(message("FILE")), type=Path, nargs="+", help=say(message("what to read")))
    parser.add_argument(
        "--into",
        required=True,
        type=Path,
        metavar=say(message("CASEFILE")),
        help=say(message("the casefile to add to")),
    )
    parser.add_argument("--dry-run", action="store_true", help=say(message("only tell what would happen")))
    regions = message("read regions with their outlines from GeoJSON; meant anyway if all files end in .geojson")
    parser.add_argument("--regions", action="store_true", help=say(regions))


def run_import(call: Call) -> int:
    """Add what the files hold, and tell what came of it."""
    arguments = call.arguments
    if arguments.regions or all(file.suffix.lower() == ".geojson" for file in arguments.files):
        return _import_regions(call)
    from steppeline.work.import_files import import_files

    outcome = import_files(arguments.files, arguments.into, paths.backups(), dry_run=arguments.dry_run)
    for problem in outcome.problems:
        call.warn(problem)
    call.say(outcome.summary)
    return WORLD if outcome.problems else DONE


def _import_regions(call: Call) -> int:
    from steppeline.work.import_regions import import_regions

    arguments = call.arguments
    outcome = import_regions(arguments.files, arguments.into, paths.backups(), dry_run=arguments.dry_run)
    for sentence in (*outcome.problems, *outcome.remarks):
        call.warn(sentence)
    call.say(outcome.summary)
    return WORLD if outcome.problems else DONE
