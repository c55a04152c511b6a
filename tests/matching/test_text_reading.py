"""What is read out of a text: words of any script, topics, what is wanted, and nothing of who wrote it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorbook.matching.text.masking import without_identity
from mentorbook.matching.text.parts import clauses, sentences
from mentorbook.matching.text.tagger import make_tagger
from mentorbook.matching.text.wanted import wanted_part
from mentorbook.matching.text.words import spoken, stems
from mentorbook.model.vocabulary import Vocabulary


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("organise", "organize"),
        ("organisation", "organization"),
        ("behaviour", "behavior"),
        ("theatre", "theater"),
        ("programmes", "programs"),
        ("analyse", "analyze"),
        ("modelling", "modeling"),
        ("café", "cafe"),
        ("Ｓecurity", "security"),
        ("chemist’s", "chemist"),
        ("led", "LED"),
    ],
)
def test_spellings_of_a_word_are_one(one: str, other: str) -> None:
    assert list(stems(one)) == list(stems(other)) != []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("I want to become a nurse", ["nurse"]),
        ("Je voudrais devenir infirmière", ["devenir", "infirmière"]),
        ("C++ and C# at AT&T", ["C++", "C#", "AT&T"]),
        ("मेरो लक्ष्य नेतृत्व", ["मेरो", "लक्ष्य", "नेतृत्व"]),
        ("القيادة والتواصل", ["القيادة", "والتواصل"]),
        ("руководство", ["руководство"]),
        ("人员管理", ["人员", "员管", "管理"]),
        ("리더십 배우기", ["리더십", "배우기"]),
        ("😀 … 🚀 — !", []),
        ("\x00\x07\u200b\u202e", []),
        ("the of and to", []),
    ],
)
def test_words_of_every_script(text: str, words: list[str]) -> None:
    assert [word for _, word in spoken(text)] == words


def test_a_topic_is_found_in_a_script_without_spaces() -> None:
    topics = Vocabulary.model_validate(
        {"topics": {"people-management": {"name": "People management", "aliases": ["人员管理"]}}}
    ).topics
    assert make_tagger(topics).find("我想学习人员管理。") == {"people-management": ("人员 员管 管理",)}


@pytest.mark.parametrize(
    ("text", "kept", "gone"),
    [
        ("Design rather than delivery, and testing", "testing", "delivery"),
        ("I am leaving nursing to teach", "teach", "nursing"),
        ("Quit sales and learn accounting", "accounting", "sales"),
        ("Not frontend: I want databases", "databases", "frontend"),
        ("I do not want to sell. I want to write", "write", "sell"),
        ("Delivery is not for me; design is", "design", "Delivery"),
        ("I no longer enjoy law, but I love cooking", "cooking", "law"),
        ("Tired of spreadsheets; towards the stage", "stage", "spreadsheets"),
        ("Je veux cuisiner plutôt que vendre", "cuisiner", "vendre"),
        ("Grow technically without becoming a manager", "technically", "manager"),
    ],
)
def test_what_someone_turns_away_from_is_left_out(text: str, kept: str, gone: str) -> None:
    assert kept in wanted_part(text)
    assert gone not in wanted_part(text)


@pytest.mark.parametrize(
    "text",
    [
        "I am not confident at presenting",
        "I have never managed people and do not know how to start",
        "I don't have experience in welding yet",
        "Not only baking but also running a shop",
        "I cannot delegate",
        "How to lead people I do not see",
        "I come back from parental leave in spring",
        "Presenting without reading from notes",
        "not a word",
    ],
)
def test_what_someone_lacks_is_wanted(text: str) -> None:
    assert wanted_part(text) == text


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("As a 52-year-old woman from Lagos, I want to lead", "I want to lead"),
        ("I am a Nigerian father. I want to lead", "I want to lead"),
        ("My name is Fatima Noor and I want to lead", "I want to lead"),
        ("I'm Muslim, and I want to lead", "I want to lead"),
        ("I want to lead. – Fatima", "I want to lead. –"),
        ("I want to lead (she/her)", "I want to lead"),
        ("I want to lead; write to fatima.noor@example.org", "I want to lead; write to"),
        ("I want to lead. Born on 3 May 1971", "I want to lead."),
        ("I am 52 and want to lead", "want to lead"),
        ("As a female engineer I want to lead", "As a engineer I want to lead"),
    ],
)
def test_who_wrote_it_is_struck_out(text: str, left: str) -> None:
    assert without_identity(text, "Fatima Noor") == left


@pytest.mark.parametrize(
    "text",
    [
        "As a nurse I want to lead",
        "As a first-time manager",
        "Find the women's network",
        "Back from maternity leave",
        "As a Spanish teacher",
        "I am technical and want to stay so",
        "Lead 12 people in 3 countries",
        "Stop being the person who fixes everything",
        "I am 20 minutes late every day",
    ],
)
def test_what_is_about_work_stays(text: str) -> None:
    assert without_identity(text, "Fatima Noor") == text


@given(st.text(max_size=200), st.text(max_size=20))
def test_masking_takes_away_only(text: str, name: str) -> None:
    masked = without_identity(text, name) or ""
    assert len(masked) <= len(text)
    assert not set(masked) - set(text) - {" "}


@given(st.text(max_size=300), st.integers(1, 5))
def test_parts_are_few_and_say_something(text: str, most: int) -> None:
    for parts in (sentences(text, most), clauses(text, most)):
        assert len(parts) <= most
        assert all(any(stems(part)) for part in parts)
        assert bool(parts) == any(stems(text))
