"""Pictures of a casefile without a display: the window, or one of its views, drawn as the user would see it."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from PySide6.QtCore import QHashSeed, QMessageLogContext, QObject, Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QWidget

from steppeline import paths
from steppeline.model.calendar import DAY, OPEN
from steppeline.model.errors import WorldError
from steppeline.model.filter import QueryClause, TimeClause
from steppeline.model.query import parse
from steppeline.model.text import Language, message
from steppeline.session.clock import civil_now
from steppeline.session.content import open_content_to_read
from steppeline.session.document import Document
from steppeline.session.jobs import Jobs
from steppeline.session.notices import Notices
from steppeline.session.settings import Settings
from steppeline.session.view_state import ViewState
from steppeline.ui.application import Tongue, make_application, wear
from steppeline.ui.assembly import Assembly
from steppeline.ui.icons import IconShelf
from steppeline.ui.pictures import picture
from steppeline.ui.print.files import printed
from steppeline.ui.print.papers import PAPERS
from steppeline.ui.print.press import SUBJECTS, Order
from steppeline.ui.theme import dark, light

_QUIET_TURNS = 5
"""Turns of the event loop without a question under way, after which nothing further follows by itself."""

_HARMLESS = "This plugin does not support propagateSizeHints()"

ViewName = Literal["window", "timeline", "map", "pairs"]


@dataclass(frozen=True)
class Wanted:
    """What picture is wanted. `size` is in pixels of the picture, `scale` of them to a logical pixel."""

    view: ViewName
    suffix: str
    size: tuple[int, int]
    scale: float
    theme: Literal["light", "dark"]
    language: str
    query: str
    span: TimeClause | None
    printed: Order | None = None
    """How it is put on paper; None for the view as a window shows it."""

    dots_per_inch: int = 150


def render(casefile: Path, wanted: Wanted) -> bytes:
    """The picture as a file of its format. No display is needed, and none is used.

    Raises WorldError for the casefile, InputError for a query that cannot be understood.
    """
    qInstallMessageHandler(_pass_on)
    # Else the fonts in a PDF come in another order now and then, and the same picture is another file.
    QHashSeed.setDeterministicGlobalSeed()
    # All are read when the application is made, once in a process. Qt wants a UTF-8 locale, whichever.
    os.environ["LC_ALL"] = "C.UTF-8"
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_SCALE_FACTOR"] = str(wanted.scale)
    resources = paths.shipped("resources")
    application = make_application(resources)
    document = Document(open_content_to_read(casefile, _today()), Jobs(_raise))
    with TemporaryDirectory(prefix="steppeline-") as scratch:
        studio = _Studio(resources, Path(scratch))
        try:
            return _drawn(application, studio, document, wanted)
        finally:
            document.close()


def ordered(subject: str, paper: str, across: int, title: str) -> Order:
    """What is to be printed, from words; raises ValueError for others than those of SUBJECTS and PAPERS."""
    return Order(SUBJECTS[SUBJECTS.index(subject)], PAPERS[PAPERS.index(paper)], across, title)


class _Studio(QObject):
    """What a window asks of its program, for a window that nobody works with: settings are the first ones."""

    def __init__(self, resources: Path, scratch: Path) -> None:
        super().__init__()
        self.resources = resources
        self.help = paths.shipped("docs/help")
        self.icons = IconShelf(resources / "icons")
        self.backups = scratch
        self.now = _today
        self.notices = Notices(self)
        self.settings = Settings(scratch / "settings.json", self.notices, self)

    def open(self, path: Path) -> None:
        """Nobody is there to ask."""

    def restore(self, kept: Path, path: Path) -> None:
        """Nobody is there to ask."""

    def new(self, path: Path) -> None:
        """Nobody is there to ask."""

    def open_dataset(self) -> None:
        """Nobody is there to ask."""

    def quit(self) -> None:
        """Nobody is there to ask."""


def _drawn(application: QApplication, studio: _Studio, document: Document, wanted: Wanted) -> bytes:
    theme = dark() if wanted.theme == "dark" else light()
    wear(application, theme)
    Tongue(application, studio.resources).speak(wanted.language)
    language = Language.load(wanted.language, paths.translations())
    view = ViewState(document)
    assembly = Assembly(studio, document, view, language, theme)
    widget = _widget(assembly, wanted)
    widget.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    width, height = (round(length / wanted.scale) for length in wanted.size)
    widget.setMinimumSize(0, 0)
    widget.resize(width, height)
    widget.show()
    _filter(view, wanted)
    _settle(application, document, view)
    for mistake in view.mistakes.values():
        raise mistake
    if wanted.printed is not None:
        return _on_paper(assembly, view, wanted, wanted.printed)
    _look_at(view, wanted.span)
    view.forget_history()
    _settle(application, document, view)
    if widget.width() > width or widget.height() > height:
        raise WorldError(message("The picture is too small for this view; ask for a larger one."))
    return picture(widget, wanted.suffix)


def _on_paper(assembly: Assembly, view: ViewState, wanted: Wanted, order: Order) -> bytes:
    """What is ordered, in the colours of paper."""
    _look_at(view, wanted.span)
    paper = light()
    sheets = assembly.press().sheets(order, paper)
    title = order.title or assembly.desk.document.path.stem
    return printed(sheets, wanted.suffix, paper, title, wanted.dots_per_inch)


def _widget(assembly: Assembly, wanted: Wanted) -> QWidget:
    """What is drawn. A pane by itself is taken out of the window."""
    match wanted.view:
        case "window":
            return assembly.window
        case "timeline":
            pane = assembly.desk.panes.timeline
        case "map":
            pane = assembly.side.map
        case "pairs":
            pane = assembly.side.pairs
    pane.setParent(None)
    return pane


def _filter(view: ViewState, wanted: Wanted) -> None:
    if wanted.query:
        view.set_clause("search", QueryClause(parse(wanted.query)))
    if wanted.span is not None:
        view.set_clause("time", wanted.span)


def _look_at(view: ViewState, span: TimeClause | None) -> None:
    """Bring the span into view; without one, or one that is open on a side, the events that are left."""
    if span is None or span.start == -OPEN or span.end == OPEN:
        view.fit()
    else:
        view.set_viewport(view.viewport.fit(span.start, span.end, margin=0))


def _settle(application: QApplication, document: Document, view: ViewState) -> None:
    """Wait until what the casefile was asked is answered and all that follows from it is done."""
    quiet = 0
    while quiet < _QUIET_TURNS:
        application.processEvents()
        is_busy = bool(document.jobs.running) or not view.is_settled
        quiet = 0 if is_busy else quiet + 1


def _today() -> int:
    """The beginning of this day: all pictures of one day show the line of today at the same place."""
    return civil_now() // DAY * DAY


def _pass_on(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    """What Qt says goes to the standard error, but for what it says of every window that is not on a screen."""
    if text != _HARMLESS:
        sys.stderr.write(f"{text}\n")


def _raise(failure: WorldError) -> None:
    raise failure
