"""What an application form asks, in order: who somebody is, then the program's own questions.

Each answer goes into a field that `mentorbook import` fills, under the same name, so what the form makes can be taken
in without a map.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from mentorbook.model.survey import Question, QuestionType
from mentorbook.model.values import Role
from mentorbook.model.vocabulary import Term
from mentorbook.privacy.public import PublicProgram

from .words import FORMATS, MODES

Kind = Literal[
    "line",
    "email",
    "long",
    "number",
    "date",
    "one",
    "several",
    "ranked",
    "rated",
    "weekly",
    "scale",
    "yes-no",
]
Choices = Sequence[tuple[str, str]]  # what is written, and the words for it
BOTH: tuple[Role, ...] = ("mentor", "mentee")
RANKS = 5

_BY_TYPE: Mapping[QuestionType, Kind] = {
    "text": "long",
    "number": "number",
    "date": "date",
    "choice": "one",
    "choices": "several",
    "scale": "scale",
    "yes-no": "yes-no",
}
_BY_FIELD: Mapping[str, Kind] = {
    "goals": "long",
    "seeks": "ranked",
    "must_have": "one",
    "offers": "rated",
    "capacity": "number",
    "availability": "weekly",
    "style": "scale",
    "mode": "several",
    "formats": "several",
    "prefers": "line",
    "avoids": "line",
    "hours_per_month": "number",
    "months": "number",
}
_HINTS: Mapping[str, str] = {
    "goals": "Two or three sentences, in your own words. Others may read them while pairs are made.",
    "seeks": "One is enough.",
    "offers": "1: I have just learned it. 5: others come to me for it.",
    "availability": "Times that are usually free. The more there are, the easier it is to find you somebody.",
    "prefers": "First and last name. Put a semicolon between several.",
    "avoids": "First and last name. Put a semicolon between several. Only the coordinator sees this.",
}
_WANTED = ("goals", "seeks", "offers", "availability")  # without them nobody can be matched well


@dataclass(frozen=True, kw_only=True)
class Ask:
    """One question of the form. `field` is what an import calls its answer; `id` is its own."""

    id: str
    field: str
    text: str
    kind: Kind
    roles: tuple[Role, ...] = BOTH
    choices: Choices = ()
    ends: tuple[int, int] = (1, 5)  # of a scale
    required: bool = False
    wanted: bool = False  # it may stay open, but then the form says what that costs
    hint: str = ""
    autocomplete: str = ""


def asks_about_you(view: PublicProgram) -> Iterator[Ask]:
    """Who somebody is, as far as the program uses it."""
    yield Ask(id="name", field="name", text="Your name", kind="line", required=True, autocomplete="name")
    yield Ask(
        id="email", field="email", text="Your e-mail address", kind="email", required=True,
        autocomplete="email", hint="We know you by it, and answer to it. It is never published.",
    )  # fmt: skip
    yield Ask(id="headline", field="headline", text="What do you do?", kind="line", hint="In a few words.")
    if view.departments:
        yield _chosen("department", "Your department", view.departments)
    if view.stages:
        yield _chosen("stage", "Where are you on your way?", view.stages)
    if view.matching.rules.experience_gap or _asks_for_years(view):
        yield Ask(
            id="years", field="years_experience", text="Years of experience in your work", kind="number"
        )
    yield Ask(
        id="languages", field="languages", text="Languages you can talk in", kind="line",
        hint="Short codes with a semicolon between them, such as en; es.",
    )  # fmt: skip
    yield Ask(
        id="time-zone", field="time_zone", text="Your time zone", kind="line",
        hint=f"Such as {view.charter.time_zone}. Your browser fills it in.",
    )  # fmt: skip


def asks_of_program(view: PublicProgram) -> Iterator[Ask]:
    """The program's own questions, in the order of questions.yml."""
    for name, question in view.form.items():
        yield _ask(name, question, view)


def _asks_for_years(view: PublicProgram) -> bool:
    eligibility = view.charter.eligibility
    return bool(eligibility.mentor.years_experience or eligibility.mentee.years_experience)


def _chosen(name: str, text: str, terms: Mapping[str, Term]) -> Ask:
    return Ask(id=name, field=name, text=text, kind="one", choices=_terms(terms))


def _terms(terms: Mapping[str, Term]) -> Choices:
    return [(key, term.name) for key, term in terms.items()]


def _ask(name: str, question: Question, view: PublicProgram) -> Ask:
    where = question.field if question.field in _BY_FIELD else None
    return Ask(
        id=name,
        field=_field(name, where),
        text=question.text,
        kind=_BY_FIELD[where] if where else _BY_TYPE[question.type],
        roles=question.audience or BOTH,
        choices=_choices(where, question, view),
        ends=(min(question.scale), max(question.scale)) if question.scale else (1, 5),
        required=question.required,
        wanted=where in _WANTED and not question.required,
        hint=_HINTS.get(where or "", ""),
    )


def _field(name: str, where: str | None) -> str:
    if where == "style":
        return f"style.{name}"
    return where or f"answers.{name}"


def _choices(where: str | None, question: Question, view: PublicProgram) -> Choices:
    match where:
        case "seeks" | "offers" | "must_have":
            return _terms(view.topics)
        case "mode":
            return list(MODES.items())
        case "formats":
            return [(name, FORMATS[name][0]) for name in view.charter.formats]
        case _:
            return [(option, option.replace("-", " ")) for option in question.options]
