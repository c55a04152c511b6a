"""Days and hours as people write them in the program's language."""

from __future__ import annotations

from datetime import date, datetime

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_time


def day(when: date, locale: str, length: str = "long") -> str:
    """`January 11, 2027`; with length="medium" `Jan 11, 2027`."""
    return format_date(when, length, locale=locale_of(locale))


def clock(when: datetime, locale: str) -> str:
    """`3:00 PM`, with an ordinary space before it."""
    return format_time(when, "short", locale=locale_of(locale)).replace("\u202f", " ")


def locale_of(code: str) -> Locale:
    """A locale by its BCP 47 code; American English when the code is unknown."""
    try:
        return Locale.parse(code, sep="-")
    except (ValueError, UnknownLocaleError):
        return Locale.parse("en_US")
