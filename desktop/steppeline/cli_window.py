"""The commands that need the window's layers: the window itself, and pictures of it. Qt is imported when they run."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Callable
from pathlib import Path

from steppeline import paths
from steppeline.model.errors import InputError, WorldError
from steppeline.model.text import Language, message

FORMATS = (".png", ".svg", ".pdf")
VIEWS = ("window", "timeline", "map", "pairs")
PAPERS = ("a4", "a3", "long")


def window_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """The arguments of `window`."""
    say = language.say
    parser.add_argument(
        "casefile",
        metavar=say(message("CASEFILE")),
        type=Path,
        nargs="?",
        help=say(message("the casefile; without one, what was open last or the shipped dataset")),
    )
    parser.add_argument(
        "--profile-startup", action="store_true", help=say(message("print how long each stage of the start takes"))
    )
    parser.add_argument(
        "--trace",
        metavar=say(message("FILE")),
        type=Path,
        help=say(message("write what each frame and job takes to this file, for viewers of Chrome’s trace format")),
    )


def open_window(
    casefile: Path | None, language: str | None, tell_stage: Callable[[str], None] | None, trace: Path | None
) -> int:
    """Show the window until it is closed. Raises WorldError without a display or a casefile."""
    if not _has_display():
        raise WorldError(
            message("There is no display to open a window on; “steppeline render” makes pictures without.")
        )
    # Nothing we compute is worth the threads that NumPy's linear algebra keeps spinning from its import on.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # What the start makes stays: to look through it for garbage again and again would take a tenth of the start. Once
    # it is painted, the window collects by itself.
    gc.disable()
    try:
        from steppeline.session.clock import civil_now
        from steppeline.session.opening import Opening

        # Read while all that the window needs is being imported.
        opening = None if casefile is None else Opening(casefile.resolve(), civil_now(), paths.backups())
        from steppeline.app import run

        return run(opening, language, tell_stage, trace)
    finally:
        gc.enable()


def render_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """The arguments of `render`."""
    say = language.say
    parser.add_argument("casefile", metavar=say(message("CASEFILE")), type=Path, help=say(message("the casefile")))
    parser.add_argument(
        "-o",
        "--output",
        required=True,
        type=Path,
        metavar=say(message("FILE")),
        help=say(message("the picture to make; its ending tells the format: {known}", known=", ".join(FORMATS))),
    )
    parser.add_argument(
        "--query",
        default="",
        metavar=say(message("QUERY")),
        help=say(message("only the events that this query finds")),
    )
    date = say(message("DATE"))
    parser.add_argument("--from", dest="first", metavar=date, help=say(message("the first date to show (EDTF)")))
    parser.add_argument("--to", dest="last", metavar=date, help=say(message("the last date to show (EDTF)")))
    parser.add_argument(
        "--size", type=_size, default=(1600, 900), metavar="WxH", help=say(message("in pixels; 1600x900 by default"))
    )
    parser.add_argument(
        "--scale", type=_scale, default=1.0, metavar="N", help=say(message("how large everything is drawn, 1 to 4"))
    )
    parser.add_argument(
        "--theme", choices=("light", "dark"), default="light", help=say(message("light or dark colours"))
    )
    parser.add_argument("--view", choices=VIEWS, help=say(message("what is drawn; the window by default")))
    _print_arguments(parser, language)


def _print_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    say = language.say
    parser.add_argument(
        "--whole",
        action="store_true",
        help=say(message("the whole timeline, laid out for print, with title, legend and sources")),
    )
    parser.add_argument(
        "--paper",
        choices=PAPERS,
        help=say(message("lay it out for print: on sheets to be joined, or on one long page")),
    )
    parser.add_argument(
        "--dpi",
        type=_dots,
        default=150,
        metavar="N",
        help=say(message("dots per inch of a printed PNG; 150 by default")),
    )
    parser.add_argument(
        "--sheets",
        type=_sheets,
        default=0,
        metavar="N",
        help=say(message("how many sheets of paper wide; by default as many as suit the number of events")),
    )
    parser.add_argument(
        "--title", default="", metavar=say(message("TEXT")), help=say(message("the title of what is printed"))
    )


def render(arguments: argparse.Namespace, language: Language) -> Path:
    """Draw what the arguments of `render` ask for; gives the file. Raises WorldError, and InputError for dates."""
    target: Path = arguments.output
    suffix = target.suffix.lower()
    if suffix not in FORMATS:
        known = ", ".join(FORMATS)
        raise InputError(
            message("“{name}” does not end like a picture we draw: {known}.", name=target.name, known=known)
        )
    subject, paper = _subject(arguments), arguments.paper or "long"
    from steppeline import render as drawing
    from steppeline.model.query import parse
    from steppeline.model.span import span_clause
    from steppeline.work.files import written_whole

    # What is mistaken is told before anything is made.
    parse(arguments.query)
    span = span_clause(arguments.first, arguments.last)

    wanted = drawing.Wanted(
        arguments.view or "window",
        suffix,
        arguments.size,
        arguments.scale,
        arguments.theme,
        language.code,
        arguments.query,
        span,
        None if subject is None else drawing.ordered(subject, paper, arguments.sheets, arguments.title),
        arguments.dpi,
    )
    picture = drawing.render(arguments.casefile, wanted)
    with written_whole(target) as file:
        file.write(picture)
    return target


def _subject(arguments: argparse.Namespace) -> str | None:
    """What is to be printed; None for a view as a window shows it. Raises InputError for what is not printed."""
    if not arguments.whole and arguments.paper is None:
        return None
    view = arguments.view or "timeline"
    if view == "window":
        raise InputError(message("A window is not printed; choose the timeline, the map or the pairs with --view."))
    return "view" if view == "timeline" and not arguments.whole else str(view)


def _dots(text: str) -> int:
    return _number(text, 30, 1_200)


def _sheets(text: str) -> int:
    return _number(text, 1, 20)


def _number(text: str, least: int, most: int) -> int:
    if not (text.isdecimal() and least <= int(text) <= most):
        raise argparse.ArgumentTypeError(repr(text))
    return int(text)


def _size(text: str) -> tuple[int, int]:
    """Width and height out of "1600x900"."""
    width, _, height = text.lower().partition("x")
    if not (width.isdecimal() and height.isdecimal() and all(100 <= int(side) <= 10_000 for side in (width, height))):
        raise argparse.ArgumentTypeError(repr(text))
    return int(width), int(height)


def _scale(text: str) -> float:
    try:
        scale = float(text)
    except ValueError:
        scale = 0.0
    if not 1 <= scale <= 4:
        raise argparse.ArgumentTypeError(repr(text))
    return scale


def _has_display() -> bool:
    """Whether a window can be shown. Qt would end the process without a word of ours."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
