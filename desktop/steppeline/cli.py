"""The command line: what each command is called, which arguments it takes, and which work it calls.

Commands are declared in one table, `COMMANDS`. Exit status: 0 done, 1 the world's fault (one sentence on stderr),
2 wrong usage or a query that cannot be understood.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from steppeline import __version__, cli_as_known, cli_export, cli_import, cli_salvage, cli_self_test, cli_window, paths
from steppeline.cli_call import DONE, USAGE, WORLD, Call, let_go, text_stream
from steppeline.model.errors import InputError, WorldError
from steppeline.model.text import LANGUAGES, Language, Message, counted, message, negotiate

DEFAULT_LIMIT = 100
DEFAULT_SEED = 1


@dataclass(frozen=True)
class Command:
    """A command: its name, its help, the function that adds its arguments, and the function that runs it."""

    name: str
    help: Message
    arguments: Callable[[argparse.ArgumentParser, Language], None]
    run: Callable[[Call], int]


def run(arguments: Sequence[str]) -> int:
    """Run one command line and return the exit status."""
    if list(arguments) == [cli_import.WORKER]:
        return cli_import.run_worker()
    out, err = text_stream(sys.stdout), text_stream(sys.stderr)
    language = Language.load(_language_code(arguments), paths.translations())
    parsed = _parsed(_parser(language), _with_command(arguments), language)
    call = Call(parsed, language, out, err)
    command: Command = parsed.command
    try:
        status = command.run(call)
        call.finish()
    except InputError as mistake:
        call.warn(mistake.sentence)
        call.point_at(mistake, getattr(parsed, "query", None))
        return USAGE
    except WorldError as failure:
        call.warn(failure.sentence)
        return WORLD
    except BrokenPipeError:
        # The reader of our output has gone (`| head`): not an error, and nothing more can be written.
        let_go(sys.stdout)
        return DONE
    except KeyboardInterrupt:
        return 130
    return status


def _parsed(parser: argparse.ArgumentParser, arguments: Sequence[str], language: Language) -> argparse.Namespace:
    """The arguments understood. What begins with a minus and is no option is a query: `-forum` means NOT forum."""
    parsed, unknown = parser.parse_known_args(arguments)
    if len(unknown) == 1 and not unknown[0].startswith("--") and getattr(parsed, "query", None) == "":
        parsed.query = unknown[0]
    elif unknown:
        parser.error(language.say(message("unrecognized arguments: {arguments}", arguments=" ".join(unknown))))
    return parsed


def _with_command(arguments: Sequence[str]) -> Sequence[str]:
    """Without a command, or with what looks like a file instead of one, the window is meant."""
    first = next(iter(arguments), "")
    if first == "--self-test":
        return ["self-test", *arguments[1:]]
    if first in {"-h", "--help", "--version"} or not (first[:1] in {"", "-"} or "." in first or os.sep in first):
        return arguments
    return arguments if any(first == command.name for command in COMMANDS) else ["window", *arguments]


def _language_code(arguments: Sequence[str]) -> str:
    """The language asked for with --lang, else the environment's; found before parsing, for the help is said in it."""
    wanted: list[str | None] = []
    for position, argument in enumerate(arguments):
        if argument.startswith("--lang="):
            wanted.append(argument.partition("=")[2])
        elif argument == "--lang":
            wanted.extend(arguments[position + 1 : position + 2])
    wanted.extend(os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    # The first that is set decides, as everywhere on Unix; a language we do not speak gives English.
    return negotiate([next((name for name in wanted if name), None)])


def _parser(language: Language) -> argparse.ArgumentParser:
    say = language.say
    parser = argparse.ArgumentParser(
        prog="steppeline", description=say(message("Explore and query casefiles of dated, sourced events, offline."))
    )
    parser.add_argument("--version", action="version", version=f"steppeline {__version__}")
    commands = parser.add_subparsers(metavar=say(message("COMMAND")), required=True)
    for command in COMMANDS:
        sub = commands.add_parser(command.name, help=say(command.help), description=say(command.help))
        sub.set_defaults(command=command)
        command.arguments(sub, language)
        sub.add_argument("--lang", choices=LANGUAGES, help=say(message("the language of words and sentences")))
    return parser


def _casefile_argument(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument(
        "casefile", metavar=language.say(message("CASEFILE")), type=Path, help=language.say(message("the casefile"))
    )


def _output_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """Where a new file goes: by position or with -o, whichever comes more naturally."""
    name = language.say(message("FILE"))
    parser.add_argument("target", metavar=name, type=Path, nargs="?", help=language.say(message("the file to make")))
    parser.add_argument("-o", "--output", metavar=name, type=Path, help=language.say(message("the same")))


def _new_file_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    _output_arguments(parser, language)
    parser.add_argument("--force", action="store_true", help=language.say(message("replace the file if it exists")))


def _target(call: Call) -> Path:
    target: Path | None = call.arguments.output or call.arguments.target
    if target is None:
        raise InputError(message("Say where the new file is to go, for example: -o demo.steppeline"))
    return target


def _json_argument(parser: argparse.ArgumentParser, language: Language) -> None:
    parser.add_argument("--json", action="store_true", help=language.say(message("one JSON object a line")))


def _now() -> int:
    """The civil time of the clock on the wall, in our seconds."""
    from datetime import datetime

    from steppeline.model.calendar import seconds_of

    now = datetime.now().astimezone()
    return seconds_of(now.year, now.month, now.day, now.hour, now.minute, now.second)


def _new(call: Call) -> int:
    from steppeline.work.casefiles import new_casefile

    target = _target(call)
    new_casefile(target, paths.shipped("data"), replace=call.arguments.force)
    call.say(message("{path} is ready; it has no events yet.", path=str(target)))
    return DONE


def _demo(call: Call) -> int:
    from steppeline.work.casefiles import demo_casefile

    target = _target(call)
    demo_casefile(target, paths.shipped("data"), replace=call.arguments.force)
    call.say(message("{path} holds the shipped dataset.", path=str(target)))
    return DONE


def _synth_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    say = language.say
    events = say(message("how many events to make"))
    parser.add_argument("--events", required=True, type=_whole_number, metavar="N", help=events)
    seed = message("another number gives other events (default {default})", default=DEFAULT_SEED)
    parser.add_argument("--seed", default=DEFAULT_SEED, type=_whole_number, metavar="S", help=say(seed))
    _new_file_arguments(parser, language)


def _synth(call: Call) -> int:
    from steppeline.work.synth.casefile import synth_casefile

    arguments, target = call.arguments, _target(call)
    with call.progress() as tell:
        data = paths.shipped("data")
        synth_casefile(target, data, arguments.events, arguments.seed, replace=arguments.force, tell=tell)
    call.say(
        counted(
            "{path} holds {count} synthetic event.",
            "{path} holds {count} synthetic events.",
            arguments.events,
            path=str(target),
        )
    )
    return DONE


def _info(call: Call) -> int:
    from steppeline.store.casefile import open_casefile
    from steppeline.work.info import describe, info_json, info_lines

    with open_casefile(call.arguments.casefile) as casefile:
        info = describe(casefile)
    if call.arguments.json:
        call.write(info_json(info))
    else:
        for line in info_lines(info, call.language):
            call.say(line)
    return DONE


def _query_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    say = language.say
    _casefile_argument(parser, language)
    parser.add_argument(
        "query",
        metavar=say(message("QUERY")),
        nargs="?",
        default="",
        help=say(message("what to find; empty finds all")),
    )
    _json_argument(parser, language)
    limit = message("the most events to print (default {default}; 0 for all)", default=DEFAULT_LIMIT)
    parser.add_argument("--limit", type=_whole_number, default=DEFAULT_LIMIT, metavar="N", help=say(limit))


def _whole_number(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(repr(text))
    return int(text)


def _query(call: Call) -> int:
    from steppeline.exchange.event_json import event_json
    from steppeline.store.casefile import open_casefile
    from steppeline.store.events import read_events, read_reference
    from steppeline.work.find import event_line, find

    arguments = call.arguments
    with open_casefile(arguments.casefile) as casefile:
        reference = read_reference(casefile.connection)
        found = find(casefile, arguments.query, _now(), reference)
        shown = found.ids[: arguments.limit or None]
        for event in read_events(casefile.connection, shown):
            if arguments.json:
                call.write(event_json(event, reference, call.language))
            else:
                call.line(event_line(event, reference, call.language))
    if len(shown) < len(found.ids):
        more = message(
            "{shown} of {found} events are shown; --limit 0 shows all.", shown=len(shown), found=len(found.ids)
        )
        call.warn(more)
    return DONE


def _check_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    _casefile_argument(parser, language)
    _json_argument(parser, language)
    parser.add_argument(
        "--rule", action="append", metavar=language.say(message("RULE")), help=language.say(message("only this check"))
    )


def _check(call: Call) -> int:
    from steppeline.store.casefile import open_casefile
    from steppeline.work.check.casefile import check_casefile
    from steppeline.work.check.finding import finding_json, finding_line

    with open_casefile(call.arguments.casefile) as casefile:
        findings = check_casefile(casefile, as_of=_now(), rules=call.arguments.rule)
    for finding in findings:
        if call.arguments.json:
            call.write(finding_json(finding, call.language))
        else:
            call.line(finding_line(finding, call.language))
    if not findings and not call.arguments.json:
        call.say(message("Nothing was found amiss."))
    return WORLD if any(finding.severity == "error" for finding in findings) else DONE


def _export(call: Call) -> int:
    return cli_export.run_export(call, _now())


def _backup_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    _casefile_argument(parser, language)
    _output_arguments(parser, language)


def _backup(call: Call) -> int:
    from steppeline.work.backup import back_up

    arguments = call.arguments
    made = back_up(arguments.casefile, arguments.output or arguments.target, paths.backups())
    call.say(message("The backup is {path}.", path=str(made)))
    return DONE


def _restore_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    say = language.say
    parser.add_argument("backup", metavar=say(message("BACKUP")), type=Path, help=say(message("the backup")))
    _output_arguments(parser, language)
    parser.add_argument(
        "--into", dest="output", metavar=say(message("CASEFILE")), type=Path, help=say(message("the same"))
    )
    parser.add_argument("--dry-run", action="store_true", help=say(message("only tell what would change")))


def _restore(call: Call) -> int:
    from steppeline.work.backup import put_back, what_restoring_changes
    from steppeline.work.backup_words import event_lines, summary

    target = _target(call)
    if call.arguments.dry_run:
        found = what_restoring_changes(call.arguments.backup, target)
        for sentence in summary(found):
            call.say(sentence)
        for line in event_lines(found, call.language):
            call.line(line)
        return DONE
    kept = put_back(call.arguments.backup, target, paths.backups())
    call.say(message("{path} is as it was in the backup.", path=str(target)))
    if kept is not None:
        call.say(message("What it was before is kept in {path}.", path=str(kept)))
    return DONE


def _one_casefile(parser: argparse.ArgumentParser, language: Language) -> None:
    _casefile_argument(parser, language)
    _json_argument(parser, language)


def _window(call: Call) -> int:
    told = call.warn_line if call.arguments.profile_startup else None
    return cli_window.open_window(call.arguments.casefile, call.arguments.lang, told, call.arguments.trace)


def _render(call: Call) -> int:
    made = cli_window.render(call.arguments, call.language)
    call.say(message("The picture is {path}.", path=str(made)))
    return DONE


COMMANDS: tuple[Command, ...] = (
    Command(
        "window", message("open the window; this is also done without a command"), cli_window.window_arguments, _window
    ),
    Command("render", message("draw a picture of a casefile"), cli_window.render_arguments, _render),
    Command("demo", message("make a casefile that holds the shipped dataset"), _new_file_arguments, _demo),
    Command("new", message("make an empty casefile"), _new_file_arguments, _new),
    Command("synth", message("make a casefile of invented events, as many as wanted"), _synth_arguments, _synth),
    Command("info", message("tell what a casefile holds"), _one_casefile, _info),
    Command("query", message("find events"), _query_arguments, _query),
    Command("check", message("look for errors and contradictions"), _check_arguments, _check),
    Command(
        "import", message("add the events or the regions of files"), cli_import.import_arguments, cli_import.run_import
    ),
    Command("export", message("write events to a file of another format"), cli_export.export_arguments, _export),
    Command("backup", message("copy a casefile to a safe place"), _backup_arguments, _backup),
    Command("restore", message("put a backup in the place of a casefile"), _restore_arguments, _restore),
    Command(
        "as-known",
        message("make a copy of a casefile as it was known at the end of a day"),
        cli_as_known.as_known_arguments,
        cli_as_known.run_as_known,
    ),
    Command(
        "salvage",
        message("put what can be read of a damaged casefile into a new one"),
        cli_salvage.salvage_arguments,
        cli_salvage.run_salvage,
    ),
    Command(
        "self-test",
        message("try everything once, in a scratch folder; --self-test does it, too"),
        cli_self_test.self_test_arguments,
        cli_self_test.self_test,
    ),
)
