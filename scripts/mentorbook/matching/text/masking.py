"""Strikes out of a text what tells who its writer is rather than what the writer wants or can pass on.

Names, addresses, numbers, ages, dates of birth and of school, pronouns, and what English sentences say after "as a" or
"I am a" about gender, family, origin, faith and the like. What is about work stays: "as a nurse", "women's network",
"maternity leave", "moving to Nigeria". Other languages and freer wordings are not recognized; the page about matching
says so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_I_AM = r"(?:as|i\s+am|i['’]m)"
_AFTER_I_AM = "|".join(
    rf"(?<={lead} {article} )" for lead in (r"\bas", r"\bam", "['’]m") for article in ("a", "an")
)
_PERSON = (
    r"(?:wo)?m[ae]n|girl|boy|lad(?:y|ies)|gentleman|guy|mother|mom|mum|father|dad|parent|wife|husband"
    r"|widow(?:er)?|grand(?:mother|father|parent)|daughter|son|immigrant|migrant|refugee|expat(?:riate)?|foreigner"
    r"|native|national|citizen"
)
_KIND = (
    r"(?:fe)?male|single|married|divorced|widowed|pregnant|black|white|brown|asian|african|arab|latin[oax]|hispanic"
    r"|indigenous|indian|european|american|muslim|christian|catholic|protestant|orthodox|jewish|hindu|sikh|buddhist"
    r"|atheist|gay|lesbian|bisexual|queer|trans(?:gender)?|straight|non-?binary|disabled|blind|deaf|autistic"
    r"|neurodivergent|dyslexic|young|old|older|elderly|middle-aged"
)
_NAMES = r"(?-i:[A-Z][\w'’-]*(?:\s+[A-Z][\w'’-]*){0,3})"
_ORIGIN = (
    r"(?-i:[A-Z]\w+(?:ian|ean|an|ese|ish|i|ch|tch|que|ino|ina))"  # Nigerian, Japanese, Polish, Nepali, French
)
_FROM = rf"(?:\s+(?:from|of|with|born\s+in|living\s+in)\s+(?:{_NAMES}|\w+\s+(?:children|kids)))?"
_WHOLE_PHRASE = (
    r"(?=\s*[.,;:!?)]|\s+(?:and|with|from|in|who)\b|\Z)"  # "I am Spanish", not "a Spanish teacher"
)
_YEARS_OLD = r"(?:\d{1,2}|\w+(?:-\w+)?)[\s-]+years?[\s-]+(?:old|of\s+age|young)"
_DECADE = r"(?:teens|twenties|thirties|forties|fifties|sixties|seventies|\d0['’]?s)"
_YEAR = r"(?:19|20)\d\d"
_NOT_AN_AGE = r"(?!\s*(?:%|h|min|months?|weeks?|days?|people))"

_PRONOUN = (
    r"(?:she|he|they|xe|ze)\s*/\s*(?:her|hers|him|his|them|their|theirs|xem|hir|zir)(?:\s*/\s*\w+)?\b\)?"
)
_ANYWHERE = (
    r"(?:https?://|www\.)\S+",
    r"\+?\d[\d\s()/-]{6,}\d",
    rf"\({_PRONOUN}",
)
_DESCRIBED_AS = (
    rf"{_I_AM}\s+(?:an?\s+)?(?:(?:{_YEARS_OLD}|[\w'’-]+)[\s,]+){{0,4}}?(?:{_PERSON})\b{_FROM}",
    rf"{_I_AM}\s+(?:an?\s+)?(?:{_KIND}|{_ORIGIN})(?:\s+person)?{_WHOLE_PHRASE}{_FROM}",
    rf"i\s+(?:come|am|was\s+born|grew\s+up|live)\s+(?:from|in)\s+{_NAMES}",
    _PRONOUN,
)
_AGED = (
    rf"(?:aged?|i\s+am|i['’]m|turn(?:ed|ing)|at\s+the\s+age\s+of)\s+\d{{1,2}}\b{_NOT_AN_AGE}",
    rf"in\s+my\s+(?:early\s+|mid-?\s*|late\s+)?{_DECADE}",
    rf"born\s+(?:on|in)\s+[^.;,!?]{{0,20}}{_YEAR}",
    r"(?:graduat(?:ed|ing)|left\s+school|finished\s+school|class|retir(?:e|ing))\s+(?:\w+\s+){0,3}?(?:in|of)\s+"
    + _YEAR,
    r"\d{1,2}[./-]\d{1,2}[./-](?:\d\d){1,2}\b|\d{4}-\d\d-\d\d\b",
)
_OF_YEARS = rf"(?:an?\s+|i\s+am\s+|i['’]m\s+)?{_YEARS_OLD}\b"
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w.-]{1,255}")


def _identity(*more: str) -> re.Pattern[str]:
    """All of it in one pattern.

    What a match can begin with is asked first: at most places of a text no alternative is tried, which takes a third
    of the time.
    """
    return re.compile(
        rf"(?=[hw+\d(])(?:{'|'.join(_ANYWHERE)})"
        rf"|\b(?:(?=[aibcfghlrstxz\d])(?:{'|'.join((*_DESCRIBED_AS, *more, *_AGED))})"
        rf"|(?<=[an] )(?:{_AFTER_I_AM})(?:{_KIND})\b{''.join(f'|{other}' for other in more)})",
        re.IGNORECASE,
    )


_IDENTITY = _identity()
_IDENTITY_AND_YEARS = _identity(_OF_YEARS)  # can begin with any word, so only for texts that speak of years
_INTRODUCTION = re.compile(rf"\b(?i:my\s+name\s+is|call\s+me|i\s+am\s+called|i\s+go\s+by)\s+{_NAMES}")
_LEFT_BEHIND = re.compile(
    r"^(?:[\s.,;:!?()–—-]|and\b)+|(?<=[.,;:!?])[\s,;:]+(?=[.,;:!?])|\s+(?=[.,;:!?])", re.IGNORECASE
)
_NAME_PART = re.compile(r"[^\W\d_]{2,}")


def without_identity(text: str | None, name: str = "") -> str | None:
    """The text without what tells who wrote it. `name` is struck out whole and in parts, where written as a name."""
    if not text:
        return text
    kept = text
    mail = [_MAIL] if "@" in text else []  # apart, because it tries 64 characters from each place on
    identity = _IDENTITY_AND_YEARS if "year" in text.casefold() else _IDENTITY
    for pattern in (*mail, _INTRODUCTION, *_own_name(name, text), identity):
        kept = pattern.sub(" ", kept)
    return text if kept == text else _LEFT_BEHIND.sub("", " ".join(kept.split()))


def _own_name(name: str, text: str) -> Sequence[re.Pattern[str]]:
    """What strikes out the parts of a name that the text has; hardly anybody writes theirs."""
    parts = sorted({part for part in _NAME_PART.findall(name) if part[0] != part[0].lower() and part in text})
    return [re.compile(rf"\b(?:{'|'.join(map(re.escape, parts))})\b")] if parts else []
