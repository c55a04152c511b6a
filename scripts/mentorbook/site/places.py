"""Names of places, spelled as they are at home."""

from __future__ import annotations

import unicodedata

from babel import UnknownLocaleError
from babel.core import get_global
from babel.dates import get_timezone_location
from babel.languages import get_official_languages

from .words import locale_of


def city(time_zone: str, locale: str) -> str:
    """The place a time zone is named after: `America/Sao_Paulo` reads `São Paulo`."""
    try:
        name = get_timezone_location(time_zone, locale=locale_of(locale), return_city=True)
    except LookupError:
        return time_zone.rsplit("/", 1)[-1].replace("_", " ")
    return next((own for own in _at_home(time_zone) if own != name and _plain(own) == name), name)


def _at_home(time_zone: str) -> list[str]:
    """The place's name in each language that is official there."""
    country = get_global("zone_territories").get(time_zone, "")
    try:
        languages = get_official_languages(country)
        return [get_timezone_location(time_zone, locale=one, return_city=True) for one in languages]
    except UnknownLocaleError:
        return []


def _plain(name: str) -> str:
    """The name without accents, as English often writes it."""
    return "".join(one for one in unicodedata.normalize("NFD", name) if not unicodedata.combining(one))
