import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from pydantic import BaseModel

from mentorbook.model.application import Application
from mentorbook.model.charter import Charter, Labels, PrivacyTerms
from mentorbook.model.cohort import CohortPlan, Constraints, Outcome
from mentorbook.model.event import Event
from mentorbook.model.fields import Privacy, Record
from mentorbook.model.improvement import Adjustment, Benchmark
from mentorbook.model.matching import MatchingSettings
from mentorbook.model.page import Page
from mentorbook.model.pair import Pair
from mentorbook.model.person import Consent, Person
from mentorbook.model.program import Cohort, Program
from mentorbook.model.roster import Roster, RosterPair, Totals, Unmatched
from mentorbook.model.survey import Question, Response, Survey
from mentorbook.model.vocabulary import Term, Vocabulary
from mentorbook.privacy.field_class import NotPublicError, class_of, public_fields, shown, shown_whole
from mentorbook.privacy.public import PublicProgram, public_view
from mentorbook.reports.comparison import comparisons
from mentorbook.reports.effects import Start, effects
from mentorbook.reports.figures import figures
from mentorbook.site.addresses import Here
from mentorbook.site.macros import MACROS
from mentorbook.site.portal import Portal

from .canaries import Aviary

TODAY, GIVEN = date(2026, 11, 22), date(2026, 1, 1)
EVERYTHING = Consent(profile=GIVEN, name=GIVEN, roster=GIVEN, story=GIVEN, photo=GIVEN)
# Public numbers in records that have more to say: the places filled, and the rhythm asked for.
COUNTED = frozenset({"Roster.totals.placed", "Charter.health.min_sessions_per_quarter"})


def aviary_program(consent: Consent, status: str) -> tuple[Aviary, Program]:
    """A program with a canary in every field of every record."""
    birds = Aviary()
    mentor, mentee = birds.secret("people/<id>"), birds.secret("people/<id>")
    pair = f"{mentor}--{mentee}"
    cohort = Cohort(
        id="spring",
        plan=birds.record(CohortPlan, status=status, starts=date(2026, 3, 2), ends=date(2026, 12, 11)),
        applications={
            mentor: birds.record(Application, roles=("mentor",), status="accepted"),
            mentee: birds.record(Application, roles=("mentee",), status="accepted"),
        },
        constraints=birds.record(Constraints),
        roster=birds.record(
            Roster, pairs={pair: birds.record(RosterPair, mentor=mentor, mentees=(mentee,), peers=())}
        ),
        pairs={
            pair: birds.record(Pair, status="active", format="one-on-one", mentor=mentor, mentees=(mentee,))
        },
        events={"kick-off": birds.record(Event)},
        responses={("pulse", birds.secret("responses/<token>")): birds.record(Response)},
        outcomes={mentee: birds.record(Outcome)},
    )
    people = {person: birds.record(Person, consent=consent) for person in (mentor, mentee)}
    program = Program(
        charter=birds.record(Charter, privacy=PrivacyTerms(), labels=Labels(), locale="en"),
        vocabulary=birds.record(Vocabulary),
        matching=birds.record(MatchingSettings),
        questions={"q": birds.record(Question)},
        surveys={"pulse": birds.record(Survey)},
        people=people,
        cohorts={"spring": cohort},
        adjustments={"one": birds.record(Adjustment)},
        benchmarks={"others": birds.record(Benchmark)},
        pages={"library/guides/one.md": birds.record(Page)},
    )
    return birds, program


def everything_published(program: Program) -> str:
    """The public view in full and what every macro writes from it."""
    view = public_view(program, TODAY)
    known = figures(program, TODAY, view.smallest_group)
    starts = [Start(cohort.starts, cohort.id, cohort.title) for cohort in view.cohorts.values()]
    portal = Portal(
        view=view,
        figures=known,
        comparisons=tuple(comparisons(known.overall, view.benchmarks, 1)),
        effects=tuple(effects(view.adjustments, starts, known, TODAY)),
        today=TODAY,
        documents=frozenset({"cohorts/spring.md", "library/guides/one.md", "progress/definitions.md"}),
        findings={},
    )
    here = Here("progress/", portal.documents)
    words = {
        "cohort": ["spring"],
        "roster_summary": ["spring"],
        "flyer": ["One hour a month"],
        "poster": ["One hour"],
    }
    written = [macro(portal, here, *words.get(name, [])) for name, macro in MACROS.items()]
    return "\n".join([repr(view), *written])


def found(text: str, canaries: dict[str, str]) -> dict[str, str]:
    return {
        bird: path for bird, path in canaries.items() if re.search(rf"(?<!\w){re.escape(bird)}(?!\w)", text)
    }


@pytest.mark.parametrize("status", ["draft", "open", "matching", "running", "closed"])
@pytest.mark.parametrize("consent", [EVERYTHING, Consent()], ids=["all consents", "no consent"])
def test_no_internal_or_private_value_reaches_the_site(consent: Consent, status: str) -> None:
    birds, program = aviary_program(consent, status)
    assert len(birds.secrets()) > 100
    leaked = found(everything_published(program), birds.secrets())
    assert set(leaked.values()) <= COUNTED


def test_the_search_would_find_what_is_published() -> None:
    birds, program = aviary_program(EVERYTHING, "running")
    shown_paths = set(found(everything_published(program), birds.texts_of("Person.")).values())
    assert {
        "Person.name",
        "Person.about",
        "Person.headline",
        "Person.pronouns",
        "Person.photo",
    } <= shown_paths


@pytest.mark.parametrize("status", ["open", "running", "closed"])
def test_without_consent_nothing_of_a_person_is_published(status: str) -> None:
    birds, program = aviary_program(Consent(), status)
    assert found(everything_published(program), birds.texts_of("Person.")) == {}


def test_a_consent_counts_from_its_date() -> None:
    tomorrow = date(2026, 11, 23)
    later = Consent(profile=tomorrow, name=tomorrow, roster=tomorrow)
    birds, program = aviary_program(later, "running")
    assert found(everything_published(program), birds.texts_of("Person.")) == {}


@pytest.mark.parametrize("status", ["open", "running", "closed"])
def test_after_the_day_of_erasure_nobody_is_shown(status: str) -> None:
    birds, program = aviary_program(EVERYTHING, status)
    people = {who: one.model_copy(update={"retain_until": TODAY}) for who, one in program.people.items()}
    program = replace(program, people=people)
    names = {bird for bird, path in birds.texts_of("Person.").items() if path == "Person.name"}
    assert names & found(everything_published(program), birds.texts_of("Person.")).keys()
    view = public_view(program, TODAY + timedelta(days=1))
    assert (view.mentors, view.cohorts["spring"].pairs) == ((), ())
    assert found(repr(view), birds.texts_of("Person.")) == {}


def test_one_record_to_be_erased_hides_the_pair() -> None:
    _, program = aviary_program(EVERYTHING, "running")
    one = sorted(program.people)[1]
    erased = program.people[one].model_copy(update={"retain_until": TODAY - timedelta(days=1)})
    program = replace(program, people={**program.people, one: erased})
    assert public_view(program, TODAY).cohorts["spring"].pairs == ()


def test_a_profile_without_a_name_hides_what_would_give_the_name_away() -> None:
    person = Person(
        name="Amara Okafor",
        about="Amara builds payment systems.",
        headline="Engineering manager",
        department="operations",
        photo="amara-okafor.webp",
        links=("https://example.org/amara",),
        consent=Consent(profile=GIVEN, photo=GIVEN),
    )
    view = public_view(_with_mentor(person), TODAY)
    assert len(view.mentors) == 1
    assert "amara" not in repr(view).casefold()
    assert view.mentors[0].person.place is not None
    assert view.mentors[0].person.place.name == "Operations"


def test_a_record_with_a_broken_consent_is_not_published() -> None:
    person = Person.model_construct(name="Amara Okafor", about="Hello.")  # consent could not be read
    assert public_view(_with_mentor(person), TODAY).mentors == ()


def test_a_pair_is_shown_only_when_both_agreed() -> None:
    birds, program = aviary_program(EVERYTHING, "running")
    assert len(public_view(program, TODAY).cohorts["spring"].pairs) == 1
    one = sorted(program.people)[1]
    people = {**program.people, one: program.people[one].model_copy(update={"consent": Consent(name=GIVEN)})}
    assert public_view(replace(program, people=people), TODAY).cohorts["spring"].pairs == ()
    assert len(birds.secrets()) > 0


def test_that_someone_is_avoided_is_not_even_counted() -> None:
    waiting = Unmatched(roles="mentee", reasons=("avoids", "apart", "overlap_minutes"))
    roster = Roster(version=1, totals=Totals(placed=0, worst=0, total=0), unmatched={"kai-ito": waiting})
    program = _with_mentor(Person(name="Amara Okafor"))
    cohorts = {"spring": replace(program.cohorts["spring"], roster=roster)}
    public = public_view(replace(program, cohorts=cohorts), TODAY).cohorts["spring"].roster
    assert public is not None
    assert public.reasons == {"overlap_minutes": None}  # one person is a few
    assert (public.waiting, public.free) == (None, 0)


def test_reading_a_field_that_is_not_public_is_refused() -> None:
    person = Person(name="Amara Okafor")
    assert shown(person, "name") == "Amara Okafor"
    with pytest.raises(NotPublicError, match=r"Person\.private is not public"):
        shown(person, "private")
    with pytest.raises(NotPublicError, match="not public"):
        shown_whole(person)


def _records(kind: type[BaseModel]) -> list[type[Record]]:
    below = [record for child in kind.__subclasses__() for record in _records(child)]
    return [kind, *below] if issubclass(kind, Record) else below


def test_public_fields_hold_nothing_that_is_not_public() -> None:
    for kind in _records(Record):
        for name in public_fields(kind):
            assert class_of(kind.model_fields[name]) is Privacy.PUBLIC, f"{kind.__name__}.{name}"


def test_there_is_no_public_view_without_a_charter() -> None:
    with pytest.raises(ValueError, match=r"program\.yml"):
        public_view(Program(), TODAY)


def test_the_public_view_is_frozen() -> None:
    view = public_view(_with_mentor(Person(name="Amara Okafor")), TODAY)
    assert isinstance(view, PublicProgram)
    with pytest.raises(AttributeError):
        view.mentors = ()  # type: ignore[misc]  # this is what must fail


def _with_mentor(person: Person) -> Program:
    plan = CohortPlan(title="Spring", status="open", starts=date(2027, 1, 11), ends=date(2027, 10, 15))
    offer = Application(roles=("mentor",), status="accepted", offers={"writing": 4})
    return Program(
        charter=Charter(name="Paper"),
        vocabulary=Vocabulary(departments={"operations": Term(name="Operations")}),
        people={"amara-okafor": person},
        cohorts={"spring": Cohort(id="spring", plan=plan, applications={"amara-okafor": offer})},
    )
