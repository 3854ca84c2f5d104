"""The files of the dataset against its JSON Schema, and the schema against the model."""

from __future__ import annotations

import copy
import json
import tomllib
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from steppeline.model import event as model
from steppeline.model import reference

DATA = Path(__file__).parents[2] / "data"

SHAPES: dict[str, type] = {
    "event": model.Event,
    "figure": model.Figure,
    "claim": model.Claim,
    "note": model.Note,
    "kind": reference.Kind,
    "region": reference.Region,
    "place": reference.Place,
    "actor": reference.Actor,
    "office": reference.Office,
    "source": reference.Source,
    "series": reference.Series,
    "datedName": reference.DatedName,
}


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((DATA / "schema.json").read_text(encoding="utf-8"))
    return loaded


@pytest.fixture(scope="module")
def content() -> dict[str, Any]:
    return {path.name: tomllib.loads(path.read_text(encoding="utf-8")) for path in DATA.glob("*.toml")}


def mistakes(schema: dict[str, Any], content: dict[str, Any]) -> list[str]:
    errors = Draft202012Validator(schema).iter_errors(content)
    return [f"{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}" for error in errors]


def test_the_schema_is_one(schema: dict[str, Any]) -> None:
    Draft202012Validator.check_schema(schema)


def test_every_file_keeps_to_the_schema(schema: dict[str, Any], content: dict[str, Any]) -> None:
    assert mistakes(schema, content) == []


def _without_source(event: dict[str, Any]) -> None:
    event["claims"] = [{"field": "date", "value": "2003"}]


def _chosen_without_reason(event: dict[str, Any]) -> None:
    event["claims"] = [{"field": "date", "value": "2003", "said_by": "somebody", "chosen": True}]


def _figure_without_number(event: dict[str, Any]) -> None:
    event["figures"] = [{"meaning": {"en": "Trade", "ru": "Торговля"}, "currency": "USD"}]


def _title_without_russian(event: dict[str, Any]) -> None:
    del event["title"]["ru"]


def _unknown_status(event: dict[str, Any]) -> None:
    event["status"] = "perhaps"


def _unknown_field(event: dict[str, Any]) -> None:
    event["colour"] = "red"


def _summary_missing(event: dict[str, Any]) -> None:
    del event["summary"]


@pytest.mark.parametrize(
    "spoil",
    [
        _without_source,
        _chosen_without_reason,
        _figure_without_number,
        _title_without_russian,
        _unknown_status,
        _unknown_field,
        _summary_missing,
    ],
)
def test_the_schema_refuses(
    schema: dict[str, Any], content: dict[str, Any], spoil: Callable[[dict[str, Any]], None]
) -> None:
    spoiled = content | {"forum.toml": copy.deepcopy(content["forum.toml"])}
    spoil(spoiled["forum.toml"]["event"][0])
    assert len(mistakes(schema, spoiled)) == 1


def test_a_missing_file_is_seen(schema: dict[str, Any], content: dict[str, Any]) -> None:
    assert mistakes(schema, {name: file for name, file in content.items() if name != "forum.toml"})


@pytest.mark.parametrize("name", SHAPES)
def test_the_schema_has_the_fields_of_the_model(schema: dict[str, Any], name: str) -> None:
    given_by_the_casefile = {"event": {"id"}, "source": {"copies"}}.get(name, set())
    assert (
        set(schema["$defs"][name]["properties"])
        == {field.name for field in fields(SHAPES[name])} - given_by_the_casefile
    )


def test_the_schema_has_the_words_of_the_model(schema: dict[str, Any]) -> None:
    event = schema["$defs"]["event"]["properties"]
    figure = schema["$defs"]["figure"]["properties"]
    assert tuple(event["status"]["enum"]) == model.STATUSES
    assert tuple(event["mode"]["enum"]) == model.MODES
    assert tuple(event["certainty"]["enum"]) == model.CERTAINTIES
    assert tuple(event["regions"]["items"]["properties"]["role"]["enum"]) == model.REGION_ROLES
    assert tuple(event["actors"]["items"]["properties"]["role"]["enum"]) == model.ACTOR_ROLES
    assert tuple(event["links"]["items"]["properties"]["type"]["enum"]) == model.LINK_TYPES
    assert tuple(figure["bound"]["enum"]) == model.BOUNDS
    assert tuple(figure["nature"]["enum"]) == model.NATURES
    assert tuple(schema["$defs"]["note"]["properties"]["kind"]["enum"]) == model.NOTE_KINDS
