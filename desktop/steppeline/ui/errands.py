"""Commands that ask the user something first: which file, which name, which span."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QFileDialog

from steppeline.model.errors import WorldError
from steppeline.model.text import Message, message
from steppeline.ui import moves
from steppeline.ui.desk import Desk

SUFFIX = ".steppeline"


def new(desk: Desk) -> None:
    """Make an empty casefile where the user says, and open it."""
    path = _ask_target(
        desk,
        QCoreApplication.translate("Errands", "New casefile"),
        QCoreApplication.translate("Errands", "untitled") + SUFFIX,
        _casefiles(),
    )
    if path is not None:
        desk.program.new(path)


def open_other(desk: Desk) -> None:
    """Open another casefile in place of this one."""
    folder = str(desk.document.path.parent)
    chosen, _ = QFileDialog.getOpenFileName(
        desk.window, QCoreApplication.translate("Errands", "Open casefile"), folder, _casefiles()
    )
    if chosen:
        desk.program.open(Path(chosen))


def save_copy(desk: Desk) -> None:
    """Copy the casefile."""
    from steppeline.session import casework

    copy = QCoreApplication.translate("Errands", "copy")
    name = f"{desk.document.path.stem} {copy}{SUFFIX}"
    path = _ask_target(desk, QCoreApplication.translate("Errands", "Save a copy"), name, _casefiles())
    if path is not None:
        done = _telling(desk, lambda made: message("The copy is {path}.", path=str(made)))
        _try(desk, lambda: casework.save_copy(desk.document, path, done))


def save_as(desk: Desk) -> None:
    """Copy the casefile and go on with the copy."""
    from steppeline.session import casework

    title = QCoreApplication.translate("Errands", "Save as")
    path = _ask_target(desk, title, desk.document.path.name, _casefiles())
    if path is not None:
        _try(desk, lambda: casework.save_copy(desk.document, path, desk.program.open))


def restore(desk: Desk) -> None:
    """Show the backups of the casefile, and put the one that is chosen in its place."""
    restore_file(desk, desk.document.path)


def restore_file(desk: Desk, path: Path) -> None:
    """The same for any casefile, also one that is too damaged to be opened."""
    from steppeline.ui.dialogs.restore import RestoreDialog

    dialog = RestoreDialog(path, desk.document.jobs, desk.program.backups, desk.language, desk.window)
    # Not now: the dialog belongs to the window that is to go.
    dialog.chosen.connect(lambda kept: QTimer.singleShot(0, lambda: desk.program.restore(kept, path)))
    dialog.open()


def salvage(desk: Desk) -> None:
    """Salvage a damaged casefile that the user names."""
    title = QCoreApplication.translate("Errands", "Salvage a damaged casefile")
    chosen, _ = QFileDialog.getOpenFileName(desk.window, title, str(desk.document.path.parent), _casefiles())
    if chosen:
        offer_rescue(desk, Path(chosen))


def offer_rescue(desk: Desk, path: Path) -> None:
    """Offer what can be done about a damaged casefile."""
    from steppeline.ui.dialogs.salvage import SalvageDialog

    dialog = SalvageDialog(path, desk.document.jobs, desk.language, desk.window)
    # Not now: the dialog belongs to the window that is to go.
    dialog.open_wanted.connect(lambda rescued: QTimer.singleShot(0, lambda: desk.program.open(rescued)))
    dialog.restore_wanted.connect(lambda: restore_file(desk, path))
    dialog.open()


def back_up(desk: Desk) -> None:
    """Copy the casefile to the folder of backups."""
    from steppeline.session import casework

    done = _telling(desk, lambda made: message("The backup is {path}.", path=str(made)))
    casework.back_up_now(desk.document, desk.program.backups, done)


def export(desk: Desk) -> None:
    """Write the visible events, in order of time, to a file of another format."""
    from steppeline.session import casework

    kinds = [f"{suffixes[0][1:].upper()} ({_pattern(suffixes)})" for suffixes in casework.export_suffixes()]
    first = ".csv"
    path = _ask_target(
        desk,
        QCoreApplication.translate("Errands", "Export the visible events"),
        desk.document.path.stem + first,
        ";;".join(kinds),
    )
    if path is not None:
        visible = desk.view.visible
        ids = tuple(visible.index.ids_in_time(visible.result))
        done = _telling(desk, lambda made: message("The events are in {path}.", path=str(made)))
        is_all = bool(visible.result.all())
        _try(desk, lambda: casework.export(desk.document, path, ids, desk.language, done, is_all=is_all))


def import_regions(desk: Desk) -> None:
    """Add regions with their outlines from GeoJSON files."""
    from steppeline.session import casework

    title = QCoreApplication.translate("Errands", "Import regions")
    kinds = QCoreApplication.translate("Errands", "Outlines of regions") + " (*.geojson *.json)"
    chosen, _ = QFileDialog.getOpenFileNames(desk.window, title, str(desk.document.path.parent), kinds)
    if chosen:
        files = [Path(each) for each in chosen]
        casework.import_regions(desk.document, files, desk.program.backups, desk.program.notices.tell)


def print_picture(desk: Desk) -> None:
    """Put the timeline, the map or the matrix of pairs on paper, or into a picture for a report."""
    from steppeline.session import casework
    from steppeline.ui.print.dialog import PrintDialog

    def save(path: Path, content: bytes) -> None:
        casework.write_file(path, content)
        desk.program.notices.tell(message("The picture is {path}.", path=str(path)))

    dialog = PrintDialog(
        desk.panes.press(), desk.document.path, save, desk.window.theme, desk.language, parent=desk.window
    )
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


def save_view(desk: Desk) -> None:
    """Keep what is looked at under a name in the casefile."""
    from steppeline.ui.dialogs.save_view import SaveViewDialog

    dialog = SaveViewDialog(desk.document.saved_views(), desk.window)
    dialog.accepted.connect(lambda: desk.document.save_view(dialog.name, desk.view.to_json()))
    dialog.open()


def other_span(desk: Desk) -> None:
    """Filter to a span of time that the user writes."""
    from steppeline.ui.dialogs.span import SpanDialog

    dialog = SpanDialog(desk.language, desk.window)
    dialog.chosen.connect(lambda clause: moves.show_span(desk, clause))
    dialog.open()


def settings(desk: Desk) -> None:
    """Show the settings."""
    from steppeline.ui.dialogs.settings import SettingsDialog

    SettingsDialog(desk.program.settings, desk.language, desk.window).open()


def palette(desk: Desk) -> None:
    """Show all commands, to be found by a few letters."""
    from steppeline.ui.palette import Palette

    Palette(desk.window).open()


def shortcuts(desk: Desk) -> None:
    """Show all shortcuts."""
    from steppeline.ui.dialogs.shortcuts import ShortcutsDialog

    ShortcutsDialog(desk.window).open()


def about(desk: Desk) -> None:
    """Show what this program is and whose work is in it."""
    from steppeline.ui.dialogs.about import AboutDialog

    AboutDialog(desk.program.resources / "ATTRIBUTION.md", desk.window).open()


def ask_casefile(desk: Desk, name: str) -> Path | None:
    """Ask where a casefile is to be made; `name` is proposed."""
    return _ask_target(desk, QCoreApplication.translate("Errands", "New casefile"), name, _casefiles())


def _ask_target(desk: Desk, title: str, name: str, kinds: str) -> Path | None:
    """Ask for a file to make; the dialog asks before one is replaced. The suffix is that of the chosen kind."""
    proposed = str(desk.document.path.with_name(name))
    chosen, kind = QFileDialog.getSaveFileName(desk.window, title, proposed, kinds)
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix else path.with_name(path.name + _suffix_of(kind))


def _suffix_of(kind: str) -> str:
    """The first suffix in the words for a kind of file: ".csv" of "CSV (*.csv)"."""
    return kind.rpartition("(*")[2].split(")")[0].split()[0] if "(*" in kind else ""


def _casefiles() -> str:
    return QCoreApplication.translate("Errands", "Casefiles") + f" (*{SUFFIX})"


def _pattern(suffixes: tuple[str, ...]) -> str:
    return " ".join(f"*{suffix}" for suffix in suffixes)


def _telling(desk: Desk, sentence: Callable[[Path], Message]) -> Callable[[Path], None]:
    return lambda made: desk.program.notices.tell(sentence(made))


def _try(desk: Desk, start: Callable[[], None]) -> None:
    try:
        start()
    except WorldError as failure:
        desk.program.notices.fail(failure)
