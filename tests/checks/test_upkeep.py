"""What the library's upkeep rests on: reading levels worked out by hand, passages that are copies, links that count."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorbook.checks.passages import Passage, passage, repeated
from mentorbook.checks.prose import said
from mentorbook.checks.reading_level import grade
from mentorbook.model.page import Page
from mentorbook.reports.library import review_dates

SENTENCE = "The old man put a net in the sea and sat on the sand"  # 14 words, 39 letters
COPY = "Count to five before you answer because the second thing that people say is often the one they came to tell you"


def test_a_grade_worked_out_by_hand() -> None:
    """5.88 x 39/14 - 29.6 x 1/14 - 15.8, and with eleven words of 38 letters more: 5.88 x 77/25 - 29.6/25 - 15.8."""
    assert grade([f"{SENTENCE}."] * 5) == -1.5
    assert grade([f"{SENTENCE}; and so did his two sons and all of their friends."] * 5) == 1.1


def test_too_little_text_has_no_grade() -> None:
    assert grade([f"{SENTENCE}."] * 4) is None
    assert grade(["Name and date"] * 100) is None


@given(st.lists(st.text(max_size=80), max_size=20))
def test_no_text_stops_the_grade(lines: list[str]) -> None:
    found = grade(lines)
    assert found is None or isinstance(found, float)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("| **Who** | [a link](x.md#y) | &nbsp; { data-field=mentor-name } |", "Who a link"),
        ("- [ ] to `do`", "to do"),
        ("12. twelfth", "twelfth"),
        ("> Said *so*.", "Said so ."),
    ],
)
def test_only_words_are_left(line: str, words: str) -> None:
    assert said(line).split() == words.split()


def of(page: str, line: int, text: str) -> Passage:
    made = passage(page, line, text)
    assert made
    return made


def test_a_copy_is_found_once_and_names_the_first() -> None:
    pages = [
        of("a.md", 3, COPY),
        of("b.md", 7, f"Always {COPY.lower()}, and then wait a little more."),
        of("b.md", 9, COPY),
    ]
    found = repeated(pages)
    assert {
        page: [(one.line, twin.page, twin.line) for one, twin in pairs] for page, pairs in found.items()
    } == {"b.md": [(7, "a.md", 3), (9, "a.md", 3)]}


def test_what_repeats_on_its_own_page_or_is_only_alike_is_left_alone() -> None:
    other = "Count the days before you answer because a letter written at night is often one that people come to regret"
    assert repeated([of("a.md", 1, COPY), of("a.md", 2, COPY), of("b.md", 1, other)]) == {}
    assert passage("a.md", 1, "Count to five before you answer.") is None


def test_the_most_urgent_page_comes_first() -> None:
    def page(reviewed: str | None) -> Page:
        given = {"title": "T", "summary": "S", "for": ["mentor"], "kind": "guide", "reviewed": reviewed}
        return Page.model_validate(given)

    due = review_dates({"new.md": page("2026-11-01"), "old.md": page("2025-11-20"), "never.md": page(None)})
    assert [(one.path, one.is_over(date(2026, 11, 22)), one.is_soon(date(2026, 11, 22))) for one in due] == [
        ("never.md", True, True),
        ("old.md", True, True),
        ("new.md", False, False),
    ]
