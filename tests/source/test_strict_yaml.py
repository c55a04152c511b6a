"""The strict reader: what scalars mean, what is refused and where."""

import re
from typing import Any

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from mentorbook.source.problem import Place, SourceError
from mentorbook.source.strict_yaml import MAX_DEPTH, parse, scalar
from mentorbook.source.writing import to_yaml

# What a plain scalar means: the tables of YAML 1.2.2, section 10.3.2, and the words that only YAML 1.1 knows.
SCALARS: dict[str, Any] = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "nUll": "nUll",
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
    "tRue": "tRue",
    "yes": "yes",
    "no": "no",
    "Yes": "Yes",
    "NO": "NO",
    "on": "on",
    "off": "off",
    "y": "y",
    "n": "n",
    "0": 0,
    "7": 7,
    "-19": -19,
    "+12": 12,
    "-0": 0,
    "010": "010",
    "007": "007",
    "0o17": 15,
    "0o8": "0o8",
    "0x1f": 31,
    "0x1F": 31,
    "0xg": "0xg",
    "0b11": "0b11",
    "1_000": "1_000",
    "10:30": "10:30",
    "190:20:30": "190:20:30",
    "2026-03-02": "2026-03-02",
    "2026-02-30": "2026-02-30",
    "2026-03-04T15:00": "2026-03-04T15:00",
    "2001-12-14t21:59:43.10-05:00": "2001-12-14t21:59:43.10-05:00",
    "1.5": 1.5,
    "-1.5": -1.5,
    ".5": 0.5,
    "-.5": -0.5,
    "5.": 5.0,
    "1e3": 1000.0,
    "1E3": 1000.0,
    "1e+3": 1000.0,
    "12e-2": 0.12,
    "1e": "1e",
    "e3": "e3",
    ".": ".",
    "-": "-",
    "+": "+",
    "1.2.3": "1.2.3",
    "1e999": "1e999",
    "-1e999": "-1e999",
    ".inf": ".inf",
    "-.INF": "-.INF",
    ".nan": ".nan",
    "=": "=",
    "<<": "<<",
    "999999999999999999": 999_999_999_999_999_999,
    "1234567890123456789": "1234567890123456789",
    "-999999999999999999": "-999999999999999999",
    "+49 30 1234567": "+49 30 1234567",
    "v1.10": "v1.10",
    "Tue 17:00-19:00": "Tue 17:00-19:00",
}


@pytest.mark.parametrize(("written", "meant"), SCALARS.items(), ids=[key or "empty" for key in SCALARS])
def test_a_plain_scalar_means_what_yaml_1_2_says(written: str, meant: Any) -> None:
    for found in (scalar(written), *_read(written)):
        assert found == meant
        assert type(found) is type(meant)


def _read(written: str) -> list[Any]:
    """The scalar as a value in a document, where it can stand there without quotes."""
    if written in ("-", "=", "<<"):
        return []
    data = parse(f"key: {written}\n")
    assert isinstance(data, dict)
    return [data["key"]]


@pytest.mark.parametrize("written", [key for key in SCALARS if key])
def test_quotes_make_text_of_anything(written: str) -> None:
    assert parse(f'key: "{written}"\n') == {"key": written}
    assert parse(f"key: '{written}'\n") == {"key": written}


@pytest.mark.parametrize("written", ["~", "null", "true", "1", "0x1f", "1.5", "no", "10:30"])
def test_a_key_is_always_text(written: str) -> None:
    assert parse(f"{written}: value\n") == {written: "value"}


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("", None),
        ("# only a comment\n", None),
        ("---\n", None),
        ("---\nkey: 1\n...\n", {"key": 1}),
        ("plain", "plain"),
        ("[]", []),
        ("{}", {}),
        ("- 1\n- [2, {a: b}]\n", [1, [2, {"a": "b"}]]),
        ("a:\n  b:\n  - c\n  d: {e: [], f: {}}\n", {"a": {"b": ["c"], "d": {"e": [], "f": {}}}}),
        ("a: |\n  one\n  two\n", {"a": "one\ntwo\n"}),
        ("a: >-\n  one\n  two\n", {"a": "one two"}),
        ("? a\n: b\n", {"a": "b"}),
        ("{a}", {"a": None}),
        ("[a: 1]", [{"a": 1}]),
        ("a: 1\r\nb: 2\r\n", {"a": 1, "b": 2}),
    ],
)
def test_documents(text: str, data: Any) -> None:
    assert parse(text) == data


# text -> rule, line, column and a word of the message.
REFUSED: dict[str, tuple[str, int, int, str]] = {
    "name: Kai\nname: Bo\n": ("duplicate-key", 2, 1, "line 1"),
    "a:\n  b: 1\n  c: {d: 1, d: 2}\n": ("duplicate-key", 3, 13, "line 3"),
    "a: {x: 1}\nb: 2\n\nb:\n": ("duplicate-key", 4, 1, "line 2"),
    "- {k: 1}\n- k: 1\n  j: [k, k]\n  k: 3\n": ("duplicate-key", 4, 3, "line 2"),
    "b:\nb: 2\n": ("duplicate-key", 2, 1, "line 1"),
    "? b\n? b\n": ("duplicate-key", 2, 3, "line 1"),
    '1: a\n"1": b\n': ("duplicate-key", 2, 1, "line 1"),
    "name: &x Kai\n": ("yaml-profile", 1, 7, "anchor"),
    "a: &m {b: 1}\n": ("yaml-profile", 1, 4, "anchor"),
    "&k a: 1\n": ("yaml-profile", 1, 1, "anchor"),
    "- *x\n": ("yaml-profile", 1, 3, "alias"),
    "a: *x\n": ("yaml-profile", 1, 4, "alias"),
    "a: !!str 1\n": ("yaml-profile", 1, 4, "tag"),
    "a: !local x\n": ("yaml-profile", 1, 4, "tag"),
    "!!python/object/apply:os.system [echo]\n": ("yaml-profile", 1, 1, "tag"),
    "a: !!set {b}\n": ("yaml-profile", 1, 4, "tag"),
    "<<: {a: 1}\n": ("yaml-profile", 1, 1, "merge"),
    "a:\n  <<: b\n": ("yaml-profile", 2, 3, "merge"),
    "a: 1\n---\nb: 2\n": ("yaml-profile", 2, 1, "second document"),
    "a: 1\n--- {}\n": ("yaml-profile", 2, 1, "second document"),
    "? [a]\n: 1\n": ("yaml-profile", 1, 3, "key"),
    "{[a]: 1}\n": ("yaml-profile", 1, 2, "key"),
    "? {a: b}\n: 1\n": ("yaml-profile", 1, 3, "key"),
    'a: "Kai\\u202eotI"\n': ("invisible-character", 1, 4, "escape"),
    'a: "\\e[31mred"\n': ("invisible-character", 1, 4, "escape"),
    '"\\0": 1\n': ("invisible-character", 1, 1, "escape"),
    'a: "\\N"\n': ("invisible-character", 1, 4, "escape"),
    "headline: Data: pipelines\n": ("yaml-syntax", 1, 15, "': '"),
    "a: 'open\nb: 1\n": ("yaml-syntax", 1, 4, "quote"),
    'a: 1\nb: "open\n': ("yaml-syntax", 2, 4, "quote"),
    "a: [1, 2\nb: 3\n": ("yaml-syntax", 2, 2, "bracket"),
    "a: {b: 1\n": ("yaml-syntax", 2, 1, "bracket"),
    "a:\n\tb: 1\n": ("yaml-syntax", 2, 1, "tab character"),
    "é: ж 語\n\tb: 1\n": ("yaml-syntax", 2, 1, "tab character"),
    "a:\n  - x\n\t- y\n": ("yaml-syntax", 3, 1, "tab character"),
    "a: @b\n": ("yaml-syntax", 1, 4, "character"),
    "a: `b`\n": ("yaml-syntax", 1, 4, "character"),
    "a: %b\n": ("yaml-syntax", 1, 4, "character"),
    "a: 1\n b: 2\n": ("yaml-syntax", 2, 3, "': '"),
    "a:\n  - 1\n - 2\n": ("yaml-syntax", 3, 2, "indent"),
    "a: - b\n": ("yaml-syntax", 1, 4, "list item"),
    "a: !x!y z\n": ("yaml-syntax", 1, 4, "'!'"),
    'a: "\\q"\n': ("yaml-syntax", 1, 5, "backslash"),
    "a: b\nc\n": ("yaml-syntax", 3, 1, "key"),
    "]\n": ("yaml-syntax", 1, 1, "value"),
    "{: 1}\n": ("yaml-syntax", 1, 2, "value"),
    "%YAML 9.0\n---\na: 1\n": ("yaml-syntax", 1, 1, "incompatible"),
}


@pytest.mark.parametrize(("text", "expected"), REFUSED.items(), ids=[repr(text) for text in REFUSED])
def test_what_is_refused_says_where(text: str, expected: tuple[str, int, int, str]) -> None:
    rule, line, column, word = expected
    with pytest.raises(SourceError) as caught:
        parse(text)
    error = caught.value
    assert (error.rule, error.place.line, error.place.column) == (rule, line, column), error.message
    assert word in error.message
    assert error.hint


@pytest.mark.parametrize("text", REFUSED)
def test_the_first_line_moves_every_place(text: str) -> None:
    with pytest.raises(SourceError) as at_one:
        parse(text)
    with pytest.raises(SourceError) as at_ten:
        parse(text, first_line=10)
    moved = at_one.value.place
    assert at_ten.value.place == Place(moved.line + 9, moved.column, moved.end)


def test_a_duplicate_key_names_the_first_line_as_the_file_counts_it() -> None:
    with pytest.raises(SourceError, match="line 5"):
        parse("a: 1\nb: 2\na: 3\n", first_line=5)


@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ("{a: ", "}"), ("- ", "")])
def test_depth_ends_at_its_limit(opening: str, closing: str) -> None:
    def nested(depth: int) -> str:
        return opening * depth + "x" + closing * depth

    assert parse(nested(MAX_DEPTH)) is not None
    with pytest.raises(SourceError, match=f"deeper than {MAX_DEPTH} levels") as caught:
        parse(nested(MAX_DEPTH + 1))
    assert caught.value.place.column == MAX_DEPTH * len(opening) + 1


@pytest.mark.parametrize(
    "bomb", ["[" * 200_000, "{a: " * 50_000, "- " * 100_000, "[" * 100_000 + "]" * 100_000]
)
def test_deep_nesting_costs_nothing(bomb: str) -> None:
    with pytest.raises(SourceError, match="deeper"):
        parse(bomb)


# Data -> text -> the same data.

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cf", "Zl", "Zp"]), max_size=40)
KEYS = st.text("abcdefghijklmnopqrstuvwxyzäøß-_ 0123456789", min_size=1, max_size=12)
NUMBERS = st.one_of(
    st.integers(-(10**17) + 1, 10**17 - 1), st.floats(allow_nan=False, allow_infinity=False, width=64)
)
LEAVES = st.one_of(st.none(), st.booleans(), NUMBERS, TEXTS)
DATA = st.recursive(
    LEAVES,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(KEYS, inner, max_size=4)),
    max_leaves=20,
)


RECORDS = st.dictionaries(KEYS, DATA, min_size=1, max_size=5)


@given(RECORDS)
def test_what_is_written_is_read_back(data: Any) -> None:
    assert repr(parse(to_yaml(data))) == repr(data)


@given(RECORDS, st.booleans())
def test_every_style_of_yaml_is_read_alike(data: Any, flow: bool) -> None:
    """PyYAML writes YAML 1.1 and leaves `1e3` and `0o17` bare when they are text."""
    text = yaml.dump(
        data, Dumper=yaml.SafeDumper, allow_unicode=True, default_flow_style=flow, sort_keys=False
    )
    assume(not re.search(r"\d[eE][-+]?\d|0o[0-7]", text))
    assert repr(parse(text)) == repr(data)


@pytest.mark.parametrize(
    "text", ["0E0", "1e3", "0o17", "0x1f", "12", "1.5", "5.", ".5", "null", "true", "no", "~"]
)
def test_text_that_looks_like_something_else_is_written_in_quotes(text: str) -> None:
    assert parse(to_yaml({"id": text, "ids": [text], text: 1})) == {"id": text, "ids": [text], text: 1}


def refusal(text: str) -> SourceError | None:
    """Why the reader refuses a text, or None when it reads it."""
    try:
        parse(text)
    except SourceError as error:
        return error
    return None


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused_with_a_place(text: str) -> None:
    error = refusal(text)
    assert error is None or (error.place.line >= 1 and error.place.column >= 1)


PIECES = [
    "a",
    "b",
    ": ",
    ":",
    "- ",
    "\n",
    "\n  ",
    "[",
    "]",
    "{",
    "}",
    ",",
    "'",
    '"',
    "|\n",
    "#",
    "? ",
    "\t",
    "\\",
]
YAMLISH = st.lists(st.sampled_from([*PIECES, "&x ", "*x", "!t ", "---", "é"]), max_size=30).map("".join)


@given(YAMLISH)
def test_what_is_accepted_has_the_shape_that_yaml_gives_it(text: str) -> None:
    error = refusal(text)
    if error is None:
        assert _shape(parse(text)) == _shape(yaml.load(text, Loader=yaml.CBaseLoader))  # noqa: S506  # text only
    else:
        assert 1 <= error.place.line <= text.count("\n") + 2


def _shape(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _shape(value) for key, value in data.items()}
    return [_shape(value) for value in data] if isinstance(data, list) else "leaf"
