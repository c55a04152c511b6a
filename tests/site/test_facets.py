from mentorbook.site.facets import Card, Facet, Nouns, by_name, faceted
from mentorbook.site.html import tag

NOUNS = Nouns(one="document", many="documents")
KIND = Facet(name="kind", title="Kind", options={"guide": "Guide", "agenda": "Agenda", "kit": "Kit"})
TIME = Facet(name="minutes", title="Time", options={"15": "15", "30": "30", "60": "60"}, at_most=True)


def card(title: str, **values: tuple[str, ...]) -> Card:
    return Card(content=tag("h2", title), values=values)


def test_only_options_that_some_card_has_are_offered() -> None:
    html = faceted("cards", [KIND], [card("a", kind=("guide",)), card("b", kind=("agenda",))], NOUNS)
    assert 'value="guide"' in html
    assert 'value="kit"' not in html


def test_a_facet_with_one_option_is_no_choice() -> None:
    html = faceted("cards", [KIND], [card("a", kind=("guide",)), card("b", kind=("guide",))], NOUNS)
    assert "fieldset" not in html
    assert "2 documents" in html


def test_a_limit_is_offered_when_some_card_lies_below_it() -> None:
    html = faceted("cards", [TIME], [card("a", minutes=("20",)), card("b", minutes=("45",))], NOUNS)
    assert 'data-compare="max"' in html
    assert 'value="15"' not in html
    assert 'value="30"' in html


def test_many_options_become_a_list_to_pick_from() -> None:
    options = {f"t{n}": f"Topic {n}" for n in range(9)}
    cards = [card(name, topic=(name,)) for name in options]
    html = faceted("cards", [Facet(name="topic", title="Topic", options=options)], cards, NOUNS)
    assert '<label for="cards-topic">Topic</label><select id="cards-topic" name="topic">' in html


def test_a_card_carries_its_values_and_the_list_is_complete_without_a_script() -> None:
    html = faceted("cards", [KIND], [card("a", kind=("guide", "kit"))], NOUNS)
    assert '<li class="mb-card" data-kind="guide kit"><h2>a</h2></li>' in html
    assert 'data-facet-empty="cards" hidden' in html
    assert "1 document<" in html


def test_the_choices_unfold_from_a_button_on_narrow_screens() -> None:
    html = faceted("cards", [KIND], [card("a", kind=("guide",)), card("b", kind=("kit",))], NOUNS)
    assert 'aria-expanded="false" aria-controls="cards-choices"' in html
    assert 'id="cards-choices"' in html
    assert 'name="words"' in html  # q is the theme's own


def test_options_with_the_same_word_have_one_order() -> None:
    assert list(by_name({"b": "writing", "c": "Asking", "a": "Writing"})) == ["c", "a", "b"]
