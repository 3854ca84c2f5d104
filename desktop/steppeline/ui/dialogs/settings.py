"""The settings, as a form made from their declarations: a new setting needs no line here."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from steppeline.model.text import Language
from steppeline.session.setting import Choice, Flag, Setting, Text
from steppeline.session.settings import SETTINGS, Settings
from steppeline.ui.theme import GRID
from steppeline.ui.widgets.dialog_buttons import dialog_buttons


class SettingsDialog(QDialog):
    """Every change counts at once."""

    def __init__(self, settings: Settings, language: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._settings = settings
        self._language = language
        self.setWindowTitle(self.tr("Settings"))
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setVerticalSpacing(4 * GRID)
        for setting in SETTINGS:
            self._add_row(form, setting)
        buttons = dialog_buttons(self, QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addStretch(1)
        column.addWidget(buttons)
        self.setMinimumWidth(480)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def _add_row(self, form: QFormLayout, setting: Setting[Any]) -> None:
        if setting.label is None:
            return
        name = self._language.say(setting.label)
        field = self._field(setting, name)
        field.setAccessibleName(name)
        cell = QVBoxLayout()
        cell.setSpacing(GRID // 2)
        cell.addWidget(field)
        if setting.help is not None:
            words = self._language.say(setting.help)
            field.setAccessibleDescription(words)
            help_line = QLabel(words, self, wordWrap=True)
            help_line.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
            help_line.setForegroundRole(QPalette.ColorRole.PlaceholderText)
            cell.addWidget(help_line)
        form.addRow("" if isinstance(field, QCheckBox) else name, cell)

    def _field(self, setting: Setting[Any], name: str) -> QWidget:
        value = self._settings.get(setting)
        match setting.kind:
            case Choice(options):
                return self._choice(setting, list(options.items()), value)
            case Flag():
                box = QCheckBox(name, self)
                box.setChecked(value)
                box.toggled.connect(lambda chosen: self._settings.set(setting, chosen))
                return box
            case Text(longest):
                line = QLineEdit(value, self, maxLength=longest)
                line.editingFinished.connect(lambda: self._settings.set(setting, line.text()))
                return line
            case other:
                raise TypeError(f"no field for settings of the kind {other!r}")

    def _choice(self, setting: Setting[Any], options: list[tuple[str, Any]], value: str) -> QComboBox:
        box = QComboBox(self)
        for key, words in options:
            box.addItem(self._language.say(words), key)
        box.setCurrentIndex(box.findData(value))
        box.currentIndexChanged.connect(lambda: self._settings.set(setting, box.currentData()))
        return box
