"""Sets an article as a text document in fonts and colours of the theme. Texts go in as text, never as markup."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QRect, QRectF, QSizeF
from PySide6.QtGui import (
    QBrush,
    QFontMetricsF,
    QPainter,
    QPyTextObject,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextLength,
    QTextTable,
    QTextTableCellFormat,
    QTextTableFormat,
)

from steppeline.model.reference import Kind
from steppeline.ui.detail.content import Article, Block, Cell, Glyph, Grid, Line, Paragraph, Run, Style, Target
from steppeline.ui.theme import GRID, FontRole, Theme
from steppeline.ui.widgets.glyphs import glyph_path

_GLYPH = QTextFormat.ObjectTypes.UserObject.value + 1
_KIND = QTextFormat.Property.UserProperty.value + 1
_OBJECT = "\ufffc"
_GLYPH_SIZE = 3 * GRID

_NAMES_WIDTH = 24 * GRID
_VALUES_SHARE = 42
_LINE_HEIGHT = 125
_SECTION_GAP = 6

_FONTS: Mapping[Style, FontRole] = {
    "strong": "strong",
    "chosen": "strong",
    "title": "title",
    "caption": "caption",
    "faint": "caption",
}


class KindShape(QPyTextObject):
    """Draws the shape of a kind in the midst of text, crisp at every scale."""

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        super().__init__(document)
        self.theme = theme
        self.kinds: Mapping[str, Kind] = {}
        document.documentLayout().registerHandler(_GLYPH, self)

    def intrinsicSize(self, document: QTextDocument, position: int, style: QTextFormat) -> QSizeF:
        """As high as small letters look."""
        return QSizeF(_GLYPH_SIZE, _GLYPH_SIZE)

    def drawObject(
        self, painter: QPainter, room: QRectF | QRect, document: QTextDocument, position: int, style: QTextFormat
    ) -> None:
        """Draw the shape."""
        kind = self.kinds[style.property(_KIND)]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(QRectF(room).center())
        painter.fillPath(glyph_path(kind.glyph, _GLYPH_SIZE), self.theme.kind_colour(kind))
        painter.restore()


class Page:
    """Writes articles into a document. `targets` are what its links lead to, by the number that is their address."""

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        self.targets: list[Target] = []
        self._theme = theme
        self._document = document
        self._shape = KindShape(document, theme)
        self._cursor = QTextCursor(document)
        self._is_fresh = True

    def set_theme(self, theme: Theme) -> None:
        """Write in other colours from now on."""
        self._theme = self._shape.theme = theme

    def write(self, article: Article, kinds: Mapping[str, Kind]) -> None:
        """Replace what is in the document. `kinds` are those whose shapes the article has."""
        self.targets.clear()
        self._shape.kinds = kinds
        self._document.clear()
        self._document.setDefaultFont(self._theme.font("body"))
        self._document.setDocumentMargin(3 * GRID)
        self._cursor = QTextCursor(self._document)
        self._is_fresh = True
        self._cursor.beginEditBlock()
        pieces = list(_with_gaps(article))
        gaps_below = (*(gap for gap, _ in pieces), 0)[1:]
        for (gap, piece), gap_below in zip(pieces, gaps_below, strict=True):
            if isinstance(piece, Grid):
                self._write_grid(piece, gap, gap_below)
                continue
            self._begin_block(gap)
            if isinstance(piece, Paragraph):
                self._write_line(piece.line)
            else:
                self._cursor.insertText(piece.upper(), self._heading_format())
        self._cursor.endEditBlock()

    def _write_grid(self, grid: Grid, gap: int, gap_below: int) -> None:
        table = self._cursor.insertTable(len(grid.rows), 2, self._table_format(grid, gap, gap_below))
        for row, cells in enumerate(grid.rows):
            for column, cell in enumerate(cells):
                self._write_cell(table, row, column, cell)
        self._cursor = QTextCursor(self._document)
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        self._is_fresh = True

    def _write_cell(self, table: QTextTable, row: int, column: int, cell: Cell) -> None:
        place = table.cellAt(row, column)
        place.setFormat(_cell_format(cell))
        self._cursor = place.firstCursorPosition()
        self._is_fresh = True
        for line in cell:
            self._begin_block(0)
            self._write_line(line)

    def _begin_block(self, gap: int) -> None:
        """A block of its own, or the empty one that begins a document or a cell and follows a table."""
        style = QTextBlockFormat()
        style.setTopMargin(gap * GRID)
        style.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if self._is_fresh:
            self._cursor.setBlockFormat(style)
        else:
            self._cursor.insertBlock(style)
        self._is_fresh = False

    def _write_line(self, line: Line) -> None:
        for piece in line:
            if isinstance(piece, Glyph):
                self._cursor.insertText(_OBJECT, self._glyph_format(piece))
            else:
                self._cursor.insertText(piece.text, self._format(piece))

    def _format(self, run: Run) -> QTextCharFormat:
        theme = self._theme
        style = QTextCharFormat()
        style.setFont(theme.font(_FONTS.get(run.style, "body")))
        colours = {"muted": theme.muted, "caption": theme.muted, "faint": theme.faint, "warning": theme.warning}
        colour = theme.accent if run.style == "chosen" else colours.get(run.style, theme.text)
        if run.target is not None:
            style.setAnchor(True)
            style.setAnchorHref(str(len(self.targets)))
            self.targets.append(run.target)
            colour = colour if run.style in ("quiet", "muted") else theme.accent
        if run.number is not None:
            style.setAnchor(True)
            style.setAnchorNames([note_name(run.number)])
        if run.field is not None:
            style.setAnchor(True)
            style.setAnchorNames([claims_name(run.field)])
        if run.hint:
            style.setToolTip(run.hint)
        style.setForeground(QBrush(colour))
        return style

    def _heading_format(self) -> QTextCharFormat:
        style = QTextCharFormat()
        font = self._theme.font("caption")
        font.setWeight(font.Weight.DemiBold)
        font.setLetterSpacing(font.SpacingType.AbsoluteSpacing, 0.6)
        style.setFont(font)
        style.setForeground(QBrush(self._theme.muted))
        return style

    def _glyph_format(self, glyph: Glyph) -> QTextCharFormat:
        style = QTextCharFormat()
        style.setObjectType(_GLYPH)
        style.setProperty(_KIND, glyph.kind)
        style.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignMiddle)
        return style

    def _table_format(self, grid: Grid, gap: int, gap_below: int) -> QTextTableFormat:
        style = QTextTableFormat()
        style.setBorder(0)
        style.setCellPadding(0)
        style.setCellSpacing(0)
        style.setTopMargin(gap * GRID)
        # The margin above the block that follows would be ignored.
        style.setBottomMargin(gap_below * GRID)
        style.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        first = (
            QTextLength(QTextLength.Type.FixedLength, self._names_width(grid))
            if grid.shape == "names"
            else QTextLength(QTextLength.Type.PercentageLength, _VALUES_SHARE)
        )
        style.setColumnWidthConstraints([first, QTextLength()])
        return style

    def _names_width(self, grid: Grid) -> float:
        """What the names need, up to a limit: longer ones wrap."""
        metrics = QFontMetricsF(self._theme.font("caption"))
        widths = (
            metrics.horizontalAdvance("".join(run.text for run in line if isinstance(run, Run)))
            for cell, _ in grid.rows
            for line in cell
        )
        return min(max(widths, default=0.0) + 3 * GRID, _NAMES_WIDTH)


def _with_gaps(article: Article) -> Iterator[tuple[int, str | Block]]:
    """Headings and blocks in order, each with the room above it."""
    for position, section in enumerate(article):
        gap = _SECTION_GAP if position else 0
        if section.heading:
            yield gap, section.heading
            gap = 1
        for block in section.blocks:
            yield max(gap, block.gap if isinstance(block, Paragraph) else 0), block
            gap = 0


def _cell_format(cell: Cell) -> QTextTableCellFormat:
    style = QTextTableCellFormat()
    small = any(isinstance(run, Run) and run.style == "caption" for line in cell[:1] for run in line[:1])
    # Small words stand on the line of larger ones beside them.
    style.setTopPadding(GRID * 3 / 4 if small else GRID / 2)
    style.setBottomPadding(GRID / 2)
    style.setRightPadding(2 * GRID)
    return style


def note_name(number: int) -> str:
    """The name in the document of the source with this number."""
    return f"note-{number}"


def claims_name(field: str) -> str:
    """The name in the document of what sources say on this field."""
    return f"claims-{field}"
