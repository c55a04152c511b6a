"""Pure views of a report, by the name that --format takes."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from .github import github
from .json_ import json_report
from .junit import junit
from .markdown import markdown
from .report import Report
from .sarif import sarif
from .text import text

REPORTERS: Mapping[str, Callable[[Report], str]] = {
    "text": text,
    "json": json_report,
    "github": github,
    "sarif": sarif,
    "junit": junit,
    "markdown": markdown,
}

__all__ = ["REPORTERS", "Report"]
