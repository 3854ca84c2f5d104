"""What is shown while a large casefile is being opened: how far that is, and a button to call it off."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QProgressDialog

from steppeline.session.opening import Opening

_TURN = 0.03
"""Seconds between two looks at how far it is."""

_WIDTH = 420


def show_progress(opening: Opening) -> None:
    """Show how far a casefile is until it is there, has failed or was called off."""
    translate = QCoreApplication.translate
    text = translate("Opening", "Reading %1…").replace("%1", opening.path.name)
    dialog = QProgressDialog(text, translate("Opening", "Cancel"), 0, 0)
    dialog.setWindowTitle("Steppeline")
    dialog.setWindowModality(Qt.WindowModality.ApplicationModal)
    dialog.setMinimumDuration(0)
    dialog.setMinimumWidth(_WIDTH)
    dialog.setAutoReset(False)
    dialog.setAutoClose(False)
    dialog.canceled.connect(opening.cancel)
    dialog.show()
    while not opening.is_ready(_TURN):
        # In thousandths: the steps of ten million events are more than a bar has pixels.
        if opening.total:
            dialog.setRange(0, 1000)
            dialog.setValue(min(1000 * opening.done // opening.total, 999))
        QCoreApplication.processEvents()
    dialog.canceled.disconnect(opening.cancel)
    dialog.close()
    dialog.deleteLater()
