"""What one wave answered to one question: counts, means, and nothing that tells on a few.

A table by answer and role says most and hides most. Where more than half of the people would stand in hidden cells, a
coarser one is taken: all roles together, then the steps of a scale in three groups.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from statistics import fmean

from mentorbook.model.survey import Question, Response
from mentorbook.privacy.counts import TOTAL, Counts, Place, endangered, hidden_cells, row_counts, table_counts

from .answers import DETRACTOR, PROMOTER, RECOMMENDATION, RELATIONSHIP, SATISFACTION, number_of

NO_ANSWER = "no answer"
ON_PAGES = frozenset({SATISFACTION, RELATIONSHIP})  # questions whose mean is a figure of the progress page
_MOST_STEPS = 25  # a scale with more of them is a number, and a table of it no table
_ENOUGH_SHOWN = 0.5

Sheets = Collection[Response]


@dataclass(frozen=True, kw_only=True)
class Tally:
    """`cells`: row, or TOTAL, and role, or TOTAL, with its count; None where it is hidden.

    `means` by role, or TOTAL, of k answers or more. What is written in words is never shown; `texts` counts it.
    """

    question: str
    text: str
    roles: Sequence[str] = ()
    rows: Sequence[str] = ()
    cells: Mapping[Place, int | None] = field(default_factory=dict)
    means: Mapping[str, float] = field(default_factory=dict)
    texts: int | None = None
    in_words: bool = False


def tally(name: str, question: Question, sheets: Sheets, k: int) -> Tally:
    """Count a wave's answers, of those whom the question is for. With fewer than k of them nothing is told."""
    sheets = [
        sheet for sheet in sheets if not (question.audience and sheet.role) or sheet.role in question.audience
    ]
    empty = Tally(question=name, text=question.text, in_words=question.type in ("text", "date"))
    if len(sheets) < k:
        return empty
    if empty.in_words:
        written = sum(bool(sheet.answers.get(name)) for sheet in sheets)
        return replace(empty, texts=None if 0 < written < k else written)
    answers = [(_role(sheet), sheet.answers.get(name)) for sheet in sheets]
    means = _means(question, answers, k)
    if not _options(question):
        return replace(empty, means=means)
    for table in _tables(replace(empty, means=means), question, answers, k):
        if _share_shown(table) >= _ENOUGH_SHOWN:
            break
    return table


def _share_shown(one: Tally) -> float:
    """Of all people, the share who stand in a cell that is shown."""
    columns = one.roles or (TOTAL,)
    shown = sum(one.cells.get((row, column)) or 0 for row in one.rows for column in columns)
    return shown / max(1, one.cells.get((TOTAL, TOTAL)) or shown)


# ------------------------------------------------------------------ tables, the finest first

Answers = Sequence[tuple[str, object]]


def _tables(empty: Tally, question: Question, answers: Answers, k: int) -> Iterator[Tally]:
    counted = Counter((row, role) for role, answer in answers for row in _rows(question, answer))
    others = {row for row, _ in counted} - {*_options(question), NO_ANSWER}
    rows = [*_options(question), *sorted(others), NO_ANSWER]
    roles = sorted({role for role, _ in answers}, key=lambda role: (role != "mentor", role))
    by_role = table_counts({row: {role: counted[row, role] for role in roles} for row in rows}, roles)
    if question.type == "choices":
        by_role = _without_column_totals(by_role)
    if len(roles) > 1:
        yield _table(replace(empty, rows=rows, roles=roles), by_role, k)
    whole = {role: mean for role, mean in empty.means.items() if role == TOTAL}
    together = row_counts({row: by_role.cells[row, TOTAL] for row in rows})
    if question.type == "choices":
        together = _without_column_totals(together)
    yield _table(replace(empty, rows=rows, means=whole), together, k)
    if question.type == "scale":
        groups = [*_groups(empty.question, rows), NO_ANSWER]
        yield _table(replace(empty, rows=groups, means=whole), _grouped(empty.question, together), k)


def _table(shape: Tally, counts: Counts[Place], k: int) -> Tally:
    """Fill the cells of a shape. What is not in it stays hidden, and is protected too.

    A mean near the end of its scale can tell that one person answered otherwise; then it is left out, unless the
    progress page shows it anyway.
    """
    printed = {(row, role) for row in (*shape.rows, TOTAL) for role in (*shape.roles, TOTAL)}
    whole: Counts[Place] = Counts(
        counts.cells,
        (*counts.facts, *_facts(shape, counts)),
        known={(TOTAL, TOTAL)},
        harmless={(NO_ANSWER, role) for role in (*shape.roles, TOTAL)},
    )
    hidden = hidden_cells(whole, k, frozenset(counts.cells.keys() - printed))
    public = {TOTAL: shape.means[TOTAL]} if shape.question in ON_PAGES and TOTAL in shape.means else {}
    if shape.means != public and next(endangered(whole, hidden, k), None):
        return _table(replace(shape, means=public), counts, k)
    shown = {place: count for place, count in counts.cells.items() if place in printed}
    return replace(shape, cells={place: None if place in hidden else n for place, n in shown.items()})


def _without_column_totals(counts: Counts[Place]) -> Counts[Place]:
    """Where a sheet may stand in several rows, columns do not add up to people."""
    cells = {place: count for place, count in counts.cells.items() if place[0] != TOTAL}
    return Counts(cells, tuple(fact for fact in counts.facts if fact.keys() <= cells.keys()))


def _facts(shape: Tally, counts: Counts[Place]) -> Iterator[Mapping[Place, float]]:
    """What a mean says of the counts it was made of; and the recommendation score, which the pages show."""
    steps = _steps([row for row, role in counts.cells if role == TOTAL])
    for role, mean in shape.means.items():
        yield {(row, role): step - mean for row, step in steps.items()}
    if shape.question == RECOMMENDATION:
        points = {row: (step >= PROMOTER) - (step <= DETRACTOR) for row, step in steps.items()}
        answered = sum(counts.cells[row, TOTAL] for row in steps)
        score = sum(points[row] * counts.cells[row, TOTAL] for row in steps) / max(1, answered)
        yield {(row, TOTAL): points[row] - score for row in steps}


def _grouped(name: str, counts: Counts[Place]) -> Counts[Place]:
    """The same with a cell for each group of steps, which is the sum of its steps."""
    groups = _groups(name, [row for row, _ in counts.cells])
    sums = {(group, TOTAL): sum(counts.cells[row, TOTAL] for row in rows) for group, rows in groups.items()}
    facts = [
        {**{(row, TOTAL): 1.0 for row in rows}, (group, TOTAL): -1.0}
        for group, rows in groups.items()
        if rows != [group]
    ]
    whole = {**dict.fromkeys(sums, 1.0), (NO_ANSWER, TOTAL): 1.0, (TOTAL, TOTAL): -1.0}
    return Counts({**counts.cells, **sums}, (*counts.facts, *facts, whole))


def _groups(name: str, rows: Sequence[str]) -> dict[str, list[str]]:
    """The steps of a scale as low, middle and high: `1–2`, `3`, `4–5`; of the recommendation, its own three."""
    steps = list(_steps(rows))
    third = (len(steps) + 1) // 3
    cuts = (DETRACTOR + 1, PROMOTER) if name == RECOMMENDATION else (third, len(steps) - third)
    parts = (steps[: cuts[0]], steps[cuts[0] : cuts[1]], steps[cuts[1] :])
    return {part[0] if len(part) == 1 else f"{part[0]}–{part[-1]}": part for part in parts if part}


# ------------------------------------------------------------------ answers


def _means(question: Question, answers: Answers, k: int) -> dict[str, float]:
    """The mean of all and of each role, unless the mean of a few would follow from these."""
    if question.type not in ("scale", "number"):
        return {}
    known = [(role, value) for role, answer in answers if (value := number_of(answer)) is not None]
    by_role = {role: [value for one, value in known if one == role] for role, _ in known}
    means = {TOTAL: fmean(value for _, value in known)} if len(known) >= k else {}
    if all(len(values) >= k for values in by_role.values()) and len(by_role) > 1:
        means |= {role: fmean(values) for role, values in sorted(by_role.items())}
    return means


def _options(question: Question) -> list[str]:
    if question.type == "scale" and question.scale:
        low, high = question.scale
        return [str(step) for step in range(low, high + 1)] if high - low <= _MOST_STEPS else []
    return ["yes", "no"] if question.type == "yes-no" else list(question.options)


def _rows(question: Question, answer: object) -> list[str]:
    """The rows that one answer counts in."""
    if answer in (None, "", [], ()):
        return [NO_ANSWER]
    if question.type == "choices":
        return sorted(set(map(str, answer if isinstance(answer, list | tuple) else [answer])))
    if isinstance(answer, bool):
        return ["yes" if answer else "no"]
    return [str(answer).lower() if question.type == "yes-no" else str(answer)]


def _steps(rows: Sequence[str]) -> dict[str, int]:
    """The rows that are steps of a scale."""
    return {row: int(row) for row in rows if row.lstrip("-").isdigit()}


def _role(sheet: Response) -> str:
    return sheet.role or "unknown"
