"""Colours, type scale and spacing of the window: one light and one dark theme, handed to whoever draws.

Sizes are logical pixels; everything keeps to multiples of `GRID`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette

from steppeline.model.reference import Kind

ThemeName = Literal["light", "dark"]
FontRole = Literal["caption", "body", "strong", "title", "heading"]

GRID = 4

_SIZES: dict[FontRole, tuple[int, QFont.Weight]] = {
    "caption": (11, QFont.Weight.Normal),
    "body": (13, QFont.Weight.Normal),
    "strong": (13, QFont.Weight.DemiBold),
    "title": (15, QFont.Weight.DemiBold),
    "heading": (20, QFont.Weight.DemiBold),
}
"""Font sizes in logical pixels: they grow with the scaling of the screen, and pictures come out alike everywhere."""

LEAST_CONTRAST = 3.0
"""What WCAG 2.2 (1.4.11) asks of graphics against what lies beneath."""


@dataclass(frozen=True)
class Theme:
    """The look of the whole window.

    `window` is the chrome, `panel` what content lies on, `raised` headers and cards; `text`, `muted` and `faint` are
    for words of falling weight, `line` for rules and frames. `accent` marks what is active, `accent_text` is written
    on it; `selection` and `hover` lie beneath text. `sequential` goes from few to many, `no_data` is outside of it.
    """

    name: ThemeName
    window: QColor
    panel: QColor
    raised: QColor
    text: QColor
    muted: QColor
    faint: QColor
    line: QColor
    accent: QColor
    accent_text: QColor
    selection: QColor
    hover: QColor
    warning: QColor
    error: QColor
    today: QColor
    sequential: tuple[QColor, ...]
    no_data: QColor

    def kind_colour(self, kind: Kind) -> QColor:
        """The colour of a kind, moved towards the text colour until it can be told from the panel."""
        return self.legible(QColor(kind.colour))

    def legible(self, colour: QColor) -> QColor:
        """`colour`, moved towards the text colour until it can be told from the panel; the text colour if invalid."""
        if not colour.isValid():
            return QColor(self.text)
        steps = (mixed(colour, self.text, share / 10) for share in range(11))
        return next((step for step in steps if contrast(step, self.panel) >= LEAST_CONTRAST), QColor(self.text))

    def font(self, role: FontRole) -> QFont:
        """The font of the application in the size and weight of a role."""
        pixels, weight = _SIZES[role]
        font = QFont(QGuiApplication.font())
        font.setPixelSize(pixels)
        font.setWeight(weight)
        return font

    def palette(self) -> QPalette:
        """The theme as Qt's own widgets see it; the caller's own, to be changed."""
        return QPalette(self._palette)

    @cached_property
    def _palette(self) -> QPalette:
        role = QPalette.ColorRole
        colours = {
            role.Window: self.window,
            role.WindowText: self.text,
            role.Base: self.panel,
            role.AlternateBase: self.raised,
            role.ToolTipBase: self.raised,
            role.ToolTipText: self.text,
            role.PlaceholderText: self.faint,
            role.Text: self.text,
            role.Button: self.raised,
            role.ButtonText: self.text,
            role.BrightText: self.error,
            role.Light: self.panel,
            role.Midlight: self.raised,
            role.Mid: self.line,
            role.Dark: self.faint,
            role.Shadow: self.line,
            role.Highlight: self.selection,
            role.HighlightedText: self.text,
            role.Link: self.accent,
            role.LinkVisited: self.accent,
            role.Accent: self.accent,
        }
        palette = QPalette()
        for each, colour in colours.items():
            palette.setColor(each, colour)
        for each in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
            palette.setColor(QPalette.ColorGroup.Disabled, each, self.faint)
        return palette


def light() -> Theme:
    """Dark words on white."""
    return Theme(
        name="light",
        window=QColor("#eceff2"),
        panel=QColor("#ffffff"),
        raised=QColor("#f6f8fa"),
        text=QColor("#1c2127"),
        muted=QColor("#545d68"),
        faint=QColor("#848d97"),
        line=QColor("#d5dbe1"),
        accent=QColor("#0b63a5"),
        accent_text=QColor("#ffffff"),
        selection=QColor("#cde3f6"),
        hover=QColor("#e8f0f7"),
        warning=QColor("#8f5f00"),
        error=QColor("#b3261e"),
        today=QColor("#c7302b"),
        sequential=_colours("#dfeeef", "#bbdce0", "#92c6cd", "#66abb6", "#3d8f9d", "#217181", "#0e5161"),
        no_data=QColor("#e9eaec"),
    )


def dark() -> Theme:
    """Light words on near-black."""
    return Theme(
        name="dark",
        window=QColor("#262b31"),
        panel=QColor("#181b1f"),
        raised=QColor("#20242a"),
        text=QColor("#e4e8ec"),
        muted=QColor("#a7b0ba"),
        faint=QColor("#78828d"),
        line=QColor("#3b434c"),
        accent=QColor("#5fb0ee"),
        accent_text=QColor("#0b1a27"),
        selection=QColor("#234a6d"),
        hover=QColor("#2b343e"),
        warning=QColor("#e0ab3c"),
        error=QColor("#ff8a80"),
        today=QColor("#f4736b"),
        sequential=_colours("#20393f", "#254f58", "#2b6772", "#34818e", "#459caa", "#66b8c4", "#99d5dd"),
        no_data=QColor("#2b2f34"),
    )


def theme_for(scheme: Qt.ColorScheme) -> Theme:
    """The theme that goes with the colour scheme of the system; light when the system does not say."""
    return dark() if scheme == Qt.ColorScheme.Dark else light()


def contrast(one: QColor, other: QColor) -> float:
    """The contrast ratio of two opaque colours, 1 to 21, as WCAG 2.2 defines it."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def mixed(one: QColor, other: QColor, share: float) -> QColor:
    """`one` with a `share` (0 to 1) of `other` in it."""
    return QColor.fromRgbF(
        one.redF() + (other.redF() - one.redF()) * share,
        one.greenF() + (other.greenF() - one.greenF()) * share,
        one.blueF() + (other.blueF() - one.blueF()) * share,
    )


def _luminance(colour: QColor) -> float:
    """Relative luminance of an sRGB colour (WCAG 2.2, glossary)."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _colours(*names: str) -> tuple[QColor, ...]:
    return tuple(QColor(name) for name in names)
