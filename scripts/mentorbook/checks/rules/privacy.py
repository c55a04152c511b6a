"""Privacy: what must not stand here, must not be shown yet, or must go. These findings cannot be ignored.

No message repeats what it found: logs of checks are read by more people than the data.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any, get_origin

from pydantic import RootModel

from mentorbook.model.application import Application
from mentorbook.model.charter import Charter, PrivacyTerms
from mentorbook.model.fields import Privacy, Record
from mentorbook.model.pair import Pair
from mentorbook.model.person import Consent, Person
from mentorbook.model.survey import Response, survey_of
from mentorbook.privacy.field_class import class_of, records_in
from mentorbook.source.layout import kind_of
from mentorbook.source.problem import FieldPath, Place, SourceError
from mentorbook.source.program import Source
from mentorbook.source.strict_yaml import Data, parse

from ..facts import is_sealed
from ..rule import Case, Issue, Issues, rule

# ------------------------------------------------------------------ what may not stand in a public repository


@rule("MB501", "plain-private-value", over="file")
def plain_private_value(source: Source, case: Case) -> Issues:
    """A private value in plain text, in a public repository.

    Why: Everyone can read a public repository, and its history for good. Private values are sealed there, so that only
    the coordinators can open them. If this one was ever pushed, removing it is not enough: the guide on erasing tells
    the rest.

    Bad:
        # program.yml
        name: Harbor Mentoring
        privacy: {repository: public}

    Good:
        # program.yml
        name: Harbor Mentoring
        privacy: {repository: private}
    """
    charter = case.program.charter
    if charter is None or charter.privacy.repository != "public":
        return
    for path in _plain_values(source):
        yield Issue(
            message=f"{_dotted(path)} is private, and stands in plain text in a public repository",
            path=path,
            hint="remove it, or make the repository private and say so in program.yml",
        )


def _dotted(path: FieldPath) -> str:
    return ".".join(str(step) for step in path)


def _plain_values(source: Source) -> Iterator[FieldPath]:
    """Paths of private values that anyone can read. The file itself is read: a broken record may hold some, too."""
    found = kind_of(source.file.partition("/")[2])
    if found is None:
        return
    try:
        data = parse(source.yaml)
    except SourceError:
        return  # unreadable files have their own finding
    model = found[0].model
    annotation: Any = model.model_fields["root"].annotation if issubclass(model, RootModel) else model
    yield from _plain_below(annotation, data, private=False, path=())


def _plain_below(annotation: Any, data: Data, *, private: bool, path: FieldPath) -> Iterator[FieldPath]:
    """Walk data along its type: fields of records, rows of tables, items of lists."""
    record = _record_in(annotation)
    if record is None:
        if private and _is_readable(data):
            yield path
    elif isinstance(data, dict) and get_origin(annotation) is dict:
        for key, row in data.items():
            yield from _plain_below(record, row, private=private, path=(*path, key))
    elif isinstance(data, dict):
        fields = _fields(record)
        for key in filter(fields.__contains__, data):
            inner, hidden = fields[key]
            yield from _plain_below(inner, data[key], private=private or hidden, path=(*path, key))


@cache
def _record_in(annotation: Any) -> type[Record] | None:
    return next(iter(records_in(annotation)), None)


@cache
def _fields(record: type[Record]) -> Mapping[str, tuple[Any, bool]]:
    """Field as files name it: its type, and whether it is private."""
    infos = {info.alias or name: info for name, info in record.model_fields.items()}
    return {name: (info.annotation, class_of(info) is Privacy.PRIVATE) for name, info in infos.items()}


def _is_readable(data: Data) -> bool:
    """Is anything filled in that is not sealed?"""
    if isinstance(data, str):
        return bool(data.strip()) and not is_sealed(data)
    if isinstance(data, dict | list):
        return any(map(_is_readable, data.values() if isinstance(data, dict) else data))
    return data is not None


# Each kind of secret: what it is called, texts of which one is always in it (quick to look for), and its form.
_SECRETS = [
    (words, markers.split(), re.compile(form))
    for words, markers, form in (
        ("a private key", "-----BEGIN", r"-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY"),
        ("the key of a vault", "AGE-SECRET-KEY-1", r"AGE-SECRET-KEY-1[0-9A-Z]{20,}"),
        ("a GitHub token", "ghp_ gho_ ghs_ ghu_ ghr_", r"\bgh[opsur]_[0-9A-Za-z]{36,}"),
        ("a GitHub token", "github_pat_", r"\bgithub_pat_[0-9A-Za-z_]{22,}"),
        ("a GitLab token", "glpat-", r"\bglpat-[\w-]{20,}"),
        ("an AWS key", "AKIA ASIA", r"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b"),
        ("a Google key", "AIza", r"\bAIza[\w-]{35}"),
        ("a Slack token", "xox", r"\bxox[abeoprs]-[0-9A-Za-z-]{10,}"),
        ("an address that posts to Slack", "hooks.slack.com", r"hooks\.slack\.com/services/T\w+/B\w+/\w+"),
        ("a signed token", "eyJ", r"(?<![\w-])eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}"),
        ("a password in an address", "://", r"://[^\s/:@\"'<>{}$]{1,80}:[^\s/@\"'<>{}$]{1,80}@\w"),
    )
]

_EXAMPLES = "/coordinators/reference/"  # made from these rules, with the examples in them


@rule("MB502", "secret-in-data", over="file")
def secret_in_data(source: Source, _case: Case) -> Issues:
    """A password, a token or a private key.

    Why: Whoever can read the repository can use it, also after it was deleted from the file. Withdraw it where it was
    issued first, then remove it here.

    Bad:
        # cohorts/spring/events/kick-off.yml
        title: Kick-off
        starts: 2026-11-10T15:00
        minutes: 60
        time_zone: Europe/Lisbon
        place: https://ana:open-sesame@meet.harbor.example/kick-off
        kind: orientation

    Good:
        # cohorts/spring/events/kick-off.yml
        title: Kick-off
        starts: 2026-11-10T15:00
        minutes: 60
        time_zone: Europe/Lisbon
        place: https://meet.harbor.example/kick-off
        kind: orientation
    """
    text = "" if _EXAMPLES in source.file else source.text
    for words, markers, form in _SECRETS:
        for found in form.finditer(text) if any(map(text.__contains__, markers)) else ():
            line_start = text.rfind("\n", 0, found.start()) + 1
            column = found.start() - line_start + 1
            yield Issue(
                message=f"this looks like {words}",
                place=Place(text.count("\n", 0, found.start()) + 1, column, column + len(found[0])),
                hint="withdraw it where it was issued, then remove it here",
            )


# ------------------------------------------------------------------ how long


@rule("MB503", "retention-passed", "warning", over="person")
def retention_passed(person: Person, case: Case) -> Issues:
    """The day has passed on which this person's record was to be erased.

    Why: People were told how long their data is kept. From that day on the site no longer shows them, but their record
    still lies here. If there is a new reason to keep it, ask them and set a new date.

    Bad:
        # people/lea-brandt.yml
        name: Lea Brandt
        retain_until: 2026-10-31

    Good:
        # people/lea-brandt.yml
        name: Lea Brandt
        retain_until: 2027-10-31
    """
    if person.retain_until and person.retain_until < case.today:
        yield Issue(
            message=f"this record was to be erased after {person.retain_until}",
            path=("retain_until",),
            hint="erase the record (docs/coordinators/privacy.md says how), or agree on a new date with the person",
        )


@rule("MB504", "retention-missing", "warning", over="person")
def retention_missing(person: Person, case: Case) -> Issues:
    """The person's last cohort is over, and nothing says when the record is erased.

    Why: The program promises to keep data for some months after a cohort. Without a date, nobody is reminded.

    Bad:
        # cohorts/early/cohort.yml
        title: Early
        status: closed
        starts: 2025-09-08
        ends: 2026-09-04
        # cohorts/early/applications/lea-brandt.yml
        as: [mentor]
        status: accepted
        # people/lea-brandt.yml
        name: Lea Brandt

    Good:
        # cohorts/early/cohort.yml
        title: Early
        status: closed
        starts: 2025-09-08
        ends: 2026-09-04
        # cohorts/early/applications/lea-brandt.yml
        as: [mentor]
        status: accepted
        # people/lea-brandt.yml
        name: Lea Brandt
        retain_until: 2027-03-04
    """
    charter, last_day = case.program.charter, case.facts.last_days.get(case.id)
    months = charter.privacy.retain_months if charter else None
    if months is None or last_day is None or person.retain_until or last_day >= case.today:
        return
    yield Issue(
        message=f"the last cohort ended on {last_day}, and nothing says when this record is erased",
        hint=f"add retain_until: {_months_after(last_day, months)}",
    )


def _months_after(day: date, months: int) -> date:
    """The same day some months later, or the last day of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    first = date(day.year + years, month + 1, 1)
    following = date(first.year + month // 11, (month + 1) % 12 + 1, 1)
    return first.replace(day=min(day.day, (following - first).days))


# ------------------------------------------------------------------ consent


@rule("MB505", "consent-in-future", over="person")
def consent_in_future(person: Person, case: Case) -> Issues:
    """A consent dated in the future.

    Why: A consent is the day on which somebody said yes. Until that day nothing is shown, so a slip in the year hides a
    profile without a word.

    Bad:
        # people/lea-brandt.yml
        name: Lea Brandt
        consent: {name: 2062-09-01}

    Good:
        # people/lea-brandt.yml
        name: Lea Brandt
        consent: {name: 2026-09-01}
    """
    for field in Consent.model_fields:
        given = getattr(person.consent, field)
        if given and given > case.today:
            yield Issue(
                message=f"consent to {field} is dated {given}, which is still to come",
                path=("consent", field),
                hint="write the day on which the person said yes",
            )


@rule("MB506", "photo-without-consent", over="person")
def photo_without_consent(person: Person, _case: Case) -> Issues:
    """A photo without consent to show it.

    Why: The site copies every file under docs/, so a photo lying there is published even if no page shows it.

    Bad:
        # people/lea-brandt.yml
        name: Lea Brandt
        photo: lea-brandt.jpg

    Good:
        # people/lea-brandt.yml
        name: Lea Brandt
        photo: lea-brandt.jpg
        consent: {photo: 2026-09-01}
    """
    if person.photo and not person.consent.photo:
        yield Issue(
            message="there is a photo, but no consent to show it",
            path=("photo",),
            hint="ask, and write the day under consent.photo; until then remove the file and this line",
        )


@rule("MB507", "profile-without-name", "info", over="person")
def profile_without_name(person: Person, _case: Case) -> Issues:
    """Consent to a profile, but not to the name.

    Why: The directory will show a card without a name, a photo or links. That may be what the person wants; often the
    second consent was forgotten.

    Bad:
        # people/lea-brandt.yml
        name: Lea Brandt
        consent: {profile: 2026-09-01}

    Good:
        # people/lea-brandt.yml
        name: Lea Brandt
        consent: {profile: 2026-09-01, name: 2026-09-01}
    """
    if person.consent.profile and not person.consent.name:
        yield Issue(
            message="the profile may be shown, the name may not: the card will have no name",
            path=("consent", "profile"),
            hint="ask whether the name may be shown, too",
        )


# ------------------------------------------------------------------ free text

_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(
    r"(?<![\w.+])(?<!\d )"
    r"(?:\+\d[\d ()-]{6,17}\d|\(\d{2,5}\) ?\d[\d -]{4,12}\d|0\d[\d ()-]{6,15}\d|\d{3}-\d{3}-\d{4})(?!\w)"
)
_DATE = re.compile(r"\d{1,2}-\d{1,2}-\d{4}")


def _contact_in(text: str | None) -> str:
    """What kind of contact detail a text holds, in words; empty when there is none."""
    if not text:
        return ""
    if "@" in text and _MAIL.search(text):
        return "an e-mail address"
    phones = (found[0] for found in _PHONE.finditer(text) if not _DATE.search(found[0]))
    return "a telephone number" if any(sum(map(str.isdigit, phone)) >= 8 for phone in phones) else ""


def _contact_issue(text: str | None, path: FieldPath, hint: str) -> Issues:
    contact = _contact_in(text)
    if contact:
        yield Issue(message=f"this text holds {contact}", path=path, hint=hint)


@rule("MB508", "contact-in-profile", "warning", over="person")
def contact_in_profile(person: Person, _case: Case) -> Issues:
    """An e-mail address or a telephone number in a headline or in the text about someone.

    Why: These texts stand in the directory. Addresses there are collected by machines within days.

    Bad:
        # people/lea-brandt.yml
        name: Lea Brandt
        about: Write to lea@harbor.example, I am glad to help.

    Good:
        # people/lea-brandt.yml
        name: Lea Brandt
        about: Ask the coordinator for me, I am glad to help.
    """
    for field in ("headline", "about"):
        yield from _contact_issue(
            getattr(person, field), (field,), "move it to private.email or private.phone"
        )


@rule("MB509", "contact-in-goals", "warning", over="application")
def contact_in_goals(application: Application, _case: Case) -> Issues:
    """An e-mail address or a telephone number in an application's goals.

    Why: Goals are passed on to the person one is paired with, and to those who review the roster. How to reach someone
    belongs where it can be withdrawn.

    Bad:
        # cohorts/spring/applications/lea-brandt.yml
        as: [mentor]
        goals: Call me on +351 21 000 00 00 if you want to write better.

    Good:
        # cohorts/spring/applications/lea-brandt.yml
        as: [mentor]
        goals: From 2019-2024 I read 12 000 pages of reports. I can help you to write better ones.
    """
    yield from _contact_issue(application.goals, ("goals",), "move it to the person's private fields")


@rule("MB510", "contact-in-journal", "warning", over="pair")
def contact_in_journal(pair: Pair, _case: Case) -> Issues:
    """An e-mail address or a telephone number in a pair's goals.

    Why: A journal is kept to see that people meet. Names and numbers of third people have no place in it.

    Bad:
        # cohorts/spring/pairs/ana-sousa--kai-ito.yml
        status: active
        agreement: {version: 1, signed: {ana-sousa: 2026-11-09, kai-ito: 2026-11-09}}
        goals:
          clear-report:
            statement: Send a report to board@harbor.example each month.
            measure: reports
            target: 3
            due: 2027-06-30
        sessions:
          2026-11-10: {minutes: 75, held: true}
          2026-11-18: {minutes: 60, held: true, actions: {draft: {who: kai-ito}}}

    Good:
        # cohorts/spring/pairs/ana-sousa--kai-ito.yml
        status: active
        agreement: {version: 1, signed: {ana-sousa: 2026-11-09, kai-ito: 2026-11-09}}
        goals:
          clear-report:
            statement: Send a report to the board each month.
            measure: reports
            target: 3
            due: 2027-06-30
        sessions:
          2026-11-10: {minutes: 75, held: true}
          2026-11-18: {minutes: 60, held: true, actions: {draft: {who: kai-ito}}}
    """
    for name, goal in pair.goals.items():
        for field in ("statement", "measure"):
            yield from _contact_issue(
                getattr(goal, field), ("goals", name, field), "say it without the address"
            )


LONG_STATEMENT = 300  # characters; a goal that fits its purpose is one or two sentences


@rule("MB511", "long-text-in-journal", "info", over="pair")
def long_text_in_journal(pair: Pair, _case: Case) -> Issues:
    """A goal of more than a few sentences.

    Why: What two people say to each other stays between them. A long goal is often a report of a conversation.

    Bad:
        # cohorts/spring/pairs/ana-sousa--kai-ito.yml
        status: active
        agreement: {version: 1, signed: {ana-sousa: 2026-11-09, kai-ito: 2026-11-09}}
        goals:
          clear-report:
            statement: >-
              We talked for an hour about why the reports are late. It began with the move to the new office, when two
              colleagues left and nobody took over their part. Since then the evenings have been long, and the weekends
              too. Some of it is habit, some of it is fear of the question that comes back. We agreed to try a shorter
              form and to look at it again in spring.
            measure: reports
            target: 3
            due: 2027-06-30
        sessions:
          2026-11-10: {minutes: 75, held: true}
          2026-11-18: {minutes: 60, held: true, actions: {draft: {who: kai-ito}}}

    Good:
        # cohorts/spring/pairs/ana-sousa--kai-ito.yml
        status: active
        agreement: {version: 1, signed: {ana-sousa: 2026-11-09, kai-ito: 2026-11-09}}
        goals:
          clear-report:
            statement: Deliver three monthly reports on time in a shorter form.
            measure: reports
            target: 3
            due: 2027-06-30
        sessions:
          2026-11-10: {minutes: 75, held: true}
          2026-11-18: {minutes: 60, held: true, actions: {draft: {who: kai-ito}}}
    """
    for name, goal in pair.goals.items():
        if len(goal.statement) > LONG_STATEMENT:
            yield Issue(
                message=f"this goal has {len(goal.statement)} characters",
                path=("goals", name, "statement"),
                hint="say in one or two sentences what will be different; leave out what was talked about",
            )


# ------------------------------------------------------------------ answer sheets and figures


@rule("MB512", "answers-with-a-name", over="response")
def answers_with_a_name(_response: Response, case: Case) -> Issues:
    """An anonymous answer sheet whose file name holds somebody's id.

    Why: People answered because they were told that nobody would know. The survey's settings call it anonymous.

    Bad:
        # cohorts/spring/responses/pulse-2026-11/kai-ito-7f3a9c21.yml
        as: mentee
        on: 2026-11-20
        answers: {satisfaction: 4}

    Good:
        # cohorts/spring/responses/pulse-2026-11/7f3a9c21.yml
        as: mentee
        on: 2026-11-20
        answers: {satisfaction: 4}
    """
    if _is_anonymous(case) and _names_somebody(case.id, case.program.known_people):
        yield Issue(
            message="the file name of this anonymous answer sheet holds somebody's id",
            hint="rename the file to a random token, such as 7f3a9c21.yml; the old name stays in the history",
        )


def _is_anonymous(case: Case) -> bool:
    """A folder pulse-2026-11 belongs to the survey pulse; answers of an unknown survey count as anonymous."""
    survey = survey_of(case.ids[1], case.program.surveys)
    return survey is None or case.program.surveys[survey].anonymous


def _names_somebody(token: str, people: frozenset[str]) -> bool:
    parts = re.split(r"[-_. ]+", token.casefold())
    runs = (parts[start:end] for start in range(len(parts)) for end in range(start + 1, len(parts) + 1))
    return any("-".join(run) in people for run in runs)


_TOKEN = re.compile(r"[0-9a-z]{8,64}")


@rule("MB513", "response-token-form", "warning", over="response")
def response_token_form(_response: Response, case: Case) -> Issues:
    """The file name of an anonymous answer sheet is not a random token.

    Why: A number that counts up tells who answered first, and a word such as a team or an office tells even more. Eight
    or more random letters and digits tell nothing.

    Bad:
        # cohorts/spring/responses/pulse-2026-11/quay-1.yml
        as: mentee
        on: 2026-11-20
        answers: {satisfaction: 4}

    Good:
        # cohorts/spring/responses/pulse-2026-11/7f3a9c21.yml
        as: mentee
        on: 2026-11-20
        answers: {satisfaction: 4}
    """
    named = _names_somebody(case.id, case.program.known_people)  # MB512 says more about such a file
    if _is_anonymous(case) and not named and not _TOKEN.fullmatch(case.id):
        yield Issue(
            message="the file name of this anonymous answer sheet is not a random token",
            hint="eight or more random lower-case letters and digits, such as 7f3a9c21.yml",
        )


SMALLEST_GROUP: int = PrivacyTerms.model_fields["k"].default


@rule("MB514", "k-below-five", "warning", over="program")
def k_below_five(charter: Charter, _case: Case) -> Issues:
    """Figures are published for groups of fewer than five people.

    Why: In a group of three, two who know their own answers know the third. Five is the customary least.

    Bad:
        # program.yml
        name: Harbor Mentoring
        privacy: {k: 3}

    Good:
        # program.yml
        name: Harbor Mentoring
        privacy: {k: 5}
    """
    if charter.privacy.k < SMALLEST_GROUP:
        yield Issue(
            message=f"figures of groups of {charter.privacy.k} would be published",
            path=("privacy", "k"),
            hint=f"set k to {SMALLEST_GROUP} or more",
        )
