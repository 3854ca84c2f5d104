"""The dialog that takes files in: how they are read, what was found, how far it is, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from time import monotonic

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from steppeline.model.errors import WorldError
from steppeline.model.text import Language, Message, counted, message
from steppeline.session.document import Document
from steppeline.session.importing import (
    Found,
    Importing,
    Outcome,
    Preview,
    Source,
    StaleError,
    remove,
    write_troubles,
)
from steppeline.session.jobs import Job
from steppeline.ui.importing.checking_page import CheckingPage
from steppeline.ui.importing.pace import Pace
from steppeline.ui.importing.reading_page import Change, ReadingPage
from steppeline.ui.theme import GRID
from steppeline.ui.widgets.dialog_buttons import dialog_buttons

_WIDTH, _HEIGHT = 1080, 600


class ImportDialog(QDialog):
    """Leads through one import. Whatever is called off or fails, the casefile is as it was."""

    show_wanted = Signal(int)
    """The number of the import whose events are to be seen."""

    def __init__(
        self, files: Sequence[Path], document: Document, importing: Importing, language: Language, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._document, self._importing, self._language = document, importing, language
        self._sources: list[Source] = []
        self._found: Found | None = None
        self._outcome: Outcome | None = None
        self._job: Job | None = None
        self._is_taking = False
        self.setWindowTitle(self.tr("Import"))
        self.file = QComboBox(self)
        self.file.setAccessibleName(self.tr("File"))
        self.words = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.bar = QProgressBar(self, textVisible=False)
        self.reading = ReadingPage(language, self)
        self.checking = CheckingPage(language, self)
        self._pages = QStackedWidget(self)
        for page in (self.reading, self.checking, QWidget(self)):
            self._pages.addWidget(page)
        self._make_buttons()
        self._place()
        self.reading.changed.connect(self._change)
        self.file.activated.connect(lambda: self._change(lambda source: source))
        document.jobs.changed.connect(self._on_jobs_changed)
        self.finished.connect(self._end)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._wait(self.tr("Looking at the files…"))
        self._job = importing.look(files, self._on_looked, self._on_failed)

    def _make_buttons(self) -> None:
        self._buttons = dialog_buttons(self, QDialogButtonBox.StandardButton.Cancel)
        self.load = self._button(self.tr("&Load mapping…"), self._load_mapping)
        self.save = self._button(self.tr("&Save mapping…"), self._save_mapping)
        self.export = self._button(self.tr("&Export problems…"), self._export_problems)
        self.back = self._button(self.tr("&Back"), self._show_reading)
        self.next = self._button(self.tr("&Next"), self._read)
        self.take = self._button(self.tr("&Import"), self._back_up)
        self.show_events = self._button(self.tr("&Show what came in"), self._show_events)
        self.remove = self._button(self.tr("&Remove this import"), self._remove)
        self.cancel = self._buttons.button(QDialogButtonBox.StandardButton.Cancel)
        self._buttons.rejected.connect(self._call_off)
        self._step_buttons = (
            self.load, self.save, self.export, self.back, self.next, self.take, self.show_events, self.remove,
        )  # fmt: skip

    def _button(self, text: str, slot: Callable[[], None]) -> QPushButton:
        button = self._buttons.addButton(text, QDialogButtonBox.ButtonRole.ActionRole)
        button.clicked.connect(slot)
        return button

    def _place(self) -> None:
        column = QVBoxLayout(self)
        column.setSpacing(2 * GRID)
        for widget in (self.file, self.words, self.bar):
            column.addWidget(widget)
        column.addWidget(self._pages, 1)
        column.addWidget(self._buttons)
        self.resize(_WIDTH, _HEIGHT)

    def _offer(self, page: int, *buttons: QPushButton, close: bool = False) -> None:
        """Show a page and these buttons, the last of them as the one that Enter presses."""
        self._job = None
        self.bar.hide()
        self._pages.setCurrentIndex(page)
        self.file.setVisible(page == 0 and len(self._sources) > 1)
        for button in self._step_buttons:
            button.setVisible(button in buttons)
        self.cancel.setText(self.tr("Close") if close else self.tr("Cancel"))
        self.cancel.setEnabled(True)
        last = buttons[-1] if buttons else self.cancel
        last.setDefault(True)
        last.setFocus()

    def _wait(self, words: str) -> None:
        self._offer(2)
        self.words.setText(words)
        self.bar.setRange(0, 0)
        self.bar.show()
        self._pace = Pace(monotonic)

    def _say(self, what: Message) -> None:
        self.words.setText(self._language.say(what))

    def _on_failed(self, failure: WorldError) -> None:
        if self._is_taking and isinstance(failure, StaleError):
            self._read()
            return
        self._is_taking = False
        if self._sources:
            self._offer(0, self.load, self.save, self.next)
        else:
            self._offer(2, close=True)
        self._say(failure.sentence)

    def _on_looked(self, sources: list[Source]) -> None:
        self._sources = sources
        self.file.clear()
        self.file.addItems([source.file.name for source in sources])
        self._change(lambda source: source)

    @Slot(object)
    def _change(self, change: Change) -> None:
        """Have the file that is shown read otherwise. Only the latest wish counts."""
        # What is replaced was not called off by the user, who is told nothing of it.
        job, self._job = self._job, None
        if job is not None:
            job.cancel()
        at = max(self.file.currentIndex(), 0)

        def show(source: Source, preview: Preview) -> None:
            self._sources[at] = source
            self.reading.show_source(source, preview)
            self._show_reading()

        self._job = self._importing.show(self._sources[at], change, show, self._on_failed)

    @Slot()
    def _show_reading(self) -> None:
        focused = self.focusWidget()
        self._offer(0, self.load, self.save, self.next)
        if focused is not None and self.reading.isAncestorOf(focused):
            focused.setFocus()
        source = self._sources[max(self.file.currentIndex(), 0)]
        self._say(message("{name} is read as {format}.", name=source.file.name, format=source.format.name))
        for button in (self.load, self.save):
            button.setVisible(source.has_mapping)

    @Slot()
    def _read(self) -> None:
        self._is_taking = False
        self._wait(self.tr("Reading…"))
        self._job = self._importing.read(self._sources, self._on_read, self._on_failed)

    def _on_read(self, found: Found) -> None:
        self._found = found
        self.checking.show_found(found)
        buttons = [self.back, *([self.take] if not found.staged.is_empty else [])]
        self._offer(1, *([self.export] if found.troubles else []), *buttons, close=found.staged.is_empty)
        self.words.setText(self.tr("A backup is made before anything comes in.") if not found.staged.is_empty else "")

    @Slot()
    def _back_up(self) -> None:
        self._is_taking = True
        self._wait(self.tr("Backing up…"))
        self._job = self._importing.back_up(self._take_in, self._on_failed)

    def _take_in(self, backup: Path) -> None:
        if self._found is not None:
            self._wait(self.tr("Importing…"))
            choices = self.checking.choices
            self._job = self._importing.take_in(self._found, choices, backup, self._on_done, self._on_failed)
            self.cancel.setEnabled(self._job is not None)

    def _on_done(self, outcome: Outcome) -> None:
        self._is_taking = False
        self._outcome = outcome
        self._offer(2, self.remove, self.show_events, close=True)
        self.show_events.setEnabled(outcome.batch.events > 0)
        events = counted("{count} event was added.", "{count} events were added.", outcome.batch.events)
        if outcome.changed:
            changed = counted("{count} was brought up to date.", "{count} were brought up to date.", outcome.changed)
            events = message("{first} {second}", first=events, second=changed)
        self._say(message("{events} The backup is {path}.", events=events, path=str(outcome.backup)))

    @Slot()
    def _show_events(self) -> None:
        if self._outcome is not None:
            self.accept()
            self.show_wanted.emit(self._outcome.batch.number)

    @Slot()
    def _remove(self) -> None:
        if self._outcome is not None:
            self._wait(self.tr("Removing…"))
            self.cancel.setEnabled(False)
            remove(self._document, self._outcome.batch, self._on_removed, self._on_remove_failed)

    def _on_removed(self) -> None:
        self._offer(2, close=True)
        self.words.setText(self.tr("The import is removed; Undo brings it back."))

    def _on_remove_failed(self, failure: WorldError) -> None:
        self._offer(2, self.remove, self.show_events, close=True)
        self._say(failure.sentence)

    @Slot()
    def _on_jobs_changed(self) -> None:
        job = self._job
        if job is None or self._pages.currentIndex() != 2:
            return
        if job not in self._document.jobs.running:
            if job.is_cancelled:
                self._after_cancel()
            return
        # In thousandths: there may be more rows than a bar can count.
        self.bar.setRange(0, 1_000 if job.total else 0)
        self.bar.setValue(1_000 * job.done // job.total if job.total else 0)
        rows = job.done
        if self._is_taking and self._found is not None:
            rows = (self._found.counts.new + self._found.counts.changed) * job.done // max(job.total, 1)
        pace = self._pace.words(job.done, job.total, rows)
        if pace is not None and not job.is_cancelled:
            self._say(pace)

    def _after_cancel(self) -> None:
        self._is_taking = False
        if self._sources:
            self._show_reading()
            self.words.setText(self.tr("Called off; nothing has changed."))
        else:
            self.reject()

    @Slot()
    def _call_off(self) -> None:
        """End what runs, and stay; where nothing runs, close."""
        if self._pages.currentIndex() == 2 and self._job is not None:
            self._job.cancel()
            self.cancel.setEnabled(False)
            self.words.setText(self.tr("Calling off…"))
        else:
            super().reject()

    def reject(self) -> None:
        """Escape and the window's own button do as the button does; an edit under way is waited for."""
        if self.cancel.isEnabled():
            self._call_off()

    @Slot()
    def _end(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._document.jobs.changed.disconnect(self._on_jobs_changed)
        self._importing.close()

    @Slot()
    def _load_mapping(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("Load a mapping"), self._folder(), "TOML (*.toml)")
        if chosen:
            self._change(lambda source: source.read_by(Path(chosen)))

    @Slot()
    def _save_mapping(self) -> None:
        source = self._sources[max(self.file.currentIndex(), 0)]
        self._ask_and_write(
            self.tr("Save the mapping"), source.file.stem + ".toml", "TOML (*.toml)", source.write_mapping
        )

    @Slot()
    def _export_problems(self) -> None:
        found = self._found
        if found is None:
            return
        problems = self.tr("problems")
        self._ask_and_write(
            self.tr("Export the problems"),
            f"{found.files[0].stem} {problems}.csv",
            "CSV (*.csv)",
            lambda target: write_troubles(found, target, self._language),
        )

    def _ask_and_write(self, title: str, name: str, kind: str, write: Callable[[Path], None]) -> None:
        chosen, _ = QFileDialog.getSaveFileName(self, title, str(Path(self._folder()) / name), kind)
        if chosen:
            try:
                write(Path(chosen))
            except WorldError as failure:
                self._say(failure.sentence)
            else:
                self._say(message("The file is {path}.", path=chosen))

    def _folder(self) -> str:
        return str(self._sources[0].file.parent)
