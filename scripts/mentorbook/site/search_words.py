"""Other words for what pages say, added to the search index: who looks for "direct reports" finds people management.

The theme looks for the very words that were typed. Its search stays as it is; the index it loads says more. A page's
topics stand where the theme keeps tags, which it ranks by and docs/assets/css/frame.css hides; everyday words stand in
the text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml
from markupsafe import escape

from mentorbook.source.addresses import address_of
from mentorbook.source.writing import write_atomically

from .html import tag
from .portal import Portal

_TAG = re.compile(r"<[^>]*>")
TAG_BOOST = 2000.0  # twice a title's: two words of a topic outweigh a title that begins like one of them
INDEX = Path("search", "search_index.json")


@dataclass(frozen=True)
class Alike:
    """Words and phrases that mean the same."""

    words: tuple[str, ...]

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        alternatives = "|".join(re.escape(word) for word in sorted(self.words, key=len, reverse=True))
        return re.compile(rf"(?<!\w)(?:{alternatives})s?(?!\w)", re.IGNORECASE)

    def unsaid(self, text: str) -> tuple[str, ...]:
        """Those that a text does not say, if it says any."""
        said = {found.casefold().removesuffix("s") for found in self._pattern.findall(text)}
        return (
            tuple(word for word in self.words if word.casefold().removesuffix("s") not in said)
            if said
            else ()
        )


def add_search_words(portal: Portal, site: Path, directory_urls: bool = True) -> None:
    """Rewrite a built site's search index, if there is one."""
    file = site / INDEX
    if not file.is_file():
        return
    index = json.loads(file.read_text(encoding="utf-8"))
    topics = _words_of_topics(portal, directory_urls)
    groups = _everyday_words()
    for entry in index["docs"]:
        if words := topics.get(entry["location"]):
            entry["tags"] = [*map(escape, words)]
        if more := [*_unsaid(entry, groups)]:
            entry["text"] += _said(more)
    index["config"].setdefault("fields", {})["tags"] = {"boost": TAG_BOOST}
    write_atomically(file, json.dumps(index, ensure_ascii=False, separators=(",", ":")).encode())


def _words_of_topics(portal: Portal, directory_urls: bool) -> Mapping[str, tuple[str, ...]]:
    """Address of a library page: the names and aliases of the topics it is about."""
    known = portal.view.about
    return {
        address_of(path, directory_urls): tuple(
            word
            for topic in page.topics
            if topic in known
            for word in (known[topic].name, *known[topic].aliases)
        )
        for path, page in portal.view.pages.items()
    }


def _everyday_words() -> tuple[Alike, ...]:
    text = files(__package__).joinpath("search_words.yml").read_text(encoding="utf-8")
    return tuple(Alike(tuple(words)) for words in yaml.safe_load(text))


def _unsaid(entry: Mapping[str, Any], groups: Iterable[Alike]) -> Iterator[str]:
    text = f"{entry['title']} {_TAG.sub(' ', entry['text'])}"
    for group in groups:
        yield from group.unsaid(text)


def _said(words: Iterable[str]) -> str:
    """A sentence for the index, which the search shows as HTML."""
    return " " + str(tag("p", f"In other words: {', '.join(words)}."))
