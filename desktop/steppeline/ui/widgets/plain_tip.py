"""Tool tips with words of the casefile: Qt would obey HTML in them."""

from __future__ import annotations

import html

# Declared in QtGui though it is part of the namespace Qt.
from PySide6.QtGui import Qt


def plain_tip(text: str) -> str:
    """`text` as a tool tip that shows it as it is, whatever is in it."""
    if not Qt.mightBeRichText(text):
        return text
    return f'<p style="white-space: pre-wrap">{html.escape(text)}</p>'
