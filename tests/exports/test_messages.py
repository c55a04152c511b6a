"""Messages: every field is explained and can be filled, drafts are sound mails, and nobody gets what is not theirs."""

import email
import re
from dataclasses import replace
from datetime import date
from email.policy import SMTP
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorbook.exports.audience import ABOUT_APPLICATIONS, ABOUT_PAIRS, ONLY_NAMED
from mentorbook.exports.letter import VALUES
from mentorbook.exports.mail import draft, plain
from mentorbook.exports.messages import Message, drafts_of, letters_of
from mentorbook.model.message import FIELDS
from mentorbook.model.page import Page
from mentorbook.model.person import PrivateFields
from mentorbook.reports.window import Window, whole
from mentorbook.source.message_text import MessageText, read_message
from mentorbook.source.program import read_program
from tests.conftest import ROOT

SHELF = ROOT / "docs" / "library" / "messages"
PAGES = sorted(path for path in SHELF.glob("*.md") if path.stem != "using-the-messages")
SITE = "https://northwind.example/mentoring/"
BY_HAND = {"coordinator_name": "Rosa Lind", "survey_link": "https://forms.example/p"}


def window(cohort: str = "2027-spring", day: date = date(2026, 12, 20)) -> Window:
    program = read_program(ROOT / "program", ROOT / "docs").program
    return next(one for one in whole(program, day) if one.cohort.id == cohort)


def message(text: str, *readers: str, name: str = "try") -> Message:
    page = Page.model_validate({"title": "Try", "summary": "Try.", "for": list(readers), "kind": "message"})
    read = read_message(text)
    assert read is not None
    return Message(
        id=name, path=f"library/messages/{name}.md", page=page, text=read, site=SITE, set_by_hand=BY_HAND
    )


def test_every_field_has_a_value_and_stands_on_the_page_about_them() -> None:
    listed = re.findall(
        r"^\| `\{(\w+)\}` \| (.+?) \| (.+?) \|$", (SHELF / "using-the-messages.md").read_text(), re.MULTILINE
    )
    assert {name: (says, example) for name, says, example in listed} == {
        name: (field.says, field.example) for name, field in FIELDS.items()
    }
    assert set(VALUES) == set(FIELDS)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_holds_a_message_that_the_page_about_messages_links_to(page: Path) -> None:
    read = read_message(page.read_text(encoding="utf-8"))
    assert read is not None
    assert {field.name for field in read.fields} <= set(FIELDS)
    assert f"({page.name})" in (SHELF / "using-the-messages.md").read_text(encoding="utf-8")


def test_messages_with_an_audience_of_their_own_exist() -> None:
    named = {*ONLY_NAMED, *ABOUT_APPLICATIONS, *ABOUT_PAIRS, "no-match"}
    assert sorted(named - {page.stem for page in PAGES}) == []


def test_a_draft_is_filled_for_whom_it_is_for() -> None:
    text = "> **Subject:** Your mentor: {partner_full_name}\n>\n> Hello {first_name}, see [it](../a.md).\n>\n> **R**"
    asked = message(text, "mentee")
    made = drafts_of(asked, letters_of(asked, window()))
    assert (made.gaps, made.without_address, len(made.files)) == ((), (), 26)
    mail = email.message_from_bytes(
        made.files["messages/try/keith-penney--in-li-wei--keith-penney.eml"], policy=SMTP
    )
    assert (mail["X-Unsent"], mail["Subject"]) == ("1", "Your mentor: Li Wei")
    assert mail["To"] == "Keith Penney <keith.penney@northwind.example>"
    assert mail["From"] == "Rosa Lind <mentoring@northwind.example>"
    assert mail.get_content().replace("\r\n", "\n") == f"Hello Keith, see it ({SITE}library/a/).\n\nR\n"


def test_a_day_that_is_set_by_hand_is_written_as_people_write_it() -> None:
    text = message("> **Subject:** Until {survey_closes}\n>\n> {survey_link}", "mentee")
    by_hand = replace(
        text, set_by_hand={"survey_closes": "2026-06-10", "survey_link": "https://forms.example/p"}
    )
    made = next(iter(drafts_of(by_hand, letters_of(by_hand, window())).files.values()))
    assert email.message_from_bytes(made, policy=SMTP)["Subject"] == "Until June 10, 2026"


def test_a_gap_for_one_person_keeps_that_draft_alone_from_being_made() -> None:
    """In the first weeks some pairs have met, and others have not."""
    text = message("> **Subject:** Hello\n>\n> Last time: {last_session_date}", "mentee")
    early = window("2025-autumn", date(2025, 9, 20))
    made = drafts_of(text, letters_of(text, early))
    assert {(gap.field, gap.line) for gap in made.gaps} == {("last_session_date", 3)}
    assert len(made.files) + len(made.gaps) == len(list(letters_of(text, early)))
    assert made.files
    nobody = drafts_of(text, letters_of(text, window()))
    assert (nobody.files, len(nobody.gaps)) == ({}, 26)


def test_who_has_no_address_gets_a_draft_without_a_recipient() -> None:
    spring = window()
    keith = spring.program.people["keith-penney"].model_copy(update={"private": PrivateFields()})
    program = replace(spring.program, people={**spring.program.people, "keith-penney": keith})
    text = message("> **Subject:** Hello\n>\n> {full_name}", "mentee")
    made = drafts_of(text, letters_of(text, replace(spring, program=program), ("keith-penney",)))
    assert made.without_address == ("keith-penney",)
    (content,) = made.files.values()
    assert b"\r\nTo:" not in content


@given(name=st.text(min_size=1), subject=st.text(), body=st.text())
def test_no_text_adds_a_header_or_a_recipient(name: str, subject: str, body: str) -> None:
    content = draft(
        to=(name, "bo@x.example"),
        sender=("A\r\nBcc: all@x.example", "a@x.example"),
        subject=subject,
        body=body,
    )
    mail = email.message_from_bytes(content, policy=SMTP)
    assert [key for key in mail if key.lower() in ("to", "bcc", "cc")] == ["To"]
    assert [address.addr_spec for address in mail["To"].addresses] == ["bo@x.example"]


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("**Bold** and *soft*", "Bold and soft"),
        ("[here](https://a.example)", "here (https://a.example)"),
        ("[up](../../x.md)", f"up ({SITE}x/)"),
        ("2 * 3 * 4", "2 * 3 * 4"),
    ],
)
def test_markdown_becomes_plain_text(markdown: str, text: str) -> None:
    assert plain(markdown, "library/messages/try.md", SITE) == text


def test_a_message_is_the_first_quote_with_a_subject() -> None:
    assert read_message("Text.\n\n> Only a quote.\n") is None
    assert read_message("No quote at all.\n") is None
    read = read_message("One.\n\n> **Subject:** {first_name}\n>\n> Two.\n\n> Another quote.\n")
    assert read is not None
    assert isinstance(read, MessageText)
    assert (read.subject, read.body) == ("{first_name}", "Two.")
    assert [(field.line, field.column, field.end) for field in read.fields] == [(3, 16, 28)]
