"""What a setting is: a key, a kind of value, a default, and words for the dialog."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from steppeline.model.text import Message

T = TypeVar("T")

Stored = str | int | bool | list[str] | dict[str, str]


class ValueKind(Protocol[T]):
    """A kind of value: how it lies in JSON."""

    def read(self, stored: object) -> T:
        """The value; raises ValueError for what is none of this kind."""

    def write(self, value: T) -> Stored:
        """What `read` understands; raises ValueError for a value that it would not."""


@dataclass(frozen=True)
class Setting(Generic[T]):
    """One thing to choose. Without a label it is not for the dialog: the window remembers it by itself."""

    key: str
    kind: ValueKind[T]
    default: T
    label: Message | None = None
    help: Message | None = None


@dataclass(frozen=True)
class Flag:
    """Yes or no."""

    def read(self, stored: object) -> bool:
        """True or False, and nothing that merely counts as it."""
        if not isinstance(stored, bool):
            raise _wrong(stored)
        return stored

    def write(self, value: bool) -> bool:  # noqa: FBT001 - the value is the point
        """The value itself."""
        return self.read(value)


@dataclass(frozen=True)
class Choice:
    """One of some words, each with its name for the dialog."""

    options: Mapping[str, Message]

    def read(self, stored: object) -> str:
        """One of the options."""
        if not isinstance(stored, str) or stored not in self.options:
            raise _wrong(stored)
        return stored

    def write(self, value: str) -> str:
        """The value itself."""
        return self.read(value)


@dataclass(frozen=True)
class Text:
    """Any text up to a length."""

    longest: int = 1_000

    def read(self, stored: object) -> str:
        """A text."""
        if not isinstance(stored, str) or len(stored) > self.longest:
            raise _wrong(stored)
        return stored

    def write(self, value: str) -> str:
        """The value itself."""
        return self.read(value)


@dataclass(frozen=True)
class Texts:
    """Some texts in order, up to a number."""

    most: int = 100

    def read(self, stored: object) -> tuple[str, ...]:
        """A tuple of texts."""
        if not isinstance(stored, list) or len(stored) > self.most:
            raise _wrong(stored)
        return tuple(map(Text().read, stored))

    def write(self, value: tuple[str, ...]) -> list[str]:
        """A list."""
        return list(self.read(list(value)))


@dataclass(frozen=True)
class TextByName:
    """Texts by name, up to a number."""

    most: int = 100
    longest: int = 100_000

    def read(self, stored: object) -> Mapping[str, str]:
        """A mapping of texts to texts."""
        if not isinstance(stored, dict) or len(stored) > self.most:
            raise _wrong(stored)
        text = Text(self.longest)
        return {text.read(name): text.read(value) for name, value in stored.items()}

    def write(self, value: Mapping[str, str]) -> dict[str, str]:
        """A dictionary."""
        return dict(self.read(dict(value)))


def _wrong(stored: object) -> ValueError:
    return ValueError(f"no value of this kind: {stored!r}")
