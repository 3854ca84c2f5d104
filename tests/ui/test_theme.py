"""The two themes: everything that is written or drawn can be told from what lies beneath."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette

from steppeline.model.reference import Kind
from steppeline.ui.theme import LEAST_CONTRAST, Theme, contrast, dark, light, mixed, theme_for

THEMES = [light(), dark()]
READABLE = 4.5
"""What WCAG 2.2 (1.4.3) asks of text."""

themes = pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
colours = st.builds(QColor, st.integers(0, 255), st.integers(0, 255), st.integers(0, 255))


@themes
def test_words_can_be_read_on_every_ground(theme: Theme) -> None:
    for ground in (theme.window, theme.panel, theme.raised, theme.selection, theme.hover):
        assert contrast(theme.text, ground) >= READABLE
    for words in (theme.muted, theme.accent, theme.warning, theme.error):
        assert contrast(words, theme.panel) >= READABLE
    assert contrast(theme.accent_text, theme.accent) >= READABLE
    assert contrast(theme.faint, theme.panel) >= LEAST_CONTRAST


@themes
def test_more_is_further_from_the_panel(theme: Theme) -> None:
    steps = [contrast(colour, theme.panel) for colour in theme.sequential]
    assert len(steps) == 7
    assert all(nearer * 1.1 < further for nearer, further in pairwise(steps))
    assert theme.no_data not in theme.sequential


@given(colours)
def test_any_colour_of_a_kind_becomes_visible(colour: QColor) -> None:
    for theme in THEMES:
        kind = Kind("any", {"en": "Any"}, colour.name(), "circle", 1)
        drawn = theme.kind_colour(kind)
        assert contrast(drawn, theme.panel) >= LEAST_CONTRAST
        if contrast(colour, theme.panel) >= LEAST_CONTRAST:
            assert drawn.name() == colour.name()


@themes
def test_what_is_no_colour_is_drawn_like_text(theme: Theme) -> None:
    assert theme.kind_colour(Kind("odd", {}, "reddish", "circle", 1)) == theme.text


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast(QColor("white"), QColor("black")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("white")) == pytest.approx(4.48, abs=0.01)


def test_mixing() -> None:
    black, white = QColor("black"), QColor("white")
    assert mixed(black, white, 0) == black
    assert mixed(black, white, 1) == white
    assert mixed(black, white, 0.5).red() in (127, 128)


@themes
def test_the_palette_dims_what_is_disabled(theme: Theme) -> None:
    palette = theme.palette()
    group, role = QPalette.ColorGroup, QPalette.ColorRole
    assert palette.color(group.Active, role.Text) == theme.text
    assert palette.color(group.Disabled, role.Text) == theme.faint


def test_fonts_fall_from_heading_to_caption(application: object) -> None:
    theme = light()
    sizes = [theme.font(role).pixelSize() for role in ("heading", "title", "strong", "body", "caption")]
    assert sizes == sorted(sizes, reverse=True)
    assert theme.font("strong").weight() > theme.font("body").weight()


def test_the_system_decides() -> None:
    assert theme_for(Qt.ColorScheme.Dark).name == "dark"
    assert theme_for(Qt.ColorScheme.Light).name == theme_for(Qt.ColorScheme.Unknown).name == "light"
