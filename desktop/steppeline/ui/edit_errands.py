"""What commands do to events: each opens what it needs, or does one step that can be undone."""

from __future__ import annotations

from PySide6.QtCore import Qt

from steppeline.model.errors import WorldError
from steppeline.model.event import Event
from steppeline.model.text import Message, message
from steppeline.session.drafts import Drafts
from steppeline.session.view_moves import brought_into_view
from steppeline.ui.desk import Desk


def can_edit(desk: Desk) -> bool:
    """Whether the casefile can be changed."""
    return desk.document.writable


def can_edit_selection(desk: Desk) -> bool:
    """Whether there is an event to change."""
    return desk.document.writable and bool(desk.view.selection)


def add_event(desk: Desk) -> None:
    """Write a new event."""
    _edit(desk, None)


def edit_event(desk: Desk) -> None:
    """Change the current event."""
    for event in _current(desk):
        _edit(desk, event)


def duplicate_event(desk: Desk) -> None:
    """Add an event like the current one, and select it."""
    from steppeline.session import editing

    for number in desk.view.selection[:1]:
        editing.duplicate(desk.document, number, lambda made: _show(desk, made))


def delete_events(desk: Desk) -> None:
    """Take out the selected events; the notice offers to undo it."""
    from steppeline.session import editing

    def tell(sentence: Message) -> None:
        desk.program.notices.tell(sentence, can_be_undone=True)

    editing.delete(desk.document, desk.view.selection, tell)


def _edit(desk: Desk, event: Event | None) -> None:
    from steppeline.ui.editor.event_editor import EventEditor

    drafts = Drafts(desk.program.settings, desk.document.path)
    editor = EventEditor(desk.document, drafts, desk.window.theme, desk.language, desk.window, event=event)
    editor.saved.connect(lambda number: _show(desk, number))
    editor.open()


def _current(desk: Desk) -> list[Event]:
    try:
        return desk.document.events(desk.view.selection[:1])
    except WorldError as failure:
        desk.program.notices.fail(failure)
        return []


def _show(desk: Desk, number: int) -> None:
    """Select an event that was written and bring it into view; say so if the filter hides it."""
    view, index = desk.view, desk.document.index
    (row,) = index.rows_of([number]).tolist()
    if row < 0:
        return
    view.set_viewport(brought_into_view(view.viewport, index, row))
    view.select([number])

    def say_if_hidden() -> None:
        visible = view.visible
        rows = visible.index.rows_of([number])
        if rows[0] >= 0 and not visible.result[rows[0]]:
            desk.program.notices.tell(message("The event is saved, but the filter leaves it out."))

    if view.filter.clauses:
        # What is visible is found out in the next turn of the event loop.
        view.visible_changed.connect(say_if_hidden, Qt.ConnectionType.SingleShotConnection)


def change_events(desk: Desk) -> None:
    """Change all selected events alike."""
    from steppeline.ui.editor.change_dialog import ChangeDialog

    ChangeDialog(desk.document, desk.view.selection, desk.window.theme, desk.language, desk.window).open()


def manage(desk: Desk) -> None:
    """Show what events refer to: kinds, tags, actors, offices, places, sources."""
    from steppeline.ui.editor.manage_dialog import ManageDialog

    ManageDialog(desk.document, desk.window.theme, desk.language, desk.window).open()
