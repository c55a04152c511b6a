"""A content security policy in every page: scripts of the site's own files and of the theme run, nothing else.

The theme writes a few inline scripts into each page, which a policy must name by hash. The hashes are not taken
from whatever a built page holds, for then a script that came in through a page's Markdown would be allowed as
well. A script counts as the theme's only when it is word for word one of those in the theme's templates, where
Jinja filled in at most a relative address.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from .finding import SiteFinding
from .pages import BuiltPage

POLICY = (
    "default-src 'self'; script-src {scripts}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "object-src 'none'; base-uri 'self'; form-action 'self'"
)
_CHARSET = '<meta charset="utf-8">'
_PRESENT = re.compile(r'\n<meta http-equiv="Content-Security-Policy" content="[^"]*">')
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_FILLED_IN = re.compile(r"\{\{.*?\}\}")
_ADDRESS = r"[\w./:-]*"
_TEMPLATES = ("base.html", "main.html", "partials/javascripts/*.html")


def theme_scripts(folders: Iterable[Path]) -> tuple[re.Pattern[str], ...]:
    """The inline scripts in the templates below theme folders, as patterns."""
    templates = (path for folder in folders for name in _TEMPLATES for path in sorted(folder.glob(name)))
    texts = (path.read_text(encoding="utf-8") for path in templates)
    return tuple(_pattern(script) for text in texts for script in _SCRIPT.findall(text) if "{%" not in script)


def protect(site: Path, pages: Sequence[BuiltPage], trusted: Sequence[re.Pattern[str]]) -> list[SiteFinding]:
    """Write the policy into every page, in place of an earlier one; report scripts that it stops."""
    for page in pages:
        policy = policy_for(page, trusted)
        tag = f'{_CHARSET}\n<meta http-equiv="Content-Security-Policy" content="{policy}">'
        html = _PRESENT.sub("", page.html).replace(_CHARSET, tag, 1)
        (site / page.name).write_text(html, encoding="utf-8", newline="\n")
    return sorted(
        SiteFinding(page.name, line, "this inline script will not run: only the theme's own may")
        for page in pages
        for script, line in page.scripts
        if not _is_trusted(script, trusted)
    )


def policy_for(page: BuiltPage, trusted: Sequence[re.Pattern[str]]) -> str:
    """The policy of one page, with the hashes of the theme's scripts on it."""
    hashes = sorted({_hash(script) for script, _ in page.scripts if _is_trusted(script, trusted)})
    return POLICY.format(scripts=" ".join(["'self'", *hashes]))


def _is_trusted(script: str, trusted: Iterable[re.Pattern[str]]) -> bool:
    return any(pattern.fullmatch(script) for pattern in trusted)


def _pattern(script: str) -> re.Pattern[str]:
    return re.compile(_ADDRESS.join(re.escape(part) for part in _FILLED_IN.split(script)))


def _hash(script: str) -> str:
    digest = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
