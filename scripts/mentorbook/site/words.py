"""The words for ids, numbers and dates. One place, so that the same thing is called the same everywhere."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from babel import Locale, UnknownLocaleError

from mentorbook.exports.moments import clock as clock
from mentorbook.exports.moments import day as day
from mentorbook.exports.moments import locale_of as locale_of
from mentorbook.model.charter import Focus, Labels, Rhythm
from mentorbook.model.cohort import CohortStatus
from mentorbook.model.page import LifeStage, PageKind, Reader
from mentorbook.model.values import FormatName, Mode, Role
from mentorbook.reports.units import NONE_YET, measured, number, percent

__all__ = ["NONE_YET", "measured", "number", "percent"]  # from below, so that pages find every word here

FORMATS: Mapping[FormatName, tuple[str, str]] = {
    "one-on-one": ("One-on-one", "One person with experience and one who wants it, for the whole cohort."),
    "group": ("Group", "One person with experience meets several people who share a question."),
    "peer": ("Peer", "Two people at a similar stage take turns at helping each other."),
    "reverse": ("Reverse", "Someone newer teaches someone more senior what they know best."),
    "flash": ("Flash", "One conversation about one question, without any further promise."),
}
MODES: Mapping[Mode, str] = {"video": "video", "in-person": "in person", "phone": "phone", "chat": "chat"}
FOCUS: Mapping[Focus, str] = {
    "career-transition": "changing careers",
    "leadership-growth": "growing into leadership",
    "skill-building": "building skills",
    "professional-development": "professional development",
}
RHYTHMS: Mapping[Rhythm, str] = {
    "weekly": "every week",
    "two-weekly": "every two weeks",
    "monthly": "every month",
    "two-monthly": "every two months",
    "quarterly": "every quarter",
    "half-yearly": "twice a year",
    "yearly": "once a year",
}
STATUS: Mapping[CohortStatus, tuple[str, str]] = {  # the word, and the color that goes with it
    "draft": ("In preparation", ""),
    "open": ("Open for applications", "apricot"),
    "matching": ("Matching", "apricot"),
    "running": ("Under way", "green"),
    "closed": ("Closed", ""),
}
READERS: Mapping[Reader, str] = {
    "mentor": "mentors",
    "mentee": "mentees",
    "coordinator": "coordinators",
    "sponsor": "sponsors",
}
STAGES: Mapping[LifeStage, str] = {
    "design": "Designing the program",
    "recruit": "Finding people",
    "match": "Matching",
    "prepare": "Getting ready",
    "run": "Along the way",
    "close": "Closing",
    "improve": "Improving",
}
KINDS: Mapping[PageKind, str] = {
    "guide": "Guide",
    "agenda": "Agenda",
    "template": "Template",
    "training": "Training",
    "message": "Message",
    "checklist": "Checklist",
    "policy": "Policy",
    "kit": "Kit",
}
PAGE_FORMATS: Mapping[str, str] = {
    **{name: words[0] for name, words in FORMATS.items()},
    "virtual": "Online",
}

_TWO_HOURS = 120
_OUR_WORDS = re.compile(r"\b(?:(an?) )?(mentor|mentee|cohort)(s?)\b", re.IGNORECASE)
_SMALL_NUMBERS = (
    *("no", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)


def label(labels: Labels, role: Role) -> str:
    """The program's own word for a role, as it stands at the beginning of a line."""
    return labels.mentor if role == "mentor" else labels.mentee


def lowered(word: str) -> str:
    """A label inside a sentence; words with capitals of their own (PhD student) keep them."""
    return word if any(letter.isupper() for letter in word[1:]) else word.lower()


def own_words(labels: Labels, text: str) -> str:
    """A text of ours with the program's own words for mentor, mentee and cohort in it: `a mentee`, `an apprentice`."""
    return _OUR_WORDS.sub(lambda found: _own_word(labels, *found.groups()), text)


def _own_word(labels: Labels, article: str | None, ours: str, many: str) -> str:
    word = lowered(getattr(labels, ours.lower()))
    start = f"{article[0]}{'n' if word[:1].casefold() in 'aeiou' else ''} " if article else ""
    shown = plural(word) if many else word
    return start + (shown[:1].upper() + shown[1:] if ours[:1].isupper() else shown)


def plural(word: str) -> str:
    """The English plural of a label."""
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "z", "ch", "sh")) else "s")


def counted(number: int, word: str) -> str:
    """A number with its noun: `1 pair`, `12 pairs`."""
    return f"{number:,} {word if number == 1 else plural(word)}"


def in_words(number: int) -> str:
    """Numbers up to twelve as words, as in running text."""
    return _SMALL_NUMBERS[number] if 0 <= number < len(_SMALL_NUMBERS) else str(number)


def counted_in_words(number: int, word: str) -> str:
    """A small number with its noun in running text: `one month`, `nine months`."""
    return f"{in_words(number)} {word if number == 1 else plural(word)}"


def minutes_in_words(minutes: Sequence[int]) -> str:
    """From the shortest to the longest: `60 to 90 minutes`, `60 minutes`."""
    return f"{minutes[0]} to {minutes[-1]} minutes" if minutes[0] != minutes[-1] else f"{minutes[0]} minutes"


def listed(words: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def sentence(text: str) -> str:
    """The text with a capital at its beginning and a full stop at its end."""
    text = text.strip()
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?")) else ".")


def spoken(term: str) -> str:
    """An id as words: `mid-point` reads `Mid point`."""
    return term.replace("-", " ").replace("_", " ").capitalize()


def language(code: str, locale: str) -> str:
    """A language by its BCP 47 code, in the words of the site's own language."""
    try:
        return Locale.parse(code, sep="-").get_display_name(locale_of(locale)) or code
    except (ValueError, UnknownLocaleError):
        return code


def duration(minutes: int) -> str:
    """`60 minutes`; from two hours on, hours: `4.5 hours`."""
    return f"{minutes} minutes" if minutes < _TWO_HOURS else f"{number(minutes / 60)} hours"
