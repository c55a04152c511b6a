"""The door for the macros plugin: it reads the program once and hands each page its macros, nothing else."""

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from markupsafe import escape
from mkdocs.exceptions import PluginError

from mentorbook.site.addresses import Here
from mentorbook.site.calendar_feeds import write_calendars
from mentorbook.site.downloads import BuiltSite, write_downloads
from mentorbook.site.feed import Post, midday, write_feeds
from mentorbook.site.goes_with import companions
from mentorbook.site.macros import macros
from mentorbook.site.portal import Portal, read_portal
from mentorbook.site.search_words import add_search_words


def define_env(env: Any) -> None:
    """Called by mkdocs-macros at each build. MENTORBOOK_PROGRAM and MENTORBOOK_TODAY replace program/ and today."""
    portal = _portal(env)
    _name_the_site(env.conf, portal)
    directory_urls = env.conf["use_directory_urls"]
    env.conf["extra"]["goes_with"] = companions(portal.view.pages, directory_urls)
    env.macros.clear()  # the plugin's own macros show its configuration
    env.filters.clear()
    site = env.conf.get("site_url") or ""
    files = env.conf.get("repo_url") or ""
    env.macros.update(
        macros(portal, lambda: Here(env.page.url, portal.documents, directory_urls, site, files))
    )


def on_post_build(env: Any) -> None:
    """Called by mkdocs-macros when all pages are written: beside them come the files to take home."""
    site = BuiltSite(
        folder=Path(env.conf["site_dir"]),
        address=env.conf["site_url"] or "",
        directory_urls=env.conf["use_directory_urls"],
    )
    portal = _portal(env)
    write_calendars(portal, site)
    write_feeds(portal, site, _posts(env))
    add_search_words(portal, site.folder, site.directory_urls)
    write_downloads(portal, Path(env.conf["docs_dir"]), site, Path(env.project_dir, ".cache", "word"))


def _posts(env: Any) -> Iterator[Post]:
    """What the theme's blog has written; nothing where mkdocs.yml has no blog."""
    blog = env.conf["plugins"].get("material/blog")
    for page in blog.blog.posts if blog else ():
        if not page.config.draft:
            yield Post(
                title=page.title,
                url=page.url,
                day=midday(page.config.date.created),
                summary=page.meta.get("description", ""),
                content=page.content or "",
                topics=tuple(page.meta.get("categories") or ()),
            )


def _portal(env: Any) -> Portal:
    """The program as it stands; it is read once, and again when a file has changed."""
    program = Path(os.environ.get("MENTORBOOK_PROGRAM") or Path(env.project_dir, "program"))
    given = os.environ.get("MENTORBOOK_TODAY")
    try:
        today = date.fromisoformat(given) if given else date.today()  # noqa: DTZ011 - the reader's own day
        return read_portal(program, Path(env.conf["docs_dir"]), today)
    except ValueError as error:
        raise PluginError(str(error)) from error


def _name_the_site(conf: Any, portal: Portal) -> None:
    """The charter's name, address and paper, for titles, footer and print. Escaped, as the theme does not do it."""
    charter = portal.view.charter
    conf["site_name"] = escape(charter.name)
    conf["extra"]["paper"] = portal.paper
    conf["extra"]["contact"] = escape(charter.sponsor.contact or "") if charter.sponsor else ""
