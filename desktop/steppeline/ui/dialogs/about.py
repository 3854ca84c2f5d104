"""What this program is, and whose work is in it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QTextBrowser, QVBoxLayout, QWidget

from steppeline import __version__
from steppeline.ui.widgets.dialog_buttons import dialog_buttons


class AboutDialog(QDialog):
    """Name, version, purpose, and the attribution that ships with the program."""

    def __init__(self, attribution: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Steppeline"))
        title = QLabel(f"Steppeline {__version__}", self)
        font = title.font()
        font.setPixelSize(20)
        font.setWeight(font.Weight.DemiBold)
        title.setFont(font)
        purpose = QLabel(
            self.tr("A timeline and event explorer that works offline, with honest dates and sources."),
            self,
            wordWrap=True,
        )
        map_note = QLabel(
            self.tr(
                "The map draws Crimea, Sevastopol, Donetsk, Luhansk, Zaporizhzhia and Kherson as ISO 3166-2 has"
                " them, as parts of Ukraine; a setting hatches them as disputed. No opinion on the status of any"
                " territory is implied."
            ),
            self,
            wordWrap=True,
        )
        thanks = QTextBrowser(self, openExternalLinks=True)
        thanks.setMarkdown(attribution.read_text(encoding="utf-8"))
        thanks.setAccessibleName(self.tr("Whose work is in this program"))
        buttons = dialog_buttons(self, QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for widget in (title, purpose, map_note, thanks, buttons):
            column.addWidget(widget)
        self.resize(640, 480)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
