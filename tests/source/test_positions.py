"""Where a value stands: every path of a document leads to the text of its value."""

from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from mentorbook.source.positions import Spot, locate
from mentorbook.source.problem import TOP, FieldPath, Place
from mentorbook.source.strict_yaml import parse

TEXT = """\
# A comment.
name: Kai
languages: [en, "pt", 'ja']
private: {email: kai@harbor.example, "manager": null}
sessions:
  2026-11-10:
    minutes: 75
    topics:
    - writing
    - {deep: [x, y]}
about: >-
  Two lines
  of text.
empty:
"""

# path -> line and columns of the value, line and columns of its key
SPOTS: dict[FieldPath, Spot] = {
    (): Spot(Place(2, 1), None),
    ("name",): Spot(Place(2, 7, 10), Place(2, 1, 5)),
    ("languages",): Spot(Place(3, 12, 13), Place(3, 1, 10)),
    ("languages", 0): Spot(Place(3, 13, 15), None),
    ("languages", 1): Spot(Place(3, 17, 21), None),
    ("languages", 2): Spot(Place(3, 23, 27), None),
    ("private", "email"): Spot(Place(4, 18, 36), Place(4, 11, 16)),
    ("private", "manager"): Spot(Place(4, 49, 53), Place(4, 38, 47)),
    ("sessions", "2026-11-10"): Spot(Place(7, 5), Place(6, 3, 13)),
    ("sessions", "2026-11-10", "minutes"): Spot(Place(7, 14, 16), Place(7, 5, 12)),
    ("sessions", "2026-11-10", "topics", 0): Spot(Place(9, 7, 14), None),
    ("sessions", "2026-11-10", "topics", 1, "deep", 1): Spot(Place(10, 18, 19), None),
}


@pytest.mark.parametrize("path", SPOTS, ids=str)
def test_spots(path: FieldPath) -> None:
    expected, found = SPOTS[path], locate(TEXT, [path])[path]
    assert (found.value.line, found.value.column) == (expected.value.line, expected.value.column)
    assert found.key == expected.key
    if expected.value.end:
        assert found.value.end == expected.value.end


def test_the_first_line_moves_every_spot() -> None:
    assert locate(TEXT, [("name",)], first_line=5)[("name",)].value == Place(6, 7, 10)


def test_a_value_over_several_lines_has_no_end() -> None:
    assert locate(TEXT, [("about",)])[("about",)].value.end == 0


@pytest.mark.parametrize(
    ("missing", "parent"),
    [
        (("private", "phone"), ("private",)),
        (("nothing", "at", "all"), ()),
        (("languages", 9), ("languages",)),
        (("name", "first"), ("name",)),
    ],
)
def test_a_missing_path_is_answered_by_its_nearest_parent(missing: FieldPath, parent: FieldPath) -> None:
    assert locate(TEXT, [missing])[missing] == locate(TEXT, [parent])[parent]


@pytest.mark.parametrize("text", ["", "# nothing\n", "[", "a: 'open\n"])
def test_without_a_value_the_spot_is_the_top(text: str) -> None:
    spot = locate(text, [("b",)])[("b",)]
    assert spot.value.line == TOP.line


def test_what_stands_above_broken_text_is_found() -> None:
    assert locate("a: 1\nb: 'open\n", [("a",)])[("a",)].value == Place(1, 4, 5)


WORDS = st.text("abcdefgæ日👩", min_size=1, max_size=6)
TREES = st.recursive(
    st.one_of(WORDS, st.integers(0, 999)),
    lambda inner: (
        st.lists(inner, min_size=1, max_size=4) | st.dictionaries(WORDS, inner, min_size=1, max_size=4)
    ),
    max_leaves=15,
)


def leaves(data: Any, path: FieldPath = ()) -> Iterator[tuple[FieldPath, Any]]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield from leaves(value, (*path, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from leaves(value, (*path, index))
    else:
        yield path, data


@given(
    data=st.dictionaries(WORDS, TREES, min_size=1, max_size=4),
    flow=st.sampled_from([None, True, False]),
    quote=st.sampled_from([None, "'", '"']),
    indent=st.sampled_from([2, 4]),
)
def test_every_path_of_a_document_leads_to_its_value(
    data: Any, flow: bool | None, quote: str | None, indent: int
) -> None:
    text = yaml.dump(
        data, allow_unicode=True, default_flow_style=flow, default_style=quote, indent=indent, width=1000
    )
    if quote:  # numbers get a tag when everything is quoted
        text = text.replace("!!int ", "")
    lines = text.split("\n")
    expected = dict(leaves(data))
    for path, spot in locate(text, expected).items():
        assert _cut(lines, spot.value) == str(expected[path])
        if isinstance(path[-1], str):
            assert spot.key is not None
            assert _cut(lines, spot.key) == path[-1]


def _cut(lines: list[str], place: Place) -> str:
    assert place.end
    return str(parse(lines[place.line - 1][place.column - 1 : place.end - 1]))
