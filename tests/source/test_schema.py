"""The editors' schemas: draft-07, flat, and of one mind with the reader."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from mentorbook.source.program import read_program
from mentorbook.source.schema import schemas
from tests.conftest import ROOT

PROGRAMS = [ROOT / "program", ROOT / "tests" / "data" / "base"]


@pytest.mark.parametrize("kind", schemas())
def test_a_schema_is_draft_07_without_unions(kind: str) -> None:
    schema = schemas()[kind]
    Draft7Validator.check_schema(schema)
    assert not {"anyOf", "oneOf", "$ref", "$defs"} & set(_keywords(schema))


@pytest.mark.parametrize("kind", schemas())
def test_what_is_required_is_known(kind: str) -> None:
    schema = schemas()[kind]
    assert set(schema.get("required", ())) <= set(schema.get("properties", ()))


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda path: path.name)
def test_every_file_that_reads_well_is_valid(program: Path) -> None:
    validators = {kind: Draft7Validator(schema) for kind, schema in schemas().items()}
    wrong = [
        (entry.source.file, fault.message)
        for entry in read_program(program).entries
        for fault in validators[entry.kind.name].iter_errors(entry.source.data)
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        pytest.param("cohort", {"titel": "Spring", "status": "draft"}, id="a misspelled field"),
        pytest.param("application", {"as": ["mentr"]}, id="a word that is none of the choices"),
        pytest.param("pair", {"status": "ended"}, id="an ended pair without its ending"),
        pytest.param("matching", {"criteria": {"topics": "very"}}, id="a weight that is no weight"),
    ],
)
def test_a_fault_is_seen_while_typing(kind: str, data: dict[str, Any]) -> None:
    assert list(Draft7Validator(schemas()[kind]).iter_errors(data))


def test_the_files_in_the_program_are_these() -> None:
    folder = ROOT / "program" / "schema"
    written = {
        path.name.removesuffix(".schema.json"): json.loads(path.read_text()) for path in folder.glob("*.json")
    }
    assert written == schemas()


def _keywords(node: object) -> list[str]:
    if isinstance(node, dict):
        return [*node, *(word for value in node.values() for word in _keywords(value))]
    return [word for item in node for word in _keywords(item)] if isinstance(node, list) else []
