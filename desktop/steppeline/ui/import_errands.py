"""Bringing files in: the dialog that does it, the list of what came in before, and files dropped on the window."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog

from steppeline.model.filter import Filter, QueryClause
from steppeline.model.query import parse
from steppeline.model.text import message
from steppeline.ui.desk import Desk
from steppeline.ui.errands import SUFFIX

SOURCE = "search"
"""The search box shows what of the filter is a query."""


def can_import(desk: Desk) -> bool:
    """Whether anything can be taken in."""
    return desk.document.writable


def import_files(desk: Desk) -> None:
    """Take in events from files that the user names."""
    title = QCoreApplication.translate("Errands", "Import")
    kinds = QCoreApplication.translate("Errands", "All files") + " (*)"
    chosen, _ = QFileDialog.getOpenFileNames(desk.window, title, str(desk.document.path.parent), kinds)
    if chosen:
        import_these(desk, [Path(each) for each in chosen])


def import_these(desk: Desk, files: Sequence[Path]) -> None:
    """Take in events from these files, step by step as the user agrees."""
    from steppeline.session.importing import Importing
    from steppeline.ui.importing.dialog import ImportDialog

    program = desk.program
    importing = Importing(desk.document, program.resources, program.backups, program.settings, desk.language)
    dialog = ImportDialog(files, desk.document, importing, desk.language, desk.window)
    dialog.show_wanted.connect(lambda number: show_import(desk, number))
    dialog.open()


def past_imports(desk: Desk) -> None:
    """Show what was imported before, to be seen or taken out again."""
    from steppeline.ui.importing.past import PastImportsDialog

    dialog = PastImportsDialog(desk.document, desk.language, desk.window)
    dialog.show_wanted.connect(lambda number: show_import(desk, number))
    dialog.open()


def take_dropped(desk: Desk, files: Sequence[Path]) -> None:
    """A casefile dropped alone is opened; from other files events are taken in, if the casefile can be changed."""
    if len(files) == 1 and files[0].suffix.lower() == SUFFIX:
        desk.program.open(files[0])
    elif can_import(desk):
        import_these(desk, files)
    else:
        desk.program.notices.tell(message("This casefile can only be read; files cannot be imported into it."))


def show_import(desk: Desk, number: int) -> None:
    """Filter to the events of an import, and bring all of them into view."""
    view = desk.view
    view.set_filter(Filter())
    # What is visible is found out in a later turn of the event loop.
    view.visible_changed.connect(view.fit, Qt.ConnectionType.SingleShotConnection)
    view.set_clause(SOURCE, QueryClause(parse(f"import:{number}")))
