"""What the detail pane says, as plain values: text in styles, and where a click on it leads. Nothing here is markup."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from steppeline.model.entities import FacetName

Style = Literal["body", "strong", "title", "quiet", "muted", "caption", "faint", "warning", "chosen"]
"""What leads somewhere is in the colour of links, except in the styles `quiet` and `muted`."""


@dataclass(frozen=True)
class ToEvent:
    """Select the event with this id."""

    event: int


@dataclass(frozen=True)
class ToChoice:
    """Filter by this entity of a facet."""

    facet: FacetName
    key: str


@dataclass(frozen=True)
class ToAddress:
    """Open an address in the user's browser."""

    address: str


@dataclass(frozen=True)
class ToNote:
    """Go to the source of this number, farther down."""

    number: int


@dataclass(frozen=True)
class ToClaims:
    """Go to what sources say on this field, farther down."""

    field: str


@dataclass(frozen=True)
class ToEditor:
    """Change the event."""


@dataclass(frozen=True)
class ToWhole:
    """Show all of a part that is cut short."""

    part: str


Target: TypeAlias = ToEvent | ToChoice | ToAddress | ToNote | ToClaims | ToEditor | ToWhole


@dataclass(frozen=True)
class Run:
    """A piece of text in one style.

    `number` makes it the place that `ToNote` of that number leads to, `field` the one of `ToClaims`. `hint` shows under
    the pointer: words of the program only, since a tool tip would take markup of the user's for its own.
    """

    text: str
    style: Style = "body"
    target: Target | None = None
    number: int | None = None
    field: str | None = None
    hint: str = ""


@dataclass(frozen=True)
class Glyph:
    """The shape of a kind, in its colour."""

    kind: str


Line: TypeAlias = tuple[Run | Glyph, ...]
Cell: TypeAlias = tuple[Line, ...]


@dataclass(frozen=True)
class Paragraph:
    """One line of text that wraps. `gap` is the room above it, in units of the grid."""

    line: Line
    gap: int = 0


@dataclass(frozen=True)
class Grid:
    """Rows of two cells: `names` in a narrow column and what they stand for, or `values` and who says so."""

    rows: tuple[tuple[Cell, Cell], ...]
    shape: Literal["names", "values"] = "names"


Block: TypeAlias = Paragraph | Grid


@dataclass(frozen=True)
class Section:
    """Blocks under a heading, which may be missing."""

    heading: str
    blocks: tuple[Block, ...]


Article: TypeAlias = tuple[Section, ...]


def joined(parts: list[Line], separator: str = ", ") -> Line:
    """The parts one after another with a separator between them."""
    runs: list[Run | Glyph] = []
    for part in parts:
        if runs:
            runs.append(Run(separator, "muted"))
        runs.extend(part)
    return tuple(runs)


def plain_text(line: Line) -> str:
    """The words alone."""
    return "".join(run.text for run in line if isinstance(run, Run))
