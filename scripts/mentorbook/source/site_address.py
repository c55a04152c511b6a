"""Where the program's site stands: `site_url` of mkdocs.yml, read as text, because its other tags run code."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

_SITE_URL = re.compile(r"^site_url:\s*[\"']?(https?://[^\s\"'#]+)", re.MULTILINE)
NO_HOST = "mentorbook.invalid"  # RFC 2606: a name that nobody has


def site_address(settings: Path) -> str:
    """The address with a slash at its end; empty when mkdocs.yml is missing or names none."""
    try:
        found = _SITE_URL.search(settings.read_text(encoding="utf-8"))
    except OSError:
        return ""
    return f"{found[1].rstrip('/')}/" if found else ""


def host_of(address: str) -> str:
    """The host that ids of calendar entries end in; it must stay the same, or calendars show everything twice."""
    return urlsplit(address).hostname or NO_HOST
