"""Says that something went wrong inside the program, once, and offers a report of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QDateTime, QDir, QStandardPaths, Slot
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from steppeline.model.errors import WorldError
from steppeline.ui.theme import GRID
from steppeline.ui.widgets.dialog_buttons import dialog_buttons


class CrashDialog(QDialog):
    """What happened, the report to be looked at and saved, and the choice to go on or to quit."""

    def __init__(self, error: BaseException, report: str, log: Path, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Steppeline made a mistake"))
        self._report = QPlainTextEdit(report, self, readOnly=True)
        self._report.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._report.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._report.setAccessibleName(self.tr("Report"))
        place = self.tr(
            "The report below can be saved and handed on: it holds nothing of the casefile. All details are in {path}."
        )
        self._words = [
            self.tr("Something went wrong inside the program. What was saved in the casefile is safe."),
            f"{type(error).__name__}: {error}",
            place.replace("{path}", str(log)),
        ]
        self._outcome = QLabel(self, wordWrap=True)
        self._outcome.hide()
        buttons = dialog_buttons(self)
        save = self._button(buttons, self.tr("Save a report…"), QDialogButtonBox.ButtonRole.ActionRole)
        go_on = self._button(buttons, self.tr("Go on"), QDialogButtonBox.ButtonRole.RejectRole)
        self._button(buttons, self.tr("Quit"), QDialogButtonBox.ButtonRole.AcceptRole)
        save.clicked.connect(self._ask_and_save)
        buttons.rejected.connect(self.reject)
        buttons.accepted.connect(QApplication.quit)
        self._lay_out(buttons)
        go_on.setDefault(True)
        go_on.setFocus()
        self.resize(680, 460)

    @property
    def words(self) -> str:
        """What is told beside the report."""
        return "\n".join(self._words)

    @property
    def report(self) -> str:
        """The report as it would be saved."""
        return self._report.toPlainText()

    def save(self, path: Path) -> None:
        """Write the report to a file, and say where it is or why not."""
        from steppeline.session.casework import write_file

        try:
            write_file(path, self.report.encode())
        except WorldError as failure:
            self._outcome.setText(str(failure.sentence))
        else:
            self._outcome.setText(
                self.tr("The report is {path}.").replace("{path}", QDir.toNativeSeparators(str(path)))
            )
        self._outcome.show()

    def _lay_out(self, buttons: QDialogButtonBox) -> None:
        mark = QLabel(self)
        icon = self.style().standardIcon(QStyle.StandardPixmap.SP_MessageBoxCritical)
        mark.setPixmap(icon.pixmap(8 * GRID, 8 * GRID))
        told = QVBoxLayout()
        told.setSpacing(2 * GRID)
        for words in self._words:
            label = QLabel(self, wordWrap=True)
            # Not as a mark-up: the message of an error may be any text.
            label.setTextFormat(label.textFormat().PlainText)
            label.setText(words)
            told.addWidget(label)
        head = QHBoxLayout()
        head.setSpacing(4 * GRID)
        head.addWidget(mark)
        head.addLayout(told, 1)
        head.setAlignment(mark, head.alignment().AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(4 * GRID, 4 * GRID, 4 * GRID, 3 * GRID)
        column.setSpacing(3 * GRID)
        column.addLayout(head)
        column.addWidget(self._report, 1)
        column.addWidget(self._outcome)
        column.addWidget(buttons)

    def _button(self, buttons: QDialogButtonBox, text: str, role: QDialogButtonBox.ButtonRole) -> QPushButton:
        button = QPushButton(text, self)
        buttons.addButton(button, role)
        return button

    @Slot()
    def _ask_and_save(self) -> None:
        day = QDateTime.currentDateTime().toString("yyyy-MM-dd-hhmm")
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        proposed = str(Path(folder) / f"steppeline-report-{day}.txt")
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Save a report"), proposed, "*.txt")
        if chosen:
            self.save(Path(chosen))
