"""The matrix of pairs on paper: all of it, however much of it the pane shows."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from PySide6.QtCore import QCoreApplication, QLocale, QRectF
from PySide6.QtGui import QPainter

from steppeline.model.cross_filter import Counts
from steppeline.ui.figure import Figure
from steppeline.ui.pairs.matrix import Matrix
from steppeline.ui.pairs.matrix_painter import ROW, MatrixPainter
from steppeline.ui.theme import Theme

_ROOM_FOR_NAMES = 10_000


def matrix_figure(matrix: Matrix, note: str, theme: Theme, locale: QLocale) -> Figure:
    """A figure of the regions of a matrix that share any event, with a `note` on what it counts in the corner."""
    whole_matrix, matrix = matrix, _met(matrix)
    painter = MatrixPainter(matrix, theme, locale, note)
    names = painter.geometry(_ROOM_FOR_NAMES, _ROOM_FOR_NAMES, 0, 0)
    width = names.left + painter.cell * max(len(matrix.columns), 1)
    height = names.top + ROW * max(len(matrix.rows), 1)
    whole = replace(names, width=width, height=height)

    def draw(canvas: QPainter, _: QRectF) -> None:
        painter.draw(canvas, whole, None)

    return Figure(width, height, draw, is_whole=True, remark=_left_out(whole_matrix, matrix))


def _met(matrix: Matrix) -> Matrix:
    """Only the rows and columns with any event: of the others nobody wants to see empty paper."""
    rows, columns = (np.flatnonzero(met) for met in matrix.met)
    counts = Counts(*(each[np.ix_(rows, columns)] for each in matrix.counts))
    return Matrix(
        tuple(matrix.rows[row] for row in rows),
        tuple(matrix.columns[column] for column in columns),
        tuple(matrix.row_names[row] for row in rows),
        tuple(matrix.column_names[column] for column in columns),
        counts,
    )


def _left_out(matrix: Matrix, shown: Matrix) -> str:
    """How many regions are not on the paper."""
    rows, columns = len(matrix.rows) - len(shown.rows), len(matrix.columns) - len(shown.columns)
    if not rows + columns:
        return ""
    words = QCoreApplication.translate("Print", "Left out, without any event: {rows} rows, {columns} columns.")
    return words.format(rows=rows, columns=columns)
