"""A message on its way to one person, and what its fields say to them. A field without a value is None."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.dates import format_date

from mentorbook.model.application import Application
from mentorbook.model.charter import Charter
from mentorbook.model.event import Event
from mentorbook.model.matching import CriterionName
from mentorbook.model.person import Person
from mentorbook.model.survey import Survey
from mentorbook.model.waves import Wave, waves
from mentorbook.privacy.placements import Placement, accepted, seats
from mentorbook.reports.due.intake import missing_from
from mentorbook.reports.due.pairs import FIRST_MEETING_DAYS, PairNow
from mentorbook.reports.window import Window
from mentorbook.source.addresses import link_from_afar

from .proposals import availability_of, common_hour

# Wishes and interviews are told to nobody, so they are no reason that a message may give.
REASONS: Mapping[CriterionName, str] = {
    "topics": "topics that one of you asks for and the other offers",
    "goals_text": "goals that go together",
    "overlap": "hours that you both have",
    "stage": "a helpful distance in experience",
    "style": "a similar way of working",
    "cross_department": "two different departments",
    "industry": "an industry that you both know",
}
REASONS_TOLD = 2
QUESTION_MINUTES = 0.4  # a scale takes seconds, a sentence a minute


@dataclass(frozen=True, kw_only=True)
class Letter:
    """Someone in a cohort, in a pair where the message is about one, on a day. `site` is the site's address.

    `about` is the id of the event or of the survey's wave that it speaks of, where that is known.
    """

    window: Window
    who: str
    placement: Placement | None
    site: str
    about: str = ""

    @property
    def charter(self) -> Charter:
        """The program's charter, or an empty one."""
        return self.window.program.charter or Charter(name="")

    @property
    def person(self) -> Person:
        """Whoever gets it. Raises KeyError for somebody without a record."""
        return self.window.program.people[self.who]

    @property
    def application(self) -> Application | None:
        """Their application to this cohort."""
        return self.window.cohort.applications.get(self.who)

    @property
    def others(self) -> tuple[Person, ...]:
        """The others of the pair."""
        people = self.window.program.people
        ids = (who for who in (self.placement.members if self.placement else ()) if who != self.who)
        return tuple(people[who] for who in ids if who in people)

    @cached_property
    def now(self) -> PairNow | None:
        """The pair as it is known today."""
        return PairNow(self.window, self.placement) if self.placement else None

    @cached_property
    def wave(self) -> tuple[Survey, Wave] | None:
        """The survey that the message is about, else the one that is open or opens next."""
        found = [
            (wave, survey)
            for name, survey in sorted(self.window.program.surveys.items())
            for wave in waves(name, survey, self.window.plan)
            if self.about == wave.id or wave.closes >= self.window.today
        ]
        named = [pair for pair in found if pair[0].id == self.about]
        wave, survey = min(named or found, default=(None, None), key=lambda pair: pair[0])
        return (survey, wave) if wave and survey else None

    @cached_property
    def event(self) -> Event | None:
        """The event that the message is about, else the one that comes next."""
        if self.about in self.window.cohort.events:
            return self.window.cohort.events[self.about]
        events = (one for one in self.window.cohort.events.values() if one.starts.date() >= self.window.today)
        return min(events, default=None, key=lambda event: event.starts)

    def day(self, when: date | None) -> str | None:
        """A day in the program's language."""
        return format_date(when, "long", locale=_locale(self.charter.locale)) if when else None

    def page(self, path: str) -> str | None:
        """The address of a page of the site."""
        return link_from_afar(path, "index.md", self.site)


Value = Callable[[Letter], str | int | None]


def _sponsor(letter: Letter) -> str | None:
    return letter.charter.sponsor.name if letter.charter.sponsor else None


def _contact(letter: Letter) -> str | None:
    return letter.charter.sponsor.contact if letter.charter.sponsor else None


def _orientation(letter: Letter) -> Event | None:
    events = letter.window.cohort.events.values()
    return next((event for event in events if event.kind == "orientation"), None)


def _clock(letter: Letter, event: Event | None) -> str | None:
    if event is None:
        return None
    zone = event.time_zone or letter.charter.time_zone
    return f"{event.starts:%H:%M} ({zone.rsplit('/', 1)[-1].replace('_', ' ')})"


def _months(letter: Letter) -> int:
    plan = letter.window.plan
    return round((plan.ends - plan.starts).days / 30.44)


def _minutes(letter: Letter) -> str | None:
    return " to ".join(str(minutes) for minutes in letter.charter.cadence.minutes or ()) or None


def _role(letter: Letter) -> str | None:
    pair, labels = letter.placement, letter.charter.labels
    mentors = letter.who in pair.mentors if pair else bool(letter.application and letter.application.mentors)
    return (labels.mentor if mentors else labels.mentee).lower()


def _waiting_since(letter: Letter) -> str | None:
    application = letter.application
    return letter.day(application.status_since or application.applied) if application else None


def _missing(letter: Letter) -> str | None:
    names = missing_from(letter.application) if letter.application else ()
    return _listed([name.replace("_", " ") for name in names]) or None


def _untrained(letter: Letter) -> str | None:
    taken = set(letter.application.training) if letter.application else set()
    pages = letter.window.program.pages
    modules = {path: page for path, page in pages.items() if page.kind == "training"}
    left = [page.title for path, page in sorted(modules.items()) if _stem(path) not in taken]
    return _listed(left) or None


def _others(letter: Letter, name: Callable[[Person], str | None]) -> str | None:
    return _listed([told for told in map(name, letter.others) if told]) or None


def _topics(letter: Letter) -> str | None:
    pair, applications = letter.placement, letter.window.cohort.applications
    if pair is None:
        return None
    offered = {
        topic
        for who in pair.mentors or pair.peers
        if who in applications
        for topic in applications[who].offers
    }
    wanted = (topic for who in pair.learners if who in applications for topic in applications[who].seeks)
    terms = letter.window.program.vocabulary.topics
    known = [topic for topic in dict.fromkeys(wanted) if topic in terms]
    shared = [topic for topic in known if topic in offered]
    return _listed([terms[topic].name for topic in shared or known]) or None


def _reasons(letter: Letter) -> str | None:
    roster = letter.window.cohort.roster
    pair = roster.pairs.get(letter.placement.id) if roster and letter.placement else None
    parts = sorted((pair.parts if pair else {}).items(), key=lambda part: -part[1])
    return (
        _listed([REASONS[name] for name, points in parts if points and name in REASONS][:REASONS_TOLD])
        or None
    )


def _hour(letter: Letter) -> str | None:
    if letter.placement is None:
        return None
    minutes = min(letter.charter.cadence.minutes or (60,))
    free = [availability_of(letter.window, who) for who in letter.placement.members]
    moment = common_hour(free, max(letter.window.plan.starts, letter.window.today), minutes)
    if moment is None:
        return None
    zone = letter.person.time_zone or letter.charter.time_zone
    return f"{moment.astimezone(ZoneInfo(zone)):%A %H:%M}"


def _actions(letter: Letter) -> str | None:
    tasks = [
        f"{name.replace('-', ' ')}{f' (by {letter.day(task.due)})' if task.due else ''}"
        for _, session in (letter.now.sessions if letter.now else ())
        for name, task in session.actions.items()
        if task.who in (None, letter.who) and (task.done is None or task.done > letter.window.today)
    ]
    return _listed(tasks) or None


def _survey_minutes(letter: Letter) -> int | None:
    return max(1, round(len(letter.wave[0].questions) * QUESTION_MINUTES)) if letter.wave else None


def _rate(letter: Letter) -> str | None:
    if letter.wave is None:
        return None
    survey, wave = letter.wave
    asked = {who for role in survey.audience for who in accepted(letter.window.cohort, role)}
    sheets = sum(1 for name, _ in letter.window.cohort.responses if name == wave.id)
    return f"{sheets / len(asked):.0%}" if asked else None


def _goals(letter: Letter) -> int:
    journals = (pair.journal for pair in letter.window.placements if pair.journal)
    return sum(goal.status == "achieved" for journal in journals for goal in journal.goals.values())


def _silent(letter: Letter) -> int | None:
    last = letter.now.last if letter.now else None
    return (letter.window.today - last).days if last else None


def _meeting_by(letter: Letter) -> str | None:
    return letter.day(letter.now.since + timedelta(days=FIRST_MEETING_DAYS)) if letter.now else None


VALUES: Mapping[str, Value] = {
    "program_name": lambda letter: letter.charter.name,
    "program_purpose": lambda letter: letter.charter.purpose,
    "sponsor_name": _sponsor,
    "program_contact": _contact,
    "site_link": lambda letter: letter.site,
    "coordinator_name": lambda _letter: None,
    "cohort_title": lambda letter: letter.window.plan.title,
    "apply_opens": lambda letter: letter.day(letter.window.plan.apply.opens),
    "apply_closes": lambda letter: letter.day(letter.window.plan.apply.closes),
    "cohort_starts": lambda letter: letter.day(letter.window.plan.starts),
    "cohort_ends": lambda letter: letter.day(letter.window.plan.ends),
    "orientation_date": lambda letter: letter.day(letter.window.plan.milestones.get("orientation")),
    "orientation_time": lambda letter: _clock(letter, _orientation(letter)),
    "orientation_place": lambda letter: getattr(_orientation(letter), "place", None),
    "midpoint_date": lambda letter: letter.day(letter.window.plan.milestones.get("midpoint")),
    "closing_date": lambda letter: letter.day(letter.window.plan.milestones.get("closing")),
    "cohort_months": _months,
    "session_minutes": _minutes,
    "places_left": lambda letter: seats(letter.window.cohort).left,
    "first_name": lambda letter: first_name(letter.person),
    "full_name": lambda letter: letter.person.name,
    "role": _role,
    "missing_fields": _missing,
    "waiting_since": _waiting_since,
    "training_missing": _untrained,
    "partner_first_name": lambda letter: _others(letter, first_name),
    "partner_full_name": lambda letter: _others(letter, lambda person: person.name),
    "partner_headline": lambda letter: _others(letter, lambda person: person.headline),
    "shared_topics": _topics,
    "match_reasons": _reasons,
    "common_hour": _hour,
    "first_meeting_by": _meeting_by,
    "last_session_date": lambda letter: letter.day(letter.now.last) if letter.now else None,
    "days_silent": _silent,
    "open_actions": _actions,
    "agreement_link": lambda letter: letter.page("library/templates/mentoring-agreement.md"),
    "first_agenda_link": lambda letter: letter.page("library/agendas/first-meeting.md"),
    "survey_title": lambda letter: letter.wave[0].title if letter.wave else None,
    "survey_closes": lambda letter: letter.day(letter.wave[1].closes) if letter.wave else None,
    "survey_minutes": _survey_minutes,
    "survey_link": lambda _letter: None,
    "response_rate": _rate,
    "placed": lambda letter: seats(letter.window.cohort).placed,
    "waiting": lambda letter: max(
        0, seats(letter.window.cohort).mentees - seats(letter.window.cohort).placed
    ),
    "active_pairs": lambda letter: sum(
        pair.open_on(letter.window.today) for pair in letter.window.placements
    ),
    "sessions_held": lambda letter: sum(
        1 for pair in letter.window.placements for _ in letter.window.sessions(pair)
    ),
    "goals_achieved": _goals,
    "event_title": lambda letter: letter.event.title if letter.event else None,
    "event_date": lambda letter: letter.day(letter.event.starts.date()) if letter.event else None,
    "event_time": lambda letter: _clock(letter, letter.event),
    "event_place": lambda letter: letter.event.place if letter.event else None,
}


def first_name(person: Person) -> str:
    """What somebody is called: the first part of the name. Who is called otherwise writes it so in their record."""
    return person.name.split()[0]


def _listed(words: Sequence[str]) -> str:
    return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def _stem(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".md")


def _locale(tag: str) -> Locale:
    try:
        return Locale.parse(tag, sep="-")
    except (ValueError, UnknownLocaleError):
        return Locale("en")
