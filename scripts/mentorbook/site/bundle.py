"""One style sheet in place of several that stand side by side: a page waits for each of them before it shows."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path

FOLDER = "assets/css"

# Two or more links in a row, to files of our folder, by the same way from the page to the site's root.
_RUN = re.compile(
    rf'<link rel="stylesheet" href="(?P<way>[^"]*){FOLDER}/[\w-]+\.css">'
    rf'(?:\s*<link rel="stylesheet" href="(?P=way){FOLDER}/[\w-]+\.css">)+'
)
_NAME = re.compile(rf"{FOLDER}/([\w-]+\.css)")


def bundle_styles(site: Path) -> None:
    """Join the style sheets that a built site's pages load in a row, in their order.

    All lie in one folder, so that the addresses inside them stay right. A file's name tells its content: browsers
    that keep the old one ask for the new one.
    """
    for page in sorted(site.rglob("*.html")):
        text = page.read_text(encoding="utf-8")
        bundled = _RUN.sub(lambda run: _one_link(site, run), text)
        if bundled != text:
            page.write_text(bundled, encoding="utf-8", newline="\n")


def _one_link(site: Path, run: re.Match[str]) -> str:
    folder = site / FOLDER
    styles = "".join((folder / name).read_text(encoding="utf-8") for name in _NAME.findall(run[0]))
    name = f"all-{sha256(styles.encode()).hexdigest()[:8]}.css"
    (folder / name).write_text(styles, encoding="utf-8", newline="\n")
    return f'<link rel="stylesheet" href="{run["way"]}{FOLDER}/{name}">'
