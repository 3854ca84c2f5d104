"""The commands that change the casefile or what is selected of it: the menu Edit."""

from __future__ import annotations

from steppeline.model.filter import Filter
from steppeline.model.text import message
from steppeline.ui import edit_errands, moves, past_errands
from steppeline.ui.command import Command, Menu

EDIT = Menu(
    message("&Edit"),
    (
        (
            Command(
                "edit.undo",
                message("Undo"),
                lambda desk: desk.document.undo(),
                ("Ctrl+Z",),
                "undo-2",
                lambda desk: desk.document.undo_name is not None,
                what=lambda desk: desk.document.undo_name,
            ),
            Command(
                "edit.redo",
                message("Redo"),
                lambda desk: desk.document.redo(),
                ("Ctrl+Y", "Ctrl+Shift+Z"),
                "redo-2",
                lambda desk: desk.document.redo_name is not None,
                what=lambda desk: desk.document.redo_name,
            ),
        ),
        (
            Command(
                "edit.add",
                message("Add an event…"),
                edit_errands.add_event,
                ("Ctrl+Shift+N", "Ins"),
                "file-plus",
                edit_errands.can_edit,
            ),
            Command(
                "edit.change",
                message("Change the event…"),
                edit_errands.edit_event,
                ("E", "F2"),
                is_enabled=edit_errands.can_edit_selection,
            ),
            Command(
                "edit.duplicate",
                message("Duplicate the event"),
                edit_errands.duplicate_event,
                ("Ctrl+D",),
                "copy",
                edit_errands.can_edit_selection,
            ),
            Command(
                "edit.change_all",
                message("Change the selected events…"),
                edit_errands.change_events,
                ("Shift+E",),
                is_enabled=edit_errands.can_edit_selection,
            ),
            Command(
                "edit.manage",
                message("Kinds, tags, actors, places and sources…"),
                edit_errands.manage,
                ("Ctrl+M",),
            ),
            Command(
                "edit.delete",
                message("Delete the selected events"),
                edit_errands.delete_events,
                ("Del",),
                is_enabled=edit_errands.can_edit_selection,
            ),
        ),
        (
            Command(
                "edit.history",
                message("History of the event…"),
                past_errands.history,
                ("Ctrl+H",),
                is_enabled=moves.has_selection,
            ),
            Command(
                "edit.cite",
                message("Copy with sources"),
                lambda desk: desk.panes.copy_citation(),
                ("Ctrl+Shift+C",),
                "quote",
                moves.has_selection,
            ),
        ),
        (
            Command(
                "edit.clear_filter",
                message("Clear all filters"),
                lambda desk: desk.view.set_filter(Filter()),
                ("Ctrl+Backspace",),
                "funnel-x",
                moves.has_filter,
            ),
            Command(
                "edit.select_none",
                message("Select nothing"),
                lambda desk: desk.view.select(()),
                ("Ctrl+Shift+A",),
                is_enabled=moves.has_selection,
            ),
        ),
    ),
)
