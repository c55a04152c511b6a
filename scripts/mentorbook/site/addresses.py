"""Links between pages. A macro's HTML is not seen by MkDocs, so it has to find its own way."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from mkdocs.utils import get_relative_url

from mentorbook.source.addresses import address_of


@dataclass(frozen=True)
class Here:
    """The page a macro writes to, and the pages it may link to.

    `url` is the page's address below the site's root, `documents` the paths of all pages below docs/, `site` the
    address of the whole site, for people, `repository` that of its files; empty when mkdocs.yml does not say.
    """

    url: str
    documents: AbstractSet[str]
    directory_urls: bool = True
    site: str = ""
    repository: str = ""

    def to(self, document: str) -> str | None:
        """The link from here to a page of docs/, or None when there is no such page. It may end in #anchor."""
        path, hash_sign, anchor = document.partition("#")
        if path not in self.documents:
            return None
        target = address_of(path, self.directory_urls)
        return str(get_relative_url(target, self.url)) + hash_sign + anchor

    def asset(self, path: str) -> str:
        """The link from here to a file that is not a page."""
        return str(get_relative_url(path, self.url))
