"""What a command is: one thing that can be done from the window, and the menus it stands in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from steppeline.model.text import Message
from steppeline.ui.desk import Desk


def always(desk: Desk) -> bool:
    """For commands that are never out of place."""
    return True


@dataclass(frozen=True)
class Command:
    """One thing the user can do.

    `shortcuts` are Qt's portable names, the first is the one shown.
    `is_checked` makes it a command that is on or off; `what` names what it would be done to.
    """

    key: str
    text: Message
    run: Callable[[Desk], object]
    shortcuts: tuple[str, ...] = ()
    icon: str = ""
    is_enabled: Callable[[Desk], bool] = always
    is_checked: Callable[[Desk], bool] | None = None
    what: Callable[[Desk], Message | None] | None = None


@dataclass(frozen=True)
class Submenu:
    """A menu within a menu: of commands, or of what there is at the time it opens (`contents` names what)."""

    text: Message
    commands: tuple[Command, ...] = ()
    contents: str = ""


@dataclass(frozen=True)
class Menu:
    """A menu of the menu bar: sections parted by lines."""

    text: Message
    sections: tuple[tuple[Command | Submenu, ...], ...]
