"""Feeds of the news, read by other parsers than the one that wrote them."""

import json
import re
from collections.abc import Sequence
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html

from mentorbook.site.downloads import BuiltSite
from mentorbook.site.feed import JSON_FEED, RSS, Post, midday, write_feeds
from mentorbook.site.portal import read_portal
from tests.conftest import ROOT

SITE = "https://northwind.example/mentoring/"
ENCODED = "{http://purl.org/rss/1.0/modules/content/}encoded"
PORTAL = read_portal(ROOT / "program", ROOT / "docs", date(2026, 11, 27))
SAID = st.text(st.characters(codec="utf-8"), max_size=60)


def post(title: str, day: int = 1, content: str = "<p>Hello</p>", url: str = "news/a/") -> Post:
    when = datetime(2026, 10, day, 12, tzinfo=UTC)
    return Post(
        title=title, url=url, day=when, summary=f"About {title}", content=content, topics=("Stories",)
    )


def fed(folder: Path, posts: Sequence[Post], address: str = SITE) -> tuple[etree._Element, Any]:
    assert write_feeds(PORTAL, BuiltSite(folder=folder, address=address), posts) == [RSS, JSON_FEED]
    channel = etree.fromstring((folder / RSS).read_bytes())[0]
    return channel, json.loads((folder / JSON_FEED).read_text(encoding="utf-8"))


def test_both_feeds_hold_the_same_posts_newest_first(tmp_path: Path) -> None:
    channel, feed = fed(tmp_path, [post("Old", 1, url="news/old/"), post("New", 9, url="news/new/")])
    items = channel.findall("item")
    assert [item.findtext("title") for item in items] == ["New", "Old"]
    assert [item["title"] for item in feed["items"]] == ["New", "Old"]
    assert (
        items[0].findtext("guid") == items[0].findtext("link") == f"{SITE}news/new/" == feed["items"][0]["id"]
    )
    assert channel.findtext("lastBuildDate") == items[0].findtext("pubDate")
    stated = parsedate_to_datetime(items[0].findtext("pubDate") or "")
    assert (
        stated
        == datetime.fromisoformat(feed["items"][0]["date_published"])
        == datetime(2026, 10, 9, 12, tzinfo=UTC)
    )


def test_a_feed_says_what_its_standard_asks_for(tmp_path: Path) -> None:
    channel, feed = fed(tmp_path, [post("A")])
    assert all(channel.findtext(name) for name in ("title", "link", "description"))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert {"title", "items", "home_page_url", "feed_url"} <= feed.keys()
    assert {"id", "url", "content_html", "date_published"} <= feed["items"][0].keys()


def test_links_lead_somewhere_from_wherever_they_are_read(tmp_path: Path) -> None:
    content = '<h2>Try<a class="headerlink" href="#try">¶</a></h2><!-- more --><p><a href="../../library/">L</a></p>'
    channel, feed = fed(tmp_path, [post("A", content=content)])
    for text in (channel.findtext(f"item/{ENCODED}"), feed["items"][0]["content_html"]):
        within = html.fragment_fromstring(text or "")
        assert [link.get("href") for link in within.iter("a")] == [f"{SITE}library/"]
        assert "more" not in (text or "")


@given(title=SAID, said=SAID)
def test_any_text_arrives_as_it_was(title: str, said: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("feed")
    channel, feed = fed(folder, [post(title, content=said)])
    assert feed["items"][0]["title"] == title
    seen = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "", title)
    assert re.sub(r"\s", " ", channel.findtext("item/title") or "") == re.sub(
        r"\s", " ", seen.replace("\r\n", "\n")
    )


def test_the_same_posts_give_the_same_bytes(tmp_path: Path) -> None:
    one, other = (tmp_path / "one"), (tmp_path / "other")
    fed(one, [post("A", 1), post("B", 2, url="news/b/")])
    fed(other, [post("B", 2, url="news/b/"), post("A", 1)])
    assert [(one / name).read_bytes() for name in (RSS, JSON_FEED)] == [
        (other / name).read_bytes() for name in (RSS, JSON_FEED)
    ]


def test_no_posts_make_an_empty_feed_and_no_address_none(tmp_path: Path) -> None:
    channel, feed = fed(tmp_path, [])
    assert (channel.findall("item"), channel.findtext("lastBuildDate"), feed["items"]) == ([], None, [])
    assert write_feeds(PORTAL, BuiltSite(folder=tmp_path / "none", address=""), [post("A")]) == []
    assert not (tmp_path / "none").exists()


def test_a_day_becomes_a_moment_that_is_the_same_day_nearly_everywhere() -> None:
    assert midday(datetime(2026, 10, 9)).isoformat() == "2026-10-09T12:00:00+00:00"  # noqa: DTZ001
