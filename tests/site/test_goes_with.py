"""Which pages go with one another."""

from mentorbook.model.page import Page
from mentorbook.site.goes_with import MOST, alike, companions


def page(
    title: str, kind: str = "guide", readers: str = "mentor", topic: str = "feedback", stage: str = "run"
) -> Page:
    fields = {
        "title": title,
        "summary": "S",
        "for": [readers],
        "kind": kind,
        "topics": [topic],
        "stage": [stage],
    }
    return Page.model_validate(fields)


def test_topics_count_most_and_another_kind_is_welcome() -> None:
    """3 for the topic, 2 for the stage, 1 for the reader, 1 for another kind."""
    one = page("One")
    assert alike(one, page("Same")) == 6
    assert alike(one, page("Agenda", kind="agenda")) == 7
    assert alike(one, page("Topic only", stage="close")) == 4
    assert alike(one, page("Stage only", topic="trust")) == 3
    assert alike(one, page("For others", readers="sponsor")) == 0


def test_a_page_names_the_closest_others_and_never_itself() -> None:
    pages = {f"library/{name}.md": page(name) for name in "abcde"} | {
        "library/x.md": page("x", kind="agenda")
    }
    found = companions(pages)
    assert [one.title for one in found["library/a.md"]] == ["x", "b", "c"]
    assert found["library/a.md"][0].address == "library/x/"
    assert all(len(others) == MOST for others in found.values())


def test_a_page_alone_has_no_company() -> None:
    assert companions(
        {"library/a.md": page("a"), "library/b.md": page("b", topic="trust", stage="close")}
    ) == {
        "library/a.md": [],
        "library/b.md": [],
    }
