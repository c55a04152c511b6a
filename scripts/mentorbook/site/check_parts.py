"""The macro for coordinators: how much there is to mend. Numbers only, for the page is public."""

from __future__ import annotations

from markupsafe import Markup

from .addresses import Here
from .html import tag
from .parts import notice
from .portal import Portal

_WORDS = {"error": ("error", "errors"), "warning": ("warning", "warnings"), "info": ("remark", "remarks")}


def checks_summary(portal: Portal, _: Here) -> Markup:
    """The findings of the checks by severity, as of the last build."""
    if not any(portal.findings.values()):
        return notice("The checks found nothing to mend.", lead="All clear.", picture="done")
    figures = [
        tag("div", tag("dt", one if count == 1 else many), tag("dd", str(count)))
        for severity, (one, many) in _WORDS.items()
        for count in [sum(number for name, number in portal.findings.items() if name == severity)]
    ]
    return tag("dl", *figures, class_="mb-figures")
