"""Texts on pages: written once, copied whole or in part, and never mixed up when pages are written over."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from steppeline.ui.theme import Theme
from steppeline.ui.timeline.lettering import PAD, Lettering, Style, is_right_to_left
from steppeline.ui.timeline.writing import ScreenWriter

ARABIC = "لقاء على الحدود بين البلدين"
SMALL = 1_000
"""An area for which the fewest pages are enough."""


@pytest.fixture
def style(theme: Theme) -> Style:
    return Style(theme.font("caption"), QColor("black"))


def written(lettering: Lettering, number: int, left: float = 20.0) -> QImage:
    """What copying a text gives."""
    image = QImage(400, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    with QPainter(image) as painter:
        lettering.draw(painter, np.array([number]), np.array([left]), np.array([20.0]))
    return image


def test_a_text_is_written_once(style: Style) -> None:
    lettering = Lettering(1.0, SMALL)
    assert lettering.numbers([style, style, style], ["one", "two", "one"]) == [0, 1, 0]


def test_a_copy_looks_like_the_text_itself(style: Style) -> None:
    lettering = Lettering(1.0, SMALL)
    image = QImage(400, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    middle = round(style.metrics.ascent() - style.metrics.height() / 2)
    with QPainter(image) as painter:
        painter.setFont(style.font)
        painter.drawText(20, 20 + middle, "A visit")
    assert written(lettering, lettering.number(style, "A visit")) == image


def test_cut_texts_keep_their_beginning_on_whichever_side_it_is(style: Style) -> None:
    lettering = Lettering(1.0, SMALL)
    for text in ("A long meeting at the border", ARABIC):
        whole, cut = lettering.number(style, text), lettering.number(style, text, 60)
        length = lettering.sprites(np.array([whole]))[0, 2]
        skipped = length - 60 - 2 * PAD if is_right_to_left(text) else 0
        left = 20 + PAD
        of_whole = written(lettering, whole).copy(left + round(skipped), 0, 60, 40)
        assert written(lettering, cut).copy(left, 0, 60, 40) == of_whole
    assert not is_right_to_left("1. Визит " + ARABIC)
    assert is_right_to_left("— " + ARABIC)


def test_full_pages_are_written_over_from_the_oldest(theme: Theme) -> None:
    font = QFont(theme.font("heading"))
    font.setPixelSize(120)
    style, lettering = Style(font, QColor("black")), Lettering(1.0, SMALL)
    texts = [f"Text number {number}" for number in range(60)]
    for text in texts:
        number = lettering.number(style, text)
        assert number >= lettering.oldest
    assert lettering.oldest > 0
    fresh = Lettering(1.0, SMALL)
    for text in (texts[-1], texts[0], texts[30]):
        assert written(lettering, lettering.number(style, text)) == written(fresh, fresh.number(style, text))


def test_what_is_collected_is_right_even_if_pages_were_full(theme: Theme, style: Style) -> None:
    font = QFont(theme.font("heading"))
    font.setPixelSize(120)
    large, lettering = Style(font, QColor("black")), Lettering(1.0, SMALL)
    lettering.number(style, "first")
    for number in range(15):
        lettering.number(large, f"Text number {number}")
    writer, image = ScreenWriter(lettering), QImage(400, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    writer.write(style, "first", 20, 20)
    for number in range(15, 20):
        writer.write(large, f"Text number {number}", 1_000, 20)
    with QPainter(image) as painter:
        writer.finish(painter)
    fresh = Lettering(1.0, SMALL)
    assert image == written(fresh, fresh.number(style, "first"))


def test_pages_suffice_for_large_canvases(style: Style) -> None:
    lettering = Lettering(1.0, 3_840 * 2_160)
    in_view = 3_840 // 500 * 2_160 // 22
    numbers = [lettering.number(style, f"{number} {'meeting ' * 12}", 500) for number in range(in_view)]
    assert lettering.oldest <= numbers[0]
