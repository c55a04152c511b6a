"""Everything the macros know: the public view, the figures that may be shown, and the day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from mentorbook.checks.engine import check
from mentorbook.checks.rule import Severity
from mentorbook.exports.paper import paper_of
from mentorbook.privacy.public import PublicProgram, public_view
from mentorbook.reports.comparison import Comparison, comparisons
from mentorbook.reports.effects import Effect, Start, effects
from mentorbook.reports.figures import Figures, figures
from mentorbook.source.program import read_program

from .words import own_words

Stamp = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, kw_only=True)
class Portal:
    """What a macro may use. No record of program/ can be reached from here."""

    view: PublicProgram
    figures: Figures
    comparisons: tuple[Comparison, ...]  # participants beside others
    effects: tuple[Effect, ...]  # what moved after each adjustment, in their order
    today: date
    documents: frozenset[str]  # every page below docs/
    findings: Mapping[Severity, int]  # how many, never which

    @property
    def locale(self) -> str:
        """The language of dates and names."""
        return self.view.charter.locale

    @property
    def paper(self) -> str:
        """What the program prints on, as CSS calls it: `A4` or `letter`."""
        return paper_of(self.view.charter.locale, self.view.charter.time_zone).name

    def own_words(self, text: str) -> str:
        """A text of ours with the program's own words for mentor, mentee and cohort in it."""
        return own_words(self.view.charter.labels, text)


def read_portal(program_dir: Path, docs_dir: Path, today: date) -> Portal:
    """Read a program and its pages; read again only when a file has changed its path, time or size."""
    return _read(program_dir, docs_dir, today, _stamp((program_dir, docs_dir)))


@lru_cache(maxsize=2)
def _read(program_dir: Path, docs_dir: Path, today: date, _: Stamp) -> Portal:
    reading = read_program(program_dir, docs_dir)
    program = reading.program
    view = public_view(program, today)
    known = figures(program, today, view.smallest_group)
    starts = [Start(cohort.starts, cohort.id, cohort.title) for cohort in view.cohorts.values()]
    return Portal(
        view=view,
        figures=known,
        comparisons=tuple(comparisons(known.overall, view.benchmarks, view.smallest_group)),
        effects=tuple(effects(view.adjustments, starts, known, today)),
        today=today,
        documents=frozenset(path.relative_to(docs_dir).as_posix() for path in docs_dir.rglob("*.md")),
        findings=Counter(finding.rule.severity for finding in check(reading, today)),
    )


def _stamp(folders: Iterable[Path]) -> Stamp:
    files = sorted(path for folder in folders for path in folder.rglob("*") if path.suffix in (".yml", ".md"))
    states = ((path, path.stat()) for path in files)
    return tuple((str(path), state.st_mtime_ns, state.st_size) for path, state in states)
