"""People: who someone is, where and in which languages they work, and to whom they report."""

from __future__ import annotations

import re
from collections.abc import Mapping

from mentorbook.model.person import Person
from mentorbook.model.values import ID_PATTERN
from mentorbook.model.vocabulary import Term
from mentorbook.source.problem import FieldPath
from mentorbook.source.suggest import nearest

from ..facts import is_sealed, term_meant
from ..rule import Case, Issue, Issues, Replacement, misspelled, rule

# ------------------------------------------------------------------ what the directory shows


@rule("MB101", "person-id-form", over="person")
def person_id_form(_person: Person, case: Case) -> Issues:
    """A person's file name is not an id: lower-case words joined by hyphens.

    Why: The file name is how everything else speaks of this person: applications, pairs, constraints. No
    reference can be written to a name with capitals, spaces, dots or accents in it.

    Bad:
        # people/Kai_Ito.yml
        name: Kai Ito

    Good:
        # people/kai-ito-2.yml
        name: Kai Ito
    """
    if not re.fullmatch(ID_PATTERN, case.id):
        words = "-".join(re.findall(r"[a-z0-9]+", case.id.casefold()))
        yield Issue(
            message="the file name is not an id: use lower-case letters, digits and hyphens",
            hint=f"rename the file to {words}.yml" if words else "for example amara-okafor.yml",
        )


@rule("MB102", "name-blank", over="person")
def name_blank(person: Person, _case: Case) -> Issues:
    """A name without a single letter.

    Why: This is what pages, invitations and certificates would show. A mononym is a whole name; a dash is none.

    Bad:
        # people/lea-brandt.yml
        name: "-"

    Good:
        # people/lea-brandt.yml
        name: Lea
    """
    if not any(character.isalpha() for character in person.name):
        yield Issue(
            message="this name has no letters", path=("name",), hint="write the name as the person writes it"
        )


@rule("MB103", "name-in-capitals", "info", over="person")
def name_in_capitals(person: Person, _case: Case) -> Issues:
    """A name all in capitals.

    Why: Forms and personnel systems often shout. Everyone else on the page is written the usual way, and a screen
    reader may spell capitals out letter by letter. A surname in capitals, as in Kai ITO, is left alone.

    Bad:
        # people/lea-brandt.yml
        name: LEA BRANDT

    Good:
        # people/lea-brandt.yml
        name: Lea Brandt
    """
    words = [word for word in person.name.split() if word.isupper() and len(word) > 1]
    if person.name.isupper() and len(words) > 1:
        yield Issue(
            message="the whole name is in capitals", path=("name",), hint="write it as the person writes it"
        )


_MARKUP = re.compile(r"</?[a-z!]|\]\(|`|\{\{|\{%|javascript:", re.IGNORECASE)


@rule("MB104", "markup-in-text", over="person")
def markup_in_text(person: Person, _case: Case) -> Issues:
    """HTML, Markdown or template code in a name, the pronouns, the headline or the text about someone.

    Why: These are plain text. The site shows every character as it stands, so a link or a tag would be printed as
    code, and text that tries to be a script has no business here. Put addresses under `links`.

    Bad:
        # people/lea-brandt.yml
        name: Lea Brandt
        about: I write <b>plain</b> sentences.

    Good:
        # people/lea-brandt.yml
        name: Lea Brandt
        about: I write plain sentences, in fewer than 20 words.
    """
    for field in ("name", "pronouns", "headline", "about"):
        found = _MARKUP.search(vars(person).get(field) or "")
        if found:
            yield Issue(
                message=f"this text holds markup: {found[0]}",
                path=(field,),
                hint="write plain text; addresses belong under links",
            )


@rule("MB105", "photo-form", over="person")
def photo_form(person: Person, _case: Case) -> Issues:
    """A photo that is not the plain name of an image file.

    Why: Photos lie in docs/assets/people/. A path could reach any file, and an address would tell another web site
    who looks at the directory. SVG files can carry scripts, so they are not taken as photos.

    Bad:
        # people/lea-brandt.yml
        name: Lea Brandt
        photo: https://photos.example/lea.jpg
        consent: {photo: 2026-09-01}

    Good:
        # people/lea-brandt.yml
        name: Lea Brandt
        photo: lea-brandt.jpg
        consent: {photo: 2026-09-01}
    """
    if person.photo and not re.fullmatch(r"[\w-]+\.(?:jpe?g|png|webp|avif)", person.photo, re.IGNORECASE):
        yield Issue(
            message="a photo is the name of an image file in docs/assets/people/",
            path=("photo",),
            hint=f"for example {_photo_name(person.photo)}",
        )


def _photo_name(name: str) -> str:
    """A file name that may stand for a photo, made from the last part of what was written."""
    stem = "-".join(re.findall(r"[a-z0-9]+", name.rsplit("/", 1)[-1].rsplit(".", 1)[0].casefold()))
    return f"{stem or 'amara-okafor'}.webp"


_LINK = re.compile(
    r"https://[^\s/?#@<>\"\\]+(?:[/?#][^\s<>\"\\]*)?|mailto:[^\s@<>\"]+@[^\s@<>\"]+", re.IGNORECASE
)


@rule("MB106", "link-form", over="person")
def link_form(person: Person, _case: Case) -> Issues:
    """A link that is neither an https nor a mail address.

    Why: Readers click these. An unencrypted page can be changed on the way to them, and `javascript:` or `data:`
    would run in their browser.

    Bad:
        # people/lea-brandt.yml
        name: Lea Brandt
        links: [http://example.org/lea]

    Good:
        # people/lea-brandt.yml
        name: Lea Brandt
        links: [https://example.org/lea, "mailto:lea@harbor.example"]
    """
    for index, link in enumerate(person.links):
        if not _LINK.fullmatch(link):
            yield Issue(
                message="a link starts with https:// or mailto:",
                path=("links", index),
                hint="write it out, for example https://example.org/amara",
            )


# ------------------------------------------------------------------ words of the vocabulary


def _unknown_term(word: str | None, terms: Mapping[str, Term], what: str, path: FieldPath) -> Issues:
    """An issue when the vocabulary has such a list and the word is not in it."""
    if word and terms and word not in terms:
        meant = term_meant(word, terms)
        yield misspelled(
            f"vocabulary.yml has no {what} '{word}'",
            path=path,
            near=meant,
            otherwise="use one of its words, or add it to vocabulary.yml",
        )


@rule("MB107", "unknown-stage", over="person")
def unknown_stage(person: Person, case: Case) -> Issues:
    """A career stage that vocabulary.yml does not know.

    Why: Stages are compared when people are matched. One that stands in no order cannot be compared, and the person
    would count as if they had said nothing.

    Bad:
        # people/lea-brandt.yml
        name: Lea Brandt
        stage: junior

    Good:
        # people/lea-brandt.yml
        name: Lea Brandt
        stage: entry
    """
    yield from _unknown_term(person.stage, case.program.vocabulary.stages, "stage", ("stage",))


@rule("MB108", "unknown-department", over="person")
def unknown_department(person: Person, case: Case) -> Issues:
    """A department that vocabulary.yml does not know.

    Why: A misspelled department is one more department: its people look as if they came from elsewhere, in matching
    and in every figure.

    Bad:
        # people/lea-brandt.yml
        name: Lea Brandt
        department: operation

    Good:
        # people/lea-brandt.yml
        name: Lea Brandt
        department: operations
    """
    yield from _unknown_term(
        person.department, case.program.vocabulary.departments, "department", ("department",)
    )


@rule("MB109", "unknown-industry", over="person")
def unknown_industry(person: Person, case: Case) -> Issues:
    """An industry that vocabulary.yml does not know.

    Why: Two people who share an industry are recognized by the same word for it.

    Bad:
        # people/lea-brandt.yml
        name: Lea Brandt
        industries: [freight]

    Good:
        # people/lea-brandt.yml
        name: Lea Brandt
        industries: [shipping]
    """
    for index, industry in enumerate(person.industries):
        yield from _unknown_term(
            industry, case.program.vocabulary.industries, "industry", ("industries", index)
        )


@rule("MB110", "years-here-exceed-experience", "warning", over="person")
def years_here_exceed_experience(person: Person, _case: Case) -> Issues:
    """More years in this organization than years of work.

    Why: Time here is work as well, so one of the two numbers is wrong, and both decide who may take part.

    Bad:
        # people/lea-brandt.yml
        name: Lea Brandt
        years_experience: 5
        years_here: 11

    Good:
        # people/lea-brandt.yml
        name: Lea Brandt
        years_experience: 11
        years_here: 5
    """
    here, all_together = person.years_here, person.years_experience
    if here is not None and all_together is not None and here > all_together:
        yield Issue(
            message=f"{here:g} years here, but {all_together:g} years of work in all",
            path=("years_here",),
            hint="years_experience includes the years here",
        )


# ------------------------------------------------------------------ languages and time zones

# RFC 5646, section 2.1, without grandfathered tags and four-letter primary languages, which nothing uses.
_LANGUAGE = re.compile(
    r"(?P<language>[a-z]{2,3})(?:-[a-z]{3}){0,3}(?:-(?P<script>[a-z]{4}))?(?:-(?P<region>[a-z]{2}|[0-9]{3}))?"
    r"(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(?:-[a-wyz0-9](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?",
    re.IGNORECASE,
)


@rule("MB111", "language-form", over="person")
def language_form(person: Person, _case: Case) -> Issues:
    """A language that is not written as a BCP 47 code.

    Why: Two people share a language when they wrote the same code for it. "English", "anglais" and "en" would be
    three languages.

    Bad:
        # people/lea-brandt.yml
        name: Lea Brandt
        languages: [German, en]

    Good:
        # people/lea-brandt.yml
        name: Lea Brandt
        languages: [de, en]
    """
    for index, language in enumerate(person.languages):
        if not _LANGUAGE.fullmatch(language):
            dashed = language.replace("_", "-")
            mended = Replacement(dashed, safe=True) if _LANGUAGE.fullmatch(dashed) else None
            yield Issue(
                message=f"'{language}' is not a language code",
                path=("languages", index),
                hint=f"write {dashed}"
                if mended
                else "two or three letters, for example en, pt-BR or sr-Latn",
                replacement=mended,
            )


@rule("MB112", "language-letters", "info", over="person")
def language_letters(person: Person, _case: Case) -> Issues:
    """A language code in unusual capitals.

    Why: `EN` and `en` are one language, but they would stand as two in a list. The usual letters are en, pt-BR and
    sr-Latn.

    Bad:
        # people/lea-brandt.yml
        name: Lea Brandt
        languages: [DE, en]

    Good:
        # people/lea-brandt.yml
        name: Lea Brandt
        languages: [de, en]
    """
    for index, language in enumerate(person.languages):
        found = _LANGUAGE.fullmatch(language)
        usual = _usual_letters(found) if found else language
        if usual != language:
            yield Issue(
                message=f"the language code {language} is usually written {usual}",
                path=("languages", index),
                hint=f"write {usual}",
                replacement=Replacement(usual, safe=True),
            )


def _usual_letters(tag: re.Match[str]) -> str:
    """Small letters, except a Titlecase script and a REGION in capitals (RFC 5646, section 2.1.1)."""
    text = tag[0].lower()
    for part, letters in (("script", str.title), ("region", str.upper)):
        if tag[part]:
            text = text[: tag.start(part)] + letters(tag[part]) + text[tag.end(part) :]
    return text


@rule("MB113", "unknown-time-zone", over="person")
def unknown_time_zone(person: Person, case: Case) -> Issues:
    """A time zone that does not exist.

    Why: Common free time is worked out over the cohort's dates, with every change of clocks. That needs a place, as in
    Europe/Berlin; abbreviations such as CET or EST do not say when the clocks change.

    Bad:
        # people/lea-brandt.yml
        name: Lea Brandt
        time_zone: europe/berlin

    Good:
        # people/lea-brandt.yml
        name: Lea Brandt
        time_zone: Europe/Berlin
    """
    zone = person.time_zone
    if zone is None or zone in case.facts.time_zones:
        return
    same = _respelled(zone, case.facts.time_zones)
    near = same or _of_city(zone, case.facts.time_zones) or nearest(zone, sorted(case.facts.time_zones))
    yield Issue(
        message=f"there is no time zone '{zone}'",
        path=("time_zone",),
        hint=f"did you mean '{near}'?" if near else "name a continent and a city, for example Europe/Lisbon",
        replacement=Replacement(near, safe=same is not None) if near else None,
    )


def _respelled(zone: str, zones: frozenset[str]) -> str | None:
    """The zone that differs in capitals, spaces and underscores only."""
    folded = _folded(zone)
    return next((known for known in zones if _folded(known) == folded), None)


def _of_city(city: str, zones: frozenset[str]) -> str | None:
    """The first zone whose last part is this city. Etc/GMT+1 is none, and is one hour behind GMT, not ahead."""
    folded = _folded(city)
    named = (zone for zone in zones if _folded(zone.rpartition("/")[2]) == folded)
    return min((zone for zone in named if not zone.startswith("Etc/")), default=None)


def _folded(zone: str) -> str:
    return re.sub(r"[\s_]+", "", zone).casefold()


@rule("MB114", "outdated-time-zone", "warning", over="person")
def outdated_time_zone(person: Person, case: Case) -> Issues:
    """A time zone under a name that is no longer used.

    Why: The clocks are the same, but old names are dropped from computers one by one, and the directory would show the
    place under a name its people have left behind.

    Bad:
        # people/lea-brandt.yml
        name: Lea Brandt
        time_zone: Asia/Calcutta

    Good:
        # people/lea-brandt.yml
        name: Lea Brandt
        time_zone: Asia/Kolkata
    """
    today_name = case.facts.renamed_time_zones.get(person.time_zone or "")
    if today_name:
        yield Issue(
            message=f"{person.time_zone} is an old name; the same clock is called {today_name} today",
            path=("time_zone",),
            hint=f"write {today_name}",
            replacement=Replacement(today_name),
        )


# ------------------------------------------------------------------ private: never printed

_EMAIL = re.compile(r"[^\s@<>(),;:\"\\]+@(?:[^\s@<>(),;:\"\\.]+\.)+[^\s@<>(),;:\"\\.]{2,}")


@rule("MB115", "email-form", over="person")
def email_form(person: Person, _case: Case) -> Issues:
    """An e-mail address that cannot be one.

    Why: Invitations and reminders would be lost, and the person would think nobody wrote.

    Bad:
        # people/lea-brandt.yml
        name: Lea Brandt
        private: {email: lea.harbor.example}

    Good:
        # people/lea-brandt.yml
        name: Lea Brandt
        private: {email: lea@harbor.example}
    """
    email = person.private.email
    if email and not is_sealed(email) and not _EMAIL.fullmatch(email):
        yield Issue(
            message="this is not an e-mail address",
            path=("private", "email"),
            hint="one address alone, for example amara@northwind.example",
        )


@rule("MB116", "email-shared", "warning", over="person")
def email_shared(person: Person, case: Case) -> Issues:
    """Two people have the same e-mail address.

    Why: One person may have two files, or one of them would read what is meant for the other.

    Bad:
        # people/lea-brandt.yml
        name: Lea Brandt
        private: {email: shared@harbor.example}
        # people/leah-brandt.yml
        name: Leah Brandt
        private: {email: Shared@harbor.example}

    Good:
        # people/lea-brandt.yml
        name: Lea Brandt
        private: {email: lea@harbor.example}
        # people/leah-brandt.yml
        name: Leah Brandt
        private: {email: leah@harbor.example}
    """
    email = (person.private.email or "").lower()
    others = [other for other in case.facts.people_by_email.get(email, ()) if other != case.id]
    if others:
        named = ", ".join(others[:3]) + (f" and {len(others) - 3} more" if len(others) > 3 else "")
        yield Issue(
            message=f"this address also stands in the file of {named}",
            path=("private", "email"),
            hint="give each person their own address, or join the files if they are one person",
        )


@rule("MB117", "unknown-manager", over="person")
def unknown_manager(person: Person, case: Case) -> Issues:
    """The line manager has no file in people/.

    Why: Nobody is paired with someone above them, at any depth. Where the line breaks off, that cannot be seen, and a
    misspelled id would let a manager mentor their own report. A file with the manager's name and their own manager is
    enough.

    Bad:
        # people/max-winter.yml
        name: Max Winter
        private: {manager: lea-brand}

    Good:
        # people/max-winter.yml
        name: Max Winter
        private: {manager: lea-brandt}
    """
    manager = person.private.manager
    if manager and not is_sealed(manager) and manager not in case.program.known_people:
        yield Issue(
            message="the line manager named here has no file in people/",
            path=("private", "manager"),
            hint="compare the id with the file names in people/, or add the manager's file",
        )


@rule("MB118", "manager-is-self", over="person")
def manager_is_self(person: Person, case: Case) -> Issues:
    """Someone is their own line manager.

    Why: The reporting line ends there, so everyone further up would be taken for an outsider.

    Bad:
        # people/lea-brandt.yml
        name: Lea Brandt
        private: {manager: lea-brandt}

    Good:
        # people/lea-brandt.yml
        name: Lea Brandt
        private: {manager: null}
    """
    if person.private.manager == case.id:
        yield Issue(
            message="this person is named as their own line manager",
            path=("private", "manager"),
            hint="name the manager, or null at the top",
        )


@rule("MB119", "manager-circle", over="person")
def manager_circle(person: Person, case: Case) -> Issues:
    """The reporting line leads back to where it started.

    Why: In a circle everybody is everybody's boss, and none of these people could be paired with another. One of the
    files in the circle names the wrong manager.

    Bad:
        # people/lea-brandt.yml
        name: Lea Brandt
        private: {manager: kai-ito}

    Good:
        # people/lea-brandt.yml
        name: Lea Brandt
        private: {manager: null}
    """
    if person.private.manager and case.id in case.facts.in_manager_circle:
        yield Issue(
            message="the reporting line above this person leads back to them",
            path=("private", "manager"),
            hint="one of the people in this circle has the wrong manager",
        )
