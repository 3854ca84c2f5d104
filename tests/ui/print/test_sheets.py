"""Posters on sheets: nothing missing, nothing twice but what is overlaid, every sheet numbered."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from steppeline.model.errors import InputError, WorldError
from steppeline.ui.figure import Figure, LegendEntry
from steppeline.ui.print.files import printed
from steppeline.ui.print.papers import MARGIN, PaperName
from steppeline.ui.print.poster import Captions, Poster
from steppeline.ui.print.sheets import Sheets, laid_out
from steppeline.ui.theme import light

CAPTIONS = Captions("A title", ("All events",), ("Two sources", "Issued today"))


def chequered(painter: QPainter, part: QRectF) -> None:
    """A pattern that tells at each point where it is."""
    edges = part.left(), part.top(), part.right(), part.bottom()
    left, top, right, bottom = (int(edge) // 50 for edge in edges)
    for row in range(top, bottom + 1):
        for column in range(left, right + 1):
            painter.fillRect(QRectF(column * 50, row * 50, 50, 50), QColor(column % 256, row % 256, 77))


def poster(width: float, height: float, **more: Any) -> Poster:
    entry = LegendEntry("Forum", lambda painter: painter.drawEllipse(QRectF(-4, -4, 8, 8)))
    return Poster(Figure(width, height, chequered, (entry,), "1 cm is a year", **more), CAPTIONS, light())


def image(sheets: Sheets, number: int) -> QImage:
    drawn = QImage(round(sheets.paper.width), round(sheets.paper.height), QImage.Format.Format_RGB32)
    drawn.fill(Qt.GlobalColor.white)
    painter = QPainter(drawn)
    sheets.draw(painter, number, light())
    painter.end()
    return drawn


@pytest.mark.usefixtures("application")
class TestSheets:
    def test_every_point_of_the_poster_is_on_some_sheet(self) -> None:
        sheets = laid_out(poster(3_000, 2_000), "a4")
        assert len(sheets.sheets) == sheets.rows * sheets.columns > 4
        seen = np.zeros((round(sheets.poster.height) + 1, round(sheets.poster.width) + 1), bool)
        for sheet in sheets.sheets:
            seen[int(sheet.down.start) : round(sheet.down.end), int(sheet.across.start) : round(sheet.across.end)] = (
                True
            )
        assert seen[:-1, :-1].all()

    def test_a_sheet_shows_its_part_and_its_neighbours_the_same_overlap(self) -> None:
        sheets = laid_out(poster(3_000, 400), "a4")
        first, second = sheets.sheets[0], sheets.sheets[1]
        scale, y = first.scale, MARGIN + (sheets.poster.top + 125) * first.scale
        at = second.across.start + 10
        pixels = [
            image(sheets, number).pixelColor(round(MARGIN + (at - sheet.across.start) * scale), round(y))
            for number, sheet in enumerate((first, second))
        ]
        assert pixels[0] == pixels[1] == QColor(int(at) // 50, 2, 77)

    def test_nothing_is_drawn_in_the_margins_but_marks(self) -> None:
        sheets = laid_out(poster(3_000, 2_000, across=np.array([[0.0, 1.0]]), down=np.array([[0.0, 1.0]])), "a4")
        drawn = image(sheets, 0)
        assert all(drawn.pixelColor(x, 3) == QColor("white") for x in range(drawn.width()))
        assert all(drawn.pixelColor(3, y) == QColor("white") for y in range(drawn.height()))

    @pytest.mark.parametrize("name", ["a4", "a3", "long"])
    def test_what_is_not_to_be_cut_is_made_to_fit(self, name: PaperName) -> None:
        sheets = laid_out(poster(2_500, 2_500, is_whole=True), name)
        (sheet,) = sheets.sheets
        assert sheet.across.length * sheet.scale <= sheets.paper.inner_width + 1e-6
        assert sheet.down.length * sheet.scale <= sheets.paper.inner_height + 1e-6

    def test_a_long_page_is_one_page(self) -> None:
        assert len(laid_out(poster(9_000, 3_000), "long").sheets) == 1
        with pytest.raises(WorldError):
            laid_out(poster(30_000, 300), "long")

    def test_a_wall_of_paper_is_refused(self) -> None:
        with pytest.raises(WorldError):
            laid_out(poster(30_000, 30_000), "a4")


@pytest.mark.usefixtures("application")
class TestFiles:
    def test_a_pdf_has_a_page_for_each_sheet_and_words_in_it(self) -> None:
        sheets = laid_out(poster(3_000, 900), "a4")
        data = printed(sheets, ".pdf", light(), "A title", 150)
        assert data.count(b"/Type /Page\n") == len(sheets.sheets)
        assert b"/Font" in data

    def test_a_drawing_is_whole_and_keeps_its_words(self) -> None:
        data = printed(laid_out(poster(3_000, 900), "a4"), ".svg", light(), "A title", 150).decode()
        assert ">A title<" in data
        assert ">Two sources<" in data
        assert ">Forum<" in data

    def test_pixels_come_at_the_wished_resolution(self) -> None:
        sheets = laid_out(poster(1_000, 300), "a4")
        for dots in (96, 192):
            picture = QImage.fromData(printed(sheets, ".png", light(), "", dots))
            assert picture.width() == round((sheets.poster.width + 2 * MARGIN) * dots / 96)
            assert round(picture.dotsPerMeterX() / 39.37) == dots

    def test_what_is_no_picture_or_too_large_is_refused(self) -> None:
        sheets = laid_out(poster(15_000, 300), "long")
        with pytest.raises(InputError):
            printed(sheets, ".bmp", light(), "", 150)
        with pytest.raises(WorldError):
            printed(sheets, ".png", light(), "", 1_200)
