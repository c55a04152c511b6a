"""A cohort after its year, with sessions, goals, waves of surveys and outcomes, and what reports of it cost."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from tests.benchmarks.checking import PYTHON
from tests.benchmarks.cost import Cost, cost_of
from tests.benchmarks.programs import write_people

COHORT, TODAY = "year", "2026-03-31"
START, END = date(2025, 1, 6), date(2025, 12, 19)
IN_BETWEEN = "2025-09-15"  # while pairs meet
WEEKLY = (
    ("due", COHORT, "--on", IN_BETWEEN),
    *(("report", COHORT, kind, "--today", IN_BETWEEN) for kind in ("health", "onboarding")),
)
KINDS = ("metrics", "surveys", "dossier", "review", "alumni")

QUESTIONS = """\
satisfaction: {text: How satisfied are you?, type: scale, scale: [1, 5], audience: [mentor, mentee]}
relationship: {text: How good is the working relationship?, type: scale, scale: [1, 5], audience: [mentor, mentee]}
recommend: {text: Would you recommend it?, type: scale, scale: [0, 10], audience: [mentor, mentee]}
blocker: {text: What gets in the way?, type: choice, options: [nothing, time, fit, other], audience: [mentor, mentee]}
"""
PULSE = """\
title: Pulse
when: {every: quarter, from: starts}
questions: [satisfaction, relationship, recommend, blocker]
"""


def write_year(root: Path, people: int, pairs: int, seed: int = 1) -> Path:
    """Write root/program: so many people and, of the first ones, so many pairs with a year behind them."""
    chance = random.Random(seed)
    program = write_people(root, people, seed)
    (program / "questions.yml").write_text(QUESTIONS, encoding="utf-8")
    (program / "surveys").mkdir()
    (program / "surveys" / "pulse.yml").write_text(PULSE, encoding="utf-8")
    cohort = program / "cohorts" / COHORT
    for folder in ("applications", "pairs", "responses"):
        (cohort / folder).mkdir(parents=True)
    plan = f"title: A year\nstatus: closed\nstarts: {START}\nends: {END}\n"
    (cohort / "cohort.yml").write_text(plan, encoding="utf-8")
    for number in range(pairs):
        mentor, mentee = f"p-{number:05}", f"p-{pairs + number:05}"
        for who, role in ((mentor, "mentor"), (mentee, "mentee")):
            text = f"as: [{role}]\nstatus: accepted\napplied: 2024-11-{1 + number % 28:02}\n"
            (cohort / "applications" / f"{who}.yml").write_text(text, encoding="utf-8")
        journal = "".join(_journal(mentor, mentee, chance))
        (cohort / "pairs" / f"{mentor}--{mentee}.yml").write_text(journal, encoding="utf-8")
    outcomes = (f"p-{pairs + n:05}: {{promoted: 2025-10-01}}\n" for n in range(0, pairs, 9))
    (cohort / "outcomes.yml").write_text("".join(outcomes), encoding="utf-8")
    for month in (4, 7, 10):
        _wave(cohort / "responses" / f"pulse-2025-{month:02}", date(2025, month, 10), pairs, chance)
    return program


def _journal(mentor: str, mentee: str, chance: random.Random) -> Iterator[str]:
    over = chance.random() < 0.1
    yield f"status: {'ended' if over else 'active'}\n"
    yield f"agreement: {{version: 1, signed: {{{mentor}: 2025-01-08, {mentee}: 2025-01-09}}}}\n"
    yield "goals:\n  lead: {statement: Lead a release., due: 2025-11-01, status: "
    yield f"{chance.choice(('achieved', 'on-track', 'dropped'))}}}\nsessions:\n"
    for month in range(6 if over else chance.randrange(6, 13)):
        day = START + timedelta(days=28 * month + 7 + chance.randrange(5))
        yield f"  {day}: {{minutes: {chance.randrange(45, 95, 5)}, agenda: regular-session}}\n"
    if over:
        yield f"ended: {{on: 2025-08-01, reason: {chance.choice(('time', 'moved', 'no-chemistry', 'other'))}}}\n"


def _wave(folder: Path, day: date, pairs: int, chance: random.Random) -> None:
    folder.mkdir()
    for number in range(int(1.4 * pairs)):
        answers = f"satisfaction: {chance.randrange(2, 6)}, relationship: {chance.randrange(2, 6)}"
        answers += (
            f", recommend: {chance.randrange(4, 11)}, blocker: {chance.choice(('nothing', 'time', 'fit'))}"
        )
        text = f"as: {('mentor', 'mentee')[number % 2]}\non: {day}\nanswers: {{{answers}}}\n"
        (folder / f"{chance.getrandbits(48):012x}.yml").write_text(text, encoding="utf-8")


def reports(program: Path) -> Iterator[tuple[str, Cost]]:
    """What each report of the year costs, reading included, and in its middle each command of the weekly half hour."""
    for kind in KINDS:
        command = [PYTHON, "-m", "mentorbook", "report", COHORT, kind, "--today", TODAY, "--format", "json"]
        yield kind, cost_of([*command, "--program", str(program)], program.parent)
    for words in WEEKLY:
        name = " ".join(word for word in words[:3] if word not in ("report", COHORT, "--on"))
        command = [PYTHON, "-m", "mentorbook", *words, "--format", "json", "--program", str(program)]
        yield name, cost_of(command, program.parent)
