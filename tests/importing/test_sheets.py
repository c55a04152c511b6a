"""Spreadsheets as form tools and Excel save them, and what is refused with the way to save it right."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorbook.errors import UserError
from mentorbook.importing.sheet import Sheet, read_sheet


def cells(sheet: Sheet) -> list[list[str]]:
    return [[row.cells.get(column, "") for column in sheet.columns] for row in sheet.rows]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"a,b\n1,2\n", [["1", "2"]]),
        ("\ufeffa;b\r\nä;2\r\n".encode(), [["ä", "2"]]),
        ("a\tb\n1\t2".encode("utf-16"), [["1", "2"]]),
        (b'a,b\n"one\ntwo",2\n', [["one\ntwo", "2"]]),
        (b'a,b\n"one\r\ntwo, three",2\n', [["one\ntwo, three", "2"]]),
        (b'a,b\n="0012",\'=cmd\n', [["0012", "=cmd"]]),
        (b'a,b\n"She said ""go""",\'tis\n', [['She said "go"', "'tis"]]),
        (b"a,b\n1\n\n,\n3,4\n", [["1", ""], ["3", "4"]]),
        ("a,b\n\xa0x\xa0,2\n".encode(), [["x", "2"]]),
    ],
)
def test_what_tools_export_is_read(content: bytes, expected: list[list[str]]) -> None:
    assert cells(read_sheet(content, "x.csv")) == expected


def test_a_heading_of_two_lines_is_one_line_as_a_map_has_it() -> None:
    assert read_sheet(b'"What do you\n want?",b\n1,2\n', "x.csv").columns == ("What do you want?", "b")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("a,b\nJürgen,2\n".encode("cp1252"), "x.csv:2: this is not UTF-8"),
        (b"PK\x03\x04", "is an Excel workbook"),
        (b"a,b\0\n", "is not a text file"),
        (b"", "has no header"),
        (b"\n\n", "has no header"),
        (b"a,b,a\n1,2,3\n", "two columns called \u201ca\u201d"),
        (b"a,b\n1,2,3\n", "row 2 has more cells"),
    ],
)
def test_what_cannot_be_read_is_said(content: bytes, said: str) -> None:
    with pytest.raises(UserError) as refused:
        read_sheet(content, "x.csv")
    assert said in refused.value.message
    assert refused.value.hint


@given(st.binary(max_size=300))
def test_no_bytes_crash_it(content: bytes) -> None:
    try:
        read_sheet(content, "x.csv")
    except UserError:
        return
