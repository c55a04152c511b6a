"""The news as feeds, RSS 2.0 and JSON Feed 1.1, with the whole text of each post. They are dated by the newest post."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

from lxml import html
from markupsafe import Markup

from mentorbook.source.writing import write_atomically

from .addresses import Here
from .downloads import BuiltSite
from .html import joined, tag
from .parts import block
from .portal import Portal

FOLDER = "news"
RSS, JSON_FEED = f"{FOLDER}/feed.xml", f"{FOLDER}/feed.json"
_ATOM, _CONTENT = "http://www.w3.org/2005/Atom", "http://purl.org/rss/1.0/modules/content/"
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
ET.register_namespace("atom", _ATOM)
ET.register_namespace("content", _CONTENT)


@dataclass(frozen=True, kw_only=True)
class Post:
    """A post as it was built. `url` is its address below the site's root, `content` its text as HTML."""

    title: str
    url: str
    day: datetime
    summary: str
    content: str
    topics: tuple[str, ...] = ()


def write_feeds(portal: Portal, site: BuiltSite, posts: Iterable[Post]) -> list[str]:
    """Write both feeds into a built site; their names below it. None where mkdocs.yml does not say where it stands."""
    if not site.address:
        return []
    charter = portal.view.charter
    channel = _Channel(f"{charter.name}: news", charter.purpose or "", charter.locale, site.address)
    newest_first = sorted(posts, key=lambda post: (post.day, post.url), reverse=True)
    write_atomically(site.folder / RSS, _rss(channel, newest_first))
    write_atomically(site.folder / JSON_FEED, _json_feed(channel, newest_first))
    return [RSS, JSON_FEED]


def news_feeds(_portal: Portal, here: Here) -> Markup:
    """How to follow the news without an account, where there are feeds."""
    if not here.site:
        return block(tag("p", "New posts stand at the head of this page."))
    rss = tag("a", "the RSS feed", href=here.asset(RSS), class_="mb-feed")
    other = tag("a", "a JSON feed", href=here.asset(JSON_FEED))
    words = joined(
        ["To hear of new posts, give your news reader the address of ", rss, " or of ", other, "."]
    )
    return block(tag("p", words))


@dataclass(frozen=True)
class _Channel:
    title: str
    summary: str
    language: str
    site: str

    def address(self, path: str) -> str:
        return urljoin(self.site, path)


def _rss(channel: _Channel, posts: Sequence[Post]) -> bytes:
    root = ET.Element("rss", version="2.0")
    within = ET.SubElement(root, "channel")
    _add(within, "title", channel.title)
    _add(within, "link", channel.address(f"{FOLDER}/"))
    _add(within, "description", channel.summary or channel.title)
    _add(within, "language", channel.language)
    ET.SubElement(
        within,
        f"{{{_ATOM}}}link",
        {"href": channel.address(RSS), "rel": "self", "type": "application/rss+xml"},
    )
    if posts:
        _add(within, "lastBuildDate", format_datetime(posts[0].day))
    for post in posts:
        _add_item(ET.SubElement(within, "item"), channel, post)
    ET.indent(root)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def _add_item(item: ET.Element, channel: _Channel, post: Post) -> None:
    address = channel.address(post.url)
    _add(item, "title", post.title)
    _add(item, "link", address)
    _add(item, "guid", address, isPermaLink="true")
    _add(item, "pubDate", format_datetime(post.day))
    for topic in post.topics:
        _add(item, "category", topic)
    _add(item, "description", post.summary)
    _add(item, f"{{{_CONTENT}}}encoded", _with_whole_addresses(post.content, address))


def _add(within: ET.Element, name: str, text: str, **attributes: str) -> None:
    ET.SubElement(within, name, attributes).text = _printable(text)


def _printable(text: str) -> str:
    """Without the signs that XML 1.0 has no way to write."""
    return _UNWRITABLE.sub("", text)


def _json_feed(channel: _Channel, posts: Sequence[Post]) -> bytes:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": channel.title,
        "home_page_url": channel.address(f"{FOLDER}/"),
        "feed_url": channel.address(JSON_FEED),
        "description": channel.summary or channel.title,
        "language": channel.language,
        "items": [_item(channel, post) for post in posts],
    }
    return (json.dumps(feed, ensure_ascii=False, indent=2) + "\n").encode()


def _item(channel: _Channel, post: Post) -> Mapping[str, object]:
    address = channel.address(post.url)
    return {
        "id": address,
        "url": address,
        "title": post.title,
        "summary": post.summary,
        "content_html": _with_whole_addresses(post.content, address),
        "date_published": post.day.isoformat(),
        "tags": list(post.topics),
    }


def _with_whole_addresses(content: str, address: str) -> str:
    """HTML whose links lead somewhere from wherever it is read."""
    within = html.fragment_fromstring(_printable(content), create_parent="div")
    for anchor in within.xpath("//a[contains(@class, 'headerlink')] | //comment()"):
        anchor.drop_tree()  # of use on the page alone
    within.make_links_absolute(address)
    return str(html.tostring(within, encoding="unicode"))


def midday(day: datetime) -> datetime:
    """A post has a day, a feed a moment: noon, so that it is the same day nearly everywhere."""
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
