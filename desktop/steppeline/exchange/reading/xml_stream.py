"""Elements from XML, one at a time: no entities of its own, nothing from outside, and never the whole tree."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO
from xml.etree.ElementTree import Element, ParseError

from steppeline.exchange.reading.blocks import UnreadableError
from steppeline.model.text import message

_DEEPEST = 200
_MOST_INSIDE = 200_000
"""Elements within one event."""


def elements_of(stream: IO[bytes], names: frozenset[str]) -> Iterator[tuple[int, Element]]:
    """The elements of these names (without namespace, in small letters), numbered from 1, as they are read.

    Raises UnreadableError for what is no XML, is cut short, or would define entities.
    """
    # Imported here: only XML needs it.
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import iterparse

    path: list[Element] = []
    number = inside = 0
    try:
        for event, element in iterparse(stream, events=("start", "end"), forbid_dtd=False):
            if event == "start":
                path.append(element)
                inside += 1
                if len(path) > _DEEPEST or inside > _MOST_INSIDE:
                    raise UnreadableError(message("Its elements are nested too deep, or too many of them lie in one."))
                continue
            path.pop()
            wanted = name_of(element) in names
            if wanted:
                number += 1
                yield number, element
            if wanted or not any(name_of(outer) in names for outer in path):
                # What has been read is forgotten, so that any number of elements takes the room of one.
                element.clear()
                inside = 0
                if path:
                    path[-1].remove(element)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise UnreadableError(
            message("It is no valid XML, or cut short: {reason}.", reason=str(error)[:200])
        ) from error


def name_of(element: Element) -> str:
    """The name of an element without its namespace, in small letters."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def text_in(element: Element, *names: str) -> str | None:
    """The text of the first element of one of these names within, stripped; None where there is none."""
    for name in names:
        for inner in element.iter():
            if inner is not element and name_of(inner) == name:
                text = "".join(inner.itertext()).strip()
                if text:
                    return text
    return None
