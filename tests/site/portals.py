"""A portal over a small program, for tests of single macros."""

from dataclasses import replace
from datetime import date

from mentorbook.model.application import Application
from mentorbook.model.charter import (
    Cadence,
    Charter,
    Eligibility,
    Labels,
    Objective,
    RoleEligibility,
    Span,
    Sponsor,
)
from mentorbook.model.cohort import ApplicationWindow, CohortPlan
from mentorbook.model.page import Page
from mentorbook.model.person import Consent, Person
from mentorbook.model.program import Cohort, Program
from mentorbook.model.vocabulary import Term, Vocabulary
from mentorbook.privacy.public import public_view
from mentorbook.reports.comparison import comparisons
from mentorbook.reports.effects import Start, effects
from mentorbook.reports.figures import figures
from mentorbook.site.addresses import Here
from mentorbook.site.portal import Portal

TODAY, GIVEN = date(2026, 11, 22), date(2026, 1, 1)
DOCUMENTS = frozenset(
    {
        "index.md",
        "cohorts/spring.md",
        "library/guides/listening.md",
        "progress/definitions.md",
        "program/index.md",
    }
)
HERE = Here("program/", DOCUMENTS)
HOSTILE = '<script>alert(1)</script>[x](javascript:alert(1))|{{ 7 * 7 }}\n\n# Heading\n--8<-- "mkdocs.yml"\n'


def program_with(text: str) -> Program:
    """A program that says `text` wherever people may write freely."""
    return Program(
        charter=Charter(
            name="Paper",
            purpose=text,
            audience=text,
            scope=text,
            focus=("skill-building",),
            sponsor=Sponsor(name="VP", contact="mentoring@northwind.example"),
            formats=("one-on-one", "flash"),
            eligibility=Eligibility(mentor=RoleEligibility(years_experience=Span(min=5), hours_per_month=1)),
            cadence=Cadence(months=9, session="monthly", minutes=(60, 90)),
            objectives={
                "fit": Objective(measure="satisfaction", baseline=3.6, target=4.2, due=date(2027, 10, 31))
            },
            labels=Labels(mentor="Guide", mentee="Buddy", cohort="Wave"),
        ),
        vocabulary=Vocabulary(
            topics={
                "writing": Term.model_construct(name=text, aliases=(), broader=None),
                "speaking": Term(name="Speaking"),
            },
            departments={"operations": Term(name="Operations")},
        ),
        people={
            "amara-okafor": Person.model_construct(
                **{
                    **Person(name="Amara").__dict__,
                    "name": text,
                    "headline": text,
                    "about": text,
                    "department": "operations",
                    "languages": ("en", "fr"),
                    "time_zone": "America/St_Johns",
                    "links": ("https://example.org/amara", "javascript:alert(1)"),
                    "consent": Consent(profile=GIVEN, name=GIVEN, roster=GIVEN),
                }
            ),
            "li-wei": Person(name="Li Wei", department="operations", consent=Consent(profile=GIVEN)),
        },
        cohorts={
            "spring": Cohort(
                id="spring",
                plan=CohortPlan.model_construct(
                    **{
                        **CohortPlan(
                            title="Spring",
                            status="matching",
                            starts=date(2027, 1, 11),
                            ends=date(2027, 10, 15),
                        ).__dict__,
                        "title": text,
                        "apply": ApplicationWindow(opens=date(2026, 10, 19), closes=date(2026, 11, 20)),
                        "milestones": {"midpoint": date(2027, 5, 26)},
                    }
                ),
                applications={
                    "amara-okafor": Application(roles=("mentor",), status="accepted", offers={"writing": 5}),
                    "li-wei": Application(
                        roles=("mentor",), status="accepted", offers={"writing": 2, "speaking": 4}
                    ),
                    "bo-larsen": Application(roles=("mentee",), status="accepted"),
                },
            )
        },
        pages={
            "library/guides/listening.md": Page.model_construct(
                **{
                    **Page(title="Listening", summary="Listen.", readers=("mentor",), kind="guide").__dict__,
                    "title": text,
                    "summary": text,
                    "minutes": 15,
                    "topics": ("writing",),
                }
            )
        },
    )


def portal_of(program: Program, today: date = TODAY) -> Portal:
    """The portal of a program, as the site gets it."""
    view = public_view(program, today)
    known = figures(program, today, view.smallest_group)
    starts = [Start(cohort.starts, cohort.id, cohort.title) for cohort in view.cohorts.values()]
    return Portal(
        view=view,
        figures=known,
        comparisons=tuple(comparisons(known.overall, view.benchmarks, view.smallest_group)),
        effects=tuple(effects(view.adjustments, starts, known, today)),
        today=today,
        documents=DOCUMENTS,
        findings={"error": 0, "warning": 3, "info": 1},
    )


def portal_in(status: str) -> Portal:
    """The small program's portal with its cohort in another state."""
    program = program_with("Plain words")
    cohort = program.cohorts["spring"]
    assert cohort.plan is not None
    plan = cohort.plan.model_copy(update={"status": status})
    return portal_of(replace(program, cohorts={"spring": replace(cohort, plan=plan)}))
