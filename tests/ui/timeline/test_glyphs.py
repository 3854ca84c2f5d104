"""Glyphs: every shape is a shape of its own, centred and of one size."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter

from steppeline.exchange.dataset import read_dataset
from steppeline.paths import shipped
from steppeline.ui.widgets.glyphs import FALLBACK, glyph_names, glyph_path

SIZE = 48


def drawn(name: str) -> bytes:
    image = QImage(2 * SIZE, 2 * SIZE, QImage.Format.Format_Grayscale8)
    image.fill(0)
    painter = QPainter(image)
    painter.translate(SIZE, SIZE)
    painter.fillPath(glyph_path(name, SIZE), painter.background())
    painter.end()
    return bytes(image.constBits())


@pytest.mark.parametrize("name", glyph_names())
def test_a_glyph_is_centred_and_of_the_size_asked_for(name: str) -> None:
    box = glyph_path(name, SIZE).boundingRect()
    assert abs(box.center().x()) < SIZE * 0.08
    assert abs(box.center().y()) < SIZE * 0.1
    assert SIZE * 0.8 < max(box.width(), box.height()) < SIZE * 1.2


def test_no_two_glyphs_look_alike() -> None:
    pictures = {name: drawn(name) for name in glyph_names()}
    for one, other in combinations(glyph_names(), 2):
        different = sum(a != b for a, b in zip(pictures[one], pictures[other], strict=True))
        assert different > SIZE * SIZE * 0.04, f"{one} and {other}"


def test_a_ring_is_open() -> None:
    assert not glyph_path("ring", SIZE).contains(QPointF(0, 0))
    assert glyph_path("circle", SIZE).contains(QPointF(0, 0))


def test_an_unknown_name_is_drawn_all_the_same() -> None:
    assert glyph_path("spiral", SIZE) == glyph_path(FALLBACK, SIZE)


def test_every_kind_that_ships_has_a_glyph_of_its_own() -> None:
    book, _ = read_dataset(shipped("data"))
    glyphs = [kind.glyph for kind in book.kinds.values()]
    assert set(glyphs) <= set(glyph_names())
    assert len(set(glyphs)) == len(glyphs)
