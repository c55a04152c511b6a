import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import markdown  # type: ignore[import-untyped]  # ships no types
from markupsafe import Markup

from mentorbook.site.html import joined, link, tag
from mentorbook.source.markdown import cell

EXTENSIONS = ["abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables"]
TRICKY = st.text(alphabet=st.sampled_from("<>&\"'[](){}|*_`#!:/\\-+=~^ \n\tab8%"), max_size=40)


@given(TRICKY | st.text(max_size=40))
def test_text_never_becomes_markup(text: str) -> None:
    html = tag("p", text, title=text)
    assert re.fullmatch(r'<p title="[^"<>]*">[^<>]*</p>', html)
    assert "\n" not in html


@given(TRICKY | st.text(max_size=40))
def test_a_cell_adds_nothing_to_its_table(text: str) -> None:
    html = markdown(f"| a | b |\n|---|---|\n| {cell(text)} | end |\n", extensions=EXTENSIONS)
    assert re.findall(r"<(\w+)", html) == ["table", "thead", "tr", "th", "th", "tbody", "tr", "td", "td"]


@pytest.mark.parametrize(
    "text", ["{{ 7 * 7 }}", "[x](javascript:alert(1))", "a | b", "<b>", "a\u202eb\u200bc\x00"]
)
def test_a_cell_holds_only_letters_digits_spaces_and_entities(text: str) -> None:
    assert re.fullmatch(r"(?:[A-Za-z0-9 ]|&#\d+;)*", cell(text))


def test_a_tag_keeps_markup_and_drops_what_is_not_there() -> None:
    assert tag("p", Markup("<b>x</b>"), None, hidden=True, id=None, open=False) == "<p hidden><b>x</b></p>"
    assert tag("input", type="search", data_facet_text=True) == '<input type="search" data-facet-text/>'
    assert joined(["a", None, "<"], " · ") == "a · &lt;"


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "http://example.org", "JavaScript:x"]
)
def test_only_https_and_mail_become_links(address: str) -> None:
    assert link(address, "text") == "text"


def test_links_and_paths() -> None:
    assert link("https://example.org/a", "a") == '<a href="https://example.org/a">a</a>'
    assert link("../a/b:c/", "a") == '<a href="../a/b:c/">a</a>'
