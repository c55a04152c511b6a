"""One form for a file: formatting twice changes nothing, and neither data nor comments are lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from mentorbook.model.cohort import Outcomes
from mentorbook.model.person import Person
from mentorbook.source.formatting import formatted
from mentorbook.source.layout import kind_of
from mentorbook.source.strict_yaml import parse
from tests.conftest import ROOT

FILES = tuple(
    (path, placed[0].model)
    for path in sorted((ROOT / "program").rglob("*.yml"))
    if (placed := kind_of(path.relative_to(ROOT / "program").as_posix()))
)
MODELS: list[type[BaseModel]] = sorted({model for _, model in FILES}, key=str)


def comments(text: str) -> list[str]:
    return sorted(line.strip() for line in text.splitlines() if line.strip().startswith("#"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("name: Kai\n", "name: Kai\n"),
        ("name: Kai", "name: Kai\n"),
        ("name: Kai\n\n\n", "name: Kai\n"),
        ("\n\nname: Kai\n", "name: Kai\n"),
        ("name: Kai   \nstage: lead\t\n", "name: Kai\nstage: lead\n"),
        ("name: Kai\r\nstage: lead\r\n", "name: Kai\nstage: lead\n"),
        ("name: Kai\n\n\n\nstage: lead\n", "name: Kai\n\nstage: lead\n"),
        ("stage: lead\nname: Kai\n", "name: Kai\nstage: lead\n"),
        ("# Who.\nstage: lead\nname: Kai\n", "# Who.\nname: Kai\nstage: lead\n"),
        (
            "# Who.\n\n# Since May.\nstage: lead\nname: Kai\n",
            "# Who.\n\nname: Kai\n# Since May.\nstage: lead\n",
        ),
        ("stage: lead  # since May\nname: Kai\n", "name: Kai\nstage: lead  # since May\n"),
        ("stage: lead\n# As he writes it.\nname: Kai\n", "# As he writes it.\nname: Kai\nstage: lead\n"),
        (
            "languages:\n- en\n# learning it\n- ja\nname: Kai\n",
            "name: Kai\nlanguages:\n- en\n# learning it\n- ja\n",
        ),
        ("stage: lead\n\nname: Kai\n", "name: Kai\nstage: lead\n"),
        ('"stage": "lead"\nname: Kai\n', 'name: Kai\n"stage": "lead"\n'),
        ("unknown: 1\nname: Kai\n", "name: Kai\nunknown: 1\n"),
        ("# nothing\n", "# nothing\n"),
    ],
)
def test_the_form(text: str, expected: str) -> None:
    assert formatted(text, Person) == expected


@pytest.mark.parametrize(
    "text",
    [
        "about: |\n  one  \n  two\nname: Kai\n",
        "about: |\n  one\n\n\n  two\n",
        "{stage: lead,\nname: Kai}\n",
        'about: "one  \n\n\n  two"\n',
        "about: |\n  stage: x\n  name: y\nname: Kai\n",
        "---\nstage: lead\nname: Kai\n",
        "about: |+\n  text\n\n\nname: Kai\n",
    ],
)
def test_the_data_comes_before_the_form(text: str) -> None:
    assert parse(formatted(text, Person)) == parse(text)


def test_a_table_keeps_the_order_of_its_rows() -> None:
    assert formatted("zoe: {left: null}\nbo: {left: null}\n", Outcomes).startswith("zoe")


def test_broken_text_is_left_alone() -> None:
    assert formatted("name: 'open\n\n\n", Person) == "name: 'open\n\n\n"


def test_there_are_files_to_format() -> None:
    assert len(FILES) > 100


@pytest.mark.parametrize("model", MODELS)
def test_files_of_the_program_keep_data_and_comments(model: type[BaseModel]) -> None:
    for path in [path for path, its in FILES if its is model]:
        text = path.read_text(encoding="utf-8")
        once = formatted(text, model)
        assert parse(once) == parse(text), path
        assert comments(once) == comments(text), path
        assert formatted(once, model) == once, path
        assert formatted(text.replace("\n", "\r\n"), model) == once, path


FIELDS = [
    "name: Kai Itō",
    "about: >-\n  One line\n  and more.",
    "stage: lead",
    "languages: [en,\n  ja]",
    "industries:\n- ferry\n- rail",
    "consent:\n  profile: 2026-01-12\n  name: null",
    "private: {email: kai@harbor.example}",
    "retain_until: 2027-12-31",
    "links: []",
]
NOISE = st.sampled_from(
    ["# a comment", "", "", "# stage: lead", "#", "# - item", "   ", "  # indented", "# é: [", "#\t"]
)


@given(st.permutations(FIELDS), st.lists(st.tuples(st.integers(0, 20), NOISE), max_size=12), st.booleans())
def test_comments_and_blank_lines_anywhere_are_kept_and_formatting_is_stable(
    fields: list[str], noise: list[tuple[int, str]], windows: bool
) -> None:
    lines = "\n".join(fields).split("\n")
    for place, line in noise:
        around = lines[max(0, place - 1) : place + 1]
        inside_text = any(near.startswith(("  One", "  and")) for near in around)  # there, spaces are data
        lines.insert(0 if inside_text else place, line)
    text = ("\r\n" if windows else "\n").join(lines) + "\n"
    once = formatted(text, Person)
    assert formatted(once, Person) == once
    assert parse(once) == parse(text)
    assert comments(once) == comments(text)
    assert not any(line != line.rstrip() for line in once.split("\n"))
    assert "\n\n\n" not in once


def test_fields_stand_in_the_order_of_the_data_reference() -> None:
    text = formatted("\n".join(reversed(FIELDS)) + "\n", Person)
    data = parse(text)
    assert isinstance(data, dict)
    assert list(data) == [name for name in Person.model_fields if name in data]
