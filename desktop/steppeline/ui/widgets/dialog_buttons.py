"""The row of buttons at the foot of a dialog."""

from __future__ import annotations

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialogButtonBox, QWidget


def dialog_buttons(parent: QWidget, *standard: QDialogButtonBox.StandardButton) -> QDialogButtonBox:
    """A box with these standard buttons, in words alone.

    Where the desktop has no icons of its own, Qt's stand-ins for them are of another style than all else here.
    """
    box = QDialogButtonBox(parent)
    for button in standard:
        box.addButton(button).setIcon(QIcon())
    return box
