"""One window, put together: panes, commands, bars."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QStatusBar, QWidget

from steppeline.model.filter import Filter
from steppeline.model.text import Language
from steppeline.session.document import Document
from steppeline.session.view_state import ViewState
from steppeline.ui.actions import Actions
from steppeline.ui.desk import Desk, Panes, Program
from steppeline.ui.icons import Icons
from steppeline.ui.main_window import MainWindow
from steppeline.ui.status import StatusWords
from steppeline.ui.theme import Theme
from steppeline.ui.timeline.figures_strip import FiguresStrip
from steppeline.ui.timeline.overview import Overview
from steppeline.ui.timeline.timeline import Timeline
from steppeline.ui.tool_bar import ToolBar
from steppeline.ui.widgets.job_progress import JobProgress
from steppeline.ui.widgets.notice_bar import NoticeBar


class Assembly(QObject):
    """A window on a casefile. It belongs to its window and ends with it; document and view live on."""

    def __init__(
        self,
        program: Program,
        document: Document,
        view: ViewState,
        language: Language,
        theme: Theme,
    ) -> None:
        icons = Icons(program.resources / "icons", theme)
        self.window = MainWindow(theme, icons)
        super().__init__(self.window)
        self.window.setWindowTitle(f"{document.path.stem} — Steppeline")
        panes = self._panes(program, document, view, theme, language)
        self.desk = Desk(program, document, view, self.window, panes, language)
        self.actions = Actions(self.desk, icons)
        self.actions.fill_menu_bar()
        self._tools = ToolBar(self.desk, self.actions, icons)
        self.window.addToolBar(self._tools)
        self._status = StatusWords(document, view, theme, language)
        self._progress = JobProgress(document.jobs, theme, icons, language)
        bar = QStatusBar(self.window)
        bar.addWidget(self._status, 1)
        bar.addPermanentWidget(self._progress)
        self.window.setStatusBar(bar)
        self._notice_bar = NoticeBar(theme, icons, language)
        self.window.set_centre([self._notice_bar, self._overview, self._timeline, panes.figures], self._timeline)
        self.window.escaped.connect(self._on_escaped)
        self._timeline.detail_requested.connect(self._on_detail_requested)
        program.notices.told.connect(self._notice_bar.tell)
        program.notices.begin()

    def remembered(self) -> Mapping[str, str]:
        """How the window stands, as texts for the settings."""
        return self.window.remembered()

    def recall(self, remembered: Mapping[str, str]) -> None:
        """Stand as `remembered` told."""
        self.window.recall(remembered)

    def set_theme(self, theme: Theme) -> None:
        """Wear other colours."""
        icons = Icons(self.desk.program.resources / "icons", theme)
        for pane in (*self.desk.panes.themed, self._status):
            pane.set_theme(theme)
        for widget in (self.window, self._progress, self._notice_bar):
            widget.set_theme(theme, icons)
        self.actions.set_icons(icons)
        self._tools.set_icons(icons)

    def _panes(self, program: Program, document: Document, view: ViewState, theme: Theme, language: Language) -> Panes:
        self._overview = Overview(document, view, theme, language, now=program.now)
        self._timeline = Timeline(document, view, theme, language, now=program.now)
        self._figures = FiguresStrip(document, view, theme, language)
        return Panes(
            search=QWidget(),
            timeline=self._timeline,
            figures=self._figures,
            map=QWidget(),
            themed=(self._overview, self._timeline, self._figures),
            cite=str,
        )

    @Slot()
    def _on_escaped(self) -> None:
        """Nothing in the window made use of Escape: step back from the selection, then from the filter."""
        if self.desk.view.selection:
            self.desk.view.select(())
        else:
            self.desk.view.set_filter(Filter())

    @Slot()
    def _on_detail_requested(self) -> None:
        self.window.focus("detail")
