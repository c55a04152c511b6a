"""The sheet of paper a program prints on, and the language its files say they are in."""

from __future__ import annotations

from dataclasses import dataclass

from babel.core import get_global

from .moments import locale_of

# Where offices print on US Letter, by the Unicode Consortium's supplemental data (paperSize US-Letter), which
# Babel leaves out. Everybody else has A4.
LETTER_TERRITORIES = frozenset(
    ("BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE")
)


@dataclass(frozen=True, kw_only=True)
class Paper:
    """A size of paper, in millimeters; `name` is what CSS calls it."""

    name: str
    width: float
    height: float


A4 = Paper(name="A4", width=210, height=297)
LETTER = Paper(name="letter", width=215.9, height=279.4)


@dataclass(frozen=True, kw_only=True)
class Letterhead:
    """What all documents of a program have in common: whose they are, their language and paper.

    `address` is where the program's site stands, for links from the documents to it; empty when it is not known.
    """

    program: str
    language: str  # BCP 47, with a country
    paper: Paper
    address: str


def letterhead(program: str, locale: str, time_zone: str, address: str) -> Letterhead:
    """The letterhead of a program with this name, locale (BCP 47) and IANA time zone."""
    return Letterhead(
        program=program, language=language_tag(locale), paper=paper_of(locale, time_zone), address=address
    )


def paper_of(locale: str, time_zone: str) -> Paper:
    """US Letter where that is the custom: by the locale's country, else by that of the time zone."""
    territory = locale_of(locale).territory or get_global("zone_territories").get(time_zone)
    return LETTER if territory in LETTER_TERRITORIES else A4


def language_tag(locale: str) -> str:
    """The language with a country, which word processors choose a dictionary by: `en` is `en-US`, `de` `de-DE`."""
    known = locale_of(locale)
    likely = get_global("likely_subtags").get(known.language, "")
    territory = known.territory or likely.rpartition("_")[2]
    return f"{known.language}-{territory}" if territory else known.language
