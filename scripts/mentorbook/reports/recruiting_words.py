"""The recruiting brief in words, as Markdown: for a meeting, a mail to the sponsor, or a pull request."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from babel import Locale, UnknownLocaleError

from mentorbook.matching.slots import read_slot
from mentorbook.model.vocabulary import Vocabulary
from mentorbook.source.markdown import cell

from .codes import Naming
from .recruiting import Ask, Brief, Gain, Profile, Recruit
from .scarcity import Scarcity

ROWS = 8  # of each table
WANTED = 3  # topics named of a kind of mentor


def brief_json(brief: Brief, name: Naming) -> dict[str, Any]:
    """The brief as plain data, people by the names they go by."""
    data = asdict(brief)
    data |= {key: [name(who) for who in data[key]] for key in ("waiting", "beyond")}
    for told in (*data["asks"], *data["recruits"]):
        told["gain"]["placed"] = [name(who) for who in told["gain"]["placed"]]
    for told in data["asks"]:
        told["mentor"] = name(told["mentor"])
    return data


def brief_lines(brief: Brief, vocabulary: Vocabulary, name: Naming, level: int = 2) -> Iterator[str]:
    """The brief as lines of Markdown; its sections are headings of this level."""
    title = "#" * level
    yield _situation(brief)
    if brief.asks:
        yield from ("", f"{title} Ask first", "")
        yield "Each of these was tried by itself: the whole cohort was paired again with that one place more."
        yield ""
        yield from (_ask(ask, name) for ask in brief.asks)
    if brief.recruits:
        yield from ("", f"{title} Look for", "")
        yield "Each was tried as well, in this order, with those before in place already."
        yield ""
        for number, recruit in enumerate(brief.recruits, 1):
            yield f"{number}. {_recruit(recruit, vocabulary, name)}"
        yield from _beyond(brief, name)
    elif brief.tried:
        yield from _beyond(brief, name)
    yield from _tables(brief.scarce, vocabulary, title)


def _situation(brief: Brief) -> str:
    offer = f"mentors offer {_count(brief.places, 'place')}, of which {brief.free} {_is(brief.free)} free"
    if not brief.waiting:
        return f"Everyone has a mentor; {offer}."
    wait = "waits" if len(brief.waiting) == 1 else "wait"
    line = f"{_count(len(brief.waiting), 'mentee')} {wait} for a mentor; {offer}."
    if brief.tried:
        return line
    return f"{line} The cohort is too large to try single mentors; see where places are scarce."


def _ask(ask: Ask, name: Naming) -> str:
    return f"- **{name(ask.mentor)}**, who takes {ask.places}, for one more place: {_gain(ask.gain, name)}."


def _gain(gain: Gain, name: Naming) -> str:
    places = "places nobody more"
    if gain.placed:
        places = f"places {_count(gain.more, 'more person', 'more people')}"
    elif gain.more:  # a second mentor for somebody who has one
        places = f"fills {_count(gain.more, 'more place')}"
    who = f" ({_and([name(one) for one in gain.placed])})" if gain.placed else ""
    weakest = (
        f"the weakest pair stays at {gain.worst}"
        if gain.worst == gain.worst_now
        else f"the weakest pair goes from {gain.worst_now} to {gain.worst}"
    )
    return f"{places}{who}, {gain.total:+,} points in all, {weakest}"


def _recruit(recruit: Recruit, vocabulary: Vocabulary, name: Naming) -> str:
    places = "" if recruit.places == 1 else f" for {recruit.places} mentees"
    kind = "; ".join(_profile(recruit.profile, vocabulary)) or "anybody who has time"
    today = _and([_today(rule, count, recruit.mentors) for rule, count in recruit.in_the_way.items()])
    because = f" Of today's {_count(recruit.mentors, 'mentor')}, {today}." if today else ""
    return f"**A mentor{places}**: {kind}. This {_gain(recruit.gain, name)}.{because}"


def _today(rule: str, count: int, mentors: int) -> str:
    number = "all" if count == mentors else str(count)
    if rule == "capacity":
        return f"{number} would do and {_is(count)} full"
    return f"{number} {'is' if count == 1 else 'are'} ruled out by {rule}"


def _profile(profile: Profile, vocabulary: Vocabulary) -> Iterator[str]:
    if profile.languages:
        yield f"speaks {_or([language_name(one) for one in profile.languages])}"
    free = [slot for slot in profile.free if read_slot(slot)]
    zone = cell(profile.time_zone or "")
    if free:
        yield f"free {_or(free)}" + (f" as the clock stands in {zone}" if zone else "")
    elif zone:
        yield f"lives near the time of {zone}"
    if profile.must:
        yield f"must offer {_and([topic_name(vocabulary, one) for one in profile.must])}"
    wished = [topic_name(vocabulary, one) for one in profile.topics if one not in profile.must]
    if wished:
        yield f"at best offers {_and(wished[:WANTED])}"
    if profile.years:
        yield f"{profile.years:g} or more years of experience"
    if profile.other_organization_than:
        yield "from another organization"


def _beyond(brief: Brief, name: Naming) -> Iterator[str]:
    if brief.beyond:
        yield ""
        yield (
            f"No mentor that was tried places {_and([name(who) for who in brief.beyond])}; "
            "`mentorbook why` says which rules stand in the way."
        )


def _tables(scarce: Sequence[Scarcity], vocabulary: Vocabulary, title: str) -> Iterator[str]:
    if not scarce:
        return
    yield from ("", f"{title} Where places are scarce", "")
    yield "What the waiting list asks for, and what the cohort has of it. The last column is read off the prices in"
    yield "the certificate: one more place there is worth at most one more person and so many points."
    for dimension in dict.fromkeys(one.dimension for one in scarce):
        rows = [one for one in scarce if one.dimension == dimension]
        yield from (
            "",
            f"| {dimension.capitalize()} | Asked by | Waiting | Mentors | Places | Free | One more place |",
        )
        yield "| --- | --: | --: | --: | --: | --: | --- |"
        yield from (_row(one, vocabulary) for one in rows[:ROWS])
        if len(rows) > ROWS:
            yield from ("", f"and {len(rows) - ROWS} more.")


def _row(one: Scarcity, vocabulary: Vocabulary) -> str:
    cells = (scarce_word(one, vocabulary), one.asking, one.waiting, one.mentors, one.places, one.free)
    return "| " + " | ".join(map(str, (*cells, worth_words(one)))) + " |"


def scarce_word(one: Scarcity, vocabulary: Vocabulary) -> str:
    """What a row is about, as people call it."""
    if one.dimension == "topic":
        return topic_name(vocabulary, one.word)
    return language_name(one.word) if one.dimension == "language" else cell(one.word)


def worth_words(one: Scarcity) -> str:
    """What one more place is worth at most."""
    if one.mentors == 0:
        return "nobody offers it"
    return "–" if one.worth is None else f"a person, {one.worth:+,} points"


def topic_name(vocabulary: Vocabulary, topic: str) -> str:
    """A topic as people call it, ready for Markdown and HTML."""
    return cell(vocabulary.topics[topic].name) if topic in vocabulary.topics else topic.replace("-", " ")


def language_name(code: str) -> str:
    """A language in English; an unknown code stays as it is."""
    try:
        return cell(Locale.parse(code, sep="-").get_language_name("en") or code)
    except (UnknownLocaleError, ValueError):
        return cell(code)


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def _is(count: int) -> str:
    return "is" if count == 1 else "are"


def _and(words: Sequence[str], last: str = " and ") -> str:
    return last.join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def _or(words: Sequence[str]) -> str:
    return _and(words, " or ")
