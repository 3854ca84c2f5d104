"""The only place that builds things and connects them: settings, casefile, view and window."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLocale, QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication

from steppeline import paths
from steppeline.model.errors import WorldError
from steppeline.model.text import Language, message, negotiate
from steppeline.session.clock import civil_now, now
from steppeline.session.document import Document
from steppeline.session.garbage import GarbageCollection
from steppeline.session.jobs import Jobs
from steppeline.session.log import keep_last_lines, log_to_file
from steppeline.session.notices import Notices
from steppeline.session.opening import Opening
from steppeline.session.progress import Cancelled, Progress
from steppeline.session.settings import (
    ANALYST,
    LANGUAGE,
    LAST_VIEWS,
    RECENT_CASEFILES,
    REOPEN,
    THEME,
    WELCOME,
    WINDOW,
    Settings,
)
from steppeline.session.stages import Stages
from steppeline.session.view_state import ViewState
from steppeline.store.trouble import DamagedError
from steppeline.ui.application import Tongue, make_application, wear
from steppeline.ui.assembly import Assembly
from steppeline.ui.crash_reporter import CrashReporter
from steppeline.ui.errands import offer_rescue
from steppeline.ui.icons import IconShelf
from steppeline.ui.opening_progress import show_progress
from steppeline.ui.theme import Theme, dark, light, theme_for

if TYPE_CHECKING:
    from steppeline.session.backups import AutomaticBackups
    from steppeline.session.trace import Trace
    from steppeline.session.watching import Watch

_RECENT = 12
_PATIENCE = 0.8
"""Seconds that opening may take before its progress is shown."""


def run(
    casefile: Opening | None, language: str | None, tell_stage: Callable[[str], None] | None, trace_file: Path | None
) -> int:
    """Open the window on `casefile`, or else on what was open last, or else on the shipped dataset, until it closes.

    `language` (a code) goes before the one that was chosen. `trace_file` gets a trace of the run. Raises WorldError
    when `casefile` cannot be opened or the trace not be written.
    """
    trace = None if trace_file is None else _new_trace(trace_file)
    stages = Stages(tell_stage, trace)
    stages.reached("program imported")
    application = make_application(paths.shipped("resources"))
    stages.reached("application made")
    reporter = CrashReporter(log_to_file(paths.logs()), keep_last_lines())
    reporter.begin()
    if trace is not None:
        trace.watch(application)
    program = Steppeline(application, language, stages, trace)
    try:
        program.start(casefile)
        return application.exec()
    finally:
        program.close()
        reporter.end()
        if trace is not None:
            trace.close()


class Steppeline(QObject):
    """The program with its one window. What it shows is a document and a view of it, in an assembly."""

    def __init__(
        self, application: QApplication, language: str | None, stages: Stages, trace: Trace | None = None
    ) -> None:
        super().__init__()
        self.resources = paths.shipped("resources")
        self.help = paths.shipped("docs/help")
        self.icons = IconShelf(self.resources / "icons")
        self.backups = paths.backups()
        self.now = civil_now
        self._application = application
        self._stages = stages
        self._trace = trace
        self._wanted_language = language
        self.notices = Notices(self)
        self.settings = Settings(paths.settings_file(), self.notices, self)
        self._tell_where_things_are_kept()
        self._tongue = Tongue(application, self.resources)
        self._document: Document | None = None
        self._view: ViewState | None = None
        self._assembly: Assembly | None = None
        self._garbage: GarbageCollection | None = None
        self._watch: Watch | None = None
        self._automatic_backups: AutomaticBackups | None = None
        self.settings.changed.connect(self._on_setting_changed)
        application.styleHints().colorSchemeChanged.connect(self._dress)
        application.applicationStateChanged.connect(self._on_state_changed)
        application.setQuitOnLastWindowClosed(False)

    def start(self, casefile: Path | Opening | None) -> None:
        """Show `casefile`; without one, what was open last or the shipped dataset. Raises WorldError."""
        if casefile is not None:
            self._show(self._opened(casefile))
        else:
            last = self._last()
            self._show(last or self._opened(self._working_copy()))
            if last is None and self.settings.get(WELCOME) and self._assembly is not None:
                self._assembly.actions.action("help.welcome").trigger()

    def open(self, path: Path) -> None:
        """Show a casefile instead of the one that is open; a failure is told and changes nothing."""
        if self._is_open(path):
            return
        try:
            self._show(self._opened(path))
        except DamagedError as failure:
            self.notices.fail(failure)
            if self._assembly is not None:
                offer_rescue(self._assembly.desk, path)
        except WorldError as failure:
            self.notices.fail(failure)

    def restore(self, kept: Path, path: Path) -> None:
        """Put a backup in the place of the casefile `path`, which is backed up first, and show that; failures are told.

        Where that is the open casefile, its window goes before it and is made anew, whatever came of it.
        """
        if self._is_open(path):
            self._remember()
            self._leave()
        restoring = Opening(path, self.now(), self.backups, partial(_put_back, kept, path, self.backups))
        self._try(lambda: self._show(self._opened(restoring)))
        if self._document is None:
            self._try(lambda: self._show(self._opened(path)))
        if self._document is None:
            self.start(None)

    def new(self, path: Path) -> None:
        """Make an empty casefile in place of what the user agreed to replace, and show it."""
        if self._is_open(path):
            self.notices.tell(message("{path} is open; choose another name.", path=str(path)), "failure")
        else:
            from steppeline.work.casefiles import new_casefile

            self._try(lambda: new_casefile(path, paths.shipped("data"), replace=True))
            self.open(path)

    def open_dataset(self) -> None:
        """Show the working copy of the shipped dataset."""
        self._try(lambda: self.open(self._working_copy()))

    @Slot()
    def quit(self) -> None:
        """Remember how things stand, and end."""
        self._remember()
        self._application.quit()

    def close(self) -> None:
        """Close what is open; edits that wait are finished first."""
        self._leave()
        if self._garbage is not None:
            self._garbage.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Waits for the first picture, in which Qt paints all panes in one go: what it does not need comes after it."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._on_painted)
        return super().eventFilter(watched, event)

    def _opened(self, casefile: Path | Opening) -> Document:
        opening = casefile
        if isinstance(opening, Path):
            opening = Opening(opening.resolve(), self.now(), self.backups)
        if not opening.is_ready(_PATIENCE):
            show_progress(opening)
        try:
            opened = opening.opened()
        except Cancelled as cancelled:
            name = opening.path.name
            raise WorldError(message("Opening {name} was called off; nothing has changed.", name=name)) from cancelled
        document = Document(opened, Jobs(self.notices.fail, self, trace=self._trace))
        document.who = self.settings.get(ANALYST)
        self._stages.reached("casefile read")
        return document

    def _last(self) -> Document | None:
        """What was open last, if it is to be opened again and still can be."""
        recent: tuple[str, ...] = self.settings.get(RECENT_CASEFILES)
        if not recent or not self.settings.get(REOPEN):
            return None
        try:
            return self._opened(Path(recent[0]))
        except WorldError as failure:
            self.notices.fail(failure)
            return None

    def _working_copy(self) -> Path:
        path = paths.working_copy()
        if not path.exists():
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                reason = error.strerror or str(error)
                raise WorldError(
                    message("{path} cannot be made: {reason}.", path=str(path.parent), reason=reason)
                ) from error
            from steppeline.work.casefiles import demo_casefile

            demo_casefile(path, paths.shipped("data"))
        return path

    def _tell_where_things_are_kept(self) -> None:
        beside = paths.read_only_beside()
        if beside is not None:
            kept = paths.settings_file().parent
            self.notices.tell(
                message(
                    "Nothing can be written beside the program; settings and backups are kept in {path}.",
                    path=str(kept),
                )
            )

    def _is_open(self, path: Path) -> bool:
        return self._document is not None and path.exists() and path.samefile(self._document.path)

    def _show(self, document: Document) -> None:
        """Put a window for another document in the place of the one there is."""
        self._remember()
        if document.why_rebuilt is not None:
            self.notices.tell(document.why_rebuilt)
        before, view_before = self._document, self._view
        self._document, self._view = document, ViewState(document, self)
        self._view_again()
        self._assemble()
        self._stop_watching()
        if self._garbage is not None:
            self._begin_watching(document)
        if before is not None and view_before is not None:
            self._let_go(before, view_before)
        others = [each for each in self.settings.get(RECENT_CASEFILES) if each != str(document.path)]
        self.settings.set(RECENT_CASEFILES, (str(document.path), *others)[:_RECENT])

    def _view_again(self) -> None:
        """Look at what was looked at when this casefile was last open."""
        if self._document is not None and self._view is not None:
            saved = self.settings.get(LAST_VIEWS).get(str(self._document.path))
            if saved is not None:
                self._try(partial(self._view.restore, saved))
            self._view.forget_history()

    def _assemble(self) -> None:
        """Make the window, or make it anew; the one before goes once the new one is there."""
        if self._document is None or self._view is None:
            return
        before, theme, code = self._assembly, self._theme(), self._language()
        self._tongue.speak(code)
        wear(self._application, theme)
        language = Language.load(code, paths.translations())
        self._assembly = Assembly(self, self._document, self._view, language, theme)
        self._assembly.recall(self.settings.get(WINDOW))
        self._assembly.window.closing.connect(self.quit)
        self._stages.reached("window made")
        if self._garbage is None:
            self._assembly.desk.panes.timeline.installEventFilter(self)
        self._assembly.window.show()
        self._put_away(before)

    def _put_away(self, assembly: Assembly | None) -> None:
        if assembly is not None:
            assembly.window.closing.disconnect(self.quit)
            assembly.window.close()
            assembly.window.deleteLater()
            if self._garbage is not None:
                # A window is one large cycle of widgets and slots; waiting its turn it would pile up on others.
                QTimer.singleShot(0, self._garbage.collect_everything)

    def _begin_watching(self, document: Document) -> None:
        """See to the file of the document: nothing of this is needed for the first picture."""
        from steppeline.session.backups import AutomaticBackups
        from steppeline.session.watching import Watch

        self._watch = Watch(document, self.notices, self)
        self._automatic_backups = AutomaticBackups(
            document, self.backups, self.settings, self.notices, now=now, parent=self
        )

    def _stop_watching(self) -> None:
        for watching in (self._watch, self._automatic_backups):
            if watching is not None:
                watching.close()
                watching.deleteLater()
        self._watch = self._automatic_backups = None

    def _leave(self) -> None:
        """Have nothing open."""
        self._stop_watching()
        self._put_away(self._assembly)
        if self._document is not None and self._view is not None:
            self._let_go(self._document, self._view)
        self._assembly = self._view = self._document = None

    def _let_go(self, document: Document, view: ViewState) -> None:
        document.close()
        # They are ours, and would stay as long as we do. The window that shows them goes before them.
        for owned in (view, document.jobs):
            owned.deleteLater()

    def _remember(self) -> None:
        if self._assembly is None or self._document is None or self._view is None:
            return
        self.settings.set(WINDOW, self._assembly.remembered())
        path = str(self._document.path)
        views = {name: view for name, view in self.settings.get(LAST_VIEWS).items() if name != path}
        latest = dict(list(views.items())[1 - _RECENT :])
        self.settings.set(LAST_VIEWS, latest | {path: self._view.to_json()})

    def _try(self, action: Callable[[], None]) -> None:
        try:
            action()
        except WorldError as failure:
            self.notices.fail(failure)

    def _theme(self) -> Theme:
        chosen = self.settings.get(THEME)
        schemes = {"light": light, "dark": dark}
        return schemes[chosen]() if chosen in schemes else theme_for(self._application.styleHints().colorScheme())

    def _language(self) -> str:
        chosen = self._wanted_language or self.settings.get(LANGUAGE)
        return negotiate(QLocale.system().uiLanguages()[:1]) if chosen == "system" else chosen

    @Slot(str)
    def _on_setting_changed(self, key: str) -> None:
        if key == THEME.key:
            self._dress()
        elif key == LANGUAGE.key and self._assembly is not None:
            self._wanted_language = None
            self.settings.set(WINDOW, self._assembly.remembered())
            # Not now: the dialog in which it was chosen belongs to the window that is to go.
            QTimer.singleShot(0, self._assemble)
        elif key == ANALYST.key and self._document is not None:
            self._document.who = self.settings.get(ANALYST)

    @Slot()
    def _dress(self) -> None:
        theme = self._theme()
        wear(self._application, theme)
        if self._assembly is not None:
            self._assembly.set_theme(theme)

    @Slot(Qt.ApplicationState)
    def _on_state_changed(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive and self._watch is not None:
            self._watch.look()

    @Slot()
    def _on_painted(self) -> None:
        self._stages.reached("all panes painted")
        if self._assembly is not None:
            self._assembly.complete()
        if self._document is not None:
            self._document.keep_packed()
            self._begin_watching(self._document)
        self._garbage = GarbageCollection(self)


def _put_back(kept: Path, path: Path, folder: Path, progress: Progress) -> None:
    from steppeline.work.backup import put_back

    put_back(kept, path, folder, progress)


def _new_trace(path: Path) -> Trace:
    # Few runs are traced; the others need not wait for this to be imported.
    from steppeline.session.trace import Trace

    return Trace(path)
