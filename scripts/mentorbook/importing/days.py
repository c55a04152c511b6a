"""Days in records are written without quotes, as people write them."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

_ISO = re.compile(r"\d{4}-\d\d-\d\d\Z")


def dated(data: Any) -> Any:
    """The data with days in place of their ISO text; the reader takes both for the same."""
    if isinstance(data, dict):
        return {key: dated(value) for key, value in data.items()}
    return date.fromisoformat(data) if isinstance(data, str) and _ISO.match(data) else data
