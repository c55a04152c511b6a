from pathlib import Path

import pytest

from mentorbook.site.links import broken_links, repeated_ids
from mentorbook.site.pages import pages_of, read_page


def site_with(folder: Path, body: str) -> Path:
    """A site of two pages, a picture and a 404 page; `body` stands on line 2 of cohorts/index.html."""
    files = {
        "index.html": '<h1 id="top">Home</h1>\n<a href="cohorts/">x</a>',
        "cohorts/index.html": f'<h1 id="top">Cohorts</h1>\n{body}',
        "assets/a b.png": "",
        "404.html": '<a href="/anywhere/">x</a>',
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    "body",
    [
        '<a href="../">x</a>',
        '<a href="..">x</a>',
        '<a href="../index.html#top">x</a>',
        '<a href="#top">x</a>',
        '<a href="?kind=agenda">x</a>',
        '<a href="#__search">x</a>',
        '<img src="../assets/a%20b.png" srcset="../assets/a%20b.png 1x, ../assets/a%20b.png 2x">',
        '<a href="https://example.org/x#y">x</a>',
        '<a href="//example.org/x">x</a>',
        '<a href="mailto:a@northwind.example">x</a>',
    ],
)
def test_a_link_that_leads_somewhere_is_fine(tmp_path: Path, body: str) -> None:
    site = site_with(tmp_path, body)
    assert broken_links(site, list(pages_of(site))) == []


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ('<a href="../nowhere/">x</a>', "leads nowhere"),
        ('<a href="../index.html#bottom">x</a>', "without the anchor 'bottom'"),
        ('<a href="#bottom">x</a>', "without the anchor 'bottom'"),
        ('<a href="/cohorts/">x</a>', "starts at the root"),
        ('<a href="../../outside/">x</a>', "leads nowhere"),
        ('<img src="../assets/c.png">', "leads nowhere"),
        ('<img src="../assets/a%20b.png" srcset="../assets/c.png 2x">', "leads nowhere"),
        ('<script src="gone.js"></script>', "leads nowhere"),
    ],
)
def test_a_broken_link_is_found_with_its_line(tmp_path: Path, body: str, message: str) -> None:
    site = site_with(tmp_path, body)
    (finding,) = broken_links(site, list(pages_of(site)))
    assert str(finding).startswith("cohorts/index.html:2: ")
    assert message in finding.message


def test_an_id_that_stands_twice_is_found() -> None:
    page = read_page("index.html", '<p id="a">\n<p id="b">\n<p id="a">')
    assert [str(finding) for finding in repeated_ids([page])] == [
        "index.html:3: the id 'a' stands twice on this page"
    ]
