"""From an article on paper to an event of the casefile with the keyboard alone, as a script of at most sixty steps."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from hands import TestHands
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication
from workplace import Workplace, wait_until

from steppeline.model.event import ActorRole, Claim, Figure, RegionRole
from steppeline.ui.editor.event_editor import EventEditor
from steppeline.ui.table.event_table import EventTable
from steppeline.ui.timeline.timeline import Timeline

MOST_STEPS = 60
TITLE = "Forum on water in Omsk"


class Step(NamedTuple):
    """What the user does, with which keys (or `text:` to type), and what is then so."""

    what: str
    keys: str
    then: Callable[[Workplace], bool] = lambda place: True


def _editor(place: Workplace) -> EventEditor | None:
    widget = QApplication.activeModalWidget()
    return widget if isinstance(widget, EventEditor) else None


def _is_at(name: str) -> Callable[[Workplace], bool]:
    """Whether the keyboard is in a field of the event itself."""

    def is_so(place: Workplace) -> bool:
        editor, widget = _editor(place), QApplication.focusWidget()
        return editor is not None and widget is not None and editor.form.head.fields[name].isAncestorOf(widget)

    return is_so


def _is_in(section: str, name: str, number: int = 0) -> Callable[[Workplace], bool]:
    """Whether the keyboard is in a field of a part of the event, and that field is in sight."""

    def is_so(place: Workplace) -> bool:
        editor, widget = _editor(place), QApplication.focusWidget()
        if editor is None or widget is None or len(editor.form.sections[section].forms) <= number:
            return False
        field = editor.form.sections[section].forms[number].fields[name]
        return field.isAncestorOf(widget) and not field.visibleRegion().isEmpty()

    return is_so


def _is_saved(place: Workplace) -> bool:
    return _editor(place) is None and len(place.view.selection) == 1


SCRIPT = (
    Step("a new event", "Ctrl+Shift+N", _is_at("kind")),
    Step("its kind", "text:foru"),
    Step("take what is suggested", "Tab", _is_at("date")),
    Step("its date as the article has it", "text:between 28 and 30 September 2021"),
    Step("on to the status", "Tab", _is_at("status")),
    Step("which stays; on to the title", "Tab", _is_at("title.en")),
    Step("the title", f"text:{TITLE}"),
    Step("a region", "Alt+R", _is_in("regions", "region")),
    Step("by its name", "text:Omsk"),
    Step("take it", "Tab", _is_in("regions", "role")),
    Step("as the host", "Down"),
    Step("another region", "Alt+R", _is_in("regions", "region", 1)),
    Step("by its name in another language", "text:Павлодар"),
    Step("take it", "Tab", _is_in("regions", "role", 1)),
    Step("an actor", "Alt+A", _is_in("actors", "actor")),
    Step("of some letters", "text:Kassym"),
    Step("take the first", "Tab", _is_in("actors", "office")),
    Step("on to the role", "Tab", _is_in("actors", "role")),
    Step("a speaker", "text:sp"),
    Step("an actor who is not there yet", "Alt+A", _is_in("actors", "actor", 1)),
    Step("the name", "text:Water Commission of the Irtysh"),
    Step("create it", "Return"),
    Step("a figure", "Alt+F", _is_in("figures", "number")),
    Step("the number", "text:12,5"),
    Step("on to the scale", "Tab", _is_in("figures", "scale")),
    Step("millions", "text:mi"),
    Step("on to the unit", "Tab", _is_in("figures", "unit")),
    Step("on to the currency", "Tab", _is_in("figures", "currency")),
    Step("dollars", "text:USD"),
    Step("on to what it measures", "Tab", _is_in("figures", "meaning.en")),
    Step("the meaning", "text:Cost of the works"),
    Step("a claim", "Alt+C", _is_in("claims", "field")),
    Step("on what", "text:participants"),
    Step("on to the value", "Tab", _is_in("claims", "value")),
    Step("the value", "text:300"),
    Step("on to the source", "Tab", _is_in("claims", "source")),
    Step("the article, which is new", "text:Omsk paper of 1 October 2021"),
    Step("create it", "Tab", _is_in("claims", "locator")),
    Step("where in it", "text:p. 2"),
    Step("on to who says so", "Tab", _is_in("claims", "said_by")),
    Step("on to the choice", "Tab", _is_in("claims", "chosen")),
    Step("the record follows this", "Space"),
    Step("on to the reason", "Tab", _is_in("claims", "reason")),
    Step("why", "text:counted at the door"),
    Step("a claim against it", "Alt+C", _is_in("claims", "field", 1)),
    Step("on the same", "text:participants"),
    Step("on to the value", "Tab", _is_in("claims", "value", 1)),
    Step("another value", "text:more than 500"),
    Step("on to the source", "Tab", _is_in("claims", "source", 1)),
    Step("the same article", "text:Omsk paper"),
    Step("create it", "Tab", _is_in("claims", "locator", 1)),
    Step("where in it", "text:p. 7"),
    Step("save", "Ctrl+Return", _is_saved),
)


def _type(text: str) -> None:
    """Letters of any alphabet, as keys; Qt's own helper knows those of Latin only."""
    for letter in text:
        widget = QApplication.focusWidget()
        assert widget is not None
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            key = ord(letter.upper()) if letter.isascii() else Qt.Key.Key_unknown.value
            QApplication.sendEvent(widget, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter))


def test_an_event_is_written_with_the_keyboard_alone(place: Workplace) -> None:
    assert len(SCRIPT) <= MOST_STEPS
    before = place.document.index.event_count
    hands = TestHands()
    for step in SCRIPT:
        if step.keys.startswith("text:"):
            _type(step.keys.removeprefix("text:"))
        else:
            hands.key(step.keys)
        wait_until(partial(step.then, place), step.what)
    place.settle()

    (event,) = place.document.events(place.view.selection)
    assert place.document.index.event_count == before + 1
    assert (event.kind, event.date, event.title) == ("forum", "[2021-09-28..2021-09-30]", {"en": TITLE})
    assert event.regions == (RegionRole("ru-omsk", "host"), RegionRole("kz-pavlodar"))
    assert event.actors[0] == ActorRole("kassym-jomart-tokayev", None, "speaker")
    assert place.document.book.actors[event.actors[1].actor].names[0].name == "Water Commission of the Irtysh"
    assert event.figures == (Figure({"en": "Cost of the works"}, 12.5, scale=1e6, currency="USD"),)
    paper, other = (claim.source for claim in event.claims)
    assert event.claims == (
        Claim("participants", "300", paper, "p. 2", chosen=True, reason="counted at the door"),
        Claim("participants", "more than 500", other, "p. 7"),
    )
    _is_seen_everywhere(place, event.id)
    # A window manager would give the keyboard back to the window by itself.
    place.window.activateWindow()
    wait_until(lambda: QGuiApplication.focusWindow() is not None)
    hands.key("Ctrl+Z")
    place.settle()
    assert place.document.index.event_count == before
    assert paper not in place.document.book.sources


def _is_seen_everywhere(place: Workplace, number: int | None) -> None:
    """In timeline, map and table at once."""
    index, visible = place.document.index, place.view.visible
    (row,) = index.rows_of([number]).tolist()
    assert visible.index is index
    assert visible.result[row]
    scene = place.find(Timeline).look().scene
    assert row in scene.frame.bars.rows.tolist() or scene.frame.density.any()
    assert place.find(EventTable)._model.positions_of([number])
    # The map counts what the region facet counts.
    assert index.facet("region").mask_of(["ru-omsk"])[row]
