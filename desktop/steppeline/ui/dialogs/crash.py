"""Says that something went wrong inside the program, once, with the details at hand for a report."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication, QMessageBox, QWidget


class CrashDialog(QMessageBox):
    """What happened in one sentence, the traceback under "details", and the choice to go on or to quit."""

    def __init__(self, error: BaseException, trace: str, log: Path, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setIcon(QMessageBox.Icon.Critical)
        self.setWindowTitle(self.tr("Steppeline made a mistake"))
        self.setText(self.tr("Something went wrong inside the program. What was saved in the casefile is safe."))
        place = self.tr("The details are in {path}. Please report them; then quit and start again.")
        self.setInformativeText(f"{type(error).__name__}: {error}\n\n{place.replace('{path}', str(log))}")
        self.setDetailedText(trace)
        go_on = self.addButton(self.tr("Go on"), QMessageBox.ButtonRole.RejectRole)
        self._quit = self.addButton(self.tr("Quit"), QMessageBox.ButtonRole.AcceptRole)
        self.setDefaultButton(go_on)
        self.setEscapeButton(go_on)
        self.finished.connect(self._quit_if_wanted)

    def _quit_if_wanted(self) -> None:
        if self.clickedButton() is self._quit:
            QApplication.quit()
