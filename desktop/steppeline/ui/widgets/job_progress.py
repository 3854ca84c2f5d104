"""What runs, for the status bar: the oldest job that has a name, how far it is, and a way to call it off."""

from __future__ import annotations

from PySide6.QtCore import QSize, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QToolButton, QWidget

from steppeline.model.text import Language
from steppeline.session.jobs import Job, Jobs
from steppeline.ui.icons import Icons
from steppeline.ui.theme import GRID, Theme


class JobProgress(QWidget):
    """Hidden while nothing runs that the user should know of."""

    def __init__(
        self, jobs: Jobs, theme: Theme, icons: Icons, language: Language, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._language = language
        self._job: Job | None = None
        self._title = QLabel(self)
        self._bar = QProgressBar(self, textVisible=False)
        self._bar.setFixedSize(30 * GRID, 2 * GRID)
        self._cancel = QToolButton(self, autoRaise=True)
        self._cancel.setToolTip(self.tr("Cancel"))
        self._cancel.setAccessibleName(self.tr("Cancel"))
        self._cancel.clicked.connect(self._call_off)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (self._title, self._bar, self._cancel):
            row.addWidget(widget)
        jobs.changed.connect(self._refresh)
        self.set_theme(theme, icons)
        self._refresh()

    def set_theme(self, theme: Theme, icons: Icons) -> None:
        """Wear other colours."""
        self._title.setFont(theme.font("caption"))
        self._cancel.setIcon(icons.icon("x"))
        self._cancel.setIconSize(QSize(3 * GRID, 3 * GRID))

    @Slot()
    def _refresh(self) -> None:
        named = [job for job in self._jobs.running if job.title is not None and not job.is_cancelled]
        self._job = named[0] if named else None
        if self._job is not None and self._job.title is not None:
            self._title.setText(self._language.say(self._job.title))
            self._bar.setRange(0, self._job.total)
            self._bar.setValue(self._job.done)
            self._cancel.setVisible(self._job.can_be_cancelled)
        self.setVisible(self._job is not None)

    @Slot()
    def _call_off(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._refresh()
