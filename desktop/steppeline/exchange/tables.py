"""Strict reading of plain tables (parsed TOML or JSON) into the model's records, by the records' own annotations."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from steppeline.model.text import LANGUAGES, Message, message
from steppeline.model.validity import fault_of

Record = TypeVar("Record")
Vocabulary = Mapping[tuple[type, str], tuple[str, ...]]
"""The words allowed in a text field: {(record type, field): words}."""


class MisfitError(Exception):
    """A table that does not fit its record: `field` is the way to the misfit ("figures[2].number")."""

    def __init__(self, problem: Message, field: str = "") -> None:
        super().__init__(f"{field}: {problem}")
        self.problem = problem
        self.field = field

    def inside(self, outer: str) -> MisfitError:
        """The same misfit, seen from the table around."""
        joint = "" if not self.field or self.field.startswith("[") else "."
        return MisfitError(self.problem, f"{outer}{joint}{self.field}")


@dataclass(frozen=True)
class _Plan:
    """How the fields of one record type are read, and which of them must be there."""

    readers: Mapping[str, Callable[[object], object]]
    required: frozenset[str]


class TableReader:
    """Reads tables into dataclass records: no unknown field, none missing, every value of its declared type and valid.

    Types understood: text, whole and decimal numbers, yes/no, `X | None` (by leaving the field out), literals,
    texts by language, other records, and tuples of any of these. The plans are made once for each reader.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._plans: dict[type, _Plan] = {}

    def read(self, kind: type[Record], table: object) -> Record:
        """`table` as a record of `kind`. Raises MisfitError."""
        if not isinstance(table, dict):
            raise MisfitError(message("a table is wanted here"))
        plan = self._plans.get(kind) or self._plan(kind)
        values: dict[str, Any] = {}
        for name, value in table.items():
            reader = plan.readers.get(name)
            if reader is None:
                raise MisfitError(message("there is no such field"), name)
            try:
                values[name] = reader(value)
            except MisfitError as misfit:
                raise misfit.inside(name) from None
        for name in sorted(plan.required.difference(values)):
            raise MisfitError(message("the field is missing"), name)
        record = kind(**values)
        fault = fault_of(record)
        if fault is not None:
            raise MisfitError(fault.problem, fault.field)
        return record

    def _plan(self, kind: type) -> _Plan:
        if not is_dataclass(kind):
            raise TypeError(f"{kind.__name__} is no record")
        hints = get_type_hints(kind)
        readers = {}
        for field in fields(kind):
            words = self._vocabulary.get((kind, field.name))
            readers[field.name] = self._reader(hints[field.name]) if words is None else _words_reader(words)
        plan = _Plan(readers, frozenset(field.name for field in fields(kind) if _is_required(field)))
        self._plans[kind] = plan
        return plan

    def _reader(self, hint: Any) -> Callable[[object], object]:
        origin = get_origin(hint)
        if origin in (Union, UnionType):
            (inner,) = (argument for argument in get_args(hint) if argument is not NoneType)
            return self._reader(inner)
        if origin is Literal:
            return _words_reader(get_args(hint))
        if origin is tuple:
            return self._list_reader(self._reader(get_args(hint)[0]))
        if isinstance(origin, type) and issubclass(origin, Mapping):
            return _texts_by_language
        if is_dataclass(hint) and isinstance(hint, type):
            return lambda value: self.read(hint, value)
        return _SCALARS[hint]

    def _list_reader(self, read_item: Callable[[object], object]) -> Callable[[object], object]:
        def read_list(value: object) -> tuple[object, ...]:
            if not isinstance(value, list):
                raise MisfitError(message("a list is wanted here"))
            items = []
            for position, item in enumerate(value, 1):
                try:
                    items.append(read_item(item))
                except MisfitError as misfit:
                    raise misfit.inside(f"[{position}]") from None
            return tuple(items)

        return read_list


def _is_required(field: Field[Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _words_reader(words: tuple[str, ...]) -> Callable[[object], str]:
    def read_word(value: object) -> str:
        if not isinstance(value, str) or value not in words:
            raise MisfitError(message("“{value}” is none of: {words}", value=value, words=", ".join(words)))
        return value

    return read_word


def _texts_by_language(value: object) -> dict[str, str]:
    if not isinstance(value, dict):
        raise MisfitError(message("texts by language are wanted here"))
    for language, text in value.items():
        if language not in LANGUAGES:
            raise MisfitError(message("the language is none of: {languages}", languages=", ".join(LANGUAGES)), language)
        if not isinstance(text, str) or not text.strip():
            raise MisfitError(message("a text is wanted here"), language)
    return value


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise MisfitError(message("a text is wanted here"))
    return value


def _yes_or_no(value: object) -> bool:
    if not isinstance(value, bool):
        raise MisfitError(message("true or false is wanted here"))
    return value


def _whole_number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise MisfitError(message("a whole number is wanted here"))
    return value


def _number(value: object) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise MisfitError(message("a number is wanted here"))
    try:
        return float(value)
    except OverflowError:
        raise MisfitError(message("the number is too large")) from None


_SCALARS: Mapping[object, Callable[[object], object]] = {
    str: _text,
    bool: _yes_or_no,
    int: _whole_number,
    float: _number,
}
