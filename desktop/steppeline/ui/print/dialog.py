"""The dialog that puts the timeline, the map or the matrix of pairs on paper, and shows beforehand what comes out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from steppeline.model.errors import WorldError
from steppeline.model.text import Language
from steppeline.ui.pictures import FORMATS
from steppeline.ui.print.files import printed
from steppeline.ui.print.papers import PAPERS, PaperName
from steppeline.ui.print.press import MOST_ACROSS, SUBJECTS, Order, Press, SubjectName
from steppeline.ui.print.preview import Preview
from steppeline.ui.print.sheets import Sheets
from steppeline.ui.theme import GRID, Theme, light
from steppeline.ui.widgets.dialog_buttons import dialog_buttons

_WAIT = 200
"""Milliseconds after the last change until the preview follows it."""

_RESOLUTIONS = (96, 150, 300, 600)
_USUAL_RESOLUTION = 150
_FORM_WIDTH = 340

Save = Callable[[Path, bytes], None]
"""Writes a file and tells of it. Raises WorldError."""


class PrintDialog(QDialog):
    """Asks what goes on which paper. On paper everything is light."""

    def __init__(
        self, press: Press, proposed: Path, save: Save, theme: Theme, language: Language, *, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Print / export picture"))
        self._press = press
        self._proposed = proposed
        self._save = save
        self._language = language
        self._paper_theme = light()
        self._sheets: Sheets | None = None
        self.preview = Preview(theme, self._paper_theme, self)
        self.subject, self.paper, self.resolution = QComboBox(self), QComboBox(self), QComboBox(self)
        self.across = QSpinBox(self)
        self.title, self.sources = QLineEdit(self), QLineEdit(self)
        self._shown = QLabel(self)
        self._back, self._on = QToolButton(self), QToolButton(self)
        self.save_button = QPushButton(self.tr("Save…"), self)
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(_WAIT)
        self._waiting.timeout.connect(self.follow)
        self._fill(theme)
        self._place()
        self._connect()
        self.follow()

    @property
    def order(self) -> Order:
        """What is asked for at the moment."""
        subject: SubjectName = self.subject.currentData()
        paper: PaperName = self.paper.currentData()
        return Order(subject, paper, self.across.value(), self.title.text().strip(), self.sources.text().strip())

    @Slot()
    def follow(self) -> None:
        """Lay out what is asked for, and show it."""
        self._waiting.stop()
        try:
            self._sheets = self._press.sheets(self.order, self._paper_theme)
        except WorldError as error:
            self._sheets = None
            self.preview.show_words(self._language.say(error.sentence))
        else:
            self.preview.show_sheets(self._sheets)
        self.save_button.setEnabled(self._sheets is not None)
        self.across.setEnabled(self.order.subject in ("timeline", "view"))

    def _fill(self, theme: Theme) -> None:
        subjects: dict[SubjectName, str] = {
            "timeline": self.tr("The whole timeline"),
            "view": self.tr("The timeline as it is seen"),
            "map": self.tr("The map as it is seen"),
            "pairs": self.tr("The matrix of pairs"),
        }
        papers: dict[PaperName, str] = {
            "a4": self.tr("A4 sheets"),
            "a3": self.tr("A3 sheets"),
            "long": self.tr("One long page"),
        }
        for subject in SUBJECTS:
            self.subject.addItem(subjects[subject], subject)
        for name in PAPERS:
            self.paper.addItem(papers[name], name)
        self.paper.setCurrentIndex(PAPERS.index("a3"))
        for resolution in _RESOLUTIONS:
            self.resolution.addItem(self.tr("{number} dots per inch").format(number=resolution), resolution)
        self.resolution.setCurrentIndex(_RESOLUTIONS.index(_USUAL_RESOLUTION))
        self.across.setRange(0, MOST_ACROSS)
        self.across.setSpecialValueText(self.tr("Automatic"))
        self.title.setPlaceholderText(self.tr("Name of the casefile"))
        self.sources.setPlaceholderText(self.tr("How many documents"))
        self._back.setText("◀")
        self._on.setText("▶")
        self._back.setAccessibleName(self.tr("Sheet before"))
        self._on.setAccessibleName(self.tr("Next sheet"))
        self._shown.setFont(theme.font("caption"))
        self.save_button.setDefault(True)

    def _place(self) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(2 * GRID)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.addRow(self.tr("&What"), self.subject)
        form.addRow(self.tr("&Paper"), self.paper)
        form.addRow(self.tr("Sheets &across"), self.across)
        form.addRow(self.tr("&Title"), self.title)
        form.addRow(self.tr("&Sources"), self.sources)
        form.addRow(self.tr("&Resolution of PNG"), self.resolution)
        buttons = dialog_buttons(self)
        buttons.addButton(self.save_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(QPushButton(self.tr("Close"), self), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        side = QVBoxLayout()
        side.addLayout(form)
        side.addStretch(1)
        side.addWidget(buttons)
        turning = QHBoxLayout()
        turning.addStretch(1)
        for widget in (self._back, self._shown, self._on):
            turning.addWidget(widget)
        turning.addStretch(1)
        seen = QVBoxLayout()
        seen.addWidget(self.preview, 1)
        seen.addLayout(turning)
        frame = QWidget(self)
        frame.setFixedWidth(_FORM_WIDTH)
        frame.setLayout(side)
        side.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout(self)
        row.setSpacing(4 * GRID)
        row.addLayout(seen, 1)
        row.addWidget(frame)

    def _connect(self) -> None:
        for box in (self.subject, self.paper):
            box.currentIndexChanged.connect(self._waiting.start)
        self.across.valueChanged.connect(self._waiting.start)
        for line in (self.title, self.sources):
            line.textChanged.connect(self._waiting.start)
        self._back.clicked.connect(lambda: self.preview.turn(-1))
        self._on.clicked.connect(lambda: self.preview.turn(1))
        self.preview.turned.connect(self._on_turned)
        self.save_button.clicked.connect(self._ask_and_save)

    @Slot()
    def _on_turned(self) -> None:
        self._shown.setText(self.preview.words())
        is_many = self.preview.count > 1
        self._back.setEnabled(is_many and self.preview.number >= 0)
        self._on.setEnabled(is_many and self.preview.number < self.preview.count - 1)

    @Slot()
    def _ask_and_save(self) -> None:
        kinds = ";;".join(f"{suffix[1:].upper()} (*{suffix})" for suffix in reversed(FORMATS))
        proposed = str(self._proposed.with_suffix(".pdf"))
        chosen, kind = QFileDialog.getSaveFileName(self, self.tr("Save"), proposed, kinds)
        if chosen:
            path = Path(chosen)
            self.write(path if path.suffix else path.with_suffix(kind.rpartition("(*")[2].rstrip(")")))

    def write(self, path: Path) -> None:
        """Write what is shown to a file, whose suffix tells the format, and close; a failure is told and all stays."""
        self.follow()
        if self._sheets is None:
            return
        title = self.order.title or self._proposed.stem
        try:
            content = printed(
                self._sheets, path.suffix.lower(), self._paper_theme, title, self.resolution.currentData()
            )
            self._save(path, content)
        except WorldError as error:
            self.preview.show_words(self._language.say(error.sentence))
        else:
            self.accept()
