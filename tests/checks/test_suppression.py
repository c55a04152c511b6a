"""Ignore comments: what they silence, what they may not, and what is wrong with them."""

from datetime import date
from pathlib import Path

import pytest

from mentorbook.checks.engine import check
from mentorbook.checks.rule import RULES
from mentorbook.source.program import read_program
from tests.source.folders import laid

FILE = "cohorts/spring/applications/kai-ito.yml"
HEAD = "as: [mentee]\nstatus: accepted\nseeks: [writing]\nanswers:\n"


def raised(tmp_path: Path, text: str, file: str = FILE) -> list[tuple[str, int]]:
    """Code and line of the findings of one file that are about its form, its privacy or its comments."""
    path = tmp_path / file if file.startswith("docs/") else tmp_path / "program" / file
    reading = read_program(laid(tmp_path, {file: text}), tmp_path / "docs" if "docs/" in file else None)
    findings = check(reading, date(2026, 11, 22))
    assert path.exists()
    families = ("form", "privacy", "meta")
    return [
        (f.rule.code, f.place.line) for f in findings if f.file.endswith(file) and f.rule.family in families
    ]


@pytest.mark.parametrize(
    "comment",
    [
        "mentorbook: ignore[MB019] read by Mentorbook only",
        "mentorbook: ignore[mb019] in lower case",
        "mentorbook: ignore[looks-like-old-yaml] by name",
        "mentorbook:ignore[MB019] without a space",
        "mentorbook:   ignore[ MB019 ] with spaces",
        "see the wiki. mentorbook is fine # mentorbook: ignore[MB019] at the end",
    ],
)
def test_a_comment_on_the_line_silences_it(comment: str, tmp_path: Path) -> None:
    assert raised(tmp_path, f"{HEAD}  travel: no  # {comment}\n") == []


def test_a_comment_alone_on_the_line_above_silences_the_next(tmp_path: Path) -> None:
    assert raised(tmp_path, f"{HEAD}  # mentorbook: ignore[MB019] why\n  travel: no\n") == []


def test_a_comment_beside_something_silences_its_own_line_only(tmp_path: Path) -> None:
    text = f"{HEAD}  other: x  # mentorbook: ignore[MB019] why\n  travel: no\n"
    assert raised(tmp_path, text) == [("MB903", 5), ("MB019", 6)]


def test_a_comment_reaches_one_line_down(tmp_path: Path) -> None:
    text = f"{HEAD}  # mentorbook: ignore[MB019] why\n  other: x\n  travel: no\n"
    assert raised(tmp_path, text) == [("MB903", 5), ("MB019", 7)]


def test_a_comment_for_the_whole_file(tmp_path: Path) -> None:
    text = f"# mentorbook: ignore-file[MB019] why\n{HEAD}  travel: no\n  other: yes\n"
    assert raised(tmp_path, text) == []


def test_one_comment_for_two_rules(tmp_path: Path) -> None:
    text = f"{HEAD}  # mentorbook: ignore[MB019, bad-choice] why\n  travel: no\n"
    assert raised(tmp_path, text) == [("MB903", 5)]
    text = "as: [mentee]\n# mentorbook: ignore[MB013,MB012] why\nstatus: acepted\nmode: video\n"
    assert raised(tmp_path, text) == [("MB903", 2), ("MB012", 4)]


def test_other_rules_are_not_silenced(tmp_path: Path) -> None:
    text = "as: [mentee]\nstatus: acepted  # mentorbook: ignore[MB012] why\n"
    assert raised(tmp_path, text) == [("MB013", 2), ("MB903", 2)]


def test_without_a_reason_it_works_and_is_found(tmp_path: Path) -> None:
    assert raised(tmp_path, f"{HEAD}  travel: no  # mentorbook: ignore[MB019]\n") == [("MB902", 5)]


def test_a_rule_that_does_not_exist_gets_a_suggestion(tmp_path: Path) -> None:
    text = f"{HEAD}  travel: no  # mentorbook: ignore[looks-like-old-yml] why\n"
    reading = read_program(laid(tmp_path, {FILE: text}))
    hints = [f.hint for f in check(reading, date(2026, 11, 22)) if f.rule.code == "MB901"]
    assert hints == ["did you mean 'looks-like-old-yaml'?"]


def test_privacy_cannot_be_ignored(tmp_path: Path) -> None:
    code = next(rule.code for rule in RULES if rule.family == "privacy")
    text = f"name: Kai Ito  # mentorbook: ignore[{code}] he said it was fine\n"
    assert ("MB904", 1) in raised(tmp_path, text, "people/kai-ito.yml")


def test_a_comment_about_comments_cannot_be_ignored(tmp_path: Path) -> None:
    text = f"# mentorbook: ignore-file[MB903] why\n{HEAD}  other: x  # mentorbook: ignore[MB019] why\n"
    assert raised(tmp_path, text) == [("MB903", 1), ("MB903", 6)]


def test_a_broken_file_may_be_ignored_as_a_whole(tmp_path: Path) -> None:
    assert raised(tmp_path, "# mentorbook: ignore-file[MB001] a draft\nas: [mentee\n") == []


def test_front_matter_of_a_page(tmp_path: Path) -> None:
    page = "---\ntitle: A\nsummary: B\nfor: [mentor]\nkind: guide\nowner: no  # mentorbook: ignore[MB019] a name\n---\n"
    assert raised(tmp_path, page, "docs/library/guides/a.md") == []


def test_text_of_a_page_is_no_comment(tmp_path: Path) -> None:
    page = "---\ntitle: A\nsummary: B\nfor: [mentor]\nkind: guide\n---\n\n# mentorbook: ignore[MB019] shown\n"
    assert raised(tmp_path, page, "docs/library/guides/a.md") == []
