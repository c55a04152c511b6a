"""The macro for coordinators: how much there is to mend. Numbers only, for the page is public."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from mentorbook.checks.rule import Severity

from .addresses import Here
from .html import tag
from .parts import notice
from .portal import Portal

_WORDS: Mapping[Severity, tuple[str, str]] = {
    "error": ("error", "errors"),
    "warning": ("warning", "warnings"),
    "info": ("remark", "remarks"),
}


def checks_summary(portal: Portal, _: Here) -> Markup:
    """The findings of the checks by severity, as of the last build."""
    if not any(portal.findings.values()):
        return notice("The checks found nothing to mend.", lead="All clear.", picture="done")
    figures = (_figure(portal.findings.get(severity, 0), *words) for severity, words in _WORDS.items())
    return tag("dl", *figures, class_="mb-figures")


def _figure(count: int, one: str, many: str) -> Markup:
    return tag("div", tag("dt", one if count == 1 else many), tag("dd", count))
