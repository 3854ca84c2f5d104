"""What a query means, as an immutable tree: conditions at the leaves, NOT, AND and OR above them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from steppeline.model.entities import FacetName


@dataclass(frozen=True)
class Value:
    """A value as it was typed, at the characters [start, end) of the query."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Everything:
    """No condition at all: every event."""


@dataclass(frozen=True)
class TextTerm:
    """Words to be found in the texts of events; as one `phrase` if they stood in quotation marks.

    `text` is as typed; whoever searches folds it with `search_key`. It holds at least one letter or digit.
    """

    text: str
    phrase: bool


@dataclass(frozen=True)
class FacetTerm:
    """Events that have any of the named kinds, regions, actors…; which ones is known when an index is at hand."""

    facet: FacetName
    values: tuple[Value, ...]


@dataclass(frozen=True)
class PairTerm:
    """Events that have both regions of any of the pairs; which regions are named is known when an index is at hand."""

    pairs: tuple[tuple[Value, Value], ...]


@dataclass(frozen=True)
class TimeTerm:
    """Events in any of the spans [start, end) in seconds: possibly, or `certainly`."""

    spans: tuple[tuple[int, int], ...]
    certainly: bool


@dataclass(frozen=True)
class IdTerm:
    """Events by their numbers in the casefile."""

    ids: tuple[int, ...]


@dataclass(frozen=True)
class PropertyTerm:
    """Events by a property that only the casefile knows (`ref`, `series`, …): it has one of the values."""

    word: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class VerifiedTerm:
    """Events by whether they were seen in a source; both answers may be wanted."""

    wanted: frozenset[bool]


@dataclass(frozen=True)
class Not:
    """All events but those of the operand."""

    operand: Node


@dataclass(frozen=True)
class And:
    """The events that all operands have in common; at least two operands."""

    operands: tuple[Node, ...]


@dataclass(frozen=True)
class Or:
    """The events of any operand; at least two operands."""

    operands: tuple[Node, ...]


Node: TypeAlias = (
    Everything | TextTerm | FacetTerm | PairTerm | TimeTerm | IdTerm | PropertyTerm | VerifiedTerm | Not | And | Or
)


@dataclass(frozen=True)
class Query:
    """A parsed query and the text it came from."""

    text: str
    root: Node
