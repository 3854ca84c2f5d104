"""The first page: what a file seems to be, which column becomes what, and its first rows as they will become."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from steppeline.model.text import Language
from steppeline.session.importing import DEFAULT_KIND, FORMATS, MAPPABLE, Preview, PreviewRow, Source, origin_of
from steppeline.ui.importing.field_words import MAPPED_WORDS
from steppeline.ui.importing.rows_model import RowsModel
from steppeline.ui.theme import GRID

Change = Callable[[Source], Source]
_ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "cp1251", "cp1252", "koi8_r", "cp866", "iso8859_1")
_DELIMITERS = (",", ";", "\t", "|")
_SIDE = 330


class ReadingPage(QWidget):
    """Shows one file and announces what is to be read otherwise; `show_source` shows what came of it."""

    changed = Signal(object)
    """A function that makes the file's Source another one."""

    def __init__(self, language: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._language = language
        self.format, self.encoding, self.delimiter, self.order = (QComboBox(self) for _ in range(4))
        self.kind, self.origin = QLineEdit(self), QLineEdit(self)
        self.columns: dict[str, QComboBox] = {}
        self.words = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        headings = (
            self.tr("Line"), self.tr("Title"), self.tr("Date"), self.tr("Kind"),
            self.tr("Regions"), self.tr("Places"), self.tr("Actors"), self.tr("Sources"),
        )  # fmt: skip
        self.rows = RowsModel(headings, self)
        self._table = QTableView(self)
        self._table.setModel(self.rows)
        self._table.setAccessibleName(self.tr("The first rows as they will become"))
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.setTabKeyNavigation(False)
        self._table.verticalHeader().hide()
        self._table.horizontalHeader().setStretchLastSection(True)
        self._mapping = QScrollArea(self, widgetResizable=True)
        self._fill()
        self._place()
        self._connect()

    def _fill(self) -> None:
        for each in FORMATS:
            self.format.addItem(each.name, each.key)
        for encoding in _ENCODINGS:
            self.encoding.addItem(encoding.upper().replace("_", "-"), encoding)
        names = (self.tr("Comma"), self.tr("Semicolon"), self.tr("Tab"), self.tr("Vertical bar"))
        for name, delimiter in zip(names, _DELIMITERS, strict=True):
            self.delimiter.addItem(name, delimiter)
        self.order.addItem(self.tr("As the dates tell"), None)
        self.order.addItem(self.tr("Day first (03/04 is 3 April)"), True)  # noqa: FBT003 - Qt's data
        self.order.addItem(self.tr("Month first (03/04 is 4 March)"), False)  # noqa: FBT003 - Qt's data
        self.kind.setPlaceholderText(DEFAULT_KIND)
        self.origin.setToolTip(self.tr("Under this name a later edition of the file updates its own rows."))

    def _place(self) -> None:
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.addRow(self.tr("&Format"), self.format)
        form.addRow(self.tr("&Encoding"), self.encoding)
        form.addRow(self.tr("&Delimiter"), self.delimiter)
        form.addRow(self.tr("D&ates"), self.order)
        form.addRow(self.tr("&Kind if none is named"), self.kind)
        form.addRow(self.tr("Known &as"), self.origin)
        side = QWidget(self)
        left = QVBoxLayout(side)
        left.setContentsMargins(0, 0, 0, 0)
        left.addLayout(form)
        left.addWidget(self._mapping, 1)
        right_side = QWidget(self)
        right = QVBoxLayout(right_side)
        right.setContentsMargins(0, 0, 0, 0)
        right.addWidget(self._table, 1)
        right.addWidget(self.words)
        halves = QSplitter(self, childrenCollapsible=False)
        halves.addWidget(side)
        halves.addWidget(right_side)
        halves.setSizes([_SIDE, 2 * _SIDE])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        row.addWidget(halves)

    def _connect(self) -> None:
        for name, box in (
            ("format", self.format),
            ("encoding", self.encoding),
            ("delimiter", self.delimiter),
            ("day_first", self.order),
        ):
            box.activated.connect(partial(self._on_chosen, name, box))
        for name, line in (("kind", self.kind), ("origin", self.origin)):
            line.editingFinished.connect(partial(self._on_written, name, line))

    def show_source(self, source: Source, preview: Preview) -> None:
        """Show how a file is read, and what its first rows become."""
        recipe = source.recipe
        self.format.setCurrentIndex(self.format.findData(recipe.format))
        if self.encoding.findData(recipe.encoding) < 0:
            self.encoding.addItem(recipe.encoding, recipe.encoding)
        self.encoding.setCurrentIndex(self.encoding.findData(recipe.encoding))
        self.delimiter.setCurrentIndex(self.delimiter.findData(recipe.delimiter))
        self.delimiter.setEnabled(recipe.format == "csv")
        self.order.setCurrentIndex((None, True, False).index(recipe.day_first))
        self.kind.setText(recipe.kind or "")
        self.origin.setText(recipe.origin or "")
        self.origin.setPlaceholderText("" if source.is_whole_casefile else origin_of(source.to_import))
        self._show_columns(source)
        self.rows.show_rows([self._cells(row) for row in preview.rows])
        for column, width in enumerate((50, 240, 130, 90, 150, 110, 110)):
            self._table.setColumnWidth(column, width)
        left_out = sum(trouble.left_out for trouble in preview.troubles)
        self.words.setText(self.tr("%n problem(s) in what is shown", "", left_out) if left_out else "")

    def _show_columns(self, source: Source) -> None:
        self.columns.clear()
        fields = QWidget(self._mapping)
        form = QFormLayout(fields)
        for column in source.columns if source.has_mapping else ():
            box = QComboBox(fields)
            box.addItem("—", None)
            for field in MAPPABLE:
                box.addItem(self._language.say(MAPPED_WORDS[field]), field)
            box.setCurrentIndex(max(box.findData(source.field_of(column)), 0))
            box.setAccessibleName(column)
            box.activated.connect(partial(self._on_mapped, column, box))
            label = QLabel(column, fields, textFormat=Qt.TextFormat.PlainText)
            label.setBuddy(box)
            form.addRow(label, box)
            self.columns[column] = box
        self._mapping.setWidget(fields)
        self._mapping.setVisible(bool(self.columns))

    def _cells(self, row: PreviewRow) -> tuple[str, ...]:
        several = (", ".join(names) for names in (row.regions, row.places, row.actors, row.sources))
        return (str(row.line), row.title, self._language.say(row.date_words), row.kind, *several)

    def _on_chosen(self, name: str, box: QComboBox, position: int) -> None:
        self._change(name, box.itemData(position))

    def _on_written(self, name: str, line: QLineEdit) -> None:
        if line.isModified():
            line.setModified(False)
            self._change(name, line.text().strip() or None)

    def _change(self, name: str, value: object) -> None:
        self.changed.emit(lambda source: source.read_as(**{name: value}))

    def _on_mapped(self, column: str, box: QComboBox, position: int) -> None:
        field: str | None = box.itemData(position)
        self.changed.emit(lambda source: source.mapped(column, field))
