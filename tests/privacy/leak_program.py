"""A program with a private value of each kind, for the leak gate, and what of each is planted in a site."""

from datetime import date

from mentorbook.model.application import Application
from mentorbook.model.charter import Charter
from mentorbook.model.cohort import CohortPlan, Constraints
from mentorbook.model.event import Event
from mentorbook.model.pair import Pair
from mentorbook.model.person import Person
from mentorbook.model.program import Cohort, Program
from mentorbook.model.survey import Question, Response

TODAY = date(2026, 11, 22)
BEFORE, AFTER = "2026-11-22", "2026-11-23"

INES = Person.model_validate(
    {
        "name": "Inês Sørland Karki",
        "about": "Has repaired ticket gates in three harbors and still likes the smell of grease.",
        "links": ["https://people.example/profiles/isk"],
        "private": {
            "email": "i.karki77@home.example",
            "phone": "+45 (0)70 12 34 56",
            "manager": "mara-lund",
            "identity": {"gender": "woman"},
            "access_needs": "Large print for every handout.",
            "notes": "Asked twice whether the desk near the stairs could be given to someone else before winter comes.",
        },
    }
)
MARA = Person.model_validate(
    {
        "name": "Mara Lund",
        "headline": "Harbor master and keeper of the winter timetable for all quays",
        "consent": {"profile": BEFORE, "name": BEFORE, "roster": BEFORE, "story": BEFORE},
        "private": {"email": "mentoring@harbor.example", "notes": ""},
    }
)
MING = Person.model_validate({"name": "王小明", "private": {"notes": "quiet"}})
LI = Person.model_validate({"name": "Li Wu"})
MARAS_GOAL = "I want to hand over the winter timetable before the first ice is on the quay."

PROGRAM = Program(
    charter=Charter.model_validate(
        {"name": "Harbor", "sponsor": {"name": "Head of People", "contact": "mentoring@harbor.example"}}
    ),
    questions={"pace": Question(text="How fast?", options=("Faster than I had ever thought possible",))},
    people={"ines-karki": INES, "mara-lund": MARA, "ming": MING, "li-wu": LI},
    cohorts={
        "spring": Cohort(
            id="spring",
            plan=CohortPlan.model_validate(
                {"title": "Spring", "status": "running", "starts": "2026-09-01", "ends": "2027-06-01"}
            ),
            applications={
                "ines-karki": Application.model_validate(
                    {
                        "as": ["mentee"],
                        "goals": "Run the night shift at the freight terminal without calling my predecessor once.",
                        "availability": ["Tue 17:00-19:00"],
                        "reason": "Waiting for the result of a hearing.",
                    }
                ),
                "mara-lund": Application.model_validate({"as": ["mentor"], "goals": MARAS_GOAL}),
            },
            constraints=Constraints.model_validate(
                {"vetoes": {"first": {"people": ["mara-lund"], "reason": "They share a disputed fence."}}}
            ),
            pairs={
                "mara-lund--ines-karki": Pair.model_validate(
                    {
                        "status": "active",
                        "goals": {
                            "night": {
                                "statement": "Lead six night shifts in a row and write down what broke."
                            }
                        },
                    }
                )
            },
            events={
                "kick-off": Event.model_validate(
                    {
                        "title": "Kick-off",
                        "starts": "2026-09-02T10:00",
                        "place": "https://meet.example/room/x7Q",
                    }
                )
            },
            responses={
                ("pulse", "7f3a9c21"): Response.model_validate(
                    {
                        "answers": {
                            "comment": "My mentor reads mail while I talk, every single time.",
                            "pace": "Faster than I had ever thought possible",
                        }
                    }
                )
            },
        )
    },
)

PERSON, SPRING = "people/ines-karki.yml", "cohorts/spring"
# Kind of value: the record and the field it belongs to, and what stands in the site.
PLANTED = {
    "name": (PERSON, "name", INES.name),
    "e-mail": (PERSON, "private.email", INES.private.email or ""),
    "phone": (PERSON, "private.phone", INES.private.phone or ""),
    "access needs": (PERSON, "private.access_needs", INES.private.access_needs),
    "note, eight words": (PERSON, "private.notes", "the desk near the stairs could be given"),
    "about without consent": (PERSON, "about", INES.about or ""),
    "link without consent": (PERSON, "links", INES.links[0]),
    "goal": (f"{SPRING}/applications/ines-karki.yml", "goals", "night shift at the freight terminal without"),
    "reason": (f"{SPRING}/applications/ines-karki.yml", "reason", "Waiting for the result of a hearing"),
    "veto": (f"{SPRING}/constraints.yml", "vetoes.first.reason", "they share a disputed fence"),
    "pair's goal": (
        f"{SPRING}/pairs/mara-lund--ines-karki.yml",
        "goals.night.statement",
        "Lead six night shifts in a row and write down",
    ),
    "meeting link": (f"{SPRING}/events/kick-off.yml", "place", "meet.example/room/x7Q"),
    "survey comment": (
        f"{SPRING}/responses/pulse/7f3a9c21.yml",
        "answers.comment",
        "reads mail while I talk, every single time",
    ),
}
