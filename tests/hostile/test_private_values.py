"""A canary in every private field of a record; then the field, and the file around it, is broken in every way.

Whatever the checks say about it, in whatever format: the canary does not sing.
"""

import os
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel, RootModel

from mentorbook.checks.engine import check
from mentorbook.checks.reporters import REPORTERS, Report
from mentorbook.model.fields import Privacy
from mentorbook.privacy.field_class import class_of, records_in
from mentorbook.source.layout import KINDS, Kind
from mentorbook.source.program import read_program
from mentorbook.source.writing import to_yaml
from tests.source.folders import laid

CANARY = "Quillon-Farnsworth"
BIRD = "quillon"
IDS = {
    "cohort": "spring",
    "person": "kai-ito",
    "pair": "ana-sousa--kai-ito",
    "survey": "pulse",
    "token": "7f3a",
    "event": "kick-off",
}

FieldPath = tuple[str, ...]


def private_fields(model: type[BaseModel], above: FieldPath = ()) -> Iterator[FieldPath]:
    """Paths to the private fields of a record, a table's key standing for itself."""
    for name, info in model.model_fields.items():
        key = () if issubclass(model, RootModel) else (info.alias or name,)
        inner = sorted(records_in(info.annotation), key=lambda record: record.__name__)
        table = ("2026-11-10",) if "Session" in str(inner) else ("some-id",)
        path = (*above, *key, *(table if "dict[" in str(info.annotation) and inner else ()))
        if class_of(info) is Privacy.PRIVATE:
            yield path
        for record in inner:
            yield from private_fields(record, path)


FIELDS = [(kind, path) for kind in KINDS.values() for path in private_fields(kind.model)]

# What may be wrong with a value that somebody typed.
BROKEN: dict[str, Any] = {
    "text": CANARY,
    "long text": f"{CANARY} " * 400,
    "two lines": f"{CANARY}\n{CANARY}\n",
    "a list": [CANARY],
    "a list in a list": [[CANARY]],
    "an unknown field": {"unknown": CANARY},
    "a known field": {"email": [CANARY], "score": CANARY, "manager": CANARY, "notes": [CANARY]},
    "a mail address": f"{CANARY}@harbor",
    "a number": 5550134,
    "a boolean": True,
    "a date": "2026-02-30",
}
SECRETS = (BIRD, "5550134", "2026-02-30")

# How the file around it may be broken: the text of the file -> its text with a fault.
FAULTS: dict[str, Callable[[str], str]] = {
    "whole": lambda text: text,
    "open quote below": lambda text: text + 'broken: "open\n',
    "open bracket above": lambda text: "broken: [\n" + text,
    "tab": lambda text: text.replace("\n", "\n\t", 1),
    "conflict": lambda text: text + "<<<<<<< yours\n=======\n>>>>>>> theirs\n",
    "twice": lambda text: text + text,
    "colon": lambda text: text.replace(": ", ": a: ", 1),
    "windows": lambda text: text.replace("\n", "\r\n"),
    "latin-1": lambda text: text + "broken: é\n",
    "one line": lambda text: "{" + ", ".join(text.strip().split("\n")) + "\n",
    "misspelled": lambda text: "x" + text,
    "no colon": lambda text: text.replace(":", "", 1),
    "indented": lambda text: " " + text,
}


def written(path: FieldPath, value: Any) -> str:
    for step in reversed(path):
        value = {step: value}
    return to_yaml(value)


def everything_said(program: Path, file: str, content: bytes) -> str:
    (program / file).write_bytes(content)
    reading = read_program(program)
    findings = check(reading, date(2026, 11, 22))
    mine = tuple(found for found in findings if found.file == f"program/{file}")
    report = Report(mine, len(reading.entries), reading.sources)
    return "".join(reporter(report) for reporter in REPORTERS.values()).lower()


def test_the_fields_are_found() -> None:
    paths = {f"{kind.name}: {'.'.join(path)}" for kind, path in FIELDS}
    assert {"person: private.email", "application: interview.score", "pair: sessions.2026-11-10.fit"} <= paths
    assert {"pair: ended.reason", "constraints: pins.some-id.reason", "outcomes: some-id.left"} <= paths
    assert len(paths) >= 20


@pytest.mark.parametrize(
    ("kind", "path"), FIELDS, ids=[f"{kind.name} {'.'.join(path)}" for kind, path in FIELDS]
)
def test_nothing_that_is_wrong_with_a_private_value_makes_it_public(
    kind: Kind, path: FieldPath, tmp_path: Path
) -> None:
    keys = kind.keys()
    file = kind.file(*(IDS[key] for key in keys))
    program = laid(tmp_path, {file: ""})
    for what, value in BROKEN.items():
        text = written(path, value)
        for fault, breaking in FAULTS.items():
            broken = breaking(text)
            raw = broken.encode("latin-1" if fault == "latin-1" else "utf-8")
            said = everything_said(program, file, raw)
            assert not [secret for secret in SECRETS if secret in said], f"{what}, {fault}:\n{broken}\n{said}"


@pytest.mark.parametrize("value", ["no", "0555", "10:30", "0123456789"])
def test_words_of_older_yaml_are_not_repeated_when_they_are_private(value: str, tmp_path: Path) -> None:
    text = f"name: Kai Ito\nprivate:\n  phone: {value}\n"
    said = everything_said(laid(tmp_path, {}), "people/kai-ito.yml", text.encode())
    assert f"{value} is" not in said
    assert f"phone: {value}" not in said


def test_what_is_no_secret_is_shown(tmp_path: Path) -> None:
    """Else every test above could pass because nothing is ever shown."""
    text = b"name: Kai Ito\nstage: Quillon Senior\nprivate: {email: kai@harbor.example}\n"
    assert "stage: quillon senior" in everything_said(laid(tmp_path, {}), "people/kai-ito.yml", text)


def test_a_path_of_the_machine_is_not_shown(tmp_path: Path) -> None:
    said = everything_said(laid(tmp_path, {}), "people/kai-ito.yml", b"name: [\n")
    assert os.fspath(tmp_path).lower() not in said


def test_a_value_in_the_place_of_a_private_key_is_not_repeated(tmp_path: Path) -> None:
    text = f"name: Kai Ito\nprivate: {{{CANARY}}}\n"
    assert BIRD not in everything_said(laid(tmp_path, {}), "people/kai-ito.yml", text.encode())
